//! Sentences for rules and verdicts: message ids with their arguments, and the English texts for the command line.

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use serde::Serialize;

use super::convention::{Axis, Choice, Consortia, Extra, Inclusion, Outside, Parts, Seats, TwoCountries};
use super::derived::{Derived, Unselected};
use super::joint::{JointFinding, JointReading};
use super::order::OrderFinding;
use super::rule::Rule;
use super::sums::{GapReading, Group, SumFinding};
use super::tally::Item;
use super::verdict::{Bounds, Verdict, Why};
use crate::model::{Part, Quantity, Roster};

/// The English texts of this folder's messages, as Fluent.
pub const ENGLISH: &str = include_str!("../../locales/en/figures.ftl");

/// So many names are spelled out in a sentence about a group of rows.
const MOST_NAMES: usize = 6;

/// A sentence to be said in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Message {
    /// The Fluent message.
    pub id: &'static str,
    /// Its arguments; numbers in plain digits.
    pub args: Vec<(&'static str, String)>,
}

impl Message {
    pub(super) fn plain(id: &'static str) -> Self {
        Self { id, args: Vec::new() }
    }

    pub(super) fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }
}

impl Choice {
    /// The choice as a clause ("mentor rows left out").
    pub fn message(&self) -> Message {
        Message::plain(match self {
            Self::Parts(Parts::All) => "rule-parts-all",
            Self::Parts(Parts::WithoutMentors) => "rule-parts-without-mentors",
            Self::Parts(Parts::CoreOnly) => "rule-parts-core-only",
            Self::Outside(Outside::Counted) => "rule-outside-counted",
            Self::Outside(Outside::LeftOut) => "rule-outside-left-out",
            Self::Outside(Outside::Alone) => "rule-outside-alone",
            Self::Seats(Seats::None) => "rule-seats-none",
            Self::Seats(Seats::Mentor) => "rule-seats-mentor",
            Self::Seats(Seats::International) => "rule-seats-international",
            Self::Seats(Seats::All) => "rule-seats-all",
            Self::Consortia(Consortia::One) => "rule-consortia-one",
            Self::Consortia(Consortia::Cities) => "rule-consortia-cities",
            Self::UnlistedLeads(Inclusion::Counted) => "rule-unlisted-leads-counted",
            Self::UnlistedLeads(Inclusion::LeftOut) => "rule-unlisted-leads-left-out",
            Self::NetworkNames(Inclusion::Counted) => "rule-network-names-counted",
            Self::NetworkNames(Inclusion::LeftOut) => "rule-network-names-left-out",
            Self::Bodies(Inclusion::Counted) => "rule-bodies-counted",
            Self::Bodies(Inclusion::LeftOut) => "rule-bodies-left-out",
            Self::TwoCountries(TwoCountries::Each) => "rule-two-countries-each",
            Self::TwoCountries(TwoCountries::First) => "rule-two-countries-first",
            Self::TwoCountries(TwoCountries::OwnLabel) => "rule-two-countries-own-label",
            Self::Extra(Extra::Within) => "rule-extra-within",
            Self::Extra(Extra::Beside) => "rule-extra-beside",
        })
    }
}

impl Rule {
    /// What the rule counts, without its choices.
    pub fn message(&self) -> Message {
        Message::plain(quantity(self.quantity))
    }

    /// The whole rule: what it counts, what the words narrow it to, and its choice on every axis that matters.
    pub fn messages(&self) -> Vec<Message> {
        let choices = Axis::of(self.quantity).iter().map(|&axis| self.convention.on(axis).message());
        [self.message()].into_iter().chain(self.narrowed()).chain(choices).collect()
    }

    /// What sets the rule apart from the default one; `rule-default` for that one itself.
    pub fn conditions(&self) -> Vec<Message> {
        conditions(&self.differs)
    }

    fn narrowed(&self) -> impl Iterator<Item = Message> {
        let part = self.scope.part.map(|part| Message::plain(scope(part)));
        let mark = self.scope.mark.as_ref().map(|mark| Message::plain("rule-scope-mark").with("mark", mark));
        part.into_iter().chain(mark)
    }
}

