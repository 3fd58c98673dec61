//! Applications that were received elsewhere are brought in, each with a receipt that says who stated its time.

use centum_accounts::{Actor, Permission};
use centum_base::{Country, Digest, Id, Timestamp};
use centum_forms::{FieldKey, Part, Value, Whose};
use centum_ledger::Note;
use centum_places::{Outcome, Query, resolve};
use centum_web::App;

use super::handing::hand_in;
use super::saving::names_files;
use super::{Table, subject};
use crate::Attempt;
use crate::call::{Call, CallState, find_call, form_of, is_late};
use crate::expression::content::value_text;
use crate::expression::dossier::{Access, Dossier};
use crate::expression::error::{ExpressionError, MAX_NAME};
use crate::expression::model::{Answer, Expression, Member, Origin, Standing, State};
use crate::expression::rules::Refusal;
use crate::expression::store::{self, Kept};

/// An application as it was received elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrived {
    /// The key by which it is found again when the same table is brought in once more.
    pub key: String,
    /// Who leads.
    pub lead: String,
    /// The country of the lead.
    pub country: Option<Country>,
    /// The category, by its key.
    pub category: String,
    /// The partners, with their countries where they are known.
    pub partners: Vec<(String, Option<Country>)>,
    /// When it was received, as the organiser states.
    pub received_at: Timestamp,
    /// The answers; those of sections that each member answers are the lead's.
    pub answers: Vec<(FieldKey, Value)>,
}

impl Arrived {
    /// The digest of everything that it says.
    pub fn digest(&self) -> Digest {
        let partners = self.partners.iter().map(|(name, country)| format!("{name}|{country:?}"));
        let answers = self.answers.iter().map(|(field, value)| format!("{field}|{}", value_text(value)));
        let head = [
            self.lead.clone(),
            format!("{:?}", self.country),
            self.category.clone(),
            self.received_at.to_string(),
        ];
        let lines: Vec<String> = head.into_iter().chain(partners).chain(answers).collect();
        Digest::of_parts(&lines.iter().map(String::as_bytes).collect::<Vec<_>>())
    }
}

/// What became of an application that was to be brought in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Brought {
    /// It is in.
    New {
        /// Its number.
        number: u32,
        /// Whether it was received after its deadline: it is in all the same, and marked.
        late: bool,
    },
    /// It was in already, and says the same.
    Known,
    /// It was in already, and says something else: a person looks at it. What stands is left as it is.
    Differs,
}

/// The place of a name that means one place and no other; nobody is there to ask.
fn certain_place(name: &str, country: Option<Country>) -> Option<String> {
    match resolve(&Query::new(name, country?)).outcome {
        Outcome::Automatic { place } => Some(place.id.to_string()),
        Outcome::Body { body } => body.known.map(|known| known.id.to_string()),
        Outcome::Ask { .. } | Outcome::NotAPlace { .. } | Outcome::Unknown { .. } => None,
    }
}

/// Brings one application in. Done twice, it stands once.
pub async fn bring_in(
    app: impl Into<Attempt<'_, App>>,
    actor: &Actor,
    call: Id<Call>,
    arrived: &Arrived,
) -> Result<Brought, ExpressionError> {
    let app = &app.into();
    let recorded = actor.require(Permission::ManageCalls)?;
    let mut tx = app.house.begin().await?;
    let call = find_call(&mut tx.conn(), call).await?.ok_or(ExpressionError::Absent)?;
    if call.state < CallState::Open {
        return Err(ExpressionError::Rule(Refusal::NotOpenYet));
    }
    if let Some(known) = store::find_brought_in(&mut tx.conn(), call.id, &arrived.key).await? {
        return Ok(if known == arrived.digest() { Brought::Known } else { Brought::Differs });
    }
    let named = |name: &str| !name.trim().is_empty() && name.chars().count() <= MAX_NAME;
    if !named(&arrived.lead) || !arrived.partners.iter().all(|(name, _)| named(name)) {
        return Err(ExpressionError::Name);
    }
    if !call.terms.categories.iter().any(|category| category.key == arrived.category) {
        return Err(ExpressionError::NoSuchCategory(arrived.category.clone()));
    }
    if arrived.answers.iter().any(|(_, value)| names_files(value)) {
        return Err(ExpressionError::NotByTyping);
    }
    let now = app.house.now();
    let lead = (arrived.lead.as_str(), arrived.country);
    let partners = arrived.partners.iter().map(|(name, country)| (name.as_str(), *country));
    let head = Expression {
        id: app.house.id(),
        call: call.id,
        number: store::next_number(&mut tx, call.id).await?,
        title: arrived.lead.trim().to_owned(),
        category: arrived.category.clone(),
        consortium: !arrived.partners.is_empty(),
        shared: true,
        form: call.form,
        state: State::Draft,
        origin: Origin::Received,
        created_at: now,
        saved_at: now,
        version: 1,
    };
    store::insert(&mut tx, &head).await?;
    let mut part_of_lead = Part::Application;
    for (position, (name, country)) in (0..).zip(std::iter::once(lead).chain(partners)) {
        let member = Member {
            id: app.house.id(),
            position,
            is_lead: position == 0,
            is_city: true,
            name: name.trim().to_owned(),
            country,
            place: certain_place(name, country),
        };
        store::insert_member(&mut tx, head.id, &member).await?;
        if member.is_lead {
            part_of_lead = member.part();
        }
    }
    let form = form_of(&mut tx.conn(), call.id, call.form).await?.unwrap_or_default();
    let author = recorded.to_string();
    for (field, value) in &arrived.answers {
        let (section, _) =
            form.field(field.as_str()).ok_or_else(|| ExpressionError::NoSuchField(field.to_string()))?;
        let part = match section.whose {
            Whose::Application => Part::Application,
            Whose::EachMember => part_of_lead.clone(),
        };
        let kept = Kept {
            part: &part,
            field,
            revision: 1,
            base: 0,
            value: Some(value),
            author: &author,
            saved_at: now,
            save_id: "",
            standing: Standing::Taken,
        };
        store::insert_revision(&mut tx, head.id, kept).await?;
        let salt = app.house.random.token();
        let value = Some(value.clone());
        let (field, author) = (field.clone(), author.clone());
        let answer = Answer { part, field, revision: 1, value, salt, author, saved_at: now };
        store::put_answer(&mut tx, head.id, &answer).await?;
    }
    store::insert_brought_in(&mut tx, call.id, &arrived.key, head.id, arrived.digest(), now).await?;
    let late = is_late(&call.terms, &head.category, arrived.received_at);
    let note = Note::new()
        .with("call", &call.slug)
        .with("number", head.number)
        .with("lead", &head.title)
        .with("received_at", arrived.received_at)
        .with("late", late);
    app.house.record(&mut tx, &recorded, "calls.bring-in", &subject(head.id), note).await?;
    let dossier = Dossier::load(&mut tx.conn(), head.id).await?.ok_or(ExpressionError::Absent)?;
    let access = Access { organiser: true, ..Access::default() };
    let received_at = arrived.received_at;
    let mut table = Table { tx, dossier, access, recorded, received_at, is_trial: app.is_trial() };
    table.take_stock().await?;
    let content = table.dossier.manifest().digest();
    hand_in(app, table, content, false).await?;
    Ok(Brought::New { number: head.number, late })
}
