//! The page of what is no longer shown: that it was, until when, and why not any more.

use askama::Template;
use centum_web::{Html, Page, Visit};

use crate::pages::public::STYLE;
use crate::pages::public::loading::{Known, data_title, path};
use crate::pages::public::words::{self, Said, said};
use crate::records::State;

#[derive(Template)]
#[template(path = "public/gone.html")]
pub(crate) struct GonePage {
    pub(crate) page: Page,
    pub(crate) path: String,
    pub(crate) title: Said,
    pub(crate) what: Html,
    pub(crate) reason: Option<String>,
    pub(crate) catalogue: (String, String),
}

impl GonePage {
    pub(super) fn of(visit: &Visit, known: &Known) -> Self {
        let locale = &visit.locale;
        let slug = &known.record.slug;
        let withdrawn = known.record.state == State::Withdrawn;
        // What a person took out is not told again by its title.
        let title = said(locale, &known.typed.titles).filter(|_| !withdrawn);
        let title = title.unwrap_or_else(|| Said::bare(slug));
        let id = if withdrawn { "catalogue-public-gone-withdrawn" } else { "catalogue-public-gone-vanished" };
        let catalogue = &known.around.catalogue;
        let page = visit.public_page(title.text.clone()).crumb("/data", data_title(visit));
        Self {
            page: page.bringing(visit, STYLE),
            path: path(slug),
            title,
            what: locale.say(id).markup("since", &locale.moment(known.entry.at)).html(),
            reason: known.entry.reason.as_deref().map(words::line),
            catalogue: (format!("/data/catalogues/{}", catalogue.slug), catalogue.name.clone()),
        }
    }
}
