//! Letters about dead addresses: one a week to a publisher at most, each address once until it has answered again.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use centum_accounts::{Actor, Permission};
use centum_jobs::{Letter, post};
use centum_ledger::{House, Note, Subject};
use centum_store::{StoreResult, Tx};
use centum_web::Locale;
use centum_web::locale::{Catalogue as Texts, Customs};

use super::Care;
use crate::quality::store::links::{self, Dead};
use crate::sources::{Publisher, publisher};

/// Publishers that are written to at one look.
const AT_ONCE: u32 = 100;
/// Addresses that one letter names; the others wait for the next.
const A_LETTER: u32 = 60;

static LETTERS: LazyLock<Texts> = LazyLock::new(|| {
    Texts::new(crate::quality::MESSAGES, Customs::default()).expect("the room's texts are read by a test")
});

/// Writes to publishers whose addresses are dead. Tells how many letters it wrote.
pub async fn tell_publishers(house: &House, care: &Care) -> StoreResult<u64> {
    let now = house.now();
    let since = now.checked_sub(care.between_letters).unwrap_or(now);
    let owed = {
        let mut reader = house.db.read_current().await?;
        links::owed(&mut reader.conn(), care.dead_after, since, AT_ONCE).await?
    };
    let mut written = 0;
    for id in owed {
        let mut tx = house.begin().await?;
        // Another node may have been here in the meantime.
        let owed = links::owed(&mut tx.conn(), care.dead_after, since, AT_ONCE).await?;
        let Some(publisher) = publisher(&mut tx.conn(), id).await? else { continue };
        let dead = links::dead(&mut tx.conn(), id, care.dead_after, A_LETTER).await?;
        if !owed.contains(&id) || dead.is_empty() {
            continue;
        }
        if write(house, &mut tx, &publisher, &dead).await? {
            tx.commit().await?;
            written += 1;
        }
    }
    Ok(written)
}

async fn write(house: &House, tx: &mut Tx, to: &Publisher, dead: &[Dead]) -> StoreResult<bool> {
    let Some(recipient) = to.mail.clone() else { return Ok(false) };
    let Ok(recorded) = Actor::System("links").require(Permission::ManageCatalogue) else { return Ok(false) };
    let now = house.now();
    let (subject, body, count) = letter(LETTERS.chosen(to.locale.as_deref()), dead);
    post(house, tx, &Letter { recipient, subject, body }).await?;
    for one in dead {
        links::told(tx, &one.id, now).await?;
    }
    links::letter(tx, to.id, now).await?;
    let note = Note::new().with("links", i64::try_from(count).unwrap_or(i64::MAX));
    let about = Subject::new("catalogue-publisher", to.id);
    house.record(tx, &recorded, "catalogue.tell-of-links", &about, note).await?;
    Ok(true)
}

fn letter(locale: &Locale, dead: &[Dead]) -> (String, String, usize) {
    // One address may stand in many datasets; a letter names the first few.
    let mut addresses: BTreeMap<&str, (&Dead, Vec<&str>)> = BTreeMap::new();
    for one in dead {
        addresses.entry(&one.address).or_insert((one, Vec::new())).1.push(&one.slug);
    }
    let mut lines = Vec::new();
    for (address, (one, slugs)) in &addresses {
        let why = match one.status {
            Some(status) => locale.say("catalogue-quality-letter-status").arg("status", status).plain(),
            None => locale.say("catalogue-quality-letter-silent").plain(),
        };
        let since = one.since.map(|at| super::super::follow::today(at).to_string()).unwrap_or_default();
        let line = locale.say("catalogue-quality-letter-line").arg("address", *address).arg("why", why);
        lines.push(format!("- {}", line.arg("since", since).plain()));
        for slug in slugs.iter().take(3) {
            lines.push(format!("  /data/datasets/{slug}"));
        }
    }
    let count = addresses.len();
    let subject = locale.say("catalogue-quality-letter-subject").arg("count", count).plain();
    let body = locale.say("catalogue-quality-letter-body").arg("count", count).arg("links", lines.join("\n"));
    (subject, body.plain(), count)
}
