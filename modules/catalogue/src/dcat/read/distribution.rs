//! Distributions, and the services behind them.

use centum_rdf::{NamedOrBlankNodeRef, Term};

use super::coded::{AVAILABILITY, LANGUAGE, LICENCE, STATUS};
use super::graph::{address, iri, literal, node};
use super::values::{LABELS, Property, Reader, mend};
use crate::dcat::names::{adms, dcat, dcatap, dcatde, dct, foaf, rdf, spdx};
use crate::dcat::{AccessService, Checksum, Distribution, What};

pub(super) const TITLE: Property = Property("dct:title", &[dct::TITLE, dct::old::TITLE]);
pub(super) const DESCRIPTION: Property =
    Property("dct:description", &[dct::DESCRIPTION, dct::old::DESCRIPTION]);
pub(super) const LICENSE: Property = Property("dct:license", &[dct::LICENSE]);
pub(super) const RIGHTS: Property = Property("dct:rights", &[dct::RIGHTS, dct::old::RIGHTS]);
pub(super) const ISSUED: Property = Property("dct:issued", &[dct::ISSUED]);
pub(super) const MODIFIED: Property = Property("dct:modified", &[dct::MODIFIED]);
pub(super) const CONFORMS_TO: Property = Property("dct:conformsTo", &[dct::CONFORMS_TO]);
pub(super) const LANGUAGES: Property = Property("dct:language", &[dct::LANGUAGE, dct::old::LANGUAGE]);
pub(super) const PAGE: Property = Property("foaf:page", &[foaf::PAGE]);
pub(super) const LEGISLATION: Property = Property("dcatap:applicableLegislation", &[dcatap::LEGISLATION]);
pub(super) const FORMAT: Property = Property("dct:format", &[dct::FORMAT, dct::old::FORMAT]);
pub(super) const ENDPOINT_URL: Property = Property("dcat:endpointURL", &[dcat::ENDPOINT_URL]);
pub(super) const ENDPOINT_DESCRIPTION: Property =
    Property("dcat:endpointDescription", &[dcat::ENDPOINT_DESCRIPTION]);
pub(super) const SPATIAL_RESOLUTION: Property =
    Property("dcat:spatialResolutionInMeters", &[dcat::SPATIAL_RESOLUTION]);
pub(super) const TEMPORAL_RESOLUTION: Property =
    Property("dcat:temporalResolution", &[dcat::TEMPORAL_RESOLUTION]);

