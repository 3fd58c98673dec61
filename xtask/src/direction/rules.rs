//! What the direction is.

use std::collections::{BTreeMap, BTreeSet};

use super::graph::{Crate, Graph};
use crate::tree::Finding;

/// The kernel and the modules in the order of the journey: a crate may need earlier ones only.
/// A new crate takes its place here.
const ORDER: &[&str] = &[
    "kernel/base",
    "kernel/store",
    "kernel/ledger",
    "kernel/jobs",
    "kernel/accounts",
    "kernel/web",
    "kernel/desk",
    "kernel/forms",
    "modules/places",
    "modules/cohort",
    "modules/calls",
    "modules/selection",
    "modules/catalogue",
];

/// Nothing is built on these.
const ROOFS: &[&str] = &["app", "journeys", "xtask"];

/// Test support: no shipped crate needs it.
const TEST_SUPPORT: &str = "testkit";

/// Who may name a heavy third-party crate.
const OWNERS: &[(&str, &[&str])] = &[
    ("tantivy", &["engines/search"]),
    ("spareval", &["engines/graph"]),
    ("reqwest", &["engines/fetch", "engines/blobs"]),
    ("object_store", &["engines/blobs"]),
    ("datafusion", &["engines/tables"]),
    ("lettre", &["engines/mail"]),
    ("minijinja", &["engines/letters"]),
    ("sqlx", &["kernel/store", "testkit"]),
];

/// Who may name one in tests only: the ledger's tests change rows behind the store's back.
const TEST_OWNERS: &[(&str, &str)] = &[("sqlx", "kernel/ledger")];

/// What base must not reach by any path: it does no I/O and knows no page.
const NOT_UNDER_BASE: &[&str] = &["tokio", "sqlx", "sqlx-core", "axum", "hyper"];

/// What nobody may bring in, with the reason.
const BANNED: &[(&str, &str)] = &[
    ("rusqlite", "it links a second SQLite beside sqlx's"),
    ("openssl", "TLS is rustls: no system library is needed"),
    ("openssl-sys", "TLS is rustls: no system library is needed"),
    ("native-tls", "TLS is rustls: no system library is needed"),
    ("aws-lc-rs", "rustls runs on ring: aws-lc wants cmake"),
    ("aws-lc-sys", "rustls runs on ring: aws-lc wants cmake"),
    ("xml-rs", "it expands entities without a bound: quick-xml reads XML"),
];

/// What must be there once at most: a second version would not share its types or its library.
const SINGLE: &[&str] = &["sqlx", "sqlx-core", "libsqlite3-sys", "axum", "tokio", "jiff"];

/// All that the rules object to.
pub(super) fn findings(graph: &Graph) -> Vec<Finding> {
    let rules =
        [crates_need_earlier_ones, base_stays_pure, engines_have_owners, nothing_banned, nothing_twice];
    rules.iter().flat_map(|rule| rule(graph)).collect()
}

fn crates_need_earlier_ones(graph: &Graph) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (krate, folder) in graph.members() {
        if is_ordered(folder) && rank(folder).is_none() {
            findings.push(Finding::on(
                &krate.name,
                format!("`{folder}` has no place in the order of `xtask direction`"),
            ));
        }
        for needed in graph.resolve(&krate.needs) {
            if let Some(target) = needed.folder.as_deref()
                && let Err(reason) = may_need(folder, target)
            {
                findings.push(Finding::on(&krate.name, format!("needs {}: {reason}", needed.name)));
            }
        }
    }
    findings
}

/// Whether a crate in one folder may be built on one in another.
fn may_need(folder: &str, target: &str) -> Result<(), &'static str> {
    if ROOFS.contains(&target) {
        return Err("nothing is built on a roof");
    }
    if target == TEST_SUPPORT && folder != "journeys" {
        return Err("test support belongs into [dev-dependencies]");
    }
    if is_engine(folder) {
        return Err("an engine knows nothing of the house");
    }
    match (rank(folder), rank(target)) {
        (Some(here), Some(there)) if there >= here => Err("it comes later in the order"),
        _ => Ok(()),
    }
}

