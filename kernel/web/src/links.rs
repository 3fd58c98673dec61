//! Addresses inside the site.

use std::fmt;

use crate::security::form::storable;

/// Bytes of a local path.
const MAX_PATH: usize = 2_000;
/// Pairs of a query that are read.
const MAX_PAIRS: usize = 200;

/// The part of an address after the question mark, in its order. Filters, sorting and paging are links made of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query(Vec<(String, String)>);

impl Query {
    /// Reads a query.
    pub fn parse(text: Option<&str>) -> Self {
        let text = text.unwrap_or_default();
        Self(
            form_urlencoded::parse(text.as_bytes())
                .take(MAX_PAIRS)
                .map(|(k, v)| (storable(k), storable(v)))
                .collect(),
        )
    }

    /// The first value of a name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find_map(|(found, value)| (found == name).then_some(value.as_str()))
    }

    /// Every value of a name.
    pub fn all<'q>(&'q self, name: &'q str) -> impl Iterator<Item = &'q str> {
        self.0.iter().filter(move |(found, _)| found == name).map(|(_, value)| value.as_str())
    }

    /// Every pair.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Whether `dry_run` asks for a trial only. Nothing but `false` or `0` is taken for earnest: who asks for a trial in other
    /// words than ours shall not get the deed. `dryRun` and `dry-run` ask as well.
    pub fn is_trial(&self) -> bool {
        let asks = |name: &str| name.replace(['_', '-'], "").eq_ignore_ascii_case("dryrun");
        self.pairs().any(|(name, said)| asks(name) && !matches!(said, "false" | "0"))
    }

    /// With one value in the place of all earlier ones of that name.
    pub fn with(&self, name: &str, value: impl ToString) -> Self {
        let mut query = self.without(name);
        query.0.push((name.to_owned(), value.to_string()));
        query
    }

    /// Without a name.
    pub fn without(&self, name: &str) -> Self {
        Self(self.0.iter().filter(|(found, _)| found != name).cloned().collect())
    }

    /// Without one value of a name: what the cross on a chip leads to.
    pub fn without_value(&self, name: &str, value: &str) -> Self {
        Self(self.0.iter().filter(|(found, held)| found != name || held != value).cloned().collect())
    }

    /// The address of `path` with this query.
    pub fn href(&self, path: &str) -> String {
        if self.0.is_empty() {
            return path.to_owned();
        }
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.0).finish();
        format!("{path}?{query}")
    }
}

/// A path on this site, so that no form can send a reader elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalPath(String);

impl LocalPath {
    /// Reads a path; `None` for anything that a browser could take for another site.
    pub fn new(text: &str) -> Option<Self> {
        let plain = |c: char| c.is_ascii_graphic() && c != '\\';
        let local = text.starts_with('/')
            && !text.starts_with("//")
            && text.len() <= MAX_PATH
            && text.chars().all(plain);
        local.then(|| Self(text.to_owned()))
    }

    /// The first page.
    pub fn home() -> Self {
        Self("/".to_owned())
    }

    /// The path.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for LocalPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_this_site_are_ways_back() {
        assert_eq!(LocalPath::new("/desk?x=1").unwrap().as_str(), "/desk?x=1");
        for elsewhere in
            ["//evil.example", "/\\evil.example", "https://evil.example", "desk", "/a\nb", "/\t/evil.example"]
        {
            assert!(LocalPath::new(elsewhere).is_none(), "{elsewhere}");
        }
    }

    #[test]
    fn a_trial_is_asked_for_in_several_words() {
        for text in ["dry_run=true", "dry_run", "dry-run=yes", "dryRun=true", "a=b&dry_run=1"] {
            assert!(Query::parse(Some(text)).is_trial(), "{text}");
        }
        for text in ["", "dry_run=false", "dry_run=0", "dry=1", "run=1"] {
            assert!(!Query::parse(Some(text)).is_trial(), "{text}");
        }
    }

    #[test]
    fn one_filter_can_be_taken_out_of_several() {
        let query = Query::parse(Some("role=core&country=IT&country=FR"));
        assert_eq!(query.without_value("country", "IT").href("/x"), "/x?role=core&country=FR");
        assert_eq!(query.with("role", "mentor").get("role"), Some("mentor"));
        assert_eq!(query.without("role").without("country").href("/x"), "/x");
        assert_eq!(query.all("country").collect::<Vec<_>>(), ["IT", "FR"]);
    }
}
