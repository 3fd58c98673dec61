//! Catalogue Service for the Web 2.0.2: records of geographic data in ISO 19139, or in Dublin Core where a service has
//! nothing better.

mod iso;
mod plain;

use bytes::Bytes;

use super::address::{self, encoded, number, path, with_number};
use super::draft::Draft;
use super::json::{MOST_RECORDS, Refusal, decode};
use super::xml::{self, Element};
use super::{Answer, Batch, Dcat, Dialect, PageError, Refused, Request};

/// What is asked for with.
const XML: &str = "application/xml, text/xml;q=0.9, */*;q=0.1";
/// Records of a page.
const A_PAGE: u64 = 50;
/// The schema of ISO 19139, which nearly every service has.
const ISO: &str = "http://www.isotc211.org/2005/gmd";
/// Parameters of the interface itself.
const OWN: [&str; 16] = [
    "service",
    "version",
    "acceptVersions",
    "request",
    "typeNames",
    "elementSetName",
    "resultType",
    "outputSchema",
    "outputFormat",
    "maxRecords",
    "startPosition",
    "sections",
    "namespace",
    "id",
    "constraint",
    "constraintLanguage",
];
/// The schema that every service has.
const DUBLIN_CORE: &str = "http://www.opengis.net/cat/csw/2.0.2";
/// What is asked for in turn until a service takes it: a schema, and whether in a body.
const FORMS: [(&str, bool); 4] = [(ISO, false), (DUBLIN_CORE, false), (ISO, true), (DUBLIN_CORE, true)];
/// Codes of exceptions that are about the form of what was asked.
const OF_THE_FORM: [&str; 4] =
    ["OperationNotSupported", "OptionNotSupported", "InvalidParameterValue", "MissingParameterValue"];
/// Statuses that say the same.
const REFUSALS: [&str; 6] = ["400", "405", "406", "415", "422", "501"];

/// A service that speaks CSW.
#[derive(Clone, Copy, Debug, Default)]
pub struct Csw;

impl Dialect for Csw {
    fn first(&self, address: &str) -> Request {
        asking(address.trim(), FORMS[0])
    }

    fn read(&self, asked: &Request, answer: &Answer) -> Result<Batch, PageError> {
        let text = decode(&answer.body);
        let root = xml::read(&text, "CSW")?;
        match root.name.as_str() {
            "GetRecordsResponse" => {}
            "Capabilities" => return Ok(Batch { next: Some(self.first(&asked.url)), ..Batch::default() }),
            "ExceptionReport" | "ServiceExceptionReport" => {
                if let Some(next) = another(asked).filter(|next| is_of_the_form(&root, asked, next)) {
                    return Ok(Batch { next: Some(next), ..Batch::default() });
                }
                let said = root.at(&["Exception", "ExceptionText"]).or(root.at(&["ServiceException"]));
                let said = said.and_then(Element::said).unwrap_or_default();
                return Err(PageError::Source(said.chars().take(300).collect()));
            }
            _ => return Err(PageError::Kind { expected: "CSW", detail: root.name }),
        }
        let nothing = Element::default();
        let results = root.child("SearchResults").unwrap_or(&nothing);
        let mut batch = Batch {
            total: results.attribute("numberOfRecordsMatched").and_then(|total| total.parse().ok()),
            ..Batch::default()
        };
        for (index, record) in results.children.iter().enumerate().take(MOST_RECORDS) {
            one(record, index, &text, (asked, answer), &mut batch);
        }
        let here = start(asked);
        let next: u64 = match results.attribute("nextRecord") {
            Some(next) => next.parse().unwrap_or_default(),
            // Whoever does not say where the next page begins says how many there are.
            None if batch.total.is_some() => here.saturating_add(results.children.len() as u64),
            None => 0,
        };
        // A page may be empty before the end: its records are not for everybody, or could not be written.
        let is_further = next > here && batch.total.map_or(!results.children.is_empty(), |all| next <= all);
        if is_further {
            batch.next = Some(from(asked, here, next));
        }
        Ok(batch)
    }

    fn in_another_form(&self, asked: &Request, status: &str) -> Option<Request> {
        if REFUSALS.contains(&status) { another(asked) } else { None }
    }
}

/// The form after one in which a service did not answer from the beginning: what it has told already it tells no other way.
fn another(asked: &Request) -> Option<Request> {
    let mut forms = FORMS.into_iter().map(|form| asking(&asked.url, form));
    forms.find(|form| form == asked)?;
    forms.next()
}

