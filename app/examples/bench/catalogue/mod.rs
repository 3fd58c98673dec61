//! The catalogue: harvests, and what is made of them. CKAN's figures were seen on a machine of this kind with CKAN 2.11,
//! Solr 9 and ckanext-dcat 2.4.4, and are not measured again here; CPU time is compared, for it depends least on what else
//! runs. `bench catalogue harvest pages search parse shapes large`: those parts, or all.

mod filling;
mod harvest;
mod house;
mod invented;
mod large;
mod pages;
mod parse;
mod peers;
mod portal;
mod search;
mod shapes;

/// The parts, as they are named on the command line.
pub(crate) const PARTS: [&str; 6] = ["harvest", "pages", "search", "parse", "shapes", "large"];
/// Datasets of the largest part, unless the command line says otherwise: two million are the Union's own portal, and take
/// most of an hour.
pub(crate) const DATASETS: usize = 200_000;

pub(crate) async fn run(datasets: usize, wanted: impl Fn(&str) -> bool, on: impl Fn(&str) -> bool) {
    println!("\nthe catalogue");
    if wanted("parse") {
        parse::run();
    }
    if wanted("shapes") {
        shapes::run();
    }
    if wanted("harvest") || wanted("pages") {
        for engine in crate::ENGINES.into_iter().filter(|engine| on(engine)) {
            let ground = harvest::run(engine, harvest::DATASETS).await;
            if wanted("pages") {
                pages::run(&ground).await;
            }
            ground.close().await;
        }
    }
    if wanted("search") {
        search::run(search::DATASETS).await;
    }
    if wanted("large") {
        large::run(datasets).await;
    }
}
