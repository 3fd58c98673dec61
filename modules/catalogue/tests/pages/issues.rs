//! What readers tell publishers.

use std::time::Duration;

use axum::http::{Method, StatusCode};
use centum_catalogue::issues::{IssueError, IssueState, Told, issues, raise, settle, sweep};
use centum_jobs::letters_to;
use centum_testkit::{on_both_databases, token_of};

use crate::site::{ORGANISER, Site, dataset};

fn told(sender: &str) -> Told<'_> {
    Told {
        subject: "Two\r\nBcc: all@example.org",
        body: "The second file is empty.",
        mail: "ana@reader.example",
        sender,
        address: "https://centum.example/data/datasets/trees",
        site: "Centum",
    }
}

on_both_databases! {
    async fn a_problem_goes_to_the_publisher_by_letter_and_stands_on_the_desk(db: TestDb) {
        let site = Site::on(&db).await;
        site.harvest(&site.leuven, &[("trees", dataset("Trees", "ENVI", "CSV"))]).await;
        let form = site.get("/data/datasets/trees/issues").await;
        assert!(form.text.contains("City of Leuven"), "{}", form.text);
        let cookie = form.header("set-cookie").split(';').next().unwrap().to_owned();
        let token = token_of(&form.text);
        let send = async |body: String| {
            let headers = [("content-type", "application/x-www-form-urlencoded"), ("cookie", cookie.as_str()), ("accept", "text/html")];
            site.ask(Method::POST, "/data/datasets/trees/issues", &headers, &body).await
        };
        let empty = send(format!("csrf={token}&subject=&body=x&mail=")).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        let worse = send(format!("csrf={token}&subject=&body=++&mail=Ana+of+Leuven")).await;
        for field in ["subject", "body", "mail"] {
            assert!(worse.text.contains(&format!("href=\"#{field}\"")), "every fault at once, {field}: {}", worse.text);
            assert!(worse.text.contains(&format!("id=\"{field}-error\"")), "at its field, {field}: {}", worse.text);
        }
        assert!(worse.text.contains("value=\"Ana of Leuven\""), "{}", worse.text);
        assert!(send("subject=a&body=b".into()).await.status.is_client_error(), "never without the form's token");
        let sent = send(format!("csrf={token}&subject=Empty&body=The+file+is+empty&mail=ana%40reader.example")).await;
        assert_eq!((sent.status, sent.header("location")), (StatusCode::SEE_OTHER, "/data/datasets/trees"));
        let letters = letters_to(&mut site.house.read().await.unwrap().conn(), "data@leuven.example", 9).await.unwrap();
        assert_eq!(letters.len(), 1);
        assert!(letters[0].letter.body.contains("The file is empty") && letters[0].letter.body.contains("ana@reader.example"));
        let kept = issues(&mut site.house.read().await.unwrap().conn(), 9, 0).await.unwrap();
        assert_eq!((kept.len(), kept[0].state), (1, IssueState::Sent));
        settle(&site.house, &ORGANISER, kept[0].id, kept[0].version, "Mended").await.unwrap();
        let again = settle(&site.house, &ORGANISER, kept[0].id, kept[0].version, "").await;
        assert!(matches!(again, Err(IssueError::Changed)));
    }

    async fn without_an_address_it_is_kept_for_the_organisers(db: TestDb) {
        let site = Site::on(&db).await;
        site.harvest(&site.porto, &[("trees", dataset("Trees", "ENVI", "CSV"))]).await;
        let id = site.record("trees").await.id;
        let raised = raise(&site.house, &ORGANISER, id, &told("a")).await.unwrap();
        assert!(!raised.sent);
        let kept = issues(&mut site.house.read().await.unwrap().conn(), 9, 0).await.unwrap();
        assert_eq!(kept[0].state, IssueState::Kept);
        assert_eq!(kept[0].subject.as_deref(), Some("Two Bcc: all@example.org"), "a subject is one line");
    }

    async fn one_sender_and_one_record_have_their_measure_and_words_are_forgotten(db: TestDb) {
        let site = Site::on(&db).await;
        site.harvest(&site.leuven, &[("trees", dataset("Trees", "ENVI", "CSV"))]).await;
        let id = site.record("trees").await.id;
        for _ in 0..5 {
            raise(&site.house, &ORGANISER, id, &told("a")).await.unwrap();
        }
        assert!(matches!(raise(&site.house, &ORGANISER, id, &told("a")).await, Err(IssueError::TooMany)));
        for _ in 0..5 {
            raise(&site.house, &ORGANISER, id, &told("b")).await.unwrap();
        }
        assert!(matches!(raise(&site.house, &ORGANISER, id, &told("c")).await, Err(IssueError::TooMany)));
        site.world.clock.advance(Duration::from_secs(3 * 3600));
        raise(&site.house, &ORGANISER, id, &told("a")).await.unwrap();
        let wrong = Told { mail: "nobody", ..told("d") };
        assert!(matches!(raise(&site.house, &ORGANISER, id, &wrong).await, Err(IssueError::Mail)));
        site.world.clock.advance(Duration::from_secs(800 * 24 * 3600));
        sweep(&site.house).await.unwrap();
        let kept = issues(&mut site.house.read().await.unwrap().conn(), 99, 0).await.unwrap();
        assert!(kept.iter().all(|issue| issue.body.is_none() && issue.mail.is_none() && issue.subject.is_none()));
    }
}
