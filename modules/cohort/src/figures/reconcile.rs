//! The reconciliation: every printed figure beside ours, with a verdict that is computed.

use serde::Serialize;

use super::Area;
use super::derived::{Derived, derived};
use super::figure::{Figure, evaluate};
use super::joint::{JointFinding, belonging_together, joint};
use super::order::{OrderFinding, orders};
use super::rule::Question;
use super::search::Search;
use super::sums::{SumFinding, sums};
use super::tally::Tally;
use super::verdict::{Verdict, judge, left_open};
use crate::model::{Claim, Quantity, Roster};

/// What a register says about the printed figures of one source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Reconciliation {
    /// The area that was counted by: the given one, and the countries that the text itself adds.
    pub area: Area,
    /// One finding a claim, in their order.
    pub findings: Vec<Finding>,
    /// The printed sums.
    pub sums: Vec<SumFinding>,
    /// Claims that belong together, under one convention for all.
    pub joint: Vec<JointFinding>,
    /// Printed figures of which one cannot be larger than the other.
    pub orders: Vec<OrderFinding>,
    /// What follows from the printed figures and the register together.
    pub derived: Vec<Derived>,
}

/// One printed figure beside ours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Finding {
    /// The figure as printed.
    pub claim: Claim,
    /// Ours by the default rule, as the words narrow it; none where no rule counts what they speak of.
    pub figure: Option<Figure>,
    /// What follows.
    pub verdict: Verdict,
    /// How many conventions were tried.
    pub tried: usize,
    /// How many of them differ in what they count on this register.
    pub distinct: usize,
    /// How many of these give the printed figure.
    pub giving: usize,
}

/// Judges every printed figure of one source by a register.
pub fn reconcile(roster: &Roster, claims: &[Claim], area: &Area) -> Reconciliation {
    let area = area.as_claimed(claims);
    let tally = Tally::of(roster, &area);
    let searches: Vec<Search> =
        claims.iter().map(|claim| Search::of(Question::of(claim, claims), &tally)).collect();
    let mut findings: Vec<Finding> =
        claims.iter().zip(&searches).map(|(claim, search)| find(claim, claims, search, &tally)).collect();
    let sums = sums(claims, &findings, &tally);
    for total in sums.iter().filter(|sum| sum.difference != Some(0)).filter_map(|sum| sum.total) {
        open_again(&mut findings[total], &searches[total]);
    }
    let together = belonging_together(claims);
    let joint = if together.len() > 1 && !roster.rows.is_empty() {
        vec![joint(claims, together, &tally)]
    } else {
        Vec::new()
    };
    let (orders, derived) = (orders(claims), derived(claims, &tally));
    drop(tally);
    Reconciliation { area, findings, sums, joint, orders, derived }
}

fn find(claim: &Claim, among: &[Claim], search: &Search, tally: &Tally<'_>) -> Finding {
    let known = search.question.quantity != Quantity::Other;
    let ours = known.then(|| evaluate(tally, search.rule(search.standard())));
    Finding {
        claim: claim.clone(),
        figure: ours,
        verdict: judge(claim, among, search, tally),
        tried: search.tried,
        distinct: search.readings.len(),
        giving: search.readings.iter().filter(|reading| reading.value == claim.value).count(),
    }
}

/// A total whose own parts do not make it does not simply hold because the default rule gives it: the text must have
/// counted something that its parts leave out, and each reading that gives the total says what.
fn open_again(total: &mut Finding, search: &Search) {
    if matches!(total.verdict, Verdict::Holds { .. })
        && let Some(open) = left_open(total.claim.value, search)
    {
        total.verdict = open;
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{area, claim, small, sum};
    use super::*;

    #[test]
    fn every_claim_has_a_finding_in_its_place() {
        let claims = [claim(Quantity::Cities, 12), claim(Quantity::Other, 3), claim(Quantity::Selected, 7)];
        let found = reconcile(&small(), &claims, &area());
        assert_eq!(
            found.findings.iter().map(|finding| &finding.claim).collect::<Vec<_>>(),
            claims.iter().collect::<Vec<_>>()
        );
        assert!(found.findings[1].figure.is_none());
        assert_eq!(found.joint.len(), 1);
    }

    #[test]
    fn a_total_that_its_parts_do_not_make_is_left_open_between_its_readings() {
        let mut claims = sum(7, &[(Quantity::New, 3), (Quantity::Alumni, 2), (Quantity::Mentors, 1)]);
        claims[3].qualifier.inside = Some(true);
        let short = reconcile(&small(), &claims, &area());
        let Verdict::HoldsIf { rules, further: 0 } = &short.findings[0].verdict else { panic!("it is open") };
        assert_eq!(rules.iter().map(|rule| rule.differs.len()).collect::<Vec<_>>(), [0, 2]);
        claims[3].qualifier.inside = None;
        claims[3].value = 2;
        let whole = reconcile(&small(), &claims, &area());
        assert!(matches!(whole.findings[0].verdict, Verdict::Holds { others: 1, .. }));
    }

    #[test]
    fn the_json_has_stable_names() {
        let found = reconcile(&small(), &[claim(Quantity::Consortia, 2)], &area());
        let json = serde_json::to_value(&found).unwrap();
        let verdict = &json["findings"][0]["verdict"];
        assert_eq!(verdict["verdict"], "holds-if");
        assert_eq!(verdict["rules"][0]["differs"][0]["choice"], "without-mentors");
        assert_eq!(
            json["findings"][0]["figure"]["counted"]["items"][0],
            serde_json::json!({"kind": "row", "row": 3})
        );
    }
}
