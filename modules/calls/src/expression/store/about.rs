//! What is kept about one person, and letting go of it.

use centum_accounts::About;
use centum_base::Timestamp;
use centum_forms::{PersonValue, Value};
use centum_store::{Conn, Row, StoreResult, Tx, args};
use serde_json::json;

use super::letting_go::{Spot, let_go, value_of};
use crate::expression::model::reference;

mod sql {
    centum_store::statements! {
        NAMING = "SELECT expression_id, part, field FROM answer WHERE value LIKE '%\"is\":\"person\"%' \
            UNION SELECT expression_id, part, field FROM answer_revision WHERE value LIKE '%\"is\":\"person\"%' \
            UNION SELECT expression_id, part, field FROM submission_answer WHERE value LIKE '%\"is\":\"person\"%' \
            ORDER BY expression_id, part, field";
        NAMING_WITH_VALUES = "SELECT e.number, e.title, kept.part, kept.field, kept.value FROM ( \
            SELECT expression_id, part, field, value FROM answer WHERE value LIKE '%\"is\":\"person\"%' \
            UNION SELECT expression_id, part, field, value FROM answer_revision WHERE value LIKE '%\"is\":\"person\"%' \
            UNION SELECT expression_id, part, field, value FROM submission_answer WHERE value LIKE '%\"is\":\"person\"%' \
            ) kept JOIN expression e ON e.id = kept.expression_id ORDER BY kept.expression_id, kept.part, kept.field, kept.value";
        EMPTY_SIGN_OFFS = "UPDATE sign_off SET name = '', duty = '', mandate = '', salt = '' WHERE person_id = $1";
        END_WRITING = "UPDATE expression_person SET until = $2 WHERE person_id = $1 AND until IS NULL";
        INVITED = "SELECT i.id, i.email, i.invited_at, i.accepted_at, e.number, e.title FROM expression_invitation i \
            JOIN expression e ON e.id = i.expression_id WHERE i.email <> '' ORDER BY i.invited_at, i.id";
        EMPTY_INVITATION = "UPDATE expression_invitation SET email = '' WHERE id = $1";
        WRITTEN = "SELECT r.expression_id, r.part, r.field, r.revision, r.value, r.saved_at, r.standing, e.number, e.title \
            FROM answer_revision r JOIN expression e ON e.id = r.expression_id WHERE r.author = $1 \
            ORDER BY r.saved_at, r.expression_id, r.part, r.field, r.revision";
        SIGNED = "SELECT s.name, s.duty, s.mandate, s.content, s.signed_at, e.number, e.title FROM sign_off s \
            JOIN expression e ON e.id = s.expression_id WHERE s.person_id = $1 ORDER BY s.signed_at, s.id";
        WRITES = "SELECT p.since, p.until, m.name AS member, e.number, e.title FROM expression_person p \
            JOIN expression_member m ON m.id = p.member_id JOIN expression e ON e.id = p.expression_id \
            WHERE p.person_id = $1 ORDER BY p.since, e.number, m.id";
    }
}
pub(super) use sql::STATEMENTS;

/// A value without the person; nothing if it does not name the person.
fn without(value: &Value, about: &About) -> Option<Option<Value>> {
    match value {
        Value::Person(person) if about.is_address(&person.mail) => Some(None),
        Value::Table(rows) => {
            let mut rows = rows.clone();
            let mut found = false;
            for cell in rows.iter_mut().flat_map(|row| row.values_mut()) {
                if matches!(cell, Value::Person(person) if about.is_address(&person.mail)) {
                    *cell = Value::Person(PersonValue::default());
                    found = true;
                }
            }
            found.then_some(Some(Value::Table(rows)))
        }
        _ => None,
    }
}

/// What a value says of the person.
fn said_of<'v>(value: &'v Value, about: &About) -> Vec<&'v PersonValue> {
    let cells: Vec<&Value> = match value {
        Value::Table(rows) => rows.iter().flat_map(|row| row.values()).collect(),
        value => vec![value],
    };
    let person = |cell: &'v Value| match cell {
        Value::Person(person) if about.is_address(&person.mail) => Some(person),
        _ => None,
    };
    cells.into_iter().filter_map(person).collect()
}

/// Lets go of a person in answers, in every revision and in what was handed in. Gives the places, each once.
pub(crate) async fn forget_in_answers(
    tx: &mut Tx,
    about: &About,
    salt: impl Fn() -> String,
) -> StoreResult<Vec<Spot>> {
    let mut places = Vec::new();
    for row in tx.conn().all(&sql::NAMING, args![]).await? {
        let spot =
            Spot { expression: row.get("expression_id")?, part: row.get("part")?, field: row.get("field")? };
        if let_go(tx, &spot, |value| without(value, about), &salt).await?.is_some() {
            places.push(spot);
        }
    }
    Ok(places)
}

/// Lets go of a person's names under sign-offs, of the writing, and of invitations to the address.
pub(crate) async fn forget_person(tx: &mut Tx, about: &About, at: Timestamp) -> StoreResult<()> {
    let mut conn = tx.conn();
    conn.execute(&sql::EMPTY_SIGN_OFFS, args![about.person]).await?;
    conn.execute(&sql::END_WRITING, args![about.person, at]).await?;
    for row in conn.all(&sql::INVITED, args![]).await? {
        if about.is_address(&row.get::<String>("email")?) {
            conn.execute(&sql::EMPTY_INVITATION, args![row.get::<String>("id")?]).await?;
        }
    }
    Ok(())
}

