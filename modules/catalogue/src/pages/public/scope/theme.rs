//! A theme of the Union's list, over all catalogues.

use axum::extract::Path;
use axum::response::Response;
use centum_web::links::Query;
use centum_web::{Problem, Visit};

use super::{About, page};
use crate::dcat::vocabulary;
use crate::listing::Scope;
use crate::pages::public::facts::{Fact, Section};
use crate::pages::public::figures::{Asked, Drawn};
use crate::pages::public::links::{bare, data};
use crate::pages::public::words::{List, Said, label};

/// `GET /data/themes/{code}`.
pub(in crate::pages::public) async fn show(
    visit: Visit,
    Path(code): Path<String>,
) -> Result<Response, Problem> {
    let locale = &visit.locale;
    let theme = vocabulary::themes().get(&code).ok_or_else(Problem::not_found)?;
    let facts = [
        Fact::of(locale, "code", vec![data(theme.code)]),
        Fact::of(locale, "uri-of-theme", theme.iri.iter().map(|address| bare(address)).collect()),
    ];
    let about = About {
        kicker: "catalogue-scope-theme",
        list: "/data/themes",
        title: Said::bare(label(locale, List::Theme, theme.code).unwrap_or(theme.code)),
        own_name: None,
        lead: locale.html("catalogue-scope-theme-lead"),
        sections: Section::of(locale, "about", facts.into_iter().flatten().collect()).into_iter().collect(),
        map: None,
        charts: &[Drawn::City, Drawn::Format, Drawn::Licence, Drawn::Age, Drawn::Growth],
    };
    let asked = Asked {
        scope: Scope::Whole,
        theme: theme.code.to_owned(),
        query: Query::default().with("theme", theme.code),
    };
    let mut reader = visit.app.house.read().await?;
    page(&mut reader.conn(), &visit, about, &asked).await
}
