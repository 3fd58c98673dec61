//! Words of sentences that state figures: what is counted, and what narrows it.

use super::Words;

/// What a noun counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Counted {
    /// Expressions of interest.
    Expression,
    /// Applications.
    Application,
    /// Those who apply.
    Applicant,
    /// Those who were chosen.
    Nominee,
    /// Cities.
    City,
    /// Cities that guide others.
    Mentor,
    /// Countries.
    Country,
    /// Consortia.
    Consortium,
    /// Seats.
    Seat,
    /// Days, years, money and other things that are no figure of a cohort.
    Nothing,
}

use Counted::{
    Applicant, Application, City, Consortium, Country, Expression, Mentor, Nominee, Nothing, Seat,
};

/// Nouns, folded; longer ones before shorter ones that begin alike.
pub(in super::super) static NOUNS: [(Counted, Words); 10] = [
    (
        Expression,
        Words::new(
            "expressions of interest|expression of interest|eois|eoi|manifestations d interet|\
             manifestation d interet|interessenbekundungen|interessensbekundungen|\
             interessenbekundung|interessensbekundung|expresiones de interes|\
             manifestaciones de interes|manifestazioni di interesse|manifestazioni d interesse|\
             manifestacoes de interesse|expressoes de interesse|blijken van belangstelling|\
             wyrazen zainteresowania|zgloszen zainteresowania",
        ),
    ),
    (
        Application,
        Words::new(
            "applications|application|proposals|bids|candidatures|candidature|dossiers|bewerbungen|\
             bewerbung|antrage|vorschlage|solicitudes|candidaturas|domande|aanvragen|aanmeldingen|\
             wnioskow|zgloszen",
        ),
    ),
    (
        Applicant,
        Words::new(
            "applicants|applicant|candidates|candidats|candidat|bewerber|bewerberinnen|bewerbern|\
             antragsteller|candidatos|solicitantes|candidati|aanvragers|wnioskodawcow|participants|\
             participant|teilnehmer|teilnehmern|participantes|partecipanti|deelnemers|entries",
        ),
    ),
    (
        Nominee,
        Words::new(
            "nominees|nominee|winners|finalists|laureats|laureates|gagnants|gewinner|ausgewahlten|\
             ganadores|vincitori|vencedores|winnaars|selected ones",
        ),
    ),
    (
        Mentor,
        Words::new(
            "mentors|mentoren|mentores|mentori|mentorstadte|mentorstadten|mentorstadt|\
             mentorenstadte|mentorenstadten|mentorenstadt|mentorsteden|mentorow",
        ),
    ),
    (
        City,
        Words::new(
            "cities|city|towns|town|municipalities|municipality|local authorities|villes|ville|\
             communes|municipalites|collectivites|stadte|stadten|stadt|kommunen|kommune|gemeinden|\
             kernstadte|kernstadten|ciudades|ciudad|municipios|citta|comuni|cidades|cidade|steden|\
             stad|gemeenten|miast|miasta|miasto|gmin",
        ),
    ),
    (
        Country,
        Words::new(
            "countries|country|member states|states|nations|pays|etats membres|lander|landern|\
             mitgliedstaaten|mitgliedsstaaten|staaten|paises|estados miembros|paesi|stati membri|\
             estados membros|landen|lidstaten|krajow|panstw",
        ),
    ),
    (
        Consortium,
        Words::new(
            "consortia|consortiums|consortium|groupements|konsortien|konsortium|consorcios|\
             consorcio|consorzi|consorzio|konsorcjow|konsorcja",
        ),
    ),
    (Seat, Words::new("seats|seat|places|place|sieges|platze|platz|plazas|posti|lugares|plaatsen|miejsc")),
    (
        Nothing,
        Words::new(
            "years|year|months|month|weeks|week|days|day|hours|minutes|euro|euros|eur|million|\
             millions|billion|percent|per cent|people|persons|inhabitants|experts|projects|\
             partners|trainings|events|pages|points|ans|annees|annee|mois|semaines|jours|heures|\
             habitants|personnes|projets|jahre|jahren|jahr|monate|monaten|wochen|tage|tagen|uhr|\
             einwohner|menschen|personen|projekte|prozent|millionen|anos|meses|semanas|dias|anni|\
             mesi|settimane|giorni|jaar|maanden|weken|dagen|lat|lata|miesiecy|january|february|\
             march|april|may|june|july|august|september|october|november|december|janvier|fevrier|\
             mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|januar|februar|\
             marz|juni|juli|oktober|dezember|enero|febrero|marzo|abril|mayo|junio|julio|agosto|\
             septiembre|octubre|noviembre|diciembre|cet|cest|utc|am|pm",
        ),
    ),
];

