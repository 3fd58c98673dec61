//! Answers, one at a time or a page of them.

use centum_accounts::Actor;
use centum_base::{Digest, Id, Timestamp};
use centum_forms::{FieldKey, Kind, Part, StoredFile, Value, Whose};
use centum_ledger::Note;
use centum_web::App;

use super::{Table, open};
use crate::Attempt;
use crate::expression::content::value_text;
use crate::expression::error::ExpressionError;
use crate::expression::files::{self, Upload};
use crate::expression::model::{Answer, Expression, Revision, Standing};
use crate::expression::rules::{Deed, Refusal};
use crate::expression::saving::{self, Arriving, Outcome};
use crate::expression::stock;
use crate::expression::store::{self, Kept};

/// The largest answer, as JSON.
pub const MAX_ANSWER: usize = 256 * 1024;
/// The most answers that one request may save.
pub const MAX_SAVES: usize = 2_000;

/// An answer that is to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Save {
    /// Whose.
    pub part: Part,
    /// To what.
    pub field: FieldKey,
    /// The revision that its author saw; 0 if there was none.
    pub base: u32,
    /// The answer; nothing clears the field.
    pub value: Option<Value>,
    /// A name that the sender gave this save: sent twice, it is kept once. Empty for none.
    pub save_id: String,
}

/// What became of an answer. In every case it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// It is the answer now.
    Taken {
        /// Its revision.
        revision: u32,
        /// When it was kept.
        at: Timestamp,
    },
    /// It stood there already, or was sent twice.
    Unchanged {
        /// Its revision.
        revision: u32,
        /// When it was kept.
        at: Timestamp,
        /// What stands, if that is something else: what was sent again was written over or settled in the meantime.
        stands: Option<Box<Answer>>,
    },
    /// Somebody saved another version in the meantime. This one stands aside until a person chooses.
    Aside {
        /// Its revision.
        kept_as: u32,
        /// What stands.
        theirs: Option<Box<Answer>>,
    },
    /// The deadline had passed. It is kept, but is no part of the application.
    Late {
        /// Its revision.
        kept_as: u32,
    },
}

/// Keeps answers. All of them, or none.
pub async fn save(
    app: impl Into<Attempt<'_, App>>,
    actor: &Actor,
    id: Id<Expression>,
    saves: &[Save],
    received_at: Timestamp,
) -> Result<Vec<Saved>, ExpressionError> {
    let app = &app.into();
    let mut table = open(app, actor, id, received_at).await?;
    if saves.len() > MAX_SAVES {
        return Err(ExpressionError::TooMany(MAX_SAVES));
    }
    let mut outcomes = Vec::with_capacity(saves.len());
    for save in saves {
        table.accepts(save)?;
        table.can_be_typed(save)?;
        outcomes.push(keep(app, &mut table, save).await?);
    }
    table.finish(app, &outcomes).await?;
    Ok(outcomes)
}

/// Whether a value names files, however deep: whoever knows a digest does not get the file by typing it.
pub(super) fn names_files(value: &Value) -> bool {
    match value {
        Value::Files(_) => true,
        Value::Table(rows) => rows.iter().flat_map(|row| row.values()).any(names_files),
        _ => false,
    }
}

impl Table {
    /// Whether the field exists, the part is one of the applicant's, and the person may write there.
    pub(super) fn accepts(&self, save: &Save) -> Result<(), ExpressionError> {
        let (section, _) = self
            .dossier
            .form
            .field(save.field.as_str())
            .ok_or_else(|| ExpressionError::NoSuchField(save.field.to_string()))?;
        let fits = match (&save.part, section.whose) {
            (Part::Application, Whose::Application) => true,
            (Part::Member(_), Whose::EachMember) => {
                self.dossier.members.iter().any(|member| member.part() == save.part)
            }
            _ => false,
        };
        if !fits {
            return Err(ExpressionError::NoSuchField(format!("{}/{}", save.part, save.field)));
        }
        if !self.access.writes(self.dossier.head.shared, &save.part) {
            return Err(ExpressionError::NotYourPart);
        }
        match &save.value {
            Some(value) if value_text(value).len() > MAX_ANSWER => Err(ExpressionError::TooLarge(MAX_ANSWER)),
            _ => Ok(()),
        }
    }

    /// Files are added and taken away, not typed.
    fn can_be_typed(&self, save: &Save) -> Result<(), ExpressionError> {
        let asked = self.dossier.form.field(save.field.as_str()).map(|(_, field)| &field.kind);
        let is_file = matches!(asked, Some(Kind::File { .. }));
        if is_file || save.value.as_ref().is_some_and(names_files) {
            return Err(ExpressionError::NotByTyping);
        }
        Ok(())
    }

    async fn finish(mut self, app: &App, outcomes: &[Saved]) -> Result<(), ExpressionError> {
        if outcomes.iter().any(|outcome| matches!(outcome, Saved::Taken { .. })) {
            store::touch(&mut self.tx, self.dossier.head.id, self.received_at).await?;
            // The dossier went along with every answer: nothing need be read again while others wait.
            let applied = self.dossier.counts_as.as_deref();
            stock::take_as(&mut self.tx, &self.dossier, applied, self.received_at).await?;
            self.end_what_is_over(app).await?;
        }
        self.close().await
    }
}