/// Everything that is kept about a person: what was written, signed, where the person writes or was invited, and what
/// others answered about the person.
pub(crate) async fn kept_about(conn: &mut Conn<'_>, about: &About) -> StoreResult<serde_json::Value> {
    let author = format!("person:{}", about.person);
    let mut written = Vec::new();
    for row in conn.all(&sql::WRITTEN, args![author]).await? {
        let mut line = of(&row)?;
        line["part"] = json!(row.get::<String>("part")?);
        line["field"] = json!(row.get::<String>("field")?);
        line["revision"] = json!(row.get::<i64>("revision")?);
        line["standing"] = json!(row.get::<String>("standing")?);
        line["saved_at"] = json!(row.get::<Timestamp>("saved_at")?.to_string());
        line["value"] = json!(said(&row)?);
        written.push(line);
    }
    let mut signed = Vec::new();
    for row in conn.all(&sql::SIGNED, args![about.person]).await? {
        let mut line = of(&row)?;
        for part in ["name", "duty", "mandate", "content"] {
            line[part] = json!(row.get::<String>(part)?);
        }
        line["signed_at"] = json!(row.get::<Timestamp>("signed_at")?.to_string());
        signed.push(line);
    }
    let mut writes = Vec::new();
    for row in conn.all(&sql::WRITES, args![about.person]).await? {
        let mut line = of(&row)?;
        line["member"] = json!(row.get::<String>("member")?);
        line["since"] = json!(row.get::<Timestamp>("since")?.to_string());
        line["until"] = json!(row.get::<Option<i64>>("until")?.and_then(instant));
        writes.push(line);
    }
    let mut invited = Vec::new();
    for row in conn.all(&sql::INVITED, args![]).await? {
        let email: String = row.get("email")?;
        if about.is_address(&email) {
            let mut line = of(&row)?;
            line["email"] = json!(email);
            line["invited_at"] = json!(row.get::<Timestamp>("invited_at")?.to_string());
            line["accepted_at"] = json!(row.get::<Option<i64>>("accepted_at")?.and_then(instant));
            invited.push(line);
        }
    }
    Ok(json!({
        "writes_for": writes,
        "written": written,
        "signed_off": signed,
        "invitations": invited,
        "named_in": naming(conn, about).await?,
    }))
}

/// Answers that name the person, in every version that is kept; of what else they say nothing.
async fn naming(conn: &mut Conn<'_>, about: &About) -> StoreResult<Vec<serde_json::Value>> {
    let mut named = Vec::new();
    for row in conn.all(&sql::NAMING_WITH_VALUES, args![]).await? {
        for person in said_of(&value_of(&row)?, about) {
            let mut line = of(&row)?;
            line["part"] = json!(row.get::<String>("part")?);
            line["field"] = json!(row.get::<String>("field")?);
            line["said"] = json!(person);
            named.push(line);
        }
    }
    Ok(named)
}

/// What a revision says; nothing once it was cleared or erased.
fn said(row: &Row) -> StoreResult<Option<Value>> {
    row.get::<Option<String>>("value")?.map(|_| value_of(row)).transpose()
}

fn of(row: &Row) -> StoreResult<serde_json::Value> {
    let number: u32 = row.get("number")?;
    Ok(json!({ "expression_of_interest": reference(number), "title": row.get::<String>("title")? }))
}

fn instant(at: i64) -> Option<String> {
    Timestamp::from_microsecond(at).ok().map(|at| at.to_string())
}

#[cfg(test)]
mod tests {
    use centum_base::Id;

    use super::*;
    use crate::expression::content::value_text;

    fn about() -> About {
        About { person: Id::of_name("person", "ana"), email: "Ana@city.example".into() }
    }

    fn person(mail: &str) -> Value {
        Value::Person(PersonValue { name: "Ana".into(), mail: mail.into(), ..PersonValue::default() })
    }

    #[test]
    fn only_the_person_is_let_go_of() {
        assert_eq!(without(&person("ana@CITY.example "), &about()), Some(None));
        assert_eq!(without(&person("other@city.example"), &about()), None);
        assert_eq!(without(&person(""), &About { email: String::new(), ..about() }), None);
        let key = |text: &str| text.parse().unwrap();
        let row = |mail: &str| [(key("who"), person(mail)), (key("role"), Value::Text("lead".into()))].into();
        let table = Value::Table(vec![row("ana@city.example"), row("other@city.example")]);
        let Some(Some(Value::Table(left))) = without(&table, &about()) else { panic!("the table stays") };
        assert_eq!(left[0][&key("who")], Value::Person(PersonValue::default()));
        assert_eq!(left[1][&key("who")], person("other@city.example"));
        let both = Value::Table(vec![row("ana@city.example"), row("other@city.example")]);
        assert_eq!(said_of(&both, &about()).len(), 1);
        assert!(said_of(&person("other@city.example"), &about()).is_empty());
    }

    #[test]
    fn an_answer_about_a_person_is_found_by_the_word_that_the_search_looks_for() {
        assert!(value_text(&person("a@b.c")).contains("\"is\":\"person\""));
    }
}
