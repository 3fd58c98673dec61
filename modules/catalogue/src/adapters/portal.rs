//! Which portal an address belongs to, however it is spelt and whichever of its interfaces it names.

use super::address::{origin, parameter, root};
use super::{named, udata};

/// Interfaces of programs that publish data: what stands before one of them is the portal.
const INTERFACES: [&str; 12] = [
    "/api/3",
    "/api/action",
    "/api/1",
    "/api/explore",
    "/api/datasets",
    "/api/records",
    "/api/feed",
    "/api/search",
    "/catalog.",
    "/catalogue.",
    "/data.json",
    "/sitemap.xml",
];
/// Parameters that choose a part of a list, or its order, and not the list.
const OF_A_PART: [&str; 11] = [
    "rows",
    "start",
    "limit",
    "offset",
    "page",
    "page_size",
    "sort",
    "order_by",
    "pageSize",
    "startPosition",
    "maxRecords",
];
/// Dialects in whose addresses a question may say which of several catalogues is meant; elsewhere it is the dialect's own.
const ASKED_FOR: [&str; 4] = ["dcat", "arcgis", "data-json", "sitemap"];

/// A portal: its host, and the path below which its pages and interfaces stand. Two spellings of one are equal.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Portal(String);

impl Portal {
    /// The portal that is read where a dialect begins at an address; none where there is no such dialect, or no host.
    pub fn read_by(dialect: &str, address: &str) -> Option<Self> {
        let first = named(dialect)?.first(address).url;
        let bare = first.split('?').next().unwrap_or_default();
        // One organisation of a portal is another catalogue than the next.
        let of_one = bare.split_once(udata::ORGANISATIONS).map(|(_, part)| part);
        match parameter(&first, "fq").or(parameter(&first, "where")).or(of_one) {
            _ if ASKED_FOR.contains(&dialect) => Self::at(&first),
            Some(part) => Self::at(&format!("{bare}?fq={part}")),
            None => Self::at(bare),
        }
    }

    /// The portal of an address.
    pub fn at(address: &str) -> Option<Self> {
        let address = address.trim().split('#').next().unwrap_or_default();
        let (scheme, rest) = address.split_once("://")?;
        let site = origin(address);
        let host = site[scheme.len() + 3..].to_ascii_lowercase();
        let port = if scheme.eq_ignore_ascii_case("https") { ":443" } else { ":80" };
        let host = host.strip_suffix(port).unwrap_or(&host).trim_end_matches('.');
        if host.is_empty() {
            return None;
        }
        let path = &root(address, &INTERFACES)[site.len()..];
        let path = path.strip_suffix("/api").unwrap_or(path);
        let query = rest.split_once('?').map(|(_, query)| query).unwrap_or_default();
        let mut asked: Vec<&str> = query.split('&').filter(|pair| !is_of_a_part(pair)).collect();
        asked.sort_unstable();
        let mark = if asked.is_empty() { "" } else { "?" };
        Some(Self(format!("{host}{path}{mark}{}", asked.join("&"))))
    }
}

fn is_of_a_part(pair: &str) -> bool {
    let name = pair.split('=').next().unwrap_or_default();
    name.is_empty() || OF_A_PART.iter().any(|known| known.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_portal_is_the_same_in_every_spelling() {
        let portal = Portal::at("https://data.leuven.example").unwrap();
        for address in [
            "http://data.leuven.example",
            "https://data.leuven.example/",
            "HTTPS://Data.Leuven.Example:443/",
            "http://data.leuven.example:80",
            "https://data.leuven.example./#top",
            "https://data.leuven.example/api",
            "https://data.leuven.example/api/3/",
            "https://data.leuven.example/api/3/action/package_search?rows=100&sort=id%20asc&start=0",
            "https://data.leuven.example/catalog.ttl?page=2",
            "https://data.leuven.example/catalog.rdf",
            "https://data.leuven.example/api/explore/v2.1/catalog/datasets?limit=100&offset=0",
            "https://data.leuven.example/data.json",
        ] {
            assert_eq!(Portal::at(address).as_ref(), Some(&portal), "{address}");
        }
        assert_eq!(Portal::at("leuven"), None);
        assert_eq!(Portal::at("https://"), None);
    }

    #[test]
    fn what_a_dialect_makes_of_an_address_counts_and_not_the_page_that_was_pasted() {
        let of = |dialect: &str, address: &str| Portal::read_by(dialect, address).unwrap();
        let ckan = of("ckan", "https://a.example/data/dataset/trees?q=oak");
        assert_eq!(ckan, of("dcat", "http://a.example/data/catalog.ttl"));
        assert_eq!(of("udata", "https://a.example/fr/datasets/x"), of("arcgis", "https://a.example/maps/1"));
        assert_eq!(of("csw", "https://a.example/geo/csw"), of("csw", "http://a.example/geo/csw?service=CSW"));
        assert_eq!(Portal::read_by("gopher", "https://a.example"), None);
        let [leuven, gent] =
            ["leuven", "gent"].map(|name| of("ckan", &format!("https://a.example/organization/{name}")));
        assert_ne!(leuven, gent, "one organisation is not the other");
        assert_eq!(leuven, of("ckan", "http://a.example/dataset?organization=leuven&page=2"));
        let [lyon, paris] =
            ["lyon", "paris"].map(|name| of("udata", &format!("https://a.example/organizations/{name}/")));
        assert_ne!(lyon, paris);
    }

    #[test]
    fn catalogues_that_share_a_host_are_told_apart() {
        for (one, other) in [
            ("https://a.example/parks.ttl", "https://a.example/roads.ttl"),
            ("https://a.example/catalog.ttl?org=1", "https://a.example/catalog.ttl?org=2"),
            ("https://a.example/one/api/3", "https://a.example/two/api/3"),
            ("https://a.example:8080", "https://a.example"),
            ("https://a.example/geo/collections/x", "https://a.example/geo/collections/y"),
        ] {
            assert_ne!(Portal::at(one), Portal::at(other), "{one}");
        }
        assert_eq!(
            Portal::at("https://a.example/c.ttl?b=2&a=1"),
            Portal::at("https://a.example/c.ttl?a=1&b=2")
        );
    }
}
