//! What is done with a report: begun, written, approved.

use centum_accounts::{Actor, Permission};
use centum_base::{Digest, Id, Timestamp};
use centum_calls::expression::model::Expression;
use centum_ledger::{House, Note};

use super::error::ReportError;
use super::model::{Comment, Report, ReportState, Said, Voice};
use super::rules::{self, MAX_COMMENTS, MAX_SAID, Refusal, Standing, is_written, merged};
use super::store;
use super::table::Table;
use crate::process::Selection;
use crate::reviewers::Reviewer;
use crate::reviews::marking::{self, MAX_VERSIONS, Outcome, Save, Saved, Version};
use crate::reviews::{self, ReviewError, ReviewState, digest, letters};

/// Where a report is: its selection and its application.
pub type Place = (Id<Selection>, Id<Expression>);

/// Names who writes the report. The first time this begins it, from the individual reviews, which stay as they are.
pub async fn name_rapporteur(
    house: &House,
    actor: &Actor,
    place: Place,
    rapporteur: Id<Reviewer>,
) -> Result<(), ReportError> {
    let mut table = Table::open(house, actor, Permission::ManageSelection, place).await?;
    let known = store::find(&mut table.tx.conn(), table.expression).await?;
    let stands = match &known {
        Some(report) => Some(table.standing(report).await?.0),
        None => None,
    };
    is_written(table.selection.state, stands)?;
    let counting = table.counting(None).all;
    if counting.is_empty() {
        return Err(Refusal::NoReviews.into());
    }
    if !counting.contains(&rapporteur) {
        return Err(Refusal::NotAReviewer.into());
    }
    let is_open = |state: ReviewState| state.is_live() && state != ReviewState::Submitted;
    let open = table.held.iter().filter(|held| is_open(held.review.state)).count();
    let verb = match known {
        Some(report) if report.selection != table.selection.id => return Err(ReportError::Absent),
        Some(report) => {
            table.keep(&Report { rapporteur, ..report }).await?;
            "selection.name-rapporteur"
        }
        None if open > 0 => return Err(Refusal::ReviewsOpen(open).into()),
        None => {
            begin(house, &mut table, rapporteur).await?;
            "selection.begin-report"
        }
    };
    table.record(house, verb, Note::new().with("rapporteur", rapporteur)).await?;
    table.tx.commit().await?;
    Ok(())
}

async fn begin(house: &House, table: &mut Table, rapporteur: Id<Reviewer>) -> Result<(), ReportError> {
    let report = Report {
        expression: table.expression,
        selection: table.selection.id,
        rapporteur,
        state: ReportState::Drafting,
        round: 0,
        agreed_at: None,
        version: 1,
    };
    store::insert(&mut table.tx, &report).await?;
    let letters = letters(&table.held);
    let criteria = table.call.terms.criteria.clone();
    let mut individual = Vec::new();
    for held in table.held.iter().filter(|held| held.review.state == ReviewState::Submitted) {
        let sheet = reviews::store::sheet(&mut table.tx.conn(), held.review.id).await?;
        let letter = letters.get(&held.review.id).cloned().unwrap_or_default();
        individual.push((letter, sheet.marks(&criteria)));
    }
    individual.sort_by(|one, other| one.0.cmp(&other.0));
    for (at, criterion) in criteria.iter().enumerate() {
        let of: Vec<_> =
            individual.iter().map(|(letter, marks)| (letter.clone(), marks[at].clone())).collect();
        let version = Version {
            revision: 1,
            base: 0,
            mark: merged(&criterion.key, &of),
            standing: marking::Standing::Taken,
            author: table.recorded.to_string(),
            saved_at: house.now(),
        };
        store::insert_version(&mut table.tx, table.expression, &version).await?;
    }
    Ok(())
}

/// Keeps marks of the report as the rapporteur types them. A change after approval was asked for takes the report back to
/// where it is written: what was approved is not what stands.
pub async fn save_marks(
    house: &House,
    actor: &Actor,
    place: Place,
    saves: &[Save],
    received_at: Timestamp,
) -> Result<Vec<Saved>, ReportError> {
    let (table, outcomes) = with_marks(house, actor, place, saves, received_at).await?;
    table.tx.commit().await?;
    Ok(outcomes)
}

/// What keeping the marks would come to. Nothing of it is kept.
pub async fn try_marks(
    house: &House,
    actor: &Actor,
    place: Place,
    saves: &[Save],
    received_at: Timestamp,
) -> Result<Vec<Saved>, ReportError> {
    // A transaction that is let go of is rolled back.
    let (_, outcomes) = with_marks(house, actor, place, saves, received_at).await?;
    Ok(outcomes)
}

