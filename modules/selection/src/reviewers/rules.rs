//! What keeps a person from an application, and what may be said about oneself. Nothing here reads or writes.

use centum_accounts::Person;
use centum_base::{Country, Id};
use centum_calls::organiser::entrants::Entrant;

use super::model::{About, Ground, Interest, Pin, Pinned, Reviewer, ReviewerState, Stance};
use crate::process::SelectionState;

/// The most languages, and the most topics, of one reviewer.
pub const MAX_WORDS: usize = 30;
/// The longest topic, in characters.
pub const MAX_TOPIC: usize = 60;
/// The longest name of an employer or of a body, in characters.
pub const MAX_NAME: usize = 200;
/// The longest reason or explanation, in characters.
pub const MAX_REASON: usize = 2_000;
/// The most applications that one person may be asked to read.
pub const MAX_LOAD: u32 = 500;
/// The fewest letters of a name that another may contain to resemble it.
const MIN_LIKENESS: usize = 4;

/// What is known of a person, as far as conflicts are concerned.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// Who.
    pub person: Id<Person>,
    /// The employer's name, folded; empty if it is not known.
    pub employer_key: &'a str,
    /// The country of residence.
    pub country: Option<Country>,
    /// What the person declared and did not withdraw.
    pub interests: &'a [Interest],
    /// What holds of what was fixed about the person and this application.
    pub pin: Option<&'a Pin>,
}

/// How a person stands to an application.
pub fn stance(facts: &Facts<'_>, entrant: &Entrant, own_country_is_conflict: bool) -> Stance {
    let mut stance = Stance::default();
    let mut ground = |ground: Ground| {
        if !stance.grounds.contains(&ground) {
            stance.grounds.push(ground);
        }
    };
    if entrant.writers.contains(&facts.person) {
        ground(Ground::Applicant);
    }
    for interest in facts.interests {
        let hit = match &interest.about {
            About::Application(id) => *id == entrant.id,
            About::Body { key, .. } => entrant.members.iter().any(|member| is_same(&member.key, key)),
        };
        if hit {
            ground(Ground::Declared(interest.kind.name()));
        }
    }
    for member in &entrant.members {
        if is_same(&member.key, facts.employer_key) {
            ground(Ground::SameBody(member.name.clone()));
        }
    }
    if own_country_is_conflict
        && let Some(country) = facts.country
        && entrant.members.iter().any(|member| member.country == Some(country))
    {
        ground(Ground::OwnCountry(country));
    }
    match facts.pin.map(|pin| (pin.pinned, pin)) {
        Some((Pinned::Conflict, pin)) => {
            ground(Ground::Pinned { reason: pin.reason.clone(), by: pin.by.clone() });
        }
        Some((Pinned::NoConflict, pin)) => stance.cleared = Some(pin.reason.clone()),
        Some((Pinned::AsComputed, _)) | None => {}
    }
    stance.resembles = likenesses(facts, entrant);
    stance
}

fn is_same(member: &str, other: &str) -> bool {
    !other.is_empty() && member == other
}

fn likenesses(facts: &Facts<'_>, entrant: &Entrant) -> Vec<String> {
    let bodies = facts.interests.iter().filter_map(|interest| match &interest.about {
        About::Body { key, .. } => Some(key.as_str()),
        About::Application(_) => None,
    });
    let names: Vec<&str> = bodies.chain([facts.employer_key]).collect();
    let like = |member: &&str| names.iter().any(|name| resembles(member, name));
    let members = entrant.members.iter().filter(|member| like(&member.key.as_str()));
    members.map(|member| member.name.clone()).collect()
}

