//! A change to many rows: its effects first, then the change.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_accounts::Permission;
use centum_base::Id;
use centum_web::components::{Choice, Heading};
use centum_web::{Form, Locale, Message, Page, Problem, Route, Tone, Visit};
use serde::Deserialize;

use super::{EDITIONS, again, below, cohort, edition_of, onward, words};
use crate::model::{Part, Standing};
use crate::register::{Bulk, Consent, MAX_MARK, Participation, change_many, effects, participations};

#[derive(Template)]
#[template(path = "desk/bulk.html")]
pub(super) struct View {
    pub(super) page: Page,
    pub(super) path: String,
    pub(super) back: String,
    pub(super) form: BulkForm,
    pub(super) change: String,
    pub(super) unchanged: usize,
    pub(super) headings: Vec<Heading>,
    pub(super) lines: Vec<(String, String, String)>,
}

/// What is wanted of which rows.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct BulkForm {
    pub(super) row: Vec<String>,
    pub(super) change: String,
    /// A mark, or on what a consent rests.
    pub(super) words: String,
    pub(super) sure: Option<String>,
}

pub(super) fn routes() -> Vec<Route> {
    vec![Route::post("/desk/editions/{slug}/cohort/change", Permission::ManageCohort, change)]
}

/// The changes to choose from.
pub(super) fn choices(locale: &Locale, current: Option<&str>) -> Vec<Choice> {
    let said = |id: &str, value: String| locale.say(id).arg("value", value).plain();
    let parts = Part::ALL
        .map(|one| (format!("part:{}", one.name()), said("cohort-desk-bulk-part", words::part(locale, one))));
    let standings = Standing::ALL.map(|one| {
        (format!("standing:{}", one.name()), said("cohort-desk-bulk-standing", words::standing(locale, one)))
    });
    let consents = Consent::ALL.map(|one| {
        (format!("consent:{}", one.name()), said("cohort-desk-bulk-consent", words::consent(locale, one)))
    });
    let marks = [("mark:add", "cohort-desk-bulk-mark-add"), ("mark:drop", "cohort-desk-bulk-mark-drop")]
        .map(|(value, id)| (value.to_owned(), locale.text(id)));
    let all = consents.into_iter().chain(standings).chain(parts).chain(marks);
    all.map(|(value, text)| Choice::new(value, text, current)).collect()
}

/// The change that a form names.
fn wanted(form: &BulkForm) -> Option<Bulk> {
    let words = form.words.trim();
    match form.change.split_once(':')? {
        ("part", name) => Part::named(name).map(Bulk::Part),
        ("standing", name) => Standing::named(name).map(Bulk::Standing),
        ("consent", name) => {
            let consent = Consent::named(name)?;
            (consent != Consent::Given || !words.is_empty()).then(|| Bulk::Consent(consent, words.to_owned()))
        }
        ("mark", "add") if !words.is_empty() => Some(Bulk::AddMark(words.to_owned())),
        ("mark", "drop") if !words.is_empty() => Some(Bulk::DropMark(words.to_owned())),
        _ => None,
    }
}

async fn change(
    visit: Visit,
    Path(slug): Path<String>,
    Form(form): Form<BulkForm>,
) -> Result<Response, Problem> {
    let edition = edition_of(&visit, &slug).await?;
    let back = format!("{EDITIONS}/{slug}/cohort");
    let ids: Vec<Id<Participation>> = form.row.iter().filter_map(|id| id.parse().ok()).collect();
    let (Some(bulk), false) = (wanted(&form), ids.is_empty()) else {
        return refused(&visit, &slug, form, "cohort-desk-bulk-incomplete").await;
    };
    if let Bulk::AddMark(mark) = &bulk
        && mark.chars().count() > MAX_MARK
    {
        return refused(&visit, &slug, form, "cohort-desk-error-mark").await;
    }
    if form.sure.is_some() {
        let done = change_many(&visit.app.house, &visit.actor, &ids, &bulk).await?;
        visit.flash(Tone::Success, Message::new("cohort-desk-bulk-done").arg("count", done.len()));
        return Ok(onward(&back));
    }
    let mut rows = participations(&mut visit.app.house.read().await?.conn(), edition.id).await?;
    rows.retain(|one| ids.contains(&one.id));
    let page = below(&visit, &edition, visit.locale.text("cohort-desk-bulk"))
        .crumb(&back, visit.locale.text("cohort-desk-cohort"));
    visit.html(&view(&visit.locale, page, back, form, &bulk, &rows))
}

/// The list again, with the rows that were chosen and what was typed.
async fn refused(
    visit: &Visit,
    slug: &str,
    form: BulkForm,
    message: &'static str,
) -> Result<Response, Problem> {
    let mut list = cohort::shown(visit, slug).await?;
    for line in &mut list.lines {
        line.ticked = form.row.contains(&line.id);
    }
    list.bulk = choices(&visit.locale, Some(&form.change));
    list.bulk_words = form.words;
    list.errors.push("words", message);
    again(visit, &list)
}

pub(super) fn view(
    locale: &Locale,
    page: Page,
    back: String,
    form: BulkForm,
    bulk: &Bulk,
    rows: &[Participation],
) -> View {
    let found = effects(rows, bulk);
    let word = |value: &str| match bulk {
        Bulk::Part(_) => Part::named(value).map(|one| words::part(locale, one)),
        Bulk::Standing(_) => Standing::named(value).map(|one| words::standing(locale, one)),
        Bulk::Consent(..) => Consent::named(value).map(|one| words::consent(locale, one)),
        Bulk::AddMark(_) | Bulk::DropMark(_) if value.is_empty() => Some(locale.text("word-none")),
        Bulk::AddMark(_) | Bulk::DropMark(_) => None,
    };
    let shown = |value: &str| word(value).unwrap_or_else(|| value.to_owned());
    let change = choices(locale, Some(&form.change)).into_iter().find(|choice| choice.chosen);
    View {
        page,
        path: format!("{back}/change"),
        back,
        change: change.map(|choice| choice.text).unwrap_or_default(),
        form,
        unchanged: rows.len() - found.len(),
        headings: ["word-name", "cohort-desk-before", "cohort-desk-after"]
            .map(|id| Heading::plain(locale.text(id)))
            .to_vec(),
        lines: found.iter().map(|one| (one.name.clone(), shown(&one.before), shown(&one.after))).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn consent_without_a_basis_and_a_mark_without_words_are_no_change() {
        let form = |change: &str, words: &str| BulkForm {
            change: change.into(),
            words: words.into(),
            ..BulkForm::default()
        };
        assert_eq!(wanted(&form("consent:given", " ")), None);
        assert_eq!(wanted(&form("mark:add", "")), None);
        assert_eq!(wanted(&form("mark:add", "DCC")), Some(Bulk::AddMark("DCC".into())));
        assert_eq!(wanted(&form("part:mentor", "")), Some(Bulk::Part(Part::Mentor)));
        assert_eq!(wanted(&form("part:king", "")), None);
    }
}
