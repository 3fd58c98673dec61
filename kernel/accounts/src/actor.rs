//! Who asks.

use centum_base::Id;

use crate::{Permission, Person, Role};

/// Who asks for something.
#[derive(Clone, Debug)]
pub enum Actor {
    /// Someone who has not signed in.
    Anonymous,
    /// Someone who has.
    Person(SignedIn),
    /// The program itself, by the name of what asked: the command line, a job.
    System(&'static str),
}

/// A person who has signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedIn {
    /// Who.
    pub id: Id<Person>,
    /// The name as it is shown.
    pub name: String,
    /// The language that the person chose.
    pub locale: Option<String>,
    /// The roles that the person plays now.
    pub roles: Vec<Role>,
}

/// The right is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Nobody is signed in: signing in may help.
    #[error("sign in first")]
    NotSignedIn,
    /// The person's roles do not carry the right.
    #[error("your roles do not carry this right")]
    NotAllowed,
}

impl Actor {
    /// Whether the actor has the right.
    pub fn may(&self, permission: Permission) -> bool {
        match self {
            Self::System(_) => true,
            Self::Anonymous => permission.is_public(),
            Self::Person(person) => {
                permission.is_public()
                    || permission.is_for_everyone_signed_in()
                    || person.roles.iter().any(|role| role.may(permission))
            }
        }
    }

    /// The name under which the ledger records what the actor does, if the actor has the right.
    pub fn require(&self, permission: Permission) -> Result<centum_ledger::Actor, Refused> {
        match (self.may(permission), self) {
            (true, Self::Person(person)) => Ok(centum_ledger::Actor::Person(person.id.to_string())),
            (true, Self::System(name)) => Ok(centum_ledger::Actor::System(name)),
            (true, Self::Anonymous) => Ok(centum_ledger::Actor::System("visitor")),
            (false, Self::Anonymous) => Err(Refused::NotSignedIn),
            (false, _) => Err(Refused::NotAllowed),
        }
    }

    /// The person, if one is signed in.
    pub fn person(&self) -> Option<&SignedIn> {
        match self {
            Self::Person(person) => Some(person),
            Self::Anonymous | Self::System(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(roles: &[Role]) -> Actor {
        let id = Id::of_name("person", "ana");
        Actor::Person(SignedIn { id, name: "Ana".into(), locale: None, roles: roles.to_vec() })
    }

    #[test]
    fn someone_without_a_role_may_only_see_their_own_account() {
        assert!(person(&[]).may(Permission::ReadOwnAccount));
        assert_eq!(person(&[]).require(Permission::ReadDesk), Err(Refused::NotAllowed));
        assert_eq!(Actor::Anonymous.require(Permission::ReadDesk), Err(Refused::NotSignedIn));
    }

    #[test]
    fn a_deed_is_recorded_under_the_person_who_does_it() {
        let recorded = person(&[Role::Organiser]).require(Permission::ManageCohort).unwrap();
        assert_eq!(recorded.to_string(), format!("person:{}", Id::<Person>::of_name("person", "ana")));
    }
}
