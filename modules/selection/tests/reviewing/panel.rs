//! The panel compares, changes marks with a reason, and asks who has a conflict to leave.

use std::time::Duration;

use axum::http::StatusCode;
use centum_accounts::Role;
use centum_selection::consensus::{self, Live, Place, ReportError, Said, rules::Refusal};
use centum_selection::pool::pool;
use centum_selection::reviews::{self, marking::Save};
use centum_testkit::on_both_databases;

use crate::releasing::{deciding, released};
use crate::site::{Site, mark, steady};

const DESK: &str = "/desk/calls/invented-call/selection";

/// Leuven has an agreed report of 3.5 and 2 points.
async fn agreed(site: &Site) -> Place {
    let place = (site.selection, site.cities[0]);
    let (house, rita) = (&site.app.house, &site.readers[0].actor);
    for reader in 0..3 {
        site.review(0, reader, [7, 4]).await;
    }
    site.go_on().await;
    consensus::name_rapporteur(house, &site.olga.actor, place, site.reviewers[0]).await.unwrap();
    consensus::ask_approval(house, rita, place).await.unwrap();
    let selection = site.selection().await;
    let content = {
        let mut db = house.db.read_current().await.unwrap();
        let reading =
            consensus::for_manager(&mut db.conn(), &site.olga.actor, selection, place.1).await.unwrap();
        reading.report.unwrap().content
    };
    for reader in &site.readers[1..] {
        consensus::speak(house, &reader.actor, place, (1, content), &Said::Approves).await.unwrap();
    }
    place
}

#[test]
fn the_live_pages_use_nothing_that_the_policy_of_pages_closes() {
    for script in [include_str!("../../static/panel.js"), include_str!("../../static/what-if.js")] {
        for closed in ["parseFromString", "innerHTML =", "outerHTML", "insertAdjacentHTML", "eval("] {
            assert!(!script.contains(closed), "{closed}");
        }
    }
}

