//! Applications that were received elsewhere come in once, each with a receipt that says who stated its time.

use axum::http::StatusCode;
use centum_calls::expression::model::{Origin, State};
use centum_calls::expression::{find_by_number, receipt};
use centum_forms::Value;
use centum_testkit::on_both_databases;

use crate::site::{LIST, Site, hidden};

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

    async fn only_organisers_bring_in_and_only_what_is_a_table(db: TestDb) {
        let site = Site::on(&db).await;
        let path = format!("{LIST}/bring-in");
        assert_eq!(site.post(&site.ana, &path, &[], Some(TABLE.as_bytes())).await.status, StatusCode::FORBIDDEN);
        for file in [&b"Caf\xe9,x\n1,2"[..], b"only headings", b"PK\x03\x04broken"] {
            assert_eq!(site.post(&site.olga, &path, &[], Some(file)).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
    }
}
