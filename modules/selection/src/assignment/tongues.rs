//! Which languages are official in a country: what an application from there may be written in.

use centum_base::Country;

/// The languages that a reviewer chooses from, by their tags.
pub const LANGUAGES: [&str; 34] = [
    "en", "bg", "cs", "da", "de", "el", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt", "lv", "mt",
    "nl", "pl", "pt", "ro", "sk", "sl", "sv", "bs", "is", "lb", "mk", "no", "sq", "sr", "tr", "uk", "ca",
];

/// The official languages of a country, as far as its cities write applications in them; empty if not known here.
pub fn of_country(country: Country) -> &'static [&'static str] {
    match country.code() {
        "AT" | "DE" | "LI" => &["de"],
        "BE" => &["nl", "fr", "de"],
        "BG" => &["bg"],
        "HR" => &["hr"],
        "CY" => &["el", "tr"],
        "CZ" => &["cs"],
        "DK" => &["da"],
        "EE" => &["et"],
        "FI" => &["fi", "sv"],
        "FR" | "MC" => &["fr"],
        "GR" => &["el"],
        "HU" => &["hu"],
        "IE" => &["en", "ga"],
        "IT" | "SM" => &["it"],
        "LV" => &["lv"],
        "LT" => &["lt"],
        "LU" => &["lb", "fr", "de"],
        "MT" => &["mt", "en"],
        "NL" => &["nl"],
        "PL" => &["pl"],
        "PT" => &["pt"],
        "RO" | "MD" => &["ro"],
        "SK" => &["sk"],
        "SI" => &["sl"],
        "ES" => &["es", "ca"],
        "SE" => &["sv"],
        "AD" => &["ca"],
        "AL" => &["sq"],
        "BA" => &["bs", "hr", "sr"],
        "CH" => &["de", "fr", "it"],
        "GB" | "SG" | "US" => &["en"],
        "IS" => &["is"],
        "ME" | "RS" => &["sr"],
        "MK" => &["mk", "sq"],
        "NO" => &["no"],
        "TR" => &["tr"],
        "UA" => &["uk"],
        "XK" => &["sq", "sr"],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_member_of_the_union_has_a_language_that_can_be_chosen() {
        let day = "2026-01-01".parse().unwrap();
        for country in Country::eu_members(day) {
            let tongues = of_country(country);
            assert!(!tongues.is_empty(), "{country}");
            assert!(tongues.iter().all(|tongue| LANGUAGES.contains(tongue)), "{country}");
        }
    }

    #[test]
    fn a_country_that_is_not_known_here_has_none() {
        assert!(of_country(Country::new("ZZ").unwrap()).is_empty());
    }
}
