//! Which step follows which, and what a publication has to say.

use centum_base::Timestamp;

use super::model::{Publication, State};
use crate::dcat;

/// The most distributions of one publication.
const MOST_DISTRIBUTIONS: usize = 500;
/// The longest title, in characters.
pub const LONGEST_TITLE: usize = 1000;
/// Names in addresses.
const NAME_LENGTHS: std::ops::RangeInclusive<usize> = 2..=100;

/// What is wrong with a field of a publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The field, as the Action API calls it.
    pub field: &'static str,
    /// What is wrong with it.
    pub what: Fault,
}

/// The ways in which a field can be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is needed.
    Missing,
    /// It is too long, or there are too many of it.
    TooMuch,
    /// It is no name for an address: small letters a–z, digits, hyphens and underscores, 2 to 100.
    NoName,
    /// It is an address that cannot be followed.
    NoAddress,
}

impl Fault {
    /// The fault in words for programs.
    pub fn words(self) -> &'static str {
        match self {
            Self::Missing => "Missing value",
            Self::TooMuch => "Longer, or more, than is taken",
            Self::NoName => {
                "Must be purely lowercase alphanumeric (ascii) characters and these symbols: -_, 2 to 100 of them, and not end in ten digits of a digest"
            }
            Self::NoAddress => "Please provide an address that begins with http:// or https://",
        }
    }
}

/// Whether a text can stand in an address. Names that end like those of harvested records are left to them.
pub fn is_name(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_');
    let end = text.rsplit('-').next().unwrap_or_default();
    let is_taken = end.len() == 10 && end.bytes().all(|byte| byte.is_ascii_hexdigit());
    NAME_LENGTHS.contains(&text.len()) && text.bytes().all(plain) && !is_taken
}

/// What is wrong with what a publication says.
pub fn check(document: &dcat::Record) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    let mut say = |field, what| wrong.push(Wrong { field, what });
    let titles = &document.titles.0;
    if titles.values().all(|title| title.trim().is_empty()) {
        say("title", Fault::Missing);
    }
    if titles.values().any(|title| title.chars().count() > LONGEST_TITLE) {
        say("title", Fault::TooMuch);
    }
    if document.distributions.len() > MOST_DISTRIBUTIONS {
        say("resources", Fault::TooMuch);
    }
    let is_web = |url: &String| url.starts_with("http://") || url.starts_with("https://");
    for distribution in &document.distributions {
        let mut urls = distribution.access_urls.iter().chain(&distribution.download_urls).peekable();
        if urls.peek().is_none() {
            say("url", Fault::Missing);
        } else if !urls.all(is_web) {
            say("url", Fault::NoAddress);
        }
    }
    wrong.dedup();
    wrong
}

/// The states from which each step can be taken.
pub fn can(step: Verb, from: State) -> bool {
    use State as S;
    match step {
        Verb::Change => from != S::Withdrawn,
        Verb::SendIn => from == S::Draft,
        Verb::GiveBack => matches!(from, S::Review | S::Waiting),
        Verb::Publish => from == S::Review,
        Verb::Withdraw => from != S::Withdrawn,
        Verb::Reopen => from == S::Withdrawn,
    }
}

/// What can be done with a publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// Say something else.
    Change,
    /// Hand it to a second person.
    SendIn,
    /// Hand it back.
    GiveBack,
    /// Approve it.
    Publish,
    /// Take it out.
    Withdraw,
    /// Take it up again.
    Reopen,
}

/// Whether somebody is the second person for a publication: neither who wrote it last nor who sent it in.
pub fn is_second(person: &str, publication: &Publication, sent_by: Option<&str>) -> bool {
    person != publication.changed_by && Some(person) != sent_by
}

/// Where approval leads to.
pub fn approved(embargo: Option<Timestamp>, now: Timestamp) -> State {
    if embargo.is_some_and(|until| until > now) { State::Waiting } else { State::Published }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dcat::{Distribution, Texts};

    #[test]
    fn a_name_is_plain_and_does_not_look_like_a_harvested_one() {
        for name in ["trees", "trees-2026", "a_b", "trees-0123456"] {
            assert!(is_name(name), "{name}");
        }
        for name in ["", "a", "Trees", "a b", "bäume", "trees-0123456789", "../x", &"a".repeat(101)] {
            assert!(!is_name(name), "{name}");
        }
    }

    #[test]
    fn a_publication_has_a_title_and_its_files_have_addresses() {
        let mut document = dcat::Record::default();
        assert_eq!(check(&document), [Wrong { field: "title", what: Fault::Missing }]);
        document.titles = Texts::one("en", "Trees");
        assert_eq!(check(&document), []);
        document.distributions.push(Distribution::default());
        assert_eq!(check(&document), [Wrong { field: "url", what: Fault::Missing }]);
        document.distributions[0].access_urls.push("javascript:alert(1)".into());
        assert_eq!(check(&document), [Wrong { field: "url", what: Fault::NoAddress }]);
    }

    #[test]
    fn nothing_is_published_that_was_not_sent_in() {
        for state in State::ALL {
            assert_eq!(can(Verb::Publish, *state), *state == State::Review);
        }
        assert!(!can(Verb::Change, State::Withdrawn) && can(Verb::Reopen, State::Withdrawn));
    }
}
