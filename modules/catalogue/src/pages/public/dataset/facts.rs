//! What a record says, section by section.

use centum_web::{Html, Locale};

use super::related::Related;
use crate::dcat::{Agent, Contact, Kind, Period, Place, Record};
use crate::pages::public::around::{MOST_CITIES, Participant, Surroundings};
use crate::pages::public::facts::{Fact, Section};
use crate::pages::public::links::{bare, data, inward, mail_link, outward};
use crate::pages::public::loading::Known;
use crate::pages::public::words::{self, List, line, said};

/// So many values of one name are shown.
const MOST: usize = 40;

struct Facts<'a> {
    locale: &'a Locale,
    list: Vec<Fact>,
}

impl<'a> Facts<'a> {
    fn new(locale: &'a Locale) -> Self {
        Self { locale, list: Vec::new() }
    }

    fn put(&mut self, id: &str, lines: impl IntoIterator<Item = Html>) {
        self.list.extend(Fact::of(self.locale, id, lines.into_iter().take(MOST).collect()));
    }

    fn section(self, id: &'static str) -> Option<Section> {
        Section::of(self.locale, id, self.list)
    }
}

/// Every section that has something to say, in the order of the page.
pub(super) fn sections(
    locale: &Locale,
    known: &Known,
    related: &Related,
    participants: &[Participant],
) -> Vec<Section> {
    let record = &known.typed;
    let all = [
        (record.kind == Kind::Service).then(|| service(locale, record, related)).flatten(),
        about(locale, record),
        coverage(locale, record),
        people(locale, record),
        relations(locale, record, related),
        origin(locale, known, participants),
    ];
    all.into_iter().flatten().collect()
}

fn service(locale: &Locale, record: &Record, related: &Related) -> Option<Section> {
    let mut facts = Facts::new(locale);
    facts.put("endpoint", record.endpoint_urls.iter().map(|address| bare(address)));
    facts.put("endpoint-description", record.endpoint_descriptions.iter().map(|address| bare(address)));
    facts.put("serves", related.links(&record.serves_datasets));
    let formats = record.formats.iter().filter_map(|format| format.value.as_ref());
    facts.put("formats", formats.map(|value| words::coded(locale, List::FileType, value)));
    facts.section("service")
}

fn about(locale: &Locale, record: &Record) -> Option<Section> {
    let mut facts = Facts::new(locale);
    facts.put("licence", record.licences.iter().map(|one| words::licence(locale, one)));
    facts.put("rights", record.rights.iter().filter_map(|one| words::reference(locale, one)));
    facts.put("access", record.access_rights.iter().map(|one| words::coded(locale, List::Access, one)));
    facts.put("modified", record.modified.iter().map(|at| words::moment(locale, at)));
    facts.put("issued", record.issued.iter().map(|at| words::moment(locale, at)));
    facts.put("frequency", record.frequency.iter().map(|one| words::coded(locale, List::Frequency, one)));
    facts.put("languages", record.languages.iter().map(|one| words::coded(locale, List::Language, one)));
    facts.put("types", record.types.iter().map(|one| words::coded(locale, List::Type, one)));
    facts.put("hvd", record.hvd_categories.iter().map(|one| words::coded(locale, List::Hvd, one)));
    facts.put("legislation", record.applicable_legislation.iter().map(|address| bare(address)));
    facts.put("conforms", record.conforms_to.iter().filter_map(|one| words::reference(locale, one)));
    facts.put("landing", record.landing_pages.iter().map(|address| bare(address)));
    facts.put("pages", record.pages.iter().map(|address| bare(address)));
    facts.put("version", record.version.iter().map(|version| data(&line(version))));
    facts.put("version-notes", said(locale, &record.version_notes).map(|notes| notes.html()));
    let identifiers = record.identifiers.iter().chain(&record.other_identifiers);
    facts.put("identifiers", identifiers.map(|id| bare(id)));
    facts.section("about")
}

fn coverage(locale: &Locale, record: &Record) -> Option<Section> {
    let mut facts = Facts::new(locale);
    facts.put("period", record.temporal.iter().filter_map(|span| period(locale, span)));
    facts.put("resolution-time", record.temporal_resolution.iter().map(|text| data(&line(text))));
    facts.put("places", record.spatial.iter().filter_map(|one| place(locale, one)));
    let metres = |metres: &f64| {
        let number = locale.decimal(&format!("{metres}"));
        locale.say("catalogue-public-metres").arg("number", number).html()
    };
    facts.put("resolution-space", record.spatial_resolution.iter().map(metres));
    facts.section("coverage")
}

fn period(locale: &Locale, span: &Period) -> Option<Html> {
    let part = |moment: &Option<_>| moment.as_ref().map(|at| words::moment(locale, at));
    Some(match (part(&span.start), part(&span.end)) {
        (Some(from), Some(to)) => {
            locale.say("catalogue-public-from-to").markup("from", &from).markup("to", &to).html()
        }
        (Some(from), None) => locale.say("catalogue-public-from").markup("from", &from).html(),
        (None, Some(to)) => locale.say("catalogue-public-until").markup("to", &to).html(),
        (None, None) => return None,
    })
}

