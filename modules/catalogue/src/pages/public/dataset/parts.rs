//! The ways to get a dataset, as lines of its page.

use centum_web::{Html, Locale};

use super::beside::{Beside, GlanceView};
use crate::dcat::{AccessService, Distribution};
use crate::pages::public::facts::Fact;
use crate::pages::public::links::{bare, data, outward, web};
use crate::pages::public::prose::{Prose, prose};
use crate::pages::public::words::{self, List, Said, language, said};

/// So many stand on one page.
pub(super) const A_PAGE: usize = 50;
/// So many addresses, standards and services of one are shown.
const MOST: usize = 10;

/// One way to get a dataset.
pub(crate) struct Part {
    /// What its address ends in.
    pub(crate) key: String,
    pub(crate) title: Said,
    pub(crate) format: Option<String>,
    /// Where the file or the service is, with the host that it leads to.
    pub(crate) download: Option<(String, String)>,
    pub(crate) access: Option<(String, String)>,
    pub(crate) about: Option<(Prose, String)>,
    pub(crate) facts: Vec<Fact>,
    /// The first rows of its file.
    pub(crate) glance: Option<GlanceView>,
}

impl Part {
    pub(super) fn of(locale: &Locale, number: usize, part: &Distribution, key: String) -> Self {
        let format = format(locale, part);
        let nameless = || {
            let name = locale.say("catalogue-public-part").arg("number", number);
            Said { text: name.plain(), ..Said::default() }
        };
        let link = |addresses: &[String]| {
            let href = addresses.iter().find_map(|address| web(address))?.to_owned();
            let host = host(&href);
            Some((href, host))
        };
        let download = link(&part.download_urls);
        let access = link(&part.access_urls).filter(|access| Some(access) != download.as_ref());
        Self {
            key,
            title: said(locale, &part.titles).unwrap_or_else(nameless),
            about: part.descriptions.best(&[locale.tag()]).map(|(lang, text)| {
                let start: String = text.chars().take(3_000).collect();
                (prose(&start), language(locale, lang).lang)
            }),
            facts: facts(locale, part),
            glance: None,
            format,
            download,
            access,
        }
    }
}

impl Part {
    /// With the first rows of its file, where somebody has looked.
    pub(super) fn seen(self, locale: &Locale, part: &Distribution, beside: &Beside) -> Self {
        let glance = part.download_urls.first().and_then(|address| beside.glances.get(address));
        Self { glance: glance.map(|glance| GlanceView::of(locale, glance)), ..self }
    }
}

/// The name of its format: by the list, else as it was written, else its media type.
pub(super) fn format(locale: &Locale, part: &Distribution) -> Option<String> {
    let format = part.format.as_ref();
    let by_list = format
        .and_then(|format| format.value.as_ref())
        .map(|value| words::named(locale, List::FileType, value));
    by_list
        .or_else(|| format.and_then(|format| format.given.as_deref()).map(words::line))
        .or_else(|| part.media_type.as_deref().map(words::line))
        .filter(|name| !name.is_empty())
}

/// The host of an address, so that a reader knows where a link leads.
fn host(href: &str) -> String {
    let rest = href.split_once("://").map_or(href, |(_, rest)| rest);
    words::line(rest.split(['/', '?', '#']).next().unwrap_or_default())
}

fn facts(locale: &Locale, part: &Distribution) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut put = |id: &str, lines: Vec<Html>| facts.extend(Fact::of(locale, id, lines));
    let text = |text: &Option<String>| text.iter().map(|text| data(&words::line(text))).collect::<Vec<_>>();
    put("licence", part.licences.iter().take(MOST).map(|one| words::licence(locale, one)).collect());
    put("rights", part.rights.iter().take(MOST).filter_map(|one| words::reference(locale, one)).collect());
    put("size", part.byte_size.iter().map(|bytes| Html::text(&words::size(locale, *bytes))).collect());
    put("modified", part.modified.iter().map(|at| words::moment(locale, at)).collect());
    put("issued", part.issued.iter().map(|at| words::moment(locale, at)).collect());
    put("media-type", text(&part.media_type));
    put(
        "packed",
        part.package_format
            .iter()
            .chain(&part.compress_format)
            .map(|kind| data(&words::line(kind)))
            .collect(),
    );
    put("status", part.status.iter().map(|one| words::coded(locale, List::Status, one)).collect());
    put(
        "availability",
        part.availability.iter().map(|one| words::coded(locale, List::Availability, one)).collect(),
    );
    put(
        "languages",
        part.languages.iter().take(MOST).map(|one| words::coded(locale, List::Language, one)).collect(),
    );
    put(
        "conforms",
        part.conforms_to.iter().take(MOST).filter_map(|one| words::reference(locale, one)).collect(),
    );
    put("pages", part.pages.iter().take(MOST).map(|page| bare(page)).collect());
    put("services", part.services.iter().take(MOST).flat_map(|one| service(locale, one)).collect());
    let checksum = part.checksum.iter().map(|sum| {
        let line = format!("{} {}", words::line(&sum.algorithm), words::line(&sum.value));
        Html::trusted(format!("<code class=\"hash\">{}</code>", centum_web::markup::escaped(&line)))
    });
    put("checksum", checksum.collect());
    // Of several addresses the first is the button above.
    let more = part.download_urls.iter().skip(1).chain(part.access_urls.iter().skip(1));
    let odd = part.download_urls.iter().chain(&part.access_urls).filter(|address| web(address).is_none());
    put(
        "more-addresses",
        more.filter(|address| web(address).is_some()).take(MOST).map(|one| bare(one)).collect(),
    );
    put("odd-addresses", odd.take(MOST).map(|one| data(&words::line(one))).collect());
    facts
}

fn service(locale: &Locale, service: &AccessService) -> Vec<Html> {
    let title = said(locale, &service.titles).map(|title| title.text);
    let addresses = service.endpoint_urls.iter().chain(&service.endpoint_descriptions).take(MOST);
    let mut lines: Vec<Html> =
        addresses.map(|address| outward(address, title.as_deref().unwrap_or(address))).collect();
    if lines.is_empty() {
        lines.extend(title.map(|title| data(&title)));
    }
    lines
}
