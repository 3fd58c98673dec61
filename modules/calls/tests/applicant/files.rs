//! Files of answers, in and out.

use axum::http::StatusCode;
use centum_base::Digest;
use centum_forms::Value;
use centum_testkit::on_both_databases;

use crate::site::Site;

const PDF: &[u8] = b"%PDF-1.7 a letter";

on_both_databases! {
    async fn a_file_is_added_read_as_an_attachment_and_taken_out(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        let path = format!("/expressions/{id}/files/application/letter");
        assert_eq!(site.upload(&ana, &path, "Brief Bürgermeisterin.pdf", PDF).await.status, StatusCode::SEE_OTHER);
        assert!(matches!(site.dossier(id).await.said("letter"), Some(Value::Files(files)) if files.len() == 1));
        let digest = Digest::of(PDF);
        let file = site.get(Some(&ana), &format!("{path}/{digest}")).await;
        assert_eq!((file.status, file.body.as_bytes()), (StatusCode::OK, PDF));
        assert_eq!(file.header("content-type"), "application/pdf");
        assert!(file.header("content-disposition").starts_with("attachment; filename=\"Brief-B-rgermeisterin.pdf\"; filename*=UTF-8''Brief%20B%C3%BCrgermeisterin.pdf"), "{}", file.header("content-disposition"));
        assert_eq!(file.header("x-content-type-options"), "nosniff");
        assert_eq!(file.header("content-security-policy"), "default-src 'none'; sandbox");
        assert!(!file.headers.contains_key("set-cookie"));
        assert_eq!(site.post(&ana, &format!("{path}/{digest}/remove"), &[]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(site.dossier(id).await.said("letter"), None);
        assert_eq!(site.get(Some(&ana), &format!("{path}/{digest}")).await.status, StatusCode::OK, "it stays in the history");
    }

    async fn a_digest_alone_gives_nobody_a_file(db: TestDb) {
        let site = Site::on(&db).await;
        let (ana, ben) = (site.person("Ana").await, site.person("Ben").await);
        let (hers, his) = (site.begin(&ana, "Lindau").await, site.begin(&ben, "Konstanz").await);
        site.upload(&ana, &format!("/expressions/{hers}/files/application/letter"), "l.pdf", PDF).await;
        let digest = Digest::of(PDF);
        for id in [hers, his] {
            let read = site.get(Some(&ben), &format!("/expressions/{id}/files/application/letter/{digest}")).await;
            assert_eq!(read.status, StatusCode::NOT_FOUND);
        }
        let elsewhere = site.get(Some(&ana), &format!("/expressions/{hers}/files/application/ambition/{digest}")).await;
        assert_eq!(elsewhere.status, StatusCode::NOT_FOUND);
    }

    async fn what_is_too_large_or_of_another_kind_is_not_taken(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        let path = format!("/expressions/{id}/files/application/letter");
        let large = [PDF, &vec![b'x'; 200_000]].concat();
        let back = site.upload(&ana, &path, "l.pdf", &large).await;
        assert_eq!(back.status, StatusCode::SEE_OTHER, "measured while read, and no page that leads nowhere");
        assert!(back.location().contains("/form/"), "{}", back.location());
        assert_eq!(site.dossier(id).await.said("letter"), None);
        let page = site.upload(&ana, &path, "l.pdf", b"<script>x</script>").await;
        assert_eq!(page.status, StatusCode::SEE_OTHER);
        assert_eq!(site.dossier(id).await.said("letter"), None);
        let nowhere = site.upload(&ana, &format!("/expressions/{id}/files/application/ambition"), "l.pdf", PDF).await;
        assert_eq!(nowhere.status, StatusCode::NOT_FOUND);
    }
}
