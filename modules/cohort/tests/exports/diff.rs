//! What changed from one version to the next.

use centum_cohort::announcement::{Change, Content, Elsewhere, FieldChange, VersionDiff, diff};
use centum_cohort::model::{OpenSeat, Part, Standing};

use crate::sample::{city, content, entry};

fn after(change: impl FnOnce(&mut Content)) -> VersionDiff {
    let (old, mut new) = (content(), content());
    new.number = 3;
    change(&mut new);
    diff(&old, &new)
}

fn only_fields(found: &VersionDiff) -> &[FieldChange] {
    let [change] = &found.changed[..] else { panic!("one row changed, not {:?}", found.changed) };
    assert!(found.added.is_empty() && found.removed.is_empty() && found.elsewhere.is_empty());
    &change.fields
}

#[test]
fn another_number_alone_is_no_difference() {
    let found = after(|_| {});
    assert!(found.is_empty());
    assert_eq!((found.from, found.to), (2, 3));
}

#[test]
fn rows_that_come_and_go_are_listed_whole() {
    let lyon = entry("Lyon", &["FR"], vec![city("Lyon", "FR")]);
    let found = after(|new| {
        new.entries.remove(1);
        new.entries.push(lyon.clone());
    });
    assert_eq!(found.added, [lyon]);
    assert_eq!(found.removed, [content().entries[1].clone()]);
    assert!(found.changed.is_empty() && !found.reordered);
}

#[test]
fn a_row_that_stays_lists_each_field_that_changed() {
    let found = after(|new| {
        new.entries[0].standing = Standing::Withdrawn;
        new.entries[0].marks.clear();
    });
    let standing = FieldChange::Standing { old: Standing::Confirmed, new: Standing::Withdrawn };
    let marks = FieldChange::Marks { old: vec!["DCC".into()], new: Vec::new() };
    assert_eq!(only_fields(&found), [standing, marks]);
    assert_eq!(found.changed[0].name, "Cork");
}

#[test]
fn a_member_that_leaves_its_consortium_changes_the_row() {
    let found = after(|new| {
        new.entries[2].cities.pop();
    });
    let old = content().entries[2].cities[1].clone();
    let cities = FieldChange::Cities { changes: vec![Change::Removed { old }], reordered: false };
    assert_eq!(only_fields(&found), [cities]);
}

#[test]
fn another_order_of_the_list_is_said_and_changes_no_row() {
    let found = after(|new| new.entries.swap(0, 1));
    assert!(found.reordered && found.changed.is_empty() && !found.is_empty());
}

#[test]
fn a_figure_changes_by_value_or_by_rule() {
    let old = content().figures[0].clone();
    let by_value = after(|new| new.figures[0].value = 23);
    let by_rule = after(|new| new.figures[0].rule.clear());
    for found in [by_value, by_rule] {
        let [Change::Changed { old: before, new }] = &found.figures[..] else {
            panic!("{:?}", found.figures)
        };
        assert_eq!((before, &new.name), (&old, &old.name));
    }
}

#[test]
fn a_seat_that_is_filled_goes_and_one_of_another_part_comes() {
    let old = content().open_seats[0].clone();
    assert_eq!(after(|new| new.open_seats.clear()).seats, [Change::Removed { old: old.clone() }]);
    let new = OpenSeat { part: Part::Observer, ..old.clone() };
    let found = after(|content| content.open_seats = vec![new.clone()]);
    assert_eq!(found.seats, [Change::Removed { old }, Change::Added { new }]);
}

#[test]
fn what_differs_elsewhere_is_named() {
    let found = after(|new| {
        new.date = new.date.tomorrow().unwrap();
        new.texts.clear();
        new.edition.dates.clear();
        new.sources.clear();
        new.exception = None;
    });
    let all =
        [Elsewhere::Date, Elsewhere::Texts, Elsewhere::Edition, Elsewhere::Sources, Elsewhere::Exception];
    assert_eq!(found.elsewhere, all);
}

#[test]
fn a_difference_is_json_by_stable_names() {
    let found = after(|new| new.entries[0].part = Part::Fellow);
    let json = serde_json::to_value(&found).unwrap();
    let expected = serde_json::json!({ "field": "part", "old": "core", "new": "fellow" });
    assert_eq!(json["changed"][0]["fields"][0], expected);
    let seat = serde_json::to_value(after(|new| new.open_seats.clear())).unwrap();
    assert_eq!(seat["seats"][0]["change"], "removed");
}
