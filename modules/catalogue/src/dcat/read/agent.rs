//! Who: agents and contacts, by FOAF, vCard, a plain name or a mail address.

use centum_rdf::{NamedOrBlankNodeRef, Term};

use super::coded::FREE;
use super::graph::{address, iri, literal, node};
use super::values::{Property, Reader, mend};
use crate::dcat::names::{adms, dcat, dct, foaf, prov, schema, vcard};
use crate::dcat::{Agent, Attribution, Contact, Texts, What};

const MBOX: Property = Property("foaf:mbox", &[foaf::MBOX, vcard::EMAIL, vcard::EMAIL_TEXT, schema::EMAIL]);
const HOMEPAGE: Property = Property("foaf:homepage", &[foaf::HOMEPAGE, vcard::URL, schema::URL]);
const KIND: Property = Property("dct:type", &[dct::TYPE]);
const EMAIL: Property =
    Property("vcard:hasEmail", &[vcard::EMAIL, vcard::EMAIL_TEXT, foaf::MBOX, schema::EMAIL]);
const URL: Property = Property("vcard:hasURL", &[vcard::URL, vcard::URL_TEXT, foaf::PAGE, foaf::HOMEPAGE]);
const TELEPHONE: Property =
    Property("vcard:hasTelephone", &[vcard::TELEPHONE, vcard::TELEPHONE_TEXT, vcard::TEL]);
const FN: Property = Property("vcard:fn", &[vcard::FN, vcard::HAS_FN]);
const ORGANISATION: Property =
    Property("vcard:organization-name", &[vcard::ORGANIZATION, vcard::HAS_ORGANIZATION]);

/// The most mail addresses that are taken out of one text.
const MOST_OF_ONE: usize = 20;

