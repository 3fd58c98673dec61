//! What whoever hands a list over knows beyond its words.

use std::collections::BTreeMap;

use super::actions::Prepared;
use super::draft::{Draft, Said};
use crate::model::{Applicant, Lead};
use crate::reading::Doubt;

/// What is known of one line of a list: its words alone may leave it open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// Cities apply together, and who leads them is none.
    LeadIsNone,
    /// One body applies, and it is no city.
    Alone,
    /// Several bodies apply together, and none is a city.
    Together,
}

impl Prepared {
    /// Says what is known of lines, by their numbers from 1.
    #[must_use]
    pub fn knowing(mut self, known: &BTreeMap<u32, Known>) -> Self {
        if known.is_empty() {
            return self;
        }
        for read in &mut self.reading.rows {
            let applicant = match (known.get(&read.line), &read.row.applicant) {
                (Some(Known::LeadIsNone), Applicant::Consortium { lead: Lead::UnlistedMember, members }) => {
                    Applicant::Consortium { lead: Lead::NotACity, members: members.clone() }
                }
                (Some(Known::Alone), _) => Applicant::NoCity { together: false },
                (Some(Known::Together), _) => Applicant::NoCity { together: true },
                _ => continue,
            };
            // The name of one body that was parted into several is looked at by a person still.
            let is_parted = matches!(read.row.applicant, Applicant::Consortium { .. });
            let is_settled = matches!(applicant, Applicant::NoCity { together } if together || !is_parted);
            read.row.applicant = applicant;
            read.doubts.retain(|doubt| match doubt {
                Doubt::LeadUnlisted => false,
                Doubt::LeadByWords | Doubt::MembersGuessed | Doubt::MembersUncertain { .. } => !is_settled,
                _ => true,
            });
            if read.doubts.is_empty() {
                read.confidence = 100;
            }
        }
        self.draft = Draft::of(&self.reading);
        self
    }

    /// Says what applicants answered about being named, by the numbers of their lines from 1. It comes last: whatever else is
    /// known makes the draft anew.
    #[must_use]
    pub fn naming(mut self, said: &BTreeMap<u32, Said>) -> Self {
        for row in &mut self.draft.rows {
            row.said = said.get(&row.line).cloned();
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::{Received, preview};

    fn prepared(list: &str) -> Prepared {
        let file_name = Some("confirmed.csv".to_owned());
        let received = Received { bytes: list.into(), file_name, ..Received::default() };
        let (reading, draft) = preview(&received).unwrap();
        Prepared { received, reading, draft }
    }

    fn cities(of: &Prepared) -> Vec<usize> {
        of.draft.rows.iter().map(|row| row.cities.len()).collect()
    }

    #[test]
    fn a_body_that_leads_and_is_no_city_is_not_counted_among_the_cities() {
        let prepared = prepared(
            "Name,Country,Part,Members\r\nCoast Agency,Italy,core,Cervia (Italy); Ravenna (Italy)\r\n\
            Espoo,Finland,core,Turku (Finland); Tampere (Finland)\r\n",
        );
        assert_eq!(cities(&prepared), [3, 3], "the words leave it open");
        let settled = prepared.knowing(&BTreeMap::from([(2, Known::LeadIsNone)]));
        assert_eq!(cities(&settled), [2, 3]);
        assert_eq!(settled.reading.rows[0].row.cities(), ["Cervia", "Ravenna"]);
    }

    #[test]
    fn who_applies_without_a_city_is_a_row_and_no_city_and_nothing_is_missing() {
        let prepared = prepared(
            "Name,Country,Part,Members\r\nPadua,Italy,core,\r\nAgency of the Coast (AC),Italy,core,\r\n\
            Sea Institute,Italy,core,Sea Institute (Italy); Port Authority (Italy)\r\n",
        );
        assert_eq!(cities(&prepared), [1, 1, 2], "the words leave it open");
        let known = BTreeMap::from([(3, Known::Alone), (4, Known::Together)]);
        let settled = prepared.knowing(&known);
        assert_eq!(cities(&settled), [1, 0, 0]);
        assert!(settled.draft.obstacles().is_empty());
        let rows: Vec<_> = settled.draft.rows.iter().map(|row| row.row.is_consortium()).collect();
        assert_eq!(rows, [false, false, true]);
    }
}
