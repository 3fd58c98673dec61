//! When a report is agreed, and what stands in its way.

use std::collections::BTreeSet;

use centum_base::{Digest, Id, Timestamp};

use super::model::{PanelMark, Report, ReportState, Said, Voice};
use crate::process::SelectionState;
use crate::reviewers::Reviewer;
use crate::reviews::marking::Sheet;
use crate::reviews::{Held, Mark, ReviewState};

/// The longest view or comment, in characters.
pub const MAX_SAID: usize = 5_000;
/// The most comments on one report.
pub const MAX_COMMENTS: usize = 500;

/// Why something cannot be done with a report now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The selection does not deliberate.
    NotDeliberating,
    /// Marks are not final yet: the report can be changed without being opened again.
    NotFinal,
    /// So many reviews of the application are not submitted.
    ReviewsOpen(usize),
    /// No review of the application counts.
    NoReviews,
    /// The person named has no review that counts.
    NotAReviewer,
    /// The rapporteur writes.
    NotTheRapporteur,
    /// Nobody has asked for approval, or the content has changed since.
    NotAsked,
    /// The reviewer has spoken in this round.
    SaidAlready,
    /// The report is not agreed.
    NotAgreed,
    /// Everybody has spoken of what stands.
    AgreedAlready,
    /// Whoever reviewed the application does not decide that the others are not waited for.
    ReviewedIt,
}

/// How a report stands, by those whose reviews count now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is written, or was changed since approval was asked for.
    Drafting,
    /// So many have not spoken of the content that stands.
    Waiting(usize),
    /// Somebody whose voice was heard does not count any more: a new round is needed.
    Unsettled,
    /// Everybody who counts and reads still has spoken of exactly this content.
    Agreed,
}

/// The reviewers whose reviews of an application count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counting {
    /// All of them.
    pub all: BTreeSet<Id<Reviewer>>,
    /// Those among them for whom nobody waits. What they said holds.
    pub left: BTreeSet<Id<Reviewer>>,
}

impl Counting {
    /// Those who count, out of every review of one application whose report was agreed then, if it was.
    pub fn of<'h>(held: impl IntoIterator<Item = &'h Held>, agreed_at: Option<Timestamp>) -> Self {
        let mut counting = Self::default();
        for one in held.into_iter().filter(|one| one.review.state == ReviewState::Submitted) {
            counting.all.insert(one.review.reviewer);
            if is_let_go(one, agreed_at) {
                counting.left.insert(one.review.reviewer);
            }
        }
        counting
    }
}

/// Whether nobody waits for a voice: of who left, and of who was not waited for when the report was agreed.
pub fn is_let_go(one: &Held, agreed_at: Option<Timestamp>) -> bool {
    let was_read = |agreed: Timestamp| one.review.submitted_at.is_some_and(|submitted| submitted < agreed);
    one.left || agreed_at.is_some_and(was_read)
}

/// How a report stands. `content` is the digest of what stands. Nobody waits for who left: without them it would never be agreed.
pub fn standing(report: &Report, voices: &[Voice], counting: &Counting, content: Digest) -> Standing {
    if report.state == ReportState::Drafting {
        return Standing::Drafting;
    }
    let heard: Vec<&Voice> = voices.iter().filter(|voice| voice.round == report.round).collect();
    if heard.iter().any(|voice| voice.content != content) {
        return Standing::Drafting;
    }
    if counting.all.is_empty() || heard.iter().any(|voice| !counting.all.contains(&voice.reviewer)) {
        return Standing::Unsettled;
    }
    let is_silent = |one: &&Id<Reviewer>| !heard.iter().any(|voice| voice.reviewer == **one);
    match counting.all.difference(&counting.left).filter(is_silent).count() {
        // Where everybody left, nobody has agreed on anything.
        0 if heard.is_empty() => Standing::Unsettled,
        0 => Standing::Agreed,
        waiting => Standing::Waiting(waiting),
    }
}

/// The views of the round that are not those of the report, of reviewers who count.
pub fn minority<'v>(
    report: &Report,
    voices: &'v [Voice],
    counting: &BTreeSet<Id<Reviewer>>,
) -> Vec<(&'v Voice, &'v str)> {
    let view = |voice: &'v Voice| match &voice.said {
        Said::Minority(view) if voice.round == report.round && counting.contains(&voice.reviewer) => {
            Some((voice, view.as_str()))
        }
        _ => None,
    };
    voices.iter().filter_map(view).collect()
}

