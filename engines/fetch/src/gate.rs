//! One host is asked at a polite pace.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::Instant;

use crate::error::FetchError;
use crate::policy::Politeness;

/// Hosts remembered before those that are at rest are forgotten.
const REMEMBERED: usize = 4096;

/// Lets requests through, host by host.
#[derive(Debug)]
pub(crate) struct Gate {
    rules: Politeness,
    hosts: Mutex<HashMap<String, Host>>,
}

#[derive(Debug)]
struct Host {
    seats: Arc<Semaphore>,
    /// When the next request may start.
    next: Instant,
    /// When the last one started.
    last: Option<Instant>,
    /// Until when it is remembered, even if nobody asks.
    remembered: Instant,
}

/// The right to ask a host; dropped when the answer is read.
#[derive(Debug)]
pub(crate) struct Seat {
    _permit: OwnedSemaphorePermit,
}

impl Gate {
    pub(crate) fn new(rules: Politeness) -> Self {
        Self { rules, hosts: Mutex::default() }
    }

    /// Waits for a seat and for the host's turn, which comes `apart` from the last one at the earliest; `Later` when that
    /// is more than the patience.
    pub(crate) async fn enter(&self, host: &str, apart: Duration) -> Result<Seat, FetchError> {
        let apart = apart.min(self.rules.longest_pause);
        let patience_ends = Instant::now() + self.rules.patience;
        let seats = self.with(host, |host| host.seats.clone());
        let permit = tokio::time::timeout_at(patience_ends, seats.acquire_owned())
            .await
            .map_err(|_| FetchError::Later { status: None, wait: self.rules.patience })?;
        // The semaphore is never closed; were it, the host would simply have to wait.
        let permit = permit.map_err(|_| FetchError::Later { status: None, wait: self.rules.patience })?;
        let now = Instant::now();
        let turn = self.with(host, |host| {
            let turn = host.next.max(now).max(host.last.map_or(now, |last| last + apart));
            if turn <= patience_ends {
                host.next = turn + self.rules.interval;
                host.last = Some(turn);
                host.remembered = host.next.max(turn + apart);
            }
            turn
        });
        if turn > patience_ends {
            return Err(FetchError::Later { status: None, wait: turn - now });
        }
        tokio::time::sleep_until(turn).await;
        Ok(Seat { _permit: permit })
    }

    /// Leaves the host alone for as long as it asked, within bounds; says how long that is.
    pub(crate) fn pause(&self, host: &str, asked: Option<Duration>) -> Duration {
        let wait = asked.unwrap_or(self.rules.pause).min(self.rules.longest_pause);
        let until = Instant::now() + wait;
        self.with(host, |host| {
            host.next = host.next.max(until);
            host.remembered = host.remembered.max(until);
        });
        wait
    }

    fn with<T>(&self, name: &str, act: impl FnOnce(&mut Host) -> T) -> T {
        let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        if hosts.len() >= REMEMBERED && !hosts.contains_key(name) {
            hosts.retain(|_, host| host.remembered > now || Arc::strong_count(&host.seats) > 1);
        }
        let host = hosts.entry(name.to_owned()).or_insert_with(|| Host {
            seats: Arc::new(Semaphore::new(self.rules.at_once.clamp(1, Semaphore::MAX_PERMITS))),
            next: now,
            last: None,
            remembered: now,
        });
        act(host)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gate(interval: u64, at_once: usize, patience: u64) -> Gate {
        Gate::new(Politeness {
            interval: Duration::from_secs(interval),
            at_once,
            patience: Duration::from_secs(patience),
            pause: Duration::from_secs(60),
            longest_pause: Duration::from_secs(3600),
        })
    }

    #[tokio::test(start_paused = true)]
    async fn one_host_is_asked_at_its_interval_and_another_at_once() {
        let gate = gate(2, 9, 60);
        let start = Instant::now();
        for _ in 0..3 {
            gate.enter("a.example", Duration::ZERO).await.unwrap();
        }
        assert_eq!(start.elapsed().as_secs(), 4);
        gate.enter("b.example", Duration::ZERO).await.unwrap();
        assert_eq!(start.elapsed().as_secs(), 4);
    }

    #[tokio::test(start_paused = true)]
    async fn who_wants_more_distance_gets_it_from_whoever_asked_last() {
        let gate = gate(1, 9, 60);
        let start = Instant::now();
        let far = Duration::from_secs(5);
        for apart in [far, far, Duration::ZERO, far] {
            gate.enter("a.example", apart).await.unwrap();
        }
        assert_eq!(start.elapsed().as_secs(), 5 + 1 + 5);
        let (one, other) = tokio::join!(gate.enter("b.example", far), gate.enter("b.example", far));
        one.and(other).unwrap();
        assert_eq!(start.elapsed().as_secs(), 11 + 5);
        let beyond = gate.enter("b.example", Duration::from_secs(600)).await.unwrap_err();
        assert!(
            matches!(beyond, FetchError::Later { status: None, wait } if wait.as_secs() == 600),
            "{beyond:?}"
        );
        assert_eq!(start.elapsed().as_secs(), 16, "nobody waited for what is beyond the patience");
    }

    #[tokio::test(start_paused = true)]
    async fn no_more_than_so_many_requests_run_at_once() {
        let gate = gate(0, 2, 5);
        let first = gate.enter("a.example", Duration::ZERO).await.unwrap();
        let _second = gate.enter("a.example", Duration::ZERO).await.unwrap();
        assert!(matches!(
            gate.enter("a.example", Duration::ZERO).await,
            Err(FetchError::Later { status: None, .. })
        ));
        drop(first);
        gate.enter("a.example", Duration::ZERO).await.unwrap();
    }

    #[tokio::test(start_paused = true)]
    async fn a_host_that_asked_for_a_pause_gets_it() {
        let gate = gate(0, 2, 30);
        assert_eq!(gate.pause("a.example", Some(Duration::from_secs(20))).as_secs(), 20);
        let start = Instant::now();
        gate.enter("a.example", Duration::ZERO).await.unwrap();
        assert_eq!(start.elapsed().as_secs(), 20);
        assert_eq!(gate.pause("a.example", None).as_secs(), 60);
        let later = gate.enter("a.example", Duration::ZERO).await.unwrap_err();
        assert!(matches!(later, FetchError::Later { wait, .. } if wait.as_secs() == 60), "{later:?}");
        assert_eq!(start.elapsed().as_secs(), 20, "nobody waited for what is beyond the patience");
    }

    #[tokio::test(start_paused = true)]
    async fn no_host_is_believed_a_pause_of_years() {
        assert_eq!(gate(0, 1, 1).pause("a.example", Some(Duration::from_secs(u64::MAX))).as_secs(), 3600);
    }

    #[tokio::test(start_paused = true)]
    async fn hosts_at_rest_are_forgotten() {
        let gate = gate(0, 1, 1);
        gate.pause("busy.example", None);
        for number in 0..REMEMBERED * 2 {
            gate.enter(&format!("{number}.example"), Duration::ZERO).await.unwrap();
        }
        let hosts = gate.hosts.lock().unwrap();
        assert!(hosts.len() <= REMEMBERED && hosts.contains_key("busy.example"));
    }
}
