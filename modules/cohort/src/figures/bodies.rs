//! Which names are those of inter-municipal bodies: several municipalities under one administration.

use centum_base::fold::fold;

/// What such bodies are called where several municipalities share one, folded. The list is data: a name that
/// carries one of these as whole words is a body, any other is taken for a city.
const WORDS: [&str; 27] = [
    "agglomeration",
    "metropole",
    "metropolitan area",
    "metropolitan city",
    "metropolitan region",
    "city region",
    "community of communes",
    "communaute urbaine",
    "communaute de communes",
    "eurometropole",
    "intercommunale",
    "unione di comuni",
    "unione dei comuni",
    "union of municipalities",
    "citta metropolitana",
    "comunita montana",
    "mancomunidad",
    "mancomunitat",
    "area metropolitana",
    "comunidade intermunicipal",
    "landkreis",
    "regionalverband",
    "zweckverband",
    "gemeenschappelijke regeling",
    "intermunicipal community",
    "inter municipal",
    "functional urban area",
];

/// Whether the name is that of an inter-municipal body, judged by its words.
pub(super) fn is_inter_municipal(name: &str) -> bool {
    let key = fold(name);
    WORDS.iter().any(|words| has_words(&key, words))
}

/// Whether `words` stand in the folded `key` as whole words.
fn has_words(key: &str, words: &str) -> bool {
    key.match_indices(words).any(|(start, _)| {
        let end = start + words.len();
        let opens = start == 0 || key.as_bytes()[start - 1] == b' ';
        opens && (end == key.len() || key.as_bytes()[end] == b' ')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_municipalities_under_one_administration_are_a_body() {
        for name in [
            "Le Havre Seine Métropole",
            "Métropole Européenne de Lille",
            "Pays de Saint-Omer Agglomeration Community",
            "the Pays de Lumbres Community of Communes",
            "Unione dei Comuni della Bassa Romagna",
            "Área Metropolitana do Porto",
        ] {
            assert!(is_inter_municipal(name), "{name}");
        }
    }

    #[test]
    fn a_city_is_not_a_body_even_if_its_name_holds_the_letters() {
        for name in ["Lille", "Municipality of Celje", "Metropolehill", "Vari-Voula-Vouliagmeni", ""] {
            assert!(!is_inter_municipal(name), "{name}");
        }
    }
}
