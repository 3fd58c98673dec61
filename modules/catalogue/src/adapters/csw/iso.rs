//! ISO 19139, as GeoDCAT-AP reads it: titles in languages, people by their role, keywords, extents, files and services.

use centum_rdf::NamedOrBlankNode;

use crate::adapters::draft::{Draft, dcat, dct};
use crate::adapters::json::Refusal;
use crate::adapters::parts::Who;
use crate::adapters::plain::without_markup;
use crate::adapters::xml::Element;
use crate::dcat::vocabulary;

/// The most files of one record.
const MOST_WAYS: usize = 1000;

/// What is seen of services in the protocol of a way to the data, and the format that they answer in.
const SERVICES: [(&str, &str); 8] = [
    ("WMS", "WMS"),
    ("WFS", "WFS"),
    ("WMTS", "WMTS"),
    ("WCS", "WCS"),
    ("ESRI:REST", "Esri REST"),
    ("ATOM", "Atom"),
    ("OAPIF", "OGC API Features"),
    ("OGC API", "OGC API Features"),
];

/// Topics of ISO 19115 and the data themes of the Union that they fall under.
const TOPICS: [(&str, &str); 19] = [
    ("farming", "AGRI"),
    ("biota", "ENVI"),
    ("boundaries", "GOVE"),
    ("climatologyMeteorologyAtmosphere", "ENVI"),
    ("economy", "ECON"),
    ("elevation", "ENVI"),
    ("environment", "ENVI"),
    ("geoscientificInformation", "ENVI"),
    ("health", "HEAL"),
    ("imageryBaseMapsEarthCover", "ENVI"),
    ("intelligenceMilitary", "JUST"),
    ("inlandWaters", "ENVI"),
    ("location", "REGI"),
    ("oceans", "ENVI"),
    ("planningCadastre", "REGI"),
    ("society", "SOCI"),
    ("structure", "REGI"),
    ("transportation", "TRAN"),
    ("utilitiesCommunication", "TECH"),
];

/// What a part of the record says, in an element that only wraps it.
fn said(of: &Element) -> Option<String> {
    let wraps = ["CharacterString", "Anchor", "Date", "DateTime", "URL", "Decimal", "LocalName", "Real"];
    let inner = of.children.iter().find(|child| wraps.contains(&child.name.as_str()));
    inner.map_or_else(|| of.said(), Element::said)
}

fn text_at(of: &Element, way: &[&str]) -> Option<String> {
    of.at(way).and_then(said)
}

/// The value of a code: its attribute, else its text.
fn code_at(of: &Element, way: &[&str]) -> Option<String> {
    let code = of.at(way)?;
    code.attribute("codeListValue").map(str::to_owned).or_else(|| code.said())
}

/// A text with its translations, each with the tag of its language.
struct Languages {
    own: Option<String>,
    locales: Vec<(String, String)>,
}

impl Languages {
    fn of(record: &Element) -> Self {
        let own = code_at(record, &["language", "*"]).and_then(|code| tag(&code));
        let locales = record.every(&["locale", "PT_Locale"]).into_iter().filter_map(|locale| {
            let id = locale.attribute("id")?.to_owned();
            Some((id, tag(&code_at(locale, &["languageCode", "*"])?)?))
        });
        Self { own, locales: locales.collect() }
    }

    fn texts(&self, of: &Element) -> Vec<(Option<String>, String)> {
        let mut all: Vec<(Option<String>, String)> =
            said(of).into_iter().map(|text| (self.own.clone(), without_markup(&text))).collect();
        for one in of.every(&["PT_FreeText", "textGroup", "LocalisedCharacterString"]) {
            let Some(text) = one.said() else { continue };
            let locale = one.attribute("locale").unwrap_or_default().trim_start_matches('#');
            let tag = self.locales.iter().find(|(id, _)| id == locale).map(|(_, tag)| tag.clone());
            if tag.is_some() && !all.iter().any(|(known, _)| *known == tag) {
                all.push((tag, without_markup(&text)));
            }
        }
        all
    }
}

