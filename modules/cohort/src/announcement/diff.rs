//! What changed from one version to another.

use std::collections::{HashMap, VecDeque};

use centum_base::Country;
use serde::Serialize;

use super::content::{CityEntry, Content, Entry, FigureLine};
use crate::model::{Lead, OpenSeat, Part, Standing};

/// Everything by which one version differs from another.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct VersionDiff {
    /// The number of the version before.
    pub from: u32,
    /// The number of the version after.
    pub to: u32,
    /// Rows that came, in the order of the list.
    pub added: Vec<Entry>,
    /// Rows that went.
    pub removed: Vec<Entry>,
    /// Rows that stayed and say something else.
    pub changed: Vec<EntryChange>,
    /// Whether the rows that stayed stand in another order.
    pub reordered: bool,
    /// Figures that came, went, or have another value or rule.
    pub figures: Vec<Change<FigureLine>>,
    /// Open seats that came, went, or are for something else.
    pub seats: Vec<Change<OpenSeat>>,
    /// What else differs.
    pub elsewhere: Vec<Elsewhere>,
}

/// Something that came, went, or became something else.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "change", rename_all = "kebab-case")]
pub enum Change<T> {
    /// It was not there before.
    Added {
        /// What came.
        new: T,
    },
    /// It is there no more.
    Removed {
        /// What went.
        old: T,
    },
    /// It says something else.
    Changed {
        /// Before.
        old: T,
        /// After.
        new: T,
    },
}

/// A row that says something else than before.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EntryChange {
    /// The participation.
    pub participation: String,
    /// The row's name in the version after.
    pub name: String,
    /// What differs, at least one thing.
    pub fields: Vec<FieldChange>,
}

/// A field of a row, before and after.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "field", rename_all = "kebab-case")]
pub enum FieldChange {
    /// The name of the row.
    Name {
        /// Before.
        old: String,
        /// After.
        new: String,
    },
    /// The part that it plays.
    Part {
        /// Before.
        old: Part,
        /// After.
        new: Part,
    },
    /// How it stands.
    Standing {
        /// Before.
        old: Standing,
        /// After.
        new: Standing,
    },
    /// Its countries, or their order.
    Countries {
        /// Before.
        old: Vec<Country>,
        /// After.
        new: Vec<Country>,
    },
    /// Its marks.
    Marks {
        /// Before.
        old: Vec<String>,
        /// After.
        new: Vec<String>,
    },
    /// What its lead is; none for a single body.
    Lead {
        /// Before.
        old: Option<Lead>,
        /// After.
        new: Option<Lead>,
    },
    /// The cities behind it.
    Cities {
        /// Cities that came, went, or have another place, country or name.
        changes: Vec<Change<CityEntry>>,
        /// Whether the cities that stayed stand in another order.
        reordered: bool,
    },
}

/// A part of a version outside its rows, figures and seats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Elsewhere {
    /// The date that the announcement bears.
    Date,
    /// Title or words, in any language.
    Texts,
    /// The edition: its names, area, marks, licence or dates.
    Edition,
    /// The sources and the figures that they print.
    Sources,
    /// The reason for which it was published although figures do not add up.
    Exception,
}

impl VersionDiff {
    /// Whether the two versions say the same.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty()
            && self.removed.is_empty()
            && self.changed.is_empty()
            && !self.reordered
            && self.figures.is_empty()
            && self.seats.is_empty()
            && self.elsewhere.is_empty()
    }
}

/// What changed from `old` to `new`. Rows are the same by their participation, figures by their name; a city by name
/// and country, else by its place; a seat by what it is for.
pub fn diff(old: &Content, new: &Content) -> VersionDiff {
    let rows = Pairing::of(&old.entries, &new.entries, &[&|row| Some(row.participation.clone())]);
    let changed =
        rows.pairs.iter().filter_map(|&(before, after)| entry(&old.entries[before], &new.entries[after]));
    VersionDiff {
        from: old.number,
        to: new.number,
        changed: changed.collect(),
        reordered: rows.reordered(),
        added: rows.added.iter().map(|&row| new.entries[row].clone()).collect(),
        removed: rows.removed.iter().map(|&row| old.entries[row].clone()).collect(),
        figures: Pairing::of(&old.figures, &new.figures, &[&|figure| Some(figure.name.clone())])
            .changes(&old.figures, &new.figures),
        seats: Pairing::of(
            &old.open_seats,
            &new.open_seats,
            &[&|seat| Some(format!("{seat:?}")), &|seat| Some(format!("{:?} {:?}", seat.part, seat.inside))],
        )
        .changes(&old.open_seats, &new.open_seats),
        elsewhere: elsewhere(old, new),
    }
}

