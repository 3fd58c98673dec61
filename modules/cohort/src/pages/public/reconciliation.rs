//! Every printed figure beside ours, with a verdict that is computed and the reasons for it.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use bytes::Bytes;
use centum_web::components::Mark;
use centum_web::negotiate::Format;
use centum_web::{Html, Locale, Page, Problem, Visit};

use super::announcement::{VersionHead, View, crumbs};
use super::stage::Stage;
use super::{loading, words};
use crate::announcement::{Content, SourceLine};
use crate::figures::{Finding, Reconciliation, Rule, Verdict};
use crate::model::Roster;
use crate::pages::side_by_side::SideBySide;

mod sentence;
mod together;

use sentence::{Piece, pieces};
use together::{DerivedLine, JointView, SumView};

/// One source with everything that was found about it.
struct SourceView {
    label: String,
    date: Option<Html>,
    has_rows: bool,
    tally: Vec<(Mark, Html)>,
    sentences: Vec<SentenceView>,
    sums: Vec<SumView>,
    joint: Vec<JointView>,
    broken: Vec<Html>,
    held: usize,
    derived: Vec<DerivedLine>,
    digest: String,
}

/// A sentence of the source, and the figures that it prints.
struct SentenceView {
    line: u32,
    pieces: Vec<Piece>,
    claims: Vec<ClaimView>,
}

/// One printed figure.
struct ClaimView {
    anchor: String,
    words: String,
    printed: String,
    ours: Option<String>,
    mark: Mark,
    verdict: Html,
    why: Why,
    rule: Vec<Html>,
    tried: Option<Html>,
}

/// Why the verdict is what it is.
enum Why {
    /// The default rule gives the figure; how many others give it too.
    Rule(Option<Html>),
    /// It holds under any of these conditions.
    Conditions(Vec<Html>, Option<Html>),
    /// What comes nearest, and by which conditions.
    Nearest(Html, Html),
    /// The register is silent.
    Silent(Vec<Html>),
}

#[derive(Template)]
#[template(path = "public/reconciliation.html")]
pub(crate) struct ReconciliationPage {
    page: Page,
    head: VersionHead,
    printed: usize,
    tally: Vec<(Mark, Html)>,
    broken_sums: Vec<(String, Html)>,
    sides: Option<SideBySide>,
    sources: Vec<SourceView>,
}

impl ReconciliationPage {
    /// The page of a content.
    pub(crate) fn of(page: Page, content: &Content, stage: &Stage) -> Self {
        let locale = page.locale.clone();
        let locale = &locale;
        let roster = content.roster();
        let found = content.reconciliations();
        let all: Vec<&Finding> = found.iter().flat_map(|(_, found)| &found.findings).collect();
        let sources: Vec<SourceView> = found
            .iter()
            .enumerate()
            .map(|(place, (line, found))| source(locale, place, line, found, &roster))
            .collect();
        let sides: Vec<_> = found.iter().map(|(line, found)| (line.label.as_str(), found)).collect();
        let printing = content.sources.iter().filter(|line| !line.claims.is_empty());
        let printing: Vec<_> = printing.map(|line| (line.date, line.claims.as_slice())).collect();
        let sums = sources.iter().flat_map(|source| &source.sums);
        Self {
            page: crumbs(page, content),
            head: VersionHead::of(locale, content, View::Reconciliation, stage),
            printed: all.len(),
            tally: tally(locale, all.iter().copied()),
            broken_sums: sums
                .filter(|sum| sum.mark == Mark::Fails)
                .map(|sum| (sum.anchor.clone(), locale.html("cohort-recon-sum-broken")))
                .collect(),
            sides: SideBySide::of(locale, &sides)
                .map(|sides| sides.with_ways_back(locale, &roster, &content.area(), &printing)),
            sources,
        }
    }
}

