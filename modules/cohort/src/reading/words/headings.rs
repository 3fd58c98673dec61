//! Words of headings and of column headers.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::Words;
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
    /// Those who were chosen, in one word ("winners").
    Winners,
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

use HeadingWord::{City, Country, Glue, List, Name, Not, PartCity, Selected, Waiting, Winners};

/// Verbs and words behind which a sentence lists names, as they are written.
pub(in super::super) const VERBS: [&str; 21] = [
    "are",
    "include",
    "includes",
    "namely",
    "sont",
    "à savoir",
    "sind",
    "lauten",
    "nämlich",
    "son",
    "sono",
    "são",
    "zijn",
    "to",
    "chose",
    "selected",
    "à",
    "an",
    "wurden",
    "werden",
    "gehen an",
];

static PARTS: [(Part, Words); 5] = [
    (
        Part::Core,
        Words::new(
            "core|kern|principal|principale|principales|coeur|centrales|principali|principais|\
             kernsteden|glowne|noyau|beneficiaires|beneficiary|lead|lighthouse|lighthouses|phare|phares|faro|pilot|pilots|pilote|pilotes|piloto|pilota|\
             pioneer|pioneers|pionnieres|pioniere|frontrunner|frontrunners|flagship|mentee|mentees",
        ),
    ),
    (
        Part::Mentor,
        Words::new(
            "mentor|mentors|mentore|mentoren|mentora|mentoras|mentores|mentori|mentorat|\
             mentorki|mentorzy|mentorskie|mentorinnen|mentorenstadt",
        ),
    ),
    (
        Part::International,
        Words::new(
            "international|internationals|internationale|internationales|internationalen|\
             internationaux|internacional|internacionales|internazionale|internazionali|\
             internacionais|miedzynarodowe|miedzynarodowych",
        ),
    ),
    (
        Part::Observer,
        Words::new(
            "observer|observers|observateur|observateurs|observatrice|observatrices|beobachter|\
             beobachtende|beobachtenden|observador|observadora|observadoras|osservatrici|\
             osservatori|waarnemers|obserwatorzy",
        ),
    ),
    (
        Part::Fellow,
        Words::new(
            "fellow|fellows|fellowship|fellowships|follower|followers|replicator|replicators|\
             replicating|replication|suiveuse|suiveuses|seguidora|seguidoras|replicadoras|\
             replicatrici|volgende",
        ),
    ),
];

static PART_CITIES: [(Part, Words); 4] = [
    (
        Part::Core,
        Words::new(
            "kernstadt|kernkommune|kernkommunen|kernstadte|kernstadten|kernsteden|hauptstadte|pilotstadt|pilotstadte|\
             pilotstadten|modellstadt|modellstadte|modellstadten|leuchtturmstadte|\
             leuchtturmstadten|pilotkommunen",
        ),
    ),
    (
        Part::Mentor,
        Words::new(
            "mentorstadt|mentorstadte|mentorstadten|mentorenstadt|mentorenstadte|mentorenstadten|\
             mentorsteden|mentorstad|mentorkommune|mentorkommunen",
        ),
    ),
    (Part::Observer, Words::new("beobachterstadt|beobachterstadte|beobachterstadten|waarnemersteden")),
    (Part::Fellow, Words::new("fellowstadte|folgestadte|folgestadten|nachfolgestadte|replikationsstadte")),
];

static CITIES: Words = Words::new(
    "city|cities|town|towns|municipality|municipalities|applicant|applicants|participant|\
     participants|ville|villes|commune|communes|collectivite|collectivites|candidat|candidats|\
     stadt|stadte|stadten|kommune|kommunen|gemeinde|gemeinden|bewerber|teilnehmer|ciudad|ciudades|\
     municipio|municipios|citta|comune|comuni|cidade|cidades|stad|steden|gemeente|gemeenten|miasto|\
     miasta|miast|gmina|gminy|partners|consortium|consortia|member|members|membre|membres|mitglied|mitglieder|miembro|miembros|entidades|entidad|beneficiarias|ayuntamientos|metropoles|metropolis|agglomerations|participante|participantes|partecipante|partecipanti|deelnemer|deelnemers|uczestnik",
);

static LISTS: Words = Words::new(
    "list|lists|liste|listen|listes|lista|elenco|lijst|announcement|annonce|bekanntmachung|\
     overview|ubersicht|apercu|anuncio|annuncio|aankondiging|results|resultats|ergebnis|ergebnisse|listado|lists|listing|relacion|graduatoria|palmares",
);

