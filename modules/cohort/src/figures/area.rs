//! The programme's own area: which countries are "inside".

use centum_base::Country;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::{Claim, OpenSeat, Part, Row};

/// The members of the European Union on a day, and the countries that the programme adds to them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    /// The day whose membership counts.
    pub members_on: Date,
    /// Countries that take part as if they were members, such as the United Kingdom in 2020.
    pub extra: Vec<Country>,
}

impl Area {
    /// The area of a day, with the countries that are added to it.
    pub fn new(members_on: Date, extra: impl IntoIterator<Item = Country>) -> Self {
        Self { members_on, extra: extra.into_iter().collect() }
    }

    /// Whether the country belongs to the area.
    pub fn contains(&self, country: Country) -> bool {
        self.extra.contains(&country) || country.is_eu_member(self.members_on)
    }

    /// Whether the country belongs to the area only because the programme adds it.
    pub fn adds(&self, country: Country) -> bool {
        self.extra.contains(&country) && !country.is_eu_member(self.members_on)
    }

    /// The area as a text itself draws it: "in the European Union and the United Kingdom" adds the latter.
    pub fn as_claimed(&self, claims: &[Claim]) -> Self {
        let mut area = self.clone();
        for country in claims.iter().flat_map(|claim| &claim.qualifier.with_countries) {
            if !area.contains(*country) {
                area.extra.push(*country);
            }
        }
        area
    }

    /// Whether the row stands outside: by its part, or because every country that it prints does. A row without
    /// a country is never called foreign.
    pub fn is_outside(&self, row: &Row) -> bool {
        row.part == Part::International
            || (!row.countries.is_empty() && !row.countries.iter().any(|country| self.contains(*country)))
    }

    /// Whether the seat is for a city from outside.
    pub fn is_seat_outside(seat: &OpenSeat) -> bool {
        match seat.inside {
            Some(inside) => !inside,
            None => seat.part == Part::International,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{area, claim, country, row};
    use super::*;
    use crate::model::Quantity;

    #[test]
    fn an_added_country_is_inside_and_known_as_added() {
        let area = area();
        assert!(area.contains(Country::UNITED_KINGDOM) && area.adds(Country::UNITED_KINGDOM));
        assert!(area.contains(country("IT")) && !area.adds(country("IT")));
        assert!(!area.contains(Country::SINGAPORE));
    }

    #[test]
    fn the_words_of_a_claim_can_widen_the_area() {
        let mut printed = claim(Quantity::ApplicantCountries, 20);
        printed.qualifier.with_countries = vec![Country::UNITED_KINGDOM, country("IT")];
        let narrow = Area::new(area().members_on, []);
        assert_eq!(narrow.as_claimed(&[printed]).extra, [Country::UNITED_KINGDOM]);
    }

    #[test]
    fn a_row_with_one_foot_in_the_area_is_inside() {
        assert!(!area().is_outside(&row("Bridge", Part::Core, "SG IT")));
        assert!(area().is_outside(&row("Singapore", Part::Mentor, "SG")));
        assert!(area().is_outside(&row("Anywhere", Part::International, "")));
        assert!(!area().is_outside(&row("Nowhere", Part::Core, "")));
    }
}