impl<'a> Reader<'_, 'a> {
    /// The agents of a property.
    pub(super) fn agents(&mut self, of: NamedOrBlankNodeRef<'_>, property: Property) -> Vec<Agent> {
        let mut agents = Vec::new();
        for term in self.values(of, property) {
            let agent = self.agent(property, term);
            if agent == Agent::default() {
                self.note(property, &term.to_string(), What::NothingSaid);
            } else {
                agents.push(agent);
            }
        }
        agents
    }

    fn agent(&mut self, property: Property, term: &'a Term) -> Agent {
        if let Some(mail) = iri(term).and_then(|iri| mailbox(iri, true)) {
            self.note(property, &mail, What::Misplaced);
            return Agent { emails: vec![mail], ..Agent::default() };
        }
        match (node(term), literal(term)) {
            (Some(node), _) => {
                let mut names = self.labels(node);
                if names.is_empty() {
                    names = self.texts(node, ORGANISATION);
                }
                Agent {
                    uri: address(node),
                    names,
                    kind: self.one_coded(node, KIND, FREE),
                    homepages: self.urls(node, HOMEPAGE),
                    emails: self.mails(node, MBOX),
                }
            }
            (_, Some(text)) => {
                let Some(text) = self.text(property, text) else { return Agent::default() };
                self.note(property, &text, What::LiteralForIri);
                match (mend(&text).filter(|url| *url == text), mailbox(&text, false)) {
                    (_, Some(mail)) => Agent { emails: vec![mail], ..Agent::default() },
                    (Some(url), _) => Agent { uri: Some(url), ..Agent::default() },
                    _ => Agent { names: self.literal_texts(term, text), ..Agent::default() },
                }
            }
            _ => Agent::default(),
        }
    }

    /// The text of a literal under its own language.
    fn literal_texts(&self, term: &Term, text: String) -> Texts {
        let lang = match term {
            Term::Literal(literal) => literal.language().unwrap_or_default(),
            _ => "",
        };
        Texts::one(lang, &text)
    }

    /// Who else answers for it.
    pub(super) fn attributions(&mut self, of: NamedOrBlankNodeRef<'_>) -> Vec<Attribution> {
        const ATTRIBUTION: Property = Property("prov:qualifiedAttribution", &[prov::ATTRIBUTION]);
        const AGENT: Property = Property("prov:agent", &[prov::AGENT]);
        const ROLE: Property = Property("dcat:hadRole", &[dcat::HAD_ROLE]);
        let mut attributions = Vec::new();
        for term in self.values(of, ATTRIBUTION) {
            let Some(node) = node(term) else { continue };
            let role = self.urls(node, ROLE).into_iter().min();
            let mut agents = self.agents(node, AGENT);
            if agents.is_empty() {
                self.note(ATTRIBUTION, role.as_deref().unwrap_or_default(), What::NothingSaid);
            }
            attributions.extend(agents.drain(..).map(|agent| Attribution { role: role.clone(), agent }));
        }
        attributions
    }

    /// Whom to ask.
    pub(super) fn contacts(&mut self, of: NamedOrBlankNodeRef<'_>) -> Vec<Contact> {
        const CONTACT: Property = Property("dcat:contactPoint", &[dcat::CONTACT, adms::CONTACT]);
        let mut contacts = Vec::new();
        for term in self.values(of, CONTACT) {
            let contact = self.contact(CONTACT, term);
            if contact == Contact::default() {
                self.note(CONTACT, &term.to_string(), What::NothingSaid);
            } else {
                contacts.push(contact);
            }
        }
        contacts
    }

    fn contact(&mut self, property: Property, term: &'a Term) -> Contact {
        if let Some(mail) = iri(term).and_then(|iri| mailbox(iri, true)) {
            self.note(property, &mail, What::Misplaced);
            return Contact { emails: vec![mail], ..Contact::default() };
        }
        match (node(term), literal(term)) {
            (Some(node), _) => {
                let mut names = self.texts(node, FN);
                if names.is_empty() {
                    names = self.labels(node);
                }
                Contact {
                    uri: address(node),
                    names,
                    organisation: self.texts(node, ORGANISATION),
                    emails: self.mails(node, EMAIL),
                    urls: self.card_urls(node),
                    telephones: self.telephones(node),
                }
            }
            (_, Some(text)) => {
                let Some(text) = self.text(property, text) else { return Contact::default() };
                self.note(property, &text, What::LiteralForIri);
                match (mailbox(&text, false), mend(&text).filter(|url| *url == text)) {
                    (Some(mail), _) => Contact { emails: vec![mail], ..Contact::default() },
                    (_, Some(url)) => Contact { urls: vec![url], ..Contact::default() },
                    _ => Contact { names: self.literal_texts(term, text), ..Contact::default() },
                }
            }
            _ => Contact::default(),
        }
    }

    /// The texts of a card's property: vCard allows a node with a value in between.
    fn card(&mut self, of: NamedOrBlankNodeRef<'_>, property: Property) -> Vec<&'a Term> {
        let mut values = Vec::new();
        for term in self.values(of, property) {
            let inner = [vcard::VALUE, vcard::VALUE_TEXT];
            let inner: Vec<_> =
                node(term).map(|node| self.graph.values(node, &inner).collect()).unwrap_or_default();
            if inner.is_empty() { values.push(term) } else { values.extend(inner) }
        }
        values
    }

    fn mails(&mut self, of: NamedOrBlankNodeRef<'_>, property: Property) -> Vec<String> {
        let mut mails = Vec::new();
        for term in self.card(of, property) {
            let (found, text) = match (iri(term), literal(term)) {
                (Some(iri), _) => (mailboxes(iri, true), iri),
                (_, Some(text)) => (mailboxes(text, false), text),
                _ => {
                    self.note(property, "", What::NothingSaid);
                    continue;
                }
            };
            if found.is_empty() {
                let what = if text.trim().is_empty() { What::Empty } else { What::NotAnAddress };
                self.note(property, text, what);
            } else if literal(term).is_some() {
                self.note(property, text, What::LiteralForIri);
            } else if !text.to_ascii_lowercase().contains("mailto:") {
                self.note(property, text, What::Mended);
            }
            mails.extend(found);
        }
        mails
    }

    fn card_urls(&mut self, of: NamedOrBlankNodeRef<'_>) -> Vec<String> {
        let mut urls = Vec::new();
        for term in self.card(of, URL) {
            match (iri(term), literal(term)) {
                (Some(iri), _) => urls.push(iri.to_owned()),
                (_, Some(text)) => match mend(text) {
                    Some(url) => {
                        self.note(URL, text, What::LiteralForIri);
                        urls.push(url);
                    }
                    None => self.note(URL, text, What::NotAnAddress),
                },
                _ => self.note(URL, "", What::NothingSaid),
            }
        }
        urls
    }

    fn telephones(&mut self, of: NamedOrBlankNodeRef<'_>) -> Vec<String> {
        let mut telephones = Vec::new();
        for term in self.card(of, TELEPHONE) {
            let Some(text) = iri(term).or(literal(term)) else { continue };
            let Some(text) = self.text(TELEPHONE, text) else { continue };
            let bare = text.strip_prefix("tel:").or_else(|| text.strip_prefix("TEL:")).unwrap_or(&text);
            telephones.push(bare.replace("%20", " "));
        }
        telephones
    }
}

