//! People, organisations, memberships and invitations as they are kept.

use std::collections::{BTreeMap, BTreeSet};

use centum_base::{Country, Id, Timestamp};
use centum_store::{Conn, LISTS_BECAUSE, Row, Statement, StoreResult, args, list};

use crate::Role;

const NAMES_OF: Statement = Statement::two_texts(
    "NAMES_OF",
    "SELECT id, name FROM person WHERE erased_at IS NULL AND id IN (SELECT value FROM json_each($1))",
    "SELECT id, name FROM person WHERE erased_at IS NULL \
        AND id IN (SELECT jsonb_array_elements_text(CAST(CAST($1 AS TEXT) AS jsonb)))",
    LISTS_BECAUSE,
);
const FIND_PEOPLE: Statement = Statement::two_texts(
    "FIND_PEOPLE",
    "SELECT id, email, name, locale, password_hash, created_at, erased_at FROM person \
        WHERE erased_at IS NULL AND id IN (SELECT value FROM json_each($1))",
    "SELECT id, email, name, locale, password_hash, created_at, erased_at FROM person \
        WHERE erased_at IS NULL AND id IN (SELECT jsonb_array_elements_text(CAST(CAST($1 AS TEXT) AS jsonb)))",
    LISTS_BECAUSE,
);

