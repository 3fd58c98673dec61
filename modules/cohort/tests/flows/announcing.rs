//! From the register to the world.

use centum_cohort::announcement::{
    AnnouncementError, Barrier, State, altered, announcements, barriers_to, diff, draft, drop_draft, publish,
    redraft, review,
};
use centum_cohort::model::Standing;
use centum_cohort::register::{Bulk, Consent, change_many};
use centum_testkit::on_both_databases;
use jiff::civil::date;

use crate::scene::{LIST_OF_2020, SLUG, Scene, scene, texts};

const WHY: &str = "The printed figures are shown as they were printed.";
const SMALL: &str = "Core cities\n\nPadua Italy\nBrno Czech Republic\n";

on_both_databases! {
    async fn one_person_drafts_another_reviews_and_the_reviewer_does_not_publish(db: TestDb) {
        let scene = scene(&db).await;
        let Scene { house, olga, sam, .. } = &scene;
        scene.take_in(SMALL, Consent::Given).await;
        let id = draft(house, olga, SLUG, date(2020, 7, 3), texts("Selected")).await.unwrap();
        let unread = publish(house, olga, id, 1, "").await;
        assert!(matches!(unread, Err(AnnouncementError::Barred(found)) if found == [Barrier::NotReviewed]));
        review(house, sam, id, 1).await.unwrap();
        let alone = publish(house, sam, id, 2, "").await;
        assert!(matches!(alone, Err(AnnouncementError::Barred(found)) if found == [Barrier::SamePerson]));
        assert_eq!(publish(house, olga, id, 2, "").await.unwrap(), 1);
        assert_eq!(scene.announcement(id).await.state, State::Published);
    }

    async fn a_city_that_has_not_agreed_is_not_named(db: TestDb) {
        let scene = scene(&db).await;
        let Scene { house, olga, sam, .. } = &scene;
        scene.take_in(SMALL, Consent::Unasked).await;
        let id = draft(house, olga, SLUG, date(2020, 7, 3), texts("Selected")).await.unwrap();
        review(house, sam, id, 1).await.unwrap();
        let found = barriers_to(house, olga, &scene.announcement(id).await, "").await.unwrap();
        assert_eq!(found, [Barrier::NoConsent { rows: vec!["Padua".into(), "Brno".into()] }]);
        let ids: Vec<_> = scene.register().await.iter().map(|one| one.id).collect();
        change_many(house, olga, &ids, &Bulk::Consent(Consent::Given, "Letters".into())).await.unwrap();
        publish(house, olga, id, 2, "").await.unwrap();
    }

    async fn figures_that_do_not_add_up_need_a_reason_which_is_shown(db: TestDb) {
        let scene = scene(&db).await;
        let Scene { house, olga, sam, .. } = &scene;
        scene.take_in(LIST_OF_2020, Consent::Given).await;
        let id = draft(house, olga, SLUG, date(2020, 7, 3), texts("Selected")).await.unwrap();
        review(house, sam, id, 1).await.unwrap();
        let silent = publish(house, olga, id, 2, "  ").await;
        let Err(AnnouncementError::Barred(found)) = silent else { panic!("it is barred") };
        assert!(matches!(found[..], [Barrier::DoesNotAddUp { figures: 1.. }]), "{found:?}");
        publish(house, olga, id, 2, WHY).await.unwrap();
        let exception = scene.announcement(id).await.content.exception.unwrap();
        assert_eq!((exception.reason.as_str(), exception.by.as_str()), (WHY, "Olga Organiser"));
    }

    async fn a_published_version_stays_what_it_is_when_the_register_changes(db: TestDb) {
        let scene = scene(&db).await;
        let Scene { house, olga, sam, .. } = &scene;
        scene.take_in(SMALL, Consent::Given).await;
        let first = draft(house, olga, SLUG, date(2020, 7, 3), texts("Selected")).await.unwrap();
        review(house, sam, first, 1).await.unwrap();
        publish(house, olga, first, 2, "").await.unwrap();
        let before = scene.announcement(first).await;
        let brno = scene.register().await.remove(1);
        change_many(house, olga, &[brno.id], &Bulk::Standing(Standing::Withdrawn)).await.unwrap();
        let second = draft(house, olga, SLUG, date(2020, 9, 1), texts("Selected")).await.unwrap();
        let (after, next) = (scene.announcement(first).await, scene.announcement(second).await);
        assert_eq!((after.hash, &after.content), (before.hash, &before.content));
        assert_eq!(after.content.hash(), after.hash);
        assert!(altered(&mut house.read().await.unwrap().conn()).await.unwrap().is_empty());
        let differs = diff(&after.content, &next.content);
        assert_eq!(differs.removed.iter().map(|entry| entry.name.as_str()).collect::<Vec<_>>(), ["Brno"]);
        for refused in [
            redraft(house, olga, first, after.version, date(2020, 7, 4), texts("Other")).await,
            drop_draft(house, olga, first, after.version).await,
            review(house, sam, first, after.version).await,
        ] {
            assert!(matches!(refused, Err(AnnouncementError::Changed)));
        }
    }

    async fn a_draft_that_is_older_than_the_register_is_barred_until_it_is_read_anew(db: TestDb) {
        let scene = scene(&db).await;
        let Scene { house, olga, sam, .. } = &scene;
        scene.take_in(SMALL, Consent::Given).await;
        let id = draft(house, olga, SLUG, date(2020, 7, 3), texts("Selected")).await.unwrap();
        assert!(matches!(
            draft(house, olga, SLUG, date(2020, 7, 3), texts("Two")).await,
            Err(AnnouncementError::AnotherDraft)
        ));
        review(house, sam, id, 1).await.unwrap();
        let brno = scene.register().await.remove(1);
        change_many(house, olga, &[brno.id], &Bulk::AddMark("DCC".into())).await.unwrap();
        let found = barriers_to(house, olga, &scene.announcement(id).await, "").await.unwrap();
        assert_eq!(found, [Barrier::Outdated]);
        redraft(house, olga, id, 2, date(2020, 7, 3), texts("Selected")).await.unwrap();
        let found = barriers_to(house, olga, &scene.announcement(id).await, "").await.unwrap();
        assert_eq!(found, [Barrier::NotReviewed]);
        drop_draft(house, olga, id, 3).await.unwrap();
        let left = announcements(&mut house.read().await.unwrap().conn(), scene.edition.id).await.unwrap();
        assert!(left.is_empty());
    }
}
