//! Names of countries from the package `i18n-iso-countries`, as one table with a column a language.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde::Deserialize;

use super::package::Package;

/// The official languages of the Union, then those of its neighbours that the package knows.
const LANGUAGES: [&str; 31] = [
    "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt", "lv", "mt",
    "nl", "pl", "pt", "ro", "sk", "sl", "sv", "bs", "is", "mk", "nb", "sq", "sr", "uk",
];

/// Languages in which the package lists the formal name first and the common one last.
const COMMON_NAME_LAST: [&str; 2] = ["el", "nl"];

/// The package gives Maltese names with their article, which a list does not print.
const MALTESE_ARTICLES: [&str; 10] = ["il-", "l-", "id-", "in-", "ir-", "is-", "it-", "ix-", "iz-", "iż-"];

#[derive(Deserialize)]
struct Table {
    countries: BTreeMap<String, Names>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Names {
    One(String),
    Several(Vec<String>),
}

/// Writes `countries.tsv` into `folder`.
#[expect(clippy::print_stdout, reason = "a chore says what it wrote")]
pub(crate) fn write(package: &Package, folder: &Path) -> Result<()> {
    let codes: Vec<(String, String, String, String)> = serde_json::from_slice(&package.read("codes.json")?)?;
    let mut rows: BTreeMap<String, (String, Vec<String>)> =
        codes.into_iter().map(|(two, three, ..)| (two, (three, Vec::new()))).collect();

    for language in LANGUAGES {
        let file = format!("langs/{language}.json");
        let mut table: Table = serde_json::from_slice(&package.read(&file)?).with_context(|| file.clone())?;
        for (code, (_, cells)) in &mut rows {
            let names = table.countries.remove(code).map(|names| in_order(names, language));
            cells.push(names.unwrap_or_default().join("|"));
        }
    }

    let mut text = format!("country\talpha3\t{}\n", LANGUAGES.join("\t"));
    for (two, (three, cells)) in &rows {
        writeln!(text, "{two}\t{three}\t{}", cells.join("\t"))?;
    }
    let path = folder.join("countries.tsv");
    fs::write(&path, text).with_context(|| format!("writing {}", path.display()))?;
    println!("{}: {} countries in {} languages", path.display(), rows.len(), LANGUAGES.len());
    Ok(())
}

/// The names of one country in one language, the one to show first.
fn in_order(names: Names, language: &str) -> Vec<String> {
    let mut names = match names {
        Names::One(name) => vec![name],
        Names::Several(names) => names,
    };
    if COMMON_NAME_LAST.contains(&language) {
        names.reverse();
    }
    if language == "mt" {
        let bare: Vec<_> = names.iter().filter_map(|name| without_article(name)).collect();
        names.splice(0..0, bare);
    }
    let mut seen = Vec::new();
    names.retain(|name| {
        let new = !seen.contains(name);
        seen.push(name.clone());
        new
    });
    names
}

fn without_article(name: &str) -> Option<String> {
    MALTESE_ARTICLES.iter().find_map(|article| name.strip_prefix(article)).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dutch_list_shows_the_common_name() {
        let names = Names::Several(vec!["Republiek Letland".into(), "Letland".into()]);
        assert_eq!(in_order(names, "nl"), ["Letland", "Republiek Letland"]);
    }

    #[test]
    fn a_maltese_name_is_shown_without_its_article_and_read_with_it() {
        let names = in_order(Names::One("il-Kroazja".into()), "mt");
        assert_eq!(names, ["Kroazja", "il-Kroazja"]);
    }
}
