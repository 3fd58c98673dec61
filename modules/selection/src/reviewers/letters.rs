//! Letters to reviewers: the invitation, and that there is something to read. They name no application.

use std::sync::LazyLock;

use centum_accounts::Person;
use centum_calls::Site;
use centum_calls::call::Call;
use centum_jobs::Letter;
use centum_web::Locale;
use centum_web::locale::{Catalogue, Customs, ENGLISH, Texts};

/// The texts of the letters.
pub(crate) const TEXTS: &[Texts] = &[("en", include_str!("../../locales/en/readers_letters.ftl"))];

/// Letters are written in actions, where no request brings a language.
static LETTERS: LazyLock<Catalogue> = LazyLock::new(|| {
    Catalogue::new(TEXTS, Customs::default()).expect("the texts of the letters are read by a test")
});

fn language(tag: Option<&str>) -> &'static Locale {
    let chosen = tag.and_then(|tag| LETTERS.get(tag));
    chosen.or_else(|| LETTERS.get(ENGLISH)).unwrap_or_else(|| LETTERS.english())
}

/// Asks somebody to read in the selection of a call. Nothing if the person has no address any more.
pub fn invitation(person: &Person, call: &Call, site: &Site) -> Option<Letter> {
    let link = format!("{}/reviews/invitations/{}", site.base, call.slug);
    letter(person, call, site, "readers-letter-invitation", &link, 0)
}

/// Tells somebody that so many applications are to be read.
pub fn reading(person: &Person, call: &Call, site: &Site, count: usize) -> Option<Letter> {
    letter(person, call, site, "readers-letter-reading", &format!("{}/reviews", site.base), count)
}

fn letter(person: &Person, call: &Call, site: &Site, id: &str, link: &str, count: usize) -> Option<Letter> {
    let locale = language(person.locale.as_deref());
    let title = call.terms.title.in_lang(locale.tag());
    let subject = locale.say(&format!("{id}-subject")).arg("call", title).arg("count", count).plain();
    let body = locale
        .say(&format!("{id}-body"))
        .arg("name", &person.name)
        .arg("call", title)
        .arg("count", count)
        .arg("link", link)
        .arg("site", &site.name)
        .plain();
    let subject = subject.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(Letter { recipient: person.email.clone()?, subject, body })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_has_its_texts() {
        let locale = language(Some("xx"));
        for id in ["invitation", "reading"] {
            for part in ["subject", "body"] {
                assert!(locale.has(&format!("readers-letter-{id}-{part}")), "{id} {part}");
            }
        }
    }
}
