//! Every selection, and where it stands: the way in for whoever leads a panel and runs no calls.

use askama::Template;
use axum::response::Response;
use centum_accounts::Permission::{ChairPanel, ManageSelection};
use centum_calls::call::{Call, calls};
use centum_web::components::Heading;
use centum_web::page::Face;
use centum_web::{Locale, NavItem, Page, Problem, Route, Visit};

use super::home;
use crate::process::{Selection, selections};

/// The address of the list.
pub(crate) const LIST: &str = "/desk/selections";

/// In the desk's menu; and in the public one for who has no desk.
pub(crate) const NAV: [NavItem; 2] = [
    NavItem {
        face: Face::Desk,
        href: LIST,
        message: "selection-list-nav",
        permission: ManageSelection,
        order: 115,
    },
    NavItem {
        face: Face::Public,
        href: LIST,
        message: "selection-list-nav",
        permission: ChairPanel,
        order: 75,
    },
];

pub(super) fn routes() -> Vec<Route> {
    vec![Route::get(LIST, ManageSelection, show)]
}

#[derive(Template)]
#[template(path = "deciding/list.html")]
pub(super) struct View {
    page: Page,
    headings: Vec<Heading>,
    lines: Vec<Line>,
}

struct Line {
    href: String,
    title: String,
    lang: String,
    stage: String,
}

async fn show(visit: Visit) -> Result<Response, Problem> {
    let mut reader = visit.app.house.read().await?;
    let calls = calls(&mut reader.conn()).await?;
    let all = selections(&mut reader.conn()).await?;
    drop(reader);
    let of = |one: &Selection| calls.iter().find(|call| call.id == one.call);
    let all: Vec<(&Selection, &Call)> = all.iter().filter_map(|one| Some((one, of(one)?))).collect();
    let page = visit.desk_page(visit.locale.text("selection-list-title"));
    visit.html(&view(&visit.locale, page, &all))
}

pub(super) fn view(locale: &Locale, page: Page, all: &[(&Selection, &Call)]) -> View {
    let line = |(selection, call): &(&Selection, &Call)| {
        let (title, lang) = call.terms.title.read(locale.tag());
        let stage = locale.text(&format!("selection-stage-{}", selection.state.name()));
        Line { href: home(call), title: title.to_owned(), lang: lang.to_owned(), stage }
    };
    let headings = ["selection-list-call", "selection-list-stage"];
    View {
        page,
        headings: headings.map(|id| Heading::plain(locale.text(id))).into(),
        lines: all.iter().map(line).collect(),
    }
}
