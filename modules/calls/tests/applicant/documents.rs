//! Documents of the call, kept on this site.

use axum::http::{Method, StatusCode};
use centum_base::Digest;
use centum_testkit::on_both_databases;
use serde_json::json;

use crate::site::Site;

const GUIDE: &[u8] = b"%PDF-1.7 a guide for applicants";

/// The terms that a page proposes.
fn proposed(page: &str) -> String {
    let (_, after) = page.split_once("name=\"terms\" value=\"").unwrap();
    after.split('"').next().unwrap().replace("&quot;", "\"").replace("&#34;", "\"").replace("&amp;", "&")
}

on_both_databases! {
    async fn a_document_that_the_organiser_brings_is_read_by_everyone_once_the_call_names_it(db: TestDb) {
        let site = Site::on(&db).await;
        let (olga, ana) = (site.organiser().await, site.person("Ana").await);
        let desk = "/desk/calls/invented-call/documents";
        assert_eq!(site.upload(&ana, desk, "guide.pdf", GUIDE).await.status, StatusCode::FORBIDDEN);
        for wrong in [b"".as_slice(), b"\x00\x01 what is this", b"<html><script>x</script>"] {
            let refused = site.upload(&olga, desk, "guide.pdf", wrong).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
        }
        let proposal = site.upload(&olga, desk, "guide für alle.pdf", GUIDE).await;
        assert_eq!(proposal.status, StatusCode::OK, "{}", proposal.body);
        let path = format!("/calls/invented-call/documents/{}/guide-für-alle.pdf", Digest::of(GUIDE));
        assert_eq!(site.get(None, &path).await.status, StatusCode::NOT_FOUND, "the call does not name it yet");
        let terms = proposed(&proposal.body);
        let version = site.call().await.version.to_string();
        let fields = [("seen", version.as_str()), ("terms", terms.as_str()), ("reason", "A guide")];
        let corrected = site.post(&olga, "/desk/calls/invented-call/correct", &fields).await;
        assert_eq!(corrected.status, StatusCode::SEE_OTHER, "{}", corrected.body);

        assert_eq!(site.call().await.terms.documents[0].href, path);
        let page = site.get(None, "/calls/invented-call").await.body;
        assert!(page.contains("guide für alle.pdf"), "{page}");
        let encoded = path.replace('ü', "%C3%BC");
        let read = site.get(None, &encoded).await;
        assert_eq!((read.status, read.body.as_bytes()), (StatusCode::OK, GUIDE));
        assert_eq!(read.header("content-security-policy"), "default-src 'none'; sandbox");
        let letter = Digest::of(b"%PDF-1.7 of somebody");
        let id = site.begin(&ana, "Lindau").await;
        site.upload(&ana, &format!("/expressions/{id}/files/application/letter"), "l.pdf", b"%PDF-1.7 of somebody").await;
        let stolen = site.get(None, &format!("/calls/invented-call/documents/{letter}/l.pdf")).await;
        assert_eq!(stolen.status, StatusCode::NOT_FOUND);
    }

    async fn nobody_publishes_the_file_of_an_applicant_by_its_digest(db: TestDb) {
        let site = Site::on(&db).await;
        let (olga, ana) = (site.organiser().await, site.person("Ana").await);
        let id = site.begin(&ana, "Lindau").await;
        site.upload(&ana, &format!("/expressions/{id}/files/application/letter"), "l.pdf", b"%PDF-1.7 of Ana").await;
        let path = format!("/calls/invented-call/documents/{}/l.pdf", Digest::of(b"%PDF-1.7 of Ana"));
        let api = "/api/v1/calls/invented-call/terms";
        let read = site.get(Some(&olga), api).await;
        let (etag, mut terms) = (read.header("etag").to_owned(), read.json());
        terms["documents"].as_array_mut().unwrap().push(json!({ "title": { "en": "Letter" }, "href": path }));
        let address = format!("{api}?reason=A%20letter");
        let refused = site.json(&olga, Method::PUT, &address, &[("if-match", etag.as_str())], terms.clone()).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
        assert!(refused.body.contains("not brought to this call"), "{}", refused.body);
        assert_eq!(site.get(None, &path).await.status, StatusCode::NOT_FOUND);
        // Whoever has the same bytes may bring them.
        site.upload(&olga, "/desk/calls/invented-call/documents", "l.pdf", b"%PDF-1.7 of Ana").await;
        let named = site.json(&olga, Method::PUT, &address, &[("if-match", etag.as_str())], terms.clone()).await;
        assert_eq!(named.status, StatusCode::OK, "{}", named.body);
        // Nor by way of a call that is made from this one.
        let read = site.get(Some(&olga), api).await;
        let href = path.replace("invented-call", "second-call");
        terms["documents"] = json!([{ "title": { "en": "Letter" }, "href": href }]);
        let named = site.json(&olga, Method::PUT, &address, &[("if-match", read.header("etag"))], terms).await;
        assert_eq!(named.status, StatusCode::OK, "{}", named.body);
        let new = json!({ "edition": "invented-2020", "slug": "second-call", "from": "invented-call" });
        let made = site.json(&olga, Method::POST, "/api/v1/calls", &[], new).await;
        assert_eq!(made.status, StatusCode::OK, "{}", made.body);
        let copied = site.get(Some(&olga), "/api/v1/calls/second-call/terms").await;
        assert!(copied.status == StatusCode::OK && !copied.body.contains(&href), "{}", copied.body);
    }

    async fn an_erased_file_is_gone_unless_it_stands_elsewhere(db: TestDb) {
        let site = Site::on(&db).await;
        let (olga, ana, ben) = (site.organiser().await, site.person("Ana").await, site.person("Ben").await);
        let (hers, his) = (site.begin(&ana, "Lindau").await, site.begin(&ben, "Konstanz").await);
        let (shared, own): (&[u8], &[u8]) = (b"%PDF-1.7 in both", b"%PDF-1.7 in one");
        let at = |id| format!("/expressions/{id}/files/application/letter");
        site.upload(&ana, &at(hers), "shared.pdf", shared).await;
        site.upload(&ana, &at(hers), "own.pdf", own).await;
        site.upload(&ben, &at(his), "shared.pdf", shared).await;
        let erase = format!("/expressions/{hers}/history/application/letter/erase");
        let erased = site.post(&olga, &erase, &[("reason", "It names a patient")]).await;
        assert_eq!(erased.status, StatusCode::SEE_OTHER, "{}", erased.body);
        let table = centum_calls::TABLES.iter().copied().flatten().find(|table| table.name == "file_piece").unwrap();
        let mut reader = site.app.house.db.read_current().await.unwrap();
        let pieces = format!("{:?}", centum_store::read_all(&mut reader.conn(), table).await.unwrap());
        assert!(pieces.contains(&Digest::of(shared).to_string()));
        assert!(!pieces.contains(&Digest::of(own).to_string()), "its content is kept");
        drop(reader);
        let his_file = site.get(Some(&ben), &format!("{}/{}", at(his), Digest::of(shared))).await;
        assert_eq!((his_file.status, his_file.body.as_bytes()), (StatusCode::OK, shared));
        for digest in [Digest::of(shared), Digest::of(own)] {
            let gone = site.get(Some(&ana), &format!("{}/{digest}", at(hers))).await;
            assert_eq!(gone.status, StatusCode::NOT_FOUND);
        }
    }
}