/// Whether one folded name holds all words of the other in a row, and more: “lindau” and “city of lindau”.
fn resembles(one: &str, two: &str) -> bool {
    let (short, long) = if one.len() < two.len() { (one, two) } else { (two, one) };
    // Every pair of a reviewer and a member is looked at whenever a page is asked for.
    let mut begins = std::iter::once(0).chain(long.match_indices(' ').map(|(space, _)| space + 1));
    let holds = |at: usize| {
        let rest = long[at..].strip_prefix(short);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    short.chars().count() >= MIN_LIKENESS && short != long && begins.any(holds)
}

/// What somebody says of themselves to be given fitting applications.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// Languages that are read, as BCP 47 tags.
    pub languages: Vec<String>,
    /// Topics, in free words.
    pub topics: Vec<String>,
    /// The country of residence.
    pub country: Option<Country>,
    /// Who employs.
    pub employer: String,
    /// At least so many applications.
    pub least: u32,
    /// At most so many.
    pub most: u32,
}

impl Profile {
    /// What a reviewer said last.
    pub fn of(reviewer: &Reviewer) -> Self {
        Self {
            languages: reviewer.languages.clone(),
            topics: reviewer.topics.clone(),
            country: reviewer.country,
            employer: reviewer.employer.clone(),
            least: reviewer.least,
            most: reviewer.most,
        }
    }
}

/// What is wrong with a profile, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProfileFault {
    /// This is no tag of a language.
    Language(String),
    /// No language is named, so nothing could be read.
    NoLanguage,
    /// Too many languages.
    Languages,
    /// Too many topics, or one that is too long.
    Topics,
    /// The employer's name is too long.
    Employer,
    /// At least more than at most, nothing at all, or too many.
    Loads,
}

/// A profile as it is kept, or everything that is wrong with it.
pub fn tidied(profile: &Profile) -> Result<Profile, Vec<ProfileFault>> {
    let mut faults = Vec::new();
    let words = |words: &[String]| {
        let mut tidy: Vec<String> = words.iter().map(|word| word.trim().to_lowercase()).collect();
        tidy.retain(|word| !word.is_empty());
        tidy.sort();
        tidy.dedup();
        tidy
    };
    let (languages, topics) = (words(&profile.languages), words(&profile.topics));
    faults.extend(languages.iter().filter(|tag| !is_tag(tag)).map(|tag| ProfileFault::Language(tag.clone())));
    if languages.is_empty() {
        faults.push(ProfileFault::NoLanguage);
    }
    if languages.len() > MAX_WORDS {
        faults.push(ProfileFault::Languages);
    }
    if topics.len() > MAX_WORDS || topics.iter().any(|topic| topic.chars().count() > MAX_TOPIC) {
        faults.push(ProfileFault::Topics);
    }
    let employer = profile.employer.trim().to_owned();
    if employer.chars().count() > MAX_NAME {
        faults.push(ProfileFault::Employer);
    }
    let (least, most) = (profile.least, profile.most);
    if least > most || most == 0 || most > MAX_LOAD {
        faults.push(ProfileFault::Loads);
    }
    let tidy = Profile { languages, topics, country: profile.country, employer, least, most };
    if faults.is_empty() { Ok(tidy) } else { Err(faults) }
}

/// Whether a text looks like a tag of a language: `el`, `sr-latn`.
fn is_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.chars().all(|letter| letter.is_ascii_lowercase())
        && parts
            .all(|part| (2..=8).contains(&part.len()) && part.chars().all(|one| one.is_ascii_alphanumeric()))
}

/// Whether an invitation may be answered in this state. Who declined may think better of it.
pub fn may_answer(state: ReviewerState) -> bool {
    matches!(state, ReviewerState::Invited | ReviewerState::Declined)
}

/// Whether the person alone may take a declaration back. Once applications are being read, an organiser decides.
pub fn may_withdraw(state: SelectionState) -> bool {
    state == SelectionState::Preparing
}

/// Whether somebody may fix this about somebody: nobody clears themselves.
pub fn may_pin(by: Option<Id<Person>>, whom: Id<Person>, pinned: Pinned) -> bool {
    by != Some(whom) || pinned == Pinned::Conflict
}

/// Whether somebody may change what frees somebody of a conflict: `by` is who does, and whether nothing is kept from them. A
/// program is nobody's friend.
pub fn may_free(by: Option<(Id<Person>, bool)>, whom: Id<Person>) -> bool {
    by.is_none_or(|(by, is_impartial)| by != whom && is_impartial)
}

#[cfg(test)]
mod tests;
