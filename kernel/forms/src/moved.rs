//! What a new version of a form changes, for those who have answered already.

use serde::{Deserialize, Serialize};

use crate::{Field, FieldKey, Form, Kind, Section, Spot, Texts};

/// One thing that a new version changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// Where.
    pub spot: Spot,
    /// What stands there is called: the newer name, the older where there is none.
    pub label: Texts,
    /// What.
    pub what: What,
}

/// What can change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum What {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It stands elsewhere.
    Moved,
    /// The title or the question reads differently.
    Reworded {
        /// How it read.
        before: Texts,
    },
    /// The help or the example reads differently.
    Help,
    /// It asks for another kind of answer.
    Kind {
        /// The kind before, by name.
        before: String,
        /// The kind now, by name.
        now: String,
    },
    /// Less fits than before.
    Tightened,
    /// More fits than before, or something else.
    Loosened,
    /// It has to be answered now.
    Required,
    /// It may be left open now.
    Optional,
    /// It is asked of others than before.
    When,
    /// It is answered once instead of by each member, or the other way round.
    Whose,
    /// Answers are kept for another time.
    Keeping,
    /// There is one more to choose from.
    OptionAdded {
        /// What it is called.
        option: Texts,
    },
    /// There is one less to choose from.
    OptionRemoved {
        /// What it was called.
        option: Texts,
    },
    /// An option reads differently.
    OptionReworded {
        /// What it is called now.
        option: Texts,
    },
}

/// Everything that `after` changes, in its order; what is gone stands at the end.
pub fn moved(before: &Form, after: &Form) -> Vec<Change> {
    let mut changes = Vec::new();
    for section in &after.sections {
        let known = before.sections.iter().find(|known| known.key == section.key);
        changes.extend(in_section(known, section));
        for field in &section.fields {
            let known = before.field(field.key.as_str()).map(|(_, field)| field);
            changes.extend(in_field(None, known, field));
        }
    }
    changes.extend(out_of_place(before, after));
    for section in before.sections.iter().filter(|gone| !after.sections.iter().any(|s| s.key == gone.key)) {
        changes.push(removed(Spot::Section(section.key.clone()), &section.title));
    }
    for (_, field) in before.fields().filter(|(_, gone)| after.field(gone.key.as_str()).is_none()) {
        changes.push(removed(Spot::Field(field.key.clone()), &field.label));
    }
    changes
}

fn removed(spot: Spot, label: &Texts) -> Change {
    Change { spot, label: label.clone(), what: What::Removed }
}

fn in_section(known: Option<&Section>, section: &Section) -> Vec<Change> {
    let spot = Spot::Section(section.key.clone());
    let change = |what| Change { spot: spot.clone(), label: section.title.clone(), what };
    let Some(known) = known else { return vec![change(What::Added)] };
    let mut whats = Vec::new();
    if known.title != section.title {
        whats.push(What::Reworded { before: known.title.clone() });
    }
    whats.extend((known.help != section.help).then_some(What::Help));
    whats.extend((known.whose != section.whose).then_some(What::Whose));
    whats.extend((known.when != section.when).then_some(What::When));
    whats.into_iter().map(change).collect()
}

fn in_field(table: Option<&FieldKey>, known: Option<&Field>, field: &Field) -> Vec<Change> {
    let spot = match table {
        Some(table) => Spot::Column(table.clone(), field.key.clone()),
        None => Spot::Field(field.key.clone()),
    };
    let change = |what| Change { spot: spot.clone(), label: field.label.clone(), what };
    let Some(known) = known else { return vec![change(What::Added)] };
    let mut whats = Vec::new();
    if known.label != field.label {
        whats.push(What::Reworded { before: known.label.clone() });
    }
    whats.extend((known.help != field.help || known.example != field.example).then_some(What::Help));
    whats.extend(match (known.required, field.required) {
        (false, true) => Some(What::Required),
        (true, false) => Some(What::Optional),
        _ => None,
    });
    whats.extend((known.when != field.when).then_some(What::When));
    whats.extend((known.keeping != field.keeping).then_some(What::Keeping));
    whats.extend(in_kind(&known.kind, &field.kind));
    let mut changes: Vec<Change> = whats.into_iter().map(change).collect();
    changes.extend(in_columns(known, field));
    changes
}

fn in_columns(known: &Field, field: &Field) -> Vec<Change> {
    let (before, now) = (known.kind.columns(), field.kind.columns());
    let find = |columns: &[Field], key: &FieldKey| columns.iter().position(|column| column.key == *key);
    let mut changes = Vec::new();
    if std::mem::discriminant(&known.kind) != std::mem::discriminant(&field.kind) {
        return changes;
    }
    for column in now {
        let known = find(before, &column.key).map(|at| &before[at]);
        changes.extend(in_field(Some(&field.key), known, column));
    }
    for gone in before.iter().filter(|gone| find(now, &gone.key).is_none()) {
        changes.push(removed(Spot::Column(field.key.clone(), gone.key.clone()), &gone.label));
    }
    changes
}