impl<'a> Reader<'_, 'a> {
    /// The distributions of a property.
    pub(super) fn distributions(
        &mut self,
        of: NamedOrBlankNodeRef<'_>,
        property: Property,
    ) -> Vec<Distribution> {
        let mut distributions = Vec::new();
        for term in self.values(of, property) {
            let distribution = match (node(term), literal(term)) {
                (Some(node), _) => self.distribution(node),
                // A text where a distribution belongs is nearly always the address of the file.
                (_, Some(text)) => {
                    self.note(property, text, What::LiteralForIri);
                    Distribution { access_urls: mend(text).into_iter().collect(), ..Distribution::default() }
                }
                _ => continue,
            };
            if distribution == Distribution::default() {
                self.note(property, &term.to_string(), What::NothingSaid);
            } else {
                distributions.push(distribution);
            }
        }
        distributions
    }

    fn distribution(&mut self, of: NamedOrBlankNodeRef<'_>) -> Distribution {
        const ACCESS: Property = Property("dcat:accessURL", &[dcat::ACCESS_URL]);
        const DOWNLOAD: Property = Property("dcat:downloadURL", &[dcat::DOWNLOAD_URL]);
        const MEDIA: Property = Property("dcat:mediaType", &[dcat::MEDIA_TYPE]);
        const COMPRESS: Property = Property("dcat:compressFormat", &[dcat::COMPRESS]);
        const PACKAGE: Property = Property("dcat:packageFormat", &[dcat::PACKAGE]);
        const AVAILABLE: Property = Property(
            "dcatap:availability",
            &[dcatap::AVAILABILITY, dcatde::PLANNED_AVAILABILITY, dcatde::AVAILABILITY],
        );
        const STATE: Property = Property("adms:status", &[adms::STATUS]);
        let mut titles = self.texts(of, TITLE);
        if titles.is_empty() {
            titles = self.texts(of, Property(LABELS.0, &[rdf::LABEL, foaf::NAME]));
        }
        Distribution {
            uri: address(of),
            titles,
            descriptions: self.texts(of, DESCRIPTION),
            access_urls: self.urls(of, ACCESS),
            download_urls: self.urls(of, DOWNLOAD),
            media_type: self.media_type(of, MEDIA),
            format: self.format(of, FORMAT),
            compress_format: self.media_type(of, COMPRESS),
            package_format: self.media_type(of, PACKAGE),
            byte_size: self.byte_size(of),
            checksum: self.checksum(of),
            licences: self.coded(of, LICENSE, LICENCE),
            rights: self.references(of, RIGHTS),
            issued: self.moments(of, ISSUED).into_iter().next(),
            modified: self.moments(of, MODIFIED).into_iter().last(),
            conforms_to: self.references(of, CONFORMS_TO),
            languages: self.coded(of, LANGUAGES, LANGUAGE),
            availability: self.one_coded(of, AVAILABLE, AVAILABILITY),
            status: self.one_coded(of, STATE, STATUS),
            pages: self.urls(of, PAGE),
            applicable_legislation: self.urls(of, LEGISLATION),
            services: self.services(of),
            spatial_resolution: self.numbers(of, SPATIAL_RESOLUTION),
            temporal_resolution: self.word(of, TEMPORAL_RESOLUTION),
        }
    }

    fn services(&mut self, of: NamedOrBlankNodeRef<'_>) -> Vec<AccessService> {
        const SERVICE: Property = Property("dcat:accessService", &[dcat::ACCESS_SERVICE]);
        let mut services = Vec::new();
        for term in self.values(of, SERVICE) {
            let Some(node) = node(term) else {
                self.note(SERVICE, literal(term).unwrap_or_default(), What::LiteralForIri);
                continue;
            };
            let service = AccessService {
                uri: address(node),
                titles: self.texts(node, TITLE),
                endpoint_urls: self.urls(node, ENDPOINT_URL),
                endpoint_descriptions: self.urls(node, ENDPOINT_DESCRIPTION),
                conforms_to: self.references(node, CONFORMS_TO),
                licences: self.coded(node, LICENSE, LICENCE),
            };
            if service == AccessService::default() {
                self.note(SERVICE, "", What::NothingSaid);
            }
            services.push(service);
        }
        services
    }

    fn byte_size(&mut self, of: NamedOrBlankNodeRef<'_>) -> Option<u64> {
        const BYTE_SIZE: Property = Property("dcat:byteSize", &[dcat::BYTE_SIZE]);
        let mut sizes = Vec::new();
        for term in self.values(of, BYTE_SIZE) {
            let text = literal(term).or(iri(term)).unwrap_or_default().trim();
            match byte_size(text) {
                Some((size, false)) => sizes.push(size),
                Some((size, true)) => {
                    self.note(BYTE_SIZE, text, What::NumberWithUnit);
                    sizes.push(size);
                }
                None => self.note(BYTE_SIZE, text, What::UnreadableNumber),
            }
        }
        sizes.into_iter().max()
    }

    fn checksum(&mut self, of: NamedOrBlankNodeRef<'_>) -> Option<Checksum> {
        const CHECKSUM: Property = Property("spdx:checksum", &[spdx::CHECKSUM]);
        let mut sums = Vec::new();
        for term in self.values(of, CHECKSUM) {
            let Some(node) = node(term) else {
                self.note(CHECKSUM, literal(term).unwrap_or_default(), What::LiteralForIri);
                continue;
            };
            let said = |name: &str| {
                self.graph.values(node, &[name]).find_map(|term: &Term| literal(term).or(iri(term)))
            };
            let algorithm = said(spdx::ALGORITHM).map(algorithm).unwrap_or_default();
            match said(spdx::VALUE).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty()) {
                Some(value) if value.len() <= 512 => sums.push(Checksum { algorithm, value }),
                Some(value) => self.note(CHECKSUM, &value, What::TooLong),
                None => self.note(CHECKSUM, "", What::NothingSaid),
            }
        }
        sums.into_iter().max_by(|a, b| (a.value.len(), &a.value).cmp(&(b.value.len(), &b.value)))
    }
}

