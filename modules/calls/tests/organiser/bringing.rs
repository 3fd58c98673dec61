//! Applications that were received elsewhere come in once, each with a receipt that says who stated its time.

use axum::http::StatusCode;
use centum_calls::expression::model::{Origin, State};
use centum_calls::expression::{find_by_number, receipt};
use centum_forms::Value;
use centum_testkit::on_both_databases;
use serde_json::Value as Json;

use crate::site::{LIST, Site, at, hidden};

const TABLE: &str = "City;Country;Received;Partners;Ambition\n\
    Lindau;Germany;2020-05-02 14:30;Bregenz (AT), \"am See\"; More trees\n\
    Annecy;France;2020-05-01 09:00;;Less heat\n\
    Atlantis;Nowhere;2020-05-01 09:00;;Water\n";

on_both_databases! {
    async fn a_table_comes_in_after_a_preview_and_once(db: TestDb) {
        let site = Site::on(&db).await;
        let path = format!("{LIST}/bring-in");
        let table = TABLE.replace(", \"am See\"", "");
        let shown = site.post(&site.olga, &path, &[], Some(table.as_bytes())).await;
        let page = shown.body();
        assert_eq!(shown.status, StatusCode::OK);
        assert!(page.contains("2 would come in") && page.contains("1 have faults") && page.contains("“Nowhere” is no country"), "{page}");
        assert!(page.contains("Show the answers</summary><dl><dt translate=\"no\">Ambition</dt>"), "{page}");
        // Of the line that is kept out, too.
        let of_atlantis = page.split("<tr role=\"row\">").find(|row| row.contains("“Nowhere” is no country")).unwrap();
        assert!(of_atlantis.contains("Ambition</dt>") && of_atlantis.contains("Water"), "{of_atlantis}");
        let call = site.call().await;
        let mut reader = site.app.house.db.read_current().await.unwrap();
        assert!(find_by_number(&mut reader.conn(), call.id, 1).await.unwrap().is_none(), "nothing is written yet");
        drop(reader);
        let held = hidden(&page, "held");
        let columns = ["lead", "country", "received-at", "partners", "field:ambition"];
        let names: Vec<String> = (0..columns.len()).map(|at| format!("column-{at}")).collect();
        let mut fields: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(columns).collect();
        fields.push(("held", &held));
        let done = site.post(&site.olga, &format!("{path}/confirm"), &fields, None).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body());
        let mut reader = site.app.house.db.read_current().await.unwrap();
        let head = find_by_number(&mut reader.conn(), call.id, 1).await.unwrap().unwrap();
        drop(reader);
        assert_eq!((head.origin, head.state, head.consortium), (Origin::Received, State::Submitted(1), true));
        let dossier = site.dossier(head.id).await;
        assert_eq!(dossier.said("ambition"), Some(&Value::Text("More trees".into())));
        assert_eq!(dossier.members[1].name, "Bregenz");
        let mut reader = site.app.house.db.read_current().await.unwrap();
        let annecy = find_by_number(&mut reader.conn(), call.id, 2).await.unwrap().unwrap();
        drop(reader);
        assert!(site.dossier(annecy.id).await.members[0].place.is_some(), "there is one Annecy in France");
        let kept = receipt::read(&dossier.submissions[0].receipt).unwrap();
        assert_eq!(kept.receipt.received_at.to_string(), "2020-05-02T12:30:00Z", "14:30 in Brussels");
        assert!(kept.receipt.stated_by.is_some() && kept.receipt.sign_offs.is_empty());
        assert_eq!(receipt::verify(&kept, &[kept.key], Some(&dossier.manifest())), Ok(()));
        // The same table again: its columns are remembered, and nothing changes.
        let again = site.post(&site.olga, &path, &[], Some(table.as_bytes())).await.body();
        assert!(again.contains("0 would come in, 2 are in already"), "{again}");
        site.post(&site.olga, &format!("{path}/confirm"), &fields, None).await;
        let mut reader = site.app.house.db.read_current().await.unwrap();
        assert!(find_by_number(&mut reader.conn(), call.id, 3).await.unwrap().is_none());
    }

    async fn a_name_that_cannot_be_kept_keeps_its_row_out_and_no_other(db: TestDb) {
        let site = Site::on(&db).await;
        let path = format!("{LIST}/bring-in");
        let long = "y".repeat(201);
        let table = format!(
            "City;Country;Received;Partners\n{long};Germany;2020-05-02 14:30;\nLindau;Germany;2020-05-02 14:30;(AT)\n\
            Annecy;France;2020-05-01 09:00;Seynod\n"
        );
        let page = site.post(&site.olga, &path, &[], Some(table.as_bytes())).await.body();
        assert!(page.contains("1 would come in") && page.contains("2 have faults"), "{page}");
        assert!(page.contains("A name needs between 1 and 200 characters"), "{page}");
        let held = hidden(&page, "held");
        let columns = ["lead", "country", "received-at", "partners"];
        let names: Vec<String> = (0..columns.len()).map(|at| format!("column-{at}")).collect();
        let mut fields: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(columns).collect();
        fields.push(("held", &held));
        let done = site.post(&site.olga, &format!("{path}/confirm"), &fields, None).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body());
        let call = site.call().await;
        let mut reader = site.app.house.db.read_current().await.unwrap();
        assert_eq!(find_by_number(&mut reader.conn(), call.id, 1).await.unwrap().unwrap().title, "Annecy");
        assert!(find_by_number(&mut reader.conn(), call.id, 2).await.unwrap().is_none());
    }

    async fn a_day_that_may_be_two_is_asked_about_and_a_day_alone_counts_to_its_end(db: TestDb) {
        let site = Site::on(&db).await;
        let path = format!("{LIST}/bring-in");
        let table = "City;Country;Received\nLindau;Germany;03/04/2020 14:30\nAnnecy;France;2020-05-02\nWangen;Germany;2020-05-01\n";
        let page = site.post(&site.olga, &path, &[], Some(table.as_bytes())).await.body();
        assert!(page.contains("2 would come in") && page.contains("“03/04/2020 14:30” may be two days"), "{page}");
        assert!(page.contains("it counts as received at 23:59 of that day"), "{page}");
        let held = hidden(&page, "held");
        let mut fields = vec![("column-0", "lead"), ("column-1", "country"), ("column-2", "received-at"), ("held", held.as_str())];
        fields.extend([("days", "month-first"), ("leave-out", "4-9")]);
        let page = site.post(&site.olga, &path, &fields, None).await.body();
        assert!(page.contains("2 would come in") && page.contains("1 line is left out") && page.contains("left out</span>"), "{page}");
        let done = site.post(&site.olga, &format!("{path}/confirm"), &fields, None).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body());
        let call = site.call().await;
        let received = async |number: u32| {
            let mut reader = site.app.house.db.read_current().await.unwrap();
            let head = find_by_number(&mut reader.conn(), call.id, number).await.unwrap()?;
            drop(reader);
            Some(site.dossier(head.id).await.submissions[0].received_at)
        };
        assert_eq!(received(1).await, Some(at("2020-03-04T13:30:00Z")), "the fourth of March");
        assert_eq!(received(2).await, Some(at("2020-05-02T21:59:00Z")), "the end of the day in Brussels");
        assert_eq!(received(3).await, None, "line 4 is left out");
    }

    async fn what_cannot_be_meant_so_is_refused_before_anything_is_written(db: TestDb) {
        let site = Site::on(&db).await;
        let path = format!("{LIST}/bring-in");
        let table = "City;Ambition;Also\nLindau;More trees;Less heat\n";
        let held = hidden(&site.post(&site.olga, &path, &[], Some(table.as_bytes())).await.body(), "held");
        let mut fields = vec![("column-0", "lead"), ("column-1", "field:ambition"), ("column-2", "field:ambition")];
        fields.extend([("received", "2020-05-02 14:30"), ("held", held.as_str())]);
        let twice = site.post(&site.olga, &format!("{path}/confirm"), &fields, None).await;
        assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(twice.body().contains("An earlier column holds this already"), "{}", twice.body());
        fields[2] = ("column-2", "");
        fields.push(("leave-out", "two"));
        let unread = site.post(&site.olga, &format!("{path}/confirm"), &fields, None).await;
        assert!(unread.status == StatusCode::UNPROCESSABLE_ENTITY && unread.body().contains("“two” names no lines"));
        let api = "/api/v1/calls/invented-call/applications/table";
        let refused = site.post(&site.olga, api, &[("leave-out", "two")], Some(table.as_bytes())).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body());
        // Some columns are named: the rest hold nothing, whatever their headings say.
        let some = [("column-0", "lead"), ("received", "2020-05-02 14:30")];
        let tried = site.post(&site.olga, &format!("{api}?dry_run=true"), &some, Some(table.as_bytes())).await;
        let said: Json = serde_json::from_slice(&tried.bytes).unwrap();
        assert_eq!((&said["new"], &said["columns"][1]["holds"]), (&1.into(), &"".into()), "{said}");
    }

    async fn what_was_received_late_comes_in_and_is_marked_wherever_it_is_shown(db: TestDb) {
        let site = Site::on(&db).await;
        site.clock.set(at("2020-06-02T09:00:00Z"));
        let olga = site.back().await;
        let path = "/api/v1/calls/invented-call/applications/table";
        let table = "City;Country;Received;Ambition\n\
            Lindau;Germany;2020-06-01 14:30;More trees\n\
            Annecy;France;2020-05-01 09:00;Less heat\n\
            Atlantis;Nowhere;2020-05-01 09:00;Water\n";
        let tried = site.post(&olga, &format!("{path}?dry_run=true"), &[], Some(table.as_bytes())).await;
        let said: Json = serde_json::from_slice(&tried.bytes).unwrap();
        assert_eq!(tried.status, StatusCode::OK, "{said}");
        assert_eq!(said["columns"][1]["holds"], "country");
        let counts = |said: &Json| ["new", "late", "known", "faulty"].map(|name| said[name].as_u64().unwrap());
        assert_eq!(counts(&said), [2, 1, 0, 1]);
        assert_eq!((&said["rows"][2]["fate"], &said["rows"][2]["faults"][0]["keeps_out"]), (&"faulty".into(), &true.into()));
        let call = site.call().await;
        let mut reader = site.app.house.db.read_current().await.unwrap();
        assert!(find_by_number(&mut reader.conn(), call.id, 1).await.unwrap().is_none(), "nothing is written yet");
        drop(reader);
        let done: Json = serde_json::from_slice(&site.post(&olga, path, &[], Some(table.as_bytes())).await.bytes).unwrap();
        assert_eq!(counts(&done), [2, 1, 0, 1]);
        let again: Json = serde_json::from_slice(&site.post(&olga, path, &[], Some(table.as_bytes())).await.bytes).unwrap();
        assert_eq!(counts(&again), [0, 0, 2, 1]);
        let list = site.get(&olga, LIST).await.body();
        assert_eq!(list.matches("received late").count(), 1, "{list}");
        assert!(site.get(&olga, &format!("{LIST}/1")).await.body().contains("Received elsewhere after its deadline"));
        let json = site.get(&olga, "/api/v1/calls/invented-call/applications").await;
        let json: Json = serde_json::from_slice(&json.bytes).unwrap();
        let late: Vec<_> = json["applications"].as_array().unwrap().iter().map(|one| one["late"].clone()).collect();
        assert_eq!(late, [true, false]);
    }

    async fn what_was_received_elsewhere_is_handed_to_its_applicant_by_letter(db: TestDb) {
        let site = Site::on(&db).await;
        let table = "City;Country;Received\nLindau;Germany;2020-05-02 14:30\n";
        let api = "/api/v1/calls/invented-call/applications/table";
        assert_eq!(site.post(&site.olga, api, &[], Some(table.as_bytes())).await.status, StatusCode::OK);
        let call = site.call().await;
        let mut reader = site.app.house.db.read_current().await.unwrap();
        let id = find_by_number(&mut reader.conn(), call.id, 1).await.unwrap().unwrap().id;
        drop(reader);
        let member = format!("/expressions/{id}/members/{}", site.dossier(id).await.members[0].id);
        let desk = site.get(&site.olga, &format!("{LIST}/1")).await.body();
        assert!(desk.contains(&format!("href=\"{member}\"")), "{desk}");
        let mail = [("email", "ben@city.example")];
        assert_eq!(site.post(&site.ana, &format!("{member}/invite"), &mail, None).await.status, StatusCode::NOT_FOUND);
        let asked = site.post(&site.olga, &format!("{member}/invite"), &mail, None).await;
        assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.body());
        let letters = site.letters_to("ben@city.example").await;
        let body = letters.iter().map(|letter| &letter.body).find(|body| body.contains("/expressions/invitations/")).unwrap();
        let (_, secret) = body.split_once("/expressions/invitations/").unwrap();
        let secret = secret.split_whitespace().next().unwrap();
        let accepted = site.post(&site.ben, &format!("/expressions/invitations/{secret}"), &[], None).await;
        assert_eq!(accepted.location, format!("/expressions/{id}"));
        assert!(site.dossier(id).await.access(&site.ben.actor).leads);
        // From now on it is the applicant's own.
        let again = site.post(&site.olga, &format!("{member}/invite"), &[("email", "eve@city.example")], None).await;
        assert_eq!(again.status, StatusCode::FORBIDDEN);
        centum_calls::expression::actions::withdraw(&site.app, &site.ben.actor, id, site.app.house.now()).await.unwrap();
        assert_eq!(site.dossier(id).await.head.state, State::Withdrawn);
    }

    async fn a_document_that_came_with_what_was_received_elsewhere_is_added_to_it(db: TestDb) {
        let site = Site::on(&db).await;
        site.clock.set(at("2020-06-20T09:00:00Z"));
        let olga = site.back().await;
        let table = "City;Country;Received\nLindau;Germany;2020-05-02 14:30\n";
        let api = "/api/v1/calls/invented-call/applications/table";
        assert_eq!(site.post(&olga, api, &[], Some(table.as_bytes())).await.status, StatusCode::OK);
        let call = site.call().await;
        let mut reader = site.app.house.db.read_current().await.unwrap();
        let id = find_by_number(&mut reader.conn(), call.id, 1).await.unwrap().unwrap().id;
        drop(reader);
        let path = format!("/expressions/{id}/supplement/application/letter");
        let desk = site.get(&olga, &format!("{LIST}/1")).await.body();
        assert!(desk.contains(&format!("href=\"{path}\"")), "{desk}");
        let page = site.get(&olga, &path).await;
        assert!(page.status == StatusCode::OK && page.body().contains("came with the application"), "{}", page.body());
        for _ in 0..2 {
            let added = site.post(&olga, &path, &[], Some(b"%PDF-1.7 a letter")).await;
            assert_eq!((added.status, added.location.as_str()), (StatusCode::SEE_OTHER, &*format!("{LIST}/1")), "{}", added.body());
        }
        let dossier = site.dossier(id).await;
        assert_eq!((dossier.head.state, dossier.submissions.len()), (State::Submitted(2), 2), "sent twice, it stands once");
        let receipts: Vec<_> = dossier.submissions.iter().map(|one| receipt::read(&one.receipt).unwrap()).collect();
        let [first, second] = &receipts[..] else { panic!("{receipts:?}") };
        assert_eq!(second.receipt.supplements, Some(1));
        assert_eq!(second.receipt.received_at, first.receipt.received_at, "it came with the rest");
        assert_eq!((&second.receipt.stated_by, second.receipt.in_grace), (&first.receipt.stated_by, false));
        assert_eq!(second.receipt.deadline, first.receipt.deadline);
        assert_eq!(receipt::verify(second, &[second.key], Some(&dossier.manifest())), Ok(()));
        let letter = centum_calls::expression::files::Upload { name: "a.pdf".into(), content: b"%PDF-1.7 b".to_vec() };
        let (part, field) = (centum_forms::Part::Application, "letter".parse().unwrap());
        let now = site.app.house.now();
        let other = centum_calls::expression::actions::supplement(&site.app, &site.ana.actor, id, &part, &field, letter, now).await;
        assert!(matches!(other, Err(centum_calls::expression::ExpressionError::Absent)), "{other:?}");
    }

    async fn only_organisers_bring_in_and_only_what_is_a_table(db: TestDb) {
        let site = Site::on(&db).await;
        let path = format!("{LIST}/bring-in");
        assert_eq!(site.post(&site.ana, &path, &[], Some(TABLE.as_bytes())).await.status, StatusCode::FORBIDDEN);
        for file in [&b"Caf\xe9,x\n1,2"[..], b"only headings", b"PK\x03\x04broken"] {
            assert_eq!(site.post(&site.olga, &path, &[], Some(file)).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
    }
}
