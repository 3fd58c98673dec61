//! How to name a dataset in a text and in a bibliography.

use crate::pages::public::prose::printable;

/// What a citation is made of.
pub(super) struct Cited<'a> {
    pub(super) publisher: &'a str,
    pub(super) title: &'a str,
    pub(super) catalogue: &'a str,
    pub(super) year: Option<i16>,
    pub(super) version: Option<&'a str>,
    pub(super) slug: &'a str,
    pub(super) address: &'a str,
    /// The day on which it was read, as `2020-07-03`.
    pub(super) read_on: &'a str,
}

impl Cited<'_> {
    /// In the style of the American Psychological Association: its marks are the same in every language.
    pub(super) fn in_text(&self) -> String {
        let year = self.year.map_or_else(|| "n.d.".to_owned(), |year| year.to_string());
        let version = self.version.map(|version| format!(" ({version})")).unwrap_or_default();
        let Self { publisher, title, catalogue, address, .. } = self;
        let publisher = publisher.trim_end_matches('.');
        printable(&format!("{publisher}. ({year}). {title}{version} [Data set]. {catalogue}. {address}"))
    }

    /// For BibTeX.
    pub(super) fn bibtex(&self) -> String {
        let mut lines = vec![
            field("title", &format!("{{{}}}", plain(self.title))),
            field("author", &format!("{{{}}}", plain(self.publisher))),
            field("publisher", &plain(self.catalogue)),
        ];
        lines.extend(self.year.map(|year| field("year", &year.to_string())));
        lines.extend(self.version.map(|version| field("version", &plain(version))));
        lines.push(field("url", self.address));
        lines.push(field("urldate", self.read_on));
        printable(&format!("@misc{{{},\n{}\n}}", self.slug, lines.join(",\n")))
    }
}

fn field(name: &str, value: &str) -> String {
    format!("  {name} = {{{value}}}")
}

/// Text in which no sign means anything to TeX, and every brace is closed.
fn plain(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' | '}' | '%' | '&' | '#' | '$' | '_' => out.extend(['\\', c]),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_citation_names_who_when_what_and_where_and_closes_its_braces() {
        let cited = Cited {
            publisher: "Stad Leuven",
            title: "Bomen & {parken}",
            catalogue: "Open data Leuven",
            year: Some(2020),
            version: None,
            slug: "bomen",
            address: "https://centum.example/data/datasets/bomen",
            read_on: "2020-07-03",
        };
        assert_eq!(
            cited.in_text(),
            "Stad Leuven. (2020). Bomen & {parken} [Data set]. Open data Leuven. https://centum.example/data/datasets/bomen"
        );
        assert_eq!(
            cited.bibtex(),
            "@misc{bomen,\n  title = {{Bomen \\& \\{parken\\}}},\n  author = {{Stad Leuven}},\n  publisher = {Open data Leuven},\n  \
             year = {2020},\n  url = {https://centum.example/data/datasets/bomen},\n  urldate = {2020-07-03}\n}"
        );
        assert!(Cited { year: None, ..cited }.in_text().contains("(n.d.)"));
    }
}
