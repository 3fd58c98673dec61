//! Reading, marking, agreeing.

use centum_base::Id;
use centum_calls::expression::Expression;
use centum_selection::assignment::{Keep, carry_out, propose};
use centum_selection::consensus;
use centum_selection::pool::pool;
use centum_selection::process::{self, Selection};
use centum_selection::reviewers::Reviewer;
use centum_selection::reviews::marking::Save;
use centum_selection::reviews::{self, Held, Mark, ReviewState};

use crate::challenge::{Challenge, place};

/// What everybody finds of an application in the end, in half points, by its place: coarse, so that there are ties.
pub(crate) fn worth(at: usize) -> [u32; 2] {
    let mixed = (at as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40;
    [5 + u32::try_from(mixed % 6).unwrap(), 5 + u32::try_from(mixed / 6 % 5).unwrap()]
}

fn saves([idea, team]: [u32; 2], base: u32) -> [Save; 2] {
    [("idea", idea), ("team", team)].map(|(criterion, halves)| Save {
        base,
        mark: Mark {
            criterion: criterion.into(),
            halves: Some(halves),
            comment: format!("On the {criterion}."),
        },
    })
}

impl Challenge {
    /// The next step, as the page takes it: nothing may be left to do.
    pub(crate) async fn go_on(&self) {
        let call = self.call().await;
        let progress = async |tx: &mut centum_store::Tx, one: &Selection| {
            let pool = pool(&mut tx.conn(), &call).await?;
            consensus::progress(&mut tx.conn(), one, &call, &pool).await
        };
        let seen = self.of().await.version;
        process::go_on(self.house(), &self.olga, self.selection, seen, progress).await.unwrap();
    }

    pub(crate) async fn give_out(&self) -> centum_selection::assignment::Carried {
        let number = propose(self.house(), &self.olga, self.selection, Keep::Everything).await.unwrap();
        carry_out(self.house(), &self.olga, self.selection, number, &place()).await.unwrap()
    }

    pub(crate) async fn held(&self) -> Vec<Held> {
        reviews::of_selection(&mut self.reader().await.conn(), self.selection).await.unwrap()
    }

    fn at(&self, id: Id<Expression>) -> usize {
        self.applications.iter().position(|one| *one == id).unwrap()
    }

    /// Marks and submits every review that waits; one reader in three is severe, one is mild.
    pub(crate) async fn read(&self) {
        let (house, people) = (self.house(), self.people());
        for held in self.held().await {
            if !held.review.state.is_live() || held.review.state == ReviewState::Submitted {
                continue;
            }
            let reader = self.readers.iter().position(|(id, _)| *id == held.review.reviewer).unwrap();
            let bias = |halves: u32| match reader % 3 {
                0 => halves - 1,
                1 => halves,
                _ => (halves + 1).min(10),
            };
            let (actor, id) = (people[&held.review.reviewer], held.review.id);
            let marks = saves(worth(self.at(held.review.expression)).map(bias), 0);
            reviews::save_marks(house, actor, id, &marks, house.now()).await.unwrap();
            reviews::submit(house, actor, id).await.unwrap();
        }
    }

    /// Who reads an application with a review that counts.
    pub(crate) async fn counting(&self, id: Id<Expression>) -> Vec<Id<Reviewer>> {
        let counts =
            |held: &Held| held.review.expression == id && held.review.state == ReviewState::Submitted;
        self.held().await.iter().filter(|held| counts(held)).map(|held| held.review.reviewer).collect()
    }

    /// The first reviewer writes the report, and all others approve exactly that.
    pub(crate) async fn agree(&self, at: usize) {
        let (house, place) = (self.house(), (self.selection, self.applications[at]));
        let (people, counting) = (self.people(), self.counting(place.1).await);
        consensus::name_rapporteur(house, &self.olga, place, counting[0]).await.unwrap();
        let rapporteur = people[&counting[0]];
        let marks = saves(worth(at), 1);
        consensus::save_marks(house, rapporteur, place, &marks, house.now()).await.unwrap();
        let round = consensus::ask_approval(house, rapporteur, place).await.unwrap();
        let selection = self.of().await;
        let reading =
            consensus::for_manager(&mut self.reader().await.conn(), &self.olga, selection, place.1).await;
        let content = reading.unwrap().report.unwrap().content;
        for reviewer in &counting[1..] {
            let said = consensus::Said::Approves;
            consensus::speak(house, people[reviewer], place, (round, content), &said).await.unwrap();
        }
    }
}
