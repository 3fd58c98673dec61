//! A turn: some of the links whose time has come, few at each host.

use std::collections::HashMap;
use std::time::Duration;

use centum_base::Timestamp;
use centum_jobs::{Handler, JobError, enqueue};
use centum_ledger::House;
use centum_store::StoreResult;
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::{Link, Links, Look, Looked, State, letter};
use crate::glance::{self, Rows};
use crate::quality::follow::catch_up;
use crate::quality::store::{links, uses};

/// The job that looks at links.
pub const LINKS_JOB: &str = "catalogue.links";
/// A worker that has not kept what it saw by then is taken for dead.
const LEASE: Duration = Duration::from_secs(15 * 60);
/// A host that wants to be left alone is, for so long at least.
const LEAST_WAIT: Duration = Duration::from_secs(15 * 60);
/// A short time after a turn that left something due, the next one begins.
const NEXT_TURN: Duration = Duration::from_secs(5);

/// What came of a turn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Turn {
    /// Links that were looked at.
    pub looked: u64,
    /// Links of them that answered.
    pub answered: u64,
    /// Links whose host asked for a pause.
    pub later: u64,
    /// Whether more wait.
    pub more: bool,
}

impl Links {
    /// The handler of the job: one turn, and another job where more waits.
    pub fn handler(&self) -> Handler {
        let links = self.clone();
        Handler::new(LINKS_JOB, move |house, _| {
            let links = links.clone();
            async move {
                let turn = links.turn(&house).await?;
                tracing::debug!(?turn, "links were looked at");
                catch_up(&house).await?;
                if turn.more && turn.looked > 0 {
                    links.call(&house, house.now().checked_add(NEXT_TURN)?).await?;
                }
                Ok::<(), JobError>(())
            }
        })
    }

    /// The chore: scores what is new, throws away links that nothing uses, has the others looked at, and tells publishers.
    pub fn chore(&self) -> Handler {
        let links = self.clone();
        Handler::new("catalogue.quality", move |house, _| {
            let links = links.clone();
            async move {
                catch_up(&house).await?;
                sweep(&house).await?;
                links.call(&house, house.now()).await?;
                letter::tell_publishers(&house, &links.care).await?;
                Ok::<(), JobError>(())
            }
        })
    }

    async fn call(&self, house: &House, at: Timestamp) -> StoreResult<()> {
        let mut tx = house.begin().await?;
        enqueue(house, &mut tx, LINKS_JOB, &serde_json::Value::Null, at).await?;
        tx.commit().await
    }

    /// Looks at the links whose time has come, a bounded number and for a bounded time.
    pub async fn turn(&self, house: &House) -> StoreResult<Turn> {
        let claimed = self.claim(house).await?;
        let mut turn = Turn { more: claimed.1, ..Turn::default() };
        let began = Instant::now();
        let mut waiting = claimed.0.into_iter();
        let mut tasks = JoinSet::new();
        loop {
            while tasks.len() < self.care.at_once.max(1) && began.elapsed() < self.care.longest {
                let Some(link) = waiting.next() else { break };
                let look = self.look.clone();
                tasks.spawn(async move {
                    let looked = look.look(&link.address).await;
                    let rows = glanced(&*look, &link, &looked).await;
                    (link, looked, rows)
                });
            }
            let Some(done) = tasks.join_next().await else { break };
            // A look that broke off is tried again when its claim runs out.
            let Ok((before, looked, rows)) = done else { continue };
            turn.looked += 1;
            turn.later += u64::from(matches!(looked, Looked::Later(_)));
            let after = noted(&before, looked, &self.care, house.now());
            turn.answered += u64::from(after.state == State::Answers && after.fails == 0);
            let mut tx = house.begin().await?;
            links::note(&mut tx, &after).await?;
            if let Some(rows) = rows {
                glance::keep(&mut tx, &after.address, rows.as_ref(), house.now()).await?;
            }
            if after.state != before.state {
                uses::spoil(&mut tx, &after.id).await?;
            }
            tx.commit().await?;
        }
        // What the time was too short for goes back to those that wait.
        let mut tx = house.begin().await?;
        for link in waiting {
            links::claim(&mut tx, &link.id, link.next_at).await?;
            turn.more = true;
        }
        tx.commit().await?;
        Ok(turn)
    }

    /// Takes links, few of each host, so that no other worker looks at them; tells whether more are due.
    async fn claim(&self, house: &House) -> StoreResult<(Vec<Link>, bool)> {
        let now = house.now();
        let until = now.checked_add(LEASE).unwrap_or(now);
        let seen = u32::try_from(self.care.a_turn.saturating_mul(10)).unwrap_or(u32::MAX);
        let mut tx = house.begin().await?;
        let due = links::due(&mut tx.conn(), now, seen).await?;
        let all = due.len();
        let mut of_host: HashMap<String, usize> = HashMap::new();
        let mut taken = Vec::new();
        for link in due {
            let count = of_host.entry(link.host.clone()).or_default();
            if *count < self.care.a_host && taken.len() < self.care.a_turn {
                *count += 1;
                links::claim(&mut tx, &link.id, until).await?;
                taken.push(link);
            }
        }
        tx.commit().await?;
        let more = taken.len() < all;
        Ok((taken, more))
    }
}

/// Throws away links that nothing uses any more, and what was seen at them. Tells how many rows went.
pub async fn sweep(house: &House) -> StoreResult<u64> {
    let now = house.now();
    let mut tx = house.begin().await?;
    // The links say which addresses were used: they go last.
    let gone = glance::sweep(&mut tx, now).await? + links::sweep(&mut tx, now).await?;
    tx.commit().await?;
    Ok(gone)
}

/// The first rows of what answered, where it is a kind of file that rows can be read of; the outer is none where nobody looked.
async fn glanced(look: &dyn Look, link: &Link, looked: &Looked) -> Option<Option<Rows>> {
    let Looked::Answer { there: true, media_type, html, .. } = looked else { return None };
    let shape = glance::shape(media_type.as_deref(), &link.address).filter(|_| *html != Some(true))?;
    let (bytes, whole) = look.begin(&link.address, glance::MOST_BYTES).await?;
    Some(glance::read(shape, &bytes, whole))
}

/// What is known of a link after a look.
pub(super) fn noted(before: &Link, looked: Looked, care: &super::Care, now: Timestamp) -> Link {
    let after = |pause: Duration| now.checked_add(pause).unwrap_or(now);
    let seen = Link {
        checked_at: Some(now),
        status: None,
        detail: None,
        media_type: None,
        html: None,
        ..before.clone()
    };
    let failed = |link: Link| {
        let fails = before.fails + 1;
        Link {
            state: State::Silent,
            fails,
            failing_since: before.failing_since.or(Some(now)),
            next_at: after(care.pause(fails)),
            ..link
        }
    };
    match looked {
        Looked::Later(wait) => {
            Link { next_at: after(wait.max(LEAST_WAIT).min(care.every)), ..before.clone() }
        }
        Looked::Nothing(why) => failed(Link { detail: Some(why.to_owned()), ..seen }),
        Looked::Answer { status, there, media_type, html } => {
            let link = Link { status: Some(status.into()), media_type, html, ..seen };
            if there {
                let next_at = after(care.every);
                Link { state: State::Answers, fails: 0, failing_since: None, told_at: None, next_at, ..link }
            } else {
                failed(link)
            }
        }
    }
}
