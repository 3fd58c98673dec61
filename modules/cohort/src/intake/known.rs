//! What whoever hands a list over knows beyond its words.

use std::collections::BTreeSet;

use centum_base::fold::fold;

use super::actions::Prepared;
use super::draft::Draft;
use crate::model::{Applicant, Lead};
use crate::reading::Doubt;

impl Prepared {
    /// Says that these bodies, by their folded names, are no cities where they lead: words alone may leave that open.
    #[must_use]
    pub fn led_by_no_city(mut self, bodies: &BTreeSet<String>) -> Self {
        if bodies.is_empty() {
            return self;
        }
        for read in &mut self.reading.rows {
            if !bodies.contains(&fold(&read.row.name)) {
                continue;
            }
            if let Applicant::Consortium { lead, .. } = &mut read.row.applicant
                && *lead == Lead::UnlistedMember
            {
                *lead = Lead::NotACity;
                read.doubts.retain(|doubt| *doubt != Doubt::LeadUnlisted);
                if read.doubts.is_empty() {
                    read.confidence = 100;
                }
            }
        }
        self.draft = Draft::of(&self.reading);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::{Received, preview};

    #[test]
    fn a_body_that_leads_and_is_no_city_is_not_counted_among_the_cities() {
        let list = "Name,Country,Part,Members\r\nCoast Agency,Italy,core,Cervia (Italy); Ravenna (Italy)\r\n\
            Espoo,Finland,core,Turku (Finland); Tampere (Finland)\r\n";
        let file_name = Some("confirmed.csv".to_owned());
        let received = Received { bytes: list.into(), file_name, ..Received::default() };
        let (reading, draft) = preview(&received).unwrap();
        let prepared = Prepared { received, reading, draft };
        let cities = |of: &Prepared| of.draft.rows.iter().map(|row| row.cities.len()).collect::<Vec<_>>();
        assert_eq!(cities(&prepared), [3, 3], "the words leave it open");
        let settled = prepared.led_by_no_city(&BTreeSet::from([fold("Coast Agency")]));
        assert_eq!(cities(&settled), [2, 3]);
        assert_eq!(settled.reading.rows[0].row.cities(), ["Cervia", "Ravenna"]);
    }
}
