//! Eligibility: the program computes each rule, a person decides it with a reason.

use centum_accounts::{Actor, Permission};
use centum_base::{Id, Timestamp};
use centum_cohort::edition::edition_by_id;
use centum_cohort::figures::Area;
use centum_ledger::{Note, Subject};
use centum_store::{Conn, StoreResult, args};
use centum_web::App;
use centum_web::withheld::is_barred;

use super::listing::verdict_named;
use super::store::deciding as sql;
use super::submitted::as_submitted;
use crate::Attempt;
use crate::call::eligibility::{Judged, Verdict};
use crate::call::{Call, MAX_REASON};
use crate::expression::model::Expression;
use crate::expression::version::is_meant;
use crate::expression::{Dossier, ExpressionError, stock};

/// What a person decided about one rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// The rule.
    pub rule: String,
    /// What the program had computed at that time.
    pub computed: Verdict,
    /// Whether the person found it met.
    pub met: bool,
    /// Why.
    pub reason: String,
    /// Who.
    pub decided_by: String,
    /// When.
    pub decided_at: Timestamp,
}

/// What was decided about a submission.
pub async fn checks(conn: &mut Conn<'_>, id: Id<Expression>, submission: u32) -> StoreResult<Vec<Check>> {
    let rows = conn.all(&sql::CHECKS, args![id, submission]).await?;
    let read = |row: &centum_store::Row| {
        Ok(Check {
            rule: row.get("rule")?,
            computed: row.named("computed", verdict_named)?,
            met: row.get::<String>("decided")? == Verdict::Met.name(),
            reason: row.get("reason")?,
            decided_by: row.get("decided_by")?,
            decided_at: row.get("decided_at")?,
        })
    };
    rows.iter().map(read).collect()
}

/// What the edition of a call counts as inside.
pub async fn area(conn: &mut Conn<'_>, call: &Call) -> StoreResult<Option<Area>> {
    Ok(edition_by_id(conn, call.edition).await?.map(|edition| edition.area()))
}

/// Every rule with what comes of it for the content of a submission.
pub async fn judged_as_submitted(
    conn: &mut Conn<'_>,
    dossier: &Dossier,
    number: u32,
) -> StoreResult<Vec<Judged>> {
    let then = as_submitted(conn, dossier, number).await?;
    let area = area(conn, &dossier.call).await?;
    Ok(then.zip(area).map(|(then, area)| stock::judged(&then, &area)).unwrap_or_default())
}

/// What is decided about one rule of a submission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The submission that the person looked at.
    pub submission: u32,
    /// The rule.
    pub rule: String,
    /// Whether it is met.
    pub met: bool,
    /// Why; asked for in any case.
    pub reason: String,
}

/// Decides one rule for the submission that counts. Whoever a conflict of interest keeps from the application does not.
pub async fn decide_eligibility(
    app: impl Into<Attempt<'_, App>>,
    actor: &Actor,
    id: Id<Expression>,
    decision: &Decision,
) -> Result<(), ExpressionError> {
    let app: &Attempt<'_, App> = &app.into();
    let recorded = actor.require(Permission::ManageCalls)?;
    let subject = Subject::new("expression", id);
    if is_barred(app, actor, &subject).await? {
        return Err(ExpressionError::Partial);
    }
    let reason = reason(&decision.reason)?;
    let mut tx = app.house.begin().await?;
    let dossier = Dossier::load(&mut tx.conn(), id).await?.ok_or(ExpressionError::Absent)?;
    is_meant(app, &dossier, app.house.now())?;
    if dossier.in_force().is_none_or(|one| one.number != decision.submission) {
        return Err(ExpressionError::OtherContent);
    }
    let judged = judged_as_submitted(&mut tx.conn(), &dossier, decision.submission).await?;
    let rule = judged.iter().find(|one| one.rule == decision.rule);
    let computed = rule.ok_or(ExpressionError::Absent)?.verdict;
    let decided = if decision.met { Verdict::Met } else { Verdict::NotMet };
    let values = args![
        id,
        decision.submission,
        &decision.rule,
        computed.name(),
        decided.name(),
        &reason,
        recorded.to_string(),
        app.house.now()
    ];
    tx.conn().execute(&sql::PUT, values).await?;
    let note = Note::new()
        .with("submission", decision.submission)
        .with("rule", &decision.rule)
        .with("computed", computed.name())
        .with("decided", decided.name())
        .with("reason", &reason);
    app.house.record(&mut tx, &recorded, "calls.decide-eligibility", &subject, note).await?;
    Ok(app.close(tx).await?)
}

/// A reason that says something and has an end.
pub(super) fn reason(text: &str) -> Result<String, ExpressionError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(ExpressionError::NoReason);
    }
    if text.chars().count() > MAX_REASON {
        return Err(ExpressionError::TooLarge(MAX_REASON));
    }
    Ok(text.to_owned())
}
