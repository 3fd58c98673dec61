//! A lead, partners and their colleagues.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use centum_testkit::on_both_databases;

use super::{hidden, member};
use crate::site::{Site, at};

on_both_databases! {
    async fn a_partner_is_asked_by_letter_and_comes_in_without_an_account(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        let added = site.add_partner(&ana, id, "Wangen im Allgäu").await;
        assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
        let partner = site.dossier(id).await.members[1].clone();
        assert_eq!(added.location(), member(&id, &partner));
        let asked = site.post(&ana, &format!("{}/invite", member(&id, &partner)), &[("email", "ben@partner.example")]).await;
        assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.body);

        let link = site.link_to("ben@partner.example").await;
        let looked = site.get(None, &link).await;
        assert_eq!(looked.status, StatusCode::OK, "{}", looked.body);
        assert!(looked.body.contains("Wangen im Allgäu") && looked.body.contains("name=\"name\""), "{}", looked.body);
        assert!(site.dossier(id).await.writers.iter().all(|writer| writer.member != partner.id), "looking does nothing");

        let cookie = looked.headers.get(header::SET_COOKIE).unwrap().to_str().unwrap().split(';').next().unwrap().to_owned();
        let token = hidden(&looked.body, "csrf").to_owned();
        let send = async |name: &str| {
            let request = Request::builder().method(Method::POST).uri(&link).header(header::ACCEPT, "text/html")
                .header(header::COOKIE, &cookie)
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
            site.send(None, request, Body::from(format!("csrf={token}&name={name}"))).await
        };
        assert_eq!(send("").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let accepted = send("Ben").await;
        assert_eq!((accepted.status, accepted.location()), (StatusCode::SEE_OTHER, format!("/expressions/{id}").as_str()));
        let cookies = accepted.headers.get_all(header::SET_COOKIE);
        assert!(cookies.iter().any(|cookie| cookie.to_str().unwrap().starts_with("__Host-session=")));
        assert!(site.dossier(id).await.writers.iter().any(|writer| writer.member == partner.id));

        let again = site.get(None, &link).await;
        assert_eq!(again.status, StatusCode::NOT_FOUND);
        assert!(again.body.contains("This link no longer works"), "{}", again.body);
        assert_eq!(send("Ben").await.status, StatusCode::NOT_FOUND);
        let page = site.get(Some(&ana), &member(&id, &partner)).await.body;
        assert!(page.contains("accepted") && page.contains("Ben"), "{page}");
    }

    async fn whoever_has_an_account_signs_in_before_an_invitation_is_accepted(db: TestDb) {
        let site = Site::on(&db).await;
        let (ana, cleo) = (site.person("Ana").await, site.person("Cleo").await);
        let id = site.begin(&ana, "Lindau").await;
        let lead = site.dossier(id).await.members[0].clone();
        site.post(&ana, &format!("{}/invite", member(&id, &lead)), &[("email", "cleo@city.example")]).await;
        let link = site.link_to("cleo@city.example").await;
        let looked = site.get(None, &link).await;
        assert_eq!(looked.status, StatusCode::SEE_OTHER, "{}", looked.body);
        assert!(looked.location().starts_with("/sign-in?return="), "{}", looked.location());
        let accepted = site.post(&cleo, &link, &[]).await;
        assert_eq!(accepted.location(), format!("/expressions/{id}"));
    }

    async fn a_second_click_adds_no_second_partner(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        let path = format!("/expressions/{id}/members");
        let page = site.get(Some(&ana), &path).await.body;
        let once = hidden(&page, "once");
        assert!(!once.is_empty());
        let fields = [("name", "Wangen"), ("country", "DE"), ("is_city", "yes"), ("place", "none"), ("once", once)];
        let first = site.post(&ana, &path, &fields).await;
        let again = site.post(&ana, &path, &fields).await;
        assert_eq!((first.status, again.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER), "{}", again.body);
        assert_eq!(first.location(), again.location());
        assert_eq!(site.dossier(id).await.members.len(), 2);
    }

    async fn a_second_click_sends_no_second_letter_with_a_second_link(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        let lead = member(&id, &site.dossier(id).await.members[0]);
        let invite = async || {
            let page = site.get(Some(&ana), &lead).await.body;
            let fields = [("email", "cleo@city.example"), ("once", hidden(&page, "once"))];
            for _ in 0..2 {
                let asked = site.post(&ana, &format!("{lead}/invite"), &fields).await;
                assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.body);
            }
        };
        invite().await;
        assert_eq!(site.dossier(id).await.invitations.len(), 1);
        // Whoever asks anew, by a page that was fetched anew, sends another letter.
        invite().await;
        assert_eq!(site.dossier(id).await.invitations.len(), 2);
    }

    async fn what_is_sent_again_after_a_partner_was_taken_out_says_so_and_asks_nobody(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        let list = format!("/expressions/{id}/members");
        let page = site.get(Some(&ana), &list).await.body;
        let body = [("name", "Wangen"), ("country", "DE"), ("is_city", "yes"), ("place", "none"), ("once", hidden(&page, "once"))];
        let partner = site.post(&ana, &list, &body).await.location().to_owned();
        let page = site.get(Some(&ana), &partner).await.body;
        let asked = [("email", "cleo@city.example"), ("once", hidden(&page, "once"))];
        site.post(&ana, &format!("{partner}/invite"), &asked).await;
        site.post(&ana, &format!("{partner}/remove"), &[]).await;
        for answer in [
            site.post(&ana, &list, &body).await,
            site.post(&ana, &format!("{partner}/invite"), &asked).await,
            site.post(&ana, &format!("{partner}/remove"), &[]).await,
            site.get(Some(&ana), &partner).await,
        ] {
            assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, list.as_str()), "{}", answer.body);
            let mut cookies = answer.headers.get_all(header::SET_COOKIE).iter();
            assert!(cookies.any(|cookie| cookie.to_str().unwrap().contains("flash")), "{:?}", answer.headers);
        }
        let dossier = site.dossier(id).await;
        assert_eq!((dossier.members.len(), dossier.invitations.len()), (1, 1));
        let never = format!("{list}/{}", centum_base::Id::<centum_calls::expression::Member>::of_name("member", "never"));
        assert_eq!(site.get(Some(&ana), &never).await.status, StatusCode::NOT_FOUND);
    }

    async fn a_withdrawn_invitation_works_no_more(db: TestDb) {
        let site = Site::on(&db).await;
        let (ana, cleo) = (site.person("Ana").await, site.person("Cleo").await);
        let id = site.begin(&ana, "Lindau").await;
        let lead = site.dossier(id).await.members[0].clone();
        site.post(&ana, &format!("{}/invite", member(&id, &lead)), &[("email", "cleo@city.example")]).await;
        let link = site.link_to("cleo@city.example").await;
        let invitation = site.dossier(id).await.invitations[0].id;
        let withdrawn = site.post(&ana, &format!("/expressions/{id}/invitations/{invitation}/withdraw"), &[]).await;
        assert_eq!(withdrawn.status, StatusCode::SEE_OTHER, "{}", withdrawn.body);
        assert_eq!(site.post(&cleo, &link, &[]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(site.dossier(id).await.writers.len(), 1);
    }

    async fn a_name_that_means_several_places_is_asked_about_without_scripts(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        let path = format!("/expressions/{id}/members");
        let asked = site.post(&ana, &path, &[("name", "Neustadt"), ("country", "DE"), ("is_city", "yes")]).await;
        assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(asked.body.contains("Which “Neustadt” is it?") && asked.body.contains("value=\"Neustadt\""), "{}", asked.body);
        let place = hidden(&asked.body, "place").to_owned();
        let fields = [("name", "Neustadt"), ("country", "DE"), ("is_city", "yes"), ("place", place.as_str())];
        assert_eq!(site.post(&ana, &path, &fields).await.status, StatusCode::SEE_OTHER);
        let dossier = site.dossier(id).await;
        assert_eq!(dossier.members[1].place.as_deref(), Some(place.as_str()));
        assert!(dossier.head.consortium);
    }

    async fn a_partner_changes_its_own_name_and_nobody_elses(db: TestDb) {
        let site = Site::on(&db).await;
        let (ana, ben) = (site.person("Ana").await, site.person("Ben").await);
        let id = site.begin(&ana, "Lindau").await;
        site.add_partner(&ana, id, "Wangen").await;
        let members = site.dossier(id).await.members;
        site.post(&ana, &format!("{}/invite", member(&id, &members[1])), &[("email", "ben@city.example")]).await;
        site.post(&ben, &site.link_to("ben@city.example").await, &[]).await;
        let fields = [("name", "Wangen im Allgäu"), ("country", "DE"), ("is_city", "yes"), ("place", "none")];
        assert_eq!(site.post(&ben, &member(&id, &members[1]), &fields).await.status, StatusCode::SEE_OTHER);
        assert_eq!(site.post(&ben, &member(&id, &members[0]), &fields).await.status, StatusCode::FORBIDDEN);
        assert_eq!(site.add_partner(&ben, id, "Kempten").await.status, StatusCode::FORBIDDEN);
        let names: Vec<String> = site.dossier(id).await.members.into_iter().map(|one| one.name).collect();
        assert_eq!(names, ["Lindau", "Wangen im Allgäu"]);
        // The partner goes, with what only it could see.
        let gone = site.post(&ben, &format!("{}/remove", member(&id, &members[1])), &[]).await;
        assert_eq!((gone.status, gone.location()), (StatusCode::SEE_OTHER, "/expressions"));
        assert_eq!(site.get(Some(&ben), &format!("/expressions/{id}/members")).await.status, StatusCode::NOT_FOUND);
    }

    async fn the_last_who_writes_for_the_lead_stays(db: TestDb) {
        let site = Site::on(&db).await;
        let (ana, cleo) = (site.person("Ana").await, site.person("Cleo").await);
        let id = site.begin(&ana, "Lindau").await;
        let lead = site.dossier(id).await.members[0].clone();
        let me = ana.actor.person().unwrap().id;
        let end = format!("{}/writers/{me}/end", member(&id, &lead));
        assert_eq!(site.post(&ana, &end, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        site.post(&ana, &format!("{}/invite", member(&id, &lead)), &[("email", "cleo@city.example")]).await;
        site.post(&cleo, &site.link_to("cleo@city.example").await, &[]).await;
        let ended = site.post(&ana, &end, &[]).await;
        assert_eq!((ended.status, ended.location()), (StatusCode::SEE_OTHER, "/expressions"));
        assert_eq!(site.get(Some(&ana), &format!("/expressions/{id}/review")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(site.get(Some(&cleo), &format!("/expressions/{id}/review")).await.status, StatusCode::OK);
    }

    async fn a_place_that_applies_twice_is_pointed_out_without_naming_the_other(db: TestDb) {
        let site = Site::on(&db).await;
        let (ana, ben) = (site.person("Ana").await, site.person("Ben").await);
        let (one, two) = (site.begin(&ana, "Freiburg").await, site.begin(&ben, "Greencity alliance").await);
        let fields = [("name", "Lübeck"), ("country", "DE"), ("is_city", "yes")];
        for (who, id) in [(&ana, one), (&ben, two)] {
            let added = site.post(who, &format!("/expressions/{id}/members"), &fields).await;
            assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
        }
        let page = site.get(Some(&ana), &format!("/expressions/{one}/members")).await.body;
        assert!(page.contains("Also in another application to this call"), "{page}");
        assert!(!page.contains("Greencity"), "{page}");
    }

    async fn what_stands_is_not_overwritten_by_a_form_that_is_old(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        let path = format!("/expressions/{id}/head");
        let page = site.get(Some(&ana), &format!("/expressions/{id}/members")).await.body;
        let seen = hidden(&page, "seen").to_owned();
        let fields = [("seen", seen.as_str()), ("title", "Lindau, island"), ("category", "new"), ("shared", "yes")];
        assert_eq!(site.post(&ana, &path, &fields).await.status, StatusCode::SEE_OTHER);
        assert_eq!(site.post(&ana, &path, &fields).await.status, StatusCode::CONFLICT);
        let fields = [("seen", "2"), ("title", ""), ("category", "new")];
        assert_eq!(site.post(&ana, &path, &fields).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(site.dossier(id).await.head.title, "Lindau, island");
        site.clock.set(at("2020-05-29T22:30:00Z"));
        let ana = site.back(&ana).await;
        let page = site.get(Some(&ana), &format!("/expressions/{id}/members")).await.body;
        assert!(page.contains("The deadline has passed") && !page.contains("Add this partner"), "{page}");
    }
}
