//! Headers of columns.

use super::super::columns::Column;
use super::Words;

/// Headers by what they say, folded. "Mentor city" and the like are found by the words of headings.
pub(in super::super) static HEADERS: [(Column, Words); 7] = [
    (
        Column::Name,
        Words::new(
            "city|cities|name|city name|name of city|name of the city|municipality|applicant|\
             applicant name|applicant city|town|participant|ville|nom|nom de la ville|commune|\
             candidat|collectivite|stadt|stadtname|name der stadt|kommune|gemeinde|ort|bewerber|\
             teilnehmer|ciudad|nombre|municipio|citta|comune|nome|cidade|stad|gemeente|naam|miasto|\
             nazwa|gmina|local authority|selected city|organisation|organization",
        ),
    ),
    (
        Column::Country,
        Words::new(
            "country|countries|country code|country name|iso|iso code|state|member state|nation|\
             pays|etat membre|code pays|land|lander|staat|mitgliedstaat|landercode|pais|paese|\
             nazione|kraj|panstwo",
        ),
    ),
    (
        Column::Part,
        Words::new(
            "role|type|category|part|kind|list|group|city type|type of city|categorie|\
             type de ville|liste|groupe|rolle|typ|kategorie|art|gruppe|rol|tipo|categoria|ruolo|\
             papel|soort|rola|kategoria",
        ),
    ),
    (
        Column::Marks,
        Words::new(
            "mark|marks|badge|badges|alumni|alumnus|label|labels|earlier programme|\
             previous programme|former programme|former participant|dcc|marque|mention|\
             ancien programme|kennzeichen|vermerk|markierung|ehemalige|marca|insignia|distintivo",
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
