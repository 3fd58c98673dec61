//! What programs try, and what they do.

use axum::http::{Method, StatusCode};
use centum_base::Digest;
use centum_calls::expression::State;
use centum_testkit::on_both_databases;
use serde_json::{Value as Json, json};

use crate::site::{Answer, Site, Who};

async fn head(site: &Site) -> (i64, Digest) {
    let head = centum_ledger::head(&mut site.app.house.read().await.unwrap().conn()).await.unwrap();
    (head.seq, head.hash)
}

/// Sends a write first as a trial, in several words for it, and then in earnest.
async fn tried_and_done(site: &Site, who: &Who, method: Method, path: &str, tag: &str, body: Json) -> Answer {
    let tag: &[(&str, &str)] = &[("if-match", tag)];
    let before = head(site).await;
    for trial in ["true", "1", "", "True", "yes"] {
        let tried =
            site.json(who, method.clone(), &format!("{path}?dry_run={trial}"), tag, body.clone()).await;
        assert_eq!(tried.status, StatusCode::OK, "{method} {path} {}", tried.body);
        assert_eq!(head(site).await, before, "{method} {path}?dry_run={trial} has left something");
        let says = tried.json();
        assert!(says["dry_run"] == json!(true) || says["written"] == json!(false), "{}", tried.body);
        assert_eq!(says.get("receipt"), None);
    }
    let done = site.json(who, method.clone(), path, tag, body).await;
    assert_eq!(done.status, StatusCode::OK, "{method} {path} {}", done.body);
    assert_ne!(head(site).await, before, "{method} {path} has done nothing");
    done
}

