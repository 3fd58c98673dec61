//! CKAN's Action API: `package_search`, with what ckanext-dcat and ckanext-fluent put into packages.

mod package;
mod resource;

use super::address::{JSON, get, number, root, with_number};
use super::json::Page;
use super::plain::first;
use super::{Answer, Batch, Dialect, PageError, Refused, Request};

/// The packages of a page.
const ROWS: u64 = 100;
/// Segments of CKAN's own pages, before which its root is.
pub(super) const MARKS: [&str; 7] =
    ["/api", "/dataset", "/organization", "/group", "/catalog.", "/showcase", "/harvest"];

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
        get(format!("{root}/api/3/action/package_search?rows={ROWS}&sort=id%20asc&start=0"), JSON)
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
                "count" => total = page.value(&part).as_u64(),
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
        let after = start.saturating_add(came);
        if total.is_some_and(|total| after < total) {
            let left = total.unwrap_or_default() - start;
            if came == 0 && start > 0 && left < number(&asked.url, "rows") {
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