/// The tag of a language by its code of three letters, or of two.
fn tag(code: &str) -> Option<String> {
    let known = vocabulary::language_of(code)?;
    Some(known.facts.to_owned()).filter(|tag| !tag.is_empty())
}

pub(super) fn draft(own: &Element, base: &str) -> Result<Draft, Refusal> {
    let about = own.at(&["identificationInfo", "*"]);
    let nothing = Element::default();
    let about = about.unwrap_or(&nothing);
    let title = about.at(&["citation", "CI_Citation", "title"]);
    let Some(id) = text_at(own, &["fileIdentifier"]) else {
        return Err(("record-name", title.and_then(said).unwrap_or_default()));
    };
    let codes = about.every(&["citation", "CI_Citation", "identifier", "*", "code"]);
    let names: Vec<String> = codes
        .iter()
        .filter_map(|code| {
            code.child("Anchor").and_then(|it| it.attribute("href")).map(str::to_owned).or_else(|| said(code))
        })
        .collect();
    let uri = names.iter().chain([&id]).find(|name| name.starts_with("http")).cloned().unwrap_or_default();
    let mut draft = Draft::new(&id, &uri, base);
    let it = draft.subject();
    let level = code_at(own, &["hierarchyLevel", "*"]).unwrap_or_default();
    let is_service = about.name == "SV_ServiceIdentification" || level == "service";
    draft.kind(
        &it,
        dcat(match (is_service, level.as_str()) {
            (true, _) => "DataService",
            (false, "series") => "DatasetSeries",
            _ => "Dataset",
        }),
    );
    draft.text(&it, dct("identifier"), None, &id);
    for name in names.iter().filter(|name| **name != uri) {
        draft.other_identifier(name);
    }
    let languages = Languages::of(own);
    if let Some(title) = title {
        draft.texts(&it, &dct("title"), languages.texts(title));
    }
    if let Some(text) = about.child("abstract") {
        draft.texts(&it, &dct("description"), languages.texts(text));
    }
    topics(about, &languages, &mut draft);
    moments(about, &mut draft);
    people(own, about, &mut draft);
    extent(about, &mut draft);
    for code in about.every(&["language", "*"]) {
        if let Some(code) = code.attribute("codeListValue").map(str::to_owned).or_else(|| code.said()) {
            draft.language(&it, &code);
        }
    }
    let maintained = |name: &str| code_at(about, &["resourceMaintenance", "*", name, "*"]);
    let code = maintained("maintenanceAndUpdateFrequency").filter(|code| !code.trim().is_empty());
    if let Some(code) = code.or_else(|| maintained("userDefinedMaintenanceFrequency")) {
        draft.frequency(frequency(&code));
    }
    if let Some(text) = text_at(own, &["dataQualityInfo", "*", "lineage", "*", "statement"]) {
        draft.statement(&it, "provenance", &text);
    }
    ways(own, about, &mut draft, (&it, is_service));
    Ok(draft)
}

/// Maintenance codes that the Union's list spells otherwise.
fn frequency(code: &str) -> &str {
    match code {
        "continual" => "CONT",
        "annually" => "ANNUAL",
        "fortnightly" => "BIWEEKLY",
        "biannually" => "ANNUAL_2",
        "asNeeded" | "irregular" => "IRREG",
        "notPlanned" => "NEVER",
        "unknown" => "UNKNOWN",
        other => other,
    }
}

fn topics(about: &Element, languages: &Languages, draft: &mut Draft) {
    let it = draft.subject();
    for group in about.every(&["descriptiveKeywords", "MD_Keywords"]) {
        for word in group.all("keyword").take(500) {
            draft.texts(&it, &dcat("keyword"), languages.texts(word));
        }
    }
    for topic in about.every(&["topicCategory", "*"]).into_iter().filter_map(Element::said) {
        match TOPICS.iter().find(|(name, _)| *name == topic) {
            Some((_, theme)) => draft.theme(None, theme),
            None => draft.theme(None, &topic),
        }
    }
}

