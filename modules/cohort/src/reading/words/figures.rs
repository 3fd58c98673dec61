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
             stad|gemeenten|miast|miasta|miasto|gmin|metropoles|municipalites|pilotstadte|pilotstadten|comunas|ayuntamientos",
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
            "verbunde|verbunden|zusammenschlusse|groupings|agrupaciones|raggruppamenti|consortia|consortiums|consortium|groupements|konsortien|konsortium|consorcios|\
             consorcio|consorzi|consorzio|konsorcjow|konsorcja",
        ),
    ),
    (
        Seat,
        Words::new(
            "posto|plaza|siege|lugar|plaats|seats|seat|places|place|sieges|platze|platz|plazas|posti|lugares|plaatsen|miejsc",
        ),
    ),
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
     w tym|entre las que|entre los que|fra cui|tra le quali|compuesto por|incl|inkl|y compris",
);

/// Words right before a number that say that others were taken from among so many: "18 out of 120".
pub(in super::super) static FROM_AMONG: Words = Words::new(
    "out of|from among|chosen from|selected from|among|parmi|sur|unter|von insgesamt|de entre|su|dentre|\
     de un total de|un total de|su un totale di|sposrod|van de|van|z posrod|out of the|from more than|of more than",
);

/// Words that do so before applications, and may say where cities lie.
pub(in super::super) static FROM: Words =
    Words::new("aus|entre|tra|fra|uit|z|from|de las|des|delle|delle sue");

/// Words between applications and the cities or countries that they come from.
pub(in super::super) static FROM_WHERE: Words = Words::new("from|aus|de|des|da|dai|uit|z|por parte de");

/// Words between those and the number.
pub(in super::super) static ABOUT: Words = Words::new(
    "the|a|total|of|more|than|over|about|around|some|almost|nearly|les|des|plus|de|quelque|environ|pres|insgesamt|\
     den|rund|uber|mehr|als|etwa|fast|las|los|mas|unas|unos|le|i|gli|oltre|circa|quasi|um",
);

/// Words between a number and its noun that set single bodies apart from consortia.
pub(in super::super) static SINGLE: Words = Words::new(
    "single|individual|einzelne|einzelnen|individuelles|individuels|individuelle|individuales|singole|singoli|individuais",
);

/// Words right before a number that say that one of so many is spoken of: "eine von zwölf".
pub(in super::super) static ONE_OF: Words = Words::new(
    "one of|one of the|one of only|l une des|un des|une des|eine von|eine der|einer der|eine von insgesamt|una de las|uno de los|una delle|\
     uno dei|uma das|een van de|jedno z",
);

/// Received: the figure is about those who applied.
pub(in super::super) static RECEIVED: Words = Words::new(
    "received|submitted|applied|expressions of interest|expression of interest|eois|recu|recues|\
     ont depose|manifestations d interet|deposees|eingegangen|gingen|erhielt|erhalten|beworben|\
     eingereicht|interessenbekundungen|interessensbekundungen|recibio|recibido|recibidas|\
     presentado|expresiones de interes|manifestaciones de interes|ricevuto|ricevute|\
     manifestazioni di interesse|recebeu|recebidas|manifestacoes de interesse|ontving|ontvangen|\
     otrzymal|otrzymano|bewarben|bewarben sich|bewerbungen ein|pervenute|pervenuta|pervenuti|pervenuto|arrivate|inviate|presentate|presentato|recibieron|recibido|presentadas|presentaron|candidatees|ont candidate|ont repondu|s etaient portees candidates|se sont portees candidates|submissions|eligible|enviadas|apresentadas|ingediend|zglosilo sie|zlozono|attracted|drew|came in|arrived|responded|lodged|handed in|lagen vor|eingereichten|a attire|ont attire|a suscite|atrajo|ha atraido|ha attirato|answered the call|bids|hopefuls",
);

/// Selected: the figure is about those who take part.
pub(in super::super) static SELECTED: Words = Words::new(
    "selected|participating|will participate|will take part|taking part|chosen|nominated|awarded|selectionne|selectionnes|selectionnee|selectionnees|retenu|\
     retenus|retenue|retenues|choisies|ausgewahlt|ausgewahlte|ausgewahlten|ausgewahlter|\
     seleccionado|seleccionados|seleccionada|seleccionadas|selezionata|selezionate|selezionato|\
     selezionati|selecionada|selecionadas|selecionado|geselecteerd|geselecteerde|wybrano|wybrane|\
     wybranych|take part|takes part|teilnehmen|nehmen teil|nimmt teil|teilnehmende|teilnehmenden|participent|participeront|participera|participan|participaran|partecipano|parteciperanno|zostaly wybrane|cohort|cohorte|kohorte|coorte|following|suivantes|suivants|folgende|folgenden|siguientes|seguenti|winning|picked|gewahlt|elegidas|elegidos|scelte|scelti|ganadoras|vincitrici|laureates|laureats|laureates|labellisees|vencedoras|wezmie udzial|aufgenommen|admitted|joins|join|doen mee|nemen deel",
);