mod sql {
    centum_store::statements! {
        INSERT_PERSON = "INSERT INTO person (id, email, email_key, name, locale, created_at, version) \
            VALUES ($1, $2, $3, $4, $5, $6, 1)";
        FIND_PERSON = "SELECT id, email, name, locale, password_hash, created_at, erased_at FROM person WHERE id = $1";
        FIND_BY_EMAIL = "SELECT id, email, name, locale, password_hash, created_at, erased_at FROM person WHERE email_key = $1";
        PEOPLE = "SELECT id, email, name, locale, password_hash, created_at, erased_at FROM person \
            WHERE erased_at IS NULL ORDER BY created_at, id";
        SET_LOCALE = "UPDATE person SET locale = $2, version = version + 1 WHERE id = $1";
        SET_PASSWORD = "UPDATE person SET password_hash = $2, version = version + 1 WHERE id = $1";
        ERASE_PERSON = "UPDATE person SET email = NULL, email_key = NULL, name = $2, locale = NULL, password_hash = NULL, \
            erased_at = $3, version = version + 1 WHERE id = $1 AND erased_at IS NULL";
        INSERT_LINK = "INSERT INTO sign_in_link (token_hash, person_id, created_at, expires_at) VALUES ($1, $2, $3, $4)";
        FIND_LINK = "SELECT person_id FROM sign_in_link WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2";
        USE_LINK = "UPDATE sign_in_link SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL";
        SWEEP_LINKS = "DELETE FROM sign_in_link WHERE expires_at <= $1";
        DROP_LINKS = "DELETE FROM sign_in_link WHERE person_id = $1";
        INSERT_ORGANISATION = "INSERT INTO organisation (id, name, name_key, country, created_at) VALUES ($1, $2, $3, $4, $5)";
        FIND_ORGANISATION = "SELECT id, name, country FROM organisation WHERE name_key = $1 ORDER BY created_at LIMIT 1";
        ORGANISATIONS = "SELECT id, name, country FROM organisation ORDER BY name_key, id";
        INSERT_MEMBERSHIP = "INSERT INTO membership (id, person_id, organisation_id, role, since_at) VALUES ($1, $2, $3, $4, $5)";
        SAME_MEMBERSHIP = "SELECT COUNT(*) AS n FROM membership WHERE person_id = $1 AND role = $2 \
            AND COALESCE(organisation_id, '') = COALESCE(CAST($3 AS TEXT), '') AND (until_at IS NULL OR until_at > $4)";
        END_MEMBERSHIP = "UPDATE membership SET until_at = $2 WHERE id = $1 AND until_at IS NULL";
        END_MEMBERSHIPS = "UPDATE membership SET until_at = $2 WHERE person_id = $1 AND until_at IS NULL";
        MEMBERSHIPS = "SELECT m.id, m.person_id, m.role, m.since_at, m.until_at, o.name AS organisation FROM membership m \
            LEFT JOIN organisation o ON o.id = m.organisation_id WHERE m.person_id = $1 ORDER BY m.since_at, m.id";
        FIND_MEMBERSHIP = "SELECT m.id, m.person_id, m.role, m.since_at, m.until_at, o.name AS organisation FROM membership m \
            LEFT JOIN organisation o ON o.id = m.organisation_id WHERE m.id = $1";
        MEMBERSHIPS_AT = "SELECT m.id, m.person_id, m.role, m.since_at, m.until_at, o.name AS organisation FROM membership m \
            LEFT JOIN organisation o ON o.id = m.organisation_id WHERE m.since_at <= $1 \
            AND (m.until_at IS NULL OR m.until_at > $1) ORDER BY m.since_at, m.id";
        ROLES_AT = "SELECT DISTINCT role FROM membership WHERE person_id = $1 AND since_at <= $2 \
            AND (until_at IS NULL OR until_at > $2) ORDER BY role";
        OTHER_ORGANISERS = "SELECT COUNT(DISTINCT person_id) AS n FROM membership WHERE role = 'organiser' \
            AND (until_at IS NULL OR until_at > $2) AND person_id <> $1";
        INSERT_INVITATION = "INSERT INTO invitation (id, token_hash, email, email_key, name, role, organisation_id, invited_by, \
            created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
        FIND_INVITATION = "SELECT i.id, i.email, i.name, i.role, i.organisation_id, o.name AS organisation, i.invited_by, \
            i.created_at, i.expires_at FROM invitation i LEFT JOIN organisation o ON o.id = i.organisation_id \
            WHERE i.token_hash = $1 AND i.accepted_at IS NULL AND i.withdrawn_at IS NULL AND i.expires_at > $2";
        OPEN_INVITATIONS = "SELECT i.id, i.email, i.name, i.role, i.organisation_id, o.name AS organisation, i.invited_by, \
            i.created_at, i.expires_at FROM invitation i LEFT JOIN organisation o ON o.id = i.organisation_id \
            WHERE i.accepted_at IS NULL AND i.withdrawn_at IS NULL AND i.expires_at > $1 ORDER BY i.created_at, i.id";
        INVITATIONS_TO = "SELECT i.id, i.email, i.name, i.role, i.organisation_id, o.name AS organisation, i.invited_by, \
            i.created_at, i.expires_at FROM invitation i LEFT JOIN organisation o ON o.id = i.organisation_id \
            WHERE i.email_key = $1 ORDER BY i.created_at, i.id";
        ACCEPT_INVITATION = "UPDATE invitation SET accepted_at = $2 WHERE id = $1 AND accepted_at IS NULL";
        WITHDRAW_INVITATION = "UPDATE invitation SET withdrawn_at = $2 WHERE id = $1 AND accepted_at IS NULL AND withdrawn_at IS NULL";
        SWEEP_INVITATIONS = "UPDATE invitation SET email = '', email_key = '', name = '' \
            WHERE accepted_at IS NULL AND expires_at < $1 AND email <> ''";
        ERASE_INVITATIONS = "UPDATE invitation SET email = '', email_key = '', name = '' WHERE email_key = $1";
    }
    centum_store::tables! {
        person(id) {
            id: Text Internal,
            email: Text Personal("signing in and letters of the programme", "until the person is erased"),
            email_key: Text Personal("finding the account", "until the person is erased"),
            name: Text Personal("telling who did what", "until the person is erased"),
            locale: Text Personal("writing in the person's language", "until the person is erased"),
            password_hash: Text Secret,
            created_at: Int Internal, erased_at: Int Internal, version: Int Internal,
        }
        organisation(id) { id: Text Public, name: Text Public, name_key: Text Internal, country: Text Public, created_at: Int Internal }
        membership(id) {
            id: Text Internal, person_id: Text Internal, organisation_id: Text Internal, role: Text Internal,
            since_at: Int Internal, until_at: Int Internal,
        }
        session(token_hash) {
            token_hash: Text Secret, person_id: Text Internal, csrf: Text Secret, how: Text Internal,
            created_at: Int Internal, seen_at: Int Internal, expires_at: Int Internal,
        }
        access_token(id) {
            id: Text Internal, token_hash: Text Secret, person_id: Text Internal,
            name: Text Personal("telling access tokens apart", "until the token ends or the person is erased"),
            created_at: Int Internal, expires_at: Int Internal, seen_at: Int Internal,
        }
        sign_in_link(token_hash) {
            token_hash: Text Secret, person_id: Text Internal, created_at: Int Internal, expires_at: Int Internal, used_at: Int Internal,
        }
        invitation(id) {
            id: Text Internal, token_hash: Text Secret,
            email: Text Personal("sending the invitation", "until the person is erased; unanswered, 90 days after it ran out"),
            email_key: Text Personal("recognising the invited person", "until the person is erased; unanswered, 90 days after it ran out"),
            name: Text Personal("greeting the invited person", "until the person is erased; unanswered, 90 days after it ran out"),
            role: Text Internal, organisation_id: Text Internal, invited_by: Text Internal,
            created_at: Int Internal, expires_at: Int Internal, accepted_at: Int Internal, withdrawn_at: Int Internal,
        }
        joining(token_hash) {
            token_hash: Text Secret, email: Text Personal("making the account", "two hours"),
            name: Text Personal("making the account", "two hours"), asked_at: Int Internal, expires_at: Int Internal,
        }
        rate_count(bucket, window_start) { bucket: Text Internal, window_start: Int Internal, attempts: Int Internal }
    }
}
pub(crate) use sql::*;

