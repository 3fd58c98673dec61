//! One row of a document: what was read, what a person makes of it, and which places its cities are.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_accounts::Permission;
use centum_base::fold::fold;
use centum_web::components::Choice;
use centum_web::links::Query;
use centum_web::{FieldErrors, Form, Locale, Message, Page, Problem, Route, Tone, Visit};
use serde::Deserialize;

use super::choosing::{self, Chooser, Chosen, NOWHERE};
use super::preview::{about, document_of, needs_person};
use super::{again, countries_in, onward, words, words_in};
use crate::intake::{
    Correction, DraftCity, DraftRow, IntakeError, Placement, SourceDocument, SourceState, correct_row,
    decide_city,
};
use crate::model::{Applicant, Lead, Member, Part, Row};

/// Characters of a mark.
const MAX_MARK: usize = 40;

#[derive(Template)]
#[template(path = "desk/row.html")]
pub(super) struct View {
    pub(super) page: Page,
    pub(super) path: String,
    pub(super) back: String,
    pub(super) seen: i64,
    pub(super) is_draft: bool,
    pub(super) line: u32,
    pub(super) printed: String,
    pub(super) doubts: Vec<Message>,
    pub(super) confidence: u8,
    pub(super) checked: bool,
    pub(super) dropped: bool,
    pub(super) form: RowForm,
    pub(super) parts: Vec<Choice>,
    pub(super) kinds: Vec<Choice>,
    pub(super) errors: FieldErrors,
    /// Cities whose place a person is asked for.
    pub(super) asked: Vec<Chooser>,
    /// The others.
    pub(super) choosers: Vec<Chooser>,
    /// The neighbours among the rows that need a person.
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
    pub(super) left: usize,
}

/// What is typed about a row.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct RowForm {
    pub(super) seen: i64,
    /// `save`, `right`, `drop` or `restore`.
    pub(super) wanted: String,
    pub(super) name: String,
    pub(super) part: String,
    pub(super) countries: String,
    pub(super) marks: String,
    pub(super) kind: String,
    pub(super) members: String,
}

pub(super) fn routes() -> Vec<Route> {
    use Permission::ManageCohort;
    vec![
        Route::get("/desk/imports/{id}/rows/{row}", ManageCohort, show),
        Route::post("/desk/imports/{id}/rows/{row}", ManageCohort, correct),
        Route::post("/desk/imports/{id}/rows/{row}/cities/{city}", ManageCohort, place),
    ]
}

fn row_at(document: &SourceDocument, index: usize) -> Result<&DraftRow, Problem> {
    document.draft.rows.get(index).ok_or_else(Problem::not_found)
}

async fn show(visit: Visit, Path((id, index)): Path<(String, usize)>) -> Result<Response, Problem> {
    let (document, edition) = document_of(&visit, &id).await?;
    let row = row_at(&document, index)?;
    let page = page(&visit, &edition, &document, row);
    let form = RowForm::of(&visit.locale, row);
    let query = Query::parse(visit.uri.query());
    visit.html(&view(&visit.locale, page, &document, index, row, form, &query, FieldErrors::new()))
}

fn page(visit: &Visit, edition: &crate::edition::Edition, document: &SourceDocument, row: &DraftRow) -> Page {
    about(visit, edition, &row.row.name).crumb(format!("/desk/imports/{}", document.id), &document.label)
}

#[expect(clippy::too_many_arguments, reason = "each is one part of the view, known at one place only")]
pub(super) fn view(
    locale: &Locale,
    page: Page,
    document: &SourceDocument,
    index: usize,
    row: &DraftRow,
    form: RowForm,
    query: &Query,
    errors: FieldErrors,
) -> View {
    let back = format!("/desk/imports/{}", document.id);
    let path = format!("{back}/rows/{index}");
    let waiting: Vec<usize> = rows_waiting(&document.draft.rows);
    let href = |at: &usize| format!("{back}/rows/{at}");
    let (asked, others) = choosers(locale, &path, row, query).into_iter().partition(Chooser::asks);
    View {
        page,
        seen: document.version,
        is_draft: document.state == SourceState::Draft,
        line: row.line,
        printed: row.printed.clone(),
        doubts: row.doubts.iter().map(words::doubt).collect(),
        confidence: row.confidence,
        checked: row.checked,
        dropped: row.dropped,
        parts: words::parts(locale, Some(&form.part)),
        kinds: words::kinds(locale, Some(&form.kind)),
        asked,
        choosers: others,
        before: waiting.iter().rev().find(|at| **at < index).map(href),
        after: waiting.iter().find(|at| **at > index).map(href),
        left: waiting.len(),
        form,
        errors,
        path,
        back,
    }
}

fn rows_waiting(rows: &[DraftRow]) -> Vec<usize> {
    rows.iter().enumerate().filter(|(_, row)| needs_person(row)).map(|(at, _)| at).collect()
}

