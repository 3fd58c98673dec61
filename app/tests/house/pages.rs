//! Every page in every language.

use centum::modules::modules;
use centum_testkit::TestDb;
use centum_web::locale::{PSEUDO, outside_brackets};
use centum_web::openapi::disagreements;

use crate::site::Site;

#[tokio::test]
async fn every_sample_of_every_module_is_complete_in_every_language() {
    let db = TestDb::sqlite().await;
    let site = Site::on(&db).await;
    let (mut count, mut faults) = (0, Vec::new());
    for module in modules() {
        for sample in (module.samples)() {
            for locale in site.app.catalogue.all() {
                count += 1;
                let html = (sample.render)(locale).unwrap();
                for miss in locale.misses() {
                    faults.push(format!("{}/{}: no text “{miss}”", module.name, sample.name));
                }
                if html.contains(" style=") || html.contains("<style") || html.contains(" onclick=") {
                    faults.push(format!("{}/{}: a style or a script inside", module.name, sample.name));
                }
                if locale.tag() == PSEUDO {
                    let words = outside_brackets(&html, sample.data);
                    if !words.is_empty() {
                        faults.push(format!(
                            "{}/{}: {words:?} stand in the page itself",
                            module.name, sample.name
                        ));
                    }
                }
            }
        }
    }
    println!("{count} renderings");
    faults.sort();
    faults.dedup();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    db.drop().await;
}

#[tokio::test]
async fn translations_fit_english() {
    let db = TestDb::sqlite().await;
    let site = Site::on(&db).await;
    assert_eq!(site.app.catalogue.faults(), Vec::<String>::new());
    db.drop().await;
}

#[tokio::test]
async fn no_two_operations_of_the_interface_go_by_one_name() {
    let db = TestDb::sqlite().await;
    let site = Site::on(&db).await;
    let document = serde_json::to_value(&site.app.openapi).unwrap();
    let paths = document["paths"].as_object().unwrap().values();
    let operations = paths.flat_map(|methods| methods.as_object().unwrap().values());
    let names: Vec<&str> = operations.map(|operation| operation["operationId"].as_str().unwrap()).collect();
    let different: std::collections::BTreeSet<&&str> = names.iter().collect();
    assert_eq!(different.len(), names.len(), "{names:?}");
    db.drop().await;
}

#[tokio::test]
async fn the_interface_and_its_document_agree() {
    let db = TestDb::sqlite().await;
    let site = Site::on(&db).await;
    assert_eq!(disagreements(&modules(), &site.app.openapi), Vec::<String>::new());
    db.drop().await;
}
