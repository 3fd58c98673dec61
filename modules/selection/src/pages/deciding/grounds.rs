//! What a decision rests on, as one of its applicants may read it: the rules, what they came to, and the digests. Whoever has the
//! page needs nothing else to ask whether it was done by the rules. No other application is named or told apart.

use std::collections::BTreeSet;

use centum_base::Id;
use centum_calls::call::Call;
use centum_calls::expression::model::Expression;
use centum_web::{Html, Locale};

use super::words::{self, Naming};
use crate::decision::{Counted, Decision, Line, Reason};
use crate::pages::words::points;

/// The rules of a decision, its figures and its digests.
pub(super) struct Grounds {
    pub(super) figures: Vec<(String, String, String)>,
    pub(super) facts: Vec<(String, String)>,
    /// A bound, its limits, and what the set comes to.
    pub(super) bounds: Vec<(String, String, String)>,
    /// What each digest is taken of, and the digest.
    pub(super) rests_on: Vec<(String, String)>,
}

/// What an earlier decision said of the application.
pub(super) struct Earlier {
    pub(super) title: String,
    pub(super) released: Html,
    pub(super) result: String,
    pub(super) reason: String,
    pub(super) digest: String,
}

/// What a decision says of an application, and the tone of it.
pub(super) fn result(line: Option<&Line>) -> (&'static str, &'static str) {
    match line {
        Some(line) if line.selected => ("selected", "success"),
        Some(_) => ("not-selected", "neutral"),
        None => ("ineligible", "neutral"),
    }
}

/// The reason in one sentence. Other applicants are not named in it.
pub(super) fn reason(locale: &Locale, naming: &Naming<'_>, line: Option<&Line>) -> String {
    line.map_or_else(|| locale.text("selection-reason-ineligible"), |line| naming.reason(line, false))
}

/// What a decision says of an application, if it says anything of it.
pub(super) fn line_of(decision: &Decision, id: Id<Expression>) -> Option<&Line> {
    decision.content.output.lines.iter().find(|line| line.id == id)
}

pub(super) fn grounds(locale: &Locale, call: &Call, decision: &Decision, id: Id<Expression>) -> Grounds {
    let input = &decision.content.input;
    let naming = Naming::of(locale, call, input);
    let (selected, weighed, ineligible) = words::tally(&decision.content);
    let figure =
        |count: usize, id: &str| (locale.number(count), locale.text(id), locale.text(&format!("{id}-rule")));
    let fact = |id: &str, says: String| (locale.text(&format!("selection-fact-{id}")), says);
    let ties = input.ties.iter().map(|tie| words::tie(locale, call, tie));
    let ties: Vec<String> = ties.chain([locale.text("selection-tie-draw")]).collect();
    let threshold = input.threshold.map_or_else(|| locale.text("word-none"), |least| points(locale, least));
    let digest = |of: &str, digest: String| (locale.text(&format!("selection-paper-digest-{of}")), digest);
    let handed_in = input.candidates.iter().find(|one| one.id == id);
    let mut rests_on = vec![digest("decision", decision.digest.to_string())];
    rests_on.extend(handed_in.map(|one| digest("content", one.content.to_string())));
    rests_on.push(digest("terms", input.terms.to_string()));
    rests_on.push(digest("pool", input.drawn_from().to_string()));
    rests_on.push(digest("draw", input.seed.commitment().to_string()));
    Grounds {
        figures: vec![
            figure(selected, "selection-figure-selected"),
            figure(weighed, "selection-figure-weighed"),
            figure(ineligible, "selection-figure-ineligible"),
        ],
        facts: vec![
            fact("method", locale.text(&format!("selection-method-{}", input.method.name()))),
            fact("ties", ties.join(" → ")),
            fact("threshold", threshold),
        ],
        bounds: concerning(decision, id)
            .map(|one| {
                let limits = words::limits(locale, one.floor, one.ceiling);
                (naming.bound(&one.key), limits, locale.number(one.count))
            })
            .collect(),
        rests_on,
    }
}

/// The bounds that concern an application. Of those that hold for each country on its own only the ones of its countries, and the
/// ones that it is told of: what others come to may be about a single application.
fn concerning(decision: &Decision, id: Id<Expression>) -> impl Iterator<Item = &Counted> {
    let own = decision.content.input.candidates.iter().find(|one| one.id == id);
    let countries: BTreeSet<String> =
        own.iter().flat_map(|one| &one.countries).map(ToString::to_string).collect();
    let told: BTreeSet<&str> = line_of(decision, id).map(named).unwrap_or_default();
    decision.content.output.bounds.iter().filter(move |one| match one.key.split_once(':') {
        Some((_, country)) => countries.contains(country) || told.contains(one.key.as_str()),
        None => true,
    })
}

/// The bounds that are named to an application.
fn named(line: &Line) -> BTreeSet<&str> {
    let of_reason: &[String] = match &line.reason {
        Reason::ForBounds { bounds, .. }
        | Reason::PassedOver { bounds }
        | Reason::KeptOut { bounds, .. }
        | Reason::KeptOutTogether { bounds, .. } => bounds,
        _ => &[],
    };
    let of_change = line.change.iter().flat_map(|change| &change.bounds);
    of_reason.iter().chain(of_change).map(String::as_str).collect()
}

/// What the decisions before this one said of an application, the last one first.
pub(super) fn earlier(locale: &Locale, call: &Call, before: &[Decision], id: Id<Expression>) -> Vec<Earlier> {
    let told = before.iter().rev().filter(|one| one.tells_of(id));
    let say = |one: &Decision| {
        let line = line_of(one, id);
        let naming = Naming::of(locale, call, &one.content.input);
        let released_at = one.released.as_ref().map_or(one.proposed_at, |(_, at)| *at);
        Earlier {
            title: locale.say("selection-decision-number").arg("number", one.number).plain(),
            released: locale.moment(released_at),
            result: locale.text(&format!("selection-{}", result(line).0)),
            reason: reason(locale, &naming, line),
            digest: one.digest.to_string(),
        }
    };
    told.map(say).collect()
}
