//! Handing in: an immutable version with a receipt.

use centum_accounts::Actor;
use centum_base::{Digest, Id, Timestamp};
use centum_ledger::{Note, Subject};
use centum_web::App;
use jiff::tz::TimeZone;

use super::signing::sign;
use super::{Table, open};
use crate::Attempt;
use crate::call::{self, Call};
use crate::expression::error::{ExpressionError, MAX_NAME};
use crate::expression::letters;
use crate::expression::model::{Answer, Expression, Origin, State, Submission, SubmissionEnd};
use crate::expression::receipt::{LedgerLine, Receipt, SCHEMA, Seal, SignOffLine, SignedReceipt, signatory};
use crate::expression::rules::{Deed, Hour, after};
use crate::expression::store;

/// Who signs, as it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signature {
    /// The name.
    pub name: String,
    /// The function.
    pub duty: String,
    /// By which mandate: a decision of the council, a delegation.
    pub mandate: String,
}

impl Signature {
    /// Whether all three are said.
    pub(super) fn check(&self) -> Result<(), ExpressionError> {
        let said = |text: &str| !text.trim().is_empty() && text.chars().count() <= MAX_NAME;
        if said(&self.name) && said(&self.duty) && said(&self.mandate) {
            Ok(())
        } else {
            Err(ExpressionError::Name)
        }
    }
}

/// What was handed in.
#[derive(Clone, Debug)]
pub struct Handed {
    /// The number of the submission.
    pub number: u32,
    /// Its receipt.
    pub receipt: SignedReceipt,
}

/// Hands in what stands, if it is what the person saw, complete, and signed off by every member. The lead signs with the
/// same request.
pub async fn submit(
    app: impl Into<Attempt<'_, App>>,
    actor: &Actor,
    id: Id<Expression>,
    seen: Digest,
    signature: &Signature,
    received_at: Timestamp,
) -> Result<Handed, ExpressionError> {
    let app = &app.into();
    let mut table = open(app, actor, id, received_at).await?;
    table.for_the_lead()?;
    table.may(Deed::Submit)?;
    let content = table.dossier.manifest().digest();
    if content != seen {
        return Err(ExpressionError::OtherContent);
    }
    // The same content once more is the same submission: a second click, a request that was sent again.
    if let Some(there) = table.dossier.in_force().filter(|there| there.content == content) {
        let receipt = crate::expression::receipt::read(&there.receipt);
        return receipt
            .map(|receipt| Handed { number: there.number, receipt })
            .map_err(|_| ExpressionError::Changed);
    }
    let hour = table.dossier.situation(received_at).hour;
    if table.dossier.head.form != table.dossier.call.form && hour == Hour::InTime {
        return Err(ExpressionError::OldForm);
    }
    if !table.dossier.asides.is_empty() {
        return Err(ExpressionError::Unsettled);
    }
    let findings: Vec<_> =
        table.dossier.findings(received_at).into_iter().filter(centum_forms::Finding::blocks).collect();
    if !findings.is_empty() {
        return Err(ExpressionError::Incomplete(findings));
    }
    let lead = table.dossier.lead().ok_or(ExpressionError::Changed)?.id;
    sign(app, &mut table, actor, lead, seen, signature).await?;
    let unsigned: Vec<_> = table.dossier.unsigned(content).iter().map(|member| member.id).collect();
    if !unsigned.is_empty() {
        return Err(ExpressionError::Unsigned(unsigned));
    }
    hand_in(app, table, content, hour == Hour::InGrace).await
}

pub(super) async fn hand_in(
    app: &App,
    mut table: Table,
    content: Digest,
    in_grace: bool,
) -> Result<Handed, ExpressionError> {
    let head = table.dossier.head.id;
    let now = app.house.now();
    let number = table.dossier.submissions.iter().map(|one| one.number).max().unwrap_or(0) + 1;
    if let State::Submitted(earlier) = table.dossier.head.state {
        store::end_submission(&mut table.tx, head, earlier, now, SubmissionEnd::Replaced).await?;
    }
    let note = Note::new()
        .with("submission", number)
        .with("content", content)
        .with("received_at", table.received_at)
        .with("in_grace", in_grace);
    let subject = Subject::new("expression", head);
    let entry = app.house.record(&mut table.tx, &table.recorded, "calls.submit", &subject, note).await?;
    let ledger = LedgerLine { sequence: entry.seq, hash: entry.hash };
    let seal = Seal::of(&app.settings.secret);
    publish_key(app, &mut table, &seal).await?;
    let signed = seal.sign(receipt(app, &table, number, content, in_grace, ledger));
    let submission = submission(&table, &signed);
    store::insert_submission(&mut table.tx, head, &submission, &table.dossier.manifest()).await?;
    let answers: Vec<Answer> = table.dossier.standing_answers().cloned().collect();
    store::insert_answers(&mut table.tx, head, number, &answers).await?;
    table.dossier.head.state = after(Deed::Submit, table.dossier.head.state, number);
    table.keep_head().await?;
    table.dossier.submissions.push(submission);
    letters::handed_in(app, &mut table.tx, &table.dossier, &signed).await?;
    table.close().await?;
    Ok(Handed { number, receipt: signed })
}

fn receipt(
    app: &App,
    table: &Table,
    number: u32,
    content: Digest,
    in_grace: bool,
    ledger: LedgerLine,
) -> Receipt {
    let dossier = &table.dossier;
    let sign_offs = dossier.members.iter().filter_map(|member| {
        let one = dossier.sign_off(member.id, content)?;
        Some(SignOffLine { member: member.name.clone(), signed_at: one.signed_at, signatory: signatory(one) })
    });
    Receipt {
        schema: SCHEMA.to_owned(),
        site: app.settings.base.as_str().to_owned(),
        call: dossier.call.slug.clone(),
        reference: dossier.head.reference(),
        submission: number,
        content,
        received_at: table.received_at,
        received_there: there(&dossier.call, table.received_at),
        deadline: call::deadline_for(&dossier.call.terms, &dossier.head.category, None)
            .map_or(table.received_at, |deadline| deadline.at),
        in_grace,
        sign_offs: sign_offs.collect(),
        ledger,
        supplements: None,
        // What the applicant itself hands in later has the time of this site's own clock.
        stated_by: (dossier.head.origin == Origin::Received && !table.access.leads)
            .then(|| table.recorded.to_string()),
    }
}

/// The submission that a receipt tells of.
pub(super) fn submission(table: &Table, signed: &SignedReceipt) -> Submission {
    let told = &signed.receipt;
    Submission {
        number: told.submission,
        content: told.content,
        received_at: told.received_at,
        in_grace: told.in_grace,
        submitted_by: table.recorded.to_string(),
        receipt: serde_json::to_string(signed).expect("a receipt has a JSON form"),
        ended: None,
    }
}

/// An instant on the clocks of the call's zone.
pub(super) fn there(call: &Call, at: Timestamp) -> String {
    let zone = TimeZone::get(&call.terms.zone).unwrap_or(TimeZone::UTC);
    at.to_zoned(zone).to_string()
}

/// Publishes the key that signs, when it signs for the first time.
pub(super) async fn publish_key(app: &App, table: &mut Table, seal: &Seal) -> Result<(), ExpressionError> {
    let public = seal.id().to_string();
    if !store::find_key(&mut table.tx.conn(), &public).await? {
        store::insert_key(&mut table.tx, app.house.id(), &public, app.house.now()).await?;
        table.record(app, "calls.publish-key", Note::new().with("public", &public)).await?;
    }
    Ok(())
}
