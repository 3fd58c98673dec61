//! Writes the samples of this crate as pages into a folder, to be looked at in a browser.

use std::path::PathBuf;

use centum_web::locale::{Catalogue, Customs};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("name a folder")?);
    let texts: Vec<_> =
        centum_web::module().messages.iter().chain(centum_forms::module().messages).copied().collect();
    let catalogue = Catalogue::new(&texts, Customs::default())?;
    for sample in (centum_forms::module().samples)() {
        for locale in catalogue.all() {
            let name = format!("{}.{}.html", sample.name, locale.tag());
            std::fs::write(folder.join(name), (sample.render)(locale)?)?;
        }
    }
    Ok(())
}
