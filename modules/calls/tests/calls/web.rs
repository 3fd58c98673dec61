//! The site without a network: what readers, askers and organisers see of a call.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use centum_testkit::{TestDb, form_of, sign_in, token_of};
use centum_web::{App, BaseUrl, Settings, SigningKey, router};
use serde_json::{Value as Json, json};
use tower::ServiceExt;

use crate::scene::{Scene, scene};

const BASE: &str = "https://centum.example";

/// A scene with its site.
pub(crate) struct Web {
    pub(crate) scene: Scene,
    router: Router,
}

/// An answer.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub(crate) fn json(&self) -> Json {
        serde_json::from_str(&self.body).unwrap()
    }
}

impl Web {
    pub(crate) async fn on(db: &TestDb) -> Self {
        let scene = scene(db).await;
        let settings = Settings::new(BaseUrl::new(BASE).unwrap(), SigningKey::new([7; 32]));
        let modules = [
            centum_web::module(),
            centum_desk::module(),
            centum_places::module(),
            centum_cohort::module(),
            centum_forms::module(),
            centum_calls::module(),
        ];
        let app = App::new(scene.house.clone(), settings, &modules).unwrap();
        let router = router(&app, &modules);
        Self { scene, router }
    }

    /// The cookie of whoever has that address.
    pub(crate) async fn sign_in(&self, email: &str) -> String {
        sign_in(&self.scene.house, email).await
    }

    async fn send(
        &self,
        cookie: Option<&str>,
        request: axum::http::request::Builder,
        body: String,
    ) -> Answer {
        let mut request = request.header("sec-fetch-site", "same-origin").header(header::ORIGIN, BASE);
        if let Some(cookie) = cookie {
            request = request.header(header::COOKIE, cookie);
        }
        let response = self.router.clone().oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        let body = String::from_utf8_lossy(&bytes).into_owned();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    pub(crate) async fn get(&self, cookie: Option<&str>, path: &str) -> Answer {
        let request = Request::builder().uri(path).header(header::ACCEPT, "text/html");
        self.send(cookie, request, String::new()).await
    }

    async fn token(&self, cookie: &str) -> String {
        token_of(&self.get(Some(cookie), "/account").await.body).to_owned()
    }

    pub(crate) async fn post(&self, cookie: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = form_of(&self.token(cookie).await, fields);
        let request = Request::builder()
            .method(Method::POST)
            .uri(path)
            .header(header::ACCEPT, "text/html")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(Some(cookie), request, body).await
    }

    pub(crate) async fn delete(&self, cookie: &str, path: &str, seen: &str) -> Answer {
        let request = Request::builder()
            .method(Method::DELETE)
            .uri(path)
            .header(header::IF_MATCH, seen)
            .header("x-csrf-token", self.token(cookie).await);
        self.send(Some(cookie), request, String::new()).await
    }

    pub(crate) async fn put(&self, cookie: &str, path: &str, seen: Option<&str>, body: &Json) -> Answer {
        let mut request = Request::builder()
            .method(Method::PUT)
            .uri(path)
            .header(header::CONTENT_TYPE, "application/json")
            .header("x-csrf-token", self.token(cookie).await);
        if let Some(seen) = seen {
            request = request.header(header::IF_MATCH, seen);
        }
        self.send(Some(cookie), request, body.to_string()).await
    }
}

const CALL: &str = "/desk/calls/cities-2020";
const TERMS: &str = "/api/v1/calls/cities-2020/terms";

#[tokio::test]
async fn a_draft_does_not_exist_for_readers() {
    let db = TestDb::sqlite().await;
    let web = Web::on(&db).await;
    let ana = web.sign_in("ana@city.example").await;
    for reader in [None, Some(ana.as_str())] {
        for page in ["", "/print", "/changes", "/changes.atom", "/questions"] {
            let answer = web.get(reader, &format!("/calls/cities-2020{page}")).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{page}");
        }
        assert_eq!(web.get(reader, "/api/v1/calls/cities-2020").await.status, StatusCode::NOT_FOUND);
        assert!(!web.get(reader, "/calls").await.body.contains("cities-2020"));
        assert_eq!(web.get(None, "/api/v1/calls").await.json(), json!([]));
    }
    db.drop().await;
}

#[tokio::test]
async fn an_organiser_leads_a_call_from_draft_to_corrigendum_by_pages_alone() {
    let db = TestDb::sqlite().await;
    let web = Web::on(&db).await;
    let olga = web.sign_in("olga@example.org").await;
    let times = |seen: &'static str, at: &'static str| {
        [
            ("seen", seen),
            ("zone", "Europe/Brussels"),
            ("opens", "2020-02-27 09:00"),
            ("grace", "15"),
            ("personal", "60"),
            ("redress", "90"),
            ("at-0", at),
        ]
    };
    let refused = web.post(&olga, &format!("{CALL}/edit/times"), &times("2", "2020-04-28 23:59 CET")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("CET is not in force in Europe/Brussels on that day: it is CEST (UTC+2)"));
    assert!(refused.body.contains("2020-04-28 23:59 CET"), "what was typed stays");
    let kept = web.post(&olga, &format!("{CALL}/edit/times"), &times("2", "28/04/2020 23:59 CEST")).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER);
    let published = web.post(&olga, &format!("{CALL}/steps/publish"), &[("seen", "3")]).await;
    assert_eq!(published.status, StatusCode::SEE_OTHER, "{}", published.body);
    let page = web.get(None, "/calls/cities-2020").await.body;
    assert!(page.contains("Tuesday 28 April 2020, 23:59:00 CEST (UTC+2)"));
    let for_the_script = "data-own-zone=\"2020-04-28T21:59:00Z\"";
    assert_eq!(page.matches(for_the_script).count(), 2, "at the top and in the list: {page}");
    let abroad = web.get(None, "/calls/cities-2020?zone=America/New_York").await.body;
    let there = "Tuesday 28 April 2020, 17:59:00 EDT (UTC-4)";
    assert_eq!(abroad.matches(there).count(), 2, "at the top and in the list: {abroad}");

