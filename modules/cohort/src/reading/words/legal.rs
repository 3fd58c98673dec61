//! Legal words around a member's name, which are no part of it.

use centum_base::fold::fold;

use super::Words;

/// Words before the name, folded; the longest that fits counts.
static BEFORE: Words = Words::new(
    "stadten|kommunen|villes|communes|cities|towns|municipalities|ciudades|comuni|cidades|steden|gemeenten|the municipality of|municipality of|the city of|city of|the town of|town of|\
     the city council of|city council of|the municipalities of|municipalities of|the cities of|\
     cities of|the towns of|towns of|urban municipality of|commune de|commune d|communes de|\
     les communes de|des communes de|ville de|ville d|la ville de|la ville d|villes de|villes d|\
     les villes de|les villes d|des villes de|des villes d|de la ville de|mairie de|\
     municipalite de|la municipalite de|de la municipalite de|stadt|die stadt|der stadt|stadte|\
     den stadten|die stadte|der stadte|landeshauptstadt|hansestadt|gemeinde|der gemeinde|\
     die gemeinde|gemeinden|den gemeinden|comune di|il comune di|dal comune di|dai comuni di|\
     comuni di|citta di|citta metropolitana di|ayuntamiento de|el ayuntamiento de|\
     los ayuntamientos de|municipio de|los municipios de|ajuntament de|concello de|ciudad de|\
     las ciudades de|camara municipal de|cidade de|as cidades de|gmina|miasto|miasta|gemeente|\
     de gemeente|de gemeenten|stad|dimos|δημος|obcina|mestna obcina|opcina|grad|obec|mesto|\
     statutarni mesto|primaria|municipiul|comuna|orasul|община|the",
);

/// Words after the name, folded.
static AFTER: Words = Words::new(
    "city council|town council|borough council|municipal council|district council|municipality|\
     council|kommun|kommune|stadsregion|kaupunki|stad kommun|municipal government",
);

/// `name` without the legal words at its ends: "Municipality of  Ptuj" and "Ptuj Municipality" are "Ptuj".
pub(in super::super) fn strip(name: &str) -> String {
    let mut words: Vec<&str> = name.split_whitespace().collect();
    loop {
        let before = longest(&words, &BEFORE, true);
        let after = longest(&words, &AFTER, false);
        if before > 0 {
            words.drain(..before);
        } else if after > 0 {
            words.truncate(words.len() - after);
        } else {
            return without_elision(&words.join(" "));
        }
    }
}

/// How many words at the beginning or the end are the longest entry of `table`; at least one word always remains.
fn longest(words: &[&str], table: &Words, at_start: bool) -> usize {
    let fits = |count: &usize| {
        let end = if at_start { &words[..*count] } else { &words[words.len() - count..] };
        table.contains(&fold(&end.join(" ")))
    };
    (1..words.len().min(5)).rev().find(fits).unwrap_or(0)
}

/// "Ville d'Albi" is Albi, and "L'Aquila" stays.
fn without_elision(name: &str) -> String {
    let Some((word, rest)) = name.split_once(' ') else { return name.to_owned() };
    let rest = rest.trim_start();
    let Some(bare) = rest.strip_prefix("d'").or_else(|| rest.strip_prefix("d’")) else {
        return name.to_owned();
    };
    let key = format!("{} d", fold(word));
    if BEFORE.contains(&key) { bare.to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn legal_words_go_and_the_name_stays() {
        for (printed, name) in [
            ("Municipality of  Murska Sobota", "Murska Sobota"),
            ("Castelldefels City Council", "Castelldefels"),
            ("Ravenna Municipality", "Ravenna"),
            ("the Pays de Lumbres Community of Communes", "Pays de Lumbres Community of Communes"),
            ("Comune di Pineto", "Pineto"),
            ("Stadt Ulm", "Ulm"),
            ("Ville d'Albi", "Albi"),
            ("L'Aquila", "L'Aquila"),
            ("Stadt", "Stadt"),
            ("Le Havre Seine Métropole", "Le Havre Seine Métropole"),
        ] {
            assert_eq!(strip(printed), name);
        }
    }
}
