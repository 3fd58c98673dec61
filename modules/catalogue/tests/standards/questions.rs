//! SPARQL: the protocol, who may ask, and what stops a query.

use std::time::Duration;

use axum::http::{Method, StatusCode};
use centum_accounts::{Actor, NewPerson, Role, SignedIn, add_person, make_access_token};
use centum_catalogue::records::withdraw;
use centum_catalogue::standards::Options;
use centum_graph::Limits;
use centum_testkit::on_both_databases;

use crate::scene::{ORGANISER, OTHERS, PARKS, Reply, Scene, datasets};

const COUNT: &str =
    "PREFIX dcat: <http://www.w3.org/ns/dcat#> SELECT (COUNT(?d) AS ?n) { ?d a dcat:Dataset }";

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

async fn open(db: &centum_testkit::TestDb, limits: Limits) -> Scene {
    let scene =
        Scene::with(db, Options { sparql_for_everyone: true, query: limits, ..Options::default() }).await;
    scene.harvest(&[PARKS, &datasets(0..20), OTHERS]).await;
    scene
}

async fn ask(scene: &Scene, query: &str, accept: &str) -> Reply {
    scene.get(&format!("/sparql?query={}", encoded(query)), accept).await
}

async fn count(scene: &Scene) -> String {
    ask(scene, COUNT, "text/csv").await.text().lines().nth(1).unwrap().to_owned()
}

