//! Inviting somebody to read.

use centum_accounts::{
    Actor, Email, NewPerson, Permission, Person, Role, add_person, find_person, find_person_by_email,
    give_role, memberships,
};
use centum_base::Id;
use centum_calls::Site;
use centum_calls::call::find_call;
use centum_jobs::post;
use centum_ledger::{House, Note, Subject};

use super::{ReviewerError, selection};
use crate::process::Selection;
use crate::reviewers::rules::{MAX_LOAD, ProfileFault};
use crate::reviewers::{Reviewer, ReviewerState, letters, store};

/// Who is to be invited.
#[derive(Clone, Debug)]
pub enum Whom {
    /// Somebody with an account.
    Known(Id<Person>),
    /// Somebody who may have none yet: one is made, with the role of an evaluator.
    New {
        /// Where the letter goes.
        email: Email,
        /// The name as it is shown.
        name: String,
    },
}

/// Invites somebody to read at most so many applications of a selection, by letter. Who has no account gets one, who has
/// not the role of an evaluator gets it; both ask for the right to manage people. Who declined or left is asked again.
pub async fn invite(
    house: &House,
    actor: &Actor,
    of: Id<Selection>,
    whom: &Whom,
    most: u32,
    site: &Site,
) -> Result<Id<Reviewer>, ReviewerError> {
    let recorded = actor.require(Permission::ManageSelection)?;
    if most == 0 || most > MAX_LOAD {
        return Err(ReviewerError::Faults(vec![ProfileFault::Loads]));
    }
    let person = evaluator(house, actor, whom).await?;
    let mut tx = house.begin().await?;
    let one = selection(&mut tx, of).await?;
    let call = find_call(&mut tx.conn(), one.call).await?.ok_or(ReviewerError::Absent)?;
    let person = find_person(&mut tx.conn(), person).await?.ok_or(ReviewerError::Absent)?;
    let letter = letters::invitation(&person, &call, site).ok_or(ReviewerError::Absent)?;
    let id = match store::reviewer_of(&mut tx.conn(), of, person.id).await? {
        None => {
            let id = house.id();
            store::insert(&mut tx, id, (of, person.id), most, house.now()).await?;
            id
        }
        Some(mut known) if matches!(known.state, ReviewerState::Declined | ReviewerState::Left) => {
            (known.state, known.answered_at, known.most) =
                (ReviewerState::Invited, None, most.max(known.least));
            if !store::put(&mut tx, &known).await? {
                return Err(ReviewerError::Changed);
            }
            known.id
        }
        Some(_) => return Err(ReviewerError::Invited),
    };
    post(house, &mut tx, &letter).await?;
    let note = Note::new().with("reviewer", id).with("person", person.id).with("most", most);
    house
        .record(&mut tx, &recorded, "selection.invite-reviewer", &Subject::new("selection", of), note)
        .await?;
    tx.commit().await?;
    Ok(id)
}

/// The person, with an account and the right to review. Done twice, it changes nothing the second time.
async fn evaluator(house: &House, actor: &Actor, whom: &Whom) -> Result<Id<Person>, ReviewerError> {
    let mut reader = house.db.read_current().await?;
    let found = match whom {
        Whom::Known(id) => Some(*id),
        Whom::New { email, .. } => {
            find_person_by_email(&mut reader.conn(), email).await?.map(|person| person.id)
        }
    };
    let reviews = match found {
        Some(id) => {
            let now = house.now();
            let all = memberships(&mut reader.conn(), id).await?;
            all.iter()
                .any(|one| one.role.may(Permission::Review) && one.until.is_none_or(|until| until > now))
        }
        None => false,
    };
    drop(reader);
    match (found, whom) {
        (Some(id), _) if reviews => Ok(id),
        (Some(id), _) => {
            give_role(house, actor, id, Role::Evaluator).await?;
            Ok(id)
        }
        (None, Whom::New { email, name }) => {
            let new = NewPerson {
                email: email.clone(),
                name: name.trim().to_owned(),
                role: Role::Evaluator,
                organisation: None,
            };
            Ok(add_person(house, actor, &new).await?)
        }
        (None, Whom::Known(_)) => Err(ReviewerError::Absent),
    }
}
