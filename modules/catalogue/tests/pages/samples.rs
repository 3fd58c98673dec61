//! Every sample of the module, complete and without a word of its own.

use centum_testkit::TestDb;
use centum_web::locale::{PSEUDO, outside_brackets};

use crate::site::Site;

#[tokio::test]
async fn every_sample_is_said_by_texts_alone() {
    let db = TestDb::sqlite().await;
    let site = Site::on(&db).await;
    let mut faults = Vec::new();
    let samples = (centum_catalogue::module().samples)();
    for sample in samples.iter().filter(|sample| sample.name.starts_with("catalogue-")) {
        for locale in site.app.catalogue.all() {
            let html = (sample.render)(locale).unwrap();
            faults
                .extend(locale.misses().into_iter().map(|miss| format!("{}: no text “{miss}”", sample.name)));
            assert!(!html.contains(" style="), "{}", sample.name);
            if locale.tag() == PSEUDO {
                let words = outside_brackets(&html, sample.data);
                faults.extend(words.into_iter().map(|word| format!("{}: “{word}”", sample.name)));
            }
        }
    }
    faults.sort();
    faults.dedup();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    db.drop().await;
}
