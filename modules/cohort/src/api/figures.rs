//! Figures by a chosen convention, and the reconciliation, as JSON.

use axum::extract::Path;
use axum::response::Response;
use centum_web::links::Query;
use centum_web::{Problem, Visit};
use serde::Serialize;
use serde::de::DeserializeOwned;
use utoipa::ToSchema;

use super::open;
use crate::figures::{Axis, Choice, Convention, Figure, Reconciliation, english, figure as count};
use crate::model::Quantity;
use crate::pages::public::loading;

/// A figure, with its rule in words and the version that it was counted from.
#[derive(Serialize, ToSchema)]
pub(super) struct Counted {
    /// The version.
    announcement: u32,
    /// The number.
    value: i64,
    /// The rule in English, clause by clause.
    rule: Vec<String>,
    /// The rule, and what it has counted: rows by their place in the version.
    #[schema(value_type = Object)]
    figure: Figure,
}

/// What became of the printed figures of one source.
#[derive(Serialize, ToSchema)]
pub(super) struct FigureSource<'a> {
    /// What the source is called.
    label: &'a str,
    /// SHA-256 of its bytes.
    digest: String,
    /// Printed sums and figures that do not add up.
    contradictions: usize,
    /// Every finding.
    #[schema(value_type = Object)]
    found: Reconciliation,
}

/// A figure by a chosen way of counting, from the newest version
///
/// `quantity` names what is counted, such as `cities`. Every axis of counting may be chosen by its name, such as
/// `parts=without-mentors` or `outside=left-out`; the others stay at their default.
#[utoipa::path(get, path = "/api/v1/editions/{slug}/figures", tag = "cohort",
    params(
        ("slug" = String, Path, description = "The edition's name in addresses"),
        ("quantity" = String, Query, description = "selected, cities, countries, new, alumni, mentors, core-rows, international, consortia, open-seats or total"),
        ("parts" = Option<String>, Query, description = "all, without-mentors or core-only"),
        ("outside" = Option<String>, Query, description = "counted, left-out or alone"),
        ("seats" = Option<String>, Query, description = "none, mentor, international or all"),
        ("consortia" = Option<String>, Query, description = "one or cities"),
        ("unlisted-leads" = Option<String>, Query, description = "counted or left-out"),
        ("network-names" = Option<String>, Query, description = "counted or left-out"),
        ("bodies" = Option<String>, Query, description = "counted or left-out"),
        ("two-countries" = Option<String>, Query, description = "each, first or own-label"),
        ("extra" = Option<String>, Query, description = "within or beside"),
    ),
    responses(
        (status = 200, description = "The figure", body = Counted),
        (status = 400, description = "A name is not known"),
        (status = 404, description = "It has announced nothing, or does not exist"),
    ))]
pub(super) async fn figure(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let query = Query::parse(visit.uri.query());
    let (quantity, convention) = asked(&query).map_err(|name| {
        Problem::bad_request("cohort-api-unknown").arg("name", name.chars().take(80).collect::<String>())
    })?;
    let shown = loading::announced(&visit, &slug).await?;
    let latest = shown.latest().ok_or_else(Problem::not_found)?;
    let content = &latest.content;
    let figure = count(&content.roster(), quantity, &convention, &content.area());
    let rule = figure.rule.messages().iter().map(english).collect();
    open(&visit, &Counted { announcement: latest.number, value: figure.value, rule, figure })
}

/// Printed figures beside ours
#[utoipa::path(get, path = "/api/v1/editions/{slug}/announcements/{number}/reconciliation", tag = "cohort",
    params(("slug" = String, Path, description = "The edition's name in addresses"), ("number" = u32, Path, description = "The version")),
    responses((status = 200, description = "One entry a source", body = Vec<FigureSource<'static>>), (status = 404, description = "No such version is published")))]
pub(super) async fn reconciliation(
    visit: Visit,
    Path((slug, number)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let version = loading::version(&visit, &slug, &number).await?;
    let sources: Vec<FigureSource<'_>> = version
        .content
        .reconciliations()
        .into_iter()
        .map(|(line, found)| FigureSource {
            label: &line.label,
            digest: line.digest.to_string(),
            contradictions: crate::announcement::contradictions(&found),
            found,
        })
        .collect();
    open(&visit, &sources)
}

/// The quantity and the convention that an address asks for, or the name that is not known.
fn asked(query: &Query) -> Result<(Quantity, Convention), String> {
    let quantity = query.get("quantity").unwrap_or("selected");
    let quantity: Quantity = named(quantity).filter(|one| !is_uncountable(*one)).ok_or(quantity)?;
    let mut convention = Convention::standard(quantity);
    for (name, value) in query.pairs().filter(|(name, _)| *name != "quantity" && *name != "lang") {
        let axis: Axis = named(name).ok_or(name)?;
        let choice = axis.choices().iter().find(|choice| choice_name(choice) == value).ok_or(value)?;
        convention = convention.with(*choice);
    }
    Ok((quantity, convention))
}

/// What no list of selected cities can answer.
fn is_uncountable(quantity: Quantity) -> bool {
    use Quantity::{ApplicantCities, ApplicantCountries, EarlierProgramme, Expressions, Other};
    matches!(quantity, ApplicantCities | ApplicantCountries | EarlierProgramme | Expressions | Other)
}

/// The value that has that name in JSON.
fn named<T: DeserializeOwned>(name: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(name.to_owned())).ok()
}

fn choice_name(choice: &Choice) -> String {
    let value = serde_json::to_value(choice).unwrap_or_default();
    value["choice"].as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::{Outside, Parts};

    fn ask(query: &str) -> Result<(Quantity, Convention), String> {
        asked(&Query::parse(Some(query)))
    }

    #[test]
    fn every_axis_is_chosen_by_its_name() {
        let (quantity, convention) = ask("quantity=cities&parts=without-mentors&outside=left-out").unwrap();
        assert_eq!((quantity, convention.parts), (Quantity::Cities, Parts::WithoutMentors));
        assert_eq!(convention.outside, Outside::LeftOut);
        for axis in Axis::of(Quantity::Cities).iter().chain(Axis::of(Quantity::Countries)) {
            let name = serde_json::to_value(axis).unwrap();
            for choice in axis.choices() {
                let query = format!("quantity=cities&{}={}", name.as_str().unwrap(), choice_name(choice));
                assert_eq!(ask(&query).unwrap().1.on(*axis), *choice, "{query}");
            }
        }
    }

    #[test]
    fn what_is_not_known_is_named_and_not_guessed() {
        assert_eq!(ask("quantity=towns").unwrap_err(), "towns");
        assert_eq!(ask("quantity=expressions").unwrap_err(), "expressions");
        assert_eq!(ask("quantity=cities&parts=some").unwrap_err(), "some");
        assert_eq!(ask("quantity=cities&colour=red").unwrap_err(), "colour");
    }
}
