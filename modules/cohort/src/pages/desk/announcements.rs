//! The versions of an edition's announcement, and a new one.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_accounts::Permission;
use centum_base::{Date, TimeZone};
use centum_web::components::Heading;
use centum_web::locale::OFFICIAL;
use centum_web::{FieldErrors, Form, Locale, Message, Page, Problem, Route, Tone, Visit};
use serde::Deserialize;

use super::{EDITIONS, again, below, edition_of, onward};
use crate::announcement::{Announcement, AnnouncementError, State, Texts, announcements, draft};
use crate::edition::Edition;

#[derive(Template)]
#[template(path = "desk/announcements.html")]
pub(super) struct List {
    pub(super) page: Page,
    pub(super) path: String,
    pub(super) headings: Vec<Heading>,
    pub(super) lines: Vec<Line>,
    /// Whether a version is being written: there is one at a time.
    pub(super) is_open: bool,
}

/// One version.
pub(super) struct Line {
    pub(super) href: String,
    pub(super) number: u32,
    pub(super) title: String,
    pub(super) lang: String,
    pub(super) date: Date,
    pub(super) state: String,
    pub(super) tone: &'static str,
    pub(super) rows: usize,
}

#[derive(Template)]
#[template(path = "desk/announcement_new.html")]
pub(super) struct New {
    pub(super) page: Page,
    pub(super) path: String,
    pub(super) words: WordsForm,
    pub(super) errors: FieldErrors,
}

/// What is typed as the words of a version: English, and one more language after the other.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct WordsForm {
    pub(super) seen: i64,
    pub(super) date: String,
    pub(super) lang: Vec<String>,
    pub(super) title: Vec<String>,
    pub(super) introduction: Vec<String>,
}

/// One language of the form.
pub(super) struct Tongue {
    pub(super) lang: String,
    pub(super) title: String,
    pub(super) introduction: String,
    pub(super) required: bool,
    /// The names of its fields in lists of errors.
    pub(super) lang_field: String,
    pub(super) title_field: String,
}

pub(super) fn routes() -> Vec<Route> {
    use Permission::ManageCohort;
    vec![
        Route::get("/desk/editions/{slug}/announcements", ManageCohort, list),
        Route::get("/desk/editions/{slug}/announcements/new", ManageCohort, new),
        Route::post("/desk/editions/{slug}/announcements", ManageCohort, begin),
    ]
}

async fn list(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let edition = edition_of(&visit, &slug).await?;
    let all = announcements(&mut visit.app.house.read().await?.conn(), edition.id).await?;
    let locale = &visit.locale;
    let page = below(&visit, &edition, locale.text("cohort-desk-announcements"))
        .described(locale.text("cohort-desk-announcements-lead"));
    visit.html(&List {
        page,
        path: path(&slug),
        headings: headings(locale),
        is_open: all.iter().any(|one| one.state != State::Published),
        lines: all.iter().map(|one| line(locale, one)).collect(),
    })
}

fn path(slug: &str) -> String {
    format!("{EDITIONS}/{slug}/announcements")
}

pub(super) fn headings(locale: &Locale) -> Vec<Heading> {
    let plain = |id| Heading::plain(locale.text(id));
    vec![
        plain("cohort-desk-version"),
        plain("cohort-desk-title"),
        plain("word-date"),
        plain("word-state"),
        plain("cohort-desk-rows").of_numbers(),
    ]
}

pub(super) fn line(locale: &Locale, one: &Announcement) -> Line {
    let (lang, texts) = one.content.texts_in(locale.tag());
    Line {
        href: format!("/desk/announcements/{}", one.id),
        number: one.number,
        title: texts.title.clone(),
        lang: lang.to_owned(),
        date: one.content.date,
        state: locale.text(&format!("cohort-desk-version-{}", one.state.name())),
        tone: tone(one.state),
        rows: one.content.entries.len(),
    }
}

/// The colour of a state.
pub(super) fn tone(state: State) -> &'static str {
    match state {
        State::Draft => "warning",
        State::Reviewed => "accent",
        State::Published => "success",
    }
}

async fn new(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let edition = edition_of(&visit, &slug).await?;
    let today = visit.app.house.now().to_zoned(TimeZone::UTC).date();
    let words = WordsForm { date: today.to_string(), ..WordsForm::default() };
    visit.html(&form(&visit, &edition, words, FieldErrors::new()))
}

fn form(visit: &Visit, edition: &Edition, words: WordsForm, errors: FieldErrors) -> New {
    let path = path(&edition.slug);
    let page = below(visit, edition, visit.locale.text("cohort-desk-announcement-new"))
        .crumb(&path, visit.locale.text("cohort-desk-announcements"));
    New { page, path, words, errors }
}

