//! People and their roles.

use centum_base::{Country, Id, fold::fold};
use centum_ledger::{Actor as Recorded, House, Note, Subject};
use centum_store::{StoreError, StoreResult, Tx, args};

use crate::access::drop_access_tokens;
use crate::store::{
    DROP_LINKS, END_MEMBERSHIP, END_MEMBERSHIPS, ERASE_INVITATIONS, ERASE_PERSON, INSERT_MEMBERSHIP,
    INSERT_ORGANISATION, INSERT_PERSON, OTHER_ORGANISERS, SAME_MEMBERSHIP, find_membership,
    find_organisation, roles_at,
};
use crate::{
    About, AccountError, AccountResult, Actor, Email, Keeper, Membership, Organisation, Permission, Person,
    Role, find_person, sessions,
};

/// What stands instead of the name of an erased person.
const ERASED: &str = "—";

/// A person to be added.
#[derive(Clone, Debug)]
pub struct NewPerson {
    /// The mail address.
    pub email: Email,
    /// The name as it is to be shown.
    pub name: String,
    /// The first role.
    pub role: Role,
    /// For which organisation.
    pub organisation: Option<(String, Option<Country>)>,
}

/// Adds a person with a role: how the first organiser comes into the house.
pub async fn add_person(house: &House, actor: &Actor, new: &NewPerson) -> AccountResult<Id<Person>> {
    let recorded = actor.require(Permission::ManagePeople)?;
    let mut tx = house.begin().await?;
    let id = insert_person(house, &mut tx, &recorded, &new.email, &new.name).await?;
    let organisation = organisation(house, &mut tx, &recorded, new.organisation.as_ref()).await?;
    insert_membership(house, &mut tx, &recorded, id, new.role, organisation).await?;
    tx.commit().await?;
    Ok(id)
}

/// Gives a person a role from now on, unless the person has it. Sessions end, so that no old right lives on.
pub async fn give_role(
    house: &House,
    actor: &Actor,
    person: Id<Person>,
    role: Role,
) -> AccountResult<Id<Membership>> {
    let recorded = actor.require(Permission::ManagePeople)?;
    let mut tx = house.begin().await?;
    let found = find_person(&mut tx.conn(), person).await?.filter(|person| person.email.is_some());
    found.ok_or(AccountError::Absent)?;
    let id = insert_membership(house, &mut tx, &recorded, person, role, None).await?;
    sessions::end_all(&mut tx, person).await?;
    tx.commit().await?;
    Ok(id)
}

/// Ends a role now. Sessions of the person end with it.
pub async fn end_membership(house: &House, actor: &Actor, id: Id<Membership>) -> AccountResult<()> {
    let recorded = actor.require(Permission::ManagePeople)?;
    let mut tx = house.begin().await?;
    let membership = find_membership(&mut tx.conn(), id).await?.filter(|found| found.until.is_none());
    let membership = membership.ok_or(AccountError::Absent)?;
    if membership.role == Role::Organiser {
        another_organiser(house, &mut tx, membership.person).await?;
    }
    tx.conn().execute(&END_MEMBERSHIP, args![id, house.now()]).await?;
    sessions::end_all(&mut tx, membership.person).await?;
    let note = Note::new().with("role", membership.role).with("membership", id);
    let subject = Subject::new("person", membership.person);
    house.record(&mut tx, &recorded, "accounts.end-role", &subject, note).await?;
    Ok(tx.commit().await?)
}

