//! Answers that were given since the last commit: many ask the same, the first page of a portal above all, and until
//! something is committed the answer is the same.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use super::request::{Answer, Request};

/// Bytes of answers in one half. When the younger half is full, the older one goes.
const HALF: usize = 4 << 20;
/// A longer request is not kept: it is put together by a program, and is hardly asked twice.
const LONGEST: usize = 4_096;
/// What a text or a count needs beside its letters.
const AROUND: usize = 48;

/// Answers by what was asked. Those that nobody asked for in a while go first.
#[derive(Default)]
pub(crate) struct Answered(Mutex<Halves>);

#[derive(Default)]
struct Halves {
    young: HashMap<String, Answer>,
    old: HashMap<String, Answer>,
    bytes: usize,
}

impl Answered {
    /// The answer to this request.
    pub(crate) fn find(&self, request: &Request) -> Option<Answer> {
        let key = key(request)?;
        let mut halves = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(answer) = halves.young.get(&key) {
            return Some(answer.clone());
        }
        let answer = halves.old.remove(&key)?;
        halves.keep(key, answer.clone());
        Some(answer)
    }

    /// Keeps an answer.
    pub(crate) fn keep(&self, request: &Request, answer: &Answer) {
        let Some(key) = key(request) else { return };
        if weight(&key, answer) <= HALF {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).keep(key, answer.clone());
        }
    }
}

impl Halves {
    fn keep(&mut self, key: String, answer: Answer) {
        let weight = weight(&key, &answer);
        if self.bytes + weight > HALF {
            self.old = std::mem::take(&mut self.young);
            self.bytes = 0;
        }
        self.bytes += weight;
        self.young.insert(key, answer);
    }
}

/// Everything that is asked, to the letter.
fn key(request: &Request) -> Option<String> {
    let key = format!("{request:?}");
    (key.len() <= LONGEST).then_some(key)
}

fn weight(key: &str, answer: &Answer) -> usize {
    let hits: usize = answer.hits.iter().map(|hit| hit.key.len() + hit.stored.len() + AROUND).sum();
    let values = answer.facets.iter().flat_map(|facet| &facet.values);
    key.len() + hits + values.map(|value| value.value.len() + AROUND).sum::<usize>() + AROUND
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Hit;

    fn answer(stored: usize) -> Answer {
        Answer {
            hits: vec![Hit { key: "a".to_owned(), score: 0.0, stored: vec![0; stored] }],
            total: 1,
            facets: Vec::new(),
            next: None,
            looser: false,
            did_you_mean: None,
            cut: false,
            languages: Vec::new(),
            position: 1,
        }
    }

    #[test]
    fn what_is_asked_again_stays_and_what_nobody_asks_for_goes() {
        let (answered, asked) = (Answered::default(), |number: usize| Request::people(number.to_string()));
        for number in 0..40 {
            answered.keep(&asked(number), &answer(HALF / 10));
            assert!(answered.find(&asked(0)).is_some(), "asked for each time, after {number}");
        }
        assert!(answered.find(&asked(1)).is_none());
        assert!(answered.find(&asked(39)).is_some());
        assert!(answered.0.lock().unwrap().bytes <= HALF);
    }

    #[test]
    fn what_is_too_large_or_asked_in_any_other_way_is_not_there() {
        let (answered, request) = (Answered::default(), Request::people("a"));
        answered.keep(&request, &answer(HALF + 1));
        assert!(answered.find(&request).is_none());
        answered.keep(&Request::people("a".repeat(LONGEST)), &answer(1));
        assert!(answered.find(&Request::people("a".repeat(LONGEST))).is_none());
        answered.keep(&request, &answer(1));
        assert!(answered.find(&Request { stored: false, ..request.clone() }).is_none());
        assert!(answered.find(&Request { hits: 19, ..request }).is_none());
    }
}