on_both_databases! {
    async fn a_mark_changed_by_the_panel_holds_and_the_report_stays(db: TestDb) {
        let site = Site::on(&db).await;
        let place = agreed(&site).await;
        let (house, carla) = (&site.app.house, &site.carla.actor);
        let refused = consensus::change_mark(house, &site.olga.actor, place, "idea", 5, "Compared").await;
        assert!(matches!(refused, Err(ReportError::Refused(_))), "only the chair");
        let above = consensus::change_mark(house, carla, place, "idea", 11, "Compared").await;
        assert!(matches!(above, Err(ReportError::Marks(_))));
        consensus::change_mark(house, carla, place, "idea", 5, "Compared").await.unwrap();
        consensus::change_mark(house, carla, place, "idea", 6, "Compared again").await.unwrap();
        let selection = site.selection().await;
        let mut db = house.db.read_current().await.unwrap();
        let marks = consensus::final_marks(&mut db.conn(), &selection).await.unwrap();
        assert_eq!(marks[&place.1].iter().map(|mark| mark.halves).collect::<Vec<_>>(), [Some(6), Some(4)]);
        let reading = consensus::for_manager(&mut db.conn(), carla, selection, place.1).await.unwrap();
        assert_eq!(reading.report.unwrap().marks[0].halves, Some(7));
        drop(db);
        let page = site.get(&site.carla, &format!("{DESK}/reports/1")).await.body;
        assert!(page.contains("Compared again") && page.contains("Rita Reader"), "{page}");
        assert!(page.contains("<option value=\"3\" selected>"), "the mark that stands is chosen, not the lowest: {page}");
        let silent = [("criterion", "idea"), ("points", "4.5"), ("reason-idea", " ")];
        let silent = site.post(&site.carla, &format!("{DESK}/reports/1/marks"), &silent).await;
        assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(silent.body.contains("<option value=\"4.5\" selected>"), "what was chosen stays: {}", silent.body);
    }

    async fn a_change_of_the_panel_ends_with_a_text_that_was_kept_after_it_whenever_that_was_sent(db: TestDb) {
        let site = Site::on(&db).await;
        let place = agreed(&site).await;
        let (house, carla, rita) = (&site.app.house, &site.carla.actor, &site.readers[0].actor);
        let sent = house.now();
        site.world.clock.advance(Duration::from_secs(5));
        consensus::change_mark(house, carla, place, "idea", 2, "Compared").await.unwrap();
        site.world.clock.advance(Duration::from_secs(5));
        let saves = [Save { base: 1, mark: mark("idea", 9) }];
        consensus::save_marks(house, rita, place, &saves, sent).await.unwrap();
        let selection = site.selection().await;
        let mut db = house.db.read_current().await.unwrap();
        let reading = consensus::for_manager(&mut db.conn(), carla, selection, place.1).await.unwrap();
        assert_eq!(reading.report.unwrap().last_marks()[0].halves, Some(9));
    }

    async fn nothing_is_changed_before_the_report_is_agreed(db: TestDb) {
        let site = Site::on(&db).await;
        for reader in 0..3 {
            site.review(0, reader, [7, 4]).await;
        }
        site.go_on().await;
        let place = (site.selection, site.cities[0]);
        let (house, carla) = (&site.app.house, &site.carla.actor);
        consensus::name_rapporteur(house, carla, place, site.reviewers[0]).await.unwrap();
        let early = consensus::change_mark(house, carla, place, "idea", 5, "Compared").await;
        assert!(matches!(early, Err(ReportError::Rule(Refusal::NotAgreed))));
    }

    async fn who_has_a_conflict_is_asked_to_leave_and_hears_nothing_else(db: TestDb) {
        let site = Site::on(&db).await;
        site.go_on().await;
        site.pin(&site.readers[0], 0, 1, "conflict").await;
        site.pin(&site.readers[0], 1, 1, "conflict").await;
        let [rita, rolf, _] = &site.readers;
        let on = async |city: usize| {
            let (seen, city) = (site.selection().await.version.to_string(), site.cities[city].to_string());
            let fields = [("version", seen.as_str()), ("application", city.as_str()), ("go", "put")];
            let put = site.post(&site.carla, &format!("{DESK}/panel"), &fields).await;
            assert_eq!(put.status, StatusCode::SEE_OTHER, "{}", put.body);
        };
        let path = "/reviews/panel/invented-call";
        on(0).await;
        let first = steady(&site.get(rita, path).await).2;
        assert!(first.contains("You are asked to leave the room.") && !first.contains("Leuven"));
        on(1).await;
        let second = steady(&site.get(rita, path).await).2;
        assert_eq!(first, second, "which of them is on the table cannot be told");
        let others = site.get(rolf, path).await.body;
        assert!(others.contains("Aarhus") && others.contains("Rita Reader"));
        let chair = site.get(&site.carla, &format!("{DESK}/panel")).await.body;
        assert!(chair.contains("Aarhus") && chair.contains("Rita Reader"));
    }

    async fn only_who_is_in_the_room_is_asked_by_name_to_leave(db: TestDb) {
        let site = Site::on(&db).await;
        let (house, [rita, rolf, rosa]) = (&site.app.house, &site.readers);
        for city in 0..2 {
            reviews::decline(house, &rosa.actor, site.reviews[city][2], "No time").await.unwrap();
        }
        site.go_on().await;
        for partial in [rita, rosa, &site.carla] {
            site.pin(partial, 1, 1, "conflict").await;
        }
        let seen = site.selection().await.version;
        let pia = site.somebody("pia@example.org", Role::PanelChair).await;
        consensus::put_on_table(house, &pia.actor, site.selection, seen, Some(site.cities[1])).await.unwrap();
        let looks = async || {
            let selection = site.selection().await;
            let mut db = house.db.read_current().await.unwrap();
            consensus::live(&mut db.conn(), &rolf.actor, &selection, house.now()).await.unwrap()
        };
        let Live::Discussed { leave, .. } = looks().await else { panic!("Aarhus is on the table") };
        // Ben wrote it and Rosa reads nothing: neither sits here.
        assert_eq!(leave, ["Carla Chair", "Rita Reader"]);
        let gone = site.get(rosa, "/reviews/panel/invented-call").await;
        assert_eq!(gone.status, StatusCode::NOT_FOUND);
    }

    async fn once_a_decision_is_released_nothing_is_discussed_any_more(db: TestDb) {
        let site = deciding(&db).await;
        let seen = site.selection().await.version;
        let (house, carla, city) = (&site.app.house, &site.carla, site.cities[0]);
        consensus::put_on_table(house, &carla.actor, site.selection, seen, Some(city)).await.unwrap();
        let path = format!("{DESK}/panel");
        assert!(site.get(&site.olga, &path).await.body.contains("Leuven"));
        released(&site, "First decision").await;
        let after = site.get(&site.olga, &path).await.body;
        assert!(after.contains("Nothing is on the table.") && !after.contains("Leuven"), "{after}");
    }

    async fn the_table_is_changed_by_who_saw_it_as_it_is(db: TestDb) {
        let site = Site::on(&db).await;
        site.go_on().await;
        let (house, carla) = (&site.app.house, &site.carla.actor);
        let seen = site.selection().await.version;
        consensus::put_on_table(house, carla, site.selection, seen, Some(site.cities[0])).await.unwrap();
        let stale = consensus::put_on_table(house, carla, site.selection, seen, Some(site.cities[1])).await;
        assert!(matches!(stale, Err(ReportError::Changed)));
        site.pin(&site.carla, 1, 1, "conflict").await;
        let hidden = consensus::put_on_table(house, carla, site.selection, seen + 1, Some(site.cities[1])).await;
        assert!(matches!(hidden, Err(ReportError::Absent)));
    }

    async fn the_scores_show_the_calibrated_beside_the_mean_and_severity_to_the_chair_alone(db: TestDb) {
        let site = Site::on(&db).await;
        for (reader, halves) in [[4, 4], [6, 6], [9, 8]].into_iter().enumerate() {
            site.review(0, reader, halves).await;
        }
        let before = site.get(&site.carla, &format!("{DESK}/scores")).await.body;
        assert!(before.contains("There is no calibrated score"), "one application alone");
        for (reader, halves) in [[2, 2], [5, 4], [7, 6]].into_iter().enumerate() {
            site.review(1, reader, halves).await;
        }
        let chair = site.get(&site.carla, &format!("{DESK}/scores")).await.body;
        assert!(chair.contains("±") && chair.contains("How severe reviewers are"));
        let organiser = site.get(&site.olga, &format!("{DESK}/scores")).await.body;
        assert!(organiser.contains("±") && !organiser.contains("How severe reviewers are"));
        let refused = site.get(&site.readers[0], &format!("{DESK}/scores")).await;
        assert!(matches!(refused.status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND));
    }

    async fn where_no_reviewer_links_two_applications_nothing_calibrated_is_shown(db: TestDb) {
        let site = Site::on(&db).await;
        site.review(0, 0, [4, 4]).await;
        site.review(1, 1, [8, 8]).await;
        let page = site.get(&site.carla, &format!("{DESK}/scores")).await.body;
        assert!(page.contains("fall into 2 parts"), "{page}");
        assert!(!page.contains("±") && !page.contains("How severe reviewers are"), "{page}");
        // One who read both links them.
        site.review(1, 0, [6, 6]).await;
        let page = site.get(&site.carla, &format!("{DESK}/scores")).await.body;
        assert!(!page.contains("fall into") && page.contains("How severe reviewers are"), "{page}");
    }

    async fn progress_counts_what_is_left_to_do(db: TestDb) {
        let site = Site::on(&db).await;
        site.review(0, 0, [7, 4]).await;
        let begun = [Save { base: 0, mark: mark("idea", 3) }];
        let (house, rolf) = (&site.app.house, &site.readers[1].actor);
        reviews::save_marks(house, rolf, site.reviews[0][1], &begun, house.now()).await.unwrap();
        let (selection, call) = (site.selection().await, site.call().await);
        let mut db = house.db.read_current().await.unwrap();
        let conn = &mut db.conn();
        let pool = pool(conn, &call).await.unwrap();
        let progress = consensus::progress(conn, &selection, &call, &pool).await.unwrap();
        let found = (progress.eligible, progress.unassigned, progress.reviews_open, progress.reports_open);
        assert_eq!(found, (2, 0, 5, 2));
        drop(db);
        let page = site.get(&site.olga, &format!("{DESK}/progress")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("1 of 6 reviews are submitted."), "{}", page.body);
    }
}