/// Words for several cities, and for several that play a part.
pub(in super::super) static MANY_CITIES: Words = Words::new(
    "cities|towns|municipalities|mentors|observers|fellows|followers|replicators|lighthouses|pilots|villes|communes|mentores|\
     mentori|mentoren|observateurs|beobachter|stadte|mentorstadte|kernstadte|pilotstadte|beobachterstadte|folgestadte|\
     kommunen|gemeinden|ciudades|municipios|comuni|cidades|steden|gemeenten|miasta|mentees",
);

static SELECTED: Words = Words::new(
    "selected|chosen|nominated|winning|successful|participating|new|awarded|picked|laureates|selectionne|selectionnes|\
     selectionnee|selectionnees|retenu|retenus|retenue|retenues|choisies|participantes|\
     ausgewahlt|ausgewahlte|ausgewahlten|ausgewahlter|teilnehmende|teilnehmenden|seleccionada|\
     seleccionadas|seleccionados|selezionata|selezionate|selezionati|selecionada|selecionadas|\
     geselecteerd|geselecteerde|deelnemende|wybrane|wybranych|wybrany|definitive|definitivo|confirmed|admitted|awardees|laureate",
);

static WINNERS: Words = Words::new(
    "winners|nominees|finalists|laureates|laureats|gagnants|gewinner|preistrager|ganadores|ganadoras|vincitori|vincitrici|vencedores|\
     winnaars|zwyciezcy",
);

static COUNTRIES: Words = Words::new(
    "country|countries|pays|land|lander|staat|pais|paises|paese|paesi|nazione|kraj|kraje|panstwo|\
     state|nation",
);

static NAMES: Words = Words::new("name|names|nom|noms|nombre|nome|naam|nazwa|namen");

static WAITING: Words = Words::new(
    "reserve|waiting|waitlist|waitlisted|rejected|unsuccessful|refusees|refusee|ecartees|attente|\
     warteliste|reserveliste|nachrucker|nachruckliste|abgelehnt|abgelehnte|abgelehnten|espera|\
     attesa|rezerwowa|ineligible|withdrawn",
);

static NOT: Words = Words::new("not|non|nicht|no|niet|nie|nao");

static GLUE: Words = Words::new(
    "of|the|a|an|our|these|those|in|to|for|and|as|from|by|all|now|full|final|following|here|de|des|\
     du|d|les|la|le|l|et|en|par|pour|nos|suivantes|der|die|das|dem|den|von|fur|und|unsere|folgende|\
     folgenden|el|los|las|del|y|dei|delle|della|di|il|e|i|os|do|dos|van|het|eu|european|europeenne|\
     europeennes|europaische|europaischen|europea|europeas|europee|challenge|programme|program|\
     edition|defi|with|their|avec|leur|mit|ihrem|ihren",
);

/// What each word says; of two meanings the first counts.
static MEANINGS: LazyLock<HashMap<&'static str, HeadingWord>> = LazyLock::new(|| {
    let mut meanings = HashMap::new();
    let kinds = [
        (&CITIES, City),
        (&LISTS, List),
        (&WINNERS, Winners),
        (&SELECTED, Selected),
        (&COUNTRIES, Country),
        (&NAMES, Name),
        (&WAITING, Waiting),
        (&NOT, Not),
        (&GLUE, Glue),
    ];
    let parts = PART_CITIES.iter().map(|(part, words)| (words, PartCity(*part)));
    let parts = parts.chain(PARTS.iter().map(|(part, words)| (words, HeadingWord::Part(*part))));
    for (words, meaning) in parts.chain(kinds) {
        for word in words.iter() {
            meanings.entry(word).or_insert(meaning);
        }
    }
    meanings
});

/// What the folded `word` says in a heading.
pub(in super::super) fn read(word: &str) -> Option<HeadingWord> {
    MEANINGS.get(word).copied().or_else(|| is_compound_of_cities(word).then_some(City))
}

/// German writes what kind of cities are meant before the word ("Gewinnerstädte").
pub(in super::super) fn is_compound_of_cities(word: &str) -> bool {
    ["stadte", "stadten", "kommunen", "gemeinden"]
        .iter()
        .any(|end| word.len() > end.len() + 2 && word.ends_with(end))
}