async fn begin(
    visit: Visit,
    Path(slug): Path<String>,
    Form(words): Form<WordsForm>,
) -> Result<Response, Problem> {
    let edition = edition_of(&visit, &slug).await?;
    let mut errors = FieldErrors::new();
    if let Some((date, texts)) = words.read(&mut errors) {
        match draft(&visit.app.house, &visit.actor, &slug, date, texts).await {
            Ok(id) => {
                visit.flash(Tone::Success, "cohort-desk-announcement-begun");
                return Ok(onward(&format!("/desk/announcements/{id}")));
            }
            Err(AnnouncementError::Words) => errors.push("title-0", "cohort-desk-error-words"),
            Err(AnnouncementError::AnotherDraft) => errors.push("date", "cohort-desk-error-another-draft"),
            Err(error) => return Err(error.into()),
        }
    }
    again(&visit, &form(&visit, &edition, words, errors))
}

impl WordsForm {
    /// The form of words that stand.
    pub(super) fn of(announcement: &Announcement) -> Self {
        let mut form = Self {
            seen: announcement.version,
            date: announcement.content.date.to_string(),
            ..Self::default()
        };
        // English first: it always stands there.
        let mut texts: Vec<_> = announcement.content.texts.iter().collect();
        texts.sort_by_key(|(tag, _)| tag.as_str() != "en");
        for (tag, texts) in texts {
            form.lang.push(tag.clone());
            form.title.push(texts.title.clone());
            form.introduction.push(texts.introduction.clone());
        }
        form
    }

    /// The languages of the form, and an empty one for the next.
    pub(super) fn tongues(&self) -> Vec<Tongue> {
        let at = |list: &[String], place: usize| list.get(place).cloned().unwrap_or_default();
        let mut tongues: Vec<Tongue> = (0..self.lang.len().max(1))
            .map(|place| Tongue {
                lang: if place == 0 { "en".to_owned() } else { at(&self.lang, place) },
                title: at(&self.title, place),
                introduction: at(&self.introduction, place),
                required: place == 0,
                lang_field: format!("lang-{place}"),
                title_field: format!("title-{place}"),
            })
            .filter(|tongue| tongue.required || !tongue.title.is_empty() || !tongue.introduction.is_empty())
            .collect();
        tongues.push(Tongue {
            lang: String::new(),
            title: String::new(),
            introduction: String::new(),
            required: false,
            lang_field: format!("lang-{}", tongues.len()),
            title_field: format!("title-{}", tongues.len()),
        });
        tongues
    }

    /// Date and words; what is wrong goes to `errors`.
    pub(super) fn read(&self, errors: &mut FieldErrors) -> Option<(Date, BTreeMap<String, Texts>)> {
        let date: Option<Date> = self.date.trim().parse().ok();
        if date.is_none() {
            errors.push("date", "form-date");
        }
        let mut texts = BTreeMap::new();
        for (place, tongue) in self.tongues().into_iter().enumerate() {
            let empty = tongue.title.trim().is_empty();
            match (tongue.required, empty) {
                (true, true) => errors.push("title-0", "cohort-desk-barrier-no-title"),
                (false, true) => continue,
                _ if !OFFICIAL.contains(&tongue.lang.as_str()) => {
                    errors.push(format!("lang-{place}"), Message::new("cohort-desk-error-language"));
                }
                _ => {
                    let title = tongue.title.trim().to_owned();
                    let introduction = tongue.introduction.replace("\r\n", "\n").trim().to_owned();
                    texts.insert(tongue.lang, Texts { title, introduction });
                }
            }
        }
        date.filter(|_| errors.is_empty()).map(|date| (date, texts))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(lang: &[&str], title: &[&str]) -> WordsForm {
        let own = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        WordsForm { date: "2020-07-03".into(), lang: own(lang), title: own(title), ..WordsForm::default() }
    }

    #[test]
    fn english_is_required_and_an_empty_language_is_left_out() {
        let mut errors = FieldErrors::new();
        let (_, texts) = form(&["en", "de", ""], &["Cities", "Städte", ""]).read(&mut errors).unwrap();
        assert_eq!(texts.keys().collect::<Vec<_>>(), ["de", "en"]);
        assert!(form(&["en", "de"], &["", "Städte"]).read(&mut errors).is_none());
        assert!(errors.of("title-0").is_some());
    }

    #[test]
    fn a_language_that_is_none_is_told_at_its_field() {
        let mut errors = FieldErrors::new();
        assert!(form(&["en", "xx"], &["Cities", "?"]).read(&mut errors).is_none());
        assert!(errors.of("lang-1").is_some());
    }
}