/// The message of what a quantity counts.
pub(super) fn quantity(quantity: Quantity) -> &'static str {
    match quantity {
        Quantity::Expressions => "rule-expressions",
        Quantity::ApplicantCities => "rule-applicant-cities",
        Quantity::ApplicantCountries => "rule-applicant-countries",
        Quantity::Selected => "rule-selected",
        Quantity::Cities => "rule-cities",
        Quantity::Countries => "rule-countries",
        Quantity::New => "rule-new",
        Quantity::Alumni => "rule-alumni",
        Quantity::Mentors => "rule-mentors",
        Quantity::CoreRows => "rule-core-rows",
        Quantity::International => "rule-international",
        Quantity::Consortia => "rule-consortia",
        Quantity::OpenSeats => "rule-open-seats",
        Quantity::Total => "rule-total",
        Quantity::EarlierProgramme => "rule-earlier-programme",
        Quantity::Other => "rule-other",
    }
}

/// The message of rows of one part alone.
pub(super) fn scope(part: Part) -> &'static str {
    match part {
        Part::Core => "rule-scope-core",
        Part::Mentor => "rule-scope-mentor",
        Part::International => "rule-scope-international",
        Part::Observer => "rule-scope-observer",
        Part::Fellow => "rule-scope-fellow",
    }
}

/// Choices as clauses; the default itself has a clause of its own.
fn conditions(differs: &[Choice]) -> Vec<Message> {
    match differs {
        [] => vec![Message::plain("rule-default")],
        choices => choices.iter().map(Choice::message).collect(),
    }
}

impl Why {
    /// The reason as a sentence.
    pub fn message(&self) -> Message {
        Message::plain(match self {
            Self::ApplicantsNotListed => "verdict-why-applicants-not-listed",
            Self::EarlierProgramme => "verdict-why-earlier-programme",
            Self::NoRows => "verdict-why-no-rows",
            Self::PartNotListed => "verdict-why-part-not-listed",
            Self::MarkNotListed => "verdict-why-mark-not-listed",
            Self::ConsortiaNotListed => "verdict-why-consortia-not-listed",
            Self::CountriesNotListed => "verdict-why-countries-not-listed",
            Self::OnlyThisSentence => "verdict-why-only-this-sentence",
            Self::NoRule => "verdict-why-no-rule",
        })
    }
}

impl Bounds {
    /// The bounds as a clause.
    pub fn message(&self) -> Message {
        match self.upper {
            Some(upper) => Message::plain("bounds-between").with("lower", self.lower).with("upper", upper),
            None => Message::plain("bounds-at-least").with("lower", self.lower),
        }
    }
}

impl Verdict {
    /// The verdict in a few words.
    pub fn message(&self) -> Message {
        match self {
            Self::Holds { .. } => Message::plain("verdict-holds"),
            Self::HoldsIf { .. } => Message::plain("verdict-holds-if"),
            Self::DoesNotAdd { by, .. } if *by < 0 => {
                Message::plain("verdict-printed-too-low").with("by", by.unsigned_abs())
            }
            Self::DoesNotAdd { by, .. } => Message::plain("verdict-printed-too-high").with("by", by),
            Self::CannotBeChecked { .. } => Message::plain("verdict-cannot-be-checked"),
        }
    }

    /// The clauses that explain it: the conditions of each rule with `verdict-or` between them, the nearest reading,
    /// or the reason for silence.
    pub fn details(&self) -> Vec<Message> {
        match self {
            Self::Holds { others: 0, .. } => Vec::new(),
            Self::Holds { others, .. } => vec![Message::plain("verdict-others").with("others", others)],
            Self::HoldsIf { rules, further } => {
                let mut all = alternatives(rules);
                if *further > 0 {
                    all.push(Message::plain("verdict-further").with("further", further));
                }
                all
            }
            Self::DoesNotAdd { nearest, .. } => {
                let value = Message::plain("verdict-nearest").with("value", nearest.value);
                [value].into_iter().chain(nearest.rule.conditions()).collect()
            }
            Self::CannotBeChecked { why, bounds } => {
                [why.message()].into_iter().chain(bounds.map(|bounds| bounds.message())).collect()
            }
        }
    }
}

fn alternatives(rules: &[Rule]) -> Vec<Message> {
    let mut all = Vec::new();
    for (place, rule) in rules.iter().enumerate() {
        if place > 0 {
            all.push(Message::plain("verdict-or"));
        }
        all.extend(rule.conditions());
    }
    all
}

