//! The page of a dataset, put together.

use askama::Template;
use centum_web::components::Paging;
use centum_web::links::Query;
use centum_web::{BaseUrl, Html, Page};

use super::beside::{Beside, UseLine};
use super::cite::Cited;
use super::facts::sections;
use super::head;
use super::parts::{A_PAGE, Part};
use super::related::Related;
use crate::dcat::{Kind, vocabulary};
use crate::pages::public::around::Participant;
use crate::pages::public::drawing;
use crate::pages::public::facts::Section;
use crate::pages::public::loading::{Known, LineLink, path};
use crate::pages::public::prose::{Prose, prose, summary};
use crate::pages::public::words::{self, List, Said, language, said};
use crate::quality::Score;
use crate::quality::pages::score::ScoreView;
use crate::standards::distribution_keys;

/// So many keywords are shown.
const MOST_KEYWORDS: usize = 80;
/// The forms of a record besides this page: ending, name and media type.
const FORMS: [(&str, &str, &str); 4] = [
    ("ttl", "Turtle", "text/turtle"),
    ("rdf", "RDF/XML", "application/rdf+xml"),
    ("jsonld", "JSON-LD", "application/ld+json"),
    ("nt", "N-Triples", "application/n-triples"),
];

/// What the address asks, and where the site is.
pub(crate) struct Asked<'a> {
    pub(crate) base: &'a BaseUrl,
    pub(crate) query: &'a Query,
}

/// A description in one language.
pub(crate) struct Description {
    pub(crate) prose: Prose,
    pub(crate) said: Said,
}

/// A word that leads into the search.
pub(crate) struct Word {
    pub(crate) href: String,
    pub(crate) said: Said,
}

#[derive(Template)]
#[template(path = "public/dataset.html")]
pub(crate) struct DatasetPage {
    pub(crate) page: Page,
    path: String,
    slug: String,
    address: String,
    kind: String,
    title: Said,
    catalogue: (String, String),
    publishers: Vec<Html>,
    cities: Vec<Html>,
    standing: Option<Html>,
    description: Option<Description>,
    languages: Vec<(String, String)>,
    themes: Vec<Word>,
    keywords: Vec<Word>,
    is_series: bool,
    parts: Vec<Part>,
    paging: Option<Paging>,
    samples: Vec<Part>,
    back: Vec<LineLink>,
    map: Option<Html>,
    sections: Vec<Section>,
    citation: String,
    bibtex: String,
    forms: Vec<(String, &'static str, &'static str)>,
    schema: Html,
    score: Option<ScoreView>,
    uses: Vec<UseLine>,
}

