//! The pages: what can be done with forms alone, and what is hidden from whom.

use axum::http::StatusCode;
use centum_selection::assignment::Keep;
use centum_selection::reviewers::{Pinned, pin_conflict};
use centum_testkit::on_both_databases;

use crate::site::{DESK, Site, Who, profile};

/// Everything of the room that the chair or an organiser can open.
fn desk(reviewer: &str) -> Vec<String> {
    let mut pages: Vec<String> =
        ["reviewers", "conflicts", "conflicts?only=any", "conflicts?q=lindau", "assignment", "assignment/1"]
            .iter()
            .map(|page| format!("{DESK}/{page}"))
            .collect();
    pages.push(format!("{DESK}/reviewers/{reviewer}"));
    for number in 1..=4 {
        pages.push(format!("{DESK}/conflicts/{number}/{reviewer}"));
        pages.push(format!("{DESK}/readers/{number}"));
    }
    pages
}

/// What comes back for each address, without what differs from visit to visit.
async fn transcript(site: &Site, who: &Who, pages: &[String]) -> Vec<(String, StatusCode, String)> {
    let mut told = Vec::new();
    for page in pages {
        let answer = site.get(who, page).await;
        // A token and the number of the request differ from visit to visit.
        let long = |part: &&str| part.len() < 60 || part.contains(' ');
        let number = |part: &&str| !part.starts_with("<code>") || part.len() > 40;
        let body = answer.body.replace("</code>", "</code>\n").replace("<code>", "\n<code>");
        let body: Vec<&str> =
            body.split('"').filter(long).flat_map(|part| part.split('\n').filter(number)).collect();
        told.push((page.clone(), answer.status, body.join("\n")));
    }
    told
}

async fn fix(site: &Site, whom: &Who, lead: &str, pinned: Pinned) {
    let pair = (whom.id(), site.applications[lead]);
    pin_conflict(site.house(), &site.olga.actor, site.selection, pair, pinned, "Known to the panel")
        .await
        .unwrap();
}

