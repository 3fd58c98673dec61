//! An expression of interest with everything in it, as JSON.

use centum_base::{Country, Digest, Timestamp};
use centum_forms::{FieldKey, Finding, Part, Severity, Value};
use centum_web::Locale;
use serde::Serialize;
use utoipa::ToSchema;

use crate::call;
use crate::expression::Dossier;
use crate::expression::model::{Answer, Member, SignOff, Submission};

/// An expression of interest with everything in it
#[derive(Serialize, ToSchema)]
pub(crate) struct Whole {
    /// Its identifier.
    id: String,
    /// Its number within the call.
    number: u32,
    /// The number as people quote it.
    reference: String,
    /// The call, by its name in addresses.
    call: String,
    /// What it is called.
    title: String,
    /// The category of applicants, by its key in the call.
    category: String,
    /// Whether several bodies apply together.
    consortium: bool,
    /// Whether partners may write in the common sections too.
    shared: bool,
    /// The version of the form that the answers are for.
    form: u32,
    /// `draft`, `submitted` or `withdrawn`.
    state: &'static str,
    /// The submission that counts.
    in_force: Option<u32>,
    /// Grows with every change but answers.
    version: i64,
    /// When it was begun.
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    /// When something of it was last saved.
    #[schema(value_type = String, format = DateTime)]
    saved_at: Timestamp,
    /// The deadline of the application, without the grace.
    #[schema(value_type = Option<String>, format = DateTime)]
    deadline: Option<Timestamp>,
    /// SHA-256 of the content as it stands: what is signed off and handed in.
    #[schema(value_type = String)]
    content: Digest,
    /// Who applies, the lead first.
    members: Vec<MemberLine>,
    /// What is answered.
    answers: Vec<AnswerLine>,
    /// Versions that met another one and wait for a person.
    asides: Vec<AsideLine>,
    /// Every sign-off.
    sign_offs: Vec<SignOffLine>,
    /// Everything that was handed in.
    submissions: Vec<SubmissionLine>,
    /// What is missing or wrong.
    findings: Vec<FindingLine>,
}

/// A body that applies
#[derive(Serialize, ToSchema)]
struct MemberLine {
    /// Its identifier, which also names its part of the answers.
    id: String,
    /// Its name.
    name: String,
    /// Its country.
    #[schema(value_type = Option<String>)]
    country: Option<Country>,
    /// Its place in the gazetteer.
    place: Option<String>,
    /// Whether it leads.
    lead: bool,
    /// Whether it is a city that takes part.
    city: bool,
    /// Whether a sign-off of it holds for the content as it stands.
    signed: bool,
}

/// An answer
#[derive(Serialize, ToSchema)]
struct AnswerLine {
    /// `application`, or the identifier of a member.
    #[schema(value_type = String)]
    part: Part,
    /// The field of the form.
    #[schema(value_type = String)]
    field: FieldKey,
    /// Its revision: the base of the next save.
    revision: u32,
    /// The answer with its kind; null if the field was cleared.
    #[schema(value_type = Object, nullable)]
    value: Option<Value>,
    /// When it was saved.
    #[schema(value_type = String, format = DateTime)]
    saved_at: Timestamp,
}

/// A version that stands aside
#[derive(Serialize, ToSchema)]
struct AsideLine {
    /// `application`, or the identifier of a member.
    #[schema(value_type = String)]
    part: Part,
    /// The field of the form.
    #[schema(value_type = String)]
    field: FieldKey,
    /// Its revision.
    revision: u32,
    /// What it says.
    #[schema(value_type = Object, nullable)]
    value: Option<Value>,
    /// When it was saved.
    #[schema(value_type = String, format = DateTime)]
    saved_at: Timestamp,
}

/// A sign-off
#[derive(Serialize, ToSchema)]
struct SignOffLine {
    /// Which member.
    member: String,
    /// The content that was signed.
    #[schema(value_type = String)]
    content: Digest,
    /// Who signed.
    name: String,
    /// The function.
    function: String,
    /// By which mandate.
    mandate: String,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    signed_at: Timestamp,
    /// When it ended.
    #[schema(value_type = Option<String>, format = DateTime)]
    ended_at: Option<Timestamp>,
    /// Why: `changed`, `taken-back` or `replaced`.
    ended_why: Option<&'static str>,
}

