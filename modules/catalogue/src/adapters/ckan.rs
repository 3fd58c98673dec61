//! CKAN's Action API: `package_search`, with what ckanext-dcat and ckanext-fluent put into packages.

mod package;
mod resource;

use super::address::{JSON, get, number, parameter, path, root, with_number};
use super::json::Page;
use super::plain::first;
use super::{Answer, Batch, Dialect, PageError, Refused, Request};

/// The packages of a page.
const ROWS: u64 = 100;
/// Segments of CKAN's own pages, before which its root is.
pub(super) const MARKS: [&str; 7] =
    ["/api", "/dataset", "/organization", "/group", "/catalog.", "/showcase", "/harvest"];

/// Whose datasets a page of CKAN shows, by the name of the page, with the field that they are asked for by.
const OWNERS: [(&str, &str); 2] = [("organization", "organization"), ("group", "groups")];
/// What may stand between that and the name of the owner.
const TABS: [&str; 2] = ["about", "activity"];

/// What narrows the list down where an address is about one organisation or group of a portal that has many: to take in all of
/// them would make one city publish the datasets of a country.
pub(super) fn narrowed(address: &str) -> String {
    let asked = parameter(address, "fq").filter(|asked| !asked.is_empty()).map(str::to_owned);
    let owned =
        |(page, field): &(&str, &str)| owner(address, page, field).map(|name| format!("{field}%3A{name}"));
    let part = asked.or_else(|| OWNERS.iter().find_map(owned));
    part.map(|part| format!("&fq={part}")).unwrap_or_default()
}

/// The name of an owner, as a page of its own or a list of datasets has it in its address.
fn owner<'a>(address: &'a str, page: &str, field: &str) -> Option<&'a str> {
    let mut segments = path(address).split('/').skip(3);
    let is_page = segments.any(|segment| segment == page);
    let own = segments.find(|segment| !TABS.contains(segment)).filter(|_| is_page);
    let name = own.or_else(|| parameter(address, field))?;
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    let is_name = !["", "new"].contains(&name) && name.bytes().all(is_plain);
    is_name.then_some(name)
}

/// The graph of one package, as somebody wrote it here; none where it is private, deleted or no data.
pub(crate) fn of_package(package: &serde_json::Value, site: &str) -> Option<super::Found> {
    let draft = package::draft(package, site).ok().flatten()?;
    Some(draft.found(bytes::Bytes::new()))
}

/// The dialect of CKAN.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ckan;

impl Dialect for Ckan {
    fn first(&self, address: &str) -> Request {
        let root = root(address, &MARKS);
        let part = narrowed(address.trim());
        get(format!("{root}/api/3/action/package_search?rows={ROWS}&sort=id%20asc{part}&start=0"), JSON)
    }

    fn read(&self, asked: &Request, answer: &Answer) -> Result<Batch, PageError> {
        let page = Page::open(answer, "CKAN")?;
        let mut success = None;
        let mut result = None;
        let mut error = None;
        for (name, part) in page.members(&page.whole())? {
            match name.as_str() {
                "success" => success = Some(page.part(&part) == "true"),
                "result" => result = Some(part),
                "error" => error = Some(page.value(&part)),
                _ => {}
            }
        }
        if let Some(error) = error.filter(|error| !error.is_null()) {
            let said = first(&error, &["message", "__type"]).unwrap_or_else(|| error.to_string());
            return Err(PageError::Source(said.chars().take(300).collect()));
        }
        let (Some(success), Some(result)) = (success, result) else {
            return Err(page.kind("success, result".into()));
        };
        if !success {
            return Err(PageError::Source("success: false".into()));
        }
        let (mut total, mut list) = (None, None);
        for (name, part) in page.members(&result)? {
            match name.as_str() {
                "count" => total = page.count(&part),
                "results" => list = Some(part),
                _ => {}
            }
        }
        let Some(list) = list else { return Err(page.kind("result/results".into())) };
        let items = page.items(&list)?;
        let site = root(&asked.url, &MARKS);
        let mut batch =
            page.records(&items, "/result/results", &["id", "name"], |it| package::draft(it, site));
        let (start, came) = (number(&asked.url, "start"), items.len() as u64);
        let (after, rows) = (start.saturating_add(came), number(&asked.url, "rows"));
        // Where nobody counts, a full page is not the last one.
        if total.map_or(rows > 0 && came >= rows, |total| after < total) {
            let left = total.unwrap_or_default().saturating_sub(start);
            if came == 0 && start > 0 && left < rows {
                // An index that was not kept up counts what is gone. Without a name, it keeps anything from being taken for gone.
                batch.refused.push(Refused {
                    remote_id: None,
                    place: "/result/results".into(),
                    reason: "record-counted",
                    detail: left.to_string(),
                });
                batch.total = total;
                return Ok(batch);
            }
            if came == 0 {
                // Taken for the end, this would look as if the rest had been deleted.
                let detail = format!("0 of {left}");
                return Err(PageError::Broken { place: "/result/results".into(), detail });
            }
            // The site may give fewer rows than were asked for.
            batch.next = Some(Request { url: with_number(&asked.url, "start", after), ..asked.clone() });
        }
        batch.total = total;
        Ok(batch)
    }
}