on_both_databases! {
    async fn whatever_a_program_tries_first_leaves_nothing(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let begin = json!({ "lead": "Lindau (invented)", "country": "DE", "category": "new", "place": "none" });
        let begun = tried_and_done(&site, &ana, Method::POST, "/api/v1/calls/invented-call/expressions", "*", begin).await;
        let id = begun.json()["id"].as_str().unwrap().to_owned();
        let path = format!("/api/v1/expressions/{id}");
        assert_eq!(site.get(Some(&ana), "/api/v1/expressions").await.json()[0]["id"], json!(id));

        tried_and_done(&site, &ana, Method::PUT, &path, "*", json!({ "consortium": true })).await;
        let partner = json!({ "name": "Bregenz (invented)", "country": "AT", "city": true, "place": "none" });
        let added = tried_and_done(&site, &ana, Method::POST, &format!("{path}/members"), "*", partner).await;
        let member = added.json()["id"].as_str().unwrap().to_owned();
        let of_member = format!("{path}/members/{member}");
        let unnamed = site.json(&ana, Method::PUT, &of_member, &[], json!({ "name": "Hard" })).await;
        assert_eq!(unnamed.status, StatusCode::BAD_REQUEST);
        let stale = site.json(&ana, Method::PUT, &of_member, &[("if-match", "\"1-1\"")], json!({ "name": "Hard" })).await;
        assert_eq!(stale.status, StatusCode::PRECONDITION_FAILED);
        let other = json!({ "name": "Hard (invented)", "country": "AT", "place": "none" });
        tried_and_done(&site, &ana, Method::PUT, &of_member, "*", other).await;
        let invite = json!({ "mail": "ben@city.example" });
        let invited = tried_and_done(&site, &ana, Method::POST, &format!("{of_member}/invitations"), "*", invite).await;
        let invitation = format!("{path}/invitations/{}", invited.json()["id"].as_str().unwrap());
        tried_and_done(&site, &ana, Method::DELETE, &invitation, "*", json!({})).await;
        tried_and_done(&site, &ana, Method::DELETE, &of_member, "*", json!({})).await;

        let id = id.parse().unwrap();
        site.hand_in(&ana, id).await;
        assert_eq!(site.dossier(id).await.head.state, State::Submitted(1));
        tried_and_done(&site, &ana, Method::POST, &format!("{path}/recall"), "*", json!({})).await;
        let lead = format!("{path}/members/{}/sign-off", site.dossier(id).await.members[0].id);
        let content = site.dossier(id).await.manifest().digest().to_string();
        let signing = json!({ "content": content, "name": "Ana", "function": "Mayor", "mandate": "12/2020" });
        tried_and_done(&site, &ana, Method::PUT, &lead, "*", signing).await;
        tried_and_done(&site, &ana, Method::DELETE, &lead, "*", json!({})).await;
        tried_and_done(&site, &ana, Method::POST, &format!("{path}/withdraw"), "*", json!({})).await;
        tried_and_done(&site, &ana, Method::POST, &format!("{path}/restore"), "*", json!({})).await;
        let late = site.json(&ana, Method::POST, &format!("{path}/pre-screening"), &[], json!({})).await;
        assert_eq!(late.status, StatusCode::CONFLICT, "this call has no such time");
    }

    async fn an_organiser_leads_a_call_by_program_alone(db: TestDb) {
        let site = Site::on(&db).await;
        let (olga, ana) = (site.organiser().await, site.person("Ana").await);
        let id = site.begin(&ana, "Lindau").await;
        site.hand_in(&ana, id).await;
        site.begin(&site.person("Ben").await, "Konstanz").await;
        let call = "/api/v1/calls/invented-call";
        let question = json!({ "question": "May Lindau apply twice?" });
        let asked = tried_and_done(&site, &ana, Method::POST, &format!("{call}/questions"), "*", question).await;
        let question = format!("{call}/questions/{}", asked.json()["id"].as_str().unwrap());
        let said = json!({ "version": 1, "wording": "May a city apply twice?", "answer": "No." });
        assert_eq!(site.json(&ana, Method::PUT, &question, &[], said.clone()).await.status, StatusCode::FORBIDDEN);
        let misspelt = json!({ "version": 1, "wording": "May a city apply twice?", "anser": "No." });
        let refused = site.json(&olga, Method::PUT, &question, &[], misspelt).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "without an answer it would have been set aside");
        let answered = tried_and_done(&site, &olga, Method::PUT, &question, "*", said).await;
        assert_eq!(answered.json()["number"], json!(1));
        let elsewhere = site.json(&olga, Method::PUT, &question.replace("invented-call", "other"), &[], json!({ "version": 2 })).await;
        assert_eq!(elsewhere.status, StatusCode::NOT_FOUND);

        let figures = site.get(Some(&olga), &format!("{call}/figures")).await.json();
        assert_eq!((&figures["all"]["submitted"], &figures["days"][0]["begun"]), (&json!(1), &json!(2)));
        assert_eq!(site.get(Some(&ana), &format!("{call}/figures")).await.status, StatusCode::FORBIDDEN);
        let list = site.get(Some(&olga), &format!("{call}/reminders/incomplete")).await.json();
        assert_eq!(list["recipients"][0]["about"], json!(["EOI-0002"]));
        assert!(list["preview"]["body"].as_str().unwrap().contains("EOI-0002 Konstanz"));
        let agreed = json!({ "seen": list["seen"] });
        let sent = tried_and_done(&site, &olga, Method::POST, &format!("{call}/reminders/incomplete"), "*", agreed.clone()).await;
        assert_eq!(sent.json()["letters"], json!(1));
        let again = site.json(&olga, Method::POST, &format!("{call}/reminders/incomplete"), &[], agreed).await;
        assert_eq!(again.status, StatusCode::CONFLICT, "the list is another one now");

        let received = json!({
            "key": "mail-7", "lead": "Dornbirn (invented)", "country": "AT", "category": "new",
            "received_at": "2020-05-01T10:00:00Z", "answers": { "ambition": { "is": "text", "value": "Trees" } },
        });
        let brought = tried_and_done(&site, &olga, Method::POST, &format!("{call}/applications"), "*", received.clone()).await;
        assert_eq!(brought.json(), json!({ "became": "new", "number": 3, "late": false, "dry_run": false }));
        let again = site.json(&olga, Method::POST, &format!("{call}/applications"), &[], received.clone()).await;
        assert_eq!(again.json()["became"], json!("known"));
        let mut misspelt = received.clone();
        misspelt["answers"]["ambition"]["note"] = json!("by hand");
        let refused = site.json(&olga, Method::POST, &format!("{call}/applications"), &[], misspelt).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST);
        assert!(refused.body.contains("answers.ambition.note"), "{}", refused.body);
        let mut stolen = received;
        let file = json!({ "digest": "0".repeat(64), "name": "a.pdf", "media_type": "application/pdf", "bytes": 3 });
        (stolen["key"], stolen["answers"]) = (json!("mail-8"), json!({ "letter": { "is": "files", "value": [file] } }));
        let refused = site.json(&olga, Method::POST, &format!("{call}/applications"), &[], stolen).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
        assert_eq!(site.get(Some(&olga), &format!("{call}/doubles")).await.json(), json!([]));

        let close = json!({ "reason": "Enough" });
        let version = format!("\"{}\"", site.call().await.version);
        let unnamed = site.json(&olga, Method::POST, &format!("{call}/steps/close"), &[], close.clone()).await;
        assert_eq!(unnamed.status, StatusCode::BAD_REQUEST);
        let stale = site.json(&olga, Method::POST, &format!("{call}/steps/close"), &[("if-match", "\"1\"")], close.clone()).await;
        assert_eq!(stale.status, StatusCode::PRECONDITION_FAILED);
        let form = site.get(Some(&olga), &format!("{call}/form")).await;
        assert_eq!(form.header("etag"), version);
        let mut misspelt = form.json()["form"].clone();
        misspelt["sections"][0]["fields"][0]["requird"] = json!(true);
        let refused = site.json(&olga, Method::PUT, &format!("{call}/form"), &[("if-match", version.as_str())], misspelt).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST);
        assert!(refused.body.contains("sections[0].fields[0].requird"), "{}", refused.body);
        tried_and_done(&site, &olga, Method::PUT, &format!("{call}/form"), &version, form.json()["form"].clone()).await;
        let version = format!("\"{}\"", site.call().await.version);
        let closed = tried_and_done(&site, &olga, Method::POST, &format!("{call}/steps/close"), &version, close).await;
        assert_eq!(closed.json()["state"], json!("closed"));
        let new = json!({ "edition": "invented-2020", "slug": "second-call", "from": "invented-call" });
        tried_and_done(&site, &olga, Method::POST, "/api/v1/calls", "*", new).await;
        let nowhere = json!({ "edition": "no-edition", "slug": "third-call" });
        let nowhere = site.json(&olga, Method::POST, "/api/v1/calls", &[], nowhere).await;
        assert_eq!(nowhere.status, StatusCode::NOT_FOUND);
        assert!(nowhere.body.contains("no-edition"), "{}", nowhere.body);
        let twice = json!({ "edition": "invented-2020", "slug": "second-call" });
        assert_eq!(site.json(&olga, Method::POST, "/api/v1/calls", &[], twice).await.status, StatusCode::CONFLICT);
    }

    async fn following_and_beginning_with_an_earlier_one_are_tried_first(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let following = "/api/v1/calls/invented-call/following";
        tried_and_done(&site, &ana, Method::PUT, following, "*", json!({})).await;
        tried_and_done(&site, &ana, Method::DELETE, following, "*", json!({})).await;
        let earlier = site.begin(&ana, "Lindau").await;
        site.save(&ana, earlier, "application/ambition", 0, json!("More trees")).await;
        let later = site.begin(&ana, "Lindau on the lake").await;
        let path = format!("/api/v1/expressions/{later}/start-from");
        let ben = site.person("Ben").await;
        let own = site.begin(&ben, "Bregenz").await;
        let stolen = format!("/api/v1/expressions/{own}/start-from");
        let stolen = site.json(&ben, Method::POST, &stolen, &[], json!({ "from": earlier })).await;
        assert_eq!(stolen.status, StatusCode::NOT_FOUND);
        tried_and_done(&site, &ana, Method::POST, &path, "*", json!({ "from": earlier })).await;
        assert!(site.dossier(later).await.said("ambition").is_some());
    }

    async fn a_document_of_a_call_is_tried_and_then_kept(db: TestDb) {
        let site = Site::on(&db).await;
        let (olga, ana) = (site.organiser().await, site.person("Ana").await);
        let path = "/api/v1/calls/invented-call/documents";
        let before = head(&site).await;
        let tried = site.upload(&olga, &format!("{path}?dry_run=true"), "guide.pdf", b"%PDF-1.7 guide").await;
        assert_eq!((tried.status, head(&site).await), (StatusCode::OK, before), "{}", tried.body);
        let kept = site.upload(&olga, path, "guide.pdf", b"%PDF-1.7 guide").await;
        assert!(kept.json()["href"].as_str().unwrap().ends_with("/guide.pdf"), "{}", kept.body);
        assert_eq!(site.upload(&ana, path, "guide.pdf", b"%PDF-1.7 guide").await.status, StatusCode::FORBIDDEN);
    }

    async fn a_file_by_program_is_tried_and_then_kept(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        let path = format!("/api/v1/expressions/{id}/files/application/letter");
        let before = head(&site).await;
        let tried = site.upload(&ana, &format!("{path}?dry_run=true"), "letter.pdf", b"%PDF-1.7 yes").await;
        assert_eq!((tried.status, head(&site).await), (StatusCode::OK, before));
        let lying = site.upload(&ana, &path, "letter.pdf", b"<html>").await;
        assert_eq!(lying.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", lying.body);
        let added = site.upload(&ana, &path, "letter.pdf", b"%PDF-1.7 yes").await;
        let digest = Digest::of(b"%PDF-1.7 yes").to_string();
        assert_eq!((added.status, &added.json()["id"]), (StatusCode::OK, &json!(digest)));
        tried_and_done(&site, &ana, Method::DELETE, &format!("{path}/{digest}"), "*", json!({})).await;
    }

    async fn what_settles_two_versions_after_the_deadline_is_kept_as_late(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        site.save(&ana, id, "application/ambition", 0, json!("More trees")).await;
        let met = site.save(&ana, id, "application/ambition", 0, json!("Fewer cars")).await;
        let aside = met.json()["mine_kept_as"].clone();
        site.clock.set(crate::site::at("2020-05-29T23:30:00Z"));
        let ana = site.back(&ana).await;
        let both = json!({ "base": 1, "value": "More trees, fewer cars", "save": "x", "settles": aside });
        let path = format!("/api/v1/expressions/{id}/answers/application/ambition");
        let late = site.json(&ana, Method::PUT, &path, &[], both).await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(late.json()["kept_as"].is_u64(), "{}", late.body);
    }
}
