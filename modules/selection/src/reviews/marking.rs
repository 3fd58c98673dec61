//! Marks that are saved as they are typed: which version stands, and what becomes of one that arrives. Reviews and reports
//! are written alike.

use centum_base::Timestamp;
use centum_calls::call::Criterion;

use super::model::Mark;

/// The most versions of one criterion.
pub const MAX_VERSIONS: u32 = 5_000;

/// What was acknowledged once. It stays, whatever comes after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its number within the criterion, from 1.
    pub revision: u32,
    /// The revision that its author saw when writing it; 0 if there was none.
    pub base: u32,
    /// What was saved.
    pub mark: Mark,
    /// What became of it.
    pub standing: Standing,
    /// Who saved it.
    pub author: String,
    /// When.
    pub saved_at: Timestamp,
}

/// What became of a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// It became the mark. The last of these stands.
    Taken,
    /// It met another version and waits for a person.
    Aside,
    /// It stood aside, and a person has settled it.
    Settled,
}

impl Standing {
    const ALL: [Self; 3] = [Self::Taken, Self::Aside, Self::Settled];

    /// The name in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Taken => "taken",
            Self::Aside => "aside",
            Self::Settled => "settled",
        }
    }

    /// The standing of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.name() == name)
    }
}

/// A mark that arrives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Save {
    /// The revision that its author saw; 0 if there was none.
    pub base: u32,
    /// What is to be kept.
    pub mark: Mark,
}

/// What a save came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// It is the mark now.
    Taken {
        /// Its revision: the base of the next save.
        revision: u32,
        /// When it was kept.
        at: Timestamp,
    },
    /// The same stood there already.
    Unchanged {
        /// The revision that stands.
        revision: u32,
        /// When that was kept; nothing if nothing ever was.
        at: Option<Timestamp>,
    },
    /// Another version was saved in the meantime: both are kept.
    Aside {
        /// The revision under which what was sent stands aside.
        kept_as: u32,
        /// What stands.
        theirs: Option<Version>,
    },
}

/// What becomes of a save.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The same stands there already.
    Same,
    /// It becomes the mark, as this revision.
    Taken(u32),
    /// It is kept aside, as this revision.
    Aside(u32),
    /// It stands aside already, as this revision: it was sent again.
    AsideAlready(u32),
}

/// Every version of every criterion of one review or report, in the order of their numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet(pub Vec<Version>);

impl Sheet {
    fn of<'s>(&'s self, criterion: &'s str) -> impl DoubleEndedIterator<Item = &'s Version> {
        self.0.iter().filter(move |version| version.mark.criterion == criterion)
    }

    /// The version that stands.
    pub fn stands<'s>(&'s self, criterion: &'s str) -> Option<&'s Version> {
        self.of(criterion).rfind(|version| version.standing == Standing::Taken)
    }

    /// What met another version and waits for a person.
    pub fn asides<'s>(&'s self, criterion: &'s str) -> impl Iterator<Item = &'s Version> {
        self.of(criterion).filter(|version| version.standing == Standing::Aside)
    }

    /// Whether any version waits for a person.
    pub fn is_unsettled(&self) -> bool {
        self.0.iter().any(|version| version.standing == Standing::Aside)
    }

    /// The marks that stand, in the order of the criteria; an empty one where nothing was saved.
    pub fn marks(&self, criteria: &[Criterion]) -> Vec<Mark> {
        let mark = |criterion: &Criterion| match self.stands(&criterion.key) {
            Some(version) => version.mark.clone(),
            None => Mark { criterion: criterion.key.clone(), ..Mark::default() },
        };
        criteria.iter().map(mark).collect()
    }

    /// When something was last saved.
    pub fn saved_at(&self) -> Option<Timestamp> {
        self.0.iter().map(|version| version.saved_at).max()
    }

    /// Decides what becomes of a save.
    pub fn decide(&self, save: &Save) -> Outcome {
        let stands = self.stands(&save.mark.criterion);
        let is_same = match stands {
            Some(version) => version.mark == save.mark,
            None => save.mark.halves.is_none() && save.mark.comment.is_empty(),
        };
        if is_same {
            return Outcome::Same;
        }
        let next = self.of(&save.mark.criterion).map(|version| version.revision).max().unwrap_or(0) + 1;
        if save.base == stands.map_or(0, |version| version.revision) {
            return Outcome::Taken(next);
        }
        let mut asides = self.asides(&save.mark.criterion);
        match asides.find(|version| version.base == save.base && version.mark == save.mark) {
            Some(version) => Outcome::AsideAlready(version.revision),
            None => Outcome::Aside(next),
        }
    }