/// `GET /editions/{slug}/announcements/{number}/reconciliation`.
pub(crate) async fn show(
    visit: Visit,
    Path((slug, number)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let make = async || {
        let version = loading::version(&visit, &slug, &number).await?;
        let page = visit
            .public_page(visit.locale.text("cohort-recon-title"))
            .described(visit.locale.text("cohort-recon-lead"));
        Ok(Bytes::from(ReconciliationPage::of(page, &version.content, &Stage::Published).render()?))
    };
    visit.frozen(Format::Html, make).await
}

fn source(
    locale: &Locale,
    place: usize,
    line: &SourceLine,
    found: &Reconciliation,
    roster: &Roster,
) -> SourceView {
    let broken: Vec<Html> = found
        .orders
        .iter()
        .filter(|order| !order.holds())
        .map(|order| together::order(locale, order, &line.claims))
        .collect();
    SourceView {
        label: line.label.clone(),
        date: line.date.map(|date| locale.day(date)),
        has_rows: line.has_rows,
        tally: tally(locale, found.findings.iter()),
        sentences: sentences(locale, place, &found.findings),
        sums: found.sums.iter().map(|sum| SumView::of(locale, place, sum, &line.claims, roster)).collect(),
        joint: found.joint.iter().map(|joint| JointView::of(locale, joint, &line.claims)).collect(),
        held: found.orders.len() - broken.len(),
        broken,
        derived: found.derived.iter().map(|one| DerivedLine::of(locale, one)).collect(),
        digest: line.digest.to_string(),
    }
}

/// The findings under their sentences, in the order of the source.
fn sentences(locale: &Locale, place: usize, findings: &[Finding]) -> Vec<SentenceView> {
    let mut views: Vec<SentenceView> = Vec::new();
    let mut start = 0;
    while let Some(first) = findings.get(start) {
        let same = |finding: &&Finding| {
            finding.claim.line == first.claim.line && finding.claim.sentence == first.claim.sentence
        };
        let group: Vec<&Finding> = findings[start..].iter().take_while(same).collect();
        let spoken: Vec<&str> = group.iter().map(|finding| finding.claim.words.as_str()).collect();
        views.push(SentenceView {
            line: first.claim.line,
            pieces: pieces(&first.claim.sentence, &spoken),
            claims: group
                .iter()
                .enumerate()
                .map(|(next, finding)| {
                    claim(locale, format!("claim-{}-{}", place + 1, start + next + 1), finding)
                })
                .collect(),
        });
        start += group.len();
    }
    views
}

fn claim(locale: &Locale, anchor: String, finding: &Finding) -> ClaimView {
    let tried = locale
        .say("cohort-recon-tried")
        .arg("tried", finding.tried)
        .arg("distinct", finding.distinct)
        .arg("giving", finding.giving)
        .html();
    let figure =
        finding.figure.as_ref().filter(|_| !matches!(finding.verdict, Verdict::CannotBeChecked { .. }));
    ClaimView {
        anchor,
        words: finding.claim.words.clone(),
        printed: locale.number(finding.claim.value),
        ours: figure.map(|figure| locale.number(figure.value)),
        mark: mark(&finding.verdict),
        verdict: words::tell(locale, &finding.verdict.message()),
        why: why(locale, &finding.verdict),
        rule: figure.map(|figure| words::rule(locale, &figure.rule)).unwrap_or_default(),
        tried: figure.map(|_| tried),
    }
}

fn why(locale: &Locale, verdict: &Verdict) -> Why {
    let conditions = |rule: &Rule| words::clauses(locale, &rule.conditions());
    match verdict {
        Verdict::Holds { others, .. } => {
            Why::Rule((*others > 0).then(|| locale.say("cohort-recon-others").arg("count", *others).html()))
        }
        Verdict::HoldsIf { rules, further } => Why::Conditions(
            rules.iter().map(conditions).collect(),
            (*further > 0).then(|| locale.say("cohort-recon-further").arg("count", *further).html()),
        ),
        Verdict::DoesNotAdd { nearest, .. } => Why::Nearest(
            locale.say("cohort-recon-nearest").arg("value", nearest.value).html(),
            conditions(&nearest.rule),
        ),
        Verdict::CannotBeChecked { .. } => {
            Why::Silent(verdict.details().iter().map(|one| words::tell(locale, one)).collect())
        }
    }
}

fn mark(verdict: &Verdict) -> Mark {
    match verdict {
        Verdict::Holds { .. } => Mark::Holds,
        Verdict::HoldsIf { .. } => Mark::HoldsIf,
        Verdict::DoesNotAdd { .. } => Mark::Fails,
        Verdict::CannotBeChecked { .. } => Mark::Unknown,
    }
}

/// How many figures there are of each verdict; verdicts that nothing has are left out.
fn tally<'f>(locale: &Locale, findings: impl Iterator<Item = &'f Finding>) -> Vec<(Mark, Html)> {
    let marks: Vec<Mark> = findings.map(|finding| mark(&finding.verdict)).collect();
    [Mark::Holds, Mark::HoldsIf, Mark::Fails, Mark::Unknown]
        .into_iter()
        .filter_map(|kind| {
            let count = marks.iter().filter(|mark| **mark == kind).count();
            let said = locale.say(&format!("cohort-recon-count-{}", kind.name())).arg("count", count).html();
            (count > 0).then_some((kind, said))
        })
        .collect()
}
