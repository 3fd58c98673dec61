//! Every page of the desk is written in texts that exist.

use centum_web::locale::{Catalogue, Customs};

#[test]
fn every_sample_renders_and_no_text_is_missing() {
    let modules =
        [centum_web::module(), centum_desk::module(), centum_places::module(), centum_cohort::module()];
    let texts: Vec<_> = modules.iter().flat_map(|module| module.messages.iter().copied()).collect();
    let catalogue = Catalogue::new(&texts, Customs::default()).unwrap();
    let english = catalogue.english();
    let samples = centum_cohort::pages::desk::samples();
    assert!(samples.len() >= 17);
    for sample in samples {
        let page = (sample.render)(english).unwrap();
        assert!(page.contains("</html>"), "{}", sample.name);
    }
    assert_eq!(english.misses(), Vec::<String>::new());
}