on_both_databases! {
    async fn an_organiser_invites_and_a_reviewer_accepts_declares_and_leaves_with_forms_alone(db: TestDb) {
        let site = Site::on(&db).await;
        let list = format!("{DESK}/reviewers");
        assert!(site.get(&site.olga, &list).await.body.contains("Nobody was invited yet"));
        let wrong = site.post(&site.olga, &list, &[("name", "Nora"), ("email", "nora"), ("most", "0")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("value=\"Nora\"") && wrong.body.contains("ana@city.example"), "{}", wrong.body);
        let ines = site.ines.id().to_string();
        let both = [("person", ines.as_str()), ("name", "Nora"), ("email", "nora@city.example"), ("most", "12")];
        let both = site.post(&site.olga, &list, &both).await;
        assert_eq!(both.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(both.body.contains("Invite one after the other") && both.body.contains("value=\"Nora\""), "{}", both.body);
        let done = site.post(&site.olga, &list, &[("person", &ines), ("most", "12")]).await;
        assert_eq!((done.status, done.location.as_str()), (StatusCode::SEE_OTHER, list.as_str()));
        assert!(site.get(&site.olga, &list).await.body.contains("Ines Reader"));

        let own = "/reviews/invitations/invented-call";
        assert!(site.get(&site.ines, "/reviews/invitations").await.body.contains(own));
        assert_eq!(site.get(&site.milo, own).await.status, StatusCode::NOT_FOUND);
        assert_eq!(site.get(&site.ines, "/reviews/interests/invented-call").await.status, StatusCode::NOT_FOUND, "not before accepting");
        let empty = [("deed", "accept"), ("employer", "University of Nowhere"), ("least", "1"), ("most", "5")];
        let wrong = site.post(&site.ines, own, &empty).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("University of Nowhere") && wrong.body.contains("Choose at least one language"), "{}", wrong.body);
        let whole = [empty.as_slice(), &[("languages", "el"), ("languages", "fr"), ("country", "FR"), ("topics", "Water, trees")]].concat();
        let done = site.post(&site.ines, own, &whole).await;
        assert_eq!((done.status, done.location.as_str()), (StatusCode::SEE_OTHER, "/reviews/interests/invented-call"));

        let page = site.get(&site.ines, &done.location).await.body;
        assert!(page.contains("Lindau") && page.contains("Padova"), "{page}");
        let padova = site.applications["Padova"].to_string();
        let both = [("application", padova.as_str()), ("body", "Town hall of Lindau"), ("kind", "coach")];
        let both = site.post(&site.ines, &done.location, &both).await;
        assert_eq!(both.status, StatusCode::UNPROCESSABLE_ENTITY, "neither is dropped without a word");
        assert!(both.body.contains("Town hall of Lindau") && both.body.contains("one after the other"), "{}", both.body);
        let fields = [("application", padova.as_str()), ("kind", "coach"), ("explanation", "In 2018")];
        assert_eq!(site.post(&site.ines, &done.location, &fields).await.status, StatusCode::SEE_OTHER);
        let page = site.get(&site.ines, &done.location).await.body;
        assert!(!page.contains("Padova") && page.contains("In 2018") && page.contains("an application, which is kept from you"), "{page}");
        assert_eq!(site.post(&site.ines, &done.location, &fields).await.status, StatusCode::NOT_FOUND, "like one that never was");
        let matrix = site.get(&site.olga, &format!("{DESK}/conflicts")).await.body;
        assert!(matrix.contains("declared: coached a member before"), "{matrix}");
        let left = site.post(&site.ines, &format!("{own}/leave"), &[("reason", "A new post")]).await;
        assert_eq!(left.status, StatusCode::SEE_OTHER);
        assert!(site.get(&site.ines, own).await.body.contains("You read no more"));
    }

    async fn an_assignment_is_worked_out_seen_and_carried_out_with_forms_alone(db: TestDb) {
        let site = Site::on(&db).await;
        site.three().await;
        let path = format!("{DESK}/assignment");
        let done = site.post(&site.petra, &path, &[("keep", "everything")]).await;
        assert_eq!((done.status, done.location.clone()), (StatusCode::SEE_OTHER, format!("{path}/1")));
        let page = site.get(&site.petra, &done.location).await.body;
        for words in ["Give out", "8", "hang together", "Kalamata", "Milo Reader", "Part of the best assignment", "Digest of the answer"] {
            assert!(page.contains(words), "{words}: {page}");
        }
        assert_eq!(site.post(&site.petra, &done.location, &[]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(site.post(&site.petra, &done.location, &[]).await.status, StatusCode::CONFLICT, "once");
        let page = site.get(&site.petra, &path).await.body;
        assert!(page.contains("Carried out") && page.contains("4 applications, 2 reviewers each"), "{page}");
        let given = site.given().await;
        let one = given.iter().find(|one| one.expression == site.applications["Lindau"]).unwrap();
        let back = format!("{DESK}/readers/1/take-back");
        let review = one.id.to_string();
        assert_eq!(site.post(&site.petra, &back, &[("review", &review), ("reason", "")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(site.post(&site.petra, &back, &[("review", &review), ("reason", "Too much")]).await.status, StatusCode::SEE_OTHER);
        let page = site.get(&site.petra, &format!("{DESK}/readers/1")).await.body;
        assert!(page.contains("Taken back") && page.contains("Too much"), "{page}");
        let reader = one.reviewer.to_string();
        let fields = [("reviewer", reader.as_str()), ("reason", "After all")];
        assert_eq!(site.post(&site.petra, &format!("{DESK}/readers/1"), &fields).await.status, StatusCode::SEE_OTHER);
    }

    async fn what_cannot_be_is_said_in_words_with_ways_out(db: TestDb) {
        let site = Site::on(&db).await;
        site.reads(&site.ines, profile(&["en"], "GR", "")).await;
        site.reads(&site.milo, profile(&["en"], "FR", "")).await;
        let path = format!("{DESK}/assignment");
        let done = site.post(&site.olga, &path, &[("keep", "everything")]).await;
        let page = site.get(&site.olga, &done.location).await.body;
        for words in ["This application wants 2 reviewers", "Kalamata", "One more reviewer who reads Greek", "lives in a member’s country"] {
            assert!(page.contains(words), "{words}: {page}");
        }
        assert_eq!(site.post(&site.olga, &done.location, &[]).await.status, StatusCode::CONFLICT);
    }

    async fn to_the_conflicted_it_never_was_on_any_page_whatever_changes_about_it(db: TestDb) {
        let site = Site::on(&db).await;
        let [ines, ..] = site.three().await;
        site.give_out(Keep::Everything).await;
        fix(&site, &site.otto, "Lindau", Pinned::Conflict).await;
        let pages = desk(&ines.to_string());
        let before = transcript(&site, &site.otto, &pages).await;
        for (page, _, body) in &before {
            assert!(!body.contains("Lindau") && !body.contains("EOI-0001"), "{page}: {body}");
        }
        let of = |page: &str| before.iter().find(|(path, ..)| path.ends_with(page)).map(|(_, status, body)| (*status, body.clone())).unwrap();
        let hidden = of(&format!("conflicts/1/{ines}"));
        let never = site.get(&site.otto, &format!("{DESK}/conflicts/99/{ines}")).await;
        assert_eq!((hidden.0, never.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
        assert_eq!(of("readers/1").0, StatusCode::FORBIDDEN, "who is kept from one gives none out");
        let own = ["invitations", "invitations/invented-call", "interests/invented-call"].map(|page| format!("/reviews/{page}"));
        let reader_before = transcript(&site, &site.greta, &own).await;
        // Another world: a further conflict and a review that ended, both about what is hidden.
        fix(&site, &site.ines, "Lindau", Pinned::Conflict).await;
        fix(&site, &site.milo, "Lindau", Pinned::Conflict).await;
        for (one, two) in transcript(&site, &site.otto, &pages).await.iter().zip(&before) {
            assert!(one == two, "not a byte differs: {}\n{}\n{}", one.0, one.2, two.2);
        }
        assert!(transcript(&site, &site.greta, &own).await == reader_before, "nor for a reviewer whom it does not concern");
        let seen = site.get(&site.olga, &format!("{DESK}/conflicts?only=any")).await.body;
        assert!(seen.contains("Lindau"), "{seen}");
    }

    async fn a_pair_shows_its_grounds_and_is_fixed_with_a_reason(db: TestDb) {
        let site = Site::on(&db).await;
        let ines = site.reads(&site.ines, profile(&["de"], "DE", "City of Bregenz")).await;
        let path = format!("{DESK}/conflicts/1/{ines}");
        let page = site.get(&site.olga, &path).await.body;
        assert!(page.contains("Kept from this application") && page.contains("lives in DE"), "{page}");
        let wrong = site.post(&site.olga, &path, &[("pinned", "no-conflict"), ("reason", " ")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let done = site.post(&site.olga, &path, &[("pinned", "no-conflict"), ("reason", "She moved away")]).await;
        assert_eq!((done.status, done.location.as_str()), (StatusCode::SEE_OTHER, path.as_str()));
        let page = site.get(&site.olga, &path).await.body;
        assert!(page.contains("A person found that there is no conflict") && page.contains("She moved away") && page.contains("Olga Organiser"), "{page}");
        let page = site.get(&site.olga, &format!("{DESK}/conflicts/2/{ines}")).await.body;
        assert!(page.contains("No conflict is known") && page.contains("Members with a similar name"), "{page}");
        assert_eq!(site.get(&site.ines, &path).await.status, StatusCode::FORBIDDEN);
        assert_eq!(site.post(&site.ana, &path, &[("pinned", "conflict"), ("reason", "x")]).await.status, StatusCode::FORBIDDEN);
    }
}
