//! The letters of this house, in the language of whoever reads them.

use centum_accounts::{AccessToken, Person, Role, Secret};
use centum_jobs::Letter;
use centum_web::links::{LocalPath, Query};
use centum_web::locale::ENGLISH;
use centum_web::{App, Locale};

/// The longest name of a stranger that a letter repeats, in characters.
const LONGEST_GREETED: usize = 60;

/// The language that a person chose, else the one of the page that asked for the letter.
pub(crate) fn language_of(app: &App, person: &Person, asked_in: &Locale) -> Locale {
    let chosen = person.locale.as_deref().and_then(|tag| app.catalogue.get(tag));
    chosen.unwrap_or(asked_in).clone()
}

/// The language of a tag, else English.
pub(crate) fn language(app: &App, tag: &str) -> Locale {
    app.catalogue
        .offered()
        .find(|locale| locale.tag() == tag)
        .unwrap_or_else(|| app.catalogue.english())
        .clone()
}

/// A link that holds a secret and leads back to where its reader came from.
fn link(app: &App, path: &str, secret: &Secret, back: &LocalPath) -> String {
    let mut query = Query::default();
    if *back != LocalPath::home() {
        query = query.with("return", back);
    }
    app.settings.base.join(&query.href(&format!("{path}/{}", secret.reveal())))
}

/// The letter with a link that signs in.
pub(crate) fn sign_in(
    app: &App,
    locale: &Locale,
    person: &Person,
    secret: &Secret,
    back: &LocalPath,
) -> Letter {
    let site = &app.settings.site_name;
    let body = locale
        .say("desk-letter-link-body")
        .arg("name", &person.name)
        .arg("site", site)
        .arg("link", link(app, "/sign-in/link", secret, back))
        .plain();
    Letter {
        recipient: person.email.clone().unwrap_or_default(),
        subject: one_line(&locale.say("desk-letter-link-subject").arg("site", site).plain()),
        body,
    }
}

/// The letter with a link that makes an account.
pub(crate) fn joining(
    app: &App,
    locale: &Locale,
    email: &str,
    name: &str,
    secret: &Secret,
    back: &LocalPath,
) -> Letter {
    let site = &app.settings.site_name;
    let body = locale
        .say("desk-letter-join-body")
        .arg("name", greeted(name, email))
        .arg("site", site)
        .arg("link", link(app, "/join", secret, back))
        .plain();
    let subject = one_line(&locale.say("desk-letter-join-subject").arg("site", site).plain());
    Letter { recipient: email.to_owned(), subject, body }
}

/// The letter that tells a person of a new password, and which access tokens go on. Whoever did not set it gets in by a link,
/// sets another, and withdraws them.
pub(crate) fn password_set(app: &App, asked_in: &Locale, person: &Person, tokens: &[AccessToken]) -> Letter {
    let locale = language_of(app, person, asked_in);
    let site = &app.settings.site_name;
    let mut body = locale
        .say("desk-letter-password-body")
        .arg("name", &person.name)
        .arg("site", site)
        .arg("at", locale.instant(app.house.now()))
        .arg("link", app.settings.base.join("/sign-in"))
        .plain();
    if !tokens.is_empty() {
        let line = |token: &AccessToken| {
            let said = locale.say("desk-letter-password-token").arg("name", one_line(&token.name));
            said.arg("until", locale.instant(token.expires_at)).plain()
        };
        let more = locale
            .say("desk-letter-password-tokens")
            .arg("tokens", tokens.iter().map(line).collect::<Vec<_>>().join("\n"))
            .arg("link", app.settings.base.join("/account#tokens"));
        body = format!("{body}\n\n{}", more.plain());
    }
    Letter {
        recipient: person.email.clone().unwrap_or_default(),
        subject: one_line(&locale.say("desk-letter-password-subject").arg("site", site).plain()),
        body,
    }
}

/// What an invitation says.
pub(crate) struct Invited<'i> {
    /// Where the letter goes.
    pub(crate) email: &'i str,
    /// Who is invited.
    pub(crate) name: &'i str,
    /// To which role.
    pub(crate) role: Role,
    /// Who invites.
    pub(crate) by: &'i str,
}

/// The letter of an invitation. Its link opens in the language of the letter.
pub(crate) fn invitation(app: &App, locale: &Locale, invited: &Invited<'_>, secret: &Secret) -> Letter {
    let mut query = Query::default();
    if locale.tag() != ENGLISH {
        query = query.with("lang", locale.tag());
    }
    let href = query.href(&format!("/invitation/{}", secret.reveal()));
    let site = &app.settings.site_name;
    let body = locale
        .say("desk-letter-invitation-body")
        .arg("name", invited.name)
        .arg("by", invited.by)
        .arg("role", locale.text(&format!("role-{}", invited.role.name())))
        .arg("site", site)
        .arg("link", app.settings.base.join(&href))
        .plain();
    let subject =
        locale.say("desk-letter-invitation-subject").arg("by", invited.by).arg("site", site).plain();
    Letter { recipient: invited.email.to_owned(), subject: one_line(&subject), body }
}

/// How somebody is greeted whom nobody knows yet. Anybody may give any name and any address of somebody else: what is a
/// message or a link of its own does not leave in our letters.
fn greeted(name: &str, email: &str) -> String {
    let name = one_line(name);
    let letters = |text: &str| text.chars().take_while(|letter| letter.is_alphabetic()).count();
    let is_link = name.contains(['/', ':', '@']) || name.split('.').skip(1).any(|rest| letters(rest) > 1);
    if is_link || name.chars().count() > LONGEST_GREETED { email.to_owned() } else { name }
}

/// Names come from people: a line break in one must not become a header of the mail.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_is_one_line() {
        assert_eq!(one_line("From Ana\r\nBcc: x"), "From Ana Bcc: x");
    }

    #[test]
    fn a_stranger_cannot_write_to_others_by_our_letters() {
        for name in ["Ana Kos", "Dr. J.R.R. Ελένη Kos-O’Neill", "Ana\n Kos"] {
            assert_eq!(greeted(name, "x@city.example"), one_line(name));
        }
        let long = "You have won. ".repeat(9);
        for name in ["see https://evil.example", "go to evil.example", "write to a@evil", long.as_str()] {
            assert_eq!(greeted(name, "x@city.example"), "x@city.example");
        }
    }
}