/// Keeps one answer in the transaction of the table.
async fn keep(app: &App, table: &mut Table, save: &Save) -> Result<Saved, ExpressionError> {
    let id = table.dossier.head.id;
    let (last, is_known) =
        store::last_revision(&mut table.tx.conn(), id, &save.part, &save.field, &save.save_id).await?;
    if is_known {
        let before =
            store::revision_of_save(&mut table.tx.conn(), id, &save.save_id, &save.part, &save.field).await?;
        if let Some(before) = before.filter(|before| before.value == save.value) {
            return Ok(sent_again(table, save, &before));
        }
    }
    let stands = table.dossier.answer(&save.part, &save.field).cloned();
    match table.may(Deed::Write) {
        Ok(()) => {}
        Err(ExpressionError::Rule(Refusal::DeadlineOver | Refusal::CallClosed)) => {
            if stands.as_ref().and_then(|answer| answer.value.as_ref()) == save.value.as_ref() {
                return Ok(Saved::Late { kept_as: stands.map_or(0, |answer| answer.revision) });
            }
            revise(app, table, save, last + 1, Standing::Late).await?;
            return Ok(Saved::Late { kept_as: last + 1 });
        }
        Err(other) => return Err(other),
    }
    let standing = saving::Standing {
        revision: stands.as_ref().map_or(0, |answer| answer.revision),
        last,
        value: stands.as_ref().and_then(|answer| answer.value.as_ref()),
    };
    let revision_there = standing.revision;
    match saving::decide(standing, Arriving { base: save.base, value: save.value.as_ref() }) {
        Outcome::Same => {
            let at = stands.map_or(table.received_at, |answer| answer.saved_at);
            Ok(Saved::Unchanged { revision: revision_there, at, stands: None })
        }
        Outcome::Taken(revision) => {
            let author = table.recorded.to_string();
            if let Some(earlier) = stands.filter(|earlier| earlier.author == author)
                && saving::absorbs(
                    (save.value.as_ref(), table.received_at),
                    (earlier.value.as_ref(), earlier.saved_at),
                )
            {
                store::drop_revision(&mut table.tx, id, &save.part, &save.field, earlier.revision).await?;
            }
            take(app, table, save, revision).await?;
            Ok(Saved::Taken { revision, at: table.received_at })
        }
        Outcome::Aside(kept_as) => {
            if let Some(echoed) = echoed(table, save, stands.as_ref()).await? {
                return Ok(echoed);
            }
            revise(app, table, save, kept_as, Standing::Aside).await?;
            Ok(Saved::Aside { kept_as, theirs: stands.map(Box::new) })
        }
    }
}

/// The answer to a save that was sent again after the history has let go of it.
async fn echoed(
    table: &mut Table,
    save: &Save,
    stands: Option<&Answer>,
) -> Result<Option<Saved>, ExpressionError> {
    let author = table.recorded.to_string();
    let Some(stands) = stands.filter(|stands| !save.save_id.is_empty() && stands.author == author) else {
        return Ok(None);
    };
    let id = table.dossier.head.id;
    let kept = store::revisions(&mut table.tx.conn(), id, &save.part, &save.field).await?;
    let there = (stands.revision, stands.value.as_ref());
    let is_echo = saving::is_echo(save.base, save.value.as_ref(), there, &kept);
    // Its own revision is gone. Whoever writes on has not seen what stands, unless it is read from this.
    Ok(is_echo.then(|| Saved::Unchanged {
        revision: save.base,
        at: stands.saved_at,
        stands: Some(Box::new(stands.clone())),
    }))
}

/// The answer to a save that was sent again.
fn sent_again(table: &Table, save: &Save, kept: &Revision) -> Saved {
    let stands = table.dossier.answer(&save.part, &save.field).cloned();
    match kept.standing {
        Standing::Taken | Standing::Settled => {
            let stands = stands.filter(|stands| stands.value != kept.value).map(Box::new);
            Saved::Unchanged { revision: kept.revision, at: kept.saved_at, stands }
        }
        Standing::Late => Saved::Late { kept_as: kept.revision },
        Standing::Aside => Saved::Aside { kept_as: kept.revision, theirs: stands.map(Box::new) },
    }
}

/// The save becomes the answer.
async fn take(app: &App, table: &mut Table, save: &Save, revision: u32) -> Result<(), ExpressionError> {
    revise(app, table, save, revision, Standing::Taken).await?;
    let answer = Answer {
        part: save.part.clone(),
        field: save.field.clone(),
        revision,
        value: save.value.clone(),
        salt: app.house.random.token(),
        author: table.recorded.to_string(),
        saved_at: table.received_at,
    };
    store::put_answer(&mut table.tx, table.dossier.head.id, &answer).await?;
    table.dossier.put_answer(answer);
    Ok(())
}

