//! What the pages of the room look at, without what the viewer is kept from.

use std::collections::BTreeMap;

use centum_accounts::{Person, people};
use centum_base::Id;
use centum_calls::call::Call;
use centum_calls::expression::model::Expression;
use centum_calls::organiser::entrants::{Admission, Entrant};
use centum_web::{Problem, Visit};

use super::{begun, home};
use crate::assignment;
use crate::process::Selection;
use crate::reviewers::{self, Conflicts, Reviewer, ReviewerState};
use crate::reviews::{Review, ReviewState};

/// A selection as one viewer may see it.
pub(super) struct Room {
    pub(super) call: Call,
    pub(super) selection: Selection,
    /// The applications that the viewer may know of.
    pub(super) entrants: Vec<Entrant>,
    pub(super) reviewers: Vec<Reviewer>,
    pub(super) conflicts: Conflicts,
    /// The reviews of those applications, ended ones too.
    pub(super) reviews: Vec<Review>,
    pub(super) names: BTreeMap<Id<Person>, String>,
    /// Whether there is anything that the viewer may not know of: such a person gives nothing out.
    pub(super) is_kept: bool,
}

/// How much of what a reviewer was given is how far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Load {
    pub(super) live: usize,
    pub(super) begun: usize,
    pub(super) submitted: usize,
}

impl Room {
    /// The selection of a call, as the visitor may see it.
    pub(super) async fn of(visit: &Visit, slug: &str) -> Result<Self, Problem> {
        let (call, selection) = begun(visit, slug).await?;
        let mut reader = visit.app.house.read().await?;
        let mut conn = reader.conn();
        let (mut entrants, conflicts) = reviewers::with_entrants(&mut conn, &selection).await?;
        let hidden = visit.actor.person().map(|person| conflicts.hidden_from(person.id)).unwrap_or_default();
        entrants.retain(|one| !hidden.contains(&one.id));
        let reviewers = reviewers::reviewers(&mut conn, selection.id).await?;
        let mut reviews = assignment::given(&mut conn, selection.id).await?;
        reviews.retain(|one| !hidden.contains(&one.expression));
        let names = people(&mut conn).await?.into_iter().map(|person| (person.id, person.name)).collect();
        Ok(Self {
            call,
            selection,
            entrants,
            reviewers,
            conflicts,
            reviews,
            names,
            is_kept: !hidden.is_empty(),
        })
    }

    /// The address below which the pages of the selection stand.
    pub(super) fn home(&self) -> String {
        home(&self.call)
    }

    /// The name of a person.
    pub(super) fn name(&self, person: Id<Person>) -> &str {
        self.names.get(&person).map_or("—", String::as_str)
    }

    /// The name of a reviewer.
    pub(super) fn reader(&self, id: Id<Reviewer>) -> &str {
        self.reviewer(id).map_or("—", |one| self.name(one.person))
    }

    /// The reviewer of an identifier, if invited here.
    pub(super) fn reviewer(&self, id: Id<Reviewer>) -> Option<&Reviewer> {
        self.reviewers.iter().find(|one| one.id == id)
    }

    /// The application of a number; to who is kept from it there is none.
    pub(super) fn entrant(&self, number: u32) -> Result<&Entrant, Problem> {
        self.entrants.iter().find(|one| one.number == number).ok_or_else(Problem::not_found)
    }

    /// The application of an identifier.
    pub(super) fn by_id(&self, id: Id<Expression>) -> Option<&Entrant> {
        self.entrants.iter().find(|one| one.id == id)
    }

    /// What is to be read: everything that was not decided to be ineligible.
    pub(super) fn to_be_read(&self) -> impl Iterator<Item = &Entrant> {
        self.entrants.iter().filter(|one| one.admission(&self.call) != Admission::Ineligible)
    }

    /// Who accepted to read.
    pub(super) fn reading(&self) -> impl Iterator<Item = &Reviewer> {
        self.reviewers.iter().filter(|one| one.state == ReviewerState::Accepted)
    }

    /// The live reviews of an application.
    pub(super) fn readers_of(&self, id: Id<Expression>) -> impl Iterator<Item = &Review> {
        self.reviews.iter().filter(move |one| one.expression == id && one.state.is_live())
    }

    /// What a reviewer has.
    pub(super) fn load(&self, id: Id<Reviewer>) -> Load {
        let mut load = Load::default();
        for one in self.reviews.iter().filter(|one| one.reviewer == id && one.state.is_live()) {
            load.live += 1;
            load.begun += usize::from(one.state == ReviewState::Open);
            load.submitted += usize::from(one.state == ReviewState::Submitted);
        }
        load
    }

    /// How many of the applications in view somebody is kept from.
    pub(super) fn kept_from(&self, person: Id<Person>) -> usize {
        self.entrants.iter().filter(|one| self.conflicts.keeps(person, one.id)).count()
    }
}