    let proposal = web.post(&olga, &format!("{CALL}/edit/times"), &times("4", "31/05/2020 23:59")).await;
    assert!(proposal.body.contains("Sunday 31 May 2020, 23:59:00 CEST (UTC+2)"), "{}", proposal.body);
    assert_eq!(web.scene.call().await.corrigendum, 0, "nothing happened yet");
    let call = web.scene.call().await;
    let mut terms = call.terms.clone();
    terms.deadlines[0].at = "2020-05-31T21:59:00Z".parse().unwrap();
    let terms = serde_json::to_string(&terms).unwrap();
    let silent = web.post(&olga, &format!("{CALL}/correct"), &[("seen", "4"), ("terms", &terms)]).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY, "a reason is missing");
    let fields = [("seen", "4"), ("terms", terms.as_str()), ("reason", "More time")];
    assert_eq!(web.post(&olga, &format!("{CALL}/correct"), &fields).await.status, StatusCode::SEE_OTHER);
    let changes = web.get(None, "/calls/cities-2020/changes").await.body;
    assert!(changes.contains("More time") && changes.contains("<del>Tuesday 28 April 2020"));
    let feed = web.get(None, "/calls/cities-2020/changes.atom").await;
    assert!(feed.header("content-type").starts_with("application/atom+xml"));
    assert!(feed.body.contains("<title>Corrigendum 1</title>") && feed.body.contains("More time"));
    db.drop().await;
}