async fn with_marks(
    house: &House,
    actor: &Actor,
    place: Place,
    saves: &[Save],
    received_at: Timestamp,
) -> Result<(Table, Vec<Saved>), ReportError> {
    let (mut table, report) = writing(house, actor, place).await?;
    let at = kept_at(house, received_at);
    let mut outcomes = Vec::with_capacity(saves.len());
    for save in saves {
        outcomes.push(keep_mark(&mut table, save, at).await?);
    }
    written(house, &mut table, report, &outcomes).await?;
    Ok((table, outcomes))
}

/// Settles a version that stands aside: `chosen` becomes the mark.
pub async fn settle(
    house: &House,
    actor: &Actor,
    place: Place,
    aside: u32,
    chosen: &Save,
    received_at: Timestamp,
) -> Result<Saved, ReportError> {
    let (table, saved) = with_settled(house, actor, place, aside, chosen, received_at).await?;
    table.tx.commit().await?;
    Ok(saved)
}

/// What settling would come to. Nothing of it is kept.
pub async fn try_settling(
    house: &House,
    actor: &Actor,
    place: Place,
    aside: u32,
    chosen: &Save,
    received_at: Timestamp,
) -> Result<Saved, ReportError> {
    let (_, saved) = with_settled(house, actor, place, aside, chosen, received_at).await?;
    Ok(saved)
}

async fn with_settled(
    house: &House,
    actor: &Actor,
    place: Place,
    aside: u32,
    chosen: &Save,
    received_at: Timestamp,
) -> Result<(Table, Saved), ReportError> {
    let (mut table, report) = writing(house, actor, place).await?;
    let saved = keep_mark(&mut table, chosen, kept_at(house, received_at)).await?;
    if !matches!(saved, Saved::Aside { .. })
        && !store::settle(&mut table.tx, table.expression, &chosen.mark.criterion, aside).await?
    {
        return Err(ReportError::Changed);
    }
    written(house, &mut table, report, std::slice::from_ref(&saved)).await?;
    Ok((table, saved))
}

/// When a mark of a report is kept: as it is written, not as the request began to arrive. No deadline hangs on it, and whether
/// the panel's change of it or a decision came first does.
fn kept_at(house: &House, received_at: Timestamp) -> Timestamp {
    received_at.max(house.now())
}

async fn writing(house: &House, actor: &Actor, place: Place) -> Result<(Table, Report), ReportError> {
    let mut table = Table::of_reader(house, actor, place).await?;
    let report = table.report_of_mine().await?;
    table.may_write(&report).await?;
    Ok((table, report))
}

async fn keep_mark(table: &mut Table, save: &Save, at: Timestamp) -> Result<Saved, ReportError> {
    reviews::check(&table.call, &save.mark)?;
    let sheet = table.sheet().await?;
    let stands = sheet.stands(&save.mark.criterion).cloned();
    let (revision, standing) = match sheet.decide(save) {
        Outcome::Same => {
            let at = stands.as_ref().map(|version| version.saved_at);
            return Ok(Saved::Unchanged { revision: stands.map_or(0, |version| version.revision), at });
        }
        Outcome::Taken(revision) => (revision, marking::Standing::Taken),
        Outcome::Aside(revision) => (revision, marking::Standing::Aside),
        Outcome::AsideAlready(kept_as) => return Ok(Saved::Aside { kept_as, theirs: stands }),
    };
    if revision > MAX_VERSIONS {
        return Err(ReviewError::TooMany(MAX_VERSIONS).into());
    }
    let new = Version {
        revision,
        base: save.base,
        mark: save.mark.clone(),
        standing,
        author: table.recorded.to_string(),
        saved_at: at,
    };
    store::insert_version(&mut table.tx, table.expression, &new).await?;
    Ok(match standing {
        marking::Standing::Taken => Saved::Taken { revision, at },
        _ => Saved::Aside { kept_as: revision, theirs: stands },
    })
}

async fn written(
    house: &House,
    table: &mut Table,
    report: Report,
    outcomes: &[Saved],
) -> Result<(), ReportError> {
    let is_changed = outcomes.iter().any(|saved| matches!(saved, Saved::Taken { .. }));
    if is_changed && report.state != ReportState::Drafting {
        let round = report.round;
        table.keep(&Report { state: ReportState::Drafting, agreed_at: None, ..report }).await?;
        table.record(house, "selection.reopen-report", Note::new().with("round", round)).await?;
    }
    Ok(())
}

