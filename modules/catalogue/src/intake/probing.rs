//! Asking a portal what it speaks: one request after the other, until an answer could be read.

use std::time::Duration;

use centum_base::Id;
use centum_jobs::{Handler, JobError};
use centum_ledger::House;
use tokio::time::{Instant, timeout};

use super::model::{Answered, Attempt, Findings, Looking, Offer, Stage};
use super::{rules, store};
use crate::adapters::{self, Answer, Guess, PageError, Request, Seen};
use crate::harvest::{FetchFault, Fetched, Harvester, Validators};

/// The job that asks.
pub const LOOK_JOB: &str = "catalogue.look";
/// How long a portal may take in all.
pub const PATIENCE: Duration = Duration::from_secs(60);
/// How long it may take for one answer.
const ONE_ANSWER: Duration = Duration::from_secs(25);
/// From here on an answer was read and records were in it: nothing more is asked.
const ENOUGH: u8 = 90;
/// Faults that every other request to the host would meet as well.
const OF_THE_HOST: [&str; 8] = [
    "fetch-address",
    "fetch-scheme",
    "fetch-credentials",
    "fetch-port",
    "fetch-private",
    "fetch-unresolved",
    "fetch-connect",
    "fetch-tls",
];
/// The longest text of a fault, in characters.
const LONGEST_DETAIL: usize = 300;

impl Harvester {
    /// The handler of the job. Done again, it asks again.
    pub fn looker(&self) -> Handler {
        let harvester = self.clone();
        Handler::new(LOOK_JOB, move |house, payload| {
            let harvester = harvester.clone();
            async move {
                let id: Id<Looking> = payload["looking"].as_str().unwrap_or_default().parse()?;
                harvester.look(&house, id).await
            }
        })
    }

    /// Asks a portal what it speaks, and keeps each answer as it comes.
    pub async fn look(&self, house: &House, id: Id<Looking>) -> Result<(), JobError> {
        let found = store::looking(&mut house.db.read_current().await?.conn(), id).await?;
        let Some(looking) = found.filter(|looking| looking.stage == Stage::Asking) else { return Ok(()) };
        let requests = adapters::probes(&looking.address);
        let began = Instant::now();
        let mut findings = Findings { planned: requests.len(), ..Findings::default() };
        for request in &requests {
            let left = PATIENCE.saturating_sub(began.elapsed()).min(ONE_ANSWER);
            if left.is_zero() {
                break;
            }
            let enough = self.ask(request, left, &looking.address, &mut findings).await?;
            keep(house, id, &findings, enough).await?;
            if enough {
                return Ok(());
            }
        }
        keep(house, id, &findings, true).await
    }

    /// One request. True: nothing more needs to be asked.
    async fn ask(
        &self,
        request: &Request,
        left: Duration,
        pasted: &str,
        findings: &mut Findings,
    ) -> Result<bool, JobError> {
        let none = Validators::default();
        let fetched = timeout(left, self.fetch.fetch(request, &none, Duration::ZERO)).await;
        let url = request.url.clone();
        let answer = match fetched {
            Ok(Ok(Fetched::Answer(answer, _))) => answer,
            Ok(Ok(Fetched::NotModified)) => {
                findings.attempts.push(Attempt { url, answered: fault("fetch-status", "304") });
                return Ok(false);
            }
            Ok(Err(FetchFault { code, detail, .. })) => {
                findings.attempts.push(Attempt { url, answered: fault(code, &detail) });
                return Ok(OF_THE_HOST.contains(&code));
            }
            Err(_) => {
                let detail = format!("{} s", left.as_secs());
                findings.attempts.push(Attempt { url, answered: fault("fetch-time", &detail) });
                return Ok(false);
            }
        };
        let seen = Seen { asked: request.clone(), answer };
        let is_pasted = request.url == pasted;
        // A catalogue of many megabytes takes its time: it is not read where requests are served.
        let read = tokio::task::spawn_blocking(move || {
            let guesses = adapters::detect(std::slice::from_ref(&seen));
            // Of the address that somebody chose it is told why nothing can be made of it.
            let is_mute = is_pasted && guesses.is_empty();
            let unread = is_mute.then(|| adapters::unread(&seen)).flatten();
            (guesses, unread, seen)
        });
        let (guesses, unread, seen) = read.await?;
        findings.title = findings.title.take().or_else(|| rules::title_of(&seen.answer.body));
        let answered = match unread {
            Some(error) => fault(error.code(), &detail(error)),
            None => answered(&guesses, &seen.answer),
        };
        findings.attempts.push(Attempt { url, answered });
        for guess in guesses {
            offer(&mut findings.offers, &guess, pasted);
        }
        Ok(findings.offers.first().is_some_and(|offer| offer.confidence >= ENOUGH))
    }
}

