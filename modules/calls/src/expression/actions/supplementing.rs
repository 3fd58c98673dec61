//! A document whose own deadline is later follows what was handed in.

use centum_accounts::Actor;
use centum_base::{Digest, Id, Timestamp};
use centum_forms::{FieldKey, Kind, Part, StoredFile, Value};
use centum_ledger::{Note, Subject};
use centum_web::App;

use super::handing::{Handed, publish_key, submission, there};
use super::saving::Save;
use super::{Table, open};
use crate::Attempt;
use crate::call::{self, Standing as Hour};
use crate::expression::content::{AnswerLine, Manifest, commitment, value_text};
use crate::expression::error::ExpressionError;
use crate::expression::files::{self, FileFault, Upload};
use crate::expression::letters;
use crate::expression::model::{Answer, Expression, Standing, State, Submission, SubmissionEnd};
use crate::expression::receipt::{self, LedgerLine, Receipt, Seal};
use crate::expression::rules::{Refusal, may_supplement};
use crate::expression::store::{self, Kept};

/// What a document is added to.
struct Earlier {
    submission: Submission,
    manifest: Manifest,
    answers: Vec<Answer>,
}

/// Adds a document to the submission that counts, as a new submission with its own receipt. Nothing else changes, so the
/// sign-offs hold on. Where one document is all that there is room for, the new one takes the place of the earlier.
///
/// What came with an application that was received elsewhere, an organiser adds while nobody else writes in it: any document, at
/// the time that was stated for the whole.
pub async fn supplement(
    app: impl Into<Attempt<'_, App>>,
    actor: &Actor,
    id: Id<Expression>,
    part: &Part,
    field: &FieldKey,
    upload: Upload,
    received_at: Timestamp,
) -> Result<Handed, ExpressionError> {
    let app = &app.into();
    let mut table = open(app, actor, id, received_at).await?;
    let probe =
        Save { part: part.clone(), field: field.clone(), base: 0, value: None, save_id: String::new() };
    let brings = table.dossier.may_tend(&table.access);
    match table.accepts(&probe) {
        Err(ExpressionError::NotYourPart) if brings => {}
        accepted => accepted?,
    }
    let asked = table.dossier.form.field(field.as_str()).map(|(_, field)| field.kind.clone());
    let Some(Kind::File { document, max_files, .. }) = &asked else {
        return Err(FileFault::NotAsked.into());
    };
    if document.is_none() && !brings {
        return Err(FileFault::NotAsked.into());
    }
    let document = document.as_deref().filter(|_| !brings);
    let due = table.dossier.due(document).ok_or(ExpressionError::Absent)?;
    // What it is added to was handed in before: so it was begun in time. What came with the rest is late if all of it is.
    let (grace, at) = (call::grace(&table.dossier.call.terms), if brings { due } else { received_at });
    let hour = call::standing(due, grace, due, at);
    may_supplement(table.dossier.situation(received_at), hour)?;
    let earlier = earlier(&mut table).await?;
    if brings {
        // What the applicant handed in itself, before it stopped writing here, has a time that nobody stated.
        let given = receipt::read(&earlier.submission.receipt).map_err(|_| ExpressionError::Changed)?;
        if given.receipt.stated_by.is_none() {
            return Err(ExpressionError::NotYourPart);
        }
        table.received_at = earlier.submission.received_at;
    }
    if let Part::Member(member) = part
        && !earlier.manifest.members.iter().any(|line| line.id == *member)
    {
        return Err(ExpressionError::NotYourPart);
    }
    let before = earlier.answers.iter().find(|answer| answer.part == *part && answer.field == *field);
    let before = before.and_then(|answer| answer.value.clone());
    // The same document once more is the same submission: a second click, a request that was sent again.
    let sent = Digest::of(&upload.content);
    if listed(before.as_ref()).iter().any(|file| file.digest == sent) {
        let receipt = receipt::read(&earlier.submission.receipt).map_err(|_| ExpressionError::Changed)?;
        return Ok(Handed { number: earlier.submission.number, receipt });
    }
    let mut listed = if *max_files == 1 { Vec::new() } else { listed(before.as_ref()) };
    let kind = asked.as_ref().ok_or(FileFault::NotAsked)?;
    let file = files::admit(kind, &listed, &upload)?;
    store::keep_file(&mut table.tx, file.digest, &file.media_type, &upload.content, received_at).await?;
    listed.push(file.clone());
    let answer = Answer {
        part: part.clone(),
        field: field.clone(),
        revision: 0,
        value: Some(Value::Files(listed)),
        salt: app.house.random.token(),
        author: table.recorded.to_string(),
        saved_at: received_at,
    };
    into_draft(&mut table, &answer, before.as_ref(), &file).await?;
    hand_in(app, table, earlier, answer, (due, hour), file.digest).await
}