/// Says something while the report is written, as one of its reviewers.
pub async fn comment(house: &House, actor: &Actor, place: Place, said: &str) -> Result<(), ReportError> {
    let mut table = Table::of_reader(house, actor, place).await?;
    let report = table.report().await?;
    table.may_write(&report).await?;
    let said = said_of(said)?;
    if store::comments(&mut table.tx.conn(), table.expression).await?.len() >= MAX_COMMENTS {
        return Err(ReportError::TooMany(MAX_COMMENTS));
    }
    let person = actor.person().ok_or(ReportError::Absent)?.id;
    let new = Comment { person, said, at: house.now() };
    store::insert_comment(&mut table.tx, house.id(), table.expression, &new).await?;
    let note = Note::new().with("said", Digest::of(new.said.as_bytes()));
    table.record(house, "selection.comment-report", note).await?;
    table.tx.commit().await?;
    Ok(())
}

/// Asks the reviewers to approve exactly what stands. The rapporteur approves by asking. Tells the round.
pub async fn ask_approval(house: &House, actor: &Actor, place: Place) -> Result<u32, ReportError> {
    let (mut table, mut report) = writing(house, actor, place).await?;
    let sheet = table.sheet().await?;
    if sheet.is_unsettled() {
        return Err(ReviewError::Unsettled.into());
    }
    let marks = sheet.marks(&table.call.terms.criteria);
    let missing = reviews::rules::missing(&table.call.terms.criteria, &marks);
    if !missing.is_empty() {
        return Err(ReviewError::Incomplete(missing).into());
    }
    if table.standing(&report).await?.0 == Standing::Agreed {
        return Err(Refusal::AgreedAlready.into());
    }
    let content = digest(&marks);
    report.round += 1;
    report.state = ReportState::Approving;
    report.agreed_at = None;
    let note = Note::new().with("round", report.round).with("marks", content);
    table.record(house, "selection.ask-approval", note).await?;
    let own = Voice {
        round: report.round,
        reviewer: report.rapporteur,
        content,
        said: Said::Approves,
        said_at: house.now(),
    };
    hear(house, &mut table, report.clone(), &own).await?;
    table.tx.commit().await?;
    Ok(report.round)
}

/// Approves exactly the content that was seen, or gives a view of one's own beside it.
pub async fn speak(
    house: &House,
    actor: &Actor,
    place: Place,
    (round, content): (u32, Digest),
    said: &Said,
) -> Result<(), ReportError> {
    let mut table = Table::of_reader(house, actor, place).await?;
    let report = table.report().await?;
    let (standing, voices) = table.standing(&report).await?;
    is_written(table.selection.state, Some(standing))?;
    let reviewer = table.me.ok_or(ReportError::Absent)?;
    let said = match said {
        Said::Approves => Said::Approves,
        Said::Minority(view) => Said::Minority(said_of(view)?),
    };
    let is_asked = report.round == round && table.content().await? == content;
    if voices.iter().any(|voice| voice.round == round && voice.reviewer == reviewer) {
        return Err(Refusal::SaidAlready.into());
    }
    // Who was not waited for is heard still, as long as marks are not final.
    if !is_asked || !matches!(standing, Standing::Waiting(_) | Standing::Agreed) {
        return Err(Refusal::NotAsked.into());
    }
    hear(house, &mut table, report, &Voice { round, reviewer, content, said, said_at: house.now() }).await?;
    table.tx.commit().await?;
    Ok(())
}

/// Keeps a voice. With the last one that is waited for the report is agreed.
async fn hear(
    house: &House,
    table: &mut Table,
    mut report: Report,
    voice: &Voice,
) -> Result<(), ReportError> {
    let was_agreed = table.standing(&report).await?.0 == Standing::Agreed;
    store::insert_voice(&mut table.tx, table.expression, voice).await?;
    let name = match &voice.said {
        Said::Approves => "approves",
        Said::Minority(_) => "minority",
    };
    let note = Note::new().with("round", voice.round).with("voice", name).with("marks", voice.content);
    table.record(house, "selection.speak-to-report", note.with("reviewer", voice.reviewer)).await?;
    let is_agreed = !was_agreed && table.standing(&report).await?.0 == Standing::Agreed;
    if is_agreed {
        report.state = ReportState::Agreed;
        report.agreed_at = Some(voice.said_at);
    }
    table.keep(&report).await?;
    if is_agreed {
        let note = Note::new().with("round", voice.round).with("marks", voice.content);
        table.record(house, "selection.agree-report", note).await?;
    }
    Ok(())
}

fn said_of(text: &str) -> Result<String, ReportError> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > rules::MAX_SAID {
        return Err(ReportError::Say(MAX_SAID));
    }
    Ok(text.to_owned())
}
