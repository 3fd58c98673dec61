//! Nobody without the right does anything.

use centum_accounts::Actor;
use centum_base::{Country, Id};
use centum_cohort::announcement::{AnnouncementError, draft, drop_draft, publish, redraft, review};
use centum_cohort::edition::{EditionError, Settings, create_edition, keep_settings};
use centum_cohort::intake::{
    Correction, IntakeError, Received, confirm, correct_row, decide_city, discard, keep_rows, receive,
};
use centum_cohort::model::{Part, Standing};
use centum_cohort::register::{
    Amendment, Bulk, Consent, RegisterError, amend, change_many, place_city, set_consent,
};
use centum_testkit::on_both_databases;
use jiff::civil::date;

use crate::scene::{SLUG, Scene, new_edition, scene, terms, texts};

fn amendment() -> Amendment {
    Amendment {
        name: "Brno".into(),
        part: Part::Core,
        standing: Standing::Active,
        countries: vec![Country::new("CZ").unwrap()],
        marks: Vec::new(),
        since: None,
        until: None,
    }
}

macro_rules! refused {
    ($error:ident: $($call:expr),+ $(,)?) => {$(
        assert!(matches!($call.await.map(drop), Err($error::Refused(_))), stringify!($call));
    )+};
}

on_both_databases! {
    async fn every_action_refuses_who_has_not_the_right(db: TestDb) {
        let scene = scene(&db).await;
        let Scene { house, eva, edition, .. } = &scene;
        let (document, row, version) = (Id::of_name("d", "x"), Id::of_name("p", "x"), Id::of_name("a", "x"));
        for actor in [eva, &Actor::Anonymous] {
            refused!(EditionError:
                create_edition(house, actor, &new_edition("other")),
                keep_settings(house, actor, edition, date(2020, 1, 1), &Settings::default()),
            );
            refused!(IntakeError:
                receive(house, actor, SLUG, Received::default()),
                correct_row(house, actor, document, 1, 0, Correction::Right),
                keep_rows(house, actor, document, 1, &[]),
                decide_city(house, actor, document, 1, (0, 0), None),
                discard(house, actor, document, 1),
                confirm(house, actor, document, 1, &terms(true, Consent::Given)),
            );
            refused!(RegisterError:
                amend(house, actor, row, 1, &amendment()),
                place_city(house, actor, row, 1, 0, None),
                set_consent(house, actor, row, Consent::Given, ""),
                change_many(house, actor, &[row], &Bulk::Part(Part::Core)),
            );
            refused!(AnnouncementError:
                draft(house, actor, SLUG, date(2020, 7, 3), texts("x")),
                redraft(house, actor, version, 1, date(2020, 7, 3), texts("x")),
                review(house, actor, version, 1),
                publish(house, actor, version, 1, ""),
                drop_draft(house, actor, version, 1),
            );
        }
        assert_eq!(scene.register().await.len(), 0);
    }

    async fn what_does_not_exist_is_absent(db: TestDb) {
        let scene = scene(&db).await;
        let Scene { house, olga, .. } = &scene;
        let unknown = receive(house, olga, "nowhere", Received { bytes: b"x".to_vec(), ..Received::default() }).await;
        assert!(matches!(unknown, Err(IntakeError::Absent)));
        let unknown = discard(house, olga, Id::of_name("d", "x"), 1).await;
        assert!(matches!(unknown, Err(IntakeError::Absent)));
        let unknown = amend(house, olga, Id::of_name("p", "x"), 1, &amendment()).await;
        assert!(matches!(unknown, Err(RegisterError::Absent)));
        let unknown = redraft(house, olga, Id::of_name("a", "x"), 1, date(2020, 7, 3), texts("x")).await;
        assert!(matches!(unknown, Err(AnnouncementError::Absent)));
    }
}
