//! `xtask publiccode`: the description for catalogues of public code has what version 0.7 of its standard demands.

use anyhow::{Context, Result, ensure};
use saphyr::{LoadableYamlNode, Yaml};

use crate::tree::{self, Finding};

const FILE: &str = "publiccode.yml";
const VERSION: &str = "0.7";
const MAX_BYTES: usize = 64 * 1024;

/// The licence that the file must name: the one of the workspace.
const LICENCE: &str = env!("CARGO_PKG_LICENSE");

const STATUSES: &[&str] = &["concept", "development", "beta", "stable", "obsolete"];
const SOFTWARE_TYPES: &[&str] = &[
    "standalone/mobile",
    "standalone/iot",
    "standalone/desktop",
    "standalone/web",
    "standalone/backend",
    "standalone/other",
    "addon",
    "library",
    "configurationFiles",
];
const MAINTENANCE_TYPES: &[&str] = &["internal", "contract", "community", "none"];

/// Characters of a short description at most, and of a long one at least and at most.
const SHORT: usize = 150;
const LONG: std::ops::RangeInclusive<usize> = 150..=10_000;

/// Reads the file and lists what is missing.
pub(crate) fn run() -> Result<()> {
    let text = std::fs::read_to_string(tree::root().join(FILE)).context(FILE)?;
    tree::report("publiccode", findings(&text)?)
}

fn findings(text: &str) -> Result<Vec<Finding>> {
    ensure!(text.len() <= MAX_BYTES, "{FILE}: more than {MAX_BYTES} bytes");
    let documents = Yaml::load_from_str(text).with_context(|| format!("{FILE} is not YAML"))?;
    let sheet = Sheet(documents.first().with_context(|| format!("{FILE} is empty"))?);
    let mut says = Vec::new();
    says.extend(sheet.expect_one_of("publiccodeYmlVersion", &[VERSION]));
    says.extend(sheet.expect_text("name"));
    says.extend(sheet.expect_address("url"));
    says.extend(sheet.expect_some("platforms"));
    says.extend(sheet.expect_one_of("developmentStatus", STATUSES));
    says.extend(sheet.expect_one_of("softwareType", SOFTWARE_TYPES));
    says.extend(sheet.expect_one_of("legal/license", &[LICENCE]));
    says.extend(descriptions(&sheet));
    says.extend(maintenance(&sheet));
    says.extend(localisation(&sheet));
    if sheet.at("organisation").is_some() {
        says.extend(sheet.expect_text("organisation/uri"));
    }
    Ok(says.into_iter().map(|says| Finding::on(FILE, says)).collect())
}

/// At least one language has all three texts; what any language has, fits.
fn descriptions(sheet: &Sheet<'_>) -> Vec<String> {
    let languages: Vec<&str> = match sheet.at("description") {
        Some(Yaml::Mapping(languages)) => languages.keys().filter_map(Yaml::as_str).collect(),
        _ => Vec::new(),
    };
    if languages.is_empty() {
        return vec!["`description` needs at least one language".to_owned()];
    }
    let mut says = Vec::new();
    for language in &languages {
        let text = |key: &str| sheet.text(&format!("description/{language}/{key}"));
        if text("shortDescription").is_none_or(|short| short.chars().count() > SHORT) {
            says.push(format!("`description/{language}/shortDescription` needs 1 to {SHORT} characters"));
        }
        if text("longDescription").is_some_and(|long| !LONG.contains(&long.chars().count())) {
            let (least, most) = (LONG.start(), LONG.end());
            says.push(format!("`description/{language}/longDescription` needs {least} to {most} characters"));
        }
    }
    for key in ["longDescription", "features"] {
        if !languages.iter().any(|language| sheet.is_filled(&format!("description/{language}/{key}"))) {
            says.push(format!("`{key}` is missing in every language of `description`"));
        }
    }
    says
}

/// Who is asked depends on who maintains.
fn maintenance(sheet: &Sheet<'_>) -> Option<String> {
    let people = match sheet.text("maintenance/type") {
        Some("contract") => "maintenance/contractors",
        Some("internal" | "community") => "maintenance/contacts",
        _ => return sheet.expect_one_of("maintenance/type", MAINTENANCE_TYPES),
    };
    sheet.expect_some(people)
}