/// Names of months, after which a numeral with a point is a day ("28. September").
pub(in super::super) static MONTHS: Words =
    Words::new("januar|februar|marz|april|mai|juni|juli|august|september|oktober|november|dezember|janner");

/// Words between a number and its noun that end the search: the noun behind them is not what is counted.
pub(in super::super) static STOPS: Words = Words::new(
    "to|in|from|for|have|has|are|is|was|were|will|that|which|who|by|with|on|at|or|as|until|per|\
     pour|dans|qui|que|ont|sont|est|au|aux|par|fur|aus|im|bis|mit|sind|ist|wird|werden|wurden|\
     haben|para|por|son|che|sono|voor|zijn",
);

/// Words that end the words around a noun: what follows belongs to something else.
pub(in super::super) static TAIL_STOPS: Words = Words::new(
    "that|which|who|and|have|has|are|is|will|were|qui|et|ont|sont|und|die|sind|haben|wurden|que|y|\
     che|e|sono",
);

/// A sum is announced: what follows are its parts.
pub(in super::super) static INCLUDES: Words = Words::new(
    "includes|include|including|comprises|comprising|consists of|composed of|of which|of these|\
     among them|made up of|comprend|comprennent|dont|parmi lesquelles|parmi elles|compose de|\
     se compose de|composee de|regroupe|umfasst|darunter|davon|besteht aus|gehoren|incluye|\
     entre ellas|de las cuales|comprende|di cui|tra cui|inclui|das quais|omvat|waarvan|obejmuje|\
     w tym",
);

/// Received: the figure is about those who applied.
pub(in super::super) static RECEIVED: Words = Words::new(
    "received|submitted|applied|expressions of interest|expression of interest|eois|recu|recues|\
     ont depose|manifestations d interet|deposees|eingegangen|gingen|erhielt|erhalten|beworben|\
     eingereicht|interessenbekundungen|interessensbekundungen|recibio|recibido|recibidas|\
     presentado|expresiones de interes|manifestaciones de interes|ricevuto|ricevute|\
     manifestazioni di interesse|recebeu|recebidas|manifestacoes de interesse|ontving|ontvangen|\
     otrzymal|otrzymano",
);

/// Selected: the figure is about those who take part.
pub(in super::super) static SELECTED: Words = Words::new(
    "selected|participating|will participate|will take part|taking part|chosen|nominated|awarded|selectionne|selectionnes|selectionnee|selectionnees|retenu|\
     retenus|retenue|retenues|choisies|ausgewahlt|ausgewahlte|ausgewahlten|ausgewahlter|\
     seleccionado|seleccionados|seleccionada|seleccionadas|selezionata|selezionate|selezionato|\
     selezionati|selecionada|selecionadas|selecionado|geselecteerd|geselecteerde|wybrano|wybrane|\
     wybranych",
);

/// A sum of everything.
pub(in super::super) static IN_TOTAL: Words = Words::new(
    "a total of|in total|total of|altogether|overall|au total|un total de|insgesamt|en total|\
     in totale|un totale di|no total|um total de|in totaal|lacznie",
);

/// Seats that are not filled yet.
pub(in super::super) static STILL_OPEN: Words = Words::new(
    "still selecting|still to be selected|still be selected|still to select|yet to be selected|\
     yet to be announced|yet to be chosen|yet to be named|to be selected|to be announced|\
     to be confirmed|still open|still vacant|still looking|still choosing|remain to be|\
     remains to be|being selected|still missing|not yet selected|encore a selectionner|\
     encore a designer|reste a selectionner|restent a selectionner|reste a designer|\
     restent a designer|selectionnons encore|doit encore etre|doivent encore etre|\
     encore en cours de selection|pas encore selectionnee|pas encore selectionnees|\
     sera selectionnee|seront selectionnees|noch ausgewahlt|noch auszuwahlen|noch zu wahlen|\
     noch nicht ausgewahlt|noch offen|noch gesucht|noch gewahlt|wahlen noch|wahlen derzeit noch|\
     suchen noch|wird noch|werden noch|steht noch aus|stehen noch aus|noch zu besetzen|noch frei|\
     aun por seleccionar|todavia por seleccionar|por seleccionar|queda por|quedan por|\
     seguimos seleccionando|ancora da selezionare|deve ancora essere|devono ancora essere|\
     stiamo ancora selezionando|por selecionar|ainda por|moet nog|moeten nog|nog te selecteren|\
     selecteren nog|jeszcze wybieramy|jeszcze wybrac",
);