/// Whether a report is written while the selection stands so. Once marks are final, that is one that is not agreed: it was opened
/// again, somebody who spoke counts no more, or its application came late. Its last voice closes it.
pub fn is_written(selection: SelectionState, report: Option<Standing>) -> Result<(), Refusal> {
    match selection {
        SelectionState::Deliberating => Ok(()),
        SelectionState::Deciding | SelectionState::Released if report != Some(Standing::Agreed) => Ok(()),
        _ => Err(Refusal::NotDeliberating),
    }
}

/// Whether a report that was agreed can be opened again.
pub fn may_evaluate_again(selection: SelectionState, report: Standing) -> Result<(), Refusal> {
    match (selection, report) {
        (SelectionState::Deciding | SelectionState::Released, Standing::Agreed | Standing::Unsettled) => {
            Ok(())
        }
        (SelectionState::Deciding | SelectionState::Released, _) => Err(Refusal::NotAgreed),
        _ => Err(Refusal::NotFinal),
    }
}

/// What the panel changed and still holds. A change ends where the report says something else of that criterion later: it was
/// made in another text.
pub fn holding(sheet: &Sheet, changed: &[PanelMark]) -> Vec<PanelMark> {
    let written_since = |change: &PanelMark| {
        sheet.stands(&change.criterion).is_some_and(|version| version.saved_at > change.changed_at)
    };
    changed.iter().filter(|change| !written_since(change)).cloned().collect()
}

/// Whether the panel may change marks while the selection stands so.
pub fn is_paneling(selection: SelectionState) -> Result<(), Refusal> {
    match selection {
        SelectionState::Deliberating | SelectionState::Deciding => Ok(()),
        _ => Err(Refusal::NotDeliberating),
    }
}

