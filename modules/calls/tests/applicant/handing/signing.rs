//! Signing off what one sees, and handing it in.

use axum::http::StatusCode;
use centum_calls::expression::State;
use centum_testkit::on_both_databases;

use super::{hidden, member};
use crate::site::{DEADLINE, Site, Who, at};

/// A consortium of two, filled in.
async fn pair(site: &Site) -> (Who, Who, centum_base::Id<centum_calls::expression::Expression>) {
    let (ana, ben) = (site.person("Ana").await, site.person("Ben").await);
    let id = site.begin(&ana, "Lindau").await;
    site.add_partner(&ana, id, "Wangen").await;
    let partner = site.dossier(id).await.members[1].clone();
    site.post(&ana, &format!("{}/invite", member(&id, &partner)), &[("email", "ben@city.example")]).await;
    site.post(&ben, &site.link_to("ben@city.example").await, &[]).await;
    site.fill_in(&ana, id).await;
    (ana, ben, id)
}

on_both_databases! {
    async fn a_consortium_signs_and_the_lead_hands_in(db: TestDb) {
        let site = Site::on(&db).await;
        let (ana, ben, id) = pair(&site).await;
        let partner = site.dossier(id).await.members[1].clone();

        let early = site.submit_as_shown(&ana, id).await;
        assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(early.body.contains("Wangen has not signed off what stands now"), "{}", early.body);
        assert!(early.body.contains("Council decision 12/2020"), "what was typed stands there again");

        let signed = site.sign_as_shown(&ben, id, &partner).await;
        assert_eq!(signed.status, StatusCode::SEE_OTHER, "{}", signed.body);
        let page = site.get(Some(&ana), &format!("/expressions/{id}/review")).await.body;
        assert!(page.contains("every partner has signed") && page.contains("Deputy mayor"), "{page}");

        let handed = site.submit_as_shown(&ana, id).await;
        assert_eq!((handed.status, handed.location()), (StatusCode::SEE_OTHER, format!("/expressions/{id}/receipts/1").as_str()), "{}", handed.body);
        assert_eq!(site.dossier(id).await.head.state, State::Submitted(1));
        let page = site.get(Some(&ana), &format!("/expressions/{id}/review")).await.body;
        assert!(page.contains("Exactly this is handed in, as submission 1"), "{page}");
    }

    async fn whoever_looked_at_something_else_is_told_what_changed(db: TestDb) {
        let site = Site::on(&db).await;
        let (ana, ben, id) = pair(&site).await;
        let partner = site.dossier(id).await.members[1].clone();
        site.clock.advance(std::time::Duration::from_secs(60));
        let shown = site.get(Some(&ben), &format!("/expressions/{id}/review")).await.body;
        site.clock.advance(std::time::Duration::from_secs(60));
        site.save(&ana, id, "application/ambition", 1, serde_json::json!("Fewer cars")).await;
        let of = partner.id.to_string();
        let fields = [
            ("member", of.as_str()), ("seen", hidden(&shown, "seen")), ("shown", hidden(&shown, "shown")),
            ("name", "Ben"), ("duty", "Deputy"), ("mandate", "Delegation"),
        ];
        let refused = site.post(&ben, &format!("/expressions/{id}/sign"), &fields).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert!(refused.body.contains("What changed since you looked"), "{}", refused.body);
        assert!(refused.body.contains("Saved: Ambition") && refused.body.contains("Ana"), "{}", refused.body);
        assert_ne!(hidden(&refused.body, "seen"), hidden(&shown, "seen"), "what stands now is shown");
        assert!(site.dossier(id).await.sign_offs.is_empty());
    }

    async fn a_change_ends_a_signature_visibly_and_it_can_be_taken_back(db: TestDb) {
        let site = Site::on(&db).await;
        let (ana, ben, id) = pair(&site).await;
        let partner = site.dossier(id).await.members[1].clone();
        site.sign_as_shown(&ben, id, &partner).await;
        site.save(&ana, id, "application/ambition", 1, serde_json::json!("Fewer cars")).await;
        let page = site.get(Some(&ana), &format!("/expressions/{id}/review")).await.body;
        assert!(page.contains("Ended: the content changed"), "{page}");
        site.clock.advance(std::time::Duration::from_secs(60));
        site.sign_as_shown(&ben, id, &partner).await;
        let of = partner.id.to_string();
        assert_eq!(site.post(&ana, &format!("/expressions/{id}/take-back"), &[("member", &of)]).await.status, StatusCode::FORBIDDEN);
        let back = site.post(&ben, &format!("/expressions/{id}/take-back"), &[("member", &of)]).await;
        assert_eq!(back.status, StatusCode::SEE_OTHER, "{}", back.body);
        assert!(site.get(Some(&ana), &format!("/expressions/{id}/review")).await.body.contains("Taken back"));
    }

    async fn each_refusal_says_why_and_where_to_go(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        let page = site.get(Some(&ana), &format!("/expressions/{id}/review")).await.body;
        assert!(page.contains(&format!("/expressions/{id}/form/plan?part=application#a.application.ambition")), "{page}");
        let refused = site.submit_as_shown(&ana, id).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("href=\"#missing\"") && refused.body.contains("2 answers are missing"), "{}", refused.body);

        site.fill_in(&ana, id).await;
        let page = site.get(Some(&ana), &format!("/expressions/{id}/review")).await.body;
        let fields = [("seen", hidden(&page, "seen")), ("shown", hidden(&page, "shown")), ("name", "Ana"), ("duty", " "), ("mandate", "x")];
        let refused = site.post(&ana, &format!("/expressions/{id}/submit"), &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("Give your name, your function and your mandate"), "{}", refused.body);
        assert!(refused.body.contains("href=\"#name-lead\"") && refused.body.contains("id=\"name-lead\""), "{}", refused.body);

        let page = site.get(Some(&ana), &format!("/expressions/{id}/review")).await.body;
        site.clock.set(at(DEADLINE).checked_add(std::time::Duration::from_secs(30 * 60 + 63)).unwrap());
        let ana = site.back(&ana).await;
        let fields = [("seen", hidden(&page, "seen")), ("shown", hidden(&page, "shown")), ("name", "Ana"), ("duty", "Mayor"), ("mandate", "x")];
        let late = site.post(&ana, &format!("/expressions/{id}/submit"), &fields).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.body.contains("31 minutes and 3 seconds") && late.body.contains("everything is kept"), "{}", late.body);
        assert_eq!(site.dossier(id).await.head.state, State::Draft);
    }

    async fn in_the_grace_what_is_complete_can_be_handed_in_once(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        site.fill_in(&ana, id).await;
        site.clock.set(at(DEADLINE).checked_add(std::time::Duration::from_secs(60)).unwrap());
        let ana = site.back(&ana).await;
        let page = site.get(Some(&ana), &format!("/expressions/{id}/review")).await.body;
        assert!(page.contains("What was complete then can still be handed in"), "{page}");
        let handed = site.submit_as_shown(&ana, id).await;
        assert_eq!(handed.status, StatusCode::SEE_OTHER, "{}", handed.body);
        let receipt = site.get(Some(&ana), handed.location()).await.body;
        assert!(receipt.contains("in the declared grace"), "{receipt}");
    }

    async fn what_is_handed_in_is_recalled_withdrawn_and_taken_up_again(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        site.fill_in(&ana, id).await;
        site.submit_as_shown(&ana, id).await;
        for (deed, state) in [("recall", State::Draft), ("withdraw", State::Withdrawn), ("restore", State::Draft)] {
            let done = site.post(&ana, &format!("/expressions/{id}/{deed}"), &[]).await;
            assert_eq!(done.status, StatusCode::SEE_OTHER, "{deed}: {}", done.body);
            assert_eq!(site.dossier(id).await.head.state, state, "{deed}");
        }
        assert_eq!(site.post(&ana, &format!("/expressions/{id}/recall"), &[]).await.status, StatusCode::CONFLICT);
        let stranger = site.person("Cleo").await;
        for deed in ["recall", "withdraw", "restore", "sign", "submit"] {
            let answer = site.post(&stranger, &format!("/expressions/{id}/{deed}"), &[]).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{deed}");
        }
    }
}