/// The mail addresses in a text: the one that it is, or several with their marks and names around them.
fn mailboxes(text: &str, is_iri: bool) -> Vec<String> {
    let plain = text.replace("%20", " ").replace("%3C", "<").replace("%3E", ">");
    if !plain.contains(['<', '>', ';', ','])
        && let Some(one) = mailbox(&plain, is_iri)
    {
        return vec![one];
    }
    if is_iri && !plain.to_ascii_lowercase().starts_with("mailto:") {
        // Without its scheme it was taken for the name of a page beside the document.
        let last = plain.rsplit('/').next().and_then(|last| mailbox(last, false));
        let has_host = |mail: &String| mail.rsplit('@').next().is_some_and(|host| host.contains('.'));
        return last.filter(has_host).into_iter().collect();
    }
    let parts = plain.split(|c: char| c.is_whitespace() || "<>()[],;".contains(c));
    parts.filter_map(|part| mailbox(part.trim_end_matches('.'), false)).take(MOST_OF_ONE).collect()
}

/// The mail address in a text; of an address of the web only with `mailto:` in it.
fn mailbox(text: &str, is_iri: bool) -> Option<String> {
    let text = text.trim();
    let lower = text.to_ascii_lowercase();
    let bare = match lower.rfind("mailto:") {
        // Some prepend their own base, some write it twice.
        Some(at) => &text[at + "mailto:".len()..],
        None if is_iri => return None,
        None => text,
    };
    let bare = bare.split('?').next().unwrap_or(bare).trim().replace("%40", "@");
    let (name, host) = bare.split_once('@')?;
    let plain =
        !name.is_empty() && !host.is_empty() && !bare.contains(char::is_whitespace) && !host.contains('@');
    plain.then_some(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_address_is_found_in_what_people_write() {
        for text in [
            "mailto:a@b.example",
            "MAILTO:a@b.example",
            "mailto:mailto:a@b.example",
            "a@b.example ",
            "https://portal.example/mailto:a@b.example",
            "mailto:a@b.example?subject=x",
            "mailto:a%40b.example",
        ] {
            assert_eq!(mailbox(text, text.contains("portal")), Some("a@b.example".to_owned()), "{text}");
        }
        let both = ["a@b.example", "c@d.example"];
        for text in ["a@b.example; c@d.example", "A <a@b.example>, C <c@d.example>."] {
            assert_eq!(mailboxes(text, false), both, "{text}");
        }
        assert_eq!(mailboxes("mailto:a@b.example;c@d.example", true), both);
        assert_eq!(mailboxes("mailto:A%20%3Ca@b.example%3E", true), ["a@b.example"]);
        assert_eq!(mailboxes("https://b.example/@a", true), [""; 0]);
        assert_eq!(mailboxes("https://b.example/catalog/a@b.example", true), ["a@b.example"]);
        assert_eq!(mailboxes("ask the city", false), [""; 0]);
        for text in ["Stadt Leuven", "https://b.example/@a", "a@", "@b", "a b@c d"] {
            assert_eq!(mailbox(text, text.starts_with("https")), None, "{text}");
        }
    }
}
