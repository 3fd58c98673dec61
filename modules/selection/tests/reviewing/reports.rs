//! A report is agreed by everybody who counts, on exactly one content, and other views stay beside it.

use std::time::Duration;

use axum::http::StatusCode;
use centum_base::Digest;
use centum_selection::consensus::rules::{Refusal, Standing};
use centum_selection::consensus::{self, Place, ReportError, ReportState, Said, Written};
use centum_selection::reviewers;
use centum_selection::reviews::marking::Save;
use centum_selection::reviews::{self, Mark, ReviewError};
use centum_store::args;
use centum_testkit::{TestDb, on_both_databases};

use crate::site::{Site, mark};

mod sql {
    centum_store::statements! {
        CAME_BACK = "UPDATE reviewer SET state = 'accepted' WHERE id = $1";
    }
}

fn place(site: &Site) -> Place {
    (site.selection, site.cities[0])
}

/// The report as the organiser sees it.
async fn written(site: &Site) -> Written {
    let selection = site.selection().await;
    let mut db = site.app.house.db.read_current().await.unwrap();
    let reading =
        consensus::for_manager(&mut db.conn(), &site.olga.actor, selection, site.cities[0]).await.unwrap();
    reading.report.unwrap()
}

/// Three reviews, and Rita writes the report.
async fn begun(db: &TestDb) -> Site {
    let site = Site::on(db).await;
    for (reader, idea) in [6, 6, 9].into_iter().enumerate() {
        site.review(0, reader, [idea, 4]).await;
    }
    site.go_on().await;
    let (house, olga) = (&site.app.house, &site.olga.actor);
    consensus::name_rapporteur(house, olga, place(&site), site.reviewers[0]).await.unwrap();
    site
}

/// Rita has written what is missing, and asks.
async fn asked(db: &TestDb) -> (Site, Digest) {
    let site = begun(db).await;
    write(&site, mark("idea", 7)).await;
    let (house, rita) = (&site.app.house, &site.readers[0].actor);
    assert_eq!(consensus::ask_approval(house, rita, place(&site)).await.unwrap(), 1);
    let content = written(&site).await.content;
    (site, content)
}

async fn write(site: &Site, mark: Mark) {
    let sheet = written(site).await.sheet;
    let base = sheet.stands(&mark.criterion).map_or(0, |one| one.revision);
    let saves = [Save { base, mark }];
    let (house, rita) = (&site.app.house, &site.readers[0].actor);
    consensus::save_marks(house, rita, place(site), &saves, house.now()).await.unwrap();
}

async fn speak(
    site: &Site,
    reader: usize,
    round: u32,
    content: Digest,
    said: Said,
) -> Result<(), ReportError> {
    let (house, who) = (&site.app.house, &site.readers[reader].actor);
    consensus::speak(house, who, place(site), (round, content), &said).await
}

