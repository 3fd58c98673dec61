//! Reminders go to whom the list showed, once.

use std::time::Duration;

use axum::http::StatusCode;
use centum_calls::organiser::reminding::{Reason, recipients};
use centum_testkit::on_both_databases;

use crate::site::{LIST, Site, hidden};

async fn count(site: &Site, reason: Reason) -> usize {
    let mut reader = site.app.house.db.read_current().await.unwrap();
    recipients(&mut reader.conn(), site.call, reason).await.unwrap().len()
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
        let mut reader = site.app.house.db.read_current().await.unwrap();
        let rested = recipients(&mut reader.conn(), site.call, Reason::Incomplete).await.unwrap();
        assert!(!rested[0].is_due(site.app.house.now()));
        assert!(rested[0].is_due(site.app.house.now() + Duration::from_secs(24 * 3600)), "after a day");
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