fn choosers(locale: &Locale, path: &str, row: &DraftRow, query: &Query) -> Vec<Chooser> {
    let searched: Option<usize> = query.get("city").and_then(|city| city.parse().ok());
    let chooser = |(position, city): (usize, &DraftCity)| {
        let q = query.get("q").filter(|_| searched == Some(position)).unwrap_or_default();
        let candidates = offered(city, q);
        let now = match (&city.placement, city.facts()) {
            (Placement::Nowhere, _) => Some(NOWHERE.to_owned()),
            (_, facts) => facts.map(choosing::key),
        };
        let chooser = Chooser {
            name: city.name.clone(),
            printed: city.printed.clone(),
            is_lead: city.is_lead,
            now: words::placement(locale, &city.placement),
            open: matches!(city.placement, Placement::Open { .. }),
            action: format!("{path}/cities/{position}"),
            position,
            searched: q.to_owned(),
            ..Chooser::default()
        };
        chooser.offering(locale, &candidates, now.as_deref())
    };
    row.cities.iter().enumerate().map(chooser).collect()
}

fn offered(city: &DraftCity, q: &str) -> Vec<crate::intake::Suggestion> {
    let mut found = match &city.placement {
        Placement::Open { suggestions, .. } => suggestions.clone(),
        _ => Vec::new(),
    };
    found.extend(
        city.facts().map(|facts| crate::intake::Suggestion { facts: facts.clone(), confidence: 100 }),
    );
    let name = if q.trim().is_empty() { &city.name } else { q };
    choosing::candidates(&found, name, &city.countries)
}

async fn correct(
    visit: Visit,
    Path((id, index)): Path<(String, usize)>,
    Form(form): Form<RowForm>,
) -> Result<Response, Problem> {
    let (document, edition) = document_of(&visit, &id).await?;
    let row = row_at(&document, index)?;
    let mut errors = FieldErrors::new();
    let correction = match form.wanted.as_str() {
        "right" => Some(Correction::Right),
        "drop" => Some(Correction::Drop(true)),
        "restore" => Some(Correction::Drop(false)),
        _ => form.row(&row.row, &mut errors).map(Correction::Row),
    };
    if let Some(correction) = correction {
        match correct_row(&visit.app.house, &visit.actor, document.id, form.seen, index, correction).await {
            Ok(()) => {
                visit.flash(Tone::Success, Message::new("cohort-desk-row-kept").arg("line", row.line));
                return next(&visit, &id, index).await;
            }
            Err(IntakeError::Changed) => errors.push("name", "cohort-desk-error-changed-kept"),
            Err(IntakeError::Name) => errors.push("name", "cohort-desk-error-name"),
            Err(error) => return Err(error.into()),
        }
    }
    let page = page(&visit, &edition, &document, row);
    again(&visit, &view(&visit.locale, page, &document, index, row, form, &Query::default(), errors))
}

/// On to this row while it still needs a person, then to the next that does, then back to the list.
async fn next(visit: &Visit, id: &str, index: usize) -> Result<Response, Problem> {
    let (document, _) = document_of(visit, id).await?;
    let waiting = rows_waiting(&document.draft.rows);
    let next = waiting.iter().find(|at| **at >= index).or(waiting.first());
    Ok(onward(&match next {
        Some(next) => format!("/desk/imports/{id}/rows/{next}"),
        None => format!("/desk/imports/{id}"),
    }))
}

async fn place(
    visit: Visit,
    Path((id, index, position)): Path<(String, usize, usize)>,
    Form(chosen): Form<Chosen>,
) -> Result<Response, Problem> {
    let (document, _) = document_of(&visit, &id).await?;
    let row = row_at(&document, index)?;
    let city = row.cities.get(position).ok_or_else(Problem::not_found)?;
    let facts = offered(city, &chosen.q).into_iter().find(|one| choosing::key(&one.facts) == chosen.place);
    if facts.is_none() && chosen.place != NOWHERE {
        visit.flash(Tone::Warning, "cohort-desk-error-place");
        return Ok(onward(&format!("/desk/imports/{id}/rows/{index}")));
    }
    let facts = facts.map(|one| one.facts);
    decide_city(&visit.app.house, &visit.actor, document.id, chosen.seen, (index, position), facts).await?;
    visit.flash(Tone::Success, Message::new("cohort-desk-city-placed").arg("city", &city.name));
    next(&visit, &id, index).await
}

impl RowForm {
    pub(super) fn of(locale: &Locale, row: &DraftRow) -> Self {
        let (kind, members) = match &row.row.applicant {
            Applicant::Single => (words::SINGLE, String::new()),
            Applicant::NoCity { together: false } => (words::NO_CITY, String::new()),
            Applicant::NoCity { together: true } => (Lead::NotACity.name(), String::new()),
            Applicant::Consortium { lead, members } => {
                let names: Vec<&str> = members.iter().map(|member| member.name.as_str()).collect();
                (lead.name(), names.join("\n"))
            }
        };
        let countries: Vec<String> =
            row.row.countries.iter().map(|country| locale.country(*country)).collect();
        Self {
            seen: 0,
            wanted: String::new(),
            name: row.row.name.clone(),
            part: row.row.part.name().to_owned(),
            countries: countries.join(", "),
            marks: row.row.marks.join(", "),
            kind: kind.to_owned(),
            members,
        }
    }

