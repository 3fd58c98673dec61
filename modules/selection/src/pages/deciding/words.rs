//! Reasons, changes and bounds in sentences.

use std::collections::BTreeMap;

use centum_base::{Country, Id};
use centum_calls::call::Call;
use centum_calls::expression::model::{Expression, reference};
use centum_web::{Locale, Message};

use crate::decision::{
    Candidate, Change, Content, Input, Lacking, Line, Other, Parted, Reason, Schema, Step,
};
use crate::pages::words::{criterion_name, exact_points, half_points, points};
use crate::process::{Bound, Of, Tie};
use crate::reviews::score::doubled;

/// What sentences about a decision name: applications by number, bounds and criteria by their words.
pub(super) struct Naming<'a> {
    locale: &'a Locale,
    applications: BTreeMap<Id<Expression>, &'a Candidate>,
    input: &'a Input,
    bounds: &'a [Bound],
    /// Whether a criterion or the total has a threshold.
    has_thresholds: bool,
    call: &'a Call,
}

impl<'a> Naming<'a> {
    pub(super) fn of(locale: &'a Locale, call: &'a Call, input: &'a Input) -> Self {
        let applications = input.candidates.iter().map(|one| (one.id, one)).collect();
        let is_any = |least: Option<u32>| least.is_some_and(|least| least > 0);
        let of_criteria = input.criteria.iter().any(|one| is_any(one.threshold_halves));
        let has_thresholds = of_criteria || is_any(input.threshold);
        Self { locale, applications, input, bounds: &input.bounds, has_thresholds, call }
    }

    /// An application as people quote it. To applicants other applications have no name.
    pub(super) fn name(&self, id: Id<Expression>) -> String {
        match self.applications.get(&id) {
            Some(one) => format!("{} {}", reference(one.number), one.title),
            None => id.to_string(),
        }
    }

