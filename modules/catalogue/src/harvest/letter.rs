//! The report of a run, as a letter to whoever publishes the catalogue.

use std::sync::LazyLock;

use centum_accounts::{Actor, Email};
use centum_base::Id;
use centum_jobs::{Letter, post};
use centum_ledger::{Actor as Recorded, House, Note, Subject, history};
use centum_store::Tx;
use centum_web::Locale;
use centum_web::locale::{Catalogue as Texts, Customs};

use super::actions::RunError;
use super::result::Group;
use super::run::Run;
use crate::officers::over_run;
use crate::sources::{Catalogue, Source, catalogue, publisher};

/// More groups than these stand on the page of the run alone.
const MOST_GROUPS: usize = 40;
/// What the ledger calls a report that went to a colleague.
const FORWARD: &str = "catalogue.forward-report";
/// What the ledger calls a report that went to the publisher.
const SEND: &str = "catalogue.send-report";
/// The report of one run goes to so many colleagues.
const MOST_COLLEAGUES: usize = 20;
/// The report of one run goes so often to the publisher: whoever takes a portal in writes the address down.
const MOST_SENT: usize = 5;
/// So many entries about a run are looked through.
const PAST: u32 = 100;

static LETTERS: LazyLock<Texts> = LazyLock::new(|| {
    Texts::new(crate::MESSAGES, Customs::default()).expect("the module's texts are read by a test")
});

/// Sends the report of a run that has ended to the publisher of its catalogue. `site` is the name that it is signed with.
pub async fn send_report(house: &House, actor: &Actor, id: Id<Run>, site: &str) -> Result<(), RunError> {
    let mut tx = house.begin().await?;
    let (recorded, run, source, catalogue) = over(&mut tx, actor, id).await?;
    let publisher = match catalogue.publisher {
        Some(id) => publisher(&mut tx.conn(), id).await?,
        None => None,
    };
    let publisher = publisher.ok_or(RunError::NoAddress)?;
    let recipient = publisher.mail.clone().ok_or(RunError::NoAddress)?;
    check_letters(&mut tx, id, (SEND, MOST_SENT)).await?;
    let locale = LETTERS.chosen(publisher.locale.as_deref());
    let (subject, body) = letter(locale, &run, (&source, &catalogue), site);
    post(house, &mut tx, &Letter { recipient, subject, body }).await?;
    let note = Note::new().with("publisher", publisher.id);
    let about = Subject::new("catalogue-run", id);
    house.record(&mut tx, &recorded, SEND, &about, note).await?;
    tx.commit().await?;
    Ok(())
}

/// Sends the report of a run that has ended to a colleague, in the language of who sends it.
pub async fn forward_report(
    house: &House,
    actor: &Actor,
    id: Id<Run>,
    (colleague, language): (&Email, &str),
    site: &str,
) -> Result<(), RunError> {
    let mut tx = house.begin().await?;
    let (recorded, run, source, catalogue) = over(&mut tx, actor, id).await?;
    let about = Subject::new("catalogue-run", id);
    check_letters(&mut tx, id, (FORWARD, MOST_COLLEAGUES)).await?;
    let locale = LETTERS.chosen(Some(language));
    let (subject, body) = letter(locale, &run, (&source, &catalogue), site);
    post(house, &mut tx, &Letter { recipient: colleague.to_string(), subject, body }).await?;
    // Who it went to is the sender's business; the chain holds that it went.
    house.record(&mut tx, &recorded, FORWARD, &about, Note::new()).await?;
    tx.commit().await?;
    Ok(())
}

/// Refuses one letter more than the report of a run is sent in. All that is counted fits into what is looked through.
async fn check_letters(tx: &mut Tx, id: Id<Run>, (verb, most): (&str, usize)) -> Result<(), RunError> {
    let past = history(&mut tx.conn(), "catalogue-run", &id.to_string(), PAST).await?;
    let sent = past.iter().filter(|told| told.entry.verb == verb).count();
    if sent < most { Ok(()) } else { Err(RunError::TooMany) }
}

/// A run that has ended, with what it belongs to, for somebody who may see it.
async fn over(
    tx: &mut Tx,
    actor: &Actor,
    id: Id<Run>,
) -> Result<(Recorded, Run, Source, Catalogue), RunError> {
    let (recorded, run, source) = over_run(&mut tx.conn(), actor, id).await?;
    if !run.stage.is_over() {
        return Err(RunError::Standing(run.stage));
    }
    let catalogue = catalogue(&mut tx.conn(), source.catalogue).await?.ok_or(RunError::Absent)?;
    Ok((recorded, run, source, catalogue))
}

fn letter(
    locale: &Locale,
    run: &Run,
    (source, catalogue): (&Source, &Catalogue),
    site: &str,
) -> (String, String) {
    let subject = locale
        .say("catalogue-report-subject")
        .arg("catalogue", &catalogue.name)
        .arg("number", run.number)
        .plain();
    let groups = run.outcome.as_ref().map(|outcome| outcome.groups.as_slice()).unwrap_or_default();
    let body = locale
        .say("catalogue-report-body")
        .arg("catalogue", &catalogue.name)
        .arg("address", &source.address)
        .arg("seen", run.counts.seen)
        .arg("new", run.counts.new)
        .arg("changed", run.counts.changed)
        .arg("returned", run.counts.returned)
        .arg("refused", run.counts.refused)
        .arg("missing", run.counts.missing)
        .arg("vanished", run.counts.vanished)
        .arg("findings", findings(locale, groups))
        .arg("site", site)
        .plain();
    // A name may hold a line break; a subject may not.
    (subject.split_whitespace().collect::<Vec<_>>().join(" "), body)
}

fn findings(locale: &Locale, groups: &[Group]) -> String {
    if groups.is_empty() {
        return locale.say("catalogue-report-nothing").plain();
    }
    let mut lines = vec![locale.say("catalogue-report-something").plain()];
    for group in groups.iter().take(MOST_GROUPS) {
        let field = match group.field.as_str() {
            "" => locale.say("catalogue-report-no-field").plain(),
            field => field.to_owned(),
        };
        let line = locale.say("catalogue-report-group").arg("count", group.count).arg("rule", &group.rule);
        lines.push(format!("- {}", line.arg("field", field).plain()));
        for example in group.examples.iter().take(2) {
            let record = example.record.clone();
            let record = record.unwrap_or_else(|| locale.say("catalogue-report-no-name").plain());
            let line = locale.say("catalogue-report-example").arg("record", record);
            lines.push(format!("  {}", line.arg("value", &example.value).plain()));
        }
    }
    lines.join("\n")
}