fn place(locale: &Locale, place: &Place) -> Option<Html> {
    let name = said(locale, &place.labels);
    let named = match (&place.uri, &name) {
        (Some(address), Some(name)) => Some(outward(address, &name.text)),
        (Some(address), None) => Some(bare(address)),
        (None, name) => name.as_ref().map(words::Said::html),
    };
    let degrees = |value: f64| locale.decimal(&format!("{value:.3}"));
    let edges = place.bbox.filter(|edges| edges.is_on_the_globe()).map(|edges| {
        let saying = locale
            .say("catalogue-public-box")
            .arg("west", degrees(edges.west))
            .arg("east", degrees(edges.east));
        saying.arg("south", degrees(edges.south)).arg("north", degrees(edges.north)).html()
    });
    match (named, edges) {
        (Some(named), Some(edges)) => {
            Some(Html::trusted(format!("{named}<br><span class=\"soft\">{edges}</span>")))
        }
        (named, edges) => named.or(edges),
    }
}

fn people(locale: &Locale, record: &Record) -> Option<Section> {
    let mut facts = Facts::new(locale);
    facts.put("publishers", record.publishers.iter().filter_map(|one| agent(locale, one)));
    facts.put("creators", record.creators.iter().filter_map(|one| agent(locale, one)));
    facts.put("contributors", record.contributors.iter().filter_map(|one| agent(locale, one)));
    facts.put("attributions", record.attributions.iter().filter_map(|one| agent(locale, &one.agent)));
    facts.put("contacts", record.contacts.iter().filter_map(|one| contact(locale, one)));
    facts.section("people")
}

fn agent(locale: &Locale, agent: &Agent) -> Option<Html> {
    let name = said(locale, &agent.names);
    let mut lines: Vec<Html> = match (&name, agent.homepages.first().or(agent.uri.as_ref())) {
        (Some(name), Some(address)) => vec![outward(address, &name.text)],
        (Some(name), None) => vec![name.html()],
        (None, Some(address)) => vec![bare(address)],
        (None, None) => Vec::new(),
    };
    lines.extend(agent.emails.iter().take(3).map(|mail| mail_link(mail)));
    joined(&lines)
}

fn contact(locale: &Locale, contact: &Contact) -> Option<Html> {
    let mut lines: Vec<Html> = Vec::new();
    lines.extend(said(locale, &contact.names).map(|name| name.html()));
    lines.extend(said(locale, &contact.organisation).map(|name| name.html()));
    lines.extend(contact.emails.iter().take(3).map(|mail| mail_link(mail)));
    lines.extend(contact.urls.iter().take(3).map(|address| bare(address)));
    lines.extend(contact.telephones.iter().take(3).map(|number| data(&line(number))));
    joined(&lines)
}

fn joined(lines: &[Html]) -> Option<Html> {
    let all: Vec<String> = lines.iter().map(ToString::to_string).collect();
    (!all.is_empty()).then(|| Html::trusted(all.join("<br>")))
}

fn relations(locale: &Locale, record: &Record, related: &Related) -> Option<Section> {
    let mut facts = Facts::new(locale);
    facts.put("in-series", related.links(&record.in_series));
    facts.put("previous", related.links(&record.previous_versions));
    facts.put("is-version", related.links(&record.is_version_of));
    facts.put("has-versions", related.links(&record.has_versions));
    facts.put("made-from", related.links(&record.sources));
    facts.put("relations", related.links(&record.relations));
    facts.put("reused", related.links(&record.referenced_by));
    facts.put("provenance", record.provenance.iter().filter_map(|one| words::reference(locale, one)));
    facts.put("generated", record.generated_by.iter().map(|address| bare(address)));
    facts.section("relations")
}

/// Publisher, catalogue, city and participant: four different things, each by its own name.
fn origin(locale: &Locale, known: &Known, participants: &[Participant]) -> Option<Section> {
    let Surroundings { source, catalogue, publisher, cities } = &known.around;
    let mut facts = Facts::new(locale);
    let home = format!("/data/catalogues/{}", catalogue.slug);
    facts.put("catalogue", [inward(&home, &catalogue.name)]);
    let keeper = publisher.iter();
    facts.put("keeper", keeper.map(|one| inward(&format!("/data/publishers/{}", one.slug), &one.name)));
    facts.put("cities", cities.iter().take(MOST_CITIES).map(|city| inward(&city.href(), &city.name)));
    facts.put(
        "participants",
        participants.iter().map(|one| {
            Html::trusted(format!(
                "{} <span class=\"soft\">{}</span>",
                inward(&one.href, &one.name),
                data(&one.edition)
            ))
        }),
    );
    facts.put("source", [bare(&source.address)]);
    facts.put("remote-id", [data(&line(&known.record.remote_id))]);
    facts.put("uri", known.typed.uri.iter().map(|address| bare(address)));
    facts.put("first-seen", [locale.moment(known.record.first_seen)]);
    facts.put("last-seen", [locale.moment(known.record.last_seen)]);
    facts.put("last-entry", [locale.moment(known.entry.at)]);
    let digest = |digest: centum_base::Digest| Html::trusted(format!("<code class=\"hash\">{digest}</code>"));
    facts.put("raw", [digest(known.entry.content.raw)]);
    facts.section("origin")
}
