//! A deadline has passed, and some drafts were not handed in. Whoever can still hand one in within the grace is told so; everybody
//! else how it stands, and that what was written is kept. Each once.

use centum_accounts::{Actor, Permission, Person, find_person};
use centum_base::{Id, Timestamp};
use centum_forms::Finding;
use centum_jobs::{Handler, JobError, Letter, post};
use centum_ledger::{House, Note, Subject};
use centum_store::args;
use centum_web::Locale;
use serde::Deserialize;

use super::stocktaking::take_stock;
use super::store::grace as sql;
use crate::call::{Call, CallState, GRACE_JOB, deadline_for, find_call, grace};
use crate::expression::Dossier;
use crate::expression::dossier::hour;
use crate::expression::rules::{Deed, Hour, may};
use crate::pages::words::{moment, zone_of};
use crate::telling::{Site, language};

const CLOCK: Actor = Actor::System("clock");
/// So many drafts are looked at in one transaction, so that nobody waits long for the writer.
const BATCH: u32 = 50;

/// A deadline of a call that has passed.
#[derive(Deserialize)]
struct Passed {
    call: Id<Call>,
    deadline: Timestamp,
}

/// The handler of the job at each deadline, with the site that its letters lead to. Done twice, it tells nobody twice; of a
/// deadline that was moved meanwhile it tells nobody.
pub fn in_grace(site: Site) -> Handler {
    Handler::new(GRACE_JOB, move |house, payload| {
        let site = site.clone();
        async move {
            let passed: Passed = serde_json::from_value(payload)?;
            take_stock(&house, passed.call).await?;
            let mut last = Some(0);
            while let Some(after) = last {
                last = tell_some(&house, &site, &passed, after).await?;
            }
            Ok(())
        }
    })
}

/// Tells the writers of the next drafts after a number. Gives the number of the last, if there may be more.
async fn tell_some(house: &House, site: &Site, passed: &Passed, after: u32) -> Result<Option<u32>, JobError> {
    let recorded = CLOCK.require(Permission::ManageCalls)?;
    let mut tx = house.begin().await?;
    let Some(call) = find_call(&mut tx.conn(), passed.call).await? else { return Ok(None) };
    let now = house.now();
    // Once it is evaluated, nobody waits for this any more.
    if call.state > CallState::Closed {
        return Ok(None);
    }
    let rows = tx.conn().all(&sql::DRAFTS, args![call.id, after, BATCH]).await?;
    let mut letters = 0_usize;
    for row in &rows {
        let Some(dossier) = Dossier::load(&mut tx.conn(), row.get("id")?).await? else { continue };
        if due(&dossier) != Some(passed.deadline) {
            continue;
        }
        let can_still = can_still_be_handed_in(&dossier, now);
        for id in writers_of_lead(&dossier) {
            let told = args![dossier.head.id, id, passed.deadline, now];
            if tx.conn().execute(&sql::TELL, told).await? == 0 {
                continue;
            }
            let Some(person) = find_person(&mut tx.conn(), id).await? else { continue };
            let Some(recipient) = person.email.clone() else { continue };
            let (subject, body) = match can_still {
                true => letter(&person, &dossier, passed.deadline, site),
                false => not_handed_in(&person, &dossier, (passed.deadline, now), site),
            };
            post(house, &mut tx, &Letter { recipient, subject, body }).await?;
            letters += 1;
        }
    }
    if letters > 0 {
        let note = Note::new().with("deadline", passed.deadline).with("letters", letters);
        house.record(&mut tx, &recorded, "calls.tell-grace", &Subject::new("call", call.id), note).await?;
        tx.commit().await?;
    }
    let last = rows.last().filter(|_| rows.len() == BATCH as usize);
    Ok(last.map(|row| row.get("number")).transpose()?)
}

fn due(dossier: &Dossier) -> Option<Timestamp> {
    deadline_for(&dossier.call.terms, &dossier.head.category, None).map(|one| one.at)
}

