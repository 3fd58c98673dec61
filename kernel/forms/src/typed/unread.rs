//! What was sent and is read nowhere: a program would think that it is kept.

use super::Pairs;
use crate::{Field, Kind};

/// The name below the field of the first thing that was sent and that no answer would hold: `phone` of a person, `0.who` of a
/// column that there is not, `1` of a second text where one is asked for.
pub fn unread(field: &Field, typed: &Pairs) -> Option<String> {
    let filled = || {
        let filled = typed.0.iter().filter(|(_, text)| !text.trim().is_empty());
        filled.map(|(name, _)| name.as_str())
    };
    let takes_several = matches!(field.kind, Kind::Several { .. } | Kind::File { .. });
    let second = || (!takes_several && filled().filter(|name| name.is_empty()).count() > 1).then_some("1");
    // A page sends the name of a place too, if only as a blank.
    let is_place = matches!(field.kind, Kind::Place { .. });
    let is_named = || ["", "name", "country"].into_iter().any(|name| typed.get(name).is_some());
    let alone = || filled().find(|name| is_place && *name == "id" && !is_named());
    let strange = filled().find(|name| !reads(field, name));
    strange.or_else(second).or_else(alone).map(str::to_owned)
}

/// Whether an answer to the field holds what is sent under the name.
fn reads(field: &Field, name: &str) -> bool {
    match &field.kind {
        Kind::Table { columns, .. } => {
            let (row, below) = name.split_once('.').unwrap_or((name, ""));
            let (key, part) = below.split_once('.').unwrap_or((below, ""));
            let column = columns.iter().find(|column| column.key.as_str() == key);
            let is_cell = || row.parse::<u32>().is_ok() && column.is_some_and(|column| reads(column, part));
            name.is_empty() || is_cell()
        }
        Kind::Place { .. } => ["", "name", "country", "id", "for", "in"].contains(&name),
        Kind::Person => ["", "name", "function", "mail", "telephone"].contains(&name),
        Kind::File { .. } => true,
        _ => name.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::testing::{field, long, options, short};
    use crate::typed::Writing;

    fn of(field: &Field, sent: &serde_json::Value) -> Option<String> {
        unread(field, &Pairs::from_json(sent, Writing::of("en")).unwrap())
    }

    #[test]
    fn what_no_answer_would_hold_is_named() {
        let person = field("who", Kind::Person);
        let place = field("where", Kind::Place { countries: Vec::new() });
        let columns = vec![short("a"), person.clone()];
        let table = field("rows", Kind::Table { columns, min_rows: 0, max_rows: 9 });
        let text = long("text");
        for (field, sent, name) in [
            (&person, json!({ "name": "Ana", "phone": "1" }), "phone"),
            (&place, json!({ "id": "geonames:1" }), "id"),
            (&place, json!({ "name": "Lindau", "city": "Lindau" }), "city"),
            (&table, json!([{ "a": "x" }, { "b": "x" }]), "1.b"),
            (&table, json!([{ "who": { "phone": "1" } }]), "0.who.phone"),
            (&table, json!({ "a": "x" }), "a"),
            (&text, json!({ "text": "x" }), "text"),
            (&text, json!(["x", "y"]), "1"),
        ] {
            assert_eq!(of(field, &sent).as_deref(), Some(name), "{sent}");
        }
    }

    #[test]
    fn what_an_answer_holds_is_not_named_nor_is_a_blank() {
        let place = field("where", Kind::Place { countries: Vec::new() });
        let columns = vec![short("a"), place.clone()];
        let table = field("rows", Kind::Table { columns, min_rows: 0, max_rows: 9 });
        let several = field("some", Kind::Several { options: options(&["a", "b"]), min: 0, max: None });
        for (field, sent) in [
            (&place, json!({ "name": "", "country": "", "id": "geonames:1", "for": "Lindau", "in": "DE" })),
            (&table, json!([{ "a": "x", "where": { "name": "Lindau", "id": "geonames:1" } }])),
            (&table, json!([{ "b": " " }])),
            (&several, json!(["a", "b"])),
        ] {
            assert_eq!(of(field, &sent), None, "{sent}");
        }
    }
}