#[tokio::test]
async fn what_an_organiser_writes_is_shown_and_never_run() {
    let db = TestDb::sqlite().await;
    let web = Web::on(&db).await;
    let olga = web.sign_in("olga@example.org").await;
    let evil = "<script>alert(1)</script>";
    let text = format!("## {evil}\n- {evil}\n\n{evil}");
    let fields = [("seen", "2"), ("title", evil), ("summary", evil), ("text", text.as_str())];
    assert_eq!(
        web.post(&olga, &format!("{CALL}/edit/texts?in=en"), &fields).await.status,
        StatusCode::SEE_OTHER
    );
    for page in ["/desk/calls", CALL, "/desk/calls/cities-2020/preview", "/desk/calls/cities-2020/edit/texts"]
    {
        let answer = web.get(Some(&olga), page).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(!answer.body.contains(evil), "{page}");
        let shown = answer.body.contains("&lt;script&gt;") || answer.body.contains("&#60;script&#62;");
        assert!(shown, "{page}");
        let leads_to_itself = answer.body.contains(&format!("<li><a href=\"{page}\""));
        assert!(page != CALL || !leads_to_itself, "{page}");
    }
    let href = [("seen", "3"), ("title-0", "Guide"), ("href-0", "javascript:alert(1)")];
    let refused = web.post(&olga, &format!("{CALL}/edit/documents"), &href).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    db.drop().await;
}

#[tokio::test]
async fn a_second_click_asks_no_second_question() {
    let db = TestDb::sqlite().await;
    let web = Web::on(&db).await;
    web.scene.open().await;
    let ana = web.sign_in("ana@city.example").await;
    let path = "/calls/cities-2020/questions";
    let page = web.get(Some(&ana), path).await.body;
    let once = page.split("name=\"once\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    assert!(!once.is_empty());
    let own = "May our district apply?";
    for _ in 0..2 {
        let asked = web.post(&ana, path, &[("question", own), ("once", once)]).await;
        assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.body);
    }
    assert_eq!(web.get(Some(&ana), path).await.body.matches(own).count(), 1);
    db.drop().await;
}

#[tokio::test]
async fn a_question_is_seen_by_its_asker_and_the_organiser_alone() {
    let db = TestDb::sqlite().await;
    let web = Web::on(&db).await;
    web.scene.open().await;
    let (ana, olga) = (web.sign_in("ana@city.example").await, web.sign_in("olga@example.org").await);
    let page = "/calls/cities-2020/questions";
    let own = "May our district of Lumenau apply?";
    assert_eq!(web.post(&ana, page, &[("question", own)]).await.status, StatusCode::SEE_OTHER);
    assert!(web.get(Some(&ana), page).await.body.contains(own));
    assert!(!web.get(None, page).await.body.contains("Lumenau"));
    let desk = web.get(Some(&olga), &format!("{CALL}/questions")).await.body;
    assert!(desk.contains(own) && desk.contains("Ana City"));
    assert!(!web.get(Some(&olga), page).await.body.contains("Lumenau"), "no page of her own questions");
    let id = desk.split("/questions/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let answer =
        [("seen", "1"), ("wording", "May a district apply?"), ("answer", "Yes."), ("deed", "answer")];
    let elsewhere = web.post(&olga, &format!("/desk/calls/another/questions/{id}"), &answer).await;
    assert_eq!(elsewhere.status, StatusCode::NOT_FOUND, "it is a question about this call alone");
    let done = web.post(&olga, &format!("{CALL}/questions/{id}"), &answer).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    for public in [page, "/calls/cities-2020/changes", "/calls/cities-2020/changes.atom"] {
        let body = web.get(None, public).await.body;
        assert!(body.contains("May a district apply?"), "{public}");
        assert!(!body.contains("Lumenau") && !body.contains("Ana"), "{public}");
    }
    let better = [
        ("seen", "2"),
        ("wording", "May a district apply?"),
        ("answer", "No, its city."),
        ("deed", "answer"),
    ];
    let done = web.post(&olga, &format!("{CALL}/questions/{id}"), &better).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let blank = [("seen", "3"), ("wording", " "), ("answer", "No."), ("deed", "answer")];
    let refused = web.post(&olga, &format!("{CALL}/questions/{id}"), &blank).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.body.contains("<details class=\"section\" open>"),
        "the fault is in view: {}",
        refused.body
    );
    for public in [page, "/calls/cities-2020/changes", "/calls/cities-2020/changes.atom"] {
        let body = web.get(None, public).await.body;
        assert!(
            body.contains("Yes.") && body.contains("No, its city."),
            "both wordings stand: {public} {body}"
        );
    }
    let api = web.get(None, "/api/v1/calls/cities-2020").await.json();
    assert_eq!(api["answers"][0]["answer"], json!("No, its city."));
    assert_eq!(api["answers"][0]["earlier"][0]["answer"], json!("Yes."));
    db.drop().await;
}