fn elsewhere(old: &Content, new: &Content) -> Vec<Elsewhere> {
    let differs = [
        (Elsewhere::Date, old.date != new.date),
        (Elsewhere::Texts, old.texts != new.texts),
        (Elsewhere::Edition, old.edition != new.edition),
        (Elsewhere::Sources, old.sources != new.sources),
        (Elsewhere::Exception, old.exception != new.exception),
    ];
    differs.into_iter().filter_map(|(part, differs)| differs.then_some(part)).collect()
}

fn entry(old: &Entry, new: &Entry) -> Option<EntryChange> {
    let mut fields = Vec::new();
    if old.name != new.name {
        fields.push(FieldChange::Name { old: old.name.clone(), new: new.name.clone() });
    }
    if old.part != new.part {
        fields.push(FieldChange::Part { old: old.part, new: new.part });
    }
    if old.standing != new.standing {
        fields.push(FieldChange::Standing { old: old.standing, new: new.standing });
    }
    if old.countries != new.countries {
        fields.push(FieldChange::Countries { old: old.countries.clone(), new: new.countries.clone() });
    }
    if old.marks != new.marks {
        fields.push(FieldChange::Marks { old: old.marks.clone(), new: new.marks.clone() });
    }
    if old.lead != new.lead {
        fields.push(FieldChange::Lead { old: old.lead, new: new.lead });
    }
    fields.extend(cities(&old.cities, &new.cities));
    let (participation, name) = (new.participation.clone(), new.name.clone());
    (!fields.is_empty()).then_some(EntryChange { participation, name, fields })
}

fn cities(old: &[CityEntry], new: &[CityEntry]) -> Option<FieldChange> {
    let named = |city: &CityEntry| Some(format!("{:?} {}", city.country, city.name));
    let placed = |city: &CityEntry| city.place.as_ref().map(|place| place.id.clone());
    let pairing = Pairing::of(old, new, &[&named, &placed]);
    let (changes, reordered) = (pairing.changes(old, new), pairing.reordered());
    (reordered || !changes.is_empty()).then_some(FieldChange::Cities { changes, reordered })
}

/// By what a thing is known again; `None` where it has no such key.
type Key<'k, T> = &'k dyn Fn(&T) -> Option<String>;

/// Which things of an old list are which of a new one.
struct Pairing {
    /// Positions before and after, in the order after.
    pairs: Vec<(usize, usize)>,
    removed: Vec<usize>,
    added: Vec<usize>,
}