on_both_databases! {
    async fn a_report_begins_with_what_the_reviews_have_in_common_and_leaves_them_alone(db: TestDb) {
        let site = begun(&db).await;
        let written = written(&site).await;
        assert_eq!(written.marks[0].halves, None, "the reviewers differ");
        assert_eq!(written.marks[1].halves, Some(4), "they are of one mind");
        assert_eq!(written.marks[0].comment.matches("Because of idea").count(), 3);
        let mut db = site.app.house.db.read_current().await.unwrap();
        let own = reviews::own(&mut db.conn(), &site.readers[2].actor, site.reviews[0][2]).await.unwrap();
        assert_eq!(own.sheet.stands("idea").unwrap().mark, mark("idea", 9));
        drop(db);
        let (house, rita) = (&site.app.house, &site.readers[0].actor);
        let early = consensus::ask_approval(house, rita, place(&site)).await;
        assert!(matches!(early, Err(ReportError::Marks(ReviewError::Incomplete(_)))));
    }

    async fn a_mark_of_a_report_that_is_only_tried_is_not_kept(db: TestDb) {
        let site = begun(&db).await;
        let before = written(&site).await.content;
        let path = format!("/api/v1/reviews/{}/report/marks/idea?dry_run=true", site.reviews[0][0]);
        let sent = serde_json::json!({ "base": 1, "value": { "points": "3.5", "comment": "x" } });
        let tried = site.put(&site.readers[0], &path, &sent).await;
        assert_eq!((tried.status, tried.json()["dry_run"].as_bool()), (StatusCode::OK, Some(true)));
        assert_eq!(written(&site).await.content, before);
    }

    async fn a_report_waits_for_every_review(db: TestDb) {
        let site = Site::on(&db).await;
        site.review(0, 0, [6, 6]).await;
        site.go_on().await;
        let (house, olga) = (&site.app.house, &site.olga.actor);
        let early = consensus::name_rapporteur(house, olga, place(&site), site.reviewers[0]).await;
        assert!(matches!(early, Err(ReportError::Rule(Refusal::ReviewsOpen(2)))));
        let stranger = consensus::name_rapporteur(house, olga, place(&site), site.reviewers[1]).await;
        assert!(matches!(stranger, Err(ReportError::Rule(Refusal::NotAReviewer))));
    }

    async fn it_is_agreed_when_everybody_has_spoken_and_a_minority_view_is_kept(db: TestDb) {
        let (site, content) = asked(&db).await;
        speak(&site, 1, 1, content, Said::Approves).await.unwrap();
        assert_eq!(written(&site).await.standing, Standing::Waiting(1));
        speak(&site, 2, 1, content, Said::Minority("It deserves more".into())).await.unwrap();
        let written = written(&site).await;
        assert_eq!(written.standing, Standing::Agreed);
        assert!(written.voices.iter().any(|voice| voice.said == Said::Minority("It deserves more".into())));
        let again = speak(&site, 2, 1, content, Said::Approves).await;
        assert!(matches!(again, Err(ReportError::Rule(Refusal::SaidAlready))));
        let page = site.get(&site.readers[1], &format!("/reviews/{}/report", site.reviews[0][1])).await.body;
        assert!(page.contains("It deserves more") && !page.contains("Rosa"));
        let own = format!("data-key=\"report-{}\"", site.reviews[0][1]);
        assert!(page.contains(&own), "what a browser keeps of a report is each person's own: {page}");
        let selection = site.selection().await;
        let mut db = site.app.house.db.read_current().await.unwrap();
        let marks = consensus::final_marks(&mut db.conn(), &selection).await.unwrap();
        assert_eq!(marks[&site.cities[0]].iter().map(|mark| mark.halves).collect::<Vec<_>>(), [Some(7), Some(4)]);
        assert!(!marks.contains_key(&site.cities[1]));
    }

    async fn approval_holds_for_exactly_the_content_that_was_seen(db: TestDb) {
        let (site, content) = asked(&db).await;
        speak(&site, 1, 1, content, Said::Approves).await.unwrap();
        let other = speak(&site, 2, 1, Digest::of(b"other"), Said::Approves).await;
        assert!(matches!(other, Err(ReportError::Rule(Refusal::NotAsked))));
        write(&site, mark("idea", 8)).await;
        assert_eq!(written(&site).await.standing, Standing::Drafting);
        let late = speak(&site, 2, 1, content, Said::Approves).await;
        assert!(matches!(late, Err(ReportError::Rule(Refusal::NotAsked))));
        let (house, rita) = (&site.app.house, &site.readers[0].actor);
        assert_eq!(consensus::ask_approval(house, rita, place(&site)).await.unwrap(), 2);
        let after = written(&site).await;
        assert_ne!(after.content, content);
        assert_eq!(after.standing, Standing::Waiting(2), "nobody has approved the new content but its author");
        assert_eq!(after.voices.len(), 3, "what was said before stays");
    }

    async fn a_voice_of_somebody_discounted_later_opens_the_agreement(db: TestDb) {
        let (site, content) = asked(&db).await;
        speak(&site, 1, 1, content, Said::Approves).await.unwrap();
        speak(&site, 2, 1, content, Said::Approves).await.unwrap();
        site.discount(site.reviews[0][2]).await;
        assert_eq!(written(&site).await.standing, Standing::Unsettled);
        let selection = site.selection().await;
        let mut db = site.app.house.db.read_current().await.unwrap();
        assert!(consensus::final_marks(&mut db.conn(), &selection).await.unwrap().is_empty());
        drop(db);
        let (house, rita) = (&site.app.house, &site.readers[0].actor);
        consensus::ask_approval(house, rita, place(&site)).await.unwrap();
        speak(&site, 1, 2, content, Said::Approves).await.unwrap();
        assert_eq!(written(&site).await.standing, Standing::Agreed);
        let out = site.get(&site.readers[2], &format!("/reviews/{}/report", site.reviews[0][2])).await;
        assert_eq!(out.status, StatusCode::NOT_FOUND);
    }

    async fn nobody_waits_for_a_reviewer_who_left_and_the_report_says_so(db: TestDb) {
        let (site, content) = asked(&db).await;
        speak(&site, 1, 1, content, Said::Approves).await.unwrap();
        let (house, rosa) = (&site.app.house, &site.readers[2].actor);
        site.world.clock.advance(Duration::from_secs(60));
        reviewers::leave(house, rosa, site.reviewers[2], "A new post").await.unwrap();
        let after = written(&site).await;
        assert_eq!((after.standing, after.report.state), (Standing::Agreed, ReportState::Agreed));
        assert_eq!(after.report.agreed_at, Some(house.now()));
        let selection = site.selection().await;
        let mut db = site.app.house.db.read_current().await.unwrap();
        let marks = consensus::final_marks(&mut db.conn(), &selection).await.unwrap();
        assert!(marks.contains_key(&site.cities[0]), "her review counts still");
        drop(db);
        let page = site.get(&site.readers[1], &format!("/reviews/{}/report", site.reviews[0][1])).await.body;
        assert!(page.contains("was not waited for") && !page.contains("Rosa"), "{page}");
        let other = written(&site).await.voices.len();
        assert_eq!(other, 2, "what was said stays, and nothing is said for her");
        site.forge(&sql::CAME_BACK, args![site.reviewers[2]]).await;
        assert_eq!(written(&site).await.standing, Standing::Agreed, "coming back opens nothing that was agreed");
        let page = site.get(&site.readers[1], &format!("/reviews/{}/report", site.reviews[0][1])).await.body;
        assert!(page.contains("was not waited for"), "{page}");
    }

    async fn nobody_waits_for_a_reviewer_who_was_erased(db: TestDb) {
        let (site, content) = asked(&db).await;
        speak(&site, 1, 1, content, Said::Approves).await.unwrap();
        let keepers: Vec<_> = [centum_calls::module(), centum_selection::module()].iter().flat_map(|one| one.keepers).copied().collect();
        let (house, olga) = (&site.app.house, &site.olga.actor);
        centum_accounts::erase_person(house, olga, site.readers[2].id, &keepers).await.unwrap();
        let after = written(&site).await;
        assert_eq!((after.standing, after.report.state), (Standing::Agreed, ReportState::Agreed));
        let path = format!("/desk/calls/{}/selection/reports/1", site.call().await.slug);
        let page = site.get(&site.carla, &path).await.body;
        assert!(page.contains("was not waited for") && !page.contains("Rosa"), "{page}");
        let mut db = house.db.read_current().await.unwrap();
        centum_ledger::verify(&mut db.conn(), None).await.unwrap();
    }

    async fn who_spoke_and_left_is_heard_and_others_are_waited_for(db: TestDb) {
        let (site, content) = asked(&db).await;
        speak(&site, 1, 1, content, Said::Approves).await.unwrap();
        let (house, rolf) = (&site.app.house, &site.readers[1].actor);
        reviewers::leave(house, rolf, site.reviewers[1], "A new post").await.unwrap();
        assert_eq!(written(&site).await.standing, Standing::Waiting(1));
        speak(&site, 2, 1, content, Said::Approves).await.unwrap();
        assert_eq!(written(&site).await.standing, Standing::Agreed);
    }

    async fn the_chair_goes_on_without_a_silent_reviewer_and_whoever_answers_in_time_is_heard(db: TestDb) {
        let (site, content) = asked(&db).await;
        speak(&site, 1, 1, content, Said::Approves).await.unwrap();
        site.world.clock.advance(Duration::from_secs(60));
        let (house, carla) = (&site.app.house, &site.carla.actor);
        let rita = &site.readers[0].actor;
        let alone = consensus::go_on_without(house, rita, place(&site), 1, "She is silent").await;
        assert!(matches!(alone, Err(ReportError::Refused(_))), "not the rapporteur");
        let older = consensus::go_on_without(house, carla, place(&site), 0, "She is silent").await;
        assert!(matches!(older, Err(ReportError::Changed)), "another round than was seen");
        let desk = format!("/desk/calls/{}/selection/reports/1", site.call().await.slug);
        assert!(site.get(&site.carla, &desk).await.body.contains("Waited for: Rosa Reader."));
        let without = format!("{desk}/without");
        let mute = site.post(&site.carla, &without, &[("round", "1"), ("reason-without", " ")]).await;
        assert_eq!(mute.status, StatusCode::UNPROCESSABLE_ENTITY);
        let why = "No answer for two weeks";
        let gone = site.post(&site.carla, &without, &[("round", "1"), ("reason-without", why)]).await;
        assert_eq!(gone.status, StatusCode::SEE_OTHER, "{}", gone.body);
        let first = written(&site).await;
        assert_eq!((first.standing, first.report.state), (Standing::Agreed, ReportState::Agreed));
        let report = |reader: usize| format!("/reviews/{}/report", site.reviews[0][reader]);
        let page = site.get(&site.readers[1], &report(1)).await.body;
        assert!(page.contains("was not waited for") && page.contains(why) && !page.contains("Rosa"), "{page}");
        let page = site.get(&site.carla, &desk).await.body;
        assert!(page.contains("was not waited for") && page.contains(why), "{page}");
        let late = Said::Minority("It deserves more".into());
        site.world.clock.advance(Duration::from_secs(60));
        speak(&site, 2, 1, content, late).await.unwrap();
        let after = written(&site).await;
        assert_eq!((after.standing, after.report.agreed_at), (Standing::Agreed, first.report.agreed_at));
        let page = site.get(&site.readers[1], &report(1)).await.body;
        assert!(page.contains("It deserves more") && !page.contains("was not waited for"), "{page}");
        assert!(!page.contains(why), "it holds no more: {page}");
    }

    async fn once_marks_are_final_a_report_stays_agreed_without_who_was_silent(db: TestDb) {
        let (site, content) = asked(&db).await;
        speak(&site, 1, 1, content, Said::Approves).await.unwrap();
        site.world.clock.advance(Duration::from_secs(60));
        let (house, carla) = (&site.app.house, &site.carla.actor);
        site.gives(&site.carla, 0).await;
        let own = consensus::go_on_without(house, carla, place(&site), 1, "Silent").await;
        assert!(matches!(own, Err(ReportError::Rule(Refusal::ReviewedIt))), "she reads it herself");
        consensus::go_on_without(house, &site.olga.actor, place(&site), 1, "Silent").await.unwrap();
        let again = consensus::go_on_without(house, &site.olga.actor, place(&site), 1, "Silent").await;
        assert!(matches!(again, Err(ReportError::Rule(Refusal::AgreedAlready))));
        site.go_on().await;
        let late = speak(&site, 2, 1, content, Said::Approves).await;
        assert!(matches!(late, Err(ReportError::Rule(Refusal::NotDeliberating))));
        let after = written(&site).await;
        assert_eq!((after.standing, after.unheard[0].reason.as_str()), (Standing::Agreed, "Silent"));
    }

    async fn only_the_rapporteur_writes_and_only_those_who_count_speak(db: TestDb) {
        let (site, content) = asked(&db).await;
        let (house, now) = (&site.app.house, site.app.house.now());
        let saves = [Save { base: 2, mark: mark("idea", 1) }];
        let rolf = &site.readers[1].actor;
        let other = consensus::save_marks(house, rolf, place(&site), &saves, now).await;
        assert!(matches!(other, Err(ReportError::Rule(Refusal::NotTheRapporteur))));
        let elsewhere = (site.selection, site.cities[1]);
        let absent = consensus::speak(house, rolf, elsewhere, (1, content), &Said::Approves).await;
        assert!(matches!(absent, Err(ReportError::Absent)), "he has not read that one");
        let reopened = reviews::reopen(house, &site.carla.actor, site.reviews[0][1], "Typo").await;
        assert!(matches!(reopened, Err(ReviewError::Rule(reviews::rules::Refusal::OthersSeen))));
    }

    async fn the_pages_carry_a_report_from_writing_to_agreement_without_a_script(db: TestDb) {
        let site = begun(&db).await;
        let (rita, rolf, rosa) = (&site.readers[0], &site.readers[1], &site.readers[2]);
        let path = |reader: usize| format!("/reviews/{}/report", site.reviews[0][reader]);
        let fields = [
            ("base.marks.idea", "1"), ("a.marks.idea.points", "3.5"), ("a.marks.idea.comment", "Good, all agree"),
            ("base.marks.team", "1"), ("a.marks.team.points", "2"), ("a.marks.team.comment", "Small"), ("go", "submit"),
        ];
        let page = site.post(rita, &path(0), &fields).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
        let content = written(&site).await.content.to_string();
        for who in [(rolf, 1), (rosa, 2)] {
            let page = site.get(who.0, &path(who.1)).await.body;
            assert!(page.contains("Good, all agree") && page.contains(&content));
            let fields = [("round", "1"), ("content", content.as_str()), ("view", ""), ("voice", "approves")];
            assert_eq!(site.post(who.0, &path(who.1), &[]).await.status, StatusCode::CONFLICT, "not the rapporteur");
            let voice = format!("{}/voice", path(who.1));
            assert_eq!(site.post(who.0, &voice, &fields).await.status, StatusCode::SEE_OTHER);
        }
        let comments = format!("{}/comments", path(1));
        assert_eq!(site.post(rolf, &comments, &[("said", "Thank you")]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(site.post(rolf, &comments, &[("said", " ")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(site.get(rosa, &path(2)).await.body.contains("Thank you"));
        assert_eq!(written(&site).await.standing, Standing::Agreed);
    }

    async fn a_view_that_was_typed_while_the_report_changed_stands_on_the_page_again(db: TestDb) {
        let (site, content) = asked(&db).await;
        write(&site, mark("idea", 8)).await;
        let content = content.to_string();
        let view = "Too much for one year.";
        let typed = [("round", "1"), ("content", content.as_str()), ("voice", "minority"), ("view", view)];
        let path = format!("/reviews/{}/report/voice", site.reviews[0][1]);
        let page = site.post(&site.readers[1], &path, &typed).await;
        assert!(!page.status.is_success() && page.body.contains(view), "{}", page.body);
    }
}
