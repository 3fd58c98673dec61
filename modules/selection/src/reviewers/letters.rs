//! Letters to reviewers: the invitation, and that there is something to read. They name no application.

use centum_accounts::Person;
use centum_calls::Site;
use centum_calls::call::Call;
use centum_jobs::Letter;

use crate::letters::language_of;

/// Asks somebody to read in the selection of a call. Nothing if the person has no address any more.
pub fn invitation(person: &Person, call: &Call, site: &Site) -> Option<Letter> {
    let link = format!("{}/reviews/invitations/{}", site.base, call.slug);
    letter(person, call, site, "readers-letter-invitation", &link, 0)
}

/// Tells somebody that so many applications are to be read.
pub fn reading(person: &Person, call: &Call, site: &Site, count: usize) -> Option<Letter> {
    letter(person, call, site, "readers-letter-reading", &format!("{}/reviews", site.base), count)
}

fn letter(person: &Person, call: &Call, site: &Site, id: &str, link: &str, count: usize) -> Option<Letter> {
    let locale = language_of(person);
    let title = call.terms.title.in_lang(locale.tag());
    let subject = locale.say(&format!("{id}-subject")).arg("call", title).arg("count", count).plain();
    let body = locale
        .say(&format!("{id}-body"))
        .arg("name", &person.name)
        .arg("call", title)
        .arg("count", count)
        .arg("link", link)
        .arg("site", &site.name)
        .plain();
    let subject = subject.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(Letter { recipient: person.email.clone()?, subject, body })
}