/// Every table of this crate.
pub const TABLES: &[centum_store::Table] = sql::TABLES;
/// Every statement of this crate.
pub const STATEMENTS: &[&[&centum_store::Statement]] = &[
    sql::STATEMENTS,
    &[&NAMES_OF, &FIND_PEOPLE],
    crate::sessions::STATEMENTS,
    crate::access::STATEMENTS,
    crate::limits::STATEMENTS,
    crate::actions::JOINING_STATEMENTS,
];

/// A person with an account.
#[derive(Clone)]
pub struct Person {
    /// The identifier.
    pub id: Id<Person>,
    /// The mail address; absent once erased.
    pub email: Option<String>,
    /// The name as it is shown.
    pub name: String,
    /// The language that the person chose.
    pub locale: Option<String>,
    /// Whether a password is set.
    pub has_password: bool,
    /// Since when.
    pub created_at: Timestamp,
    pub(crate) password_hash: Option<String>,
}

impl std::fmt::Debug for Person {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Person").field("id", &self.id).finish_non_exhaustive()
    }
}

/// A body that people act for.
#[derive(Clone, Debug)]
pub struct Organisation {
    /// The identifier.
    pub id: Id<Organisation>,
    /// The name.
    pub name: String,
    /// The country.
    pub country: Option<Country>,
}

/// A role that a person plays for a time.
#[derive(Clone, Debug)]
pub struct Membership {
    /// The identifier.
    pub id: Id<Membership>,
    /// Who.
    pub person: Id<Person>,
    /// The role.
    pub role: Role,
    /// For which organisation.
    pub organisation: Option<String>,
    /// From when.
    pub since: Timestamp,
    /// Until when, where it has ended.
    pub until: Option<Timestamp>,
}

/// An invitation that waits for an answer.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// The identifier.
    pub id: Id<Invitation>,
    /// Where the letter went.
    pub email: String,
    /// Who is invited.
    pub name: String,
    /// To which role.
    pub role: Role,
    /// For which organisation.
    pub organisation: Option<String>,
    /// Who invites.
    pub invited_by: Id<Person>,
    pub(crate) organisation_id: Option<Id<Organisation>>,
    /// When.
    pub created_at: Timestamp,
    /// Until when it can be accepted.
    pub expires_at: Timestamp,
}

fn person(row: &Row) -> StoreResult<Person> {
    let password_hash: Option<String> = row.get("password_hash")?;
    Ok(Person {
        id: row.get("id")?,
        email: row.get("email")?,
        name: row.get("name")?,
        locale: row.get("locale")?,
        has_password: password_hash.is_some(),
        created_at: row.get("created_at")?,
        password_hash,
    })
}

fn role(row: &Row) -> StoreResult<Role> {
    row.named("role", |name| name.parse().ok())
}

fn membership(row: &Row) -> StoreResult<Membership> {
    Ok(Membership {
        id: row.get("id")?,
        person: row.get("person_id")?,
        role: role(row)?,
        organisation: row.get("organisation")?,
        since: row.get("since_at")?,
        until: row.get("until_at")?,
    })
}

fn invitation(row: &Row) -> StoreResult<Invitation> {
    Ok(Invitation {
        id: row.get("id")?,
        email: row.get("email")?,
        name: row.get("name")?,
        role: role(row)?,
        organisation: row.get("organisation")?,
        invited_by: row.get("invited_by")?,
        organisation_id: row.get("organisation_id")?,
        created_at: row.get("created_at")?,
        expires_at: row.get("expires_at")?,
    })
}

