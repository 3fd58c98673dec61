//! The interface for programs.

use axum::http::{Method, StatusCode};
use centum_calls::call::{Correction, Window, correct_call};
use centum_calls::expression::content::{HandedIn, Manifest};
use centum_calls::expression::receipt::{Seal, read, verify};
use centum_calls::expression::{ExpressionError, State, actions};
use centum_calls::{Attempt, Site as Sender};
use centum_testkit::on_both_databases;
use serde_json::json;

use crate::site::{BASE, Site, at};

on_both_databases! {
    async fn an_application_is_read_changed_and_handed_in(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        let path = format!("/api/v1/expressions/{id}");
        let read = site.get(Some(&ana), &path).await;
        assert_eq!(read.json()["title"], json!("Lindau"));
        assert_eq!(read.json()["findings"].as_array().unwrap().len(), 2);
        let tag = read.header("etag").to_owned();
        let change = json!({ "title": "Lindau and the lake" });
        let unnamed = site.json(&ana, Method::PUT, &path, &[], change.clone()).await;
        assert_eq!(unnamed.status, StatusCode::BAD_REQUEST);
        let changed = site.json(&ana, Method::PUT, &path, &[("if-match", tag.as_str())], change.clone()).await;
        assert_eq!((changed.status, &changed.json()["title"]), (StatusCode::OK, &json!("Lindau and the lake")));
        assert_ne!(changed.header("etag"), tag);
        let over = site.json(&ana, Method::PUT, &path, &[("if-match", tag.as_str())], change).await;
        assert_eq!(over.status, StatusCode::PRECONDITION_FAILED);
        let early = site.submit(&ana, id, "").await;
        assert_eq!((early.status, early.json()["findings"].as_array().unwrap().len()), (StatusCode::UNPROCESSABLE_ENTITY, 2));
        let handed = site.hand_in(&ana, id).await;
        assert_eq!((handed.status, &handed.json()["receipt"]["receipt"]["submission"]), (StatusCode::OK, &json!(1)));
        let recalled = site.json(&ana, Method::POST, &format!("{path}/recall"), &[], json!({})).await;
        assert_eq!(recalled.json()["state"], json!("draft"));
        let withdrawn = site.json(&ana, Method::POST, &format!("{path}/withdraw"), &[], json!({})).await;
        assert_eq!(withdrawn.json()["state"], json!("withdrawn"));
    }

    async fn a_request_to_begin_that_is_sent_again_begins_nothing_anew(db: TestDb) {
        let site = Site::on(&db).await;
        let (ana, ben) = (site.person("Ana").await, site.person("Ben").await);
        let path = "/api/v1/calls/invented-call/expressions";
        let body = |lead: &str| json!({ "lead": lead, "country": "DE", "place": "none", "category": "new" });
        let key = [("idempotency-key", "5f1c-1")];
        let tried = site.json(&ana, Method::POST, &format!("{path}?dry_run=true"), &key, body("Lindau")).await;
        assert_eq!((tried.status, &tried.json()["dry_run"]), (StatusCode::OK, &json!(true)));
        let (one, other) = tokio::join!(
            site.json(&ana, Method::POST, path, &key, body("Lindau")),
            site.json(&ana, Method::POST, path, &key, body("Lindau")),
        );
        assert_eq!((one.status, other.status), (StatusCode::OK, StatusCode::OK), "{} {}", one.body, other.body);
        assert_eq!(one.json()["id"], other.json()["id"]);
        let second = site.json(&ana, Method::POST, path, &key, body("Wangen")).await;
        assert_ne!(second.json()["id"], one.json()["id"], "another request, whatever it is called");
        let of_ben = site.json(&ben, Method::POST, path, &key, body("Lindau")).await;
        assert_ne!(of_ben.json()["id"], one.json()["id"], "names are each person's own");
        let list = site.get(Some(&ana), "/api/v1/expressions").await;
        assert_eq!(list.json().as_array().unwrap().len(), 2);
        let blank = site.json(&ana, Method::POST, path, &[("idempotency-key", " ")], body("Lindau")).await;
        assert_eq!(blank.status, StatusCode::BAD_REQUEST);
    }

    async fn a_partner_or_a_question_that_is_sent_again_is_no_second_one(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        let own = format!("/api/v1/expressions/{id}");
        let tag = site.get(Some(&ana), &own).await.header("etag").to_owned();
        let partner = |name: &str| json!({ "name": name, "country": "DE", "place": "none", "city": true });
        let key = [("idempotency-key", "5f1c-2"), ("if-match", tag.as_str())];
        let path = format!("{own}/members");
        let one = site.json(&ana, Method::POST, &path, &key, partner("Wangen")).await;
        assert_eq!(one.status, StatusCode::OK, "{}", one.body);
        let again = site.json(&ana, Method::POST, &path, &key, partner("Wangen")).await;
        assert_eq!((again.status, &again.json()["id"]), (StatusCode::OK, &one.json()["id"]), "{}", again.body);
        let second = site.json(&ana, Method::POST, &path, &key[..1], partner("Bregenz")).await;
        assert_ne!(second.json()["id"], one.json()["id"], "another request, whatever it is called");
        assert_eq!(site.dossier(id).await.members.len(), 3);
        let gone = format!("{path}/{}", one.json()["id"].as_str().unwrap());
        let tag = site.get(Some(&ana), &own).await.header("etag").to_owned();
        let left = site.json(&ana, Method::DELETE, &gone, &[("if-match", tag.as_str())], json!({})).await;
        assert_eq!(left.status, StatusCode::OK, "{}", left.body);
        let late = site.json(&ana, Method::POST, &path, &key[..1], partner("Wangen")).await;
        assert_eq!(late.status, StatusCode::OK, "it was added, and has left: {}", late.body);
        assert_eq!(site.dossier(id).await.members.len(), 2);

        let path = "/api/v1/calls/invented-call/questions";
        let question = |text: &str| json!({ "question": text });
        let key = [("idempotency-key", "5f1c-3")];
        let asked = site.json(&ana, Method::POST, path, &key, question("When?")).await;
        let again = site.json(&ana, Method::POST, path, &key, question("When?")).await;
        assert_eq!((asked.status, &again.json()["id"]), (StatusCode::OK, &asked.json()["id"]), "{}", asked.body);
        let other = site.json(&ana, Method::POST, path, &key, question("Where?")).await;
        assert_ne!(other.json()["id"], asked.json()["id"]);
    }

    async fn a_country_is_taken_by_the_codes_of_the_union_too_and_none_that_there_is_not(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let path = "/api/v1/calls/invented-call/expressions";
        let body = |country: &str| json!({ "lead": "Lumenau", "country": country, "place": "none", "category": "new" });
        let begun = site.json(&ana, Method::POST, path, &[], body("EL")).await;
        assert_eq!(begun.status, StatusCode::OK, "{}", begun.body);
        let id = begun.json()["id"].as_str().unwrap().parse().unwrap();
        assert_eq!(site.dossier(id).await.members[0].country, "GR".parse().ok());
        let refused = site.json(&ana, Method::POST, path, &[], body("ZZ")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
    }

    async fn the_tag_changes_with_whatever_is_shown(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        let path = format!("/api/v1/expressions/{id}");
        let lead = site.dossier(id).await.members[0].clone();
        site.save(&ana, id, "application/ambition", 0, json!("More trees")).await;
        let tag = async || site.get(Some(&ana), &path).await.header("etag").to_owned();
        let mut tags = vec![tag().await];
        assert_eq!(tag().await, tags[0], "nothing happened");
        let mut changed = async |what: &str| {
            let now = tag().await;
            assert_ne!(tags.last(), Some(&now), "{what}");
            tags.push(now);
        };
        site.save(&ana, id, "application/ambition", 0, json!("Fewer cars")).await;
        changed("a version stands aside").await;
        let aside = site.dossier(id).await.asides[0].2.revision;
        let theirs = json!({ "base": 1, "value": "More trees", "settles": aside });
        let spot = format!("{path}/answers/application/ambition");
        assert_eq!(site.json(&ana, Method::PUT, &spot, &[], theirs).await.status, StatusCode::OK);
        changed("it is settled, and the answer stays as it was").await;
        let content = site.dossier(id).await.manifest().digest().to_string();
        let signing = json!({ "content": content, "name": "Ana", "function": "Mayor", "mandate": "12/2020" });
        let sign_off = format!("{path}/members/{}/sign-off", lead.id);
        assert_eq!(site.json(&ana, Method::PUT, &sign_off, &[], signing).await.status, StatusCode::OK);
        changed("a member signed off").await;
        assert_eq!(site.json(&ana, Method::DELETE, &sign_off, &[], json!({})).await.status, StatusCode::OK);
        changed("and took it back").await;
        site.change_form(|form| form.sections[0].fields.retain(|field| field.key.as_str() != "money")).await;
        changed("a corrigendum").await;
    }

    async fn of_two_who_saw_the_same_one_writes(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        let path = format!("/api/v1/expressions/{id}");
        let tag = site.get(Some(&ana), &path).await.header("etag").to_owned();
        let member = format!("{path}/members/{}", site.dossier(id).await.members[0].id);
        let named = [("if-match", tag.as_str())];
        let body = |name: &str| json!({ "name": name, "country": "DE", "place": "none", "city": true });
        let (one, other) = tokio::join!(
            site.json(&ana, Method::PUT, &member, &named, body("Lindau (Bodensee)")),
            site.json(&ana, Method::PUT, &member, &named, body("Lindau im Bodensee")),
        );
        let mut both = [one.status, other.status];
        both.sort();
        assert_eq!(both, [StatusCode::OK, StatusCode::PRECONDITION_FAILED], "{} {}", one.body, other.body);
        // The check is of the write's own transaction: the action refuses too, whoever looked before.
        let again = Attempt::from(&site.app).if_seen(Some(&tag));
        let refused = actions::recall(again, &ana.actor, id, site.app.house.now()).await;
        assert!(matches!(refused, Err(ExpressionError::OtherVersion)), "{refused:?}");
    }

    async fn a_trial_of_handing_in_gives_no_receipt_and_leaves_a_draft(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        assert_eq!(site.submit(&ana, id, "?dry_run=true").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        site.hand_in(&ana, id).await;
        site.save(&ana, id, "application/ambition", 1, json!("Fewer cars")).await;
        let before = centum_ledger::head(&mut site.app.house.read().await.unwrap().conn()).await.unwrap();
        let tried = site.submit(&ana, id, "?dry_run=true").await;
        assert_eq!((tried.status, tried.json()), (StatusCode::OK, json!({ "submission": 2, "dry_run": true })));
        assert_eq!(centum_ledger::head(&mut site.app.house.read().await.unwrap().conn()).await.unwrap(), before);
        let dossier = site.dossier(id).await;
        assert_eq!((dossier.head.state, dossier.submissions.len()), (State::Submitted(1), 1));
    }

    async fn what_was_handed_in_is_fetched_again_and_checked_without_the_site(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        let handed = site.hand_in(&ana, id).await.json();
        let path = format!("/api/v1/expressions/{id}/submissions/1");
        let receipt = site.get(Some(&ana), &format!("{path}/receipt")).await;
        assert_eq!(receipt.json(), handed["receipt"]);
        let manifest: Manifest =
            serde_json::from_str(&site.get(Some(&ana), &format!("{path}/manifest")).await.body).unwrap();
        let signed = read(&receipt.body).unwrap();
        assert_eq!(verify(&signed, &[Seal::of(&site.app.settings.secret).id()], Some(&manifest)), Ok(()));
        let answers: HandedIn =
            serde_json::from_str(&site.get(Some(&ana), &format!("{path}/answers")).await.body).unwrap();
        let compared = answers.compare(&manifest);
        assert_eq!((compared.absent.len(), answers.answers.len()), (0, 2));
        let ben = site.person("Ben").await;
        for file in ["receipt", "manifest", "answers"] {
            assert_eq!(site.get(Some(&ben), &format!("{path}/{file}")).await.status, StatusCode::NOT_FOUND);
            let other = format!("/api/v1/expressions/{id}/submissions/2/{file}");
            assert_eq!(site.get(Some(&ana), &other).await.status, StatusCode::NOT_FOUND);
        }
    }

    async fn a_document_that_is_added_later_gives_a_receipt_and_can_be_read_again(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        site.hand_in(&ana, id).await;
        let path = format!("/api/v1/expressions/{id}");
        let added = site.upload(&ana, &format!("{path}/supplement/application/letter"), "letter.pdf", b"%PDF-1.7 yes").await;
        let said = added.json();
        assert_eq!((added.status, &said["submission"]), (StatusCode::OK, &json!(2)), "{}", added.body);
        assert_eq!(said["receipt"]["receipt"]["supplements"], json!(1));
        let digest = centum_base::Digest::of(b"%PDF-1.7 yes");
        let file = site.get(Some(&ana), &format!("{path}/files/application/letter/{digest}")).await;
        assert_eq!((file.status, file.body.as_str()), (StatusCode::OK, "%PDF-1.7 yes"));
        let past = site.get(Some(&ana), &format!("{path}/history")).await.json();
        assert_eq!(past["entries"][0]["verb"], json!("calls.supplement"));
        assert_eq!((&past["entries"][0]["by"], &past["entries"][0]["field"]), (&json!("Ana"), &json!("letter")));
        assert_eq!(past["before"], json!(null));
        let versions = site.get(Some(&ana), &format!("{path}/history/application/ambition")).await.json();
        assert_eq!((&versions[0]["value"]["value"], &versions[0]["standing"]), (&json!("More trees"), &json!("taken")));
        let ben = site.person("Ben").await;
        assert_eq!(site.get(Some(&ben), &format!("{path}/history")).await.status, StatusCode::NOT_FOUND);
    }

    async fn pre_screening_is_asked_found_answered_and_read_by_program_alone(db: TestDb) {
        let site = Site::on(&db).await;
        let call = site.call().await;
        let mut terms = call.terms.clone();
        terms.pre_screening = Some(Window { from: at("2020-05-04T00:00:00Z"), until: at("2020-05-10T00:00:00Z") });
        let correction = Correction { terms, form: None, reason: "We look at drafts".into() };
        let sender = Sender { name: "Centum".into(), base: BASE.into() };
        correct_call(&site.app.house, &site.olga, call.id, call.version, correction, &sender).await.unwrap();
        let (ana, olga) = (site.person("Ana").await, site.organiser().await);
        let id = site.begin(&ana, "Lindau").await;
        let own = format!("/api/v1/expressions/{id}/pre-screening");
        assert_eq!(site.get(Some(&ana), &own).await.json(), json!([]));
        assert_eq!(site.json(&ana, Method::POST, &own, &[], json!({})).await.status, StatusCode::OK);
        let waiting = site.get(Some(&olga), "/api/v1/calls/invented-call/pre-screening").await.json();
        assert_eq!((&waiting[0]["number"], &waiting[0]["title"]), (&json!(1), &json!("Lindau")));
        let path = "/api/v1/calls/invented-call/applications/1/pre-screening";
        let asked = site.get(Some(&olga), path).await.json();
        assert_eq!((&asked[0]["number"], &asked[0]["current"], &asked[0]["answer"]), (&json!(1), &json!(true), &json!(null)));
        assert_eq!(site.get(Some(&ana), path).await.status, StatusCode::FORBIDDEN);
        let answer = json!({ "points": [], "note": "It looks complete." });
        let path = format!("{path}/{}", asked[0]["number"]);
        assert_eq!(site.json(&olga, Method::PUT, &path, &[], answer).await.status, StatusCode::OK);
        let read = site.get(Some(&ana), &own).await.json();
        assert_eq!(read[0]["answer"]["note"], json!("It looks complete."));
        assert_eq!(site.get(Some(&olga), "/api/v1/calls/invented-call/pre-screening").await.json(), json!([]));
        let ben = site.person("Ben").await;
        assert_eq!(site.get(Some(&ben), &own).await.status, StatusCode::NOT_FOUND);
    }
}
