//! Headers of columns.

use super::super::columns::Column;
use super::Words;

/// Headers of free remarks, which may hold marks and nothing else.
pub(in super::super) static REMARKS: Words = Words::new(
    "comment|comments|note|notes|remark|remarks|bemerkung|bemerkungen|anmerkung|anmerkungen|hinweis|\
     hinweise|remarque|remarques|observation|observations|observaciones|nota|notas|osservazioni|\
     status|statut|stato|estado actual|uwagi|opmerking|opmerkingen",
);

/// First words of a row that adds up a column.
pub(in super::super) static TOTALS: Words = Words::new(
    "total|totals|sum|subtotal|grand total|in total|summe|gesamt|gesamtsumme|insgesamt|somme|total general|totale|suma|\
     razem|totaal|zusammen|sous total",
);

/// Words that stand where a name is still to come.
pub(in super::super) static PLACEHOLDERS: Words = Words::new(
    "to be confirmed|to be announced|to be selected|to be determined|to be decided|to be designated|tbc|tba|tbd|n n|vacant|open seat|open|\
     noch offen|wird noch bekanntgegeben|wird noch bekannt gegeben|noch zu bestimmen|noch zu benennen|unbesetzt|a confirmer|a designer|a determiner|\
     a annoncer|en cours de selection|por confirmar|por designar|por determinar|por anunciar|vacante|da confermare|\
     da definire|da assegnare|da annunciare|a confirmar|a definir|nog te bepalen|do potwierdzenia",
);

/// Headers by what they say, folded. "Mentor city" and the like are found by the words of headings.
pub(in super::super) static HEADERS: [(Column, Words); 7] = [
    (
        Column::Name,
        Words::new(
            "city|cities|name|city name|name of city|name of the city|municipality|applicant|\
             applicant name|applicant city|town|participant|ville|nom|nom de la ville|commune|\
             candidat|collectivite|stadt|stadtname|name der stadt|kommune|gemeinde|ort|bewerber|\
             teilnehmer|ciudad|nombre|municipio|citta|comune|nome|cidade|stad|gemeente|naam|miasto|\
             nazwa|gmina|local authority|selected city|organisation|organization|winner|winning city|city municipality|beneficiary|ville laureate|laureat|collectivite laureate|ville collectivite|gewinnerstadt|ausgewahlte stadt|stadt gemeinde|stadt kommune|ciudad seleccionada|ayuntamiento|ente|citta selezionata|citta comune|entidad|nome da cidade|nombre de la ciudad|nome della citta|nom de la collectivite|city region|city name english",
        ),
    ),
    (
        Column::Country,
        Words::new(
            "country|countries|country code|iso2|iso 2|iso 3166|iso country code|land country|country name|iso|iso code|state|member state|nation|\
             pays|etat membre|code pays|land|lander|staat|mitgliedstaat|landercode|pais|paese|\
             nazione|kraj|panstwo|lead country|country of the lead|eu country|\
             country region|pays chef de file|herkunftsland|land staat|pais estado",
        ),
    ),
    (
        Column::Part,
        Words::new(
            "role|type|category|city category|city role|role in the programme|part|kind|list|group|city type|type of city|categorie|\
             type de ville|liste|groupe|rolle|typ|kategorie|art|gruppe|rol|tipo|categoria|ruolo|\
             papel|soort|rola|kategoria",
        ),
    ),
    (
        Column::Marks,
        Words::new(
            "mark|marks|badge|badges|alumni|alumnus|label|labels|earlier programme|\
             previous programme|former programme|former participant|dcc|marque|mention|\
             ancien programme|kennzeichen|vermerk|markierung|ehemalige|marca|insignia|distintivo|\
             vorlaufer|vorlauferprogramm|vorgangerprogramm|vorganger|vorgangerinitiative|\
             ehemaliger teilnehmer|ehemalige teilnehmer|fruhere teilnahme|schon dabei|\
             ancien participant|anciens participants|ancienne participante|deja participant|\
             deja participante|participation anterieure|programme precedent|\
             antiguo participante|participacion anterior|edicion anterior|ex partecipante|\
             gia partecipante|partecipazione precedente|returning|returning city|\
             took part before|previous participant|previous participation|\
             prior participation|former participants|alumni city|pilot participant|\
             predecessor|predecessor programme",
        ),
    ),
    (
        Column::Members,
        Words::new(
            "members|member|member cities|consortium|consortium members|partners|partner cities|\
             consortium partners|membres|partenaires|villes partenaires|villes membres|mitglieder|\
             konsortium|partner|partnerstadte|mitgliedsstadte|miembros|socios|consorcio|membri|\
             consorzio|parceiros|leden|konsorcjum|partnerzy",
        ),
    ),
    (
        Column::Lead,
        Words::new(
            "lead|leader|lead city|lead partner|lead applicant|coordinator|chef de file|\
             coordinateur|federfuhrend|federfuhrung|leadpartner|lider|capofila",
        ),
    ),
    (
        Column::Ignored,
        Words::new(
            "id|no|nr|n|number|numero|nummer|region|population|inhabitants|habitants|einwohner|\
             website|url|link|date|datum|email|e mail|contact|kontakt|comment|comments|notes|note|\
             remarks|bemerkung|latitude|longitude|mayor|status|iso3",
        ),
    ),
];