/// What a report begins with: the points where all are of one mind, and every comment under the letter of its author.
pub fn merged(criterion: &str, individual: &[(String, Mark)]) -> Mark {
    let first = individual.first().and_then(|(_, mark)| mark.halves);
    let is_one_mind = individual.iter().all(|(_, mark)| mark.halves == first);
    let comments: Vec<String> = individual
        .iter()
        .filter(|(_, mark)| !mark.comment.trim().is_empty())
        .map(|(letter, mark)| format!("{letter}: {}", mark.comment.trim()))
        .collect();
    let most = crate::reviews::rules::MAX_COMMENT;
    let comment = comments.join("\n\n").chars().take(most).collect();
    Mark { criterion: criterion.to_owned(), halves: first.filter(|_| is_one_mind), comment }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reviews::marking::{self, Version};

    fn reviewer(name: &str) -> Id<Reviewer> {
        Id::of_name("reviewer", name)
    }

    fn report(state: ReportState, round: u32) -> Report {
        Report {
            expression: Id::of_name("expression", "e"),
            selection: Id::of_name("selection", "s"),
            rapporteur: reviewer("a"),
            state,
            round,
            agreed_at: None,
            version: 1,
        }
    }

    fn voice(round: u32, who: &str, content: &str, said: Said) -> Voice {
        let content = Digest::of(content.as_bytes());
        Voice { round, reviewer: reviewer(who), content, said, said_at: Timestamp::UNIX_EPOCH }
    }

    fn stands(voices: &[Voice], counting: &[&str], content: &str) -> Standing {
        stands_without(voices, counting, &[], content)
    }

    fn stands_without(voices: &[Voice], counting: &[&str], left: &[&str], content: &str) -> Standing {
        let named = |names: &[&str]| names.iter().map(|name| reviewer(name)).collect();
        let counting = Counting { all: named(counting), left: named(left) };
        standing(&report(ReportState::Approving, 2), voices, &counting, Digest::of(content.as_bytes()))
    }

    #[test]
    fn a_report_is_agreed_when_everybody_who_counts_has_spoken_of_this_content() {
        let view = Said::Minority("Too much".into());
        let voices = [voice(2, "a", "x", Said::Approves), voice(2, "b", "x", view)];
        assert_eq!(stands(&voices, &["a", "b"], "x"), Standing::Agreed);
        assert_eq!(stands(&voices[..1], &["a", "b"], "x"), Standing::Waiting(1));
        assert_eq!(stands(&voices, &["a", "b", "c"], "x"), Standing::Waiting(1));
    }

    #[test]
    fn approval_of_another_content_or_of_an_earlier_round_is_none() {
        let voices = [voice(2, "a", "x", Said::Approves), voice(2, "b", "x", Said::Approves)];
        assert_eq!(stands(&voices, &["a", "b"], "y"), Standing::Drafting);
        let earlier = [voice(1, "a", "x", Said::Approves), voice(1, "b", "x", Said::Approves)];
        assert_eq!(stands(&earlier, &["a", "b"], "x"), Standing::Waiting(2));
    }

    #[test]
    fn a_voice_that_counts_no_more_opens_the_agreement() {
        let voices = [voice(2, "a", "x", Said::Approves), voice(2, "b", "x", Said::Approves)];
        assert_eq!(stands(&voices, &["a"], "x"), Standing::Unsettled);
        assert_eq!(stands(&voices, &[], "x"), Standing::Unsettled);
    }

    #[test]
    fn nobody_waits_for_who_left_and_what_they_said_holds() {
        let voices = [voice(2, "a", "x", Said::Approves), voice(2, "b", "x", Said::Approves)];
        let all = ["a", "b", "c"];
        assert_eq!(stands_without(&voices, &all, &["c"], "x"), Standing::Agreed);
        assert_eq!(stands_without(&voices, &all, &["a", "c"], "x"), Standing::Agreed);
        assert_eq!(stands_without(&voices, &all, &["a"], "x"), Standing::Waiting(1));
        assert_eq!(stands_without(&[], &all, &all, "x"), Standing::Unsettled, "nobody agreed on it");
    }

    #[test]
    fn once_marks_are_final_only_a_report_that_is_not_agreed_is_written() {
        let open = [None, Some(Standing::Drafting), Some(Standing::Waiting(1)), Some(Standing::Unsettled)];
        for selection in [SelectionState::Deciding, SelectionState::Released] {
            assert!(open.iter().all(|report| is_written(selection, *report).is_ok()));
            assert_eq!(is_written(selection, Some(Standing::Agreed)), Err(Refusal::NotDeliberating));
            assert_eq!(may_evaluate_again(selection, Standing::Agreed), Ok(()));
            assert_eq!(may_evaluate_again(selection, Standing::Unsettled), Ok(()));
            assert_eq!(may_evaluate_again(selection, Standing::Drafting), Err(Refusal::NotAgreed));
        }
        assert_eq!(is_written(SelectionState::Deliberating, Some(Standing::Agreed)), Ok(()));
        assert!(open.iter().all(|report| is_written(SelectionState::Closed, *report).is_err()));
        let early = may_evaluate_again(SelectionState::Deliberating, Standing::Agreed);
        assert_eq!(early, Err(Refusal::NotFinal));
    }

    #[test]
    fn what_the_panel_changed_ends_where_the_report_says_something_else_later() {
        let at = |second| Timestamp::from_second(second).expect("an instant");
        let change = |second| PanelMark {
            criterion: "a".into(),
            number: 1,
            halves: 5,
            reason: "Compared".into(),
            changed_by: String::new(),
            changed_at: at(second),
        };
        let written = |second| Version {
            revision: 1,
            base: 0,
            mark: Mark { criterion: "a".into(), halves: Some(6), comment: String::new() },
            standing: marking::Standing::Taken,
            author: String::new(),
            saved_at: at(second),
        };
        let changed = [change(10), change(20)];
        assert_eq!(holding(&Sheet(vec![written(15)]), &changed), [change(20)]);
        assert_eq!(holding(&Sheet(vec![written(10)]), &changed).len(), 2);
        assert_eq!(holding(&Sheet(Vec::new()), &changed).len(), 2, "nothing was written since");
    }

    #[test]
    fn a_minority_view_is_kept_beside_the_report() {
        let view = Said::Minority("Too much".into());
        let voices = [voice(2, "a", "x", Said::Approves), voice(2, "b", "x", view)];
        let counting = [reviewer("a"), reviewer("b")].into();
        let kept = minority(&report(ReportState::Agreed, 2), &voices, &counting);
        assert_eq!(kept.iter().map(|(_, view)| *view).collect::<Vec<_>>(), ["Too much"]);
        let without = [reviewer("a")].into();
        assert!(minority(&report(ReportState::Agreed, 2), &voices, &without).is_empty());
    }

    #[test]
    fn a_report_begins_with_the_points_only_where_all_are_of_one_mind() {
        let mark = |halves, comment: &str| Mark {
            criterion: "k".into(),
            halves: Some(halves),
            comment: comment.into(),
        };
        let one = merged("k", &[("A".into(), mark(6, "Good")), ("B".into(), mark(6, " "))]);
        assert_eq!((one.halves, one.comment.as_str()), (Some(6), "A: Good"));
        let two = merged("k", &[("A".into(), mark(6, "Good")), ("B".into(), mark(7, "Better"))]);
        assert_eq!((two.halves, two.comment.as_str()), (None, "A: Good\n\nB: Better"));
    }
}
