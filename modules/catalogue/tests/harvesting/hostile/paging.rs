//! Pages that never end, lead in a circle, or lead elsewhere.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use centum_catalogue::adapters::Request;
use centum_catalogue::harvest::{
    Fetch, FetchFault, Fetched, Harvester, Left, Mode, Promise, Spoken, Stage, Validators, start_run,
};
use centum_fetch::Fetcher;
use centum_testkit::on_both_databases;

use super::host::{Host, answer, ok};
use super::{Trap, add_portal, policy, turtle};
use crate::scene::ORGANISER;

fn page(names: &[&str], next: &str) -> String {
    turtle(names) + &format!("<> hydra:next <{next}> .\n")
}

fn number(path: &str) -> u32 {
    path.split("page=").nth(1).and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// A client that lets a source lead to its own host alone.
struct Own {
    fetcher: Fetcher,
    host: String,
}

impl Fetch for Own {
    fn fetch<'a>(
        &'a self,
        request: &'a Request,
        validators: &'a Validators,
        pause: Duration,
    ) -> Promise<'a, Result<Fetched, FetchFault>> {
        Fetch::fetch(&self.fetcher, request, validators, pause)
    }

    fn leads(&self, from: &str, to: &str) -> bool {
        from.contains(&self.host) && to.contains(&self.host)
    }
}

