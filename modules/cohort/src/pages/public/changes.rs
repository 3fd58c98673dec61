//! What changed from the version before.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use bytes::Bytes;
use centum_web::negotiate::Format;
use centum_web::{Html, Locale, Page, Problem, Visit};

use super::announcement::{VersionHead, View, crumbs};
use super::stage::Stage;
use super::{loading, words};
use crate::announcement::{
    Change, CityEntry, Content, Elsewhere, Entry, FieldChange, FigureLine, VersionDiff, diff,
};
use crate::model::OpenSeat;

/// A row that came or went.
struct RowLine {
    name: String,
    href: String,
    countries: String,
}

/// A row that says something else.
struct ChangedLine {
    name: String,
    href: String,
    fields: Vec<FieldLine>,
}

/// Something before and after; one side is missing where it came or went.
struct FieldLine {
    label: Html,
    old: Option<String>,
    new: Option<String>,
}

/// Everything that differs.
struct Differences {
    from: u32,
    from_href: String,
    added: Vec<RowLine>,
    removed: Vec<RowLine>,
    changed: Vec<ChangedLine>,
    reordered: bool,
    figures: Vec<FieldLine>,
    seats: Vec<FieldLine>,
    elsewhere: Vec<Html>,
    same: bool,
}

#[derive(Template)]
#[template(path = "public/changes.html")]
pub(crate) struct ChangesPage {
    page: Page,
    head: VersionHead,
    differences: Option<Differences>,
}

impl ChangesPage {
    /// The page of a content and the one before it.
    pub(crate) fn of(page: Page, content: &Content, before: Option<&Content>, stage: &Stage) -> Self {
        let locale = page.locale.clone();
        Self {
            head: VersionHead::of(&locale, content, View::Changes, stage),
            differences: before.map(|before| differences(&locale, content, &diff(before, content), stage)),
            page: crumbs(page, content),
        }
    }
}

/// `GET /editions/{slug}/announcements/{number}/changes`.
pub(crate) async fn show(
    visit: Visit,
    Path((slug, number)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let make = async || {
        let (version, before) = loading::with_previous(&visit, &slug, &number).await?;
        let page = visit.public_page(visit.locale.text("cohort-changes-title"));
        let before = before.as_ref().map(|before| &before.content);
        Ok(Bytes::from(ChangesPage::of(page, &version.content, before, &Stage::Published).render()?))
    };
    visit.frozen(Format::Html, make).await
}

fn differences(locale: &Locale, content: &Content, diff: &VersionDiff, stage: &Stage) -> Differences {
    let slug = &content.edition.slug;
    let row = |entry: &Entry| RowLine {
        name: entry.name.clone(),
        href: stage.participant(content, &entry.participation),
        countries: words::countries(locale, &entry.countries),
    };
    let changed = diff.changed.iter().map(|one| ChangedLine {
        name: one.name.clone(),
        href: stage.participant(content, &one.participation),
        fields: one.fields.iter().flat_map(|field| fields(locale, field)).collect(),
    });
    Differences {
        from: diff.from,
        from_href: words::version_path(slug, diff.from),
        added: diff.added.iter().map(row).collect(),
        removed: diff.removed.iter().map(row).collect(),
        changed: changed.collect(),
        reordered: diff.reordered,
        figures: diff.figures.iter().map(|one| figure(locale, one)).collect(),
        seats: diff.seats.iter().map(|one| sides(locale.html("cohort-open-seats"), one, seat)).collect(),
        elsewhere: diff.elsewhere.iter().map(|one| locale.html(elsewhere(*one))).collect(),
        same: diff.is_empty(),
    }
}

fn sides<T>(label: Html, change: &Change<T>, say: impl Fn(&T) -> String) -> FieldLine {
    let (old, new) = match change {
        Change::Added { new } => (None, Some(say(new))),
        Change::Removed { old } => (Some(say(old)), None),
        Change::Changed { old, new } => (Some(say(old)), Some(say(new))),
    };
    FieldLine { label, old, new }
}

fn figure(locale: &Locale, change: &Change<FigureLine>) -> FieldLine {
    let (Change::Added { new: line } | Change::Removed { old: line } | Change::Changed { new: line, .. }) =
        change;
    let label = locale.say(&format!("cohort-figure-{}", line.name)).arg("count", line.value).html();
    sides(label, change, |line| locale.number(line.value))
}

fn seat(seat: &OpenSeat) -> String {
    format!("{} × {}", seat.count, seat.sentence)
}

fn fields(locale: &Locale, field: &FieldChange) -> Vec<FieldLine> {
    let line = |id: &str, old: String, new: String| {
        let filled = |text: String| (!text.is_empty()).then_some(text);
        vec![FieldLine { label: locale.html(id), old: filled(old), new: filled(new) }]
    };
    match field {
        FieldChange::Name { old, new } => line("word-name", old.clone(), new.clone()),
        FieldChange::Part { old, new } => {
            line("cohort-part", words::part(locale, *old), words::part(locale, *new))
        }
        FieldChange::Standing { old, new } => {
            let said = |standing: &crate::model::Standing| {
                locale.text(&format!("cohort-standing-{}", standing.name()))
            };
            line("cohort-standing", said(old), said(new))
        }
        FieldChange::Countries { old, new } => {
            line("word-country", words::countries(locale, old), words::countries(locale, new))
        }
        FieldChange::Marks { old, new } => line("cohort-mark", locale.list(old), locale.list(new)),
        FieldChange::Lead { old, new } => {
            let said = |lead: &Option<crate::model::Lead>| {
                lead.map(|lead| locale.text(&format!("cohort-lead-{}", lead.name()))).unwrap_or_default()
            };
            line("cohort-consortium", said(old), said(new))
        }
        FieldChange::Cities { changes, reordered } => {
            let name = |city: &CityEntry| city.name.clone();
            let mut lines: Vec<FieldLine> =
                changes.iter().map(|one| sides(locale.html("word-city"), one, name)).collect();
            if *reordered {
                lines.push(FieldLine {
                    label: locale.html("cohort-changes-reordered"),
                    old: None,
                    new: None,
                });
            }
            lines
        }
    }
}

fn elsewhere(what: Elsewhere) -> &'static str {
    match what {
        Elsewhere::Date => "cohort-changes-date",
        Elsewhere::Texts => "cohort-changes-texts",
        Elsewhere::Edition => "cohort-changes-edition",
        Elsewhere::Sources => "cohort-changes-sources",
        Elsewhere::Exception => "cohort-changes-exception",
    }
}
