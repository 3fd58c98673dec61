//! A new expression of interest.

use std::time::Duration;

use centum_accounts::{Actor, Permission};
use centum_base::{Country, Id, Timestamp};
use centum_ledger::Note;
use centum_web::App;

use super::subject;
use crate::Attempt;
use crate::call::{Call, applies, find_call};
use crate::expression::dossier::{Dossier, hour};
use crate::expression::error::{ExpressionError, MAX_NAME};
use crate::expression::model::{Expression, Member, Origin, State, Writer};
use crate::expression::rules::{Deed, Situation, may};
use crate::expression::{stock, store};
use crate::once::id_of_request;

const DAY: Duration = Duration::from_secs(24 * 3600);
/// Drafts that one person can begin in one call within a day: somebody may write for every city of a region.
pub const MAX_BEGUN: usize = 200;

/// What is known when an expression of interest is begun.
#[derive(Clone, Debug)]
pub struct NewExpression {
    /// The call.
    pub call: Id<Call>,
    /// The city or the body that leads.
    pub lead: String,
    /// Its country.
    pub country: Option<Country>,
    /// Its place in the gazetteer.
    pub place: Option<String>,
    /// Whether it is a city that takes part itself.
    pub is_city: bool,
    /// The category, by its key in the call.
    pub category: String,
    /// Whether several bodies apply together.
    pub consortium: bool,
}

/// Begins a draft. The person who begins it writes for the lead.
pub async fn begin(
    app: impl Into<Attempt<'_, App>>,
    actor: &Actor,
    new: &NewExpression,
    received_at: Timestamp,
) -> Result<Id<Expression>, ExpressionError> {
    begin_once(app, actor, new, "", received_at).await
}

/// Begins a draft once: the same request of the same person under the same name, sent again, finds the draft of the first.
/// Without a name each request begins one.
pub async fn begin_once(
    app: impl Into<Attempt<'_, App>>,
    actor: &Actor,
    new: &NewExpression,
    name: &str,
    received_at: Timestamp,
) -> Result<Id<Expression>, ExpressionError> {
    let app: &Attempt<'_, App> = &app.into();
    let id = id_of_request(&app.house, actor, "expression", name, &format!("{name:?} {new:?}"))?;
    let recorded = actor.require(Permission::Apply)?;
    let person = actor.person().ok_or(ExpressionError::Absent)?.id;
    let name = new.lead.trim();
    if name.is_empty() || name.chars().count() > MAX_NAME {
        return Err(ExpressionError::Name);
    }
    let mut tx = app.house.begin().await?;
    let call = find_call(&mut tx.conn(), new.call).await?.filter(|call| call.state.is_public());
    let call = call.ok_or(ExpressionError::Absent)?;
    if store::find(&mut tx.conn(), id).await?.is_some() {
        return Ok(id);
    }
    if !call.terms.categories.iter().any(|one| one.key == new.category) {
        return Err(ExpressionError::NoSuchCategory(new.category.clone()));
    }
    let now = Situation {
        state: State::Draft,
        call: call.state_at(received_at),
        hour: hour(&call, &new.category, received_at),
        pre_screening: false,
    };
    may(Deed::Write, now)?;
    // What was begun before goes on being saved: only another draft has to wait.
    let since = received_at.checked_sub(DAY).unwrap_or(received_at);
    if store::begun_since(&mut tx, call.id, person, since).await? >= MAX_BEGUN {
        return Err(ExpressionError::EnoughBegun(MAX_BEGUN));
    }
    let head = Expression {
        id,
        call: call.id,
        number: store::next_number(&mut tx, call.id).await?,
        title: name.to_owned(),
        category: new.category.clone(),
        consortium: new.consortium,
        shared: true,
        form: call.form,
        state: State::Draft,
        origin: Origin::Here,
        created_at: received_at,
        saved_at: received_at,
        version: 1,
    };
    store::insert(&mut tx, &head).await?;
    let lead = Member {
        id: app.house.id(),
        position: 0,
        is_lead: true,
        is_city: new.is_city,
        name: name.to_owned(),
        country: new.country,
        place: new.place.clone(),
    };
    store::insert_member(&mut tx, head.id, &lead).await?;
    store::put_writer(&mut tx, head.id, &Writer { person, member: lead.id }, received_at).await?;
    applies(&mut tx, call.id, person, received_at).await?;
    if let Some(dossier) = Dossier::load(&mut tx.conn(), head.id).await? {
        stock::take(&mut tx, &dossier, received_at).await?;
    }
    let note = Note::new()
        .with("call", &call.slug)
        .with("number", head.number)
        .with("category", &head.category)
        .with("lead", &lead.name)
        .with("form", head.form);
    app.house.record(&mut tx, &recorded, "calls.begin", &subject(head.id), note).await?;
    app.close(tx).await?;
    Ok(head.id)
}
