//! Every page of the catalogue in every language, and nothing in it that is not a text.

use centum_web::locale::{Catalogue, Customs, PSEUDO, outside_brackets};

use crate::web::modules;

#[test]
fn every_sample_is_complete_in_every_language() {
    let modules = modules();
    let texts: Vec<_> = modules.iter().flat_map(|module| module.messages.iter().copied()).collect();
    let catalogue = Catalogue::new(&texts, Customs::default()).unwrap();
    assert_eq!(catalogue.faults(), Vec::<String>::new());
    let mut faults = Vec::new();
    for sample in (centum_catalogue::module().samples)() {
        for locale in catalogue.all() {
            let page = (sample.render)(locale).unwrap();
            assert!(page.contains("</html>"), "{}", sample.name);
            faults.extend(locale.misses().into_iter().map(|miss| format!("{}: no {miss}", sample.name)));
            if locale.tag() == PSEUDO {
                let words = outside_brackets(&page, sample.data);
                faults.extend(words.into_iter().map(|word| format!("{}: {word}", sample.name)));
            }
        }
    }
    faults.sort();
    faults.dedup();
    assert_eq!(faults, Vec::<String>::new());
}