on_both_databases! {
    async fn pages_without_end_end_at_the_limit_and_what_came_stays(db: TestDb) {
        let trap = Trap::on(&db).await;
        trap.host.plays(|path| {
            let number = number(path);
            ok("text/turtle", page(&["trees", &format!("new{number}")], &format!("?page={}", number + 1)))
        });
        let run = trap.harvest().await;
        let failure = run.failure.unwrap();
        assert_eq!((run.stage, failure.code.as_str(), run.page), (Stage::Failed, "page-many", 20), "{}", failure.detail);
        assert_eq!((run.counts.new, run.counts.missing), (20, 0), "nothing is taken for gone");
        assert_eq!(trap.shown().await.len(), 23);
    }

    async fn pages_that_lead_to_themselves_or_back_end_the_run(db: TestDb) {
        let trap = Trap::on(&db).await;
        for (what, pages) in [("to itself", 1), ("in a circle of three", 3)] {
            trap.host.plays(move |path| {
                let next = (number(path) + 1) % pages;
                let next = if next == 0 { "/catalog".to_owned() } else { format!("/catalog?page={next}") };
                ok("text/turtle", page(&["trees", "lamps", "bins"], &next))
            });
            let run = trap.harvest().await;
            assert_eq!((run.stage, run.failure.unwrap().code.as_str()), (Stage::Failed, "page-endless"), "{what}");
            trap.is_unharmed(what).await;
        }
    }

    async fn what_stands_on_a_last_page_that_names_itself_is_kept(db: TestDb) {
        let trap = Trap::on(&db).await;
        trap.host.plays(|path| {
            let names: &[&str] = if number(path) == 0 { &["trees", "lamps", "bins"] } else { &["last"] };
            ok("text/turtle", page(names, "/catalog?page=1"))
        });
        let run = trap.harvest().await;
        assert_eq!((run.stage, run.failure.unwrap().code.as_str()), (Stage::Failed, "page-endless"));
        assert_eq!((run.counts.new, trap.shown().await.len()), (1, 4));
    }

    async fn a_portal_that_gives_the_same_page_for_ever_is_left_at_the_second(db: TestDb) {
        let mut trap = Trap::speaking(&db, "dcat").await;
        for dialect in ["sparql", "dcat"] {
            trap.source = add_portal(&trap.scene, dialect, &trap.host.url(&format!("/{dialect}")), dialect, 0).await;
            trap.host.plays(move |path| {
                let names: Vec<String> = (0..20).map(|number| format!("{dialect}{number}")).collect();
                let next = if dialect == "dcat" { format!("<> hydra:next <?page={}> .\n", number(path) + 1) } else { String::new() };
                ok("text/turtle", turtle(&names) + &next)
            });
            let run = trap.harvest().await;
            assert_eq!((run.stage, run.failure.unwrap().code.as_str()), (Stage::Failed, "page-endless"), "{dialect}");
            assert_eq!((run.counts.new, run.page), (20, 1), "{dialect}: what came stays");
        }
    }

    async fn a_question_of_which_a_part_was_left_out_is_asked_in_smaller_parts(db: TestDb) {
        let trap = Trap::speaking(&db, "sparql").await;
        let asked = Arc::new(AtomicUsize::new(0));
        trap.host.plays(move |_| match asked.fetch_add(1, Ordering::Relaxed) {
            0 => answer("200 OK", "Content-Type: text/turtle\r\nX-SPARQL-MaxRows: 10000\r\n", turtle(&["trees"])),
            1 => answer("206 Partial Content", "Content-Type: text/turtle\r\n", turtle(&["trees"])),
            2 => ok("text/turtle", turtle(&["trees", "lamps"])),
            _ => ok("text/turtle", "# nothing more\n"),
        });
        let run = trap.harvest().await;
        assert_eq!((run.stage, run.counts.new), (Stage::Done, 2), "{:?}", run.failure);
        assert_eq!(trap.host.asked().len(), 4);
    }

    async fn a_bare_list_that_comes_again_as_its_second_page_has_ended(db: TestDb) {
        let trap = Trap::speaking(&db, "data-json").await;
        let items: Vec<String> = (0..20).map(|number| format!("{{\"identifier\": \"d{number}\", \"title\": \"Data\"}}")).collect();
        trap.host.always(ok("application/json", format!("[{}]", items.join(","))));
        let house = &trap.scene.house;
        let dry = start_run(house, &ORGANISER, &Spoken, trap.source, Mode::Dry).await.unwrap();
        assert_eq!(trap.harvester.work(house, dry).await.unwrap(), Left::At(Stage::Done), "a dry run ends as well");
        let run = trap.harvest().await;
        assert_eq!((run.stage, run.counts.new), (Stage::Done, 20), "{:?}", run.failure);
        assert_eq!(trap.host.asked().len(), 4);
    }

    async fn a_next_page_on_a_private_host_is_never_asked(db: TestDb) {
        let trap = Trap::on(&db).await;
        let victim = Host::new().await;
        victim.always(ok("text/turtle", turtle(&["secret"])));
        let inside = victim.url("/secret.ttl");
        trap.host.always(ok("text/turtle", page(&["trees", "lamps", "bins"], &inside)));
        let run = trap.harvest().await;
        assert_eq!((run.stage, run.failure.unwrap().code.as_str()), (Stage::Failed, "fetch-private"));
        trap.is_unharmed("a next page inside").await;
        // Nor one that may be asked, but for another source.
        let mut both = policy(&trap.host);
        both.allowed_hosts.push(victim.address.parse().unwrap());
        let own = Own { fetcher: Fetcher::new(both).unwrap(), host: trap.host.address.clone() };
        let run = trap.harvest_by(&Harvester { fetch: Arc::new(own), ..trap.harvester.clone() }).await;
        assert_eq!((run.stage, run.failure.unwrap().code.as_str()), (Stage::Failed, "fetch-private"));
        trap.is_unharmed("a next page that is open to others").await;
        assert!(victim.asked().is_empty(), "nobody even knocked");
    }

    async fn a_sitemap_that_names_a_page_twice_is_read_to_its_end(db: TestDb) {
        let trap = Trap::speaking(&db, "sitemap").await;
        let host = trap.host.address.clone();
        trap.host.plays(move |path| match path {
            "/sitemap.xml" => {
                let named: String = ["map.xml", "a", "b", "a", "sitemap.xml", "b"].iter().map(|name| format!("<url><loc>http://{host}/{name}</loc></url>")).collect();
                ok("application/xml", format!("<urlset>{named}</urlset>"))
            }
            "/map.xml" => ok("application/xml", format!("<urlset><url><loc>http://{host}/a</loc></url></urlset>")),
            page => {
                let dataset = format!("{{\"@context\": \"https://schema.org/\", \"@type\": \"Dataset\", \"@id\": \"http://{host}{page}\", \"name\": \"Data\"}}");
                ok("text/html", format!("<html><script type=\"application/ld+json\">{dataset}</script></html>"))
            }
        });
        let run = trap.harvest().await;
        assert_eq!((run.stage, run.counts.new), (Stage::Done, 2), "{:?}", run.failure);
        assert_eq!(trap.host.asked().iter().filter(|(path, _)| path == "/a").count(), 1, "each page is asked for once");
    }
}