    /// What was weighed of an application.
    pub(super) fn candidate(&self, id: Id<Expression>) -> Option<&'a Candidate> {
        self.applications.get(&id).copied()
    }

    /// The total of an application, as it was ranked and held against the threshold.
    pub(super) fn total(&self, line: &Line) -> String {
        let exact = self.candidate(line.id).and_then(|candidate| self.exact(candidate));
        exact.map_or_else(|| points(self.locale, line.score), |total| exact_points(self.locale, total))
    }

    /// The whole points of that total, by which a drawing puts applications together.
    pub(super) fn whole_points(&self, line: &Line) -> u32 {
        let exact = self.candidate(line.id).and_then(|candidate| self.exact(candidate));
        exact.map_or(line.score / 100, |total| u32::try_from(total / 200).unwrap_or(u32::MAX))
    }

    /// The exact total, in half hundredths, where decisions of its kind look at that.
    fn exact(&self, candidate: &Candidate) -> Option<u64> {
        let weights = self.input.criteria.iter().map(|one| one.weight);
        let total = || doubled(candidate.marks.iter().copied().zip(weights));
        (self.input.schema != Schema::Rounded).then(total)
    }

    /// How far two applications are apart. What a decision says of it is rounded up to a hundredth.
    fn apart(&self, line: &Line, gap: i64, past: Id<Expression>) -> String {
        let total = |id| self.candidate(id).and_then(|candidate| self.exact(candidate));
        let exact = total(line.id).zip(total(past)).map(|(one, other)| one.abs_diff(other));
        match exact.filter(|exact| i64::try_from(exact.div_ceil(2)) == Ok(gap)) {
            Some(exact) => exact_points(self.locale, exact),
            None => points(self.locale, gap),
        }
    }

    /// What is missing of the total beside what the criteria bring. What a decision says of it is rounded up to a hundredth.
    fn short(&self, line: &Line, lacking: &Lacking) -> String {
        let with_criteria = |candidate: &Candidate| {
            let marks = self.input.criteria.iter().zip(&candidate.marks);
            doubled(marks.map(|(one, halves)| ((*halves).max(one.threshold_halves.unwrap_or(0)), one.weight)))
        };
        // The threshold itself is a whole number of hundredths.
        let half = self.candidate(line.id).map_or(0, |candidate| with_criteria(candidate) % 2);
        let lacks = u64::try_from(lacking.total).unwrap_or(0) * 2;
        exact_points(self.locale, lacks.saturating_sub(half))
    }

    /// The words of a bound; with the country where it is one of each country.
    pub(super) fn bound(&self, key: &str) -> String {
        let (plain, country) = key.split_once(':').unwrap_or((key, ""));
        let label = self.bounds.iter().find(|bound| bound.key == plain);
        let label = label.map_or(plain, |bound| bound.label.in_lang(self.locale.tag()));
        match country.parse::<Country>() {
            Ok(country) => format!("{} ({})", unpointed(label), self.locale.country(country)),
            Err(_) => label.to_owned(),
        }
    }

    fn bounds(&self, keys: &[String]) -> String {
        self.locale.list(keys.iter().map(|key| format!("“{}”", unpointed(&self.bound(key)))))
    }

    fn criteria(&self, keys: &[String]) -> String {
        self.locale.list(keys.iter().map(|key| self.criterion(key)))
    }

    /// The words of a criterion.
    pub(super) fn criterion(&self, key: &str) -> String {
        criterion_name(self.locale, &self.call.terms.criteria, key)
    }

    /// The reason in one sentence. `names` is whether other applications may be named.
    pub(super) fn reason(&self, line: &Line, names: bool) -> String {
        let l = self.locale;
        let say = |id: &str| l.say(&format!("selection-reason-{id}"));
        match &line.reason {
            Reason::OnRank => say("on-rank").arg("rank", line.rank).plain(),
            Reason::ForBounds { bounds, instead_of } => {
                let bounds = self.bounds(bounds);
                match instead_of.filter(|_| names) {
                    Some(other) => {
                        let other = self.name(other);
                        say("for-bounds-instead").arg("bounds", bounds).arg("other", other).plain()
                    }
                    None => say("for-bounds").arg("bounds", bounds).plain(),
                }
            }
            Reason::InGreatest { margin: Some(margin) } => {
                say("in-greatest").arg("points", points(l, *margin)).plain()
            }
            Reason::InGreatest { margin: None } => say("in-greatest-always").plain(),
            Reason::Keeps => say("keeps").plain(),
            Reason::BelowThreshold { criteria, total: false } => {
                say("below-criteria").arg("criteria", self.criteria(criteria)).plain()
            }
            Reason::BelowThreshold { criteria, total: true } if criteria.is_empty() => {
                say("below-total").plain()
            }
            Reason::BelowThreshold { criteria, total: true } => {
                say("below-both").arg("criteria", self.criteria(criteria)).plain()
            }
            Reason::BelowLine => say("below-line").arg("rank", line.rank).plain(),
            Reason::PassedOver { bounds } => {
                say("passed-over").arg("rank", line.rank).arg("bounds", self.bounds(bounds)).plain()
            }
            Reason::OutsideGreatest { margin: Some(margin) } => {
                say("outside-greatest").arg("points", points(l, *margin)).plain()
            }
            Reason::OutsideGreatest { margin: None } => say("outside-greatest-always").plain(),
            Reason::KeptOut { bounds, margin } | Reason::KeptOutTogether { bounds, margin } => {
                let (falls, always) = match &line.reason {
                    Reason::KeptOut { .. } => ("kept-out", "kept-out-always"),
                    _ => ("kept-out-together", "kept-out-together-always"),
                };
                let said = say(if margin.is_some() { falls } else { always });
                let said = said.arg("bounds", self.bounds(bounds)).arg("count", bounds.len());
                match margin {
                    Some(margin) => said.arg("points", points(l, *margin)).plain(),
                    None => said.plain(),
                }
            }
            Reason::Gone => say("gone").plain(),
        }
    }

    /// The smallest change in one sentence; nothing if none is known.
    pub(super) fn change(&self, line: &Line, names: bool) -> Option<String> {
        let change = line.change.as_ref()?;
        let side = if line.selected { "in" } else { "out" };
        let mut sentences = Vec::new();
        if let Some((gap, past)) = &change.points {
            let what = if *gap == 0 { "level" } else { "points" };
            let id = format!("selection-change-{side}-{what}");
            let id = if names { format!("{id}-past") } else { id };
            let mut said = self.locale.say(&id).arg("points", self.apart(line, *gap, *past));
            if names {
                said = said.arg("other", self.name(*past));
            }
            sentences.push(said.plain());
        }
        if let Some(margin) = change.alone {
            let what = if margin == 0 { "alone-level" } else { "alone" };
            let said = self.locale.say(&format!("selection-change-{side}-{what}"));
            sentences.push(said.arg("points", points(self.locale, margin)).plain());
        }
        if let Some(lacking) = &change.lacking {
            sentences.push(self.lacking(line, lacking));
        }
        if !change.bounds.is_empty() {
            let said = self.locale.say(&format!("selection-change-{side}-bounds"));
            let said = said.arg("bounds", self.bounds(&change.bounds)).arg("count", change.bounds.len());
            sentences.push(said.plain());
        }
        // Whoever is selected meets every threshold, and would fall out below one whatever others have.
        let could_miss = line.selected && self.has_thresholds;
        if *change == Change::default() {
            let none = if could_miss { "none-above" } else { "none" };
            sentences.push(self.locale.text(&format!("selection-change-{side}-{none}")));
        } else if could_miss {
            sentences.push(self.locale.text("selection-change-in-thresholds"));
        }
        (!sentences.is_empty()).then(|| sentences.join(" "))
    }

    /// The nearest value of a bound that would have changed the result, in one sentence.
    pub(super) fn step(&self, step: &Step, selected: bool) -> String {
        let side = if selected { "in" } else { "out" };
        let limit = if step.is_floor { "floor" } else { "ceiling" };
        let said = self.locale.say(&format!("selection-change-{side}-{limit}"));
        let said = said.arg("bound", format!("“{}”", unpointed(&self.bound(&step.bound))));
        said.arg("declared", step.declared).arg("instead", step.instead).plain()
    }

    /// What is missing to the thresholds, and whether that would have been enough.
    fn lacking(&self, line: &Line, lacking: &Lacking) -> String {
        let say = |id: &str| self.locale.say(&format!("selection-change-lacking{id}"));
        let of_criterion = |(key, halves): &(String, u32)| {
            let points = half_points(self.locale, *halves);
            say("-criterion").arg("points", points).arg("criterion", self.criterion(key)).plain()
        };
        let mut parts: Vec<String> = lacking.criteria.iter().map(of_criterion).collect();
        if lacking.total > 0 {
            let id = if parts.is_empty() { "-total" } else { "-total-beside" };
            parts.push(say(id).arg("points", self.short(line, lacking)).plain());
        }
        let lacks = say("").arg("what", self.locale.list(parts)).plain();
        match lacking.enough {
            Some(enough) => format!("{lacks} {}", say(&format!("-{}", enough.name())).plain()),
            None => lacks,
        }
    }

    /// What put a line below the one above it, where that was not the score.
    pub(super) fn parted(&self, parted: &Parted) -> Option<String> {
        match parted {
            Parted::First | Parted::Score => None,
            Parted::Draw => Some(self.locale.text("selection-parted-draw")),
            Parted::Tie { tie } => {
                let tie = self::tie(self.locale, self.call, tie);
                Some(self.locale.say("selection-parted-tie").arg("tie", tie).plain())
            }
        }
    }

    /// The rule that put a line below a level one, for who wrote it. What the draw did has a section of its own there.
    pub(super) fn placed(&self, parted: &Parted) -> Option<String> {
        let Parted::Tie { tie } = parted else { return None };
        let tie = self::tie(self.locale, self.call, tie);
        Some(self.locale.say("selection-outcome-parted").arg("tie", tie).plain())
    }
}