/// Whether all that is missing is to hand in: in the grace nothing else can be done any more.
fn can_still_be_handed_in(dossier: &Dossier, now: Timestamp) -> bool {
    let content = dossier.manifest().digest();
    hour(&dossier.call, &dossier.head.category, now) == Hour::InGrace
        && may(Deed::Submit, dossier.situation(now)).is_ok()
        && dossier.asides.is_empty()
        && !dossier.findings(now).iter().any(Finding::blocks)
        && dossier.unsigned(content).iter().all(|member| member.is_lead)
}

fn writers_of_lead(dossier: &Dossier) -> impl Iterator<Item = Id<Person>> + '_ {
    let lead = dossier.lead().map(|lead| lead.id);
    dossier.writers.iter().filter(move |one| Some(one.member) == lead).map(|one| one.person)
}

fn letter(person: &Person, dossier: &Dossier, deadline: Timestamp, site: &Site) -> (String, String) {
    let locale = language(person.locale.as_deref());
    let terms = &dossier.call.terms;
    let (title, zone) = (terms.title.in_lang(locale.tag()), zone_of(terms));
    let until = deadline.checked_add(grace(terms)).unwrap_or(deadline);
    let subject = locale.say("calls-letter-grace-subject").arg("call", title).plain();
    let body = locale
        .say("calls-letter-grace-body")
        .arg("name", &person.name)
        .arg("call", title)
        .arg("application", format!("{} {}", dossier.head.reference(), dossier.head.title))
        .arg("deadline", moment(locale, deadline, &zone))
        .arg("until", moment(locale, until, &zone))
        .arg("link", format!("{}/expressions/{}/review", site.base, dossier.head.id))
        .arg("site", &site.name);
    (subject.split_whitespace().collect::<Vec<_>>().join(" "), body.plain())
}

/// Nothing of it counts: what it lacks, and where it is read.
fn not_handed_in(
    person: &Person,
    dossier: &Dossier,
    (deadline, now): (Timestamp, Timestamp),
    site: &Site,
) -> (String, String) {
    let locale = language(person.locale.as_deref());
    let terms = &dossier.call.terms;
    let title = terms.title.in_lang(locale.tag());
    let subject = locale.say("calls-letter-late-subject").arg("call", title).plain();
    let body = locale
        .say("calls-letter-late-body")
        .arg("name", &person.name)
        .arg("call", title)
        .arg("application", format!("{} {}", dossier.head.reference(), dossier.head.title))
        .arg("deadline", moment(locale, deadline, &zone_of(terms)))
        .arg("lacks", lacks(locale, dossier, now))
        .arg("link", format!("{}/expressions/{}", site.base, dossier.head.id))
        .arg("site", &site.name);
    (subject.split_whitespace().collect::<Vec<_>>().join(" "), body.plain())
}

/// Why it could not be handed in, a line for each reason.
fn lacks(locale: &Locale, dossier: &Dossier, now: Timestamp) -> String {
    let answers = dossier.findings(now).iter().filter(|finding| finding.blocks()).count();
    let versions = dossier.asides.len();
    let unsigned = dossier.unsigned(dossier.manifest().digest());
    let partners: Vec<&str> =
        unsigned.iter().filter(|member| !member.is_lead).map(|member| member.name.as_str()).collect();
    let mut lines = Vec::new();
    if answers > 0 {
        lines.push(locale.say("calls-letter-late-answers").arg("count", answers).plain());
    }
    if versions > 0 {
        lines.push(locale.say("calls-letter-late-versions").arg("count", versions).plain());
    }
    if !partners.is_empty() {
        lines.push(locale.say("calls-letter-late-unsigned").arg("members", partners.join(", ")).plain());
    }
    if lines.is_empty() {
        lines.push(locale.text("calls-letter-late-complete"));
    }
    lines.join("\n")
}