impl SumFinding {
    /// What became of the sum.
    pub fn message(&self) -> Message {
        let id = match self.difference {
            None => return Message::plain("sum-without-total").with("computed", self.computed),
            Some(0) => "sum-adds-up",
            Some(1..) => "sum-short",
            Some(_) => "sum-over",
        };
        Message::plain(id)
            .with("computed", self.computed)
            .with("printed", self.printed.unwrap_or_default())
            .with("by", self.difference.unwrap_or_default().unsigned_abs())
    }
}

impl GapReading {
    /// What would close the gap, a clause for each group.
    pub fn messages(&self, roster: &Roster) -> Vec<Message> {
        match self {
            Self::NotInAnyPart { groups } => groups.iter().map(|group| group.message(roster)).collect(),
            Self::CountedTwice { rows } => {
                let named = names(rows.iter().copied(), roster);
                vec![Message::plain("sum-counted-twice").with("size", rows.len()).with("names", named)]
            }
        }
    }
}

impl Group {
    /// The group with its size, and its first names where it has any.
    pub fn message(&self, roster: &Roster) -> Message {
        let rows = self.items.iter().filter_map(|item| match item {
            Item::Row { row } | Item::City { row, .. } => Some(*row),
            Item::Seat { .. } => None,
        });
        let is_rows = self.marked.is_some();
        let message = Message::plain(match (is_rows, self.outside, self.part) {
            (true, true, _) => "sum-rows-outside",
            (true, false, _) => "sum-rows-inside",
            (false, true, _) => "sum-seats-international",
            (false, false, Part::Mentor) => "sum-seats-mentor",
            (false, false, _) => "sum-seats-other",
        });
        let message = message.with("size", self.size);
        if is_rows { message.with("names", names(rows, roster)) } else { message }
    }
}

/// The first names of some rows, each once.
pub(super) fn names(rows: impl Iterator<Item = usize>, roster: &Roster) -> String {
    let mut names: Vec<&str> = Vec::new();
    for name in rows.filter_map(|row| roster.rows.get(row)).map(|row| row.name.as_str()) {
        if names.len() == MOST_NAMES {
            names.push("…");
            break;
        }
        if names.last() != Some(&name) {
            names.push(name);
        }
    }
    names.join(", ")
}

impl JointFinding {
    /// How many conventions give every figure at once.
    pub fn message(&self) -> Message {
        Message::plain("joint-giving")
            .with("giving", self.giving)
            .with("tried", self.tried)
            .with("distinct", self.distinct)
    }
}

impl JointReading {
    /// What sets the convention apart from the default ones; `rule-default` for those themselves.
    pub fn conditions(&self) -> Vec<Message> {
        conditions(&self.differs)
    }
}

impl OrderFinding {
    /// Whether the two figures can both be true.
    pub fn message(&self) -> Message {
        let id = if self.holds() { "order-holds" } else { "order-broken" };
        Message::plain(id).with("by", self.room.unsigned_abs())
    }
}

impl Derived {
    /// The figure that follows, without its bounds.
    pub fn message(&self) -> Message {
        Message::plain(match self.what {
            Unselected::Applications => "derived-unselected-applications",
            Unselected::Cities => "derived-unselected-cities",
        })
    }
}

/// The message in English.
pub fn english(message: &Message) -> String {
    static TEXTS: OnceLock<FluentBundle<FluentResource>> = OnceLock::new();
    say(TEXTS.get_or_init(|| bundle(ENGLISH)), message).unwrap_or_else(|| message.id.to_owned())
}

fn bundle(texts: &str) -> FluentBundle<FluentResource> {
    let resource = FluentResource::try_new(texts.to_owned()).unwrap_or_else(|(readable, _)| readable);
    let mut bundle = FluentBundle::new_concurrent(vec!["en".parse().unwrap_or_default()]);
    bundle.set_use_isolating(false);
    bundle.add_resource_overriding(resource);
    bundle
}