/// Keeps a revision and records that there is one. The ledger does not hold what was typed.
async fn revise(
    app: &App,
    table: &mut Table,
    save: &Save,
    revision: u32,
    standing: Standing,
) -> Result<(), ExpressionError> {
    let author = table.recorded.to_string();
    let kept = Kept {
        part: &save.part,
        field: &save.field,
        revision,
        base: save.base,
        value: save.value.as_ref(),
        author: &author,
        saved_at: table.received_at,
        save_id: &save.save_id,
        standing,
    };
    store::insert_revision(&mut table.tx, table.dossier.head.id, kept).await?;
    let note = Note::new()
        .with("part", save.part.to_string())
        .with("field", save.field.as_str())
        .with("revision", revision)
        .with("standing", standing.name());
    table.record(app, "calls.save-answer", note).await?;
    Ok(())
}

/// Settles a version that stands aside: `value` becomes the answer (theirs, mine, or both as the person wrote them together).
pub async fn settle(
    app: impl Into<Attempt<'_, App>>,
    actor: &Actor,
    id: Id<Expression>,
    aside: u32,
    chosen: &Save,
    received_at: Timestamp,
) -> Result<Saved, ExpressionError> {
    let app = &app.into();
    let mut table = open(app, actor, id, received_at).await?;
    table.may(Deed::Write)?;
    table.accepts(chosen)?;
    // What stands may be chosen as it is. Other files nobody gets by naming them here either.
    let stands = table.dossier.answer(&chosen.part, &chosen.field).and_then(|answer| answer.value.as_ref());
    if stands != chosen.value.as_ref() {
        table.can_be_typed(chosen)?;
    }
    let outcome = keep(app, &mut table, chosen).await?;
    if matches!(outcome, Saved::Taken { .. } | Saved::Unchanged { .. }) {
        let (part, field) = (&chosen.part, &chosen.field);
        if !store::set_standing(&mut table.tx, id, part, field, aside, Standing::Settled).await? {
            return Err(ExpressionError::Changed);
        }
        let note =
            Note::new().with("part", part.to_string()).with("field", field.as_str()).with("revision", aside);
        table.record(app, "calls.settle-answer", note).await?;
    }
    table.finish(app, std::slice::from_ref(&outcome)).await?;
    Ok(outcome)
}

/// Adds a file to an answer. Two people who add files at the same time both find theirs.
pub async fn attach(
    app: impl Into<Attempt<'_, App>>,
    actor: &Actor,
    id: Id<Expression>,
    part: &Part,
    field: &FieldKey,
    upload: Upload,
    received_at: Timestamp,
) -> Result<StoredFile, ExpressionError> {
    let app = &app.into();
    let mut table = open(app, actor, id, received_at).await?;
    let probe =
        Save { part: part.clone(), field: field.clone(), base: 0, value: None, save_id: String::new() };
    table.accepts(&probe)?;
    let asked = table.dossier.form.field(field.as_str()).map(|(_, field)| field.clone());
    let asked = asked.ok_or_else(|| ExpressionError::NoSuchField(field.to_string()))?;
    table.may(Deed::Write)?;
    let stands = table.dossier.answer(part, field).cloned();
    let mut listed = listed(stands.as_ref());
    let file = files::admit(&asked.kind, &listed, &upload)?;
    store::keep_file(&mut table.tx, file.digest, &file.media_type, &upload.content, received_at).await?;
    listed.push(file.clone());
    let save =
        Save { base: stands.map_or(0, |answer| answer.revision), value: Some(Value::Files(listed)), ..probe };
    let outcome = keep(app, &mut table, &save).await?;
    table.finish(app, &[outcome]).await?;
    Ok(file)
}

/// Takes a file out of an answer. It stays in the history.
pub async fn detach(
    app: impl Into<Attempt<'_, App>>,
    actor: &Actor,
    id: Id<Expression>,
    part: &Part,
    field: &FieldKey,
    digest: Digest,
    received_at: Timestamp,
) -> Result<(), ExpressionError> {
    let app = &app.into();
    let mut table = open(app, actor, id, received_at).await?;
    let probe =
        Save { part: part.clone(), field: field.clone(), base: 0, value: None, save_id: String::new() };
    table.accepts(&probe)?;
    table.may(Deed::Write)?;
    let stands = table.dossier.answer(part, field).cloned();
    let mut listed = listed(stands.as_ref());
    listed.retain(|file| file.digest != digest);
    let value = if listed.is_empty() { None } else { Some(Value::Files(listed)) };
    let save = Save { base: stands.map_or(0, |answer| answer.revision), value, ..probe };
    let outcome = keep(app, &mut table, &save).await?;
    table.finish(app, &[outcome]).await
}

fn listed(answer: Option<&Answer>) -> Vec<StoredFile> {
    match answer.and_then(|answer| answer.value.as_ref()) {
        Some(Value::Files(files)) => files.clone(),
        _ => Vec::new(),
    }
}
