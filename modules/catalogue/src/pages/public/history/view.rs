//! The page of a history.

use askama::Template;
use centum_web::components::Paging;
use centum_web::{Html, Locale, Page};

use super::changes::{ChangeLine, changes};
use crate::dcat;
use crate::listing::Event;
use crate::pages::public::dataset;
use crate::pages::public::dataset_sections;
use crate::pages::public::facts::Section;
use crate::pages::public::loading::{Known, path, typed};
use crate::pages::public::prose::{Prose, prose};
use crate::pages::public::words::{self, Said, language, said};
use crate::records::{Entry, State};

/// One entry of the log.
pub(crate) struct EventLine {
    pub(crate) position: i64,
    pub(crate) when: Html,
    pub(crate) what: String,
    pub(crate) who: String,
    pub(crate) reason: Option<String>,
    /// What changed against the entry before.
    pub(crate) compare: Option<String>,
    pub(crate) graph: Option<String>,
    /// Whether it is one of the two that are compared.
    pub(crate) chosen: (bool, bool),
}

/// Two entries against each other.
pub(crate) struct Compared {
    pub(crate) from: Html,
    pub(crate) to: Html,
    pub(crate) positions: (i64, i64),
    pub(crate) changes: Vec<ChangeLine>,
    pub(crate) more: bool,
}

impl Compared {
    pub(in crate::pages::public) fn of(locale: &Locale, from: &Entry, to: &Entry) -> Self {
        let (changes, more) = changes(locale, &typed(from), &typed(to));
        Self {
            from: locale.moment(from.at),
            to: locale.moment(to.at),
            positions: (from.position, to.position),
            changes,
            more,
        }
    }
}

/// What the catalogue said on a day.
pub(crate) struct Then {
    pub(crate) day: Html,
    pub(crate) title: Option<Said>,
    /// Why nothing was said.
    pub(crate) silence: Option<&'static str>,
    pub(crate) description: Option<(Prose, String)>,
    pub(crate) parts: usize,
    pub(crate) sections: Vec<Section>,
    pub(crate) graph: Option<String>,
}

impl Then {
    pub(in crate::pages::public) fn of(
        locale: &Locale,
        known: &Known,
        day: jiff::civil::Date,
        entry: Option<(dcat::Record, Entry)>,
    ) -> Self {
        let silence = match &entry {
            None => Some("catalogue-public-then-unknown"),
            Some((_, entry)) if entry.state != State::Live => Some("catalogue-public-then-gone"),
            Some(_) => None,
        };
        let said_then = entry.filter(|_| silence.is_none());
        let (typed, entry) = said_then.unzip();
        let typed: dcat::Record = typed.unwrap_or_default();
        let sections = entry.as_ref().map(|entry| {
            let then = Known {
                record: known.record.clone(),
                entry: entry.clone(),
                typed: typed.clone(),
                around: known.around.clone(),
            };
            dataset_sections(locale, &then)
        });
        Self {
            day: locale.day(day),
            title: said(locale, &typed.titles),
            silence,
            description: typed
                .descriptions
                .best(&[locale.tag()])
                .map(|(lang, text)| (prose(text), language(locale, lang).lang)),
            parts: typed.distributions.len(),
            sections: sections.unwrap_or_default(),
            graph: entry.map(|entry| graph(&known.record.slug, entry.position)),
        }
    }
}

fn graph(slug: &str, position: i64) -> String {
    format!("{}/history/{position}.nq", path(slug))
}

#[derive(Template)]
#[template(path = "public/history.html")]
pub(crate) struct HistoryPage {
    pub(crate) page: Page,
    pub(crate) path: String,
    pub(crate) title: Said,
    pub(crate) open: bool,
    pub(crate) events: Vec<EventLine>,
    pub(crate) paging: Option<Paging>,
    pub(crate) compared: Option<Compared>,
    pub(crate) then: Option<Then>,
    pub(crate) asked_day: String,
}

impl HistoryPage {
    pub(in crate::pages::public) fn of(
        locale: &Locale,
        page: Page,
        known: &Known,
        (events, paging): (Vec<Event>, Paging),
        open: bool,
        (compared, then): (Option<Compared>, Option<Then>),
        asked_day: &str,
    ) -> Self {
        let slug = &known.record.slug;
        let path = path(slug);
        let title = called(locale, known, open);
        let chosen = compared.as_ref().map(|compared| compared.positions);
        let last = events.last().map(|event| event.position);
        let is_last_page = paging.page == paging.pages();
        let line = |event: &Event| {
            let first = is_last_page && last == Some(event.position);
            EventLine {
                position: event.position,
                when: locale.moment(event.at),
                what: locale.text(&format!("catalogue-public-what-{}", event.what.name())),
                who: locale.text(who(event)),
                reason: event.reason.as_deref().map(words::line),
                compare: (open && !first)
                    .then(|| format!("{path}/history?to={}#differences", event.position)),
                graph: open.then(|| graph(slug, event.position)),
                chosen: chosen
                    .map_or((false, false), |(from, to)| (from == event.position, to == event.position)),
            }
        };
        Self {
            page,
            events: events.iter().map(line).collect(),
            paging: (paging.pages() > 1).then_some(paging),
            asked_day: asked_day.to_owned(),
            title,
            path,
            open,
            compared,
            then,
        }
    }
}

/// What the record is called: by its name in addresses alone where what it said is not told again.
pub(super) fn called(locale: &Locale, known: &Known, open: bool) -> Said {
    if open { dataset::called(locale, known) } else { Said::bare(&known.record.slug) }
}

fn who(event: &Event) -> &'static str {
    match (event.by_hand, event.run.is_some()) {
        (true, _) => "catalogue-public-who-person",
        (false, true) => "catalogue-public-who-harvest",
        (false, false) => "catalogue-public-who-house",
    }
}
