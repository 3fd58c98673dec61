//! Applications as JSON, by `docs/schema/applications.schema.json`.

use centum_base::{Country, Digest, Timestamp};
use centum_forms::Value;
use serde::Serialize;
use utoipa::ToSchema;

use super::{ExportError, Out, Selection, Whole};
use crate::call::Call;
use crate::call::eligibility::Verdict;
use crate::expression::model::Submission;

/// The name of this shape.
pub const SCHEMA: &str = "centum-applications/1";

/// The applications of a call.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Document {
    /// The name of this shape.
    pub format: &'static str,
    /// The call, by its name in addresses.
    pub call: String,
    /// When it was asked.
    #[schema(value_type = String, format = DateTime)]
    pub as_of: Timestamp,
    /// How many applications the filter admits, on all pages.
    pub total: usize,
    /// The applications.
    pub applications: Vec<Application>,
}

/// One application.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Application {
    /// The identifier.
    pub id: String,
    /// The number as people quote it.
    pub reference: String,
    /// What it is called.
    pub title: String,
    /// The category, by its key.
    pub category: String,
    /// Whether several bodies apply together.
    pub consortium: bool,
    /// `draft`, `submitted` or `withdrawn`.
    pub state: String,
    /// `here` or `received`.
    pub origin: &'static str,
    /// Whether it was received elsewhere, after its deadline.
    pub late: bool,
    /// When it was begun.
    #[schema(value_type = String, format = DateTime)]
    pub begun_at: Timestamp,
    /// When something of it was last saved.
    #[schema(value_type = String, format = DateTime)]
    pub saved_at: Timestamp,
    /// The submission whose content this is; what stands now if it is null.
    pub submission: Option<u32>,
    /// The version of the form.
    pub form: u32,
    /// Answers that are missing or wrong as it stands now; null if nobody looked yet.
    pub open: Option<u32>,
    /// Members that have not signed off what stands now.
    pub unsigned: u32,
    /// What the rules of eligibility say of what stands now.
    pub eligibility: Option<&'static str>,
    /// Who applies, the lead first.
    pub members: Vec<Member>,
    /// The answers.
    pub answers: Vec<ExportedAnswer>,
    /// Every submission.
    pub submissions: Vec<Handed>,
}

/// A member.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Member {
    /// The identifier, which answers name as their part.
    pub id: String,
    /// The name.
    pub name: String,
    /// The country, by ISO 3166-1.
    #[schema(value_type = Option<String>)]
    pub country: Option<Country>,
    /// The place of the gazetteer.
    pub place: Option<String>,
    /// Whether it leads.
    pub lead: bool,
    /// Whether it is a city that takes part.
    pub city: bool,
}

/// An answer.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ExportedAnswer {
    /// `application`, or the identifier of a member.
    pub part: String,
    /// The question, by its key in the form.
    pub field: String,
    /// The answer: `is` tells its kind.
    #[schema(value_type = Object)]
    pub value: Value,
}

/// A submission.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Handed {
    /// Its number.
    pub number: u32,
    /// When the first byte of it came in.
    #[schema(value_type = String, format = DateTime)]
    pub received_at: Timestamp,
    /// Whether that was in the grace.
    pub in_grace: bool,
    /// The digest of its manifest.
    #[schema(value_type = String)]
    pub content: Digest,
    /// When it ceased to count.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub ended_at: Option<Timestamp>,
    /// Why: `recalled`, `replaced` or `withdrawn`.
    pub ended_why: Option<&'static str>,
}

/// The document of some applications.
pub fn document(call: &Call, wholes: &[Whole], total: usize, as_of: Timestamp) -> Document {
    Document {
        format: SCHEMA,
        call: call.slug.clone(),
        as_of,
        total,
        applications: wholes.iter().map(|whole| application(call, whole)).collect(),
    }
}

/// The document of everything that is wanted, application by application.
pub async fn json(selection: &Selection, out: &Out) -> Result<(), ExportError> {
    let mut text = Writing::of(selection)?;
    for batch in selection.batches() {
        out.put(text.more(&selection.read(batch).await?)?).await?;
    }
    out.put(text.end()).await
}

/// A document that is written as its applications are read. They are the last of it, so that what comes before and after
/// is known.
pub(super) struct Writing<'s> {
    selection: &'s Selection,
    head: String,
    begun: bool,
}

impl<'s> Writing<'s> {
    const END: &'static str = "]}";

    pub(super) fn of(selection: &'s Selection) -> Result<Self, ExportError> {
        let head = document(&selection.call, &[], selection.lines.len(), selection.as_of);
        Ok(Self { selection, head: serde_json::to_string(&head)?, begun: false })
    }

    /// What some further applications add.
    pub(super) fn more(&mut self, wholes: &[Whole]) -> Result<Vec<u8>, ExportError> {
        let mut text = self.begin();
        for whole in wholes {
            let between: &[u8] = if self.begun { b",\n" } else { b"\n" };
            text.extend_from_slice(between);
            self.begun = true;
            serde_json::to_writer(&mut text, &application(&self.selection.call, whole))?;
        }
        Ok(text)
    }

    /// What ends it.
    pub(super) fn end(mut self) -> Vec<u8> {
        let mut text = self.begin();
        text.extend_from_slice(Self::END.as_bytes());
        text
    }

    /// What stands before the first application; nothing once it was written.
    fn begin(&mut self) -> Vec<u8> {
        let head = std::mem::take(&mut self.head);
        head.strip_suffix(Self::END).unwrap_or(&head).as_bytes().to_vec()
    }
}

fn application(call: &Call, whole: &Whole) -> Application {
    let Whole { line, dossier, submission } = whole;
    let answers = dossier.answers().0.into_iter().map(|((part, field), value)| ExportedAnswer {
        part: part.to_string(),
        field: field.to_string(),
        value,
    });
    Application {
        id: line.id.to_string(),
        reference: line.reference(),
        title: line.title.clone(),
        category: dossier.head.category.clone(),
        consortium: line.consortium,
        state: line.state.clone(),
        origin: line.origin.name(),
        late: line.is_late(call),
        begun_at: line.begun_at,
        saved_at: line.saved_at,
        submission: *submission,
        form: dossier.head.form,
        open: line.open,
        unsigned: line.unsigned,
        eligibility: line.verdict.map(Verdict::name),
        members: dossier.members.iter().map(member).collect(),
        answers: answers.collect(),
        submissions: dossier.submissions.iter().map(handed).collect(),
    }
}

fn member(member: &crate::expression::model::Member) -> Member {
    Member {
        id: member.id.to_string(),
        name: member.name.clone(),
        country: member.country,
        place: member.place.clone(),
        lead: member.is_lead,
        city: member.is_city,
    }
}

fn handed(one: &Submission) -> Handed {
    Handed {
        number: one.number,
        received_at: one.received_at,
        in_grace: one.in_grace,
        content: one.content,
        ended_at: one.ended.map(|(at, _)| at),
        ended_why: one.ended.map(|(_, why)| why.name()),
    }
}