fn in_kind(before: &Kind, now: &Kind) -> Vec<What> {
    if std::mem::discriminant(before) != std::mem::discriminant(now) {
        return vec![What::Kind { before: before.name().to_owned(), now: now.name().to_owned() }];
    }
    let mut whats = in_options(before, now);
    let (room_before, room_now) = (room(before), room(now));
    let tighter = room_before.iter().zip(&room_now).any(|(before, now)| now < before);
    let looser = room_before.iter().zip(&room_now).any(|(before, now)| now > before);
    whats.extend(match (tighter, looser || details(before) != details(now)) {
        (true, _) => Some(What::Tightened),
        (false, true) => Some(What::Loosened),
        (false, false) => None,
    });
    whats
}

fn in_options(before: &Kind, now: &Kind) -> Vec<What> {
    let mut whats = Vec::new();
    for option in now.options() {
        let label = option.label.clone();
        match before.options().iter().find(|known| known.key == option.key) {
            None => whats.push(What::OptionAdded { option: label }),
            Some(known) if known.label != option.label => whats.push(What::OptionReworded { option: label }),
            Some(_) => {}
        }
    }
    for gone in
        before.options().iter().filter(|gone| !now.options().iter().any(|known| known.key == gone.key))
    {
        whats.push(What::OptionRemoved { option: gone.label.clone() });
    }
    whats
}

/// How much room the limits of a kind leave: the same numbers in the same order, larger where more fits.
fn room(kind: &Kind) -> Vec<i128> {
    let high = |most: Option<i64>| most.map_or(i128::MAX, i128::from);
    let low = |least: Option<i64>| least.map_or(i128::MAX, |least| -i128::from(least));
    let days = |day: centum_base::Date| {
        i128::from(day.year()) * 10_000 + i128::from(day.month()) * 100 + i128::from(day.day())
    };
    match kind {
        Kind::Short { max_chars } => vec![i128::from(*max_chars)],
        Kind::Long { max_words } => vec![i128::from(*max_words)],
        Kind::Several { min, max, .. } => vec![-i128::from(*min), high(max.map(i64::from))],
        Kind::Number { decimals, min, max, .. } => {
            let unit = 10_i128.pow(u32::from(crate::MAX_DECIMALS.saturating_sub(*decimals)));
            let scaled = |room: i128| room.saturating_mul(unit);
            vec![scaled(low(*min)), scaled(high(*max)), i128::from(*decimals)]
        }
        Kind::Money { max_cents, .. } => vec![high(*max_cents)],
        Kind::Day { from, until } => {
            vec![from.map_or(i128::MAX, |day| -days(day)), until.map_or(i128::MAX, days)]
        }
        Kind::Table { min_rows, max_rows, .. } => vec![-i128::from(*min_rows), i128::from(*max_rows)],
        Kind::File { max_bytes, max_files, .. } => vec![i128::from(*max_bytes), i128::from(*max_files)],
        Kind::Choice { .. } | Kind::Place { .. } | Kind::Person | Kind::Declaration => Vec::new(),
    }
}

/// What else an answer has to fit.
fn details(kind: &Kind) -> Vec<String> {
    match kind {
        Kind::Number { unit, .. } => unit.0.values().cloned().collect(),
        Kind::Money { currency, .. } => vec![currency.clone()],
        Kind::File { types, document, .. } => types.iter().chain(document).cloned().collect(),
        Kind::Place { countries } => countries.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    }
}

/// What stands in another section, or in another order than those beside it: the fewest moves that explain the new order.
fn out_of_place(before: &Form, after: &Form) -> Vec<Change> {
    let mut changes = Vec::new();
    let at = |key: &_| before.sections.iter().position(|section| section.key == *key);
    let kept = |section: &Section| at(&section.key).is_some();
    let sections: Vec<&Section> = after.sections.iter().filter(|section| kept(section)).collect();
    for index in strays(&sections.iter().map(|section| at(&section.key)).collect::<Vec<_>>()) {
        let section = sections[index];
        let spot = Spot::Section(section.key.clone());
        changes.push(Change { spot, label: section.title.clone(), what: What::Moved });
    }
    let home = |field: &Field| before.field(field.key.as_str()).map(|(section, _)| &section.key);
    for section in &after.sections {
        let place = |field: &Field| before.fields().position(|(_, known)| known.key == field.key);
        let stayed = |field: &&Field| home(field) == Some(&section.key);
        let (stayed, others): (Vec<&Field>, Vec<&Field>) = section.fields.iter().partition(stayed);
        let strays = strays(&stayed.iter().map(|field| place(field)).collect::<Vec<_>>());
        let came = others.into_iter().filter(|field| home(field).is_some());
        for field in strays.into_iter().map(|index| stayed[index]).chain(came) {
            let spot = Spot::Field(field.key.clone());
            changes.push(Change { spot, label: field.label.clone(), what: What::Moved });
        }
    }
    changes
}

