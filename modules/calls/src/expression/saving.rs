//! What becomes of an answer that arrives: pure rules.

use centum_base::Timestamp;
use centum_forms::Value;

use super::model::Revision;

/// What stands in a field when a save arrives.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'a> {
    /// The last revision; 0 before there is one.
    pub revision: u32,
    /// The highest number given out, also to versions that stand aside.
    pub last: u32,
    /// The answer.
    pub value: Option<&'a Value>,
}

/// A save that arrives.
#[derive(Clone, Copy, Debug)]
pub struct Arriving<'a> {
    /// The revision that its author saw.
    pub base: u32,
    /// What is to be kept.
    pub value: Option<&'a Value>,
}

/// What becomes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The same stands there already: nothing to do.
    Same,
    /// It becomes the answer, as this revision.
    Taken(u32),
    /// Somebody saved another version in the meantime: it is kept aside, as this revision, and both are shown.
    Aside(u32),
}

/// Decides what becomes of a save.
pub fn decide(stands: Standing<'_>, arrives: Arriving<'_>) -> Outcome {
    if stands.value == arrives.value {
        return Outcome::Same;
    }
    let next = stands.last + 1;
    if arrives.base == stands.revision { Outcome::Taken(next) } else { Outcome::Aside(next) }
}

/// How long an earlier revision of the same author is followed so closely that it need not be kept.
const CLOSELY: i64 = 20;

/// Whether the history may let go of `earlier` because `later`, by the same author and written on top of it, says all of it
/// a moment later. A revision that lost text is never let go of.
pub fn absorbs(later: (Option<&Value>, Timestamp), earlier: (Option<&Value>, Timestamp)) -> bool {
    let close = later.1.as_second().saturating_sub(earlier.1.as_second()) <= CLOSELY;
    let says_all = match (later.0, earlier.0) {
        (Some(Value::Text(later)), Some(Value::Text(earlier))) => later.starts_with(earlier.trim_end()),
        _ => false,
    };
    close && says_all
}

/// Whether somebody who saw the revision `base` left the field as it was. A page sends all its fields, also those that
/// nobody touched: they are no saves, whatever others have saved meanwhile. `kept` are the revisions of the field.
pub fn is_untouched(base: u32, sent: Option<&Value>, kept: &[Revision]) -> bool {
    if base == 0 {
        return sent.is_none();
    }
    if let Some(seen) = kept.iter().find(|one| one.revision == base) {
        return seen.value.as_ref() == sent;
    }
    // The history let go of what was seen, because the revision after it begins with the same words.
    let next = kept.iter().filter(|one| one.revision > base).min_by_key(|one| one.revision);
    match (next.and_then(|next| next.value.as_ref()), sent) {
        (Some(Value::Text(next)), Some(Value::Text(sent))) => next.starts_with(sent.trim_end()),
        _ => false,
    }
}

/// Whether a save was sent again that the history has let go of: what stands says all of it, and between what its author
/// saw and what stands a revision is gone.
pub fn is_echo(base: u32, sent: Option<&Value>, stands: (u32, Option<&Value>), kept: &[Revision]) -> bool {
    let is_gone = |revision| !kept.iter().any(|one| one.revision == revision);
    let says_all = match (stands.1, sent) {
        (Some(Value::Text(stands)), Some(Value::Text(sent))) => stands.starts_with(sent.trim_end()),
        _ => false,
    };
    says_all && (base.saturating_add(1)..stands.0).any(is_gone)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    #[test]
    fn a_save_on_top_of_what_its_author_saw_becomes_the_answer() {
        let (old, new) = (text("a"), text("b"));
        let stands = Standing { revision: 3, last: 4, value: Some(&old) };
        assert_eq!(decide(stands, Arriving { base: 3, value: Some(&new) }), Outcome::Taken(5));
        assert_eq!(decide(stands, Arriving { base: 2, value: Some(&new) }), Outcome::Aside(5));
        assert_eq!(decide(stands, Arriving { base: 2, value: Some(&old) }), Outcome::Same);
    }

    #[test]
    fn clearing_a_field_is_a_save_too() {
        let old = text("a");
        let stands = Standing { revision: 1, last: 1, value: Some(&old) };
        assert_eq!(decide(stands, Arriving { base: 1, value: None }), Outcome::Taken(2));
        assert_eq!(decide(stands, Arriving { base: 0, value: None }), Outcome::Aside(2));
    }

    #[test]
    fn a_field_that_nobody_touched_is_no_save() {
        let kept = |revision, said: &str| Revision {
            revision,
            base: 0,
            value: Some(text(said)),
            author: String::new(),
            saved_at: Timestamp::UNIX_EPOCH,
            standing: super::super::model::Standing::Taken,
        };
        let history = [kept(1, "Our city"), kept(3, "Our city grows")];
        assert!(is_untouched(0, None, &history));
        assert!(!is_untouched(0, Some(&text("Mine")), &history));
        assert!(is_untouched(1, Some(&text("Our city")), &history));
        assert!(!is_untouched(1, None, &history));
        assert!(is_untouched(2, Some(&text("Our city gr")), &history), "let go of, but said again");
        assert!(!is_untouched(2, Some(&text("Their city")), &history));
    }

    #[test]
    fn a_save_that_the_history_let_go_of_is_known_when_it_comes_again() {
        let (short, long) = (text("Our city"), text("Our city grows"));
        assert!(is_echo(0, Some(&short), (2, Some(&long)), &[]));
        assert!(!is_echo(0, Some(&text("Their city")), (2, Some(&long)), &[]));
        assert!(!is_echo(1, Some(&short), (2, Some(&long)), &[]), "nothing is gone: somebody shortened it");
    }

    #[test]
    fn the_history_lets_go_only_of_what_is_said_again() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let (first, soon, later) =
            (at("2020-05-01T10:00:00Z"), at("2020-05-01T10:00:05Z"), at("2020-05-01T11:00:00Z"));
        let (short, long) = (text("Our city"), text("Our city grows"));
        assert!(absorbs((Some(&long), soon), (Some(&short), first)));
        assert!(!absorbs((Some(&long), later), (Some(&short), first)));
        assert!(!absorbs((Some(&short), soon), (Some(&long), first)));
        assert!(!absorbs((None, soon), (Some(&short), first)));
    }

    proptest! {
        /// Whoever saves whatever in whichever order: every text is either the answer, was overwritten by someone who saw
        /// it, or stands aside.
        #[test]
        fn no_text_is_overwritten_by_someone_who_did_not_see_it(
            saves in prop::collection::vec((0_usize..3, 0_u8..4, any::<bool>()), 1..40)
        ) {
            let mut seen = [0_u32; 3];
            let (mut revision, mut last, mut value) = (0, 0, None::<Value>);
            let mut given = 0;
            for (who, what, reloads) in saves {
                if reloads {
                    seen[who] = revision;
                }
                let new = text(&what.to_string());
                let before = value.clone();
                match decide(Standing { revision, last, value: before.as_ref() }, Arriving { base: seen[who], value: Some(&new) }) {
                    Outcome::Same => prop_assert_eq!(before, Some(new)),
                    Outcome::Taken(next) => {
                        prop_assert_eq!(seen[who], revision);
                        prop_assert!(next > last);
                        (revision, last, value) = (next, next, Some(new));
                        seen[who] = next;
                        given += 1;
                    }
                    Outcome::Aside(next) => {
                        prop_assert!(seen[who] != revision && next > last);
                        last = next;
                        given += 1;
                    }
                }
            }
            prop_assert_eq!(last, given);
        }
    }
}
