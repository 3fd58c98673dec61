//! The 24 official languages of the European Union.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A language that the engine has rules for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names are the ISO 639-1 codes")]
pub enum Language {
    Bg,
    Cs,
    Da,
    De,
    El,
    En,
    Es,
    Et,
    Fi,
    Fr,
    Ga,
    Hr,
    Hu,
    It,
    Lt,
    Lv,
    Mt,
    Nl,
    Pl,
    Pt,
    Ro,
    Sk,
    Sl,
    Sv,
}

impl Language {
    /// All of them, in the order of their codes.
    pub const ALL: [Self; 24] = [
        Self::Bg,
        Self::Cs,
        Self::Da,
        Self::De,
        Self::El,
        Self::En,
        Self::Es,
        Self::Et,
        Self::Fi,
        Self::Fr,
        Self::Ga,
        Self::Hr,
        Self::Hu,
        Self::It,
        Self::Lt,
        Self::Lv,
        Self::Mt,
        Self::Nl,
        Self::Pl,
        Self::Pt,
        Self::Ro,
        Self::Sk,
        Self::Sl,
        Self::Sv,
    ];

    /// The ISO 639-1 code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Bg => "bg",
            Self::Cs => "cs",
            Self::Da => "da",
            Self::De => "de",
            Self::El => "el",
            Self::En => "en",
            Self::Es => "es",
            Self::Et => "et",
            Self::Fi => "fi",
            Self::Fr => "fr",
            Self::Ga => "ga",
            Self::Hr => "hr",
            Self::Hu => "hu",
            Self::It => "it",
            Self::Lt => "lt",
            Self::Lv => "lv",
            Self::Mt => "mt",
            Self::Nl => "nl",
            Self::Pl => "pl",
            Self::Pt => "pt",
            Self::Ro => "ro",
            Self::Sk => "sk",
            Self::Sl => "sl",
            Self::Sv => "sv",
        }
    }

    /// The language of a tag such as `de`, `de-AT` or `PT_br`; none where the engine has no rules for it.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(primary))
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// The text is not one of the 24 codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an official language of the Union")]
pub struct UnknownLanguage;

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(tag: &str) -> Result<Self, UnknownLanguage> {
        Self::from_tag(tag).ok_or(UnknownLanguage)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_with_a_region_is_its_language() {
        assert_eq!(Language::from_tag("de-AT"), Some(Language::De));
        assert_eq!(Language::from_tag("PT_br"), Some(Language::Pt));
        assert_eq!(Language::from_tag("no"), None);
        assert_eq!(Language::from_tag(""), None);
    }

    #[test]
    fn every_language_is_found_by_its_code_alone() {
        for language in Language::ALL {
            assert_eq!(language.code().parse(), Ok(language));
        }
    }
}
