//! Searching: twenty rows and three facets, in this process and over HTTP.

use std::time::Instant;

use centum_catalogue::search::{Question, fields};
use centum_catalogue::views::Views;

use super::filling::fill;
use super::house::{Ground, settled};
use super::invented::{SUBJECTS, mixed, place};
use crate::figures::Times;
use crate::server::{Server, own_cpu};

/// Datasets that are searched.
pub(super) const DATASETS: usize = 100_000;
/// Searches of each kind.
const EACH: usize = 200;
/// CPU of CKAN and Solr for one search, in milliseconds.
const PEER: f64 = 54.0;
/// The facets that are counted.
const FACETS: [&str; 3] = [fields::THEME, fields::FORMAT, fields::LICENCE];
/// Values of each; every question asks for another number of them, so that none was answered before.
const VALUES: usize = 20;

/// Kinds of questions: a name, and how to make the one with that number.
type Kind = (&'static str, fn(usize) -> Question);

const KINDS: [Kind; 6] = [
    ("a word", |number| asked(SUBJECTS[number % SUBJECTS.len()].0)),
    ("a word and a place", |number| {
        asked(&format!("{} {}", SUBJECTS[number % SUBJECTS.len()].0, place(mixed(number) >> 40)))
    }),
    ("a place", |number| asked(&place(mixed(number) >> 40))),
    ("a word in German, two facets chosen", |number| Question {
        chosen: [(fields::THEME, vec!["AGRI".to_owned()]), (fields::FORMAT, vec!["CSV".to_owned()])].into(),
        ..asked(SUBJECTS[number % SUBJECTS.len()].1)
    }),
    ("no word, a facet chosen", |number| Question {
        chosen: [(fields::THEME, vec![["ENVI", "TRAN", "HEAL", "GOVE"][number % 4].to_owned()])].into(),
        ..Question::default()
    }),
    ("everything", |_| Question::default()),
];

fn asked(text: &str) -> Question {
    Question { text: text.to_owned(), ..Question::default() }
}

/// Fills a house and searches it.
pub(super) async fn run(datasets: usize) {
    let ground = Ground::on("sqlite").await;
    let (_, views) = fill(&ground, datasets, "memory:").await;
    in_process(&views).await;
    drop(views);
    over_http(&ground).await;
    ground.close().await;
}

/// Asks each kind of question, and all of them mixed.
pub(super) async fn in_process(views: &Views) {
    println!("\n  search: 20 rows and 3 facets of {} datasets, in this process", views.search().records());
    let (mut all, mut cpu_of_all) = (Times::default(), 0.0);
    for (what, kind) in KINDS {
        let (mut times, cpu) = (Times::default(), own_cpu());
        for number in 0..EACH {
            let facets = FACETS.map(|facet| (facet, VALUES + number));
            let request = kind(number).counting(20, None, &facets);
            let began = Instant::now();
            views.search().run(request).await.unwrap();
            times.add(began.elapsed());
        }
        let cpu = own_cpu() - cpu;
        cpu_of_all += cpu;
        all.join(&times);
        times.print(&format!("  {what}"), &format!("; {:.2} ms of CPU each", cpu * 1000.0 / EACH as f64));
    }
    let each = cpu_of_all * 1000.0 / (EACH * KINDS.len()) as f64;
    all.print("  all of them", &format!("; {each:.2} ms of CPU each (target: p99 50 ms)"));
    println!(
        "    {:.0} times as fast as CKAN, {PEER} ms at 825 datasets as seen elsewhere (target 25)",
        PEER / each
    );
}

/// The same by the interface of CKAN.
pub(super) async fn over_http(ground: &Ground) {
    let server = Server::start(&ground.site);
    settled(&server).await;
    ask(&server);
}

/// Asks a server that serves already.
pub(super) fn ask(server: &Server) {
    println!("\n  the same by CKAN's package_search, over HTTP; the CPU is that of the server");
    for what in ["all of them, each for the first time", "all of them again"] {
        ask_all(server, what);
    }
}

fn ask_all(server: &Server, what: &str) {
    let (mut times, cpu) = (Times::default(), server.cpu());
    for (_, kind) in KINDS {
        for number in 0..EACH {
            let question = kind(number);
            let began = Instant::now();
            let answer = server.get(&path(&question, VALUES + number));
            times.add(began.elapsed());
            assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        }
    }
    let each = (server.cpu() - cpu) * 1000.0 / (EACH * KINDS.len()) as f64;
    times.print(&format!("  {what}"), &format!("; {each:.2} ms of CPU each"));
    println!("    {:.0} times as fast as CKAN (target 25)", PEER / each);
}

fn path(question: &Question, values: usize) -> String {
    let words: Vec<String> = question.text.split(' ').map(encoded).collect();
    let mut path = format!(
        "/api/3/action/package_search?rows=20&facet.field=%5B%22groups%22,%22res_format%22,%22license_id%22%5D&facet.limit={values}&q={}",
        words.join("+")
    );
    let chosen =
        question.chosen.iter().flat_map(|(field, values)| values.iter().map(move |value| (field, value)));
    for (field, value) in chosen {
        let field = if *field == fields::THEME { "groups" } else { "res_format" };
        path.push_str(&format!("&fq={field}:{}", value.to_lowercase()));
    }
    path
}

fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    text.bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
