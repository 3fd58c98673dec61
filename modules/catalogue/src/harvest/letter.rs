//! The report of a run, as a letter to whoever publishes the catalogue.

use std::sync::LazyLock;

use centum_accounts::{Actor, Permission};
use centum_base::Id;
use centum_jobs::{Letter, post};
use centum_ledger::{House, Note, Subject};
use centum_web::Locale;
use centum_web::locale::{Catalogue as Texts, Customs};

use super::actions::RunError;
use super::result::Group;
use super::run::Run;
use super::store;
use crate::sources::{Catalogue, Source, catalogue, publisher, source};

/// More groups than these stand on the page of the run alone.
const MOST_GROUPS: usize = 40;

static LETTERS: LazyLock<Texts> = LazyLock::new(|| {
    Texts::new(crate::MESSAGES, Customs::default()).expect("the module's texts are read by a test")
});

/// Sends the report of a run that has ended to the publisher of its catalogue. `site` is the name that it is signed with.
pub async fn send_report(house: &House, actor: &Actor, id: Id<Run>, site: &str) -> Result<(), RunError> {
    let recorded = actor.require(Permission::ManageCatalogue)?;
    let mut tx = house.begin().await?;
    let run = store::run(&mut tx.conn(), id).await?.ok_or(RunError::Absent)?;
    if !run.stage.is_over() {
        return Err(RunError::Standing(run.stage));
    }
    let source = source(&mut tx.conn(), run.source).await?.ok_or(RunError::Absent)?;
    let catalogue = catalogue(&mut tx.conn(), source.catalogue).await?.ok_or(RunError::Absent)?;
    let publisher = match catalogue.publisher {
        Some(id) => publisher(&mut tx.conn(), id).await?,
        None => None,
    };
    let publisher = publisher.ok_or(RunError::NoAddress)?;
    let recipient = publisher.mail.clone().ok_or(RunError::NoAddress)?;
    let locale = LETTERS.chosen(publisher.locale.as_deref());
    let (subject, body) = letter(locale, &run, (&source, &catalogue), site);
    post(house, &mut tx, &Letter { recipient, subject, body }).await?;
    let note = Note::new().with("publisher", publisher.id);
    let about = Subject::new("catalogue-run", id);
    house.record(&mut tx, &recorded, "catalogue.send-report", &about, note).await?;
    tx.commit().await?;
    Ok(())
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