/// What the message of a fault names.
fn detail(error: PageError) -> String {
    match error {
        PageError::Context(context) => context,
        PageError::Limit(limit) => limit.to_owned(),
        PageError::Broken { place, detail } if place.is_empty() => detail,
        PageError::Broken { place, detail } => format!("{place}: {detail}"),
        other => other.to_string(),
    }
}

fn fault(code: &str, detail: &str) -> Answered {
    Answered::Fault { code: code.to_owned(), detail: detail.chars().take(LONGEST_DETAIL).collect() }
}

fn answered(guesses: &[Guess], answer: &Answer) -> Answered {
    let start = answer.body.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or_default();
    let is_markup = answer.media_type.as_deref() == Some("text/html")
        || answer.body[start..].get(..5).is_some_and(|head| head.eq_ignore_ascii_case(b"<html"))
        || answer.body[start..].get(..9).is_some_and(|head| head.eq_ignore_ascii_case(b"<!doctype"));
    match guesses.first() {
        _ if is_markup => Answered::Page,
        Some(guess) => Answered::Dialect { dialect: guess.dialect.to_owned(), total: guess.total },
        None => Answered::Other {
            media_type: answer.media_type.clone(),
            bytes: answer.body.len().try_into().unwrap_or(u64::MAX),
        },
    }
}

/// Adds what an answer says to what is offered: each dialect at each address once, the surest first.
fn offer(offers: &mut Vec<Offer>, guess: &Guess, pasted: &str) {
    // What was pasted stands where it leads to the same: a person knows it.
    let dialect = adapters::named(guess.dialect);
    let same = dialect.is_some_and(|dialect| dialect.first(pasted) == guess.first);
    let address = if same { pasted.to_owned() } else { guess.first.url.clone() };
    let new = Offer {
        dialect: guess.dialect.to_owned(),
        address,
        confidence: guess.confidence,
        total: guess.total,
    };
    match offers.iter_mut().find(|known| known.dialect == new.dialect && known.address == new.address) {
        Some(known) if known.confidence < new.confidence => *known = new,
        Some(_) => {}
        None => offers.push(new),
    }
    offers.sort_by_key(|offer| std::cmp::Reverse(offer.confidence));
}

async fn keep(house: &House, id: Id<Looking>, findings: &Findings, all: bool) -> Result<(), JobError> {
    let mut tx = house.begin().await?;
    store::keep(&mut tx, id, findings, all.then(|| house.now())).await?;
    Ok(tx.commit().await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dialect_is_offered_once_at_its_surest() {
        let mut offers = Vec::new();
        let guess = |dialect, confidence| Guess {
            dialect,
            confidence,
            first: adapters::named(dialect).unwrap().first("https://a.example"),
            total: None,
        };
        for one in [guess("ckan", 70), guess("udata", 65), guess("ckan", 98)] {
            offer(&mut offers, &one, "https://a.example/dataset");
        }
        let told: Vec<_> = offers.iter().map(|one| (one.dialect.as_str(), one.confidence)).collect();
        assert_eq!(told, [("ckan", 98), ("udata", 65)]);
        assert_eq!(offers[0].address, "https://a.example/dataset", "it leads to the same root");
    }
}