/// The places in a list that do not belong to its longest rising sequence.
fn strays<T: Ord>(list: &[T]) -> Vec<usize> {
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(list.len());
    for (index, item) in list.iter().enumerate() {
        let before =
            (0..index).filter(|earlier| list[*earlier] < *item).max_by_key(|earlier| best[*earlier].0);
        best.push((before.map_or(1, |earlier| best[earlier].0 + 1), before));
    }
    let mut rising = vec![false; list.len()];
    let mut at = (0..list.len()).max_by_key(|index| best[*index].0);
    while let Some(index) = at {
        rising[index] = true;
        at = best[index].1;
    }
    (0..list.len()).filter(|index| !rising[*index]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{choice, form, long, required, section, short};

    fn names(before: &Form, after: &Form) -> Vec<(String, What)> {
        let name = |spot: &Spot| match spot {
            Spot::Form => "form".to_owned(),
            Spot::Section(key) => format!("#{key}"),
            Spot::Field(key) => key.to_string(),
            Spot::Column(table, key) => format!("{table}.{key}"),
        };
        moved(before, after).iter().map(|change| (name(&change.spot), change.what.clone())).collect()
    }

    #[test]
    fn the_same_form_changes_nothing() {
        let form = form([section("s", [short("a"), choice("b", &["x"])])]);
        assert_eq!(moved(&form, &form), []);
    }

    #[test]
    fn fields_come_go_and_become_required() {
        let before = form([section("s", [short("a"), short("b")])]);
        let after = form([section("s", [required(short("b")), short("c")])]);
        let expected = [("b", What::Required), ("c", What::Added), ("a", What::Removed)];
        assert_eq!(names(&before, &after), expected.map(|(name, what)| (name.to_owned(), what)));
    }

    #[test]
    fn one_field_that_is_put_first_is_one_move() {
        let before = form([section("s", [short("a"), short("b"), short("c")]), section("t", [short("d")])]);
        let after = form([section("s", [short("c"), short("a"), short("b")]), section("t", [short("d")])]);
        assert_eq!(names(&before, &after), [("c".to_owned(), What::Moved)]);
        let after = form([section("s", [short("a"), short("b")]), section("t", [short("c"), short("d")])]);
        assert_eq!(names(&before, &after), [("c".to_owned(), What::Moved)]);
        let after = form([before.sections[1].clone(), before.sections[0].clone()]);
        assert_eq!(names(&before, &after).len(), 1);
    }

    #[test]
    fn limits_that_leave_less_room_are_told_from_those_that_leave_more() {
        let of_chars =
            |max_chars| form([section("s", [crate::testing::field("a", Kind::Short { max_chars })])]);
        assert_eq!(names(&of_chars(10), &of_chars(5)), [("a".to_owned(), What::Tightened)]);
        assert_eq!(names(&of_chars(5), &of_chars(10)), [("a".to_owned(), What::Loosened)]);
        let number = |decimals, max| {
            let kind = Kind::Number { unit: Texts::default(), decimals, min: None, max: Some(max) };
            form([section("s", [crate::testing::field("a", kind)])])
        };
        assert_eq!(names(&number(0, 10), &number(1, 100)), [("a".to_owned(), What::Loosened)]);
    }

    #[test]
    fn options_and_kinds_are_named() {
        let before = form([section("s", [choice("a", &["x", "y"]), short("b")])]);
        let after = form([section("s", [choice("a", &["y", "z"]), long("b")])]);
        let expected = [
            ("a", What::OptionAdded { option: Texts::english("z") }),
            ("a", What::OptionRemoved { option: Texts::english("x") }),
            ("b", What::Kind { before: "short".into(), now: "long".into() }),
        ];
        assert_eq!(names(&before, &after), expected.map(|(name, what)| (name.to_owned(), what)));
    }

    #[test]
    fn columns_are_looked_at_one_by_one() {
        let table = |columns| {
            let kind = Kind::Table { columns, min_rows: 0, max_rows: 9 };
            form([section("s", [crate::testing::field("t", kind)])])
        };
        let changes = names(&table(vec![short("a"), short("b")]), &table(vec![required(short("a"))]));
        assert_eq!(changes, [("t.a".to_owned(), What::Required), ("t.b".to_owned(), What::Removed)]);
    }
}
