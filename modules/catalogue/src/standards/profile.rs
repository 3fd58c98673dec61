//! In whose words a record is told.

use axum::http::HeaderValue;
use centum_web::links::Query;
use centum_web::{Kind, Problem};

/// In whose words a record is told.
///
/// The default is DCAT-AP 3: codes as the Union's addresses, values with their types, classes stated. The same records
/// break fewer of its rules in these words than in their sources', most of which name formats and licences by words and
/// leave classes out. What it has no place for is in the source's own words alone, and those are never changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Profile {
    /// In those of DCAT-AP 3.
    #[default]
    DcatAp,
    /// In those of its source, every statement as it came.
    Source,
}

impl Profile {
    pub(super) const ALL: [Self; 2] = [Self::DcatAp, Self::Source];

    /// The name in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::DcatAp => "dcat-ap-3",
            Self::Source => "source",
        }
    }

    /// The address of the standard, where it keeps one.
    pub fn standard(self) -> Option<&'static str> {
        match self {
            Self::DcatAp => Some("http://data.europa.eu/r5r/"),
            Self::Source => None,
        }
    }

    /// The profile that a query asks for.
    pub(super) fn asked(query: &Query) -> Result<Self, Problem> {
        match query.get("profile") {
            None | Some("") => Ok(Self::default()),
            Some(name) => Self::ALL
                .into_iter()
                .find(|profile| profile.name() == name)
                .ok_or_else(|| Problem::saying(Kind::NotAcceptable, "catalogue-standards-no-profile")),
        }
    }

    /// The query with this profile; the default one needs no word.
    pub(super) fn in_query(self, query: &Query) -> Query {
        match self {
            Self::DcatAp => query.without("profile"),
            Self::Source => query.with("profile", self.name()),
        }
    }

    /// What stands in the header of links.
    pub(super) fn link(self) -> Option<HeaderValue> {
        let standard = self.standard()?;
        HeaderValue::try_from(format!("<{standard}>; rel=\"profile\"")).ok()
    }
}
