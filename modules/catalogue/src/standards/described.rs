//! Catalogues and publishers as statements.

use centum_rdf::Triple;

use super::names::dcat;
use super::origin::Origin;
use super::profile::Profile;
use super::statements::{Statements, foreign, node};
use super::uris::Uris;
use crate::dcat::names::{dct, foaf};
use crate::sources::{Catalogue, CatalogueKind, Publisher};

/// What the whole catalogue says of itself.
pub(super) struct Whole<'a> {
    pub(super) title: &'a str,
    pub(super) description: &'a str,
    pub(super) language: &'a str,
}

impl Whole<'_> {
    /// The whole catalogue, and the catalogues that are part of it.
    pub(super) fn tell<'o>(
        &self,
        uris: &Uris,
        parts: impl Iterator<Item = &'o Origin>,
        profile: Profile,
    ) -> Vec<Triple> {
        let mut say = Statements::default();
        let whole = node(&uris.whole());
        let keeper = node(&uris.join("/#keeper"));
        say.class(&whole, dcat::CATALOG);
        say.text(&whole, dct::TITLE, self.title);
        say.in_language(&whole, dct::DESCRIPTION, (self.language, self.description));
        say.link(&whole, foaf::HOMEPAGE, &node(&uris.join("/data")));
        say.class(&node(&uris.join("/data")), foaf::DOCUMENT);
        say.link(&whole, dct::PUBLISHER, &keeper);
        say.class(&keeper, foaf::AGENT);
        say.text(&keeper, foaf::NAME, self.title);
        for origin in parts {
            say.link(&whole, dcat::PART, &node(&uris.catalogue(&origin.catalogue.slug)));
            say.0.extend(catalogue(uris, &origin.catalogue, origin.told_publisher(profile)));
        }
        say.0
    }
}

/// A catalogue that is part of ours.
pub(super) fn catalogue(uris: &Uris, catalogue: &Catalogue, publisher: Option<&Publisher>) -> Vec<Triple> {
    let mut say = Statements::default();
    let own = node(&uris.catalogue(&catalogue.slug));
    say.class(&own, dcat::CATALOG);
    say.text(&own, dct::TITLE, &catalogue.name);
    say.text(&own, dct::DESCRIPTION, &catalogue.name);
    if let Some(page) = catalogue.homepage.as_deref().and_then(foreign) {
        say.class(&page, foaf::DOCUMENT);
        say.link(&own, foaf::HOMEPAGE, &page);
    }
    match publisher {
        Some(publisher) => {
            say.link(&own, dct::PUBLISHER, &node(&uris.publisher(&publisher.slug)));
            say.0.extend(agent(uris, publisher));
        }
        // Who publishes in one of ours that names nobody goes by its name: DCAT-AP asks for somebody.
        None if catalogue.kind == CatalogueKind::Own && catalogue.publisher.is_none() => {
            let keeper = node(&uris.publisher(&catalogue.slug));
            say.link(&own, dct::PUBLISHER, &keeper);
            say.class(&keeper, foaf::AGENT);
            say.text(&keeper, foaf::NAME, &catalogue.name);
        }
        None => {}
    }
    say.0
}

/// Who publishes. Its mail address is for reports alone and is not told.
pub(super) fn agent(uris: &Uris, publisher: &Publisher) -> Vec<Triple> {
    let mut say = Statements::default();
    let own = node(&uris.publisher(&publisher.slug));
    say.class(&own, foaf::AGENT);
    say.text(&own, foaf::NAME, &publisher.name);
    if let Some(page) = publisher.homepage.as_deref().and_then(foreign) {
        say.class(&page, foaf::DOCUMENT);
        say.link(&own, foaf::HOMEPAGE, &page);
    }
    say.0
}
