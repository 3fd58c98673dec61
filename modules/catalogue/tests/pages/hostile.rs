//! Whatever a source says, a page stays a page of ours.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::StatusCode;
use centum_catalogue::dcat::{
    Agent, Checksum, Coded, Contact, Distribution, Format, Keywords, Lang, Moment, Place, Record, Reference,
    Texts,
};
use centum_testkit::on_both_databases;

use crate::site::Site;

const TAG: &str = "</h1></script><script>alert(1)</script><img src=x onerror=alert(1)>\"' onload=\"x";
const RUN: &str = "javascript:alert(document.domain)";

/// The worst in every field.
fn worst() -> Record {
    let texts = || Texts(BTreeMap::from([(Lang::new("\"><script>"), TAG.to_owned())]));
    let addresses = || {
        ["javascript:alert(1)", "data:text/html,<script>", "https://a.example/\"><script>", TAG, "vbscript:x"]
            .map(str::to_owned)
            .to_vec()
    };
    let coded = || vec![Coded::Text(TAG.into()), Coded::Iri(RUN.into()), Coded::Code(TAG.into())];
    let agent = Agent {
        names: texts(),
        uri: Some(RUN.into()),
        homepages: addresses(),
        emails: vec![TAG.into(), "a@b.example?bcc=\"".into()],
        ..Agent::default()
    };
    let reference = Reference { uri: Some(RUN.into()), labels: texts() };
    let part = Distribution {
        uri: Some(RUN.into()),
        titles: texts(),
        descriptions: Texts::one("en", &format!("[x]({RUN}) <a href='{RUN}'>y</a> {TAG}")),
        access_urls: addresses(),
        download_urls: addresses(),
        media_type: Some(TAG.into()),
        format: Some(Format { value: None, given: Some(TAG.into()) }),
        checksum: Some(Checksum { algorithm: TAG.into(), value: TAG.into() }),
        licences: coded(),
        rights: vec![reference.clone()],
        pages: addresses(),
        ..Distribution::default()
    };
    Record {
        uri: Some(RUN.into()),
        identifiers: addresses(),
        titles: texts(),
        descriptions: Texts::one("en", &format!("# {TAG}\n\n- {TAG}\n[x]({RUN}) <iframe src='{RUN}'>")),
        keywords: Keywords::from([(Lang::new(TAG), BTreeSet::from([TAG.to_owned()]))]),
        themes: coded(),
        types: coded(),
        licences: coded(),
        languages: coded(),
        hvd_categories: coded(),
        publishers: vec![agent.clone()],
        creators: vec![agent],
        contacts: vec![Contact {
            names: texts(),
            urls: addresses(),
            telephones: vec![TAG.into()],
            ..Contact::default()
        }],
        landing_pages: addresses(),
        pages: addresses(),
        applicable_legislation: addresses(),
        relations: addresses(),
        in_series: addresses(),
        conforms_to: vec![reference],
        spatial: vec![Place { uri: Some(RUN.into()), labels: texts(), ..Place::default() }],
        modified: Some(Moment::Text(TAG.into())),
        version: Some(TAG.into()),
        distributions: vec![part],
        ..Record::default()
    }
}

/// Elements, handlers and addresses that no page of ours has.
fn assert_ours(page: &str) {
    for wrong in [
        "<script>",
        "<img",
        "<iframe",
        "href=\"javascript",
        "href=\"data:",
        "href=\"vbscript",
        "src=\"javascript",
        " onerror=\"",
        "</h1></script>",
    ] {
        assert!(!page.contains(wrong), "{wrong} stands in the page");
    }
    // Attributes are closed where we close them: no handler stands inside a tag.
    for tag in page.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
        let outside: String = tag.split('"').step_by(2).collect();
        assert!(!outside.contains("onload") && !outside.contains("onerror"), "<{tag}>");
    }
}

on_both_databases! {
    async fn the_worst_in_every_field_stays_text(db: TestDb) {
        let site = Site::on(&db).await;
        site.harvest(&site.leuven, &[("trees", Record { titles: Texts::one("en", "Before"), ..Record::default() })]).await;
        site.harvest(&site.leuven, &[("trees", worst())]).await;
        for path in [
            "/data/datasets/trees",
            "/data/datasets/trees/history?to=2",
            "/data/datasets/trees/history?at=2020-07-03",
            "/data/datasets/trees/issues",
            "/data/catalogues/leuven",
            "/data/figures",
        ] {
            let page = site.page(path).await;
            assert_ours(&page);
        }
        let page = site.page("/data/datasets/trees").await;
        assert!(page.contains("&lt;script&gt;") || page.contains("&#60;script&#62;"), "the words stand there as words");
    }

    async fn addresses_and_parameters_of_any_kind_are_answered(db: TestDb) {
        let site = Site::on(&db).await;
        site.harvest(&site.leuven, &[("trees", Record::default())]).await;
        for (path, status) in [
            ("/data/datasets/%3Cscript%3E", StatusCode::NOT_FOUND),
            ("/data/datasets/trees?page=99999999999999999999", StatusCode::OK),
            ("/data/datasets/trees?page=-1", StatusCode::OK),
            ("/data/datasets/trees/history?at=tomorrow", StatusCode::BAD_REQUEST),
            ("/data/datasets/trees/history?at=9999-12-31", StatusCode::BAD_REQUEST),
            ("/data/datasets/trees/history?at=0001-01-01", StatusCode::OK),
            ("/data/datasets/trees/history?to=9223372036854775807", StatusCode::NOT_FOUND),
            ("/data/datasets/trees/history?from=1&to=77", StatusCode::NOT_FOUND),
            ("/data/datasets/trees/history/01.nq", StatusCode::NOT_FOUND),
            ("/data/datasets/trees/history/9.nq", StatusCode::NOT_FOUND),
            ("/data/themes/NOPE", StatusCode::NOT_FOUND),
            ("/data/cities/nope", StatusCode::NOT_FOUND),
            ("/data/catalogues/nope", StatusCode::NOT_FOUND),
            ("/data/publishers/nope", StatusCode::NOT_FOUND),
            ("/data/figures/nope.csv", StatusCode::NOT_FOUND),
            ("/data/figures/theme.pdf", StatusCode::NOT_FOUND),
            ("/data/figures/theme.csv?city=nope", StatusCode::NOT_FOUND),
        ] {
            assert_eq!(site.get(path).await.status, status, "{path}");
        }
    }
}