fn base_stays_pure(graph: &Graph) -> Vec<Finding> {
    let base = graph.members().filter(|(_, folder)| *folder == ORDER[0]);
    base.flat_map(|(krate, _)| {
        let impure =
            graph.reach(krate).into_iter().filter(|found| NOT_UNDER_BASE.contains(&found.name.as_str()));
        impure.map(|found| Finding::on(&krate.name, format!("reaches {}: base does no I/O", found.name)))
    })
    .collect()
}

fn engines_have_owners(graph: &Graph) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (krate, folder) in graph.members() {
        let tests_need = graph.resolve(&krate.tests_need);
        let tests_need = tests_need.filter(|needed| !TEST_OWNERS.contains(&(needed.name.as_str(), folder)));
        for needed in graph.resolve(&krate.needs).chain(tests_need) {
            let owners = OWNERS.iter().find(|(engine, _)| *engine == needed.name).map(|(_, owners)| *owners);
            if let Some(owners) = owners.filter(|owners| !owners.contains(&folder)) {
                let says = format!("names {}: only {} may", needed.name, owners.join(", "));
                findings.push(Finding::on(&krate.name, says));
            }
        }
    }
    findings
}

fn nothing_banned(graph: &Graph) -> Vec<Finding> {
    let mut findings = Vec::new();
    for krate in graph.crates.values() {
        if let Some((name, reason)) = BANNED.iter().find(|(name, _)| *name == krate.name) {
            let users: BTreeSet<&str> = users_of(graph, name).map(|user| user.name.as_str()).collect();
            let users = users.into_iter().collect::<Vec<_>>().join(", ");
            findings.push(Finding::on(*name, format!("brought in by {users}: {reason}")));
        }
    }
    findings
}

fn users_of<'a>(graph: &'a Graph, name: &'a str) -> impl Iterator<Item = &'a Crate> {
    let needs = move |krate: &&Crate| {
        graph.resolve(&krate.needs).chain(graph.resolve(&krate.tests_need)).any(|needed| needed.name == name)
    };
    graph.crates.values().filter(needs)
}

fn nothing_twice(graph: &Graph) -> Vec<Finding> {
    let mut versions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for krate in graph.crates.values().filter(|krate| SINGLE.contains(&krate.name.as_str())) {
        versions.entry(&krate.name).or_default().push(&krate.version);
    }
    let twice = versions.into_iter().filter(|(_, versions)| versions.len() > 1);
    twice
        .map(|(name, versions)| Finding::on(name, format!("is built twice: {}", versions.join(", "))))
        .collect()
}

fn rank(folder: &str) -> Option<usize> {
    ORDER.iter().position(|place| *place == folder)
}

fn is_ordered(folder: &str) -> bool {
    folder.starts_with("kernel/") || folder.starts_with("modules/")
}

