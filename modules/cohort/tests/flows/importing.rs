//! From a document to the register.

use centum_base::Country;
use centum_cohort::intake::{
    Correction, IntakeError, Receipt, SourceState, confirm, correct_row, decide_city, discard, documents,
    draft_plan,
};
use centum_cohort::model::Standing;
use centum_cohort::register::{Consent, Decided};
use centum_places::{Facts, PlaceKind, Source, add_alias, add_place};
use centum_testkit::on_both_databases;

use crate::scene::{LIST_OF_2020, Scene, scene, terms};

on_both_databases! {
    async fn the_list_of_2020_becomes_ninety_participations_and_not_before_it_is_confirmed(db: TestDb) {
        let scene = scene(&db).await;
        let id = scene.receive(LIST_OF_2020).await.id();
        assert!(scene.register().await.is_empty());
        let asked = scene.settle(id).await;
        let tally = scene.document(id).await.draft.tally();
        assert_eq!((tally.rows, tally.cities, tally.doubtful, tally.open), (90, 126, 0, 0), "{asked} were asked");
        let done = scene.confirm(id, &terms(true, Consent::Given)).await;
        assert_eq!((done.number, done.plan.added.len()), (1, 90));
        let register = scene.register().await;
        assert_eq!(register.len(), 90);
        assert_eq!(register.iter().map(|one| one.cities.len()).sum::<usize>(), 126);
        assert_eq!(register[0].name, "Aarhus");
    }

    async fn the_same_document_again_is_known_and_nothing_is_written(db: TestDb) {
        let scene = scene(&db).await;
        let first = scene.receive(LIST_OF_2020).await.id();
        assert_eq!(scene.receive(LIST_OF_2020).await, Receipt::Known(first, SourceState::Draft));
        scene.settle(first).await;
        scene.confirm(first, &terms(true, Consent::Given)).await;
        let before = scene.ledger_length().await;
        assert_eq!(scene.receive(LIST_OF_2020).await, Receipt::Known(first, SourceState::Confirmed));
        assert_eq!(scene.ledger_length().await, before);
    }

    async fn a_later_version_shows_three_changes_and_the_earlier_document_stays(db: TestDb) {
        let scene = scene(&db).await;
        scene.take_in(LIST_OF_2020, Consent::Given).await;
        let later = LIST_OF_2020
            .replace("Bytom Poland\n", "")
            .replace("Brno Czech Republic", "Brno (DCC) Czech Republic")
            .replace("Budapest Hungary", "Budapest Hungary\nBurgas Bulgaria");
        let id = scene.receive(&later).await.id();
        scene.settle(id).await;
        let draft = scene.document(id).await.draft;
        let plan = draft_plan(&mut scene.house.read().await.unwrap().conn(), scene.edition.id, &draft, true).await.unwrap();
        let name = |row: usize| draft.taken().nth(row).unwrap().row.name.clone();
        assert_eq!(plan.added.iter().map(|row| name(*row)).collect::<Vec<_>>(), ["Burgas"]);
        let changed: Vec<_> = plan.changed.iter().map(|one| (name(one.row), one.fields.clone())).collect();
        assert_eq!(changed, [("Brno".to_owned(), vec!["marks"])]);
        let before = scene.register().await;
        let bytom = before.iter().find(|one| one.name == "Bytom").unwrap();
        assert_eq!(plan.removed, [bytom.id]);
        let done = scene.confirm(id, &terms(true, Consent::Given)).await;
        assert_eq!((done.number, &done.plan), (2, &plan));
        let after = scene.register().await;
        assert_eq!(after.len(), 91);
        assert_eq!(after.iter().filter(|one| one.counts()).count(), 90);
        let gone = after.iter().find(|one| one.id == bytom.id).unwrap();
        assert_eq!(gone.standing, Standing::Withdrawn);
        let kept = documents(&mut scene.house.read().await.unwrap().conn(), scene.edition.id).await.unwrap();
        assert_eq!(kept.iter().map(|document| document.number).collect::<Vec<_>>(), [Some(1), Some(2)]);
        assert_eq!(kept[0].draft.tally().rows, 90);
    }

    async fn the_same_list_under_other_bytes_changes_nothing(db: TestDb) {
        let scene = scene(&db).await;
        scene.take_in(LIST_OF_2020, Consent::Given).await;
        let id = scene.receive(&format!("{LIST_OF_2020}\n\n")).await.id();
        scene.settle(id).await;
        let done = scene.confirm(id, &terms(true, Consent::Given)).await;
        assert!(done.plan.is_empty(), "{:?}", done.plan);
    }

    async fn a_correction_of_what_somebody_changed_meanwhile_is_refused_and_nothing_kept(db: TestDb) {
        let scene = scene(&db).await;
        let Scene { house, olga, sam, .. } = &scene;
        let id = scene.receive(LIST_OF_2020).await.id();
        correct_row(house, sam, id, 1, 0, Correction::Drop(true)).await.unwrap();
        let mut row = scene.document(id).await.draft.rows[1].row.clone();
        row.name = "Elsewhere".into();
        let late = correct_row(house, olga, id, 1, 1, Correction::Row(row)).await;
        assert!(matches!(late, Err(IntakeError::Changed)));
        assert_eq!(scene.document(id).await.draft.rows[1].row.name, "Amsterdam");
        let absent = decide_city(house, olga, id, 2, (900, 0), None).await;
        assert!(matches!(absent, Err(IntakeError::Absent)));
    }

    async fn a_row_without_a_country_stands_in_the_way(db: TestDb) {
        let scene = scene(&db).await;
        let Scene { house, olga, .. } = &scene;
        let id = scene.receive(LIST_OF_2020).await.id();
        let mut row = scene.document(id).await.draft.rows[0].row.clone();
        row.countries.clear();
        correct_row(house, olga, id, 1, 0, Correction::Row(row)).await.unwrap();
        let refused = confirm(house, olga, id, 2, &terms(true, Consent::Given)).await;
        assert!(matches!(refused, Err(IntakeError::Obstacles(rows)) if rows.len() == 1));
        assert!(scene.register().await.is_empty());
    }

    async fn a_document_that_was_put_aside_has_no_effect_and_may_come_again(db: TestDb) {
        let scene = scene(&db).await;
        let Scene { house, olga, .. } = &scene;
        let id = scene.receive(LIST_OF_2020).await.id();
        discard(house, olga, id, 1).await.unwrap();
        let refused = confirm(house, olga, id, 2, &terms(true, Consent::Given)).await;
        assert!(matches!(refused, Err(IntakeError::Settled)));
        assert!(matches!(scene.receive(LIST_OF_2020).await, Receipt::New(_)));
    }

    async fn a_name_that_people_gave_a_place_finds_it_from_then_on(db: TestDb) {
        let scene = scene(&db).await;
        let Scene { house, olga, .. } = &scene;
        let own = Facts {
            source: Source::Own,
            source_id: None,
            kind: PlaceKind::Settlement,
            name: "Nether Hollow".into(),
            other_names: Vec::new(),
            country: Country::new("IE").unwrap(),
            admin: None,
            point: Some((53.0, -7.0)),
            population: None,
            population_year: None,
            data_version: "a test".into(),
            parts: Vec::new(),
        };
        let place = add_place(house, olga, &own).await.unwrap();
        add_alias(house, olga, place, "Hollowby the Lake", None).await.unwrap();
        scene.take_in("Core cities\n\nHollowby the Lake Ireland\n", Consent::Given).await;
        assert_eq!(scene.register().await[0].cities[0].place, Some(place));
        assert_eq!(scene.register().await[0].cities[0].decided, Decided::Automatic);
    }
}