/// The person of that identifier, erased or not.
pub async fn find_person(conn: &mut Conn<'_>, id: Id<Person>) -> StoreResult<Option<Person>> {
    conn.optional(&FIND_PERSON, args![id]).await?.as_ref().map(person).transpose()
}

/// The person with that address.
pub async fn find_person_by_email(conn: &mut Conn<'_>, email: &crate::Email) -> StoreResult<Option<Person>> {
    conn.optional(&FIND_BY_EMAIL, args![email.key()]).await?.as_ref().map(person).transpose()
}

/// Everyone with an account, in the order in which they came.
pub async fn people(conn: &mut Conn<'_>) -> StoreResult<Vec<Person>> {
    conn.all(&PEOPLE, args![]).await?.iter().map(person).collect()
}

/// These people, but those who were erased, by one query however many they are.
pub async fn find_people(
    conn: &mut Conn<'_>,
    people: &BTreeSet<Id<Person>>,
) -> StoreResult<BTreeMap<Id<Person>, Person>> {
    let rows = conn.all(&FIND_PEOPLE, args![listed(people)]).await?;
    rows.iter().map(|row| person(row).map(|one| (one.id, one))).collect()
}

fn listed(people: &BTreeSet<Id<Person>>) -> String {
    list(&people.iter().collect::<Vec<_>>())
}

/// The names of these people, but of those who were erased.
pub async fn names_of(
    conn: &mut Conn<'_>,
    people: &BTreeSet<Id<Person>>,
) -> StoreResult<BTreeMap<Id<Person>, String>> {
    let rows = conn.all(&NAMES_OF, args![listed(people)]).await?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("name")?))).collect()
}

/// Every role that the person plays or played.
pub async fn memberships(conn: &mut Conn<'_>, id: Id<Person>) -> StoreResult<Vec<Membership>> {
    conn.all(&MEMBERSHIPS, args![id]).await?.iter().map(membership).collect()
}

/// Every role that anyone plays at that moment.
pub async fn memberships_at(conn: &mut Conn<'_>, now: Timestamp) -> StoreResult<Vec<Membership>> {
    conn.all(&MEMBERSHIPS_AT, args![now]).await?.iter().map(membership).collect()
}

pub(crate) async fn find_membership(
    conn: &mut Conn<'_>,
    id: Id<Membership>,
) -> StoreResult<Option<Membership>> {
    conn.optional(&FIND_MEMBERSHIP, args![id]).await?.as_ref().map(membership).transpose()
}

/// The invitation of a link, while it can be accepted.
pub async fn find_invitation(
    conn: &mut Conn<'_>,
    secret: &crate::Secret,
    now: Timestamp,
) -> StoreResult<Option<Invitation>> {
    conn.optional(&FIND_INVITATION, args![secret.digest(), now]).await?.as_ref().map(invitation).transpose()
}

/// Invitations that wait for an answer.
pub async fn open_invitations(conn: &mut Conn<'_>, now: Timestamp) -> StoreResult<Vec<Invitation>> {
    conn.all(&OPEN_INVITATIONS, args![now]).await?.iter().map(invitation).collect()
}

/// Every invitation that was ever sent to an address.
pub async fn invitations_to(conn: &mut Conn<'_>, email: &crate::Email) -> StoreResult<Vec<Invitation>> {
    conn.all(&INVITATIONS_TO, args![email.key()]).await?.iter().map(invitation).collect()
}

fn organisation(row: &Row) -> StoreResult<Organisation> {
    Ok(Organisation { id: row.get("id")?, name: row.get("name")?, country: row.get("country")? })
}

/// Every organisation by name.
pub async fn organisations(conn: &mut Conn<'_>) -> StoreResult<Vec<Organisation>> {
    conn.all(&ORGANISATIONS, args![]).await?.iter().map(organisation).collect()
}

pub(crate) async fn find_organisation(
    conn: &mut Conn<'_>,
    name_key: &str,
) -> StoreResult<Option<Organisation>> {
    conn.optional(&FIND_ORGANISATION, args![name_key]).await?.as_ref().map(organisation).transpose()
}

pub(crate) async fn roles_at(conn: &mut Conn<'_>, id: Id<Person>, now: Timestamp) -> StoreResult<Vec<Role>> {
    conn.all(&ROLES_AT, args![id, now]).await?.iter().map(role).collect()
}
