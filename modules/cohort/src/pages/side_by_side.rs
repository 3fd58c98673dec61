//! What several sources of one edition print about one thing, side by side, and our figure with it.

use centum_base::Date;
use centum_web::components::{Heading, Mark};
use centum_web::{Html, Locale};

use crate::figures::{Area, Finding, Reconciliation, Verdict, earlier};
use crate::model::{Claim, Part, Quantity, Roster};
use crate::pages::public::words;

/// Ways back that are shown: more of them explain nothing.
const MOST_WAYS: usize = 6;

/// The table; none where fewer than two sources print figures.
pub(crate) struct SideBySide {
    pub(crate) headings: Vec<Heading>,
    pub(crate) lines: Vec<Line>,
    /// What, taken back from the list, leaves the figures of the older of two sources.
    pub(crate) ways_back: Vec<Html>,
}

/// One thing that is counted.
pub(crate) struct Line {
    pub(crate) what: Html,
    /// What each source prints of it, in the order of the sources.
    pub(crate) printed: Vec<Option<Printed>>,
    pub(crate) ours: Option<String>,
    pub(crate) mark: Mark,
    pub(crate) said: Html,
}

/// A printed figure.
pub(crate) struct Printed {
    pub(crate) value: String,
    pub(crate) words: String,
    pub(crate) sentence: String,
}

impl SideBySide {
    /// The table of the sources, each by its name and what was found about it.
    pub(crate) fn of(locale: &Locale, sources: &[(&str, &Reconciliation)]) -> Option<Self> {
        let sources: Vec<_> = sources.iter().filter(|(_, found)| !found.findings.is_empty()).collect();
        if sources.len() < 2 {
            return None;
        }
        let findings: Vec<&[Finding]> = sources.iter().map(|(_, found)| found.findings.as_slice()).collect();
        let heading = |id: &str| Heading::plain(locale.text(id));
        let names = sources.iter().map(|(label, _)| Heading::plain(*label));
        Some(Self {
            headings: [heading("cohort-beside-what")]
                .into_iter()
                .chain(names)
                .chain([heading("cohort-recon-ours").of_numbers(), heading("cohort-beside-said")])
                .collect(),
            lines: aligned(&findings).iter().map(|printed| line(locale, printed)).collect(),
            ways_back: Vec::new(),
        })
    }

    /// The same, with the ways back from the newer of two dated sources to the older one.
    pub(crate) fn with_ways_back(
        mut self,
        locale: &Locale,
        roster: &Roster,
        area: &Area,
        sources: &[(Option<Date>, &[Claim])],
    ) -> Self {
        let [(Some(first), one), (Some(second), other)] = sources else { return self };
        let (older, newer) = if first <= second { (one, other) } else { (other, one) };
        let ways = earlier(roster, newer, older, area);
        let said = ways.iter().take(MOST_WAYS).map(|way| words::clauses(locale, &way.messages(roster)));
        self.ways_back = said.collect();
        self
    }
}

fn line(locale: &Locale, printed: &[Option<&Finding>]) -> Line {
    let found: Vec<&Finding> = printed.iter().flatten().copied().collect();
    let ours = found.iter().find_map(|finding| {
        let figure = finding.figure.as_ref();
        figure.filter(|_| !matches!(finding.verdict, Verdict::CannotBeChecked { .. }))
    });
    let values: Vec<i64> = found.iter().map(|finding| finding.claim.value).collect();
    let (least, most) = (values.iter().min().copied(), values.iter().max().copied());
    let apart = most.unwrap_or_default().saturating_sub(least.unwrap_or_default());
    let (mark, said) = match (values.len(), apart) {
        (1, _) => (Mark::Unknown, locale.html("cohort-beside-one")),
        (_, 0) => (Mark::Holds, locale.html("cohort-beside-same")),
        _ => (Mark::Fails, locale.say("cohort-beside-apart").arg("by", apart).html()),
    };
    Line {
        what: found.first().map(|finding| what(locale, &finding.claim)).unwrap_or_default(),
        printed: printed.iter().map(|one| one.map(|finding| as_printed(locale, &finding.claim))).collect(),
        ours: ours.map(|figure| locale.number(figure.value)),
        mark,
        said,
    }
}

fn as_printed(locale: &Locale, claim: &Claim) -> Printed {
    Printed {
        value: locale.number(claim.value),
        words: claim.words.clone(),
        sentence: claim.sentence.clone(),
    }
}

/// What a figure counts, and how its words narrow it.
fn what(locale: &Locale, claim: &Claim) -> Html {
    let (quantity, words) = (locale.text(quantity(claim.quantity)), &claim.qualifier);
    let narrowed = [
        words.part.map(|part| locale.text(&format!("cohort-part-{}", part.name()))),
        words
            .inside
            .map(|inside| locale.text(if inside { "cohort-beside-inside" } else { "cohort-beside-outside" })),
        words.still_open.then(|| locale.text("cohort-beside-open")),
    ];
    let narrowed: Vec<String> = narrowed.into_iter().flatten().collect();
    if narrowed.is_empty() {
        return Html::text(&quantity);
    }
    locale.say("cohort-beside-narrowed").arg("what", quantity).arg("words", narrowed.join(", ")).html()
}