on_both_databases! {
    async fn only_who_is_signed_in_may_ask_unless_it_is_opened(db: TestDb) {
        let scene = Scene::of(&db, 3).await;
        let cookie = scene.sign_in().await;
        let path = format!("/sparql?query={}", encoded(COUNT));
        let stranger = scene.get(&path, "application/sparql-results+json").await;
        assert_eq!((stranger.status, stranger.header("content-type")), (StatusCode::UNAUTHORIZED, "application/problem+json"));
        assert!(scene.get(&path, "text/html").await.header("location").starts_with("/sign-in"));
        let program = scene.get(&path, "*/*").await;
        assert_eq!((program.status, program.header("content-type")), (StatusCode::UNAUTHORIZED, "application/problem+json"));
        assert_eq!(program.header("www-authenticate"), "Bearer realm=\"https://centum.example/api/sparql\"");
        assert!(program.json()["detail"].as_str().unwrap().contains("/api/sparql"), "{}", program.text());
        let api = format!("/api{path}");
        assert_eq!(scene.get(&api, "*/*").await.status, StatusCode::UNAUTHORIZED);
        for path in [&path, &api] {
            let answer = scene.ask(Method::GET, path, &[("cookie", &cookie), ("accept", "*/*")], "").await;
            assert_eq!(answer.json()["results"]["bindings"][0]["n"]["value"], "4", "{}", answer.text());
            assert_eq!(answer.header("cache-control"), "no-store");
        }
        let page = scene.get("/sparql", "text/html").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text().contains("signed in") && page.text().contains("/sign-in"));
        let description = scene.get("/sparql", "text/turtle").await;
        assert!(description.text().contains("sd:Service") && description.text().contains("sd:SPARQL11Query"), "{}", description.text());
    }

    async fn each_graph_says_where_its_record_was_read(db: TestDb) {
        let scene = open(&db, Limits::default()).await;
        let query = "PREFIX prov: <http://www.w3.org/ns/prov#> SELECT DISTINCT ?from { GRAPH ?g { ?record prov:wasDerivedFrom ?from } }";
        let rows = ask(&scene, query, "text/csv").await.text();
        assert_eq!(rows.lines().skip(1).collect::<Vec<_>>(), ["https://city.example/catalog.ttl"]);
    }

    async fn every_way_to_ask_and_every_form_of_answer(db: TestDb) {
        let scene = open(&db, Limits::default()).await;
        for (accept, part) in [
            ("application/sparql-results+json", "\"21\""), ("application/sparql-results+xml", "<sparql"), ("text/csv", "21"),
            ("text/tab-separated-values", "?n"), ("text/html", "<td"),
        ] {
            let answer = ask(&scene, COUNT, accept).await;
            assert_eq!(answer.status, StatusCode::OK, "{accept}: {}", answer.text());
            assert!(answer.header("content-type").starts_with(accept) && answer.text().contains(part), "{accept}");
        }
        let construct = "CONSTRUCT { ?s <http://purl.org/dc/terms/title> ?o } WHERE { ?s <http://purl.org/dc/terms/title> ?o }";
        for accept in ["text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json", "text/html"] {
            let answer = ask(&scene, construct, accept).await;
            assert!(answer.header("content-type").starts_with(accept) && answer.text().contains("Trees 7"), "{accept}");
        }
        assert_eq!(ask(&scene, construct, "text/csv").await.status, StatusCode::NOT_ACCEPTABLE);
        assert!(ask(&scene, "ASK { ?s ?p ?o }", "text/html").await.text().contains("Yes."));
        let unescaped = format!("/sparql?query={}&format=application/sparql-results+xml", encoded(COUNT));
        assert_eq!(scene.get(&unescaped, "*/*").await.header("content-type"), "application/sparql-results+xml");
        let form = [("content-type", "application/x-www-form-urlencoded"), ("accept", "text/csv")];
        let posted = scene.ask(Method::POST, "/sparql", &form, &format!("query={}", encoded(COUNT))).await;
        assert!(posted.text().contains("21"), "{}", posted.text());
        let body = [("content-type", "application/sparql-query; charset=utf-8"), ("accept", "text/csv")];
        for path in ["/sparql", "/api/sparql"] {
            assert!(scene.ask(Method::POST, path, &body, COUNT).await.text().contains("21"));
        }
        let slug = scene.slug("https://city.example/d/3").await;
        let graph = encoded(&format!("https://centum.example/data/datasets/{slug}"));
        let one = scene.ask(Method::POST, &format!("/sparql?default-graph-uri={graph}"), &body, COUNT).await;
        assert_eq!(one.text().lines().nth(1), Some("1"), "the graph of one record");
        let named = "SELECT ?g { GRAPH ?g { <https://city.example/d/3> a ?t } }";
        assert!(ask(&scene, named, "text/csv").await.text().contains(&slug));
    }

    async fn graphs_follow_the_log(db: TestDb) {
        let scene = open(&db, Limits::default()).await;
        assert_eq!(count(&scene).await, "21");
        scene.harvest(&[PARKS, &datasets(0..25), OTHERS]).await;
        assert_eq!(count(&scene).await, "26");
        let id = scene.record("https://city.example/d/2").await.0.id;
        withdraw(&scene.house, &ORGANISER, id, "Wrong").await.unwrap();
        scene.views.catch_up().await.unwrap();
        assert_eq!(count(&scene).await, "25");
    }

    async fn what_cannot_run_is_refused_with_a_sentence(db: TestDb) {
        let scene = open(&db, Limits { time: Duration::from_millis(1500), rows: 1000, ..Limits::default() }).await;
        let cross = (0..12).map(|n| format!("?a{n} ?b{n} ?c{n} .")).collect::<String>();
        let long = format!("SELECT * {{ {} }}", "?s ?p ?o . ".repeat(9000));
        let deep = format!("SELECT * {{ {}{} }}", "{".repeat(500), "}".repeat(500));
        for (query, status, part) in [
            ("SELECT", 400, "not SPARQL"), ("INSERT DATA { <a:a> <a:a> 1 }", 400, "no update"), ("LOAD <http://127.0.0.1/x>", 400, "no update"),
            ("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", 400, "SERVICE"), (&format!("SELECT (COUNT(*) AS ?n) {{ {cross} }}"), 503, "stopped"),
            ("SELECT * { ?a ?b ?c . ?d ?e ?f }", 422, "1,000 rows"), (&long, 400, "longer"), (&deep, 400, "deeper"),
            ("SELECT (<https://x.example/f>(1) AS ?n) {}", 400, "no function"), ("SELECT * { ?s ?p \"a }", 400, ""),
        ] {
            let answer = scene.ask(Method::POST, "/api/sparql", &[("content-type", "application/sparql-query")], query).await;
            assert_eq!(answer.status.as_u16(), status, "{}: {}", query.chars().take(80).collect::<String>(), answer.text());
            let told = answer.json();
            assert!(told["detail"].as_str().unwrap().contains(part), "{told}");
        }
        let page = ask(&scene, "SELECT * { ?s ?p", "text/html").await;
        assert_eq!(page.status, StatusCode::BAD_REQUEST);
        assert!(page.text().contains("error-summary") && page.text().contains("SELECT * { ?s ?p"), "what was typed stays");
        for (body, kind, status) in [
            ("", "application/x-www-form-urlencoded", 400), ("query=", "application/x-www-form-urlencoded", 400), ("x", "text/plain", 415),
            ("query=ASK%7B%7D&query=ASK%7B%7D", "application/x-www-form-urlencoded", 400), ("DELETE {}", "application/sparql-update", 400),
            ("query=ASK%7B%7D&default-graph-uri=relative", "application/x-www-form-urlencoded", 400),
        ] {
            let answer = scene.ask(Method::POST, "/sparql", &[("content-type", kind)], body).await;
            assert_eq!((answer.status.as_u16(), answer.header("content-type")), (status, "application/problem+json"), "{body}");
        }
        for query in ["SELECT", "SELECT * { ?a ?b ?c . ?d ?e ?f }"] {
            let answer = ask(&scene, query, "*/*").await;
            assert!(answer.status.is_client_error(), "{query}");
            assert_eq!(answer.header("content-type"), "application/problem+json", "a program reads no page: {query}");
        }
        let huge = "x".repeat(300 * 1024);
        assert_eq!(scene.ask(Method::POST, "/sparql", &[("content-type", "application/sparql-query")], &huge).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    }

    async fn pages_of_other_sites_may_ask_but_no_cookie_asks_for_them(db: TestDb) {
        let scene = open(&db, Limits::default()).await;
        let query = [("content-type", "application/sparql-query"), ("origin", "https://yasgui.example"), ("accept", "text/csv")];
        let form = [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "cross-site"), ("accept", "text/csv")];
        let first = [("origin", "https://yasgui.example"), ("access-control-request-method", "POST")];
        for path in ["/sparql", "/api/sparql"] {
            for (headers, body) in [(query, COUNT.to_owned()), (form, format!("query={}", encoded(COUNT)))] {
                let answer = scene.ask(Method::POST, path, &headers, &body).await;
                assert!(answer.text().contains("21"), "{path}: {}", answer.text());
                assert_eq!(answer.header("access-control-allow-origin"), "*");
                assert_eq!(answer.header("access-control-expose-headers"), "*");
            }
            let may = scene.ask(Method::OPTIONS, path, &first, "").await;
            assert_eq!((may.status, may.header("access-control-allow-origin")), (StatusCode::NO_CONTENT, "*"));
            assert!(may.header("access-control-allow-headers").contains("authorization"));
        }
        let wrong = scene.ask(Method::POST, "/sparql", &query, "SELECT").await;
        assert_eq!((wrong.status, wrong.header("access-control-allow-origin")), (StatusCode::BAD_REQUEST, "*"), "why is told");
        let elsewhere = scene.ask(Method::OPTIONS, "/data", &first, "").await;
        assert_eq!(elsewhere.status, StatusCode::METHOD_NOT_ALLOWED);
        let reads = [("origin", "https://map.example"), ("access-control-request-method", "GET")];
        for path in ["/catalogue", "/data/datasets/trees.jsonld", "/data/feed.atom"] {
            let may = scene.ask(Method::OPTIONS, path, &reads, "").await;
            assert_eq!((may.status, may.header("access-control-allow-origin")), (StatusCode::NO_CONTENT, "*"), "{path}");
            assert_eq!(may.header("access-control-allow-methods"), "GET, HEAD");
            assert!(may.header("access-control-allow-headers").contains("accept"), "a long one is asked for first");
        }
    }

    async fn of_a_closed_endpoint_a_token_is_taken_from_anywhere_and_a_cookie_from_its_own_pages(db: TestDb) {
        let scene = Scene::of(&db, 3).await;
        let cookie = scene.sign_in().await;
        let new = NewPerson { email: "leo@city.example".parse().unwrap(), name: "Leo".into(), role: Role::CityOfficer, organisation: None };
        let id = add_person(&scene.house, &ORGANISER, &new).await.unwrap();
        let leo = Actor::Person(SignedIn { id, name: "Leo".into(), locale: None, roles: vec![Role::CityOfficer] });
        let (_, secret) = make_access_token(&scene.house, &leo, "yasgui", 30).await.unwrap();
        let token = format!("Bearer {}", secret.reveal());
        let kind = ("content-type", "application/sparql-query");
        for path in ["/sparql", "/api/sparql"] {
            for (proof, origin, status) in [
                (("cookie", cookie.as_str()), "https://centum.example", StatusCode::OK),
                (("cookie", cookie.as_str()), "https://evil.example", StatusCode::UNAUTHORIZED),
                (("authorization", token.as_str()), "https://yasgui.example", StatusCode::OK),
                (("authorization", "Bearer x"), "https://yasgui.example", StatusCode::UNAUTHORIZED),
            ] {
                let answer = scene.ask(Method::POST, path, &[kind, proof, ("origin", origin)], COUNT).await;
                assert_eq!(answer.status, status, "{path} {} {origin}", proof.0);
            }
        }
    }

    async fn a_catalogue_beyond_the_bound_is_not_answered_from_a_part_of_it(db: TestDb) {
        let scene = Scene::with(&db, Options { sparql_for_everyone: true, statements: 100, ..Options::default() }).await;
        let loading = ask(&scene, COUNT, "text/csv").await;
        assert!(loading.status == StatusCode::SERVICE_UNAVAILABLE && loading.text().contains("being read"), "{}", loading.text());
        scene.harvest(&[PARKS, &datasets(0..20)]).await;
        let answer = ask(&scene, COUNT, "text/csv").await;
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
        assert!(answer.text().contains("dump.nq.gz"), "{}", answer.text());
        assert_eq!(answer.header("retry-after"), "10");
        let page = scene.get("/sparql", "text/html").await;
        assert!(page.text().contains("dump.nq.gz"), "who opens the page is told before asking");
    }
}
