//! What a public site owes its readers: accessibility, personal data, credits.

use askama::Template;
use axum::response::Response;
use centum_accounts::Permission;
use centum_store::{Class, Table};
use centum_web::components::Heading;
use centum_web::page::Face;
use centum_web::{Html, Locale, Page, Problem, Route, Sample, Visit};

/// Cookies of the site, by the end of their texts' ids.
const COOKIES: [(&str, &str); 5] = [
    ("session", "session"),
    ("visitor", "visitor"),
    ("language", "language"),
    ("theme", "theme"),
    ("flash", "flash"),
];

pub(crate) fn routes() -> Vec<Route> {
    use Permission::ReadPublic;
    vec![
        Route::get("/accessibility", ReadPublic, accessibility),
        Route::get("/privacy", ReadPublic, privacy),
        Route::get("/about", ReadPublic, about),
    ]
}

#[derive(Template)]
#[template(path = "statements/accessibility.html")]
struct Accessibility {
    page: Page,
    contact: Option<String>,
}

/// A column about a person.
struct Personal {
    table: &'static str,
    column: &'static str,
    what: Html,
    purpose: Html,
    retention: Html,
}

/// A cookie and what it is for.
struct CookieLine {
    name: String,
    what: Html,
}

#[derive(Template)]
#[template(path = "statements/privacy.html")]
struct Privacy {
    page: Page,
    contact: Option<String>,
    headings: Vec<Heading>,
    columns: Vec<Personal>,
    cookies: Vec<CookieLine>,
}

/// Something that the site is built on and says so.
struct Credit {
    name: &'static str,
    href: &'static str,
    licence: &'static str,
    what: Html,
}

#[derive(Template)]
#[template(path = "statements/about.html")]
struct About {
    page: Page,
    version: &'static str,
    contact: Option<String>,
    credits: Vec<Credit>,
}

/// `GET /accessibility`.
async fn accessibility(visit: Visit) -> Result<Response, Problem> {
    let page = visit.public_page(visit.locale.text("frame-accessibility"));
    visit.html(&Accessibility { page, contact: visit.app.settings.contact.clone() })
}

/// `GET /privacy`.
async fn privacy(visit: Visit) -> Result<Response, Problem> {
    let settings = &visit.app.settings;
    let page = visit.public_page(visit.locale.text("frame-privacy"));
    let prefix = if settings.base.is_secure() { "__Host-" } else { "" };
    visit.html(&Privacy {
        contact: settings.contact.clone(),
        headings: headings(&visit.locale),
        columns: personal(&visit.locale, &visit.app.tables),
        cookies: cookies(&visit.locale, prefix),
        page,
    })
}

fn headings(locale: &Locale) -> Vec<Heading> {
    ["desk-privacy-what", "desk-privacy-purpose", "desk-privacy-kept", "desk-privacy-where"]
        .map(|id| Heading::plain(locale.text(id)))
        .to_vec()
}

fn cookies(locale: &Locale, prefix: &str) -> Vec<CookieLine> {
    let line = |(name, id): (&str, &str)| CookieLine {
        name: format!("{prefix}{name}"),
        what: locale.html(&format!("desk-cookie-{id}")),
    };
    COOKIES.into_iter().map(line).collect()
}

/// Every column about a person, as its table classes it.
fn personal(locale: &Locale, tables: &[&'static Table]) -> Vec<Personal> {
    let columns = tables.iter().flat_map(|table| table.columns.iter().map(|column| (table.name, column)));
    columns
        .filter_map(|(table, column)| match column.class {
            Class::Personal { purpose, retention } => Some(Personal {
                table,
                column: column.name,
                what: told(locale, &format!("desk-data-{table}-{}", column.name), column.name),
                purpose: told(locale, &format!("desk-purpose-{}", slug(purpose)), purpose),
                retention: told(locale, &format!("desk-kept-{}", slug(retention)), retention),
            }),
            _ => None,
        })
        .collect()
}

/// The text of an id; where there is none, the English words of the table, marked as such.
fn told(locale: &Locale, id: &str, english: &str) -> Html {
    let id = id.replace('_', "-");
    if locale.has(&id) {
        locale.html(&id)
    } else {
        Html::trusted(format!("<span lang=\"en\" translate=\"no\">{}</span>", Html::text(english)))
    }
}

/// Words as they stand in an id.
fn slug(words: &str) -> String {
    let plain: String =
        words.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join("-")
}

/// `GET /about`.
async fn about(visit: Visit) -> Result<Response, Problem> {
    let page = visit.public_page(visit.locale.text("frame-about"));
    visit.html(&About {
        page,
        version: env!("CARGO_PKG_VERSION"),
        contact: visit.app.settings.contact.clone(),
        credits: credits(&visit.locale),
    })
}

fn credits(locale: &Locale) -> Vec<Credit> {
    let credit = |name, href, licence, id: &str| Credit { name, href, licence, what: locale.html(id) };
    vec![
        credit("Centum", "https://joinup.ec.europa.eu/collection/eupl", "EUPL-1.2", "desk-credit-centum"),
        credit("GeoNames", "https://www.geonames.org/", "CC BY 4.0", "desk-credit-geonames"),
        credit(
            "Natural Earth",
            "https://www.naturalearthdata.com/",
            "Public domain",
            "desk-credit-natural-earth",
        ),
        credit(
            "i18n-iso-countries",
            "https://github.com/michaelwittig/node-i18n-iso-countries",
            "MIT",
            "desk-credit-countries",
        ),
    ]
}

pub(crate) fn samples() -> Vec<Sample> {
    fn page(locale: &Locale, title: &str) -> Page {
        Page::sample(Face::Public, locale, locale.text(title))
    }
    vec![
        Sample::new("accessibility", |locale| {
            let contact = Some("βοήθεια@δήμος.gr".to_owned());
            Accessibility { page: page(locale, "frame-accessibility"), contact }.render()
        }),
        Sample::new("privacy", |locale| {
            let tables: Vec<&'static Table> = centum_accounts::TABLES.iter().collect();
            Privacy {
                page: page(locale, "frame-privacy"),
                contact: None,
                headings: headings(locale),
                columns: personal(locale, &tables),
                cookies: cookies(locale, ""),
            }
            .render()
        }),
        Sample::new("about", |locale| {
            About { page: page(locale, "frame-about"), version: "1", contact: None, credits: credits(locale) }
                .render()
        }),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use centum_web::locale::{Catalogue, Customs};

    #[test]
    fn every_personal_column_of_the_kernel_is_named_in_english() {
        let texts = [("en", include_str!("../locales/en/statements.ftl"))];
        let catalogue = Catalogue::new(&texts, Customs::default()).unwrap();
        let locale = catalogue.english();
        let kernel = [centum_ledger::TABLES, centum_accounts::TABLES, centum_jobs::TABLES].concat_tables();
        let columns = personal(locale, &kernel);
        assert!(columns.len() >= 10);
        for column in columns {
            for text in [&column.what, &column.purpose, &column.retention] {
                assert!(
                    !text.as_str().contains("translate=\"no\""),
                    "{}.{}: {text}",
                    column.table,
                    column.column
                );
            }
        }
    }

    trait ConcatTables {
        fn concat_tables(&self) -> Vec<&'static Table>;
    }

    impl ConcatTables for [&'static [Table]; 3] {
        fn concat_tables(&self) -> Vec<&'static Table> {
            self.iter().flat_map(|tables| tables.iter()).collect()
        }
    }

    #[test]
    fn words_become_ids() {
        assert_eq!(slug("90 days after it was sent"), "90-days-after-it-was-sent");
    }
}
