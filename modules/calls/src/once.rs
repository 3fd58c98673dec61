//! What is asked for once: sent again under the same name, it is the first.

use centum_accounts::{Actor, Permission, Refused};
use centum_base::Id;
use centum_ledger::House;

/// The identifier of what a person asks for. Under a name it follows from who asks for what, so that nobody's name can meet
/// what is another person's; without one it is new each time.
pub(crate) fn id_of_request<T>(
    house: &House,
    actor: &Actor,
    kind: &str,
    name: &str,
    asked: &str,
) -> Result<Id<T>, Refused> {
    actor.require(Permission::Apply)?;
    if name.is_empty() {
        return Ok(house.id());
    }
    let person = actor.person().ok_or(Refused::NotSignedIn)?.id;
    Ok(Id::of_name(kind, &format!("{person} {asked}")))
}