#[tokio::test]
async fn a_program_writes_terms_only_over_the_version_that_it_read() {
    let db = TestDb::sqlite().await;
    let web = Web::on(&db).await;
    let (ana, olga) = (web.sign_in("ana@city.example").await, web.sign_in("olga@example.org").await);
    assert_eq!(web.get(Some(&ana), TERMS).await.status, StatusCode::FORBIDDEN);
    let read = web.get(Some(&olga), TERMS).await;
    let etag = read.header("etag").to_owned();
    let mut terms = read.json();
    terms["title"]["en"] = json!("A better title");
    assert_eq!(web.put(&olga, TERMS, None, &terms).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(web.put(&olga, TERMS, Some("\"1\""), &terms).await.status, StatusCode::PRECONDITION_FAILED);
    assert_eq!(web.put(&ana, TERMS, Some(&etag), &terms).await.status, StatusCode::FORBIDDEN);
    let tried = web.put(&olga, &format!("{TERMS}?dry_run=true"), Some(&etag), &terms).await;
    assert_eq!(tried.json()["written"], json!(false));
    assert_eq!(tried.json()["differences"][0]["after"], json!("A better title"));
    let before = web.scene.call().await;
    assert_eq!(format!("\"{}\"", before.version), etag, "a dry run writes nothing");
    let mut misspelt = terms.clone();
    misspelt["deadline"] = misspelt.as_object_mut().unwrap().remove("deadlines").unwrap();
    assert_eq!(web.put(&olga, TERMS, Some(&etag), &misspelt).await.status, StatusCode::BAD_REQUEST);
    let mut deep = terms.clone();
    deep["criteria"][0]["treshold_halves"] = json!(6);
    let refused = web.put(&olga, TERMS, Some(&etag), &deep).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    assert!(refused.body.contains("criteria[0].treshold_halves"), "{}", refused.body);
    for part in [json!({}), json!({ "title": { "en": "Another" } })] {
        let refused = web.put(&olga, TERMS, Some(&etag), &part).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{}", refused.body);
    }
    assert_eq!(web.scene.call().await, before, "what is misspelt or absent empties nothing");
    // A proxy that compresses the answer marks its tag as weak.
    let written = web.put(&olga, TERMS, Some(&format!("W/{etag}")), &terms).await;
    assert_eq!(written.json()["written"], json!(true), "{}", written.body);
    assert_eq!(web.scene.call().await.terms.title.in_lang("en"), "A better title");
    web.scene.open().await;
    // A week has passed: the session of before is over.
    let olga = web.sign_in("olga@example.org").await;
    let etag = web.get(Some(&olga), TERMS).await.header("etag").to_owned();
    terms["criteria"][0]["weight"] = json!(300);
    let path = format!("{TERMS}?reason=Fairer");
    let frozen = web.put(&olga, &path, Some(&etag), &terms).await;
    assert_eq!(frozen.status, StatusCode::CONFLICT);
    assert!(frozen.body.contains("frozen"), "{}", frozen.body);
    db.drop().await;
}

#[tokio::test]
async fn the_form_of_an_open_call_is_composed_beside_the_one_in_force() {
    let db = TestDb::sqlite().await;
    let web = Web::on(&db).await;
    web.scene.open().await;
    let olga = web.sign_in("olga@example.org").await;
    let form = format!("{CALL}/form");
    let seen = web.scene.call().await.version.to_string();
    let add = [
        ("seen", seen.as_str()),
        ("lang", "en"),
        ("do", "add-field"),
        ("section", "ambition"),
        ("label", "What comes first?"),
        ("kind", "long"),
    ];
    let added = web.post(&olga, &form, &add).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
    let print = web.get(None, "/calls/cities-2020/print").await.body;
    assert!(!print.contains("What comes first?"), "nobody is asked it yet");
    let preview = web.get(Some(&olga), &format!("{form}/preview?section=ambition")).await.body;
    assert!(
        preview.contains("What comes first?") && preview.contains("This is the working copy"),
        "{preview}"
    );
    assert!(web.get(Some(&olga), &format!("{CALL}/preview")).await.body.contains("What comes first?"));
    let difference = web.get(Some(&olga), &format!("{form}/difference")).await;
    assert!(difference.body.contains("What comes first?"), "{}", difference.body);
    let call = web.scene.call().await;
    let (terms, seen) = (serde_json::to_string(&call.terms).unwrap(), call.version.to_string());
    let fields = [("seen", seen.as_str()), ("terms", &terms), ("form", "yes"), ("reason", "It was missing")];
    let done = web.post(&olga, &format!("{CALL}/correct"), &fields).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    assert!(web.get(None, "/calls/cities-2020/print").await.body.contains("What comes first?"));
    assert!(web.get(None, "/calls/cities-2020/changes").await.body.contains("What comes first?"));
    assert_eq!(web.scene.call().await.form, 2);
    let again = web.get(Some(&olga), &format!("{form}/difference")).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER, "the working copy is gone");
    db.drop().await;
}

