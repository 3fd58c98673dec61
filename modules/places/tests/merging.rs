//! Two places that turned out to be one, on both databases.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop right there")]

use centum_accounts::{Actor, Role, SignedIn};
use centum_base::Id;
use centum_ledger::{House, history};
use centum_places::{
    Facts, LONGEST_REASON, Place, PlaceError, PlaceKind, Source, add_place, current_place, merge,
};
use centum_testkit::{TestDb, World, on_both_databases};

fn scene(db: &TestDb) -> (House, Actor) {
    let world = World::new();
    let house = world.house(db);
    let olga = SignedIn {
        id: Id::of_name("person", "olga"),
        name: "Olga Organiser".into(),
        locale: None,
        roles: vec![Role::Organiser],
    };
    (house, Actor::Person(olga))
}

async fn place(house: &House, olga: &Actor, name: &str) -> Id<Place> {
    let facts = Facts {
        source: Source::Own,
        source_id: None,
        kind: PlaceKind::Settlement,
        name: name.into(),
        other_names: Vec::new(),
        country: "GR".parse().unwrap(),
        admin: None,
        point: None,
        population: None,
        population_year: None,
        data_version: String::new(),
        parts: Vec::new(),
    };
    add_place(house, olga, &facts).await.unwrap()
}

on_both_databases! {
    async fn a_merge_without_a_reason_does_not_happen(db: TestDb) {
        let (house, olga) = scene(&db);
        let (old, new) = (place(&house, &olga, "Chalkis").await, place(&house, &olga, "Chalkida").await);
        for reason in ["", " \n\t", &"x".repeat(LONGEST_REASON + 1)] {
            assert!(matches!(merge(&house, &olga, old, new, reason).await, Err(PlaceError::Reason)));
        }
        let kept = current_place(&mut house.read().await.unwrap().conn(), old).await.unwrap().unwrap();
        assert_eq!(kept.id, old);
        merge(&house, &olga, old, new, &"x".repeat(LONGEST_REASON)).await.unwrap();
    }

    async fn the_reason_of_a_merge_stands_in_the_history_of_both(db: TestDb) {
        let (house, olga) = scene(&db);
        let (old, new) = (place(&house, &olga, "Chalkis").await, place(&house, &olga, "Chalkida").await);
        merge(&house, &olga, old, new, "  Two spellings of one town. ").await.unwrap();
        let mut reader = house.read().await.unwrap();
        for id in [old, new] {
            let told = history(&mut reader.conn(), "place", &id.to_string(), 9).await.unwrap();
            assert_eq!(told[0].entry.verb, "places.merge");
            assert_eq!(told[0].details["reason"], "Two spellings of one town.");
        }
        assert_eq!(current_place(&mut reader.conn(), old).await.unwrap().unwrap().id, new);
    }
}
