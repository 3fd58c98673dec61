//! Who applies: the head and the members.

use centum_accounts::Actor;
use centum_base::{Country, Id, Timestamp};
use centum_ledger::Note;
use centum_web::App;

use super::open;
use crate::Attempt;
use crate::expression::error::{ExpressionError, MAX_NAME};
use crate::expression::model::{Expression, Member};
use crate::expression::rules::Deed;
use crate::expression::store;
use crate::once::id_of_request;

/// The most members that a consortium may have.
pub const MAX_MEMBERS: usize = 100;

/// A body that is to take part, or what it is to be changed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMember {
    /// Its name.
    pub name: String,
    /// Its country.
    pub country: Option<Country>,
    /// Its place in the gazetteer.
    pub place: Option<String>,
    /// Whether it is a city that takes part.
    pub is_city: bool,
}

impl NewMember {
    fn name(&self) -> Result<String, ExpressionError> {
        let name = self.name.trim();
        if name.is_empty() || name.chars().count() > MAX_NAME {
            return Err(ExpressionError::Name);
        }
        Ok(name.to_owned())
    }
}

/// Changes what the application is called, its category, whether it is a consortium, and whether partners write in the
/// common sections.
pub async fn change_head(
    app: impl Into<Attempt<'_, App>>,
    actor: &Actor,
    id: Id<Expression>,
    seen: i64,
    change: impl FnOnce(&mut Expression),
    received_at: Timestamp,
) -> Result<(), ExpressionError> {
    let app = &app.into();
    let mut table = open(app, actor, id, received_at).await?;
    table.for_the_lead()?;
    table.may(Deed::Write)?;
    if table.dossier.head.version != seen {
        return Err(ExpressionError::Changed);
    }
    let before = table.dossier.head.clone();
    let head = &mut table.dossier.head;
    change(head);
    head.title = head.title.trim().to_owned();
    if head.title.is_empty() || head.title.chars().count() > MAX_NAME {
        return Err(ExpressionError::Name);
    }
    if !table.dossier.call.terms.categories.iter().any(|one| one.key == head.category) {
        return Err(ExpressionError::NoSuchCategory(head.category.clone()));
    }
    if !head.consortium && table.dossier.members.len() > 1 {
        // Partners are taken out one by one, by name: a switch does not do it.
        return Err(ExpressionError::TooMany(1));
    }
    // Another category may have another deadline, which may have passed.
    table.may(Deed::Write)?;
    let head = table.dossier.head.clone();
    let of_content = |one: &Expression| (one.title.clone(), one.category.clone(), one.consortium);
    let content = of_content(&head) != of_content(&before);
    if head == before {
        return Ok(());
    }
    table.keep_head().await?;
    if content {
        table.content_changed(app).await?;
    } else {
        table.take_stock().await?;
    }
    let note = Note::new()
        .changed("title", &before.title, &head.title)
        .changed("category", &before.category, &head.category)
        .changed("consortium", before.consortium, head.consortium)
        .changed("shared", before.shared, head.shared);
    table.record(app, "calls.change-head", note).await?;
    table.close().await
}

/// Adds a partner.
pub async fn add_member(
    app: impl Into<Attempt<'_, App>>,
    actor: &Actor,
    id: Id<Expression>,
    new: &NewMember,
    received_at: Timestamp,
) -> Result<Id<Member>, ExpressionError> {
    add_member_once(app, actor, id, new, "", received_at).await
}

/// Adds a partner once: the same request of the same person under the same name, sent again, finds the partner of the first.
/// Without a name each request adds one.
pub async fn add_member_once(
    app: impl Into<Attempt<'_, App>>,
    actor: &Actor,
    id: Id<Expression>,
    new: &NewMember,
    name: &str,
    received_at: Timestamp,
) -> Result<Id<Member>, ExpressionError> {
    let app: &Attempt<'_, App> = &app.into();
    let member = id_of_request(&app.house, actor, "member", name, &format!("{id} {name:?} {new:?}"))?;
    // First of all: what the first request changed, its version above all, must not stand in the way of the second.
    if store::was_member(&mut app.house.db.read_current().await?.conn(), id, member).await? {
        return Ok(member);
    }
    let name = new.name()?;
    let mut table = open(app, actor, id, received_at).await?;
    if table.dossier.members.iter().any(|one| one.id == member) {
        return Ok(member);
    }
    table.for_the_lead()?;
    table.may(Deed::Write)?;
    if table.dossier.members.len() >= MAX_MEMBERS {
        return Err(ExpressionError::TooMany(MAX_MEMBERS));
    }
    let position = table.dossier.members.iter().map(|member| member.position).max().unwrap_or(0) + 1;
    let member = Member {
        id: member,
        position,
        is_lead: false,
        is_city: new.is_city,
        name,
        country: new.country,
        place: new.place.clone(),
    };
    store::insert_member(&mut table.tx, id, &member).await?;
    table.dossier.head.consortium = true;
    table.keep_head().await?;
    table.content_changed(app).await?;
    let note =
        Note::new().with("member", member.id).with("name", &member.name).with("country", member.country);
    table.record(app, "calls.add-member", note).await?;
    table.close().await?;
    Ok(member.id)
}

/// Changes a member. A partner may change its own name and place.
pub async fn change_member(
    app: impl Into<Attempt<'_, App>>,
    actor: &Actor,
    id: Id<Expression>,
    member: Id<Member>,
    change: &NewMember,
    received_at: Timestamp,
) -> Result<(), ExpressionError> {
    let app = &app.into();
    let name = change.name()?;
    let mut table = open(app, actor, id, received_at).await?;
    let before = table.dossier.members.iter().find(|one| one.id == member).cloned();
    let before = before.ok_or(ExpressionError::Absent)?;
    if !table.access.writes(false, &before.part()) {
        return Err(ExpressionError::NotYourPart);
    }
    table.may(Deed::Write)?;
    let after = Member {
        name,
        country: change.country,
        place: change.place.clone(),
        is_city: change.is_city,
        ..before.clone()
    };
    if after == before {
        return Ok(());
    }
    if !store::change_member(&mut table.tx, id, &after).await? {
        return Err(ExpressionError::Changed);
    }
    table.content_changed(app).await?;
    store::touch(&mut table.tx, id, received_at).await?;
    let note = Note::new()
        .with("member", member)
        .changed("name", &before.name, &after.name)
        .changed("country", before.country, after.country)
        .changed("place", &before.place, &after.place)
        .changed("is_city", before.is_city, after.is_city);
    table.record(app, "calls.change-member", note).await?;
    table.close().await
}

/// Takes a partner out. What it wrote stays in the history.
pub async fn remove_member(
    app: impl Into<Attempt<'_, App>>,
    actor: &Actor,
    id: Id<Expression>,
    member: Id<Member>,
    received_at: Timestamp,
) -> Result<(), ExpressionError> {
    let app = &app.into();
    let mut table = open(app, actor, id, received_at).await?;
    let own = table.access.members.contains(&member);
    if !own {
        table.for_the_lead()?;
    }
    table.may(Deed::Write)?;
    if !store::leave(&mut table.tx, id, member, app.house.now()).await? {
        return Err(ExpressionError::Absent);
    }
    table.content_changed(app).await?;
    store::touch(&mut table.tx, id, received_at).await?;
    table.record(app, "calls.remove-member", Note::new().with("member", member)).await?;
    table.close().await
}
