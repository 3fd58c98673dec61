//! Members, and the people who write for them.

use centum_accounts::{Email, Person, Secret};
use centum_base::{Id, Timestamp, fold};
use centum_store::{Conn, Row, StoreResult, Tx, args};

use crate::call::Call;
use crate::expression::model::{Expression, Member, Writer};

/// Two bodies that have one name: in one country as far as that is known, and unless the gazetteer tells them apart.
macro_rules! one_name {
    () => {
        "o.name_key = m.name_key AND m.name_key <> '' AND o.expression_id <> m.expression_id AND o.left_at IS NULL \
         AND (o.place_id IS NULL OR m.place_id IS NULL) \
         AND (o.country = m.country OR o.country IS NULL OR m.country IS NULL)"
    };
}
pub(crate) use one_name;

mod sql {
    centum_store::statements! {
        INSERT_MEMBER = "INSERT INTO expression_member (id, expression_id, position, is_lead, is_city, name, name_key, country, \
            place_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
        CHANGE_MEMBER = "UPDATE expression_member SET is_city = $3, name = $4, name_key = $5, country = $6, place_id = $7 \
            WHERE expression_id = $1 AND id = $2 AND left_at IS NULL";
        LEAVE = "UPDATE expression_member SET left_at = $3 WHERE expression_id = $1 AND id = $2 AND is_lead = 0 AND left_at IS NULL";
        MEMBERS = "SELECT id, position, is_lead, is_city, name, country, place_id FROM expression_member \
            WHERE expression_id = $1 AND left_at IS NULL ORDER BY is_lead DESC, position, id";
        WAS_MEMBER = "SELECT id FROM expression_member WHERE expression_id = $1 AND id = $2";
        OTHERS_WITH = concat!(
            "SELECT m.position AS position, m.id AS member_id, o.name AS other_name, e.id AS expression_id, \
             e.number AS number, e.title \
             FROM expression_member m \
             JOIN expression_member o ON o.place_id = m.place_id AND o.expression_id <> m.expression_id AND o.left_at IS NULL \
             JOIN expression e ON e.id = o.expression_id AND e.call_id || '' = $2 AND e.state <> 'withdrawn' \
             WHERE m.expression_id = $1 AND m.left_at IS NULL \
             UNION ALL SELECT m.position AS position, m.id AS member_id, o.name AS other_name, e.id AS expression_id, \
             e.number AS number, e.title \
             FROM expression_member m JOIN expression_member o ON ",
            one_name!(),
            " JOIN expression e ON e.id = o.expression_id AND e.call_id || '' = $2 AND e.state <> 'withdrawn' \
             WHERE m.expression_id = $1 AND m.left_at IS NULL ORDER BY position, number"
        );
        PUT_WRITER = "INSERT INTO expression_person (expression_id, person_id, member_id, since) VALUES ($1, $2, $3, $4) \
            ON CONFLICT (expression_id, person_id, member_id) DO UPDATE SET until = NULL";
        BEGUN_BY = "SELECT COUNT(*) AS n FROM expression_person p JOIN expression e ON e.id = p.expression_id \
            WHERE p.person_id = $1 AND e.call_id = $2 AND e.origin = 'here' AND e.created_at > $3 AND p.since = e.created_at";
        END_WRITER = "UPDATE expression_person SET until = $4 WHERE expression_id = $1 AND person_id = $2 AND member_id = $3 \
            AND until IS NULL";
        WRITERS = "SELECT p.person_id, p.member_id FROM expression_person p \
            JOIN expression_member m ON m.id = p.member_id AND m.left_at IS NULL \
            WHERE p.expression_id = $1 AND p.until IS NULL ORDER BY m.is_lead DESC, m.position, p.since, p.person_id";
        INSERT_INVITATION = "INSERT INTO expression_invitation (id, expression_id, member_id, email, secret, invited_by, \
            invited_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
        FIND_INVITATION = "SELECT id, expression_id, member_id, email, invited_by, invited_at, expires_at, accepted_at, \
            withdrawn_at FROM expression_invitation WHERE secret = $1";
        INVITATIONS = "SELECT id, expression_id, member_id, email, invited_by, invited_at, expires_at, accepted_at, withdrawn_at \
            FROM expression_invitation WHERE expression_id = $1 ORDER BY invited_at, id";
        ACCEPT = "UPDATE expression_invitation SET accepted_at = $2 WHERE id = $1 AND accepted_at IS NULL AND withdrawn_at IS NULL";
        WITHDRAW = "UPDATE expression_invitation SET withdrawn_at = $3 WHERE expression_id = $1 AND id = $2 \
            AND accepted_at IS NULL AND withdrawn_at IS NULL";
        INVITED_TO = "SELECT COUNT(*) AS n FROM expression_invitation WHERE (email = $1 OR LOWER(email) = $2) AND invited_at > $3";
        INVITED_BY = "SELECT COUNT(*) AS n FROM expression_invitation WHERE invited_by = $1 AND invited_at > $2";
        FORGET_INVITED = "UPDATE expression_invitation SET email = '' WHERE email <> '' \
            AND expression_id IN (SELECT id FROM expression WHERE call_id = $1)";
    }
    centum_store::tables! {
        expression_member(id) {
            id: Text Internal, expression_id: Text Internal, position: Int Internal, is_lead: Int Internal,
            is_city: Int Internal, name: Text Internal, name_key: Text Internal, country: Text Internal,
            place_id: Text Internal, left_at: Int Internal,
        }
        expression_person(expression_id, person_id, member_id) {
            expression_id: Text Internal, person_id: Text Internal, member_id: Text Internal, since: Int Internal,
            until: Int Internal,
        }
        expression_invitation(id) {
            id: Text Internal, expression_id: Text Internal, member_id: Text Internal,
            email: Text Personal("inviting a partner", "until the call is archived"), secret: Text Secret,
            invited_by: Text Internal, invited_at: Int Internal, expires_at: Int Internal, accepted_at: Int Internal,
            withdrawn_at: Int Internal,
        }
    }
}
pub(super) use sql::{STATEMENTS, TABLES};

