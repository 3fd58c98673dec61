//! The badge of a catalogue: a small picture that names itself, asks nobody else for anything, and may be kept for an hour.

use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use centum_web::chart::width;
use centum_web::markup::escaped;
use centum_web::negotiate::{Format, document};
use centum_web::security::headers::open_to_all;
use centum_web::{Locale, Problem, Visit};

use crate::quality::{Band, Score, of_catalogue};
use crate::sources::catalogue_by_slug;

const HEIGHT: u32 = 20;
const FONT: f64 = 11.0;
/// Room beside each text.
const BESIDE: f64 = 8.0;

/// `GET /data/badges/{file}`.
pub(super) async fn show(visit: Visit, Path(file): Path<String>) -> Result<Response, Problem> {
    let slug = file.strip_suffix(".svg").ok_or_else(Problem::not_found)?;
    let mut reader = visit.app.house.read().await?;
    let catalogue = catalogue_by_slug(&mut reader.conn(), slug).await?.ok_or_else(Problem::not_found)?;
    let score = of_catalogue(&mut reader.conn(), catalogue.id).await?;
    drop(reader);
    // A picture is shown on pages in any language and kept for all of them: its own language is the address's alone.
    let asked = centum_web::links::Query::parse(visit.uri.query());
    let locale = visit.app.catalogue.chosen(asked.get("lang"));
    let mut response = document(&visit.headers, Format::Svg, draw(locale, score.as_ref()));
    let kept = HeaderValue::from_static("public, max-age=3600");
    response.headers_mut().insert(header::CACHE_CONTROL, kept);
    open_to_all(&mut response);
    Ok(response)
}

/// The drawing: what it is about, and the score on the colour of its band. Each pair of colours has a contrast of 4.5 at least.
pub(super) fn draw(locale: &Locale, score: Option<&Score>) -> String {
    let label = locale.text("catalogue-quality-badge-label");
    let value = match score {
        Some(score) => {
            let band = locale.text(&format!("catalogue-quality-band-{}", score.band.name()));
            let say = locale.say("catalogue-quality-badge-value").arg("points", score.points.whole());
            say.arg("band", band).plain()
        }
        None => locale.text("catalogue-quality-badge-none"),
    };
    let colour = match score.map(|score| score.band) {
        Some(Band::Excellent) => "#0b6e3b",
        Some(Band::Good) => "#2f6b1d",
        Some(Band::Sufficient) => "#8a5200",
        Some(Band::Bad) => "#a3242b",
        None => "#5a5f66",
    };
    let left = width(&label, FONT) + 2.0 * BESIDE;
    let right = width(&value, FONT) + 2.0 * BESIDE;
    let (all, middle) = (left + right, left + BESIDE);
    let (label, value) = (escaped(&label), escaped(&value));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{all:.0}\" height=\"{HEIGHT}\" role=\"img\" aria-labelledby=\"t\" lang=\"{lang}\">\
         <title id=\"t\">{label}: {value}</title>\
         <rect width=\"{all:.0}\" height=\"{HEIGHT}\" rx=\"3\" fill=\"#2b2f36\"/>\
         <path d=\"M{left:.0} 0h{inner:.0}a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3h-{inner:.0}z\" fill=\"{colour}\"/>\
         <g fill=\"#ffffff\" font-family=\"system-ui,sans-serif\" font-size=\"{FONT}\" aria-hidden=\"true\">\
         <text x=\"{BESIDE}\" y=\"14\">{label}</text><text x=\"{middle:.0}\" y=\"14\">{value}</text></g></svg>",
        lang = locale.tag(),
        inner = right - 3.0,
    )
}
