//! What a confirmed list would do to the register: a pure comparison, shown before anything is written.

use std::collections::{BTreeSet, HashMap};

use centum_base::{Country, Id, fold::fold};

use super::model::{City, Decided, Participation};
use crate::model::{Applicant, Lead, Row, Standing};

/// What one row would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// The participation.
    pub id: Id<Participation>,
    /// The row of the list that it becomes.
    pub row: usize,
    /// The names of the fields that differ; empty where nothing does.
    pub fields: Vec<&'static str>,
}

/// What a list would do to the register.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Rows that are new.
    pub added: Vec<usize>,
    /// Rows that stand in the register and differ.
    pub changed: Vec<Revision>,
    /// Rows that stand in the register as they are.
    pub unchanged: Vec<Revision>,
    /// Participations that the list does not name any more.
    pub removed: Vec<Id<Participation>>,
}

impl Plan {
    /// Whether the register would stay as it is.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty() && self.removed.is_empty()
    }
}

/// Holds the rows of a list against the register. `whole`: the list is the complete cohort, so what it does not name has
/// left; otherwise it only adds.
pub fn plan(register: &[Participation], rows: &[(Row, Vec<City>)], whole: bool) -> Plan {
    let mut by_key: HashMap<(String, Vec<Country>), Vec<usize>> = HashMap::new();
    let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, one) in register.iter().enumerate() {
        by_key.entry(key(&one.name, &one.countries)).or_default().push(index);
        by_name.entry(fold(&one.name)).or_default().push(index);
    }
    let mut taken = vec![false; register.len()];
    let mut found = vec![None; rows.len()];
    // Name and country first; then the name alone, for a row whose country was corrected.
    for (index, (row, _)) in rows.iter().enumerate() {
        let candidates = by_key.get(&key(&row.name, &row.countries));
        found[index] = free(candidates, &mut taken);
    }
    for (index, (row, _)) in rows.iter().enumerate() {
        if found[index].is_none() {
            found[index] = free(by_name.get(&fold(&row.name)), &mut taken);
        }
    }
    let mut plan = Plan::default();
    for (index, (row, cities)) in rows.iter().enumerate() {
        let Some(at) = found[index] else {
            plan.added.push(index);
            continue;
        };
        let one = &register[at];
        let fields = differences(one, row, cities);
        let revision = Revision { id: one.id, row: index, fields };
        if revision.fields.is_empty() { plan.unchanged.push(revision) } else { plan.changed.push(revision) }
    }
    if whole {
        let left = register.iter().zip(&taken).filter(|(one, taken)| !**taken && one.counts());
        plan.removed = left.map(|(one, _)| one.id).collect();
    }
    plan
}

fn key(name: &str, countries: &[Country]) -> (String, Vec<Country>) {
    let mut countries = countries.to_vec();
    countries.sort();
    (fold(name), countries)
}

fn free(candidates: Option<&Vec<usize>>, taken: &mut [bool]) -> Option<usize> {
    let at = candidates?.iter().copied().find(|at| !taken[*at])?;
    taken[at] = true;
    Some(at)
}

fn differences(one: &Participation, row: &Row, cities: &[City]) -> Vec<&'static str> {
    let sorted = |marks: &[String]| marks.iter().cloned().collect::<BTreeSet<_>>();
    let names = |cities: &[City]| {
        cities.iter().map(|city| (city.name.clone(), city.printed.clone())).collect::<Vec<_>>()
    };
    // A place that a person decided is not undone by a list that leaves it open.
    let places_differ = one.cities.len() == cities.len()
        && one
            .cities
            .iter()
            .zip(cities)
            .any(|(old, new)| new.decided != Decided::Open && old.place != new.place);
    let checks = [
        ("name", one.name != row.name),
        ("part", one.part != row.part),
        ("countries", one.countries != row.countries),
        ("marks", sorted(&one.marks) != sorted(&row.marks)),
        ("lead", one.lead != lead_of(row)),
        ("cities", names(&one.cities) != names(cities)),
        ("places", places_differ),
        ("standing", one.standing == Standing::Withdrawn),
    ];
    checks.into_iter().filter(|(_, differs)| *differs).map(|(field, _)| field).collect()
}

pub(crate) fn lead_of(row: &Row) -> Option<Lead> {
    match &row.applicant {
        Applicant::Single | Applicant::NoCity { together: false } => None,
        Applicant::NoCity { together: true } => Some(Lead::NotACity),
        Applicant::Consortium { lead, .. } => Some(*lead),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Part;
    use crate::register::model::{Consent, cities_of};

    fn row(name: &str, country: &str) -> (Row, Vec<City>) {
        let row = Row {
            name: name.into(),
            part: Part::Core,
            countries: vec![country.parse().unwrap()],
            marks: Vec::new(),
            applicant: Applicant::Single,
        };
        let cities = cities_of(&row);
        (row, cities)
    }

    fn kept(name: &str, country: &str) -> Participation {
        let (row, cities) = row(name, country);
        Participation {
            id: Id::of_name("participation", &format!("{name}{country}")),
            edition: Id::of_name("edition", "x"),
            position: 1,
            name: row.name,
            part: row.part,
            standing: Standing::Confirmed,
            lead: None,
            since: None,
            until: None,
            consent: Consent::Given,
            consent_note: String::new(),
            source: Id::of_name("source", "x"),
            countries: row.countries,
            marks: row.marks,
            cities,
            version: 1,
        }
    }

    #[test]
    fn the_same_list_again_changes_nothing_in_any_order() {
        let register = [kept("Padua", "IT"), kept("Brno", "CZ")];
        let plan = plan(&register, &[row("BRNO", "CZ"), row("Padua", "IT")], true);
        assert_eq!((plan.added.len(), plan.removed.len(), plan.unchanged.len()), (0, 0, 1));
        assert_eq!(plan.changed[0].fields, ["name", "cities"]);
    }

    #[test]
    fn a_whole_list_removes_what_it_does_not_name_and_an_addition_does_not() {
        let register = [kept("Padua", "IT"), kept("Brno", "CZ")];
        let rows = [row("Brno", "CZ"), row("Ulm", "DE")];
        assert_eq!(plan(&register, &rows, true).removed, [register[0].id]);
        assert!(plan(&register, &rows, false).removed.is_empty());
        assert_eq!(plan(&register, &rows, false).added, [1]);
    }

    #[test]
    fn a_corrected_country_is_a_change_and_not_another_city() {
        let register = [kept("Valencia", "IT")];
        let plan = plan(&register, &[row("Valencia", "ES")], true);
        assert_eq!(plan.changed[0].fields, ["countries"]);
    }

    #[test]
    fn two_rows_of_one_name_in_two_countries_stay_two() {
        let register = [kept("Tripoli", "GR")];
        let plan = plan(&register, &[row("Tripoli", "LY"), row("Tripoli", "GR")], true);
        assert_eq!((plan.added, plan.unchanged.len()), (vec![0], 1));
    }

    #[test]
    fn who_left_comes_back_when_the_list_names_it_again() {
        let mut left = kept("Padua", "IT");
        left.standing = Standing::Withdrawn;
        let plan = plan(&[left], &[row("Padua", "IT")], true);
        assert_eq!(plan.changed[0].fields, ["standing"]);
    }
}