/// An invitation to write for a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// The identifier.
    pub id: Id<Invitation>,
    /// To which expression of interest.
    pub expression: Id<Expression>,
    /// For which member.
    pub member: Id<Member>,
    /// Where the letter went.
    pub email: String,
    /// Who invited.
    pub invited_by: String,
    /// When.
    pub invited_at: Timestamp,
    /// Until when it can be accepted.
    pub expires_at: Timestamp,
    /// When it was accepted.
    pub accepted_at: Option<Timestamp>,
    /// When it was withdrawn.
    pub withdrawn_at: Option<Timestamp>,
}

impl Invitation {
    /// Whether it can be accepted.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.accepted_at.is_none() && self.withdrawn_at.is_none() && now < self.expires_at
    }
}

/// A member that stands in another expression of interest of the call too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overlap {
    /// The member here.
    pub member: Id<Member>,
    /// How the other one writes the name.
    pub other_name: String,
    /// The other expression of interest: for the organiser, not for applicants.
    pub expression: Id<Expression>,
    /// Its number.
    pub number: u32,
    /// What it is called.
    pub title: String,
}

fn read_member(row: &Row) -> StoreResult<Member> {
    Ok(Member {
        id: row.get("id")?,
        position: row.get("position")?,
        is_lead: row.get("is_lead")?,
        is_city: row.get("is_city")?,
        name: row.get("name")?,
        country: row.get("country")?,
        place: row.get("place_id")?,
    })
}

fn read_invitation(row: &Row) -> StoreResult<Invitation> {
    Ok(Invitation {
        id: row.get("id")?,
        expression: row.get("expression_id")?,
        member: row.get("member_id")?,
        email: row.get("email")?,
        invited_by: row.get("invited_by")?,
        invited_at: row.get("invited_at")?,
        expires_at: row.get("expires_at")?,
        accepted_at: row
            .get::<Option<i64>>("accepted_at")?
            .and_then(|at| Timestamp::from_microsecond(at).ok()),
        withdrawn_at: row
            .get::<Option<i64>>("withdrawn_at")?
            .and_then(|at| Timestamp::from_microsecond(at).ok()),
    })
}

/// Keeps a new member.
pub(crate) async fn insert_member(
    tx: &mut Tx,
    expression: Id<Expression>,
    member: &Member,
) -> StoreResult<()> {
    let values = args![
        member.id,
        expression,
        member.position,
        member.is_lead,
        member.is_city,
        &member.name,
        fold::fold(&member.name),
        member.country,
        member.place.as_ref()
    ];
    tx.conn().execute(&sql::INSERT_MEMBER, values).await.map(drop)
}

/// Keeps what changed of a member. Tells whether it is one.
pub(crate) async fn change_member(
    tx: &mut Tx,
    expression: Id<Expression>,
    member: &Member,
) -> StoreResult<bool> {
    let values = args![
        expression,
        member.id,
        member.is_city,
        &member.name,
        fold::fold(&member.name),
        member.country,
        member.place.as_ref()
    ];
    Ok(tx.conn().execute(&sql::CHANGE_MEMBER, values).await? == 1)
}

/// A partner leaves. Its answers stay in the history.
pub(crate) async fn leave(
    tx: &mut Tx,
    expression: Id<Expression>,
    member: Id<Member>,
    at: Timestamp,
) -> StoreResult<bool> {
    Ok(tx.conn().execute(&sql::LEAVE, args![expression, member, at]).await? == 1)
}

/// The members, the lead first.
pub(crate) async fn members(conn: &mut Conn<'_>, expression: Id<Expression>) -> StoreResult<Vec<Member>> {
    conn.all(&sql::MEMBERS, args![expression]).await?.iter().map(read_member).collect()
}

/// Whether somebody was added as that member, also if it has left since.
pub(crate) async fn was_member(
    conn: &mut Conn<'_>,
    expression: Id<Expression>,
    member: Id<Member>,
) -> StoreResult<bool> {
    Ok(conn.optional(&sql::WAS_MEMBER, args![expression, member]).await?.is_some())
}