impl DatasetPage {
    pub(crate) fn of(
        page: Page,
        known: &Known,
        related: &Related,
        participants: &[Participant],
        asked: &Asked<'_>,
        (score, beside): (Option<&Score>, &Beside),
    ) -> Self {
        let locale = page.locale.clone();
        let score = score.map(|score| ScoreView::of(&locale, score));
        let record = &known.typed;
        let path = path(&known.record.slug);
        let address = asked.base.join(&path);
        let title = head::title(&locale, known);
        let description = record
            .descriptions
            .best(&[locale.tag()])
            .map(|(lang, text)| Description { prose: prose(text), said: language(&locale, lang) });
        let about = record.descriptions.best(&[locale.tag()]).map(|(_, text)| summary(text, 200));
        let page = match about.filter(|about| !about.is_empty()) {
            Some(about) => page.described(about),
            None => page,
        };
        let total = record.distributions.len();
        let paging = Paging::read(&path, asked.query, A_PAGE, total);
        let keyed = record.distributions.iter().zip(distribution_keys(&record.distributions));
        let shown = keyed.enumerate().skip(paging.offset()).take(A_PAGE);
        let catalogue = &known.around.catalogue;
        let publishers: Vec<Said> =
            record.publishers.iter().take(3).filter_map(|one| said(&locale, &one.names)).collect();
        let cited = Cited {
            publisher: publishers.first().map_or(catalogue.name.as_str(), |one| one.text.as_str()),
            title: &title.text,
            catalogue: &catalogue.name,
            year: record
                .modified
                .as_ref()
                .or(record.issued.as_ref())
                .and_then(|at| at.day())
                .map(|day| day.year()),
            version: record.version.as_deref().filter(|version| version.len() <= 40),
            slug: &known.record.slug,
            address: &address,
            read_on: &known.record.last_seen.to_zoned(jiff::tz::TimeZone::UTC).date().to_string(),
        };
        Self {
            citation: cited.in_text(),
            bibtex: cited.bibtex(),
            kind: locale.text(&format!("catalogue-public-kind-{}", known.record.kind.name())),
            catalogue: (format!("/data/catalogues/{}", catalogue.slug), catalogue.name.clone()),
            cities: known
                .around
                .cities
                .iter()
                .take(5)
                .map(|city| crate::pages::public::links::inward(&city.href(), &city.name))
                .collect(),
            standing: head::standing(&locale, &known.record),
            languages: record
                .titles
                .0
                .keys()
                .filter(|lang| lang.as_str() != title.lang && !lang.is_undetermined())
                .map(|lang| (words::language(&locale, lang).lang, words::language_name(&locale, lang)))
                .collect(),
            themes: themes(&locale, record),
            keywords: keywords(&locale, record),
            is_series: record.kind == Kind::Series,
            parts: shown
                .map(|(at, (part, key))| Part::of(&locale, at + 1, part, key).seen(&locale, part, beside))
                .collect(),
            samples: record
                .samples
                .iter()
                .zip(distribution_keys(&record.samples))
                .take(A_PAGE)
                .enumerate()
                .map(|(at, (part, key))| Part::of(&locale, at + 1, part, key))
                .collect(),
            paging: (total > A_PAGE).then_some(paging),
            back: related.back.clone(),
            map: drawing::coverage(&locale, record),
            sections: sections(&locale, known, related, participants),
            forms: FORMS
                .iter()
                .map(|(ending, name, kind)| (format!("{path}.{ending}"), *name, *kind))
                .collect(),
            score,
            uses: beside.uses.iter().map(|one| UseLine::of(&locale, one)).collect(),
            schema: head::schema(asked.base, &known.record.slug, record, &title),
            publishers: publishers.iter().map(Said::html).collect(),
            slug: known.record.slug.clone(),
            description,
            title,
            address,
            path,
            page,
        }
    }
}

fn themes(locale: &centum_web::Locale, record: &crate::dcat::Record) -> Vec<Word> {
    let known = record.themes.iter().filter_map(|theme| vocabulary::themes().get(theme.code()?));
    known
        .map(|theme| Word {
            href: format!("/data/themes/{}", theme.code),
            said: Said {
                text: words::label(locale, List::Theme, theme.code).unwrap_or(theme.code).to_owned(),
                ..Said::default()
            },
        })
        .collect()
}

/// The keywords in the reader's language first.
fn keywords(locale: &centum_web::Locale, record: &crate::dcat::Record) -> Vec<Word> {
    let own = locale.tag().split('-').next().unwrap_or_default();
    let mut words: Vec<(bool, Word)> = Vec::new();
    for (lang, keywords) in &record.keywords {
        for word in keywords.iter().take(MOST_KEYWORDS) {
            let text = words::line(word);
            if text.is_empty() {
                continue;
            }
            let key = centum_base::fold::fold(&text);
            let href = Query::default().with("keyword", key).href("/data");
            words.push((lang.primary() != own, Word { href, said: Said { text, ..language(locale, lang) } }));
        }
    }
    words.sort_by_key(|(foreign, _)| *foreign);
    words.into_iter().map(|(_, word)| word).take(MOST_KEYWORDS).collect()
}