#[tokio::test]
async fn what_was_typed_into_the_composer_stays_when_it_is_refused() {
    let db = TestDb::sqlite().await;
    let web = Web::on(&db).await;
    web.scene.open().await;
    let olga = web.sign_in("olga@example.org").await;
    let seen = web.scene.call().await.version.to_string();
    let sent = [
        ("seen", seen.as_str()),
        ("lang", "en"),
        ("do", "save-field"),
        ("field", "body-kind"),
        ("label", "Which sort of body?"),
        ("help", "Only one"),
        ("kind", "choice"),
        ("new-options", "A port\n!!!"),
        ("required", "yes"),
    ];
    let refused = web.post(&olga, &format!("{CALL}/form"), &sent).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "an option needs a letter or a digit");
    for kept in ["value=\"Which sort of body?\"", "Only one</textarea>", "A port\n!!!</textarea>"] {
        assert!(refused.body.contains(kept), "{kept}: {}", refused.body);
    }
    db.drop().await;
}

#[tokio::test]
async fn a_program_puts_a_changed_form_in_force_or_gives_it_up() {
    let db = TestDb::sqlite().await;
    let web = Web::on(&db).await;
    web.scene.open().await;
    let olga = web.sign_in("olga@example.org").await;
    let path = "/api/v1/calls/cities-2020/form";
    let etag = async || web.get(Some(&olga), TERMS).await.header("etag").to_owned();
    let put = async |path: &str, body: &Json| web.put(&olga, path, Some(&etag().await), body).await;
    let terms = web.get(Some(&olga), TERMS).await.json();
    let none = put(&format!("{TERMS}?form=working&reason=Clearer"), &terms).await;
    assert_eq!(none.status, StatusCode::CONFLICT, "{}", none.body);
    let mut form = web.get(Some(&olga), path).await.json()["form"].clone();
    form["sections"][0]["fields"].as_array_mut().unwrap().retain(|field| field["key"] != "population-source");
    assert_eq!(put(path, &form).await.status, StatusCode::OK);
    assert_eq!(web.delete(&olga, path, "\"1\"").await.status, StatusCode::PRECONDITION_FAILED);
    let tried = web.delete(&olga, &format!("{path}?dry_run=true"), &etag().await).await;
    assert_eq!((tried.status, &tried.json()["dry_run"]), (StatusCode::OK, &json!(true)));
    assert_eq!(web.delete(&olga, path, &etag().await).await.status, StatusCode::OK);
    assert_eq!(web.get(Some(&olga), path).await.json()["working"], json!(null));
    assert_eq!(web.delete(&olga, path, &etag().await).await.status, StatusCode::NOT_FOUND);

    assert_eq!(put(path, &form).await.status, StatusCode::OK);
    let other = put(&format!("{TERMS}?form=mine&reason=Clearer"), &terms).await;
    assert_eq!(other.status, StatusCode::BAD_REQUEST);
    let tried = put(&format!("{TERMS}?form=working&reason=Clearer&dry_run=true"), &terms).await;
    assert_eq!((tried.status, &tried.json()["written"]), (StatusCode::OK, &json!(false)), "{}", tried.body);
    assert_eq!(web.scene.call().await.form, 1);
    let done = put(&format!("{TERMS}?form=working&reason=Clearer"), &terms).await;
    assert_eq!((done.status, &done.json()["corrigendum"]), (StatusCode::OK, &json!(1)), "{}", done.body);
    assert_eq!(web.scene.call().await.form, 2);
    let now = web.get(Some(&olga), path).await.json();
    assert_eq!((&now["form"], &now["working"]), (&form, &json!(null)));
    db.drop().await;
}

