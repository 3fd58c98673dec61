//! Bodies of several towns, as lists print them in many languages: none is taken for a town of like name, and its seat is
//! a candidate and no more.

use centum_base::Country;
use centum_places::{Outcome, Query, resolve};

/// Country, name, and a place that must be among what a person is offered.
const BODIES: &[(&str, &str, &str)] = &[
    ("FR", "Métropole de Lyon", "Lyon"),
    ("FR", "Grand Lyon", "Lyon"),
    ("FR", "Nantes Métropole", "Nantes"),
    ("FR", "Rennes Métropole", "Rennes"),
    ("FR", "Grenoble-Alpes Métropole", "Grenoble"),
    ("FR", "Métropole Nice Côte d'Azur", "Nice"),
    ("FR", "Toulouse Métropole", "Toulouse"),
    ("FR", "Eurométropole de Strasbourg", "Strasbourg"),
    ("FR", "Communauté d'agglomération du Grand Angoulême", "Angoulême"),
    ("FR", "Communauté de communes du Pays de Nay", "Nay"),
    ("FR", "Communauté urbaine de Dunkerque", "Dunkerque"),
    ("FR", "Angers Loire Métropole", "Angers"),
    ("FR", "Agglomération de La Rochelle", "La Rochelle"),
    ("DE", "Zweckverband Raum Kassel", "Kassel"),
    ("DE", "Verbandsgemeinde Daun", "Daun"),
    ("DE", "Landkreis Lörrach", "Lörrach"),
    ("DE", "Städteregion Aachen", "Aachen"),
    ("DE", "Regionalverband Saarbrücken", "Saarbrücken"),
    ("DE", "Region Hannover", "Hannover"),
    ("DE", "Metropolregion Nürnberg", "Nürnberg"),
    ("DE", "Nachbarschaftsverband Heidelberg-Mannheim", "Mannheim"),
    ("AT", "Stadtregion Graz", "Graz"),
    ("AL", "Großraum Tirana", "Tirana"),
    ("PT", "Eurocidade Chaves-Verín", "Chaves"),
    ("FR", "Eurodistrict Strasbourg-Ortenau", "Strasbourg"),
    ("AT", "Bezirk Korneuburg", "Korneuburg"),
    ("IT", "Unione dei Comuni della Bassa Romagna", ""),
    ("IT", "Città Metropolitana di Bologna", "Bologna"),
    ("IT", "Unione Terre di Castelli", ""),
    ("IT", "Provincia di Modena", "Modena"),
    ("IT", "Comunità Montana Valle Camonica", ""),
    ("ES", "Mancomunidad de Pamplona", "Pamplona"),
    ("ES", "Mancomunidad de la Comarca de Pamplona", "Pamplona"),
    ("ES", "Área Metropolitana de Barcelona", "Barcelona"),
    ("ES", "Diputación de Badajoz", "Badajoz"),
    ("ES", "Consell Comarcal del Maresme", ""),
    ("ES", "Mancomunitat de la Safor", ""),
    ("PT", "Comunidade Intermunicipal do Alto Minho", ""),
    ("PT", "Área Metropolitana do Porto", "Porto"),
    ("PT", "CIM Região de Coimbra", "Coimbra"),
    ("PL", "Związek Miast i Gmin Dorzecza Parsęty", ""),
    ("PL", "Górnośląsko-Zagłębiowska Metropolia", ""),
    ("PL", "Aglomeracja Wałbrzyska", ""),
    ("PL", "Powiat Kielce", "Kielce"),
    ("NL", "Metropoolregio Eindhoven", "Eindhoven"),
    ("NL", "Regio Twente", ""),
    ("NL", "Samenwerkingsverband Noord-Nederland", ""),
    ("BE", "Intercommunale Leiedal", ""),
    ("GB", "Greater Manchester Combined Authority", "Manchester"),
    ("GB", "Glasgow City Region", "Glasgow"),
    ("GB", "Tees Valley Combined Authority", ""),
    ("IE", "County Cork", "Cork"),
    ("FI", "Turku sub-region", "Turku"),
    ("SE", "Region Skåne", ""),
    ("SE", "Göteborgsregionen", ""),
    ("DK", "Region Midtjylland", ""),
    ("CZ", "Mikroregion Hranicko", ""),
    ("HR", "Grad Zagreb i Zagrebačka županija", ""),
    ("SI", "Association of Municipalities of Maribor", ""),
    ("RO", "Zona Metropolitană Cluj", "Cluj-Napoca"),
    ("RO", "Asociația de Dezvoltare Intercomunitară Brașov", "Braşov"),
    ("HU", "Pécs és környéke kistérségi társulás", ""),
    ("GR", "Περιφέρεια Κρήτης", ""),
    ("GR", "Region of Crete", ""),
    ("LV", "Riga Planning Region", "Riga"),
    ("LT", "Klaipėda district municipality association", ""),
    ("EE", "Association of Municipalities of Tartu County", ""),
    ("BG", "Асоциация на родопските общини", ""),
    ("SK", "Združenie obcí Horná Nitra", ""),
    ("LU", "Syndicat intercommunal Pro-Sud", ""),
    ("AL", "Metropolitan Area of Tirana", "Tirana"),
];

#[test]
fn no_body_of_several_towns_is_taken_for_one_of_them() {
    let mut wrong = Vec::new();
    for &(code, name, seat) in BODIES {
        let country = Country::new(code).expect("the table has codes");
        let resolution = resolve(&Query::new(name, country));
        let offered: Vec<&str> = match &resolution.outcome {
            Outcome::Automatic { place } => {
                wrong.push(format!("{code} {name}: taken for {}", place.name));
                continue;
            }
            Outcome::Body { body } => body.seats.iter().chain(&body.members).map(|one| one.name).collect(),
            Outcome::Ask { candidates } => candidates.iter().map(|one| one.name).collect(),
            Outcome::NotAPlace { .. } => Vec::new(),
            Outcome::Unknown { suggestions, .. } => {
                if !seat.is_empty() {
                    wrong.push(format!("{code} {name}: unknown, {} suggestions", suggestions.len()));
                }
                continue;
            }
        };
        if !seat.is_empty() && !offered.contains(&seat) {
            wrong.push(format!("{code} {name}: {seat} is not among {offered:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