/// Whether an exception may come from the form of what was asked. Whoever has no ISO 19139 has Dublin Core, whatever it says;
/// that it wants a body it must say.
fn is_of_the_form(root: &Element, asked: &Request, next: &Request) -> bool {
    let code = root.child("Exception").and_then(|one| one.attribute("exceptionCode"));
    asked.body.is_some() == next.body.is_some() || code.is_some_and(|code| OF_THE_FORM.contains(&code))
}

/// With which record a page begins.
fn start(asked: &Request) -> u64 {
    let Some((body, _)) = &asked.body else { return number(&asked.url, "startPosition") };
    let rest = body.split_once("startPosition=\"").map_or("", |(_, rest)| rest);
    rest.split('"').next().and_then(|digits| digits.parse().ok()).unwrap_or_default()
}

/// The page that begins elsewhere.
fn from(asked: &Request, here: u64, next: u64) -> Request {
    match &asked.body {
        None => Request { url: with_number(&asked.url, "startPosition", next), ..asked.clone() },
        Some((body, kind)) => {
            let mark = |at: u64| format!("startPosition=\"{at}\"");
            let body = body.replace(&mark(here), &mark(next));
            Request { body: Some((body, kind.clone())), ..asked.clone() }
        }
    }
}

/// One record of a page, in whatever schema it came.
fn one(record: &Element, index: usize, text: &str, (asked, answer): (&Request, &Answer), batch: &mut Batch) {
    let raw = Bytes::copy_from_slice(text.get(record.place.clone()).unwrap_or_default().as_bytes());
    let read: Result<Draft, Refusal> = match record.name.as_str() {
        "MD_Metadata" | "MI_Metadata" => iso::draft(record, &answer.url),
        "Record" | "SummaryRecord" | "BriefRecord" => plain::draft(record, &answer.url),
        "RDF" => {
            let alone =
                Answer { body: raw, media_type: Some("application/rdf+xml".into()), ..answer.clone() };
            match Dcat.read(asked, &alone) {
                Ok(inner) => {
                    batch.found.extend(inner.found);
                    batch.refused.extend(inner.refused);
                }
                Err(error) => batch.refused.push(Refused {
                    remote_id: None,
                    place: index.to_string(),
                    reason: "record-shape",
                    detail: error.to_string(),
                }),
            }
            return;
        }
        other => Err(("record-shape", other.to_owned())),
    };
    match read {
        Ok(draft) => batch.found.push(draft.found_in("application/xml", raw)),
        Err((reason, detail)) => {
            batch.refused.push(Refused { remote_id: None, place: index.to_string(), reason, detail });
        }
    }
}

