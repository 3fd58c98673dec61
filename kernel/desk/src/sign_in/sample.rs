//! Samples of these pages.

use askama::Template;
use centum_base::Timestamp;
use centum_web::page::Face;
use centum_web::{FieldErrors, Locale, Page, Sample};

use super::form::{Invented, Sent, Shown, View};
use super::invitation::Way;
use super::{invitation, join, link};
use crate::outbox::Body;

fn page(locale: &Locale, title: &str) -> Page {
    Page::sample(Face::Public, locale, locale.text(title))
}

pub(crate) fn samples() -> Vec<Sample> {
    vec![
        Sample::new("sign-in", |locale| form(locale, FieldErrors::new(), Vec::new()).render()),
        Sample::new("sign-in-refused", |locale| {
            let mut errors = FieldErrors::new();
            errors.push("password", "desk-no-such-account");
            let roles = vec![locale.text("role-organiser")];
            let person = Invented {
                name: "Ελένη Παππά".into(), email: "eleni@πόλη.example".into(), roles
            };
            View { by_password: true, ..form(locale, errors, vec![person]) }.render()
        }),
        Sample::new("sign-in-sent", |locale| {
            Sent { page: page(locale, "desk-sent-title"), joins: false, letter: None }.render()
        }),
        Sample::new("sign-in-sent-demo", |locale| {
            let letter = Shown {
                recipient: "eleni@πόλη.example".into(),
                subject: "Σύνδεση".into(),
                body: Body::open("Γεια\n\nhttps://πόλη.example/sign-in/link/41\n"),
            };
            Sent { page: page(locale, "desk-sent-title"), joins: true, letter: Some(letter) }.render()
        }),
        Sample::new("sign-in-link", |locale| {
            link::View { page: page(locale, "desk-link-title"), token: "41".into(), back: "/".into() }
                .render()
        }),
        Sample::new("join", |locale| {
            let mut errors = FieldErrors::new();
            errors.push("name", "form-required");
            join::View {
                page: page(locale, "desk-join-title"),
                back: "/".into(),
                called: String::new(),
                email: "eleni@πόλη.example".into(),
                errors,
            }
            .render()
        }),
        Sample::new("join-link", |locale| {
            join::Look { page: page(locale, "desk-join-title"), token: "41".into(), back: "/".into() }
                .render()
        }),
        Sample::new("invitation", |locale| invited(locale, Way::Accept).render()),
        Sample::new("invitation-instead", |locale| {
            invitation::View {
                instead_of: Some("Νίκος Μάνος".into()), ..invited(locale, Way::Accept)
            }
            .render()
        }),
        Sample::new("invitation-sign-in", |locale| {
            invited(locale, Way::SignIn { href: "/sign-in".into() }).render()
        }),
        Sample::new("invitation-sign-out", |locale| invited(locale, Way::SignOut).render()),
    ]
}

fn invited(locale: &Locale, way: Way) -> invitation::View {
    invitation::View {
        page: page(locale, "desk-invitation-title"),
        token: "41".into(),
        name: "Ελένη Παππά".into(),
        email: "eleni@πόλη.example".into(),
        role: locale.text("role-evaluator"),
        by: "Νίκος Μάνος".into(),
        organisation: Some("Δήμος Θεσσαλονίκης".into()),
        expires: Timestamp::UNIX_EPOCH,
        way,
        instead_of: None,
    }
}

fn form(locale: &Locale, errors: FieldErrors, invented: Vec<Invented>) -> View {
    View {
        page: page(locale, "desk-sign-in-title"),
        back: "/".into(),
        email: String::new(),
        account: String::new(),
        by_password: false,
        errors,
        invented,
    }
}