fn moments(about: &Element, draft: &mut Draft) {
    let it = draft.subject();
    let (mut issued, mut modified) = (Vec::new(), Vec::new());
    for one in about.every(&["citation", "CI_Citation", "date", "CI_Date"]) {
        let Some(day) = text_at(one, &["date"]) else { continue };
        match code_at(one, &["dateType", "*"]).as_deref() {
            Some("publication") => issued.push(day),
            Some("revision") => modified.push(day),
            _ => draft.moment(&it, dct("created"), &day),
        }
    }
    // ISO may tell of every revision; a dataset has one date of each kind.
    if let Some(day) = issued.iter().min() {
        draft.moment(&it, dct("issued"), day);
    }
    if let Some(day) = modified.iter().max() {
        draft.moment(&it, dct("modified"), day);
    }
}

fn who(party: &Element) -> Who {
    let contact = ["contactInfo", "*"];
    let at = |rest: &[&str]| text_at(party, &[&contact, rest].concat());
    Who {
        name: text_at(party, &["organisationName"]).or_else(|| text_at(party, &["individualName"])),
        email: at(&["address", "*", "electronicMailAddress"]),
        url: at(&["onlineResource", "*", "linkage"]).filter(|url| url.starts_with("http")),
        ..Who::default()
    }
}

/// The publisher, else the owner, else whom to ask.
fn people(own: &Element, about: &Element, draft: &mut Draft) {
    let parties = about.every(&["pointOfContact", "*"]);
    let role = |party: &&Element, name: &str| code_at(party, &["role", "*"]).as_deref() == Some(name);
    let by = |name: &str| parties.iter().find(|party| role(party, name)).copied();
    let publisher = ["publisher", "owner", "custodian", "pointOfContact"].iter().find_map(|name| by(name));
    if let Some(party) = publisher.or_else(|| parties.first().copied()).or(own.at(&["contact", "*"])) {
        draft.agent("publisher", &who(party));
    }
    if let Some(party) = by("author").or_else(|| by("originator")) {
        draft.agent("creator", &who(party));
    }
    if let Some(party) =
        by("pointOfContact").or_else(|| parties.first().copied()).or(own.at(&["contact", "*"]))
    {
        draft.contact(&who(party));
    }
}

fn extent(about: &Element, draft: &mut Draft) {
    for extent in about.every(&["extent", "EX_Extent"]) {
        for bounds in extent.every(&["geographicElement", "EX_GeographicBoundingBox"]).into_iter().take(20) {
            let side = |name: &str| text_at(bounds, &[name]);
            let sides =
                ["westBoundLongitude", "southBoundLatitude", "eastBoundLongitude", "northBoundLatitude"];
            let sides: Vec<String> = sides.iter().filter_map(|name| side(name)).collect();
            if sides.len() == 4 {
                draft.place_of_text(&sides.join(","));
            }
        }
        for name in extent.every(&[
            "geographicElement",
            "EX_GeographicDescription",
            "geographicIdentifier",
            "*",
            "code",
        ]) {
            if let Some(name) = said(name) {
                draft.place_of_text(&name);
            }
        }
        for span in extent.every(&["temporalElement", "*", "extent", "TimePeriod"]).into_iter().take(20) {
            let end = |names: [&str; 2]| {
                let own = text_at(span, &[names[0]]);
                own.or_else(|| text_at(span, &[names[1], "TimeInstant", "timePosition"]))
            };
            draft.period(end(["beginPosition", "begin"]).as_deref(), end(["endPosition", "end"]).as_deref());
        }
    }
}

/// What INSPIRE's lists say of access and use: conditions and their absence, which are no licence.
const NO_LIMITATIONS: &str = "/LimitationsOnPublicAccess/noLimitations";
const CONDITIONS: [&str; 2] = ["/LimitationsOnPublicAccess/", "/ConditionsApplyingToAccessAndUse/"];

