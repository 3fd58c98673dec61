//! Where the pages of a selection stand: their address, the call and the selection behind it, and the way from one to the next.

use centum_calls::call::{Call, call_by_slug};
use centum_web::components::Tab;
use centum_web::{Locale, Problem, Visit};

use crate::process::{self, Selection};

/// The address of the selection of a call.
pub(crate) fn home(call: &Call) -> String {
    format!("/desk/calls/{}/selection", call.slug)
}

/// The call of an address, and its selection where it was begun.
pub(crate) async fn of_slug(visit: &Visit, slug: &str) -> Result<(Call, Option<Selection>), Problem> {
    let mut reader = visit.app.house.db.read_current().await?;
    let call = call_by_slug(&mut reader.conn(), slug).await?.filter(|call| call.state.is_public());
    let call = call.ok_or_else(Problem::not_found)?;
    let selection = process::of_call(&mut reader.conn(), call.id).await?;
    Ok((call, selection))
}

/// The call of an address and its selection.
pub(crate) async fn begun(visit: &Visit, slug: &str) -> Result<(Call, Selection), Problem> {
    let (call, selection) = of_slug(visit, slug).await?;
    Ok((call, selection.ok_or_else(Problem::not_found)?))
}

/// Everything that there is to see of a selection, in the order of the work.
pub(crate) fn tabs(locale: &Locale, home: &str, current: &str) -> Vec<Tab> {
    let tab = |name: &str| Tab {
        href: if name == OVERVIEW { home.to_owned() } else { format!("{home}/{name}") },
        text: locale.text(&format!("selection-tab-{name}")),
        count: None,
        current: name == current,
    };
    [
        OVERVIEW,
        "reviewers",
        "conflicts",
        "assignment",
        "progress",
        "scores",
        "panel",
        "decision",
        "what-if",
        "seats",
    ]
    .map(tab)
    .to_vec()
}

/// The name of the first tab, which stands at the address itself.
pub(crate) const OVERVIEW: &str = "overview";