/// The short name of an algorithm: `sha256` of `http://spdx.org/rdf/terms#checksumAlgorithm_sha256` or of `SHA-256`.
fn algorithm(text: &str) -> String {
    let last = text.rsplit(['#', '/', '_']).next().unwrap_or(text);
    last.chars().filter(char::is_ascii_alphanumeric).take(32).collect::<String>().to_ascii_lowercase()
}

/// A size in bytes, and whether it was written with a unit or with marks of thousands.
pub(crate) fn byte_size(text: &str) -> Option<(u64, bool)> {
    if let Ok(size) = text.parse::<u64>() {
        return Some((size, false));
    }
    let whole =
        |number: f64| (number.is_finite() && (0.0..1e18).contains(&number)).then(|| number.round() as u64);
    if let Some(size) = text.parse::<f64>().ok().and_then(whole) {
        // A decimal that is whole is what the older profile asked for.
        return Some((size, false));
    }
    let (digits, unit) = match text.find(|c: char| c.is_alphabetic()) {
        Some(at) => (text[..at].trim(), text[at..].trim().to_ascii_lowercase()),
        None => (text, String::new()),
    };
    let factor = match unit.trim_end_matches(['.', 's']) {
        "" | "b" | "byte" | "octet" | "o" => 1.0,
        "k" | "kb" | "kilobyte" | "ko" => 1e3,
        "kib" => 1024.0,
        "m" | "mb" | "megabyte" | "mo" => 1e6,
        "mib" => 1024.0 * 1024.0,
        "g" | "gb" | "gigabyte" | "go" => 1e9,
        "gib" => 1024.0 * 1024.0 * 1024.0,
        "t" | "tb" | "to" => 1e12,
        _ => return None,
    };
    let groups: Vec<&str> = digits.split(['.', ',', ' ', '\u{a0}', '\u{202f}', '\'']).collect();
    let thousands = groups.len() > 1
        && groups[1..].iter().all(|group| group.len() == 3)
        && (groups.len() > 2 || unit.is_empty())
        && groups[0].len() <= 3;
    let plain = if thousands { groups.concat() } else { digits.replace(',', ".").replace(' ', "") };
    let number: f64 = plain.parse().ok()?;
    whole(number * factor).map(|size| (size, true))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_with_units_and_marks_of_thousands() {
        for (text, size, odd) in [
            ("1024", 1024, false),
            ("1024.0", 1024, false),
            ("1.2e3", 1200, false),
            ("12.5 KB", 12_500, true),
            ("12,5 MB", 12_500_000, true),
            ("2 KiB", 2048, true),
            ("1,234,567", 1_234_567, true),
            ("1.234.567", 1_234_567, true),
            ("1 234 567 octets", 1_234_567, true),
            ("3 Mo", 3_000_000, true),
        ] {
            assert_eq!(byte_size(text), Some((size, odd)), "{text}");
        }
        for text in ["", "viel", "-5", "12 parsecs", "1e40", "NaN"] {
            assert_eq!(byte_size(text), None, "{text}");
        }
    }

    #[test]
    fn an_algorithm_goes_by_its_short_name() {
        assert_eq!(algorithm("http://spdx.org/rdf/terms#checksumAlgorithm_sha256"), "sha256");
        assert_eq!(algorithm("SHA-256"), "sha256");
        assert_eq!(algorithm("MD5"), "md5");
    }
}
