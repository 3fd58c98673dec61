//! Invented portals of cities that take part, each in another dialect. They answer without a network, so that the
//! demonstration can be looked at, and a portal be pasted, on a machine that has none.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use centum_catalogue::adapters::{Answer, Request};
use centum_catalogue::harvest::{Again, Fetch, FetchFault, Fetched, Promise, Validators};

/// A portal that is bundled.
pub(crate) struct Portal {
    /// What a person would paste.
    pub(crate) address: &'static str,
    /// The city.
    pub(crate) city: &'static str,
    /// Its country.
    pub(crate) country: &'static str,
    /// Who publishes.
    pub(crate) publisher: &'static str,
    /// What stands at which addresses, the longest first: a beginning, what it is, and the bytes.
    pages: &'static [(&'static str, &'static str, &'static str)],
}

/// The portals.
pub(crate) const PORTALS: [Portal; 4] = [
    Portal {
        address: "https://opendata.heidelberg.example/dataset",
        city: "Heidelberg",
        country: "DE",
        publisher: "Stadt Heidelberg (invented)",
        pages: &[
            (
                "https://opendata.heidelberg.example/api/3/action/package_search?",
                "application/json",
                include_str!("samples/heidelberg.json"),
            ),
            (
                "https://opendata.heidelberg.example/dataset",
                "text/html",
                "<!doctype html><html lang=\"de\"><head><title>Offene Daten Heidelberg (invented)</title></head></html>",
            ),
        ],
    },
    Portal {
        address: "https://data.nice.example",
        city: "Nice",
        country: "FR",
        publisher: "Ville de Nice (invented)",
        pages: &[
            (
                "https://data.nice.example/api/explore/v2.1/catalog/datasets?",
                "application/json",
                include_str!("samples/nice.json"),
            ),
            (
                "https://data.nice.example",
                "text/html",
                "<!doctype html><html lang=\"fr\"><head><title>Données ouvertes de Nice (invented)</title></head></html>",
            ),
        ],
    },
    Portal {
        address: "https://datos.gijon.example/catalog.ttl",
        city: "Gijón",
        country: "ES",
        publisher: "Ayuntamiento de Gijón (invented)",
        pages: &[
            (
                "https://datos.gijon.example/catalog.ttl?page=2",
                "text/turtle",
                include_str!("samples/gijon-2.ttl"),
            ),
            ("https://datos.gijon.example/catalog.ttl", "text/turtle", include_str!("samples/gijon-1.ttl")),
        ],
    },
    Portal {
        address: "https://opendata.aarhus.example/data.json",
        city: "Aarhus",
        country: "DK",
        publisher: "Aarhus Kommune (invented)",
        pages: &[(
            "https://opendata.aarhus.example/data.json",
            "application/json",
            include_str!("samples/aarhus.json"),
        )],
    },
];

/// Answers for the bundled portals, and asks somebody else for all others.
pub(crate) struct Bundled {
    others: Option<Arc<dyn Fetch>>,
}

impl Bundled {
    /// With whom to ask for all other portals, if they may be asked at all.
    pub(crate) fn before(others: Option<Arc<dyn Fetch>>) -> Arc<Self> {
        Arc::new(Self { others })
    }
}

impl Fetch for Bundled {
    fn fetch<'a>(
        &'a self,
        request: &'a Request,
        validators: &'a Validators,
        pause: Duration,
    ) -> Promise<'a, Result<Fetched, FetchFault>> {
        let host = centum_catalogue::intake::host(&request.url);
        let own = PORTALS.iter().find(|portal| centum_catalogue::intake::host(portal.address) == host);
        match (own, &self.others) {
            (None, Some(others)) => others.fetch(request, validators, pause),
            (own, _) => Box::pin(async move { answer(own, &request.url) }),
        }
    }

    fn leads(&self, from: &str, to: &str) -> bool {
        self.others.as_ref().is_none_or(|others| others.leads(from, to))
    }
}

fn answer(portal: Option<&Portal>, url: &str) -> Result<Fetched, FetchFault> {
    let pages = portal.map(|portal| portal.pages).unwrap_or_default();
    let is_html = |media_type: &str| media_type == "text/html";
    let page = pages.iter().find(|(begin, media_type, _)| {
        if is_html(media_type) { url.trim_end_matches('/') == *begin } else { url.starts_with(begin) }
    });
    let Some((_, media_type, body)) = page else {
        return Err(FetchFault { code: "fetch-status", detail: "404".into(), again: Again::Never });
    };
    let body = Bytes::from_static(body.as_bytes());
    let answer = Answer { url: url.to_owned(), media_type: Some((*media_type).to_owned()), body };
    Ok(Fetched::Answer(answer, Validators::default()))
}