    /// Whether somebody who saw the revision `base` left the mark as it was. A page sends all its marks, also those that
    /// nobody touched: they are no saves, whatever was saved meanwhile.
    pub fn is_untouched(&self, save: &Save) -> bool {
        match self.of(&save.mark.criterion).find(|version| version.revision == save.base) {
            Some(seen) => seen.mark == save.mark,
            None => save.mark.halves.is_none() && save.mark.comment.is_empty(),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn mark(comment: &str) -> Mark {
        Mark { criterion: "a".into(), halves: Some(6), comment: comment.into() }
    }

    fn version(revision: u32, comment: &str, standing: Standing) -> Version {
        let saved_at = Timestamp::UNIX_EPOCH;
        Version { revision, base: 0, mark: mark(comment), standing, author: String::new(), saved_at }
    }

    fn save(base: u32, comment: &str) -> Save {
        Save { base, mark: mark(comment) }
    }

    #[test]
    fn a_save_on_top_of_what_its_author_saw_becomes_the_mark() {
        let sheet = Sheet(vec![version(1, "old", Standing::Taken), version(2, "other", Standing::Aside)]);
        assert_eq!(sheet.decide(&save(1, "new")), Outcome::Taken(3));
        assert_eq!(sheet.decide(&save(0, "new")), Outcome::Aside(3));
        assert_eq!(sheet.decide(&save(0, "old")), Outcome::Same);
    }

    #[test]
    fn what_stands_aside_and_is_sent_again_stands_there_once() {
        let sheet = Sheet(vec![version(1, "old", Standing::Taken), version(2, "mine", Standing::Aside)]);
        assert_eq!(sheet.decide(&save(0, "mine")), Outcome::AsideAlready(2));
        assert_eq!(sheet.decide(&save(0, "mine too")), Outcome::Aside(3));
        assert_eq!(sheet.decide(&save(1, "mine")), Outcome::Taken(3), "who saw what stands chooses it");
    }

    #[test]
    fn what_stands_aside_or_was_settled_is_not_the_mark() {
        let sheet = Sheet(vec![version(1, "old", Standing::Taken), version(2, "late", Standing::Settled)]);
        assert_eq!(sheet.stands("a").map(|one| one.revision), Some(1));
        assert!(!sheet.is_unsettled());
        assert!(sheet.stands("b").is_none());
    }

    #[test]
    fn a_mark_that_nobody_touched_is_no_save() {
        let sheet = Sheet(vec![version(1, "old", Standing::Taken), version(2, "new", Standing::Taken)]);
        assert!(sheet.is_untouched(&save(1, "old")));
        assert!(!sheet.is_untouched(&save(1, "new")));
        let empty = Save { base: 0, mark: Mark { criterion: "b".into(), ..Mark::default() } };
        assert!(sheet.is_untouched(&empty));
    }

    proptest! {
        /// Whoever saves whatever in whichever order: every text stands, was overwritten by someone who saw it, or stands aside.
        #[test]
        fn no_mark_is_overwritten_from_a_tab_that_did_not_see_it(
            saves in prop::collection::vec((0_usize..3, 0_u8..4, any::<bool>()), 1..40)
        ) {
            let mut seen = [0_u32; 3];
            let mut sheet = Sheet::default();
            for (tab, what, reloads) in saves {
                let stood = sheet.stands("a").cloned();
                if reloads {
                    seen[tab] = stood.as_ref().map_or(0, |one| one.revision);
                }
                let arriving = save(seen[tab], &what.to_string());
                let (revision, standing) = match sheet.decide(&arriving) {
                    Outcome::Same => {
                        prop_assert_eq!(stood.map(|one| one.mark), Some(arriving.mark));
                        continue;
                    }
                    Outcome::Taken(revision) => {
                        prop_assert_eq!(seen[tab], stood.map_or(0, |one| one.revision));
                        seen[tab] = revision;
                        (revision, Standing::Taken)
                    }
                    Outcome::Aside(revision) => (revision, Standing::Aside),
                    Outcome::AsideAlready(revision) => {
                        let is_it = |one: &Version| one.revision == revision && one.mark == arriving.mark;
                        prop_assert!(sheet.asides("a").any(is_it));
                        continue;
                    }
                };
                prop_assert!(sheet.0.iter().all(|one| one.revision < revision));
                sheet.0.push(version(revision, &arriving.mark.comment, standing));
            }
        }
    }
}