/// The number that stands at the end, once every seat is filled.
pub(in super::super) static COMPLETES: Words = Words::new(
    "complete|completes|completing|to reach|reach the|bring the total|completer|pour atteindre|\
     vervollstandigen|vervollstandigt|vollzahlig|komplettieren|zu erreichen|completar|completare|\
     aan te vullen|uzupelnic",
);

/// A list, as what is completed.
pub(in super::super) static LISTS: Words =
    Words::new("list|liste|lista|elenco|lijst|total|group|groupe|gruppe");

/// New, as against those who took part before.
pub(in super::super) static NEW: Words = Words::new(
    "new|first time|newcomers|nouvelles|nouvelle|nouveaux|nouveau|neue|neuen|neuer|neu|nuevas|\
     nuevos|nuove|nuovi|novas|nieuwe|nowych",
);

/// They took part in something before.
pub(in super::super) static TOOK_PART: Words = Words::new(
    "deja participe|took part|taken part|participated|alumni|ont participe|ayant participe|avaient participe|\
     anciennes|anciens|teilgenommen|teilnahmen|ehemalige|ehemaligen|participaron|han participado|\
     participado|hanno partecipato|partecipato|participaram|deelgenomen|deelnamen|uczestniczyly|\
     former participants|returning",
);

/// Something came before this programme.
pub(in super::super) static EARLIER: Words = Words::new(
    "first edition|previous edition|last edition|earlier edition|premiere edition|edition precedente|erste ausgabe|ersten ausgabe|\
     build on|builds on|building on|built on|success of|predecessor|forerunner|previous programme|\
     previous initiative|earlier programme|former programme|s appuie sur|s appuiera sur|succes de|\
     succes du|predecesseur|initiative precedente|programme precedent|baut auf|aufbauend|\
     erfolg der|erfolg des|vorganger|vorgangerinitiative|vorgangerprogramm|se basa en|exito de|\
     exito del|predecesor|iniciativa anterior|si basa su|successo di|successo della|\
     iniziativa precedente|baseia se|bouwt voort|voorganger",
);

/// Inside the programme's own area.
pub(in super::super) static INSIDE: Words = Words::new(
    "eu|european|european union|ue|europeenne|europeennes|europeens|union europeenne|europaische|\
     europaischen|europaischer|europaischen union|europea|europeas|europeo|europeos|union europea|\
     unione europea|europee|europei|uniao europeia|europeia|europeias|europese|europejskich|\
     unii europejskiej",
);

/// Outside of it.
pub(in super::super) static OUTSIDE: Words = Words::new(
    "international|non eu|non european|outside the eu|outside the european union|global|overseas|\
     third countries|internationales|internationale|internationalen|internationaler|hors ue|\
     hors de l union|extra europeennes|aussereuropaische|ausserhalb|internacionales|internacional|\
     internazionali|internacionais|miedzynarodowych",
);

/// Number words, folded.
pub(in super::super) const NUMBER_WORDS: &[(&str, i64)] = &[
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("un", 1),
    ("une", 1),
    ("deux", 2),
    ("trois", 3),
    ("quatre", 4),
    ("cinq", 5),
    ("sept", 7),
    ("huit", 8),
    ("neuf", 9),
    ("dix", 10),
    ("onze", 11),
    ("douze", 12),
    ("treize", 13),
    ("quatorze", 14),
    ("quinze", 15),
    ("seize", 16),
    ("vingt", 20),
    ("ein", 1),
    ("eine", 1),
    ("einen", 1),
    ("einer", 1),
    ("zwei", 2),
    ("drei", 3),
    ("vier", 4),
    ("funf", 5),
    ("sechs", 6),
    ("sieben", 7),
    ("acht", 8),
    ("neun", 9),
    ("zehn", 10),
    ("elf", 11),
    ("zwolf", 12),
    ("dreizehn", 13),
    ("vierzehn", 14),
    ("funfzehn", 15),
    ("sechzehn", 16),
    ("siebzehn", 17),
    ("achtzehn", 18),
    ("neunzehn", 19),
    ("zwanzig", 20),
    ("una", 1),
    ("uno", 1),
    ("dos", 2),
    ("due", 2),
    ("tre", 3),
    ("ocho", 8),
    ("otto", 8),
    ("nueve", 9),
    ("nove", 9),
];

/// Abbreviations that end with a point and no sentence.
pub(in super::super) static ABBREVIATIONS: Words = Words::new(
    "st|dr|mr|mrs|ms|prof|no|nr|vs|approx|ca|bzw|usw|ggf|inkl|evtl|str|e g|i e|z b|d h|p ex|env|\
     art|vol|fig|sr|sra|eg|ie|bspw|zzgl",
);