/// Something that was handed in
#[derive(Serialize, ToSchema)]
struct SubmissionLine {
    /// Its number.
    number: u32,
    /// SHA-256 of what was handed in.
    #[schema(value_type = String)]
    content: Digest,
    /// When the first byte of the request came in.
    #[schema(value_type = String, format = DateTime)]
    received_at: Timestamp,
    /// Whether that was in the grace.
    in_grace: bool,
    /// When it ceased to count.
    #[schema(value_type = Option<String>, format = DateTime)]
    ended_at: Option<Timestamp>,
    /// Why: `recalled`, `replaced` or `withdrawn`.
    ended_why: Option<&'static str>,
}

/// Something that is missing or wrong
#[derive(Serialize, ToSchema)]
pub(super) struct FindingLine {
    /// `application`, or the identifier of a member.
    #[schema(value_type = String)]
    part: Part,
    /// The field of the form.
    #[schema(value_type = String)]
    field: FieldKey,
    /// `remark`, `missing` or `wrong`.
    #[schema(value_type = String)]
    severity: Severity,
    /// What, in the language of the request.
    message: String,
}

impl Whole {
    pub(crate) fn of(locale: &Locale, dossier: &Dossier, now: Timestamp) -> Self {
        let head = &dossier.head;
        let content = dossier.manifest().digest();
        let member = |one: &Member| MemberLine {
            id: one.id.to_string(),
            name: one.name.clone(),
            country: one.country,
            place: one.place.clone(),
            lead: one.is_lead,
            city: one.is_city,
            signed: dossier.sign_off(one.id, content).is_some(),
        };
        let sign_off = |one: &SignOff| SignOffLine {
            member: one.member.to_string(),
            content: one.content,
            name: one.name.clone(),
            function: one.duty.clone(),
            mandate: one.mandate.clone(),
            signed_at: one.signed_at,
            ended_at: one.ended.map(|(at, _)| at),
            ended_why: one.ended.map(|(_, why)| why.name()),
        };
        let submission = |one: &Submission| SubmissionLine {
            number: one.number,
            content: one.content,
            received_at: one.received_at,
            in_grace: one.in_grace,
            ended_at: one.ended.map(|(at, _)| at),
            ended_why: one.ended.map(|(_, why)| why.name()),
        };
        Self {
            id: head.id.to_string(),
            number: head.number,
            reference: head.reference(),
            call: dossier.call.slug.clone(),
            title: head.title.clone(),
            category: head.category.clone(),
            consortium: head.consortium,
            shared: head.shared,
            form: head.form,
            state: head.state.name(),
            in_force: head.in_force(),
            version: head.version,
            created_at: head.created_at,
            saved_at: head.saved_at,
            deadline: call::deadline_for(&dossier.call.terms, &head.category, None).map(|one| one.at),
            content,
            members: dossier.members.iter().map(member).collect(),
            answers: answers(dossier),
            asides: dossier
                .asides
                .iter()
                .map(|(part, field, one)| AsideLine {
                    part: part.clone(),
                    field: field.clone(),
                    revision: one.revision,
                    value: one.value.clone(),
                    saved_at: one.saved_at,
                })
                .collect(),
            sign_offs: dossier.sign_offs.iter().map(sign_off).collect(),
            submissions: dossier.submissions.iter().map(submission).collect(),
            findings: findings(locale, dossier, now),
        }
    }
}

fn answers(dossier: &Dossier) -> Vec<AnswerLine> {
    let line = |answer: &Answer| AnswerLine {
        part: answer.part.clone(),
        field: answer.field.clone(),
        revision: answer.revision,
        value: answer.value.clone(),
        saved_at: answer.saved_at,
    };
    dossier.standing_answers().map(line).collect()
}

fn findings(locale: &Locale, dossier: &Dossier, now: Timestamp) -> Vec<FindingLine> {
    told(locale, dossier.findings(now))
}

pub(super) fn told(locale: &Locale, findings: Vec<Finding>) -> Vec<FindingLine> {
    let line = |one: Finding| FindingLine {
        severity: one.severity(),
        message: locale.tell(&centum_forms::message(&one.fault, locale)).plain(),
        part: one.part,
        field: one.field,
    };
    findings.into_iter().map(line).collect()
}