/// What the other method would have chosen, in a sentence.
pub(super) fn other(locale: &Locale, other: &Other) -> String {
    let id = match other.points {
        _ if other.comes_in.is_empty() && other.goes_out.is_empty() => "same",
        0 => "level",
        ..0 => "fewer",
        _ => "differs",
    };
    let method = locale.text(&format!("selection-method-{}", other.method.name()));
    let said = locale.say(&format!("selection-other-{id}")).arg("method", method);
    said.arg("points", points(locale, other.points.abs())).plain()
}

/// A bound is a sentence; quoted inside another one it has no full stop of its own.
pub(super) fn unpointed(sentence: &str) -> &str {
    sentence.trim_end().trim_end_matches('.')
}

/// A link of the chain in words.
pub(super) fn tie(locale: &Locale, call: &Call, tie: &Tie) -> String {
    match tie {
        Tie::Criterion { key } => {
            let name = criterion_name(locale, &call.terms.criteria, key);
            locale.say("selection-tie-criterion").arg("criterion", name).plain()
        }
        Tie::RarerCountry => locale.text("selection-tie-rarer-country"),
        Tie::Newcomer => locale.text("selection-tie-newcomer"),
        Tie::SmallerPopulation => locale.text("selection-tie-smaller-population"),
    }
}

/// What a bound counts, in words.
pub(super) fn counted(locale: &Locale, call: &Call, of: &Of) -> String {
    match of {
        Of::Category { key } => {
            let found = call.terms.categories.iter().find(|category| category.key == *key);
            let label = found.map_or(key.as_str(), |category| category.label.in_lang(locale.tag()));
            locale.say("selection-of-category").arg("category", label).plain()
        }
        Of::Country { country } => {
            locale.say("selection-of-country").arg("country", locale.country(*country)).plain()
        }
        Of::Population { from, below } => {
            let id = match (*from, *below) {
                (0, Some(_)) => "selection-of-population-below",
                (_, Some(_)) => "selection-of-population",
                (_, None) => "selection-of-population-from",
            };
            let said = locale.say(id).arg("from", locale.number(*from));
            said.arg("below", below.map_or_else(String::new, |below| locale.number(below))).plain()
        }
        Of::Seats => locale.text("selection-of-seats"),
        Of::EachCountry => locale.text("selection-of-each-country"),
        Of::Newcomers => locale.text("selection-of-newcomers"),
        Of::Consortia => locale.text("selection-of-consortia"),
        Of::Cities => locale.text("selection-of-cities"),
    }
}

