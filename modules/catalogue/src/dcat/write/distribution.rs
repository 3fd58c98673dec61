//! Distributions and the services behind them, written.

use centum_rdf::NamedOrBlankNode;

use super::sink::Sink;
use crate::dcat::names::{adms, dcat, dcatap, dct, foaf, skos, spdx, xsd};
use crate::dcat::{AccessService, Checksum, Distribution, vocabulary};

impl Sink {
    /// Writes a distribution, and gives its node.
    pub(super) fn distribution(
        &mut self,
        distribution: &Distribution,
        address: Option<&str>,
    ) -> NamedOrBlankNode {
        let node = self.node(address);
        let of = &node;
        self.class(of, dcat::C_DISTRIBUTION);
        self.texts(of, dct::TITLE, &distribution.titles);
        self.texts(of, dct::DESCRIPTION, &distribution.descriptions);
        // An access address is mandatory; the file's own is one.
        let access = match distribution.access_urls.as_slice() {
            [] => &distribution.download_urls,
            _ => &distribution.access_urls,
        };
        self.urls(of, dcat::ACCESS_URL, access, None);
        self.urls(of, dcat::DOWNLOAD_URL, &distribution.download_urls, None);
        self.media_type(of, dcat::MEDIA_TYPE, distribution.media_type.as_deref());
        if let Some(format) = &distribution.format {
            self.format(of, format);
        }
        self.media_type(of, dcat::COMPRESS, distribution.compress_format.as_deref());
        self.media_type(of, dcat::PACKAGE, distribution.package_format.as_deref());
        if let Some(size) = distribution.byte_size {
            self.typed(of, dcat::BYTE_SIZE, &size.to_string(), xsd::INTEGER);
        }
        if let Some(checksum) = &distribution.checksum {
            let sum = self.checksum(checksum);
            self.link(of, spdx::CHECKSUM, sum);
        }
        self.all_coded(of, dct::LICENSE, &distribution.licences, vocabulary::licences(), dct::C_LICENSE);
        self.references(of, dct::RIGHTS, &distribution.rights, dct::C_RIGHTS);
        self.moment(of, dct::ISSUED, distribution.issued.as_ref());
        self.moment(of, dct::MODIFIED, distribution.modified.as_ref());
        self.references(of, dct::CONFORMS_TO, &distribution.conforms_to, dct::C_STANDARD);
        self.all_coded(of, dct::LANGUAGE, &distribution.languages, vocabulary::languages(), dct::C_LANGUAGE);
        let availability = distribution.availability.as_slice();
        self.all_coded(of, dcatap::AVAILABILITY, availability, vocabulary::availabilities(), skos::CONCEPT);
        self.all_coded(
            of,
            adms::STATUS,
            distribution.status.as_slice(),
            vocabulary::statuses(),
            skos::CONCEPT,
        );
        self.urls(of, foaf::PAGE, &distribution.pages, Some(foaf::DOCUMENT));
        let laws = &distribution.applicable_legislation;
        self.urls(of, dcatap::LEGISLATION, laws, Some(dcatap::C_LEGISLATION));
        for service in &distribution.services {
            let service = self.service(service);
            self.link(of, dcat::ACCESS_SERVICE, service);
        }
        self.resolutions(of, &distribution.spatial_resolution, distribution.temporal_resolution.as_deref());
        node
    }

    fn service(&mut self, service: &AccessService) -> NamedOrBlankNode {
        let node = self.node(service.uri.as_deref());
        self.class(&node, dcat::SERVICE);
        self.texts(&node, dct::TITLE, &service.titles);
        self.urls(&node, dcat::ENDPOINT_URL, &service.endpoint_urls, None);
        self.urls(&node, dcat::ENDPOINT_DESCRIPTION, &service.endpoint_descriptions, None);
        self.references(&node, dct::CONFORMS_TO, &service.conforms_to, dct::C_STANDARD);
        self.all_coded(&node, dct::LICENSE, &service.licences, vocabulary::licences(), dct::C_LICENSE);
        node
    }

    fn checksum(&mut self, checksum: &Checksum) -> NamedOrBlankNode {
        let node = self.node(None);
        self.class(&node, spdx::C_CHECKSUM);
        if !checksum.algorithm.is_empty() {
            let name = format!("{}{}", spdx::ALGORITHM_BASE, checksum.algorithm);
            self.urls(&node, spdx::ALGORITHM, &[name], Some(spdx::C_ALGORITHM));
        }
        match checksum.value.bytes().all(|b| b.is_ascii_hexdigit()) && checksum.value.len().is_multiple_of(2)
        {
            true => self.typed(&node, spdx::VALUE, &checksum.value, xsd::HEX),
            false => self.plain(&node, spdx::VALUE, &checksum.value),
        }
        node
    }
}