    /// The row as it was typed; what is wrong goes to `errors`. Members that stay keep their printed words and country.
    fn row(&self, before: &Row, errors: &mut FieldErrors) -> Option<Row> {
        if self.name.trim().is_empty() {
            errors.push("name", "form-required");
        }
        let part = Part::named(&self.part);
        if part.is_none() {
            errors.push("part", "cohort-desk-error-choose");
        }
        let countries = match countries_in(&self.countries) {
            Ok(countries) if countries.is_empty() => {
                errors.push("countries", "cohort-desk-error-country");
                Vec::new()
            }
            Ok(countries) => countries,
            Err(word) => {
                errors.push("countries", Message::new("cohort-desk-error-not-a-country").arg("word", word));
                Vec::new()
            }
        };
        let marks = words_in(&self.marks);
        if marks.iter().any(|mark| mark.chars().count() > MAX_MARK) {
            errors.push("marks", "cohort-desk-error-mark");
        }
        let applicant = match Lead::named(&self.kind) {
            None if self.kind == words::NO_CITY => Applicant::NoCity { together: false },
            None => Applicant::Single,
            Some(lead) => {
                let members: Vec<Member> = self.members(before);
                let was_none = before.applicant == Applicant::NoCity { together: true };
                if members.is_empty() && was_none && lead == Lead::NotACity {
                    before.applicant.clone()
                } else {
                    if members.is_empty() {
                        errors.push("members", "cohort-desk-error-members");
                    }
                    Applicant::Consortium { lead, members }
                }
            }
        };
        let part = part.filter(|_| errors.is_empty())?;
        Some(Row { name: self.name.trim().to_owned(), part, countries, marks, applicant })
    }

    fn members(&self, before: &Row) -> Vec<Member> {
        let known: &[Member] = match &before.applicant {
            Applicant::Consortium { members, .. } => members,
            Applicant::Single | Applicant::NoCity { .. } => &[],
        };
        let names = self.members.lines().map(str::trim).filter(|name| !name.is_empty());
        let member = |name: &str| {
            let old = known.iter().find(|member| fold(&member.name) == fold(name));
            Member {
                printed: old.map_or_else(|| name.to_owned(), |old| old.printed.clone()),
                name: name.to_owned(),
                country: old.and_then(|old| old.country),
            }
        };
        names.take(crate::reading::limits::MAX_MEMBERS).map(member).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> RowForm {
        RowForm {
            name: "Two Seas".into(),
            part: "core".into(),
            countries: "Italia / Schweden".into(),
            marks: "DCC, DCC".into(),
            kind: "not-a-city".into(),
            members: "Padua\n\nMalmö".into(),
            ..RowForm::default()
        }
    }

    fn before() -> Row {
        let countries = vec!["IT".parse().unwrap()];
        let member = Member { printed: "Comune di Padua".into(), name: "Padua".into(), country: None };
        let applicant = Applicant::Consortium { lead: Lead::NotACity, members: vec![member] };
        Row { name: "Two".into(), part: Part::Core, countries, marks: Vec::new(), applicant }
    }

    #[test]
    fn a_member_that_stays_keeps_its_printed_words() {
        let mut errors = FieldErrors::new();
        let row = form().row(&before(), &mut errors).unwrap();
        let Applicant::Consortium { members, .. } = &row.applicant else { panic!("it is a consortium") };
        assert_eq!(
            members.iter().map(|member| member.printed.as_str()).collect::<Vec<_>>(),
            ["Comune di Padua", "Malmö"]
        );
        assert_eq!((row.countries.len(), row.marks.as_slice()), (2, &["DCC".to_owned()][..]));
    }

    #[test]
    fn who_is_no_city_stays_none_when_the_row_is_corrected() {
        let mut errors = FieldErrors::new();
        let alone = RowForm { kind: "no-city".into(), members: String::new(), ..form() };
        let row = alone.row(&before(), &mut errors).unwrap();
        assert_eq!(row.applicant, Applicant::NoCity { together: false });
        let none = Row { applicant: Applicant::NoCity { together: true }, ..before() };
        let kept = RowForm { members: String::new(), ..form() };
        assert_eq!(kept.row(&none, &mut errors).unwrap().applicant, none.applicant);
    }

    #[test]
    fn every_fault_stands_at_its_field() {
        let mut errors = FieldErrors::new();
        let wrong =
            RowForm { countries: "Atlantis".into(), members: String::new(), name: " ".into(), ..form() };
        assert!(wrong.row(&before(), &mut errors).is_none());
        assert_eq!(
            errors.iter().map(|(field, _)| field).collect::<Vec<_>>(),
            ["name", "countries", "members"]
        );
    }
}
