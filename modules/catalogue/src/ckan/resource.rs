//! Distributions as resources.

use std::ops::Range;

use centum_base::{Digest, Id};
use serde_json::{Value, json};

use super::package::is_service;
use super::store::Shown;
use super::words::{address_of, naive, one, said};
use crate::dcat::{Coded, Distribution, Moment, Reference, vocabulary};
use crate::records::Record;
use crate::standards::distribution_keys;

/// The first letters of an identifier that a record and its resources share.
const SHARED: usize = 18;

/// The identifiers of a record's resources, in their order.
pub(super) fn ids(record: Id<Record>, distributions: &[Distribution]) -> Vec<String> {
    distribution_keys(distributions).iter().map(|key| id(record, key)).collect()
}

/// The identifier of a resource. It is a UUID, because other portals take nothing else: it begins as that of its record,
/// by which that is found again, and ends in a digest of the record and of what the distribution is.
fn id(record: Id<Record>, key: &str) -> String {
    let record = record.to_string();
    let digest = Digest::of_parts(&[record.as_bytes(), key.as_bytes()]);
    let mut end = [0; 8];
    end.copy_from_slice(&digest.bytes()[..8]);
    // The two bits that say how a UUID is put together.
    let end = u64::from_be_bytes(end) >> 2 | 1 << 63;
    format!("{}-{:04x}-{:012x}", &record[..SHARED], end >> 48, end & 0xffff_ffff_ffff)
}

/// The identifiers of the few records that a resource of this identifier can belong to; none where it is none.
pub(super) fn records_of(id: &str) -> Option<Range<String>> {
    let is_one = id.parse::<Id<Distribution>>().is_ok();
    // What follows a hyphen in the order of characters is a full stop.
    is_one.then(|| format!("{}-", &id[..SHARED])..format!("{}.", &id[..SHARED]))
}

/// Every resource of a record, in order.
pub(super) fn all(shown: &Shown) -> Vec<Value> {
    let all = ids(shown.id, &shown.typed.distributions).into_iter().zip(&shown.typed.distributions);
    all.enumerate().map(|(at, (id, it))| resource(shown, &id, it, at)).collect()
}

fn resource(shown: &Shown, id: &str, it: &Distribution, position: usize) -> Value {
    let url = it.download_urls.first().or_else(|| it.access_urls.first());
    let known = it.format.as_ref().and_then(|format| format.value.as_ref()).and_then(Coded::code);
    let known = known.and_then(|code| vocabulary::file_types().get(code));
    let given = it.format.as_ref();
    let given = given.and_then(|it| it.given.as_deref().or_else(|| it.value.as_ref().map(Coded::as_str)));
    let format = known.map(|concept| concept.label("en")).or(given).unwrap_or_default();
    let instant = |moment: Option<&Moment>| match moment {
        Some(Moment::Instant(at)) => Some(naive(*at)),
        other => other.and_then(Moment::day).map(|day| format!("{day}T00:00:00.000000")),
    };
    let references = |all: &[Reference]| {
        let mut all =
            all.iter().filter_map(|it| it.uri.clone().or_else(|| one(&it.labels).map(str::to_owned)));
        all.next()
    };
    let licence = it.licences.first().map(|one| address_of(one, vocabulary::licences()));
    json!({
        "id": id, "package_id": shown.id, "name": one(&it.titles).unwrap_or_default(),
        "description": one(&it.descriptions).unwrap_or_default(), "url": url.cloned().unwrap_or_default(),
        "format": format, "mimetype": it.media_type, "mimetype_inner": null, "size": it.byte_size,
        "hash": it.checksum.as_ref().map(|sum| sum.value.as_str()).unwrap_or_default(),
        "hash_algorithm": it.checksum.as_ref().map(|sum| sum.algorithm.as_str()),
        "position": position, "state": "active", "url_type": null, "cache_url": null, "cache_last_updated": null,
        "resource_type": known.filter(|concept| is_service(concept.facts.kind)).map(|_| "api"), "datastore_active": false,
        "created": instant(it.issued.as_ref()), "last_modified": instant(it.modified.as_ref()),
        "issued": said(it.issued.as_ref()), "modified": said(it.modified.as_ref()),
        "access_url": it.access_urls.first(), "download_url": it.download_urls.first(), "uri": it.uri,
        "license": licence, "rights": references(&it.rights), "documentation": it.pages, "conforms_to": references(&it.conforms_to),
        "language": it.languages.iter().map(|one| address_of(one, vocabulary::languages())).collect::<Vec<_>>(),
        "availability": it.availability.as_ref().map(|one| address_of(one, vocabulary::availabilities())),
        "status": it.status.as_ref().map(|one| address_of(one, vocabulary::statuses())),
        "applicable_legislation": it.applicable_legislation,
        "compress_format": it.compress_format, "package_format": it.package_format,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(url: &str) -> Distribution {
        Distribution { download_urls: vec![url.to_owned()], ..Distribution::default() }
    }

    #[test]
    fn a_resource_has_an_identifier_of_its_own_that_leads_to_its_record() {
        let record: Id<Record> = "01a20518-6dc6-7d58-8abb-30b4049601da".parse().unwrap();
        let other: Id<Record> = "01a20518-6dc6-7d59-8abb-30b4049601da".parse().unwrap();
        let all = ids(record, &[file("https://a.example/1.csv"), file("https://a.example/2.csv")]);
        let csv = all[0].clone();
        assert_ne!(csv, all[1]);
        assert!(uuid_like(&csv), "{csv}");
        let span = records_of(&csv).unwrap();
        assert!(span.contains(&record.to_string()) && !span.contains(&other.to_string()));
        assert_eq!(records_of("01a20518-6dc6-7d58-8abb-30b4049601da-c6b288c8c705"), None);
        assert_eq!(records_of("é"), None);
    }

    /// In the canonical form, with the variant that validators ask for.
    fn uuid_like(id: &str) -> bool {
        id.parse::<Id<Distribution>>().is_ok() && matches!(id.as_bytes()[19], b'8' | b'9' | b'a' | b'b')
    }
}