/// What two figures must share to be about one thing.
type Subject = (Quantity, Option<Part>, Option<bool>, bool);

fn subject(finding: &Finding) -> Subject {
    let words = &finding.claim.qualifier;
    (finding.claim.quantity, words.part, words.inside, words.still_open)
}

/// The figures of all sources, those about one thing in one line: equal ones first, then one after the other. What a
/// source prints twice with one number stands once; figures that no rule counts are about nothing in common.
fn aligned<'f>(sources: &[&'f [Finding]]) -> Vec<Vec<Option<&'f Finding>>> {
    let mut subjects: Vec<Subject> = Vec::new();
    let all = sources.iter().flat_map(|findings| findings.iter());
    for finding in all.filter(|finding| finding.claim.quantity != Quantity::Other) {
        if !subjects.contains(&subject(finding)) {
            subjects.push(subject(finding));
        }
    }
    let mut lines: Vec<Vec<Option<&Finding>>> = Vec::new();
    for about in subjects {
        let mut left: Vec<Vec<&Finding>> = sources.iter().map(|findings| distinct(findings, about)).collect();
        loop {
            let shared = shared(&left);
            let take = |of_source: &mut Vec<&'f Finding>| {
                let place = match shared {
                    Some(value) => of_source.iter().position(|one| one.claim.value == value),
                    None => (!of_source.is_empty()).then_some(0),
                };
                place.map(|place| of_source.remove(place))
            };
            let line: Vec<Option<&Finding>> = left.iter_mut().map(take).collect();
            if line.iter().all(Option::is_none) {
                break;
            }
            lines.push(line);
        }
    }
    // What one source alone prints says nothing about the others: it comes last.
    lines.sort_by_key(|line| line.iter().flatten().count() < 2);
    lines
}

/// A number that two sources have in common.
fn shared(sources: &[Vec<&Finding>]) -> Option<i64> {
    let has = |of_source: &[&Finding], value| of_source.iter().any(|one| one.claim.value == value);
    let values = sources.iter().flatten().map(|finding| finding.claim.value);
    values.into_iter().find(|value| sources.iter().filter(|of_source| has(of_source, *value)).count() > 1)
}

fn distinct(findings: &[Finding], about: Subject) -> Vec<&Finding> {
    let mut found: Vec<&Finding> = Vec::new();
    for finding in findings.iter().filter(|finding| subject(finding) == about) {
        if !found.iter().any(|known| known.claim.value == finding.claim.value) {
            found.push(finding);
        }
    }
    found
}

fn quantity(quantity: Quantity) -> &'static str {
    match quantity {
        Quantity::Expressions => "cohort-beside-expressions",
        Quantity::ApplicantCities => "cohort-beside-applicant-cities",
        Quantity::ApplicantCountries => "cohort-beside-applicant-countries",
        Quantity::Selected => "cohort-beside-selected",
        Quantity::Cities => "cohort-beside-cities",
        Quantity::Countries => "cohort-beside-countries",
        Quantity::New => "cohort-beside-new",
        Quantity::Alumni => "cohort-beside-alumni",
        Quantity::Mentors => "cohort-beside-mentors",
        Quantity::CoreRows => "cohort-beside-core-rows",
        Quantity::International => "cohort-beside-international",
        Quantity::Consortia => "cohort-beside-consortia",
        Quantity::OpenSeats => "cohort-beside-open-seats",
        Quantity::Total => "cohort-beside-total",
        Quantity::EarlierProgramme => "cohort-beside-earlier",
        Quantity::Other => "cohort-beside-other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::reconcile;
    use crate::model::Qualifier;

    fn source(printed: &[(Quantity, i64)]) -> Reconciliation {
        let claim = |&(quantity, value): &(Quantity, i64)| Claim {
            quantity,
            qualifier: Qualifier::default(),
            value,
            words: value.to_string(),
            sentence: value.to_string(),
            line: 1,
            sum: None,
        };
        let claims: Vec<Claim> = printed.iter().map(claim).collect();
        reconcile(&Roster::default(), &claims, &Area::new(jiff::civil::date(2020, 7, 3), []))
    }

    fn values(sources: &[&Reconciliation]) -> Vec<Vec<Option<i64>>> {
        let findings: Vec<&[Finding]> = sources.iter().map(|found| found.findings.as_slice()).collect();
        let line = |line: &Vec<Option<&Finding>>| {
            line.iter().map(|one| one.map(|finding| finding.claim.value)).collect()
        };
        aligned(&findings).iter().map(line).collect()
    }

    #[test]
    fn equal_figures_stand_in_one_line_and_what_is_left_beside_what_is_left() {
        let first = source(&[(Quantity::Cities, 126), (Quantity::Cities, 80)]);
        let second = source(&[(Quantity::Cities, 80), (Quantity::Cities, 124)]);
        assert_eq!(values(&[&first, &second]), [[Some(80), Some(80)], [Some(126), Some(124)]]);
    }

    #[test]
    fn what_one_source_alone_prints_comes_last() {
        let first = source(&[(Quantity::Total, 100), (Quantity::Selected, 88), (Quantity::Selected, 88)]);
        let second = source(&[(Quantity::Selected, 90)]);
        assert_eq!(values(&[&first, &second]), [[Some(88), Some(90)], [Some(100), None]]);
    }
}
