//! The form in which a reviewer is described, for the person and for an organiser.

use centum_base::Country;
use centum_web::components::Choice;
use centum_web::{FieldErrors, Locale};
use serde::Deserialize;

use super::problem::fault;
use super::words::language;
use crate::assignment::LANGUAGES;
use crate::reviewers::{Profile, ProfileFault};

/// A profile as it was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct ProfileForm {
    pub(crate) seen: i64,
    languages: Vec<String>,
    /// Tags of languages that are not offered.
    further: String,
    topics: String,
    country: String,
    employer: String,
    least: String,
    most: String,
}

/// The fields as a page shows them.
#[derive(Clone, Debug)]
pub(crate) struct Fields {
    pub(crate) languages: Vec<Choice>,
    pub(crate) further: String,
    pub(crate) topics: String,
    pub(crate) countries: Vec<Choice>,
    pub(crate) employer: String,
    pub(crate) least: String,
    pub(crate) most: String,
    pub(crate) errors: FieldErrors,
}

impl ProfileForm {
    /// What is known, to be changed.
    pub(crate) fn of(profile: &Profile) -> Self {
        let (offered, further): (Vec<String>, Vec<String>) =
            profile.languages.iter().cloned().partition(|tag| LANGUAGES.contains(&tag.as_str()));
        Self {
            seen: 0,
            languages: offered,
            further: further.join(", "),
            topics: profile.topics.join(", "),
            country: profile.country.map(|country| country.to_string()).unwrap_or_default(),
            employer: profile.employer.clone(),
            least: profile.least.to_string(),
            most: profile.most.to_string(),
        }
    }

    /// What was typed, as a profile. Numbers that are none are refused with the loads.
    pub(crate) fn profile(&self) -> Result<Profile, Vec<ProfileFault>> {
        let words = |text: &str| -> Vec<String> { text.split([',', ';', '\n']).map(str::to_owned).collect() };
        let number = |text: &str| text.trim().parse::<u32>().map_err(|_| vec![ProfileFault::Loads]);
        let mut languages = self.languages.clone();
        languages.extend(words(&self.further));
        Ok(Profile {
            languages,
            topics: words(&self.topics),
            country: Country::new(&self.country),
            employer: self.employer.clone(),
            least: number(&self.least)?,
            most: number(&self.most)?,
        })
    }

    /// The fields, with what is wrong with them.
    pub(crate) fn fields(&self, locale: &Locale, faults: &[ProfileFault]) -> Fields {
        let mut errors = FieldErrors::new();
        for one in faults {
            let (field, message) = fault(one);
            errors.push(field, message);
        }
        let mut languages: Vec<Choice> = LANGUAGES
            .into_iter()
            .map(|tag| Choice {
                value: tag.to_owned(),
                text: language(locale, tag),
                chosen: self.languages.iter().any(|one| one == tag),
            })
            .collect();
        locale.sort_by_text(&mut languages, |choice| &choice.text);
        let mut countries: Vec<Choice> = centum_places::countries::all()
            .map(|country| Choice::new(country.code(), locale.country(country), Some(self.country.as_str())))
            .collect();
        locale.sort_by_text(&mut countries, |choice| &choice.text);
        countries
            .insert(0, Choice::new("", locale.text("readers-country-unknown"), Some(self.country.as_str())));
        Fields {
            languages,
            further: self.further.clone(),
            topics: self.topics.clone(),
            countries,
            employer: self.employer.clone(),
            least: self.least.clone(),
            most: self.most.clone(),
            errors,
        }
    }
}