fn asking(address: &str, (schema, is_posted): (&str, bool)) -> Request {
    let service = path(address);
    // What else stands in the address chooses one of several services behind it.
    let query = address.split('#').next().and_then(|all| all.split_once('?')).map_or("", |(_, query)| query);
    let is_own = |pair: &str| {
        let name = pair.split('=').next().unwrap_or_default();
        name.is_empty() || OWN.iter().any(|own| own.eq_ignore_ascii_case(name))
    };
    let kept: String = query.split('&').filter(|pair| !is_own(pair)).map(|pair| format!("{pair}&")).collect();
    if is_posted {
        let url = format!("{service}?{kept}").trim_end_matches(['?', '&']).to_owned();
        let body = format!(
            "<csw:GetRecords xmlns:csw=\"{DUBLIN_CORE}\" service=\"CSW\" version=\"2.0.2\" resultType=\"results\" \
            outputSchema=\"{schema}\" startPosition=\"1\" maxRecords=\"{A_PAGE}\"><csw:Query typeNames=\"csw:Record\">\
            <csw:ElementSetName>full</csw:ElementSetName></csw:Query></csw:GetRecords>"
        );
        return Request { body: Some((body, "application/xml".into())), ..address::get(url, XML) };
    }
    let schema = encoded(schema);
    let url = format!(
        "{service}?{kept}service=CSW&version=2.0.2&request=GetRecords&typeNames=csw:Record&elementSetName=full\
        &resultType=results&outputSchema={schema}&maxRecords={A_PAGE}&startPosition=1"
    );
    address::get(url, XML)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(asked: &Request, body: &str) -> Result<Batch, PageError> {
        let answer = Answer {
            url: "https://a.example/csw".into(),
            media_type: None,
            body: Bytes::copy_from_slice(body.as_bytes()),
        };
        Csw.read(asked, &answer)
    }

    const ISO_PAGE: &str = include_str!("../../tests/samples/csw/iso.xml");
    const DC_PAGE: &str = include_str!("../../tests/samples/csw/dublin-core.xml");

    #[test]
    fn records_of_geographic_data_become_datasets_in_their_languages() {
        let first = Csw.first("https://a.example/csw?service=CSW&request=GetCapabilities");
        assert!(first.url.starts_with("https://a.example/csw?service=CSW&version=2.0.2&request=GetRecords"));
        let batch = read(&first, ISO_PAGE).unwrap();
        assert_eq!((batch.found.len(), batch.refused.len(), batch.total), (2, 1, Some(120)));
        assert!(batch.next.unwrap().url.ends_with("startPosition=51"));
        let (record, notes) = crate::dcat::record(&batch.found[0].graph, (&batch.found[0].subject).into());
        assert!(notes.is_empty(), "{notes:?}");
        assert_eq!(batch.found[0].remote_id, "3f2b8c1e-trees");
        assert_eq!(record.titles.0.len(), 2, "{:?}", record.titles);
        assert_eq!((record.publishers.len(), record.contacts.len(), record.spatial.len()), (1, 1, 1));
        let formats: Vec<_> = record.distributions.iter().map(|one| one.access_urls.len()).collect();
        assert_eq!(formats, [1, 1]);
        assert!(record.issued.is_some() && record.modified.is_some() && record.frequency.is_some());
        let (service, _) = crate::dcat::record(&batch.found[1].graph, (&batch.found[1].subject).into());
        assert_eq!(service.kind, crate::dcat::Kind::Service);
        assert!(!service.endpoint_urls.is_empty());
    }

    #[test]
    fn what_chooses_one_of_several_services_stays_in_the_address() {
        let first = Csw.first("https://a.example/csw.py?config=city.cfg&SERVICE=CSW&request=GetCapabilities");
        assert!(first.url.starts_with("https://a.example/csw.py?config=city.cfg&service=CSW&version=2.0.2"));
        let refusal = "<ows:ExceptionReport xmlns:ows='urn:o'/>";
        let second = read(&first, refusal).unwrap().next.unwrap();
        assert!(second.url.starts_with("https://a.example/csw.py?config=city.cfg&service=CSW&version=2.0.2"));
        assert_eq!(second.url.matches("service=").count(), 1);
    }

    #[test]
    fn a_service_without_that_schema_is_asked_for_what_every_service_has() {
        let first = Csw.first("https://a.example/csw");
        let refusal = "<ows:ExceptionReport xmlns:ows='urn:o'><ows:Exception><ows:ExceptionText>No such schema\
            </ows:ExceptionText></ows:Exception></ows:ExceptionReport>";
        let second = read(&first, refusal).unwrap().next.unwrap();
        assert!(second.url.contains(&encoded(DUBLIN_CORE)));
        assert_eq!(read(&second, refusal).unwrap_err(), PageError::Source("No such schema".into()));
        let batch = read(&second, DC_PAGE).unwrap();
        assert_eq!((batch.found.len(), batch.next.is_none()), (1, true));
        let (record, _) = crate::dcat::record(&batch.found[0].graph, (&batch.found[0].subject).into());
        assert_eq!(
            (
                record.keywords.values().map(|words| words.len()).sum::<usize>(),
                record.spatial.len(),
                record.distributions.len()
            ),
            (2, 1, 1)
        );
    }

    #[test]
    fn a_service_that_refuses_a_form_is_asked_in_the_next() {
        let first = Csw.first("https://a.example/csw?config=city.cfg");
        let second = Csw.in_another_form(&first, "400").unwrap();
        assert!(second.url.contains(&encoded(DUBLIN_CORE)));
        assert_eq!(Csw.in_another_form(&first, "403"), None, "who may not read may not in any form");
        let refusal = "<ows:ExceptionReport xmlns:ows='urn:o'><ows:Exception exceptionCode='OperationNotSupported'/>\
            </ows:ExceptionReport>";
        let third = read(&second, refusal).unwrap().next.unwrap();
        assert_eq!(third.url, "https://a.example/csw?config=city.cfg");
        let (body, kind) = third.body.clone().unwrap();
        assert!(kind == "application/xml" && body.contains(ISO) && body.contains("startPosition=\"1\""));
        let page = read(&third, ISO_PAGE).unwrap();
        assert_eq!(page.found.len(), 2);
        let next = page.next.unwrap();
        assert!(next.body.as_ref().unwrap().0.contains("startPosition=\"51\""));
        assert_eq!(Csw.in_another_form(&next, "400"), None, "a later page is not told anew");
        let last = Csw.in_another_form(&third, "405").unwrap();
        assert!(last.body.as_ref().unwrap().0.contains(&format!("outputSchema=\"{DUBLIN_CORE}\"")));
        assert_eq!(Csw.in_another_form(&last, "400"), None);
    }

    #[test]
    fn a_box_lies_where_its_service_means_whichever_corner_and_axis_it_begins_with() {
        let first = Csw.first("https://a.example/csw");
        let box_of = |crs: &str, lower: &str, upper: &str| {
            let body = format!(
                "<csw:GetRecordsResponse xmlns:csw='urn:c'><csw:SearchResults numberOfRecordsMatched='1' nextRecord='0'>\
                <csw:Record><identifier>a</identifier><BoundingBox crs='{crs}'><LowerCorner>{lower}</LowerCorner>\
                <UpperCorner>{upper}</UpperCorner></BoundingBox></csw:Record></csw:SearchResults></csw:GetRecordsResponse>"
            );
            let batch = read(&first, &body).unwrap();
            let (record, _) = crate::dcat::record(&batch.found[0].graph, (&batch.found[0].subject).into());
            record.spatial[0].bbox.map(|found| [found.west, found.south, found.east, found.north])
        };
        let leuven = Some([4.6, 50.8, 4.8, 50.9]);
        for (crs, lower, upper) in [
            ("urn:x-ogc:def:crs:EPSG:6.11:4326", "50.8 4.6", "50.9 4.8"),
            ("urn:ogc:def:crs:EPSG:6.6:4326", "4.8 50.8", "4.6 50.9"),
            ("urn:ogc:def:crs:EPSG::4326", "4.6 50.8", "4.8 50.9"),
            ("urn:ogc:def:crs:OGC:1.3:CRS84", "4.6 50.8", "4.8 50.9"),
        ] {
            assert_eq!(box_of(crs, lower, upper), leuven, "{crs} {lower}");
        }
        let cyprus = box_of("urn:ogc:def:crs:EPSG:6.6:4326", "33.5 34.9", "33.1 35.2");
        assert_eq!(cyprus, Some([33.1, 34.9, 33.5, 35.2]));
    }

    #[test]
    fn a_service_that_does_not_say_where_the_next_page_begins_is_read_to_its_end() {
        let first = Csw.first("https://a.example/csw");
        let page = |ids: &str, total: &str| {
            let records: String =
                ids.chars().map(|id| format!("<Record><identifier>{id}</identifier></Record>")).collect();
            format!(
                "<csw:GetRecordsResponse xmlns:csw='urn:c'><csw:SearchResults {total}>{records}</csw:SearchResults>\
                </csw:GetRecordsResponse>"
            )
        };
        let of_three = "numberOfRecordsMatched='3'";
        let second = read(&first, &page("ab", of_three)).unwrap().next.unwrap();
        assert!(second.url.ends_with("startPosition=3"), "{}", second.url);
        assert_eq!(read(&second, &page("c", of_three)).unwrap().next, None);
        assert_eq!(read(&second, &page("", of_three)).unwrap().next, None, "nothing more comes");
        assert_eq!(read(&first, &page("ab", "")).unwrap().next, None);
    }

    #[test]
    fn of_many_revisions_the_last_is_when_it_was_changed() {
        let date = |day: &str, kind: &str| {
            format!(
                "<date><CI_Date><date><Date>{day}</Date></date><dateType><CI_DateTypeCode codeListValue='{kind}'/>\
                </dateType></CI_Date></date>"
            )
        };
        let dates = [
            date("2021-03-04", "revision"),
            date("2024-05-06", "revision"),
            date("2019-01-02", "publication"),
            date("2023-01-02", "publication"),
        ];
        let body = format!(
            "<csw:GetRecordsResponse xmlns:csw='urn:c'><csw:SearchResults nextRecord='0'><MD_Metadata><fileIdentifier>\
            <CharacterString>a</CharacterString></fileIdentifier><identificationInfo><MD_DataIdentification><citation>\
            <CI_Citation>{}</CI_Citation></citation></MD_DataIdentification></identificationInfo></MD_Metadata>\
            </csw:SearchResults></csw:GetRecordsResponse>",
            dates.concat()
        );
        let batch = read(&Csw.first("https://a.example/csw"), &body).unwrap();
        let (record, notes) = crate::dcat::record(&batch.found[0].graph, (&batch.found[0].subject).into());
        assert!(notes.iter().all(|note| note.what != crate::dcat::What::SeveralValues), "{notes:?}");
        let said = |moment: Option<crate::dcat::Moment>| moment.map(|moment| moment.to_string());
        assert_eq!(said(record.issued).as_deref(), Some("2019-01-02"));
        assert_eq!(said(record.modified).as_deref(), Some("2024-05-06"));
    }

    #[test]
    fn a_file_is_known_by_its_protocol_alone() {
        let way = |url: &str, protocol: &str| {
            format!(
                "<onLine><CI_OnlineResource><linkage><URL>{url}</URL></linkage><protocol><CharacterString>{protocol}\
                </CharacterString></protocol></CI_OnlineResource></onLine>"
            )
        };
        let ways = [
            way("https://a.example/trees.zip", "WWW:DOWNLOAD-1.0-http--download"),
            way("https://a.example/about", "WWW:LINK-1.0-http--link"),
        ];
        let body = format!(
            "<csw:GetRecordsResponse xmlns:csw='urn:c'><csw:SearchResults nextRecord='0'><MD_Metadata><fileIdentifier>\
            <CharacterString>a</CharacterString></fileIdentifier><distributionInfo><MD_Distribution><transferOptions>\
            <MD_DigitalTransferOptions>{}</MD_DigitalTransferOptions></transferOptions></MD_Distribution>\
            </distributionInfo></MD_Metadata></csw:SearchResults></csw:GetRecordsResponse>",
            ways.concat()
        );
        let batch = read(&Csw.first("https://a.example/csw"), &body).unwrap();
        let (record, _) = crate::dcat::record(&batch.found[0].graph, (&batch.found[0].subject).into());
        assert_eq!(record.distributions.len(), 2);
        let files: Vec<_> = record.distributions.iter().flat_map(|way| &way.download_urls).collect();
        assert_eq!(files, ["https://a.example/trees.zip"]);
    }

    #[test]
    fn what_a_reference_answers_to_is_its_format() {
        let body = "<csw:GetRecordsResponse xmlns:csw='urn:c'><csw:SearchResults nextRecord='0'><csw:Record>\
            <identifier>a</identifier><references scheme='OGC:WMS-1.3.0-http-get-map'>https://a.example/ows?</references>\
            <URI protocol='WWW:DOWNLOAD-1.0-http--download'>https://a.example/trees.zip</URI></csw:Record>\
            </csw:SearchResults></csw:GetRecordsResponse>";
        let batch = read(&Csw.first("https://a.example/csw"), body).unwrap();
        let (record, _) = crate::dcat::record(&batch.found[0].graph, (&batch.found[0].subject).into());
        let formats: Vec<_> =
            record.distributions.iter().filter_map(|it| it.format.as_ref()?.value.as_ref()?.code()).collect();
        assert_eq!(formats, ["WMS_SRVC"]);
        let files: Vec<_> = record.distributions.iter().flat_map(|way| &way.download_urls).collect();
        assert_eq!(files, ["https://a.example/trees.zip"]);
    }

    #[test]
    fn an_empty_page_before_the_end_is_no_end() {
        let first = Csw.first("https://a.example/csw");
        let page = |total: &str| {
            let head = "<csw:GetRecordsResponse xmlns:csw='urn:c'><csw:SearchResults nextRecord='51'";
            read(&first, &format!("{head} {total}/></csw:GetRecordsResponse>")).unwrap().next
        };
        let next = page("numberOfRecordsMatched='120'").unwrap();
        assert!(next.url.ends_with("startPosition=51"), "{}", next.url);
        assert_eq!(page("numberOfRecordsMatched='50'"), None);
        assert_eq!(page(""), None, "nobody says that there is more");
    }

    #[test]
    fn what_is_no_service_is_told_of() {
        let first = Csw.first("https://a.example/csw");
        assert_eq!(read(&first, "<!DOCTYPE html><html></html>").unwrap_err(), PageError::Html);
        assert!(matches!(read(&first, "<feed/>"), Err(PageError::Kind { .. })));
        let capabilities = read(&first, "<csw:Capabilities xmlns:csw='urn:c'/>").unwrap();
        assert!(capabilities.next.is_some());
    }
}
