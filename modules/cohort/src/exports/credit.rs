//! Whom a file's facts are owed to, and under which licence they may be used.

use super::links::segment;
use crate::announcement::Content;

/// What GeoNames asks everyone who shares its data to say.
pub(super) const GEONAMES: Credit<'static> = Credit {
    covers: "coordinates, population and own names of places",
    holder: "GeoNames",
    address: Some("https://www.geonames.org/"),
    licence: Licence { id: "CC-BY-4.0" },
};

/// A licence by its SPDX identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Licence<'a> {
    /// The identifier, such as CC-BY-4.0.
    pub id: &'a str,
}

impl Licence<'_> {
    /// Where its text stands: at Creative Commons for their licences, else in the SPDX list.
    pub fn address(&self) -> String {
        let commons = self.id.strip_prefix("CC-").and_then(|rest| rest.rsplit_once('-'));
        match (self.id, commons) {
            ("CC0-1.0", _) => "https://creativecommons.org/publicdomain/zero/1.0/".into(),
            (_, Some((terms @ ("BY" | "BY-SA" | "BY-NC" | "BY-ND" | "BY-NC-SA" | "BY-NC-ND"), version))) => {
                let terms = terms.to_lowercase();
                format!("https://creativecommons.org/licenses/{terms}/{}/", segment(version))
            }
            _ => format!("https://spdx.org/licenses/{}.html", segment(self.id)),
        }
    }
}

/// Who is to be named for a part of the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Credit<'a> {
    /// What part, in English.
    pub covers: &'static str,
    /// Who is named.
    pub holder: &'a str,
    /// Where they are found.
    pub address: Option<&'static str>,
    /// On what terms.
    pub licence: Licence<'a>,
}

impl Credit<'_> {
    /// The credit as one English sentence.
    pub fn sentence(&self) -> String {
        let Self { covers, holder, licence, .. } = self;
        let address = self.address.map(|address| format!(" ({address})")).unwrap_or_default();
        format!("{holder}{address}: {covers}. Licence {}: {}", licence.id, licence.address())
    }
}

/// The credits of a content: the publisher's always; GeoNames' where a place is one of theirs.
pub fn credits(content: &Content) -> Vec<Credit<'_>> {
    let own = Credit {
        covers: "the announcement",
        holder: &content.edition.publisher,
        address: None,
        licence: Licence { id: &content.edition.licence },
    };
    let mut places =
        content.entries.iter().flat_map(|entry| &entry.cities).filter_map(|city| city.place.as_ref());
    let theirs = places.any(|place| place.geonames.is_some()).then_some(GEONAMES);
    std::iter::once(own).chain(theirs).collect()
}

/// All credits as one text.
pub(super) fn notice(content: &Content) -> String {
    let sentences: Vec<String> = credits(content).iter().map(Credit::sentence).collect();
    sentences.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(id: &str) -> String {
        Licence { id }.address()
    }

    #[test]
    fn licences_are_found_where_their_stewards_keep_them() {
        assert_eq!(address("CC-BY-4.0"), "https://creativecommons.org/licenses/by/4.0/");
        assert_eq!(address("CC-BY-SA-3.0"), "https://creativecommons.org/licenses/by-sa/3.0/");
        assert_eq!(address("CC0-1.0"), "https://creativecommons.org/publicdomain/zero/1.0/");
        assert_eq!(address("CC-BY-3.0-AT"), "https://spdx.org/licenses/CC-BY-3.0-AT.html");
        assert_eq!(address("ODbL-1.0"), "https://spdx.org/licenses/ODbL-1.0.html");
        assert_eq!(address("\"/><x>"), "https://spdx.org/licenses/%22%2F%3E%3Cx%3E.html");
    }

    #[test]
    fn the_sentence_names_holder_part_and_licence() {
        assert_eq!(
            GEONAMES.sentence(),
            "GeoNames (https://www.geonames.org/): coordinates, population and own names of places. \
             Licence CC-BY-4.0: https://creativecommons.org/licenses/by/4.0/"
        );
    }
}