fn say(bundle: &FluentBundle<FluentResource>, message: &Message) -> Option<String> {
    let mut args = FluentArgs::new();
    for (name, value) in &message.args {
        args.set(*name, FluentValue::try_number(value));
    }
    let mut errors = Vec::new();
    let pattern = bundle.get_message(message.id)?.value()?;
    let text = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
    errors.is_empty().then_some(text)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::sample::{area, claim, small, sum};
    use super::super::{Convention, reconcile};
    use super::*;
    use crate::model::Claim;

    /// The ids of the English texts.
    fn written() -> BTreeSet<&'static str> {
        let id = |line: &'static str| line.split_once(" = ").map(|(id, _)| id);
        ENGLISH.lines().filter(|line| !line.starts_with(['#', ' '])).filter_map(id).collect()
    }

    /// The ids that this file can say, read off the file itself.
    fn said() -> BTreeSet<&'static str> {
        let prefixes =
            ["rule-", "verdict-", "bounds-", "sum-", "joint-", "order-", "derived-", "change-", "earlier-"];
        let files = [include_str!("describe.rs"), include_str!("comparison.rs")];
        let code = files.map(|file| file.split("#[cfg(test)]").next().unwrap_or_default());
        code.into_iter()
            .flat_map(|code| code.split('"'))
            .filter(|text| prefixes.iter().any(|prefix| text.starts_with(prefix)))
            .collect()
    }

    #[test]
    fn every_message_has_an_english_text_and_every_text_is_said() {
        assert_eq!(written(), said());
        assert!(FluentResource::try_new(ENGLISH.to_owned()).is_ok());
    }

    #[test]
    fn every_choice_has_a_sentence_named_after_its_axis() {
        for choice in Axis::of(Quantity::Cities).iter().chain(Axis::of(Quantity::Countries)) {
            for choice in choice.choices() {
                let message = choice.message();
                let json = serde_json::to_value(choice).unwrap();
                let axis = json["axis"].as_str().unwrap();
                assert_eq!(message.id, format!("rule-{axis}-{}", json["choice"].as_str().unwrap()));
                assert_ne!(english(&message), message.id);
            }
        }
    }

    #[test]
    fn a_rule_says_itself_in_full() {
        let rule = Rule::new(Quantity::Consortia, &Convention::standard(Quantity::Consortia));
        let said: Vec<String> = rule.messages().iter().map(english).collect();
        assert_eq!(
            said.join(", "),
            "Rows that are consortia, mentor rows counted, rows from outside the area counted"
        );
    }

    #[test]
    fn a_verdict_says_its_conditions_and_its_reasons() {
        let said = |claim: Claim| {
            let verdict = reconcile(&small(), &[claim], &area()).findings.remove(0).verdict;
            let all = [verdict.message()].into_iter().chain(verdict.details());
            all.map(|message| english(&message)).collect::<Vec<_>>().join("; ")
        };
        assert_eq!(said(claim(Quantity::Consortia, 2)), "holds if; mentor rows left out");
        assert_eq!(
            said(claim(Quantity::Expressions, 30)),
            "cannot be checked; the list has the selected, not everyone who applied; at least 5"
        );
        assert_eq!(
            said(claim(Quantity::Selected, 20)),
            "does not add up: the printed figure is 13 more than ours; the nearest reading gives 8; \
             the open seats for mentors from the area counted"
        );
    }

    #[test]
    fn a_short_sum_names_what_would_close_it() {
        let mut claims = sum(7, &[(Quantity::New, 3), (Quantity::Alumni, 2), (Quantity::Mentors, 1)]);
        claims[3].qualifier.inside = Some(true);
        let (roster, found) = (small(), reconcile(&small(), &claims, &area()));
        assert_eq!(english(&found.sums[0].message()), "the parts make 6, and 7 is printed: short by 1");
        let said: Vec<String> = found.sums[0]
            .readings
            .iter()
            .flat_map(|reading| reading.messages(&roster))
            .map(|m| english(&m))
            .collect();
        assert_eq!(
            said,
            [
                "open seats for mentors from the area (1)",
                "rows from outside the area that no part names (1): Singapore"
            ]
        );
    }

    #[test]
    fn a_message_without_its_argument_is_not_said() {
        let bundle = bundle(ENGLISH);
        assert_eq!(say(&bundle, &Message::plain("bounds-at-least")), None);
        assert_eq!(say(&bundle, &Message::plain("rule-unheard-of")), None);
    }
}
