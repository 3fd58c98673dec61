//! Reminders go to whom the list showed, once.

use std::time::Duration;

use axum::http::StatusCode;
use centum_accounts::{Actor, NewPerson, Role, SignedIn, add_person};
use centum_calls::Site as Sender;
use centum_calls::call::{Correction, correct_call};
use centum_calls::expression::actions::{NewExpression, begin};
use centum_calls::organiser::reminding::{Reason, Recipient, digest, recipients};
use centum_testkit::on_both_databases;

use crate::site::{LIST, Site, at, hidden};

async fn people(site: &Site, reason: Reason) -> Vec<Recipient> {
    let call = site.call().await;
    let mut reader = site.app.house.db.read_current().await.unwrap();
    recipients(&mut reader.conn(), &call, reason, site.app.house.now()).await.unwrap()
}

async fn count(site: &Site, reason: Reason) -> usize {
    people(site, reason).await.len()
}

on_both_databases! {
    async fn one_letter_goes_to_each_person_and_not_twice_within_a_day(db: TestDb) {
        let site = Site::on(&db).await;
        site.begin(&site.ana, "Lindau", "DE", None).await;
        site.begin(&site.ana, "Bregenz", "AT", None).await;
        let complete = site.begin(&site.ben, "Dornbirn", "AT", None).await;
        site.complete(&site.ben, complete).await;
        assert_eq!(count(&site, Reason::Incomplete).await, 1);
        assert_eq!(count(&site, Reason::NotSubmitted).await, 1);
        assert_eq!(count(&site, Reason::Documents).await, 2, "the letter of support is missing in all three");
        let path = format!("{LIST}/reminders");
        let page = site.get(&site.olga, &path).await.body();
        assert!(page.contains("Send one letter") && page.contains("Lindau") && page.contains("Bregenz"), "{page}");
        let seen = hidden(&page, "seen");
        let fields = [("reason", "incomplete"), ("seen", seen.as_str())];
        assert_eq!(site.post(&site.olga, &path, &fields, None).await.status, StatusCode::SEE_OTHER);
        site.work().await;
        let letters = site.letters_to("ana@city.example").await;
        let reminders: Vec<_> = letters.iter().filter(|letter| letter.subject.contains("not complete yet")).collect();
        assert_eq!(reminders.len(), 1);
        assert!(reminders[0].body.contains("EOI-0001 Lindau") && reminders[0].body.contains("EOI-0002 Bregenz"), "{}", reminders[0].body);
        // The list is empty now; sending what was seen before sends nothing.
        assert_eq!(site.post(&site.olga, &path, &fields, None).await.status, StatusCode::SEE_OTHER);
        site.work().await;
        assert_eq!(site.letters_to("ana@city.example").await.len(), letters.len());
        let page = site.get(&site.olga, &path).await.body();
        assert!(page.contains("reminded of this within the last 24 hours") && page.contains("What was sent"), "{page}");
        let rested = people(&site, Reason::Incomplete).await;
        assert!(!rested[0].is_due(site.app.house.now()));
        assert!(rested[0].is_due(site.app.house.now() + Duration::from_secs(24 * 3600)), "after a day");
    }

    async fn each_letter_names_the_deadline_of_what_it_is_about(db: TestDb) {
        let site = Site::on(&db).await;
        site.begin(&site.ana, "Lindau", "DE", None).await;
        let alumnus = NewExpression {
            call: site.call,
            lead: "Bregenz".into(),
            country: "AT".parse().ok(),
            place: None,
            is_city: true,
            category: "alumnus".into(),
            consortium: false,
        };
        begin(&site.app, &site.ana.actor, &alumnus, site.app.house.now()).await.unwrap();
        for reason in ["incomplete", "documents"] {
            let path = format!("{LIST}/reminders");
            let page = site.get(&site.olga, &format!("{path}?reason={reason}")).await.body();
            let seen = hidden(&page, "seen");
            site.post(&site.olga, &path, &[("reason", reason), ("seen", &seen)], None).await;
        }
        site.work().await;
        let letters = site.letters_to("ana@city.example").await;
        let letter = |subject: &str| letters.iter().find(|one| one.subject.contains(subject)).unwrap().body.clone();
        let incomplete = letter("not complete yet");
        let due = "To be handed in by";
        for line in [
            format!("EOI-0001 Lindau\n{due} Friday 29 May 2020, 23:59:00 CEST (UTC+2)\n"),
            format!("EOI-0002 Bregenz\n{due} Friday 22 May 2020, 23:59:00 CEST (UTC+2)\n"),
        ] {
            assert!(incomplete.contains(&line), "{incomplete}");
        }
        let documents = letter("a document is missing");
        assert!(documents.contains("by Tuesday 9 June 2020, 23:59:00 CEST (UTC+2)"), "{documents}");
        assert!(!documents.contains("May 2020"), "{documents}");
    }

    async fn who_can_hand_in_no_longer_is_not_reminded_of_it(db: TestDb) {
        let site = Site::on(&db).await;
        site.begin(&site.ana, "Lindau", "DE", None).await;
        let alumnus = NewExpression {
            call: site.call,
            lead: "Bregenz".into(),
            country: "AT".parse().ok(),
            place: None,
            is_city: true,
            category: "alumnus".into(),
            consortium: false,
        };
        begin(&site.app, &site.ana.actor, &alumnus, site.app.house.now()).await.unwrap();
        let call = site.call().await;
        let about = async |reason: Reason, now: &str| {
            let mut reader = site.app.house.db.read_current().await.unwrap();
            let found = recipients(&mut reader.conn(), &call, reason, at(now)).await.unwrap();
            found.into_iter().flat_map(|one| one.about).map(|about| about.title).collect::<Vec<_>>()
        };
        assert_eq!(about(Reason::Incomplete, "2020-05-22T21:00:00Z").await, ["Lindau", "Bregenz"]);
        assert_eq!(about(Reason::Incomplete, "2020-05-23T00:00:00Z").await, ["Lindau"], "alumni had to be there by the 22nd");
        assert!(about(Reason::Incomplete, "2020-05-30T00:00:00Z").await.is_empty());
        assert_eq!(about(Reason::Documents, "2020-05-30T00:00:00Z").await, ["Lindau", "Bregenz"], "the letter is due in June");
    }

    async fn who_agreed_to_other_deadlines_looks_again(db: TestDb) {
        let site = Site::on(&db).await;
        site.begin(&site.ana, "Lindau", "DE", None).await;
        let seen = async || digest(&people(&site, Reason::Incomplete).await.iter().collect::<Vec<_>>());
        let before = seen().await;
        assert_eq!(before, seen().await);
        let call = site.call().await;
        let mut terms = call.terms.clone();
        terms.deadlines[0].at = at("2020-06-02T21:59:00Z");
        let correction = Correction { terms, form: None, reason: "More time".into() };
        let sender = Sender { name: "Centum".into(), base: "https://centum.example".into() };
        correct_call(&site.app.house, &site.olga.actor, call.id, call.version, correction, &sender).await.unwrap();
        assert_ne!(before, seen().await);
    }

    async fn a_long_list_comes_in_pages_and_all_of_it_is_written_to(db: TestDb) {
        let site = Site::on(&db).await;
        for number in 0..60 {
            let (name, role) = (format!("City {number:02}"), Role::CityOfficer);
            let email = format!("city{number:02}@city.example").parse().unwrap();
            let person = NewPerson { email, name: name.clone(), role, organisation: None };
            let id = add_person(&site.app.house, &Actor::System("test"), &person).await.unwrap();
            let actor = Actor::Person(SignedIn { id, name: name.clone(), locale: None, roles: vec![role] });
            let new = NewExpression {
                call: site.call,
                lead: name,
                country: "DE".parse().ok(),
                place: None,
                is_city: true,
                category: "new".into(),
                consortium: false,
            };
            begin(&site.app, &actor, &new, site.app.house.now()).await.unwrap();
        }
        let path = format!("{LIST}/reminders");
        let first = site.get(&site.olga, &path).await.body();
        let second = site.get(&site.olga, &format!("{path}?reason=incomplete&page=2")).await.body();
        for (page, there, elsewhere) in [(&first, "city00@", "city50@"), (&second, "city50@", "city00@")] {
            assert!(page.contains("Send 60 letters") && page.contains(there) && !page.contains(elsewhere), "{page}");
        }
        let seen = hidden(&second, "seen");
        let fields = [("reason", "incomplete"), ("seen", seen.as_str())];
        assert_eq!(site.post(&site.olga, &path, &fields, None).await.status, StatusCode::SEE_OTHER);
        site.work().await;
        for number in [0, 49, 50, 59] {
            let letters = site.letters_to(&format!("city{number:02}@city.example")).await;
            assert_eq!(letters.iter().filter(|one| one.subject.contains("not complete")).count(), 1, "{number}");
        }
        // Whoever is left in peace stands in pages too.
        let rest = site.get(&site.olga, &format!("{path}?page=2")).await.body();
        assert!(rest.contains("60 people were reminded") && rest.contains("City 59") && !rest.contains("City 00"), "{rest}");
    }

    async fn a_list_that_has_changed_is_not_written_to(db: TestDb) {
        let site = Site::on(&db).await;
        site.begin(&site.ana, "Lindau", "DE", None).await;
        let path = format!("{LIST}/reminders");
        let seen = hidden(&site.get(&site.olga, &path).await.body(), "seen");
        site.begin(&site.ben, "Bregenz", "AT", None).await;
        let fields = [("reason", "incomplete"), ("seen", seen.as_str())];
        site.post(&site.olga, &path, &fields, None).await;
        site.work().await;
        let reminded = |letters: Vec<centum_jobs::Letter>| letters.iter().any(|one| one.subject.contains("not complete"));
        assert!(!reminded(site.letters_to("ana@city.example").await));
        assert!(!reminded(site.letters_to("ben@city.example").await));
    }
}