/// Members that stand in another expression of interest of the same call, by their place or by their name.
pub(crate) async fn others_with(
    conn: &mut Conn<'_>,
    expression: Id<Expression>,
    call: Id<Call>,
) -> StoreResult<Vec<Overlap>> {
    let rows = conn.all(&sql::OTHERS_WITH, args![expression, call]).await?;
    let read = |row: &Row| {
        Ok(Overlap {
            member: row.get("member_id")?,
            other_name: row.get("other_name")?,
            expression: row.get("expression_id")?,
            number: row.get("number")?,
            title: row.get("title")?,
        })
    };
    rows.iter().map(read).collect()
}

/// A person writes for a member from now on.
pub(crate) async fn put_writer(
    tx: &mut Tx,
    expression: Id<Expression>,
    writer: &Writer,
    since: Timestamp,
) -> StoreResult<()> {
    tx.conn()
        .execute(&sql::PUT_WRITER, args![expression, writer.person, writer.member, since])
        .await
        .map(drop)
}

/// How many drafts of a call a person has begun since then: whoever begins one writes in it from that instant.
pub(crate) async fn begun_since(
    tx: &mut Tx,
    call: Id<Call>,
    person: Id<Person>,
    since: Timestamp,
) -> StoreResult<usize> {
    let count: i64 = tx.conn().one(&sql::BEGUN_BY, args![person, call, since]).await?.get("n")?;
    Ok(usize::try_from(count).unwrap_or(usize::MAX))
}

/// A person no longer writes for a member.
pub(crate) async fn end_writer(
    tx: &mut Tx,
    expression: Id<Expression>,
    writer: &Writer,
    until: Timestamp,
) -> StoreResult<bool> {
    let values = args![expression, writer.person, writer.member, until];
    Ok(tx.conn().execute(&sql::END_WRITER, values).await? == 1)
}

/// Who writes, those of the lead first.
pub(crate) async fn writers(conn: &mut Conn<'_>, expression: Id<Expression>) -> StoreResult<Vec<Writer>> {
    let rows = conn.all(&sql::WRITERS, args![expression]).await?;
    let read = |row: &Row| {
        let person: Id<Person> = row.get("person_id")?;
        Ok(Writer { person, member: row.get("member_id")? })
    };
    rows.iter().map(read).collect()
}

/// Keeps an invitation; of its secret only the digest.
pub(crate) async fn insert_invitation(
    tx: &mut Tx,
    invitation: &Invitation,
    email: &Email,
    secret: &Secret,
) -> StoreResult<()> {
    let values = args![
        invitation.id,
        invitation.expression,
        invitation.member,
        email.as_str(),
        secret.digest(),
        &invitation.invited_by,
        invitation.invited_at,
        invitation.expires_at
    ];
    tx.conn().execute(&sql::INSERT_INVITATION, values).await.map(drop)
}

/// The invitation of a secret.
pub(crate) async fn find_invitation(conn: &mut Conn<'_>, secret: &Secret) -> StoreResult<Option<Invitation>> {
    conn.optional(&sql::FIND_INVITATION, args![secret.digest()])
        .await?
        .as_ref()
        .map(read_invitation)
        .transpose()
}

/// Every invitation of an expression of interest.
pub(crate) async fn invitations(
    conn: &mut Conn<'_>,
    expression: Id<Expression>,
) -> StoreResult<Vec<Invitation>> {
    conn.all(&sql::INVITATIONS, args![expression]).await?.iter().map(read_invitation).collect()
}

/// How many invitations went to an address since an instant, and how many somebody sent, whatever they are to.
pub(crate) async fn invited_since(
    tx: &mut Tx,
    email: &Email,
    by: &str,
    since: Timestamp,
) -> StoreResult<(i64, i64)> {
    let mut conn = tx.conn();
    let to: i64 = conn.one(&sql::INVITED_TO, args![email.as_str(), email.key(), since]).await?.get("n")?;
    let by: i64 = conn.one(&sql::INVITED_BY, args![by, since]).await?.get("n")?;
    Ok((to, by))
}

/// Marks an invitation as accepted. Tells whether it still was open.
pub(crate) async fn accept_invitation(tx: &mut Tx, id: Id<Invitation>, at: Timestamp) -> StoreResult<bool> {
    Ok(tx.conn().execute(&sql::ACCEPT, args![id, at]).await? == 1)
}

/// Marks an invitation as withdrawn. Tells whether it still was open.
pub(crate) async fn withdraw_invitation(
    tx: &mut Tx,
    expression: Id<Expression>,
    id: Id<Invitation>,
    at: Timestamp,
) -> StoreResult<bool> {
    Ok(tx.conn().execute(&sql::WITHDRAW, args![expression, id, at]).await? == 1)
}

/// Lets go of the addresses that letters went to, in a whole call. Tells how many there were.
pub(crate) async fn forget_invited(tx: &mut Tx, call: Id<Call>) -> StoreResult<u64> {
    tx.conn().execute(&sql::FORGET_INVITED, args![call]).await
}