/// A sum of everything.
pub(in super::super) static IN_TOTAL: Words = Words::new(
    "a total of|in total|total of|altogether|overall|au total|un total de|insgesamt|en total|\
     in totale|un totale di|no total|um total de|in totaal|lacznie|there are|summe|gesamt|total|totale|somme",
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
     selecteren nog|jeszcze wybieramy|jeszcze wybrac|reserved for|is reserved|are reserved|kept for|kept free|held for|still to be designated|to be designated|not yet been selected|restent a designer|sont reserves|sont reservees|est reservee|est reserve|reservees a|reserves a|reservees aux|reserves aux|reserviert|vorbehalten|noch zu vergeben|sind noch offen|noch nicht vergeben|noch unbesetzt|reservadas|reservados|reservada|reservado|por designar|por asignar|sin asignar|riservati|riservate|riservato|ancora da assegnare|da assegnare|da individuare|ancora liberi|reservadas para|gereserveerd|nog open|zarezerwowane|se reservan|se reserva|sono riservati|sont encore a pourvoir|reste a pourvoir|restent a pourvoir|a pourvoir|worden nog|nog te kiezen|remain vacant|remains vacant|are vacant|is vacant|remain open|remains open|are still free|bleiben frei|bleiben unbesetzt|quedan vacantes|restent libres|reste libre|restano liberi|resta libero|sono ancora liberi|ficam por|restent vacantes",
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
     nuevos|nuove|nuovi|novas|nieuwe|nowych|newcomers|premiere fois|zum ersten mal|erstmals|erstmalig|por primera vez|per la prima volta|pela primeira vez|voor het eerst|po raz pierwszy",
);

/// They took part in something before.
pub(in super::super) static TOOK_PART: Words = Words::new(
    "deja participe|took part|taken part|participated|alumni|ont participe|ayant participe|avaient participe|\
     anciennes|anciens|teilgenommen|teilnahmen|ehemalige|ehemaligen|participaron|han participado|\
     participado|hanno partecipato|partecipato|participaram|deelgenomen|deelnamen|uczestniczyly|\
     former participants|returning|previously|already took part|already been part|already participated|former participants|bereits dabei|schon dabei|waren bereits|nahmen bereits|wiederholt|repetir|repiten|participaban ya|ya participaron|gia partecipato|hanno gia|avevano partecipato|experience from",
);

/// Words of a mark, or of what a legend says of it, that tell those who took part before.
pub(in super::super) static MARKS_EARLIER: Words = Words::new(
    "took part|taken part|participated|alumni|alumnus|alumna|returning|returner|previous|previously|former|earlier|\
     first edition|first round|first phase|pilot|predecessor|ancien|ancienne|anciens|anciennes|deja|premiere edition|\
     phase pilote|teilgenommen|ehemalig|ehemalige|ehemaliger|ehemaliges|vorlaufer|vorganger|fruher|fruhere|ersten phase|\
     pilotphase|antiguo|antigua|primera edicion|participaron|participo|prima edizione|partecipato|fase pilota|poprzedniej|\
     veteran|eerdere|vorige|a participe|ont participe|premiere phase|erste phase|primera fase|prima fase|edicao anterior|participou",
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

/// Small words that say nothing at the end of what is shown of a figure.
pub(in super::super) static DANGLING: Words = Words::new(
    "in|from|of|for|to|by|with|at|on|out|into|and|or|the|a|an|as|are|is|de|du|des|d|dans|en|par|pour|avec|et|ou|sur|la|le|\
     les|aus|in|im|von|vom|mit|und|oder|der|die|das|den|dem|fur|zu|an|sind|ist|y|o|del|las|los|el|para|con|di|da|dei|\
     delle|della|su|e|i|per|tra|fra|do|dos|das|em|van|uit|voor|met|w|z|ze|na|through|within|across|zijn|sont|son|sono|were|was|have|has|had|will|wurden|werden|wybrano|ont|han|hanno|foram",
);

/// Abbreviations that end with a point and no sentence.
pub(in super::super) static ABBREVIATIONS: Words = Words::new(
    "st|dr|mr|mrs|ms|prof|no|nr|vs|approx|ca|bzw|usw|ggf|inkl|evtl|str|e g|i e|z b|d h|p ex|env|\
     art|vol|fig|sr|sra|eg|ie|bspw|zzgl|incl|excl|dt|u a|d h|resp|cf|approx",
);
