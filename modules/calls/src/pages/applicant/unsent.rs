//! What this browser still keeps of an application: told on its pages, and sent from each of them.

use centum_base::Digest;
use centum_forms::view::{FillPlace, Said, Unsent};
use centum_forms::{Part, Section};
use centum_web::{Html, Locale, Message, Page};

use super::{path_of, progress};
use crate::expression::{Access, Dossier};

/// Where answers of an application are saved one by one.
pub(super) fn save_url(dossier: &Dossier) -> String {
    format!("/api/v1/expressions/{}/answers", dossier.head.id)
}

/// The name of an application in the browser's store. Each person has one of their own, for several may sit at one browser; it
/// tells nobody who they are.
pub(super) fn store_key(page: &Page, dossier: &Dossier) -> String {
    let id = dossier.head.id.to_string();
    match &page.person {
        Some(person) => format!("{id}.{}", Digest::of_parts(&[id.as_bytes(), person.id.as_bytes()]).short()),
        None => id,
    }
}

/// The notice for a page of an application. `below` is the address of a page that shows answers, beneath the application's own;
/// `holds` says what waits meanwhile.
pub(crate) fn unsent(
    page: &Page,
    dossier: &Dossier,
    access: &Access,
    below: Option<&str>,
    holds: Option<Message>,
) -> askama::Result<Html> {
    let reloads = below.map(|below| format!("{}{below}", path_of(dossier.head.id)));
    // What earlier releases kept stands under the application alone: somebody who writes for it takes it over, and sends it.
    let former = dossier.head.id.to_string();
    Unsent {
        page,
        key: &store_key(page, dossier),
        former: (!access.members.is_empty()).then_some(former.as_str()),
        save_url: &save_url(dossier),
        places: &places(&page.locale, dossier),
        reloads: reloads.as_deref(),
        holds,
    }
    .html()
}

/// Every section, asked or not: what was typed may be why one is not asked any more.
fn places(locale: &Locale, dossier: &Dossier) -> Vec<FillPlace> {
    let circumstances = dossier.circumstances();
    let several = dossier.members.len() > 1;
    let place = |section: &Section, part: Part| FillPlace {
        fields: section.fields.iter().map(|field| field.key.clone()).collect(),
        title: Said::of(&section.title, locale),
        member: Some(progress::member_name(dossier, &part)).filter(|name| several && !name.is_empty()),
        href: progress::href(dossier, section, &part, several),
        part,
    };
    let mut places = Vec::new();
    for section in &dossier.form.sections {
        places.extend(circumstances.parts(section.whose).into_iter().map(|part| place(section, part)));
    }
    places
}