/// Floor and ceiling in words.
pub(super) fn limits(locale: &Locale, floor: Option<u32>, ceiling: Option<u32>) -> String {
    match (floor, ceiling) {
        (Some(floor), Some(ceiling)) => {
            locale.say("selection-limits-both").arg("floor", floor).arg("ceiling", ceiling).plain()
        }
        (Some(floor), None) => locale.say("selection-limits-floor").arg("floor", floor).plain(),
        (None, Some(ceiling)) => locale.say("selection-limits-ceiling").arg("ceiling", ceiling).plain(),
        (None, None) => locale.text("selection-no-limit"),
    }
}

/// How many of a decision are selected, were weighed, and were not eligible.
pub(super) fn tally(content: &Content) -> (usize, usize, usize) {
    let lines = &content.output.lines;
    (lines.iter().filter(|line| line.selected).count(), lines.len(), content.input.ineligible.len())
}

/// A message as a sentence.
pub(super) fn sentence(locale: &Locale, message: &Message) -> String {
    locale.tell(message).plain()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decision::decide;
    use crate::letters::english;
    use crate::pages::deciding::{sample, sample_call};
    use crate::process::Method;

    #[test]
    fn bounds_each_of_which_would_do_are_not_said_to_be_in_the_way_together() {
        let (call, content) = (sample_call(), sample::content());
        let naming = Naming::of(english(), &call, &content.input);
        let mut line = content.output.lines[0].clone();
        line.selected = false;
        let mut says = |keys: &[&str]| {
            let bounds = keys.iter().map(|key| (*key).to_owned()).collect();
            line.change = Some(Change { bounds, ..Change::default() });
            naming.change(&line, false).expect("a sentence")
        };
        assert_eq!(says(&["a"]), "Without “a” it would have been selected.");
        assert!(says(&["a", "b"]).starts_with("Without any one of “a”"));
    }

    #[test]
    fn the_other_method_gives_more_points_fewer_or_as_many_and_never_fewer_than_none() {
        let says = |points, comes_in: Vec<Id<Expression>>| {
            let method = Method::Merit;
            let found = Other { method, comes_in, goes_out: Vec::new(), points, greatest_is_only: None };
            other(english(), &found)
        };
        let comes_in = || vec![Id::of_name("expression", "a")];
        assert!(says(750, comes_in()).ends_with("another set, with 7.5 points more."));
        assert!(says(-750, comes_in()).ends_with("another set, with 7.5 points fewer."));
        assert!(says(0, comes_in()).ends_with("another set with as many points."));
        assert!(says(0, Vec::new()).ends_with("the same set."));
    }

    #[test]
    fn a_total_that_misses_the_threshold_by_half_a_hundredth_is_not_shown_as_the_threshold() {
        let call = sample_call();
        let mut input = sample::content().input;
        // Nine half points under a weight of 1.33 are 5.985 points.
        input.criteria[0].weight = 133;
        input.threshold = Some(599);
        input.bounds = Vec::new();
        let said = |input: &Input| {
            let output = decide(input).unwrap();
            let naming = Naming::of(english(), &call, input);
            let line = output.lines.iter().find(|line| line.number == 2).unwrap();
            (naming.total(line), naming.whole_points(line), naming.change(line, true).unwrap_or_default())
        };
        let (total, whole, change) = said(&input);
        assert_eq!((total.as_str(), whole), ("5.985", 5));
        assert!(change.contains("0.005"), "{change}");
        // Decisions of old ranked what they showed.
        input.schema = Schema::Rounded;
        assert_eq!(said(&input).0, "5.99");
    }

    #[test]
    fn an_applicant_reads_which_rule_placed_it_below_one_that_is_level() {
        let (call, content) = (sample_call(), sample::content());
        let naming = Naming::of(english(), &call, &content.input);
        let tie = Tie::Criterion { key: "relevance".into() };
        let said = naming.placed(&Parted::Tie { tie }).expect("a sentence");
        assert!(said.contains("as many points") && said.contains("Relevance"), "{said}");
        assert_eq!(naming.placed(&Parted::Score), None);
    }
}