fn localisation(sheet: &Sheet<'_>) -> Vec<String> {
    let ready = sheet.at("localisation/localisationReady").and_then(Yaml::as_bool);
    let says_ready =
        ready.is_none().then(|| "`localisation/localisationReady` needs true or false".to_owned());
    says_ready.into_iter().chain(sheet.expect_some("localisation/availableLanguages")).collect()
}

/// The document, read by paths like `legal/license`.
struct Sheet<'a>(&'a Yaml<'a>);

impl<'a> Sheet<'a> {
    fn at(&self, path: &str) -> Option<&'a Yaml<'a>> {
        path.split('/').try_fold(self.0, |node, key| node.as_mapping_get(key))
    }

    /// The text at a path, if there is more than blanks.
    fn text(&self, path: &str) -> Option<&'a str> {
        self.at(path).and_then(Yaml::as_str).map(str::trim).filter(|text| !text.is_empty())
    }

    fn is_filled(&self, path: &str) -> bool {
        self.text(path).is_some() || self.at(path).is_some_and(Yaml::is_non_empty_collection)
    }

    fn expect_text(&self, path: &str) -> Option<String> {
        self.text(path).is_none().then(|| format!("`{path}` needs a text"))
    }

    fn expect_some(&self, path: &str) -> Option<String> {
        (!self.is_filled(path)).then(|| format!("`{path}` needs at least one entry"))
    }

    fn expect_address(&self, path: &str) -> Option<String> {
        let is_address = self.text(path).is_some_and(|url| url.starts_with("https://") && url.len() > 8);
        (!is_address).then(|| format!("`{path}` needs an address that begins with https"))
    }

    fn expect_one_of(&self, path: &str, allowed: &[&str]) -> Option<String> {
        let fits = self.text(path).is_some_and(|text| allowed.contains(&text));
        (!fits).then(|| format!("`{path}` must be one of: {}", allowed.join(", ")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sound() -> String {
        let long = "A text for those who choose software. ".repeat(5);
        format!(
            r#"
publiccodeYmlVersion: "{VERSION}"
name: Sample
url: https://example.org/sample.git
platforms: [web]
developmentStatus: beta
softwareType: standalone/web
description:
  en:
    shortDescription: Short
    longDescription: {long}
    features: [One]
legal: {{ license: {LICENCE} }}
maintenance: {{ type: community, contacts: [{{ name: Someone }}] }}
localisation: {{ localisationReady: true, availableLanguages: [en] }}
"#
        )
    }

    fn complaints(text: &str) -> Vec<String> {
        findings(text).unwrap().into_iter().map(|finding| finding.says).collect()
    }

    #[test]
    fn a_sound_sheet_passes() {
        assert_eq!(complaints(&sound()), [""; 0]);
    }

    #[test]
    fn each_mandatory_key_is_missed_when_it_is_gone() {
        for key in [
            "publiccodeYmlVersion",
            "name",
            "url",
            "platforms",
            "developmentStatus",
            "softwareType",
            "description",
            "shortDescription",
            "longDescription",
            "features",
            "license",
            "type",
            "contacts",
            "localisationReady",
            "availableLanguages",
        ] {
            let without = sound().replace(&format!("{key}:"), "somethingElse:");
            assert_eq!(complaints(&without).len(), 1, "{key}: {:?}", complaints(&without));
        }
    }

    #[test]
    fn values_are_checked_and_not_only_keys() {
        let wrong = |from: &str, to: &str| complaints(&sound().replace(from, to)).len();
        assert_eq!(wrong("beta", "finished"), 1);
        assert_eq!(wrong("https://example", "ftp://example"), 1);
        assert_eq!(wrong("Short\n", &format!("{}\n", "a".repeat(151))), 1);
        assert_eq!(wrong("type: community", "type: contract"), 1);
        assert_eq!(wrong(LICENCE, "MIT"), 1);
    }

    #[test]
    fn an_organisation_needs_its_uri() {
        let text = sound() + "organisation: { name: Somebody }\n";
        assert_eq!(complaints(&text), ["`organisation/uri` needs a text"]);
    }
}
