//! Words of headings and of column headers.

use crate::model::Part;

/// What a word of a heading says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum HeadingWord {
    /// The part that the list gives.
    Part(Part),
    /// Part and city in one word ("Mentorstädte").
    PartCity(Part),
    /// A city, or those who apply.
    City,
    /// The list itself.
    List,
    /// That those on it were chosen.
    Selected,
    /// A country, as the header of a column.
    Country,
    /// A name, as the header of a column.
    Name,
    /// That those on it wait, or were not chosen.
    Waiting,
    /// "Not": turns "selected" round.
    Not,
    /// A word that changes nothing.
    Glue,
}

use HeadingWord::{City, Country, Glue, List, Name, Not, PartCity, Selected, Waiting};

const PARTS: &[(Part, &[&str])] = &[
    (Part::Core, &["core", "kern", "principal", "principale", "principales", "coeur", "centrales", "principali", "principais", "kernsteden", "glowne", "noyau", "beneficiaires", "beneficiary"]),
    (Part::Mentor, &["mentor", "mentors", "mentore", "mentoren", "mentora", "mentoras", "mentores", "mentori", "mentorat", "mentees", "mentorki", "mentorzy", "mentorskie", "mentorinnen", "mentorenstadt"]),
    (Part::International, &["international", "internationals", "internationale", "internationales", "internationalen", "internationaux", "internacional", "internacionales", "internazionale", "internazionali", "internacionais", "miedzynarodowe", "miedzynarodowych"]),
    (Part::Observer, &["observer", "observers", "observateur", "observateurs", "observatrice", "observatrices", "beobachter", "beobachtende", "beobachtenden", "observador", "observadora", "observadoras", "osservatrici", "osservatori", "waarnemers", "obserwatorzy"]),
    (Part::Fellow, &["fellow", "fellows", "fellowship", "fellowships"]),
];

const PART_CITIES: &[(Part, &[&str])] = &[
    (Part::Core, &["kernstadt", "kernstadte", "kernstadten", "kernsteden", "hauptstadte"]),
    (Part::Mentor, &["mentorstadt", "mentorstadte", "mentorstadten", "mentorenstadt", "mentorenstadte", "mentorenstadten", "mentorsteden", "mentorstad", "mentorkommune", "mentorkommunen"]),
    (Part::Observer, &["beobachterstadt", "beobachterstadte", "beobachterstadten", "waarnemersteden"]),
    (Part::Fellow, &["fellowstadte"]),
];

const CITIES: &[&str] = &[
    "city", "cities", "town", "towns", "municipality", "municipalities", "applicant", "applicants", "participant",
    "participants", "ville", "villes", "commune", "communes", "collectivite", "collectivites", "candidat", "candidats",
    "stadt", "stadte", "stadten", "kommune", "kommunen", "gemeinde", "gemeinden", "bewerber", "teilnehmer", "ciudad",
    "ciudades", "municipio", "municipios", "citta", "comune", "comuni", "cidade", "cidades", "stad", "steden",
    "gemeente", "gemeenten", "miasto", "miasta", "miast", "gmina", "gminy", "partners", "winners", "laureats",
    "consortium", "consortia",
];

const LISTS: &[&str] = &[
    "list", "lists", "liste", "listen", "listes", "lista", "elenco", "lijst", "announcement", "annonce",
    "bekanntmachung", "overview", "ubersicht", "apercu", "anuncio", "annuncio", "aankondiging", "results", "resultats",
    "ergebnis", "ergebnisse",
];

const SELECTED: &[&str] = &[
    "selected", "chosen", "nominated", "winning", "successful", "participating", "new", "selectionne", "selectionnes",
    "selectionnee", "selectionnees", "retenu", "retenus", "retenue", "retenues", "choisies", "laureates", "participantes",
    "ausgewahlt", "ausgewahlte", "ausgewahlten", "ausgewahlter", "teilnehmende", "teilnehmenden", "seleccionada",
    "seleccionadas", "seleccionados", "selezionata", "selezionate", "selezionati", "selecionada", "selecionadas",
    "geselecteerd", "geselecteerde", "deelnemende", "wybrane", "wybranych", "wybrany",
];

const COUNTRIES: &[&str] = &[
    "country", "countries", "pays", "land", "lander", "staat", "pais", "paises", "paese", "paesi", "nazione", "kraj",
    "kraje", "panstwo", "state", "nation",
];

const NAMES: &[&str] = &["name", "names", "nom", "noms", "nombre", "nome", "naam", "nazwa", "namen"];

const WAITING: &[&str] = &[
    "reserve", "waiting", "waitlist", "waitlisted", "rejected", "unsuccessful", "refusees", "refusee", "ecartees",
    "attente", "warteliste", "reserveliste", "nachrucker", "nachruckliste", "abgelehnt", "abgelehnte", "abgelehnten",
    "espera", "attesa", "rezerwowa", "ineligible", "withdrawn",
];

const NOT: &[&str] = &["not", "non", "nicht", "no", "niet", "nie", "nao"];

const GLUE: &[&str] = &[
    "of", "the", "a", "an", "our", "these", "those", "in", "to", "for", "and", "as", "from", "by", "all", "now", "full",
    "final", "following", "here", "de", "des", "du", "d", "les", "la", "le", "l", "et", "en", "par", "pour", "nos",
    "suivantes", "der", "die", "das", "dem", "den", "von", "fur", "und", "unsere", "folgende", "folgenden", "el", "los",
    "las", "del", "y", "dei", "delle", "della", "di", "il", "e", "i", "os", "as", "do", "dos", "das", "van", "het",
    "eu", "european", "europeenne", "europeennes", "europaische", "europaischen", "europea", "europeas", "europee",
    "challenge", "programme", "program", "edition", "defi", "with", "their", "avec", "leur", "mit", "ihrem", "ihren",
];

/// What the folded `word` says in a heading.
pub(in super::super) fn read(word: &str) -> Option<HeadingWord> {
    let part_of = |table: &[(Part, &[&str])]| {
        table.iter().find(|(_, words)| words.contains(&word)).map(|&(part, _)| part)
    };
    let kinds = [
        (CITIES, City),
        (LISTS, List),
        (SELECTED, Selected),
        (COUNTRIES, Country),
        (NAMES, Name),
        (WAITING, Waiting),
        (NOT, Not),
        (GLUE, Glue),
    ];
    part_of(PART_CITIES)
        .map(PartCity)
        .or_else(|| part_of(PARTS).map(HeadingWord::Part))
        .or_else(|| kinds.iter().find(|(words, _)| words.contains(&word)).map(|&(_, kind)| kind))
}