impl Pairing {
    /// Pairs by the first key, then what is left by the next. Things of one key are paired in their order.
    fn of<T>(old: &[T], new: &[T], keys: &[Key<'_, T>]) -> Self {
        let mut pairing =
            Self { pairs: Vec::new(), removed: (0..old.len()).collect(), added: (0..new.len()).collect() };
        for key in keys {
            pairing.pair(old, new, key);
        }
        pairing.pairs.sort_by_key(|&(_, after)| after);
        pairing
    }

    fn pair<T>(&mut self, old: &[T], new: &[T], key: Key<'_, T>) {
        let mut left: HashMap<String, VecDeque<usize>> = HashMap::new();
        for &before in &self.removed {
            if let Some(name) = key(&old[before]) {
                left.entry(name).or_default().push_back(before);
            }
        }
        let pairs = &mut self.pairs;
        let already = pairs.len();
        self.added.retain(|&after| {
            let before = key(&new[after]).and_then(|name| left.get_mut(&name)?.pop_front());
            pairs.extend(before.map(|before| (before, after)));
            before.is_none()
        });
        let mut paired: Vec<usize> = pairs[already..].iter().map(|&(before, _)| before).collect();
        paired.sort_unstable();
        self.removed.retain(|before| paired.binary_search(before).is_err());
    }

    fn reordered(&self) -> bool {
        !self.pairs.is_sorted_by_key(|&(before, _)| before)
    }

    /// What went, then what changed and what came in the order after.
    fn changes<T: Clone + PartialEq>(&self, old: &[T], new: &[T]) -> Vec<Change<T>> {
        let removed = self.removed.iter().map(|&before| Change::Removed { old: old[before].clone() });
        let changed = self.pairs.iter().filter(|&&(before, after)| old[before] != new[after]).map(
            |&(before, after)| (after, Change::Changed { old: old[before].clone(), new: new[after].clone() }),
        );
        let added = self.added.iter().map(|&after| (after, Change::Added { new: new[after].clone() }));
        let mut after: Vec<(usize, Change<T>)> = changed.chain(added).collect();
        after.sort_by_key(|&(place, _)| place);
        removed.chain(after.into_iter().map(|(_, change)| change)).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::announcement::Placing;

    fn city(name: &str, place: Option<&str>) -> CityEntry {
        let placing = |id: &str| Placing {
            id: id.into(),
            name: id.into(),
            geonames: None,
            latitude: None,
            longitude: None,
            population: None,
        };
        CityEntry { name: name.into(), country: None, is_lead: false, place: place.map(placing) }
    }

    fn change(old: &[CityEntry], new: &[CityEntry]) -> (Vec<Change<CityEntry>>, bool) {
        match cities(old, new) {
            Some(FieldChange::Cities { changes, reordered }) => (changes, reordered),
            _ => (Vec::new(), false),
        }
    }

    #[test]
    fn a_city_that_is_spelt_otherwise_is_known_by_its_place() {
        let (old, new) = (city("Iasi", Some("675810")), city("Iași", Some("675810")));
        let (changes, _) = change(std::slice::from_ref(&old), std::slice::from_ref(&new));
        assert_eq!(changes, [Change::Changed { old, new }]);
    }

    #[test]
    fn a_city_that_finds_its_place_has_changed() {
        let (old, new) = (city("Cork", None), city("Cork", Some("2965140")));
        let (changes, _) = change(std::slice::from_ref(&old), std::slice::from_ref(&new));
        assert_eq!(changes, [Change::Changed { old, new }]);
    }

    #[test]
    fn two_cities_of_one_name_are_told_apart_by_their_order() {
        let twice = [city("Vara", None), city("Vara", None)];
        assert_eq!(change(&twice, &twice[..1]), (vec![Change::Removed { old: twice[1].clone() }], false));
    }

    #[test]
    fn another_order_is_a_change_of_its_own() {
        let (one, other) = (city("Silvi", None), city("Pineto", None));
        assert_eq!(change(&[one.clone(), other.clone()], &[other, one]), (Vec::new(), true));
    }

    #[test]
    fn a_seat_is_known_by_what_it_is_for() {
        let seat = |count, part| OpenSeat { part, count, inside: Some(true), sentence: "one is open".into() };
        let (old, new) = ([seat(1, Part::Mentor)], [seat(2, Part::Mentor), seat(1, Part::Core)]);
        let key: Key<'_, OpenSeat> = &|seat| Some(format!("{:?} {:?}", seat.part, seat.inside));
        let changes = Pairing::of(&old, &new, &[key]).changes(&old, &new);
        let expected = [
            Change::Changed { old: old[0].clone(), new: new[0].clone() },
            Change::Added { new: new[1].clone() },
        ];
        assert_eq!(changes, expected);
    }

    proptest! {
        #[test]
        fn nothing_differs_exactly_where_the_cities_are_the_same(
            old in prop::collection::vec(("[ab]", prop::option::of("[xy]")), 0..5),
            new in prop::collection::vec(("[ab]", prop::option::of("[xy]")), 0..5),
        ) {
            let list = |cities: &[(String, Option<String>)]| -> Vec<CityEntry> {
                cities.iter().map(|(name, place)| city(name, place.as_deref())).collect()
            };
            let (old, new) = (list(&old), list(&new));
            prop_assert_eq!(cities(&old, &new).is_none(), old == new);
            let (there, back) = (change(&old, &new).0, change(&new, &old).0);
            let added = |changes: &[Change<CityEntry>]| changes.iter().filter(|c| matches!(c, Change::Added { .. })).count();
            let removed = |changes: &[Change<CityEntry>]| changes.iter().filter(|c| matches!(c, Change::Removed { .. })).count();
            prop_assert_eq!(added(&there), removed(&back));
            prop_assert_eq!(old.len() + added(&there), new.len() + removed(&there));
        }
    }
}
