//! A sample of every page of the panel.

use askama::Template;
use centum_accounts::Person;
use centum_base::Id;
use centum_calls::organiser::entrants::Entrant;
use centum_web::links::Query;
use centum_web::page::Face;
use centum_web::{Locale, Page, Sample};

use super::{live, progress, scores};
use crate::consensus::rules::Standing;
use crate::consensus::{Board, Line, Live, Outcome, Report, ReportState};
use crate::pages::reviewing::sample::{DATA, call, entrant, mark, review, selection};
use crate::process::SelectionState;
use crate::reviews::{Counted, Held, Mark, Review, ReviewState, Spread};

/// A sample of every page of the room.
pub(crate) fn samples() -> Vec<Sample> {
    vec![
        Sample::new("selection-progress", |l| {
            let page = page(l, "selection-progress-title");
            progress::view(l, page, &call(), &board(), &Query::default()).render()
        })
        .with_data(DATA),
        Sample::new("selection-scores", |l| {
            let query = Query::parse(Some("sort=-apart"));
            let of = (&query, true);
            scores::view(l, page(l, "selection-scores-title"), &call(), &board(), of).render()
        })
        .with_data(DATA),
        Sample::new("selection-scores-empty", |l| {
            let board = Board { lines: Vec::new(), names: board().names };
            let query = Query::parse(Some("only=apart"));
            scores::view(l, page(l, "selection-scores-title"), &call(), &board, (&query, true)).render()
        })
        .with_data(DATA),
        Sample::new("panel-live", |l| {
            let discussed = Live::Discussed {
                number: 12,
                reference: "EOI-0012".into(),
                title: "Λάρισα".into(),
                leave: vec!["Ελένη".into()],
            };
            let selection = selection(SelectionState::Deliberating);
            let of = (&call(), &selection);
            live::view(l, page(l, "selection-panel-live"), of, discussed, Some(&board())).render()
        })
        .with_data(DATA),
        Sample::new("panel-live-leave", |l| {
            let selection = selection(SelectionState::Deliberating);
            let of = (&call(), &selection);
            live::view(l, page(l, "selection-panel-live"), of, Live::Leave, None).render()
        })
        .with_data(DATA),
        Sample::new("panel-live-nothing", |l| {
            let selection = selection(SelectionState::Deliberating);
            let of = (&call(), &selection);
            live::view(l, page(l, "selection-panel-live"), of, Live::Nothing, None).render()
        })
        .with_data(DATA),
    ]
}

fn page(l: &Locale, title: &str) -> Page {
    Page::sample(Face::Desk, l, l.text(title))
}

fn person(name: &str) -> Id<Person> {
    Id::of_name("person", name)
}

fn counted(who: &str, halves: u32) -> Counted {
    let review = Review { id: Id::of_name("review", who), ..review(ReviewState::Submitted) };
    let held = Held { review, person: person(who), left: false };
    Counted { held, marks: vec![Mark { halves: Some(halves), ..mark() }] }
}

fn line(number: u32, halves: [u32; 2]) -> Line {
    let counted: Vec<Counted> = vec![counted("1", halves[0]), counted("2", halves[1])];
    let criteria = call().terms.criteria;
    let reviewer = Id::of_name("reviewer", "sample");
    let report = Report {
        expression: Id::of_name("expression", "sample"),
        selection: Id::of_name("selection", "sample"),
        rapporteur: reviewer,
        state: ReportState::Agreed,
        round: 1,
        agreed_at: None,
        version: 1,
    };
    Line {
        entrant: Entrant { id: Id::of_name("expression", &number.to_string()), number, ..entrant() },
        held: counted.iter().map(|one| one.held.clone()).collect(),
        spread: Spread::of(&criteria, &counted),
        counted,
        outcome: Some(Outcome {
            report,
            standing: Standing::Agreed,
            marks: vec![Mark { halves: Some(4), ..mark() }],
            changed: Vec::new(),
        }),
    }
}

fn board() -> Board {
    let names = [("1", "Ελένη"), ("2", "Νίκος")];
    Board {
        lines: vec![line(1, [3, 9]), line(2, [6, 7]), line(3, [2, 4])],
        names: names.map(|(id, name)| (person(id), name.to_owned())).into_iter().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letters::english;

    #[test]
    fn many_applications_are_shown_page_by_page() {
        let lines: Vec<Line> = (1..=201).map(|number| line(number, [3, 4])).collect();
        let (board, second) = (Board { lines, names: board().names }, Query::parse(Some("page=2")));
        let l = english();
        let progress = progress::view(l, page(l, "selection-progress-title"), &call(), &board, &second);
        let scores = scores::view(l, page(l, "selection-scores-title"), &call(), &board, (&second, true));
        for html in [progress.render().unwrap(), scores.render().unwrap()] {
            assert!(html.contains("EOI-0201") && !html.contains("EOI-0200"), "{html}");
        }
    }
}
