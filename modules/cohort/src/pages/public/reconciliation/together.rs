//! What printed figures say together: sums, joint readings, orders, and what follows from them.

use centum_web::components::Mark;
use centum_web::{Html, Locale};

use super::words;
use crate::figures::{Derived, JointFinding, OrderFinding, SumFinding, Unselected};
use crate::model::{Claim, Roster};

/// A printed sum.
pub(super) struct SumView {
    /// Where it stands on the page.
    pub anchor: String,
    /// Its parts, each with its words.
    pub parts: Vec<(String, String)>,
    /// What the parts make.
    pub computed: String,
    /// The total as printed, with its words.
    pub printed: Option<(String, String)>,
    /// The sign between what the parts make and what is printed.
    pub sign: &'static str,
    /// Whether it adds up.
    pub mark: Mark,
    /// What became of it.
    pub verdict: Html,
    /// What would close the gap.
    pub readings: Vec<Html>,
    /// How many more such readings there are.
    pub further: Option<Html>,
}

impl SumView {
    /// A sum of a source.
    pub(super) fn of(
        locale: &Locale,
        source: usize,
        sum: &SumFinding,
        claims: &[Claim],
        roster: &Roster,
    ) -> Self {
        let line =
            |place: &usize| claims.get(*place).map(|claim| (locale.number(claim.value), claim.words.clone()));
        let reading =
            |reading: &crate::figures::GapReading| words::clauses(locale, &reading.messages(roster));
        Self {
            anchor: format!("sum-{}-{}", source + 1, sum.group),
            sign: if sum.difference == Some(0) { "=" } else { "≠" },
            parts: sum.parts.iter().filter_map(line).collect(),
            computed: locale.number(sum.computed),
            printed: sum.total.as_ref().and_then(line),
            mark: match sum.difference {
                None => Mark::Unknown,
                Some(0) => Mark::Holds,
                Some(_) => Mark::Fails,
            },
            verdict: words::tell(locale, &sum.message()),
            readings: sum.readings.iter().map(reading).collect(),
            further: (sum.further > 0)
                .then(|| locale.say("cohort-recon-further").arg("count", sum.further).html()),
        }
    }
}

/// Figures that belong together, under one convention for all.
pub(super) struct JointView {
    /// The figures, in the words of the source.
    pub claims: Vec<String>,
    /// Whether a convention gives all of them.
    pub mark: Mark,
    /// How many conventions give all of them at once.
    pub verdict: Html,
    /// What those count.
    pub readings: Vec<Html>,
}

impl JointView {
    /// Claims of a source that belong together.
    pub(super) fn of(locale: &Locale, joint: &JointFinding, claims: &[Claim]) -> Self {
        let line = |place: &usize| claims.get(*place).map(|claim| claim.words.clone());
        Self {
            claims: joint.claims.iter().filter_map(line).collect(),
            mark: match joint.giving {
                0 => Mark::Fails,
                1 => Mark::Holds,
                _ => Mark::HoldsIf,
            },
            verdict: words::tell(locale, &joint.message()),
            readings: joint.readings.iter().map(|one| words::clauses(locale, &one.conditions())).collect(),
        }
    }
}

/// A figure that follows from others, as bounds.
pub(super) struct DerivedLine {
    /// What it is.
    pub what: Html,
    /// Between what it lies.
    pub bounds: Html,
}

impl DerivedLine {
    /// A derived figure.
    pub(super) fn of(locale: &Locale, derived: &Derived) -> Self {
        Self {
            what: locale
                .say(match derived.what {
                    Unselected::Applications => "derived-unselected-applications",
                    Unselected::Cities => "derived-unselected-cities",
                })
                .html(),
            bounds: words::tell(locale, &derived.bounds.message()),
        }
    }
}

/// Two printed figures that cannot both be true.
pub(super) fn order(locale: &Locale, order: &OrderFinding, claims: &[Claim]) -> Html {
    let said = |place: usize| claims.get(place).map(|claim| claim.words.as_str()).unwrap_or_default();
    let verdict = words::tell(locale, &order.message());
    locale
        .say("cohort-recon-order")
        .arg("smaller", said(order.smaller))
        .arg("larger", said(order.larger))
        .markup("verdict", &verdict)
        .html()
}