fn is_engine(folder: &str) -> bool {
    folder.starts_with("engines/")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A graph from lines like `kernel/store needs sqlx`; a name with a slash or a roof's is one of ours.
    fn graph(lines: &[(&str, &[&str])]) -> Graph {
        let mut graph = Graph::default();
        let names = lines.iter().flat_map(|(name, needs)| needs.iter().chain([name]));
        for name in names {
            let ours = name.contains('/') || ROOFS.contains(name) || *name == TEST_SUPPORT;
            let crate_name = name.split_once('@').map_or(*name, |(bare, _)| bare).to_owned();
            let version = name.split_once('@').map_or("1.0.0", |(_, version)| version).to_owned();
            let folder = ours.then(|| (*name).to_owned());
            let krate = Crate { name: crate_name, version, folder, ..Crate::default() };
            graph.crates.insert((*name).to_owned(), krate);
        }
        for (name, needs) in lines {
            let krate = graph.crates.get_mut(*name).unwrap();
            krate.needs = needs.iter().map(|need| (*need).to_owned()).collect();
        }
        graph
    }

    fn places(graph: &Graph) -> Vec<String> {
        findings(graph).into_iter().map(|finding| finding.place).collect()
    }

    #[test]
    fn the_plan_of_the_house_passes() {
        let house = graph(&[
            ("kernel/base", &["jiff"]),
            ("kernel/store", &["kernel/base", "sqlx"]),
            ("kernel/web", &["kernel/store", "kernel/base", "axum"]),
            ("engines/mail", &["lettre"]),
            ("modules/places", &["kernel/web"]),
            ("modules/cohort", &["kernel/web", "modules/places", "engines/mail"]),
            ("testkit", &["kernel/store", "sqlx"]),
            ("journeys", &["testkit"]),
            ("app", &["modules/cohort", "kernel/web", "engines/mail"]),
        ]);
        assert_eq!(findings(&house), []);
    }

    #[test]
    fn a_need_that_points_upwards_is_reported() {
        assert_eq!(places(&graph(&[("kernel/store", &["kernel/web"])])), ["kernel/store"]);
        assert_eq!(places(&graph(&[("modules/places", &["modules/cohort"])])), ["modules/places"]);
        assert_eq!(places(&graph(&[("kernel/ledger", &["app"])])), ["kernel/ledger"]);
    }

    #[test]
    fn an_engine_that_knows_the_house_is_reported() {
        assert_eq!(places(&graph(&[("engines/mail", &["kernel/base"])])), ["engines/mail"]);
    }

    #[test]
    fn a_crate_without_a_place_in_the_order_is_reported() {
        assert_eq!(places(&graph(&[("modules/weather", &[])])), ["modules/weather"]);
    }

    #[test]
    fn base_may_not_reach_io_by_a_detour() {
        let detour = graph(&[("kernel/base", &["pool"]), ("pool", &["tokio"])]);
        assert_eq!(places(&detour), ["kernel/base"]);
    }

    #[test]
    fn shipped_crates_do_not_need_the_testkit_but_their_tests_may() {
        let mut house = graph(&[("kernel/web", &["testkit"])]);
        assert_eq!(places(&house), ["kernel/web"]);
        let web = house.crates.get_mut("kernel/web").unwrap();
        web.tests_need = std::mem::take(&mut web.needs);
        assert_eq!(places(&house), [""; 0]);
    }

    #[test]
    fn an_engine_has_one_owner_in_tests_too() {
        let mut house = graph(&[("modules/cohort", &["sqlx"]), ("kernel/web", &["lettre"])]);
        assert_eq!(places(&house), ["kernel/web", "modules/cohort"]);
        let web = house.crates.get_mut("kernel/web").unwrap();
        web.tests_need = std::mem::take(&mut web.needs);
        assert_eq!(places(&house), ["kernel/web", "modules/cohort"]);
    }

    #[test]
    fn the_ledger_may_name_the_database_in_its_tests_and_nowhere_else() {
        let mut house = graph(&[("kernel/ledger", &["sqlx"])]);
        assert_eq!(places(&house), ["kernel/ledger"]);
        let ledger = house.crates.get_mut("kernel/ledger").unwrap();
        ledger.tests_need = std::mem::take(&mut ledger.needs);
        assert_eq!(places(&house), [""; 0]);
    }

    #[test]
    fn what_is_banned_is_reported_with_its_bearer() {
        let found = findings(&graph(&[("reqwest", &["native-tls"])]));
        assert_eq!(found[0].place, "native-tls");
        assert!(found[0].says.contains("brought in by reqwest"), "{}", found[0]);
    }

    #[test]
    fn two_versions_of_one_are_reported() {
        let found = findings(&graph(&[("a", &["sqlx@0.8.0"]), ("b", &["sqlx@0.9.0"])]));
        assert_eq!(
            found.iter().map(ToString::to_string).collect::<Vec<_>>(),
            ["sqlx: is built twice: 0.8.0, 0.9.0"]
        );
    }
}