/// The submission that counts, with everything that it holds.
async fn earlier(table: &mut Table) -> Result<Earlier, ExpressionError> {
    let counts = table.dossier.in_force().cloned();
    let submission = counts.ok_or(ExpressionError::Rule(Refusal::NothingInForce))?;
    let (id, number) = (table.dossier.head.id, submission.number);
    let text = store::manifest_text(&mut table.tx.conn(), id, number).await?;
    let manifest = text.and_then(|text| serde_json::from_str(&text).ok()).ok_or(ExpressionError::Changed)?;
    let rows = store::submission_answers(&mut table.tx.conn(), id, number).await?;
    let read = |(part, field, salt, value): (String, String, Option<String>, Option<String>)| {
        let Ok(part) = part.parse();
        Some(Answer {
            part,
            field: field.parse().ok()?,
            revision: 0,
            value: Some(serde_json::from_str(&value?).ok()?),
            salt: salt?,
            author: String::new(),
            saved_at: submission.received_at,
        })
    };
    // What was erased has neither salt nor value: its commitment stays in the manifest.
    let answers = rows.into_iter().filter_map(read).collect();
    Ok(Earlier { submission, manifest, answers })
}

/// The document stands in the draft too, so that it is not lost when somebody hands in again.
async fn into_draft(
    table: &mut Table,
    added: &Answer,
    before: Option<&Value>,
    file: &StoredFile,
) -> Result<(), ExpressionError> {
    let id = table.dossier.head.id;
    let (stands, last) = store::find_answer(&mut table.tx.conn(), id, &added.part, &added.field).await?;
    let standing = stands.as_ref().and_then(|answer| answer.value.clone());
    let value = if standing.as_ref() == before {
        added.value.clone()
    } else {
        let mut own = listed(standing.as_ref());
        own.push(file.clone());
        Some(Value::Files(own))
    };
    let kept = Kept {
        part: &added.part,
        field: &added.field,
        revision: last + 1,
        base: stands.map_or(0, |answer| answer.revision),
        value: value.as_ref(),
        author: &added.author,
        saved_at: added.saved_at,
        save_id: "",
        standing: Standing::Taken,
    };
    store::insert_revision(&mut table.tx, id, kept).await?;
    let answer = Answer { revision: last + 1, value, ..added.clone() };
    Ok(store::put_answer(&mut table.tx, id, &answer).await?)
}

async fn hand_in(
    app: &App,
    mut table: Table,
    earlier: Earlier,
    added: Answer,
    (due, hour): (Timestamp, Hour),
    document: Digest,
) -> Result<Handed, ExpressionError> {
    let Earlier { submission: before, mut manifest, mut answers } = earlier;
    let (part, field) = (added.part.to_string(), added.field.to_string());
    manifest.answers.retain(|line| (&line.part, &line.field) != (&part, &field));
    let text = added.value.as_ref().map(value_text).unwrap_or_default();
    manifest.answers.push(AnswerLine {
        commitment: commitment(&added.salt, &text),
        part: part.clone(),
        field: field.clone(),
    });
    manifest.answers.sort();
    answers.retain(|answer| (&answer.part, &answer.field) != (&added.part, &added.field));
    answers.push(added);
    let content = manifest.digest();
    let head = table.dossier.head.id;
    let in_grace = matches!(hour, Hour::InGrace { .. });
    let stated_by = table.dossier.may_tend(&table.access).then(|| table.recorded.to_string());
    let number = table.dossier.submissions.iter().map(|one| one.number).max().unwrap_or(0) + 1;
    store::end_submission(&mut table.tx, head, before.number, app.house.now(), SubmissionEnd::Replaced)
        .await?;
    let note = Note::new()
        .with("submission", number)
        .with("supplements", before.number)
        .with("content", content)
        .with("part", part)
        .with("field", field)
        .with("document", document)
        .with("received_at", table.received_at)
        .with("in_grace", in_grace);
    let subject = Subject::new("expression", head);
    let entry = app.house.record(&mut table.tx, &table.recorded, "calls.supplement", &subject, note).await?;
    let seal = Seal::of(&app.settings.secret);
    publish_key(app, &mut table, &seal).await?;
    let given = receipt::read(&before.receipt).map_err(|_| ExpressionError::Changed)?.receipt;
    let signed = seal.sign(Receipt {
        submission: number,
        content,
        received_at: table.received_at,
        received_there: there(&table.dossier.call, table.received_at),
        deadline: due,
        in_grace,
        ledger: LedgerLine { sequence: entry.seq, hash: entry.hash },
        supplements: Some(before.number),
        stated_by,
        ..given
    });
    let submission = submission(&table, &signed);
    store::insert_submission(&mut table.tx, head, &submission, &manifest).await?;
    store::insert_answers(&mut table.tx, head, number, &answers).await?;
    table.dossier.head.state = State::Submitted(number);
    table.keep_head().await?;
    table.dossier.submissions.push(submission);
    table.take_stock().await?;
    letters::handed_in(app, &mut table.tx, &table.dossier, &signed).await?;
    table.close().await?;
    Ok(Handed { number, receipt: signed })
}

fn listed(value: Option<&Value>) -> Vec<StoredFile> {
    match value {
        Some(Value::Files(files)) => files.clone(),
        _ => Vec::new(),
    }
}
