//! Pre-screening: an applicant asks before the deadline, the programme team answers.

use centum_accounts::{Actor, Permission};
use centum_base::{Id, Timestamp};
use centum_ledger::Note;
use centum_web::App;
use centum_web::withheld::is_barred;

use super::{open, subject};
use crate::Attempt;
use crate::expression::error::ExpressionError;
use crate::expression::letters;
use crate::expression::model::Expression;
use crate::expression::rules::Deed;
use crate::expression::screening::{MAX_NOTE, MAX_POINTS, Point, PointOf, Screening, ScreeningAnswer};
use crate::expression::store;

/// Asks whether what stands is complete and eligible. One question is open at a time.
pub async fn ask_pre_screening(
    app: impl Into<Attempt<'_, App>>,
    actor: &Actor,
    id: Id<Expression>,
    received_at: Timestamp,
) -> Result<u32, ExpressionError> {
    let app = &app.into();
    let mut table = open(app, actor, id, received_at).await?;
    table.for_the_lead()?;
    table.may(Deed::AskPreScreening)?;
    let before = store::screenings(&mut table.tx.conn(), id).await?;
    if before.iter().any(|one| one.answer.is_none()) {
        return Err(ExpressionError::AlreadyAsked);
    }
    let new = Screening {
        number: before.len() as u32 + 1,
        content: table.dossier.manifest().digest(),
        asked_by: table.recorded.to_string(),
        asked_at: received_at,
        answer: None,
    };
    store::insert_screening(&mut table.tx, id, &new).await?;
    let note = Note::new().with("question", new.number).with("content", new.content);
    table.record(app, "calls.ask-pre-screening", note).await?;
    table.close().await?;
    Ok(new.number)
}

/// Answers a question: completeness and eligibility point by point, and a note. Whoever writes for the lead is told.
/// Whoever a conflict of interest keeps from the application does not answer.
pub async fn answer_pre_screening(
    app: impl Into<Attempt<'_, App>>,
    actor: &Actor,
    id: Id<Expression>,
    number: u32,
    points: Vec<Point>,
    note: &str,
    received_at: Timestamp,
) -> Result<(), ExpressionError> {
    let app: &Attempt<'_, App> = &app.into();
    actor.require(Permission::ManageCalls)?;
    if is_barred(app, actor, &subject(id)).await? {
        return Err(ExpressionError::Partial);
    }
    let mut table = open(app, actor, id, received_at).await?;
    if points.len() > MAX_POINTS {
        return Err(ExpressionError::TooMany(MAX_POINTS));
    }
    let too_long = |text: &str| text.chars().count() > MAX_NOTE;
    if too_long(note) || points.iter().any(|point| too_long(&point.remark)) {
        return Err(ExpressionError::TooLarge(MAX_NOTE));
    }
    for point in &points {
        let known = match &point.about {
            PointOf::Rule { key } => table.dossier.call.terms.eligibility.iter().any(|rule| rule.key == *key),
            PointOf::Field { field, .. } => table.dossier.form.field(field.as_str()).is_some(),
        };
        if !known {
            let about = serde_json::to_string(&point.about).unwrap_or_default();
            return Err(ExpressionError::NoSuchField(about));
        }
    }
    let answer = ScreeningAnswer {
        findings: points,
        note: note.trim().to_owned(),
        by: table.recorded.to_string(),
        at: app.house.now(),
    };
    if !store::answer_screening(&mut table.tx, id, number, &answer).await? {
        return Err(ExpressionError::Changed);
    }
    let note = Note::new().with("question", number).with("points", answer.findings.len());
    table.record(app, "calls.answer-pre-screening", note).await?;
    letters::pre_screened(app, &mut table.tx, &table.dossier).await?;
    table.close().await
}
