//! Letters to applicants, and the language of every letter: they are written in actions and jobs, where no request brings one.

use std::sync::LazyLock;

use centum_accounts::{Person, find_person};
use centum_base::Id;
use centum_calls::Site;
use centum_calls::expression::Dossier;
use centum_calls::expression::model::Expression;
use centum_jobs::{Letter, post};
use centum_ledger::House;
use centum_store::{Conn, StoreResult, Tx};
use centum_web::Locale;
use centum_web::locale::{Catalogue, Customs};

static TEXTS: LazyLock<Catalogue> = LazyLock::new(|| {
    Catalogue::new(crate::MESSAGES, Customs::default()).expect("the module's texts are read by a test")
});

/// English, in which every letter has its text.
pub(crate) fn english() -> &'static Locale {
    TEXTS.english()
}

/// Every language that letters have texts in.
pub(crate) fn languages() -> impl Iterator<Item = &'static Locale> {
    TEXTS.offered()
}

/// The language in which a person is written to.
pub(crate) fn language_of(person: &Person) -> &'static Locale {
    TEXTS.chosen(person.locale.as_deref())
}

/// Who is written to about an application: the first who writes for its lead and has an address.
pub(crate) struct Addressee {
    pub(crate) dossier: Dossier,
    pub(crate) person: Person,
    pub(crate) address: String,
}

impl Addressee {
    /// Who that is; nobody where none of the writers has an address.
    pub(crate) async fn of(conn: &mut Conn<'_>, id: Id<Expression>) -> StoreResult<Option<Self>> {
        let Some(dossier) = Dossier::load(conn, id).await? else { return Ok(None) };
        let lead = dossier.lead().map(|member| member.id);
        for writer in dossier.writers.iter().filter(|writer| Some(writer.member) == lead) {
            let Some(person) = find_person(conn, writer.person).await? else { continue };
            if let Some(address) = person.email.clone() {
                return Ok(Some(Self { dossier, person, address }));
            }
        }
        Ok(None)
    }
}

/// Where an applicant reads what came of an application.
pub(crate) fn link(site: &Site, id: Id<Expression>) -> String {
    format!("{}/expressions/{id}/outcome", site.base)
}

/// Tells an applicant what happened between decisions, if there is somebody to tell. The page of the outcome says the same.
pub(crate) async fn tell(
    house: &House,
    tx: &mut Tx,
    id: Id<Expression>,
    what: &str,
    site: &Site,
) -> StoreResult<()> {
    let Some(to) = Addressee::of(&mut tx.conn(), id).await? else { return Ok(()) };
    let locale = language_of(&to.person);
    let head = &to.dossier.head;
    let say = |part: &str| {
        locale
            .say(&format!("selection-letter-{what}-{part}"))
            .arg("name", &to.person.name)
            .arg("call", to.dossier.call.terms.title.in_lang(locale.tag()))
            .arg("application", &head.title)
            .arg("number", head.reference())
            .arg("link", link(site, id))
            .arg("site", &site.name)
            .plain()
    };
    let subject = say("subject").split_whitespace().collect::<Vec<_>>().join(" ");
    let letter = Letter { recipient: to.address.clone(), subject, body: say("body") };
    post(house, tx, &letter).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_between_decisions_has_its_texts() {
        for id in ["seat-lapsed", "complaint-unchanged", "complaint-re-evaluation"] {
            for part in ["subject", "body"] {
                assert!(english().has(&format!("selection-letter-{id}-{part}")), "{id} {part}");
            }
        }
    }

    #[test]
    fn every_letter_to_a_reviewer_has_its_texts() {
        for id in ["invitation", "reading"] {
            for part in ["subject", "body"] {
                assert!(TEXTS.chosen(Some("xx")).has(&format!("readers-letter-{id}-{part}")), "{id} {part}");
            }
        }
    }
}
