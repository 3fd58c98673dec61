//! Samples of these pages.

use askama::Template;
use centum_accounts::{Membership, Role};
use centum_base::{Id, Timestamp};
use centum_web::components::{Choice, Heading, Paging};
use centum_web::links::Query;
use centum_web::page::Face;
use centum_web::{FieldErrors, Locale, Page, Sample};

use super::erase::Effects;
use super::{LIST, erase, invitations, list, person, role_choices, role_name};
use crate::account::RoleLine;
use crate::history::History;

/// The headings of a table of roles.
pub(super) fn role_headings(locale: &Locale) -> Vec<Heading> {
    ["word-role", "desk-organisation", "desk-since", "desk-until"]
        .map(|id| Heading::plain(locale.text(id)))
        .to_vec()
}

fn page(locale: &Locale, title: &str) -> Page {
    Page::sample(Face::Desk, locale, locale.text(title)).crumb(LIST, locale.text("desk-people-title"))
}

fn line(locale: &Locale, end: bool) -> RoleLine {
    let membership = Membership {
        id: Id::of_name("membership", "sample"),
        person: Id::of_name("person", "sample"),
        role: Role::CityOfficer,
        organisation: Some("Δήμος Θεσσαλονίκης".into()),
        since: Timestamp::UNIX_EPOCH,
        until: None,
    };
    RoleLine::new(locale, membership, end.then(|| format!("{LIST}/41/roles/41/end")))
}

fn person_view(locale: &Locale, erased: bool) -> person::View {
    person::View {
        page: page(locale, "desk-erased-person"),
        path: format!("{LIST}/41"),
        erased,
        email: "eleni@πόλη.example".into(),
        language: Some("Ελληνικά".into()),
        has_password: true,
        since: Timestamp::UNIX_EPOCH,
        roles: vec![line(locale, true)],
        headings: role_headings(locale),
        offered: role_choices(locale, None),
        history: History::sample(locale),
    }
}

fn list_view(locale: &Locale, query: &str) -> list::View {
    let rows = vec![list::Row {
        href: format!("{LIST}/41"),
        name: "Ελένη Παππά".into(),
        email: "eleni@πόλη.example".into(),
        roles: vec![role_name(locale, Role::CityOfficer)],
        organisations: vec!["Δήμος Θεσσαλονίκης".into()],
        since: Timestamp::UNIX_EPOCH,
    }];
    let empty = list::view(page(locale, "desk-people-title"), &Query::parse(Some(query)), Vec::new(), &[]);
    if query.is_empty() {
        list::View { paging: Paging::read(LIST, &Query::default(), 50, 1), rows, ..empty }
    } else {
        empty
    }
}

fn invite_view(locale: &Locale, errors: FieldErrors) -> invitations::Form {
    invitations::Form {
        page: page(locale, "desk-invite-title"),
        email: "eleni@".into(),
        person: "Ελένη Παππά".into(),
        organisation: String::new(),
        roles: role_choices(locale, None),
        languages: vec![Choice::new("el", "Ελληνικά", Some("el"))],
        errors,
    }
}

pub(crate) fn samples() -> Vec<Sample> {
    vec![
        Sample::new("people", |locale| list_view(locale, "").render()),
        Sample::new("people-none", |locale| list_view(locale, "role=mentor").render()),
        Sample::new("person", |locale| person_view(locale, false).render()),
        Sample::new("person-erased", |locale| person_view(locale, true).render()),
        Sample::new("person-end-role", |locale| {
            person::EndRole {
                page: page(locale, "desk-end-role-title"),
                path: format!("{LIST}/41"),
                action: format!("{LIST}/41/roles/41/end"),
                name: "Ελένη Παππά".into(),
                line: line(locale, false),
            }
            .render()
        }),
        Sample::new("person-erase", |locale| {
            let mut errors = FieldErrors::new();
            errors.push("email", "desk-erase-mismatch");
            erase::View {
                page: page(locale, "desk-people-title"),
                path: format!("{LIST}/41"),
                name: "Ελένη Παππά".into(),
                email: "ελένη@πόλη.παράδειγμα".into(),
                typed: "ελένη".into(),
                effects: Effects { roles: 1, sessions: 2, letters: 3, invitations: 1, deeds: 41 },
                errors,
            }
            .render()
        }),
        Sample::new("invite", |locale| {
            let mut errors = FieldErrors::new();
            errors.push("email", "form-email");
            invite_view(locale, errors).render()
        }),
        Sample::new("invitations", |locale| {
            let row = invitations::Row {
                id: "41".into(),
                name: "Νίκος Μάνος".into(),
                email: "nikos@πόλη.example".into(),
                role: role_name(locale, Role::Mentor),
                by: "Ελένη Παππά".into(),
                sent: Timestamp::UNIX_EPOCH,
                expires: Timestamp::UNIX_EPOCH,
            };
            let page = page(locale, "desk-invitations-title");
            invitations::List { page, headings: invitations::headings(locale), rows: vec![row] }.render()
        }),
        Sample::new("invitations-none", |locale| {
            let page = page(locale, "desk-invitations-title");
            invitations::List { page, headings: invitations::headings(locale), rows: Vec::new() }.render()
        }),
    ]
}