/// Licences: addresses first, then words.
fn terms(about: &Element, draft: &mut Draft) -> Vec<Option<String>> {
    let mut all = Vec::new();
    for group in about.every(&["resourceConstraints", "*"]) {
        for one in group.all("otherConstraints").chain(group.all("useLimitation")) {
            let address = one.child("Anchor").and_then(|anchor| anchor.attribute("href")).map(str::to_owned);
            all.extend([address, said(one)].into_iter().flatten().map(Some));
        }
    }
    let is_said = |text: &Option<String>, part: &str| text.as_ref().is_some_and(|text| text.contains(part));
    if all.iter().any(|text| is_said(text, NO_LIMITATIONS)) {
        draft.access_rights("PUBLIC");
    }
    all.retain(|text| !CONDITIONS.iter().any(|part| is_said(text, part)));
    all.sort_by_key(|text: &Option<String>| !text.as_ref().is_some_and(|text| text.starts_with("http")));
    all.truncate(20);
    all
}

/// Whether an address ends as that of a file does which is no page.
fn names_a_file(url: &str) -> bool {
    let last = url.split(['?', '#']).next().and_then(|path| path.rsplit('/').next());
    let ending = last.and_then(|last| last.rsplit_once('.')).map(|(_, ending)| ending);
    ending.and_then(vocabulary::file_type_of).is_some_and(|kind| kind.code != "HTML")
}

/// Files and services, and where a service answers.
fn ways(own: &Element, about: &Element, draft: &mut Draft, (it, is_service): (&NamedOrBlankNode, bool)) {
    let terms = terms(about, draft);
    let format = text_at(own, &["distributionInfo", "MD_Distribution", "distributionFormat", "*", "name"]);
    let mut online =
        own.every(&["distributionInfo", "MD_Distribution", "transferOptions", "*", "onLine", "*"]);
    let by_distributor =
        ["distributionInfo", "MD_Distribution", "distributor", "*", "distributorTransferOptions"];
    online.extend(own.every(&[&by_distributor[..], &["*", "onLine", "*"]].concat()));
    let mut count = 0;
    for one in online.into_iter().take(MOST_WAYS) {
        let Some(url) = text_at(one, &["linkage"]).filter(|url| url.contains("://")) else { continue };
        let function = code_at(one, &["function", "*"]);
        if matches!(function.as_deref(), Some("information" | "search")) {
            draft.page(it, dcat("landingPage"), &url);
            continue;
        }
        if is_service {
            draft.link(it, dcat("endpointURL"), &url);
            continue;
        }
        count += 1;
        let node = draft.distribution(None);
        draft.link(&node, dcat("accessURL"), &url);
        let protocol = text_at(one, &["protocol"]).unwrap_or_default().to_ascii_uppercase();
        let is_file = function.as_deref() == Some("download") || protocol.contains("DOWNLOAD");
        if is_file && !protocol.contains("OGC") {
            draft.link(&node, dcat("downloadURL"), &url);
        }
        if let Some(title) = text_at(one, &["name"]) {
            draft.text(&node, dct("title"), None, &title);
        }
        if let Some(text) = text_at(one, &["description"]) {
            draft.text(&node, dct("description"), None, &text);
        }
        let asked = url.to_ascii_uppercase();
        let service = SERVICES
            .iter()
            .find(|(mark, _)| protocol.contains(*mark) || asked.contains(&format!("SERVICE={mark}")));
        // A page that is linked to is not in the format of the data.
        let is_page = protocol.contains("WWW:LINK") && !is_file && !names_a_file(&url);
        let format = format.as_deref().filter(|_| !is_page);
        if let Some(format) = service.map(|(_, format)| *format).or(format) {
            draft.format(&node, format);
        }
        draft.licence(&node, &terms);
    }
    if count == 0 {
        draft.licence(it, &terms);
    }
    if is_service
        && let Some(url) = text_at(about, &["containsOperations", "*", "connectPoint", "*", "linkage"])
    {
        draft.link(it, dcat("endpointURL"), &url);
    }
}
