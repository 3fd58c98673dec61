//! Whether the addresses of data answer: looked at in turns, politely, again after some days, sooner where something failed.
//!
//! The last look counts. An address that nobody looked at yet counts neither for nor against a dataset.

mod letter;
mod look;
mod turn;

use std::sync::Arc;
use std::time::Duration;

use centum_base::Timestamp;

pub use letter::tell_publishers;
#[cfg(test)]
pub(super) use look::WORDS;
pub use look::{Look, Looked};
pub use turn::{LINKS_JOB, Turn, sweep};

use crate::dcat::{Coded, Distribution, vocabulary};
use crate::named::named;
use crate::records::{Finding, Severity};

named! {
    /// What is known of an address.
    State {
        /// Nobody looked yet.
        Unknown = "unknown",
        /// Something is there.
        Answers = "answers",
        /// Nothing is there, or nobody answers.
        Silent = "silent",
    }
}

/// An address of data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The identifier.
    pub id: String,
    /// The address.
    pub address: String,
    /// Its host, with the port where it has one.
    pub host: String,
    /// What is known of it.
    pub state: State,
    /// The status of the last answer.
    pub status: Option<i64>,
    /// Why there was no answer.
    pub detail: Option<String>,
    /// What the answer said it is.
    pub media_type: Option<String>,
    /// Whether the answer began as a page for people does, where that was looked at.
    pub html: Option<bool>,
    /// How often in a row nothing was there.
    pub fails: i64,
    /// Since when.
    pub failing_since: Option<Timestamp>,
    /// When it was last looked at.
    pub checked_at: Option<Timestamp>,
    /// When it is looked at next.
    pub next_at: Timestamp,
    /// When its publisher was told that it is dead.
    pub told_at: Option<Timestamp>,
}

impl Link {
    /// Whether a page for people came where it was asked for.
    pub fn is_page(&self) -> bool {
        let says_so = || matches!(self.media_type.as_deref(), Some("text/html" | "application/xhtml+xml"));
        self.state == State::Answers && self.html.unwrap_or_else(says_so)
    }
}

/// How links are looked after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Care {
    /// So long after it answered an address is looked at again.
    pub every: Duration,
    /// So long after the first failure; it doubles with each further one.
    pub first_pause: Duration,
    /// So many addresses are looked at in one turn.
    pub a_turn: usize,
    /// So many of them at one host.
    pub a_host: usize,
    /// So many at the same time.
    pub at_once: usize,
    /// A turn takes up nothing new after so long.
    pub longest: Duration,
    /// After so many failures in a row the publisher is told.
    pub dead_after: u32,
    /// So long lies between two letters to one publisher, at least.
    pub between_letters: Duration,
}

impl Default for Care {
    /// A fortnight; after a failure an hour, then two, then four; a letter a week.
    fn default() -> Self {
        const DAY: u64 = 24 * 3600;
        Self {
            every: Duration::from_secs(14 * DAY),
            first_pause: Duration::from_secs(3600),
            a_turn: 200,
            a_host: 20,
            at_once: 16,
            longest: Duration::from_secs(30),
            dead_after: 3,
            between_letters: Duration::from_secs(7 * DAY),
        }
    }
}

impl Care {
    /// How long to wait after so many failures in a row.
    fn pause(&self, fails: i64) -> Duration {
        let doublings = u32::try_from(fails.saturating_sub(1)).unwrap_or(0).min(12);
        self.first_pause.saturating_mul(1 << doublings).min(self.every)
    }
}

/// Looks after links. Cheap to clone.
#[derive(Clone)]
pub struct Links {
    /// Looks at addresses.
    pub look: Arc<dyn Look>,
    /// How.
    pub care: Care,
}

impl std::fmt::Debug for Links {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Links").field("care", &self.care).finish_non_exhaustive()
    }
}

impl Links {
    /// Looks through this client.
    pub fn standard(fetcher: centum_fetch::Fetcher) -> Self {
        Self { look: Arc::new(fetcher), care: Care::default() }
    }
}

/// Every rule that a look at a link can raise.
pub const LINK_RULES: [&str; 3] = ["link-silent", "link-page", "link-type"];

/// What is wrong with the links of a distribution: dead, a page for people where data is promised, or another kind of data.
pub fn findings(of: &Distribution, links: &[Link]) -> Vec<Finding> {
    let mut found = Vec::new();
    let known = |address: &String| links.iter().find(|link| link.address == *address);
    for (field, addresses) in [("dcat:accessURL", &of.access_urls), ("dcat:downloadURL", &of.download_urls)] {
        for link in addresses.iter().filter_map(known) {
            let rule = match link.state {
                State::Unknown => continue,
                State::Silent => "link-silent",
                State::Answers if field == "dcat:accessURL" => continue,
                State::Answers if link.is_page() && !promises(of, "HTML") => "link-page",
                State::Answers if is_another(of, link) => "link-type",
                State::Answers => continue,
            };
            found.push(Finding {
                record: None,
                field: field.to_owned(),
                rule: rule.to_owned(),
                severity: Severity::Warning,
                remedy: format!("catalogue-remedy-{rule}"),
                value: link.address.clone(),
            });
        }
    }
    found
}

fn promises(of: &Distribution, code: &str) -> bool {
    let format = of.format.as_ref().and_then(|format| format.value.as_ref()).and_then(Coded::code);
    let media = of.media_type.as_deref().and_then(vocabulary::file_type_of).map(|concept| concept.code);
    // Where nothing is promised nothing is broken.
    (format.is_none() && media.is_none()) || format == Some(code) || media == Some(code)
}

/// Whether an answer says that it is data of another kind than is promised. General types say nothing; nor does what no table
/// knows, nor an archive that the data may be packed in.
fn is_another(of: &Distribution, link: &Link) -> bool {
    const GENERAL: [&str; 6] = [
        "application/octet-stream",
        "binary/octet-stream",
        "text/plain",
        "application/json",
        "application/xml",
        "text/xml",
    ];
    let Some(media) = link.media_type.as_deref().filter(|media| !GENERAL.contains(media)) else {
        return false;
    };
    let Some(came) = vocabulary::file_type_of(media) else { return false };
    let format = of.format.as_ref().and_then(|format| format.value.as_ref()).and_then(Coded::code);
    let Some(said) = format.and_then(|code| vocabulary::file_types().get(code)) else { return false };
    let packed = came.facts.kind == vocabulary::FormatKind::Archive
        || said.facts.kind == vocabulary::FormatKind::Service;
    !packed && said.code != came.code && !said.facts.media_types.contains(&media)
}

#[cfg(test)]
mod tests;
