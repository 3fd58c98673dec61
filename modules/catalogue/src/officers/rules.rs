//! What officers may do by themselves. Pure.

use super::model::Standing;
use crate::sources::PublishesFor;

/// Whether what a portal has may be taken in, and so be shown: where organisers want to be asked, one must have said yes.
pub fn may_take_in(asks: bool, standing: Standing) -> bool {
    !asks || standing == Standing::Cleared
}

/// Whether an officer may ask for leave.
pub fn may_ask(standing: Standing) -> bool {
    matches!(standing, Standing::Open | Standing::Declined)
}

/// Each city once: a participant may name the same place twice.
pub fn once(cities: Vec<PublishesFor>) -> Vec<PublishesFor> {
    let mut met = std::collections::HashSet::new();
    cities.into_iter().filter(|city| met.insert(city.place)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_nobody_wants_to_be_asked_the_city_decides_alone() {
        for standing in Standing::ALL {
            assert!(may_take_in(false, *standing));
            assert_eq!(may_take_in(true, *standing), *standing == Standing::Cleared);
        }
    }

    #[test]
    fn who_was_declined_may_ask_again_and_nobody_asks_twice() {
        let asking: Vec<_> = Standing::ALL.iter().filter(|one| may_ask(**one)).collect();
        assert_eq!(asking, [&Standing::Open, &Standing::Declined]);
    }
}
