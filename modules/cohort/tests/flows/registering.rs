//! Changes to the register by hand.

use centum_cohort::intake::Placement;
use centum_cohort::model::{Part, Standing};
use centum_cohort::register::{
    Amendment, Bulk, Consent, Decided, Participation, RegisterError, amend, change_many, effects, place_city,
};
use centum_testkit::on_both_databases;

use crate::scene::{LIST_OF_2020, Scene, scene};

fn as_it_is(one: &Participation) -> Amendment {
    Amendment {
        name: one.name.clone(),
        part: one.part,
        standing: one.standing,
        countries: one.countries.clone(),
        marks: one.marks.clone(),
        since: one.since,
        until: one.until,
    }
}

on_both_databases! {
    async fn an_amendment_needs_the_version_that_was_looked_at(db: TestDb) {
        let scene = scene(&db).await;
        let Scene { house, olga, sam, .. } = &scene;
        scene.take_in(LIST_OF_2020, Consent::Given).await;
        let one = scene.register().await.remove(0);
        let to = Amendment { standing: Standing::Active, ..as_it_is(&one) };
        amend(house, sam, one.id, one.version, &to).await.unwrap();
        let late = amend(house, olga, one.id, one.version, &Amendment { part: Part::Core, ..as_it_is(&one) }).await;
        assert!(matches!(late, Err(RegisterError::Changed)));
        let now = scene.register().await.remove(0);
        assert_eq!((now.standing, now.part, now.version), (Standing::Active, one.part, one.version + 1));
    }

    async fn many_rows_change_as_the_preview_said(db: TestDb) {
        let scene = scene(&db).await;
        let Scene { house, olga, .. } = &scene;
        scene.take_in(LIST_OF_2020, Consent::Unasked).await;
        let rows: Vec<_> = scene.register().await.into_iter().take(3).collect();
        let bulk = Bulk::Consent(Consent::Given, "Letter of 1 July".into());
        let shown = effects(&rows, &bulk);
        assert_eq!(shown.len(), 3);
        let ids: Vec<_> = rows.iter().map(|one| one.id).collect();
        assert_eq!(change_many(house, olga, &ids, &bulk).await.unwrap(), shown);
        let given = scene.register().await.iter().filter(|one| one.consent == Consent::Given).count();
        assert_eq!(given, 3);
        assert!(change_many(house, olga, &ids, &bulk).await.unwrap().is_empty());
    }

    async fn a_city_that_is_placed_by_a_person_stays_where_the_next_list_leaves_it_open(db: TestDb) {
        let scene = scene(&db).await;
        let Scene { house, olga, .. } = &scene;
        let text = "Core cities\n\nPadua Italy\nBrno Czech Republic\nQwertzburg Germany\n";
        let id = scene.receive(text).await.id();
        scene.confirm(id, &crate::scene::terms(true, Consent::Given)).await;
        let register = scene.register().await;
        let (padua, nowhere) = (&register[0], &register[2]);
        assert_eq!(nowhere.cities[0].decided, Decided::Open);
        let draft = scene.document(id).await.draft;
        let Placement::Automatic { facts, .. } = &draft.rows[0].cities[0].placement else { panic!("Padua is known") };
        place_city(house, olga, nowhere.id, nowhere.version, 0, Some(facts)).await.unwrap();
        let again = scene.receive(&format!("{text}\n")).await.id();
        scene.confirm(again, &crate::scene::terms(true, Consent::Given)).await;
        let now = scene.register().await;
        assert_eq!(now[2].cities[0].place, padua.cities[0].place);
        assert_eq!(now[2].cities[0].decided, Decided::Person);
    }
}