/// Erases a person: address, name, password, sessions, letters, and what the ledger says beside its chain.
/// The chain itself, and what the person did under an identifier, stay. What modules keep, `keepers` let go of.
pub async fn erase_person(
    house: &House,
    actor: &Actor,
    id: Id<Person>,
    keepers: &[Keeper],
) -> AccountResult<()> {
    let recorded = actor.require(Permission::ManagePeople)?;
    let mut tx = house.begin().await?;
    let person = find_person(&mut tx.conn(), id).await?.ok_or(AccountError::Absent)?;
    let Some(email) = person.email else { return Err(AccountError::Absent) };
    if roles_at(&mut tx.conn(), id, house.now()).await?.contains(&Role::Organiser) {
        another_organiser(house, &mut tx, id).await?;
    }
    let about = About { person: id, email: email.clone() };
    for keeper in keepers {
        (keeper.erase)(house, &mut tx, &recorded, &about).await?;
    }
    let now = house.now();
    sessions::end_all(&mut tx, id).await?;
    drop_access_tokens(&mut tx, id).await?;
    let mut conn = tx.conn();
    conn.execute(&DROP_LINKS, args![id]).await?;
    conn.execute(&END_MEMBERSHIPS, args![id, now]).await?;
    conn.execute(&ERASE_INVITATIONS, args![email.to_lowercase()]).await?;
    conn.execute(&ERASE_PERSON, args![id, ERASED, now]).await?;
    centum_jobs::erase_letters(&mut tx, &email).await?;
    centum_ledger::forget(&mut tx, &*house.clock, &*house.random, &recorded, id).await?;
    Ok(tx.commit().await?)
}

async fn another_organiser(house: &House, tx: &mut Tx, leaving: Id<Person>) -> AccountResult<()> {
    let row = tx.conn().one(&OTHER_ORGANISERS, args![leaving, house.now()]).await?;
    if row.get::<i64>("n")? == 0 { Err(AccountError::LastOrganiser) } else { Ok(()) }
}

pub(super) async fn insert_person(
    house: &House,
    tx: &mut Tx,
    recorded: &Recorded,
    email: &Email,
    name: &str,
) -> AccountResult<Id<Person>> {
    let id = house.id();
    let values = args![id, email.as_str(), email.key(), name, Option::<String>::None, house.now()];
    tx.conn().execute(&INSERT_PERSON, values).await.map_err(|error| match error {
        StoreError::Duplicate(_) => AccountError::AddressTaken,
        other => other.into(),
    })?;
    let note = Note::new().personal("name", id, name).personal("email", id, email.as_str());
    house.record(tx, recorded, "accounts.add-person", &Subject::new("person", id), note).await?;
    Ok(id)
}

/// Whether the person plays the role now, for that organisation or for none.
pub(super) async fn holds(
    house: &House,
    tx: &mut Tx,
    person: Id<Person>,
    role: Role,
    organisation: Option<Id<Organisation>>,
) -> StoreResult<bool> {
    let values = args![person, role.name(), organisation, house.now()];
    Ok(tx.conn().one(&SAME_MEMBERSHIP, values).await?.get::<i64>("n")? > 0)
}

pub(super) async fn insert_membership(
    house: &House,
    tx: &mut Tx,
    recorded: &Recorded,
    person: Id<Person>,
    role: Role,
    organisation: Option<Id<Organisation>>,
) -> AccountResult<Id<Membership>> {
    if holds(house, tx, person, role, organisation).await? {
        return Err(AccountError::RoleHeld);
    }
    let id = house.id();
    let values = args![id, person, organisation, role.name(), house.now()];
    tx.conn().execute(&INSERT_MEMBERSHIP, values).await?;
    let note = Note::new().with("role", role).with("membership", id).with("organisation", organisation);
    house.record(tx, recorded, "accounts.give-role", &Subject::new("person", person), note).await?;
    Ok(id)
}

/// The organisation of that name, made if it is new.
pub(super) async fn organisation(
    house: &House,
    tx: &mut Tx,
    recorded: &Recorded,
    named: Option<&(String, Option<Country>)>,
) -> StoreResult<Option<Id<Organisation>>> {
    let Some((name, country)) = named else { return Ok(None) };
    let key = fold(name);
    if let Some(found) = find_organisation(&mut tx.conn(), &key).await? {
        return Ok(Some(found.id));
    }
    let id: Id<Organisation> = house.id();
    tx.conn().execute(&INSERT_ORGANISATION, args![id, name, key, *country, house.now()]).await?;
    let note = Note::new().with("name", name).with("country", *country);
    house.record(tx, recorded, "accounts.add-organisation", &Subject::new("organisation", id), note).await?;
    Ok(Some(id))
}