#[tokio::test]
async fn whoever_composes_a_form_tries_it_out_as_each_kind_of_applicant() {
    let db = TestDb::sqlite().await;
    let web = Web::on(&db).await;
    let olga = web.sign_in("olga@example.org").await;
    let form: centum_forms::Form = serde_json::from_value(json!({ "sections": [
        { "key": "plan", "title": { "en": "Plan" }, "fields": [
            { "key": "kind", "label": { "en": "Kind of body" },
              "kind": { "kind": "choice", "options": [{ "key": "city", "label": { "en": "City" } }] } },
            { "key": "why", "label": { "en": "Why a city?" }, "example": { "en": "Because it is one." },
              "kind": { "kind": "long", "max_words": 40 },
              "when": { "all": [{ "test": "chosen", "field": "kind", "any_of": ["city"] }] } },
            { "key": "partners", "label": { "en": "Who leads?" }, "kind": { "kind": "short", "max_chars": 80 },
              "when": { "all": [{ "test": "consortium", "is": true }] } },
        ] },
        { "key": "more", "title": { "en": "More" }, "fields": [
            { "key": "people", "label": { "en": "How many?" }, "kind": { "kind": "number", "unit": { "en": "people" } },
              "when": { "all": [{ "test": "answered", "field": "why" }] } },
        ] },
    ] }))
    .unwrap();
    let call = web.scene.call().await;
    centum_calls::call::keep_form(&web.scene.house, &web.scene.olga, call.id, call.version, &form)
        .await
        .unwrap();
    let path = format!("{CALL}/form/preview");
    let single = web.get(Some(&olga), &path).await.body;
    assert!(single.contains("Because it is one.") && single.contains("of at most 40"), "{single}");
    let why = single.split("data-field=\"why\"").nth(1).unwrap().split('>').next().unwrap();
    assert!(
        why.contains("data-when=") && why.ends_with(" hidden"),
        "it comes with the answer beside it: {why}"
    );
    assert!(!single.contains("Who leads?") && !single.contains("data-save-url"), "{single}");
    let fill = single.split("data-fill").nth(1).unwrap().split('>').next().unwrap();
    assert!(!fill.contains(" action=") && !fill.contains(" method="), "what is typed goes nowhere: {fill}");
    let together = web.get(Some(&olga), &format!("{path}?as=together")).await.body;
    assert!(together.contains("Who leads?"), "{together}");
    let more = web.get(Some(&olga), &format!("{path}?section=more")).await.body;
    assert!(
        more.contains("How many?") && more.contains("people") && more.contains("as if they were asked"),
        "{more}"
    );
    let composer = web.get(Some(&olga), &format!("{CALL}/form")).await.body;
    assert!(composer.contains(&path), "{composer}");
    db.drop().await;
}
