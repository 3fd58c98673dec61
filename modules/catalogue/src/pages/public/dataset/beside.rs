//! What stands beside a record without being part of it: the first rows of its files, and what was made with them.

use std::collections::HashMap;

use centum_store::{Conn, StoreResult};
use centum_web::{Html, Locale};

use crate::glance::{Glance, glances};
use crate::pages::public::loading::Known;
use crate::pages::reuses::kind_text;
use crate::publishing::is_open;
use crate::reuses::{Reuse, reuses_of};

/// So many uses are shown.
const MOST_USES: u32 = 50;
/// The first rows of so many files are shown.
const MOST_GLANCES: usize = 20;

/// What stands beside a record.
#[derive(Clone, Debug, Default)]
pub(crate) struct Beside {
    pub(crate) uses: Vec<Reuse>,
    pub(crate) glances: HashMap<String, Glance>,
}

impl Beside {
    /// What is kept of it, on the site at `base`.
    pub(super) async fn of(conn: &mut Conn<'_>, known: &Known, base: &str) -> StoreResult<Self> {
        let files = known.typed.distributions.iter().filter_map(|one| one.download_urls.first());
        let mut addresses = Vec::new();
        for address in files.take(MOST_GLANCES).map(String::as_str) {
            if is_open(conn, base, address).await? {
                addresses.push(address);
            }
        }
        Ok(Self {
            glances: glances(conn, addresses.into_iter()).await?,
            uses: reuses_of(conn, known.record.id, MOST_USES).await?,
        })
    }
}

/// Something that was made with the data.
pub(crate) struct UseLine {
    pub(crate) title: String,
    pub(crate) href: String,
    pub(crate) maker: String,
    pub(crate) kind: String,
}

impl UseLine {
    pub(super) fn of(locale: &Locale, reuse: &Reuse) -> Self {
        Self {
            title: reuse.title.clone(),
            href: reuse.address.clone(),
            maker: reuse.maker.clone(),
            kind: kind_text(locale, reuse.kind),
        }
    }
}

/// The first rows of a file.
pub(crate) struct GlanceView {
    pub(crate) at: Html,
    pub(crate) columns: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
}

impl GlanceView {
    pub(super) fn of(locale: &Locale, glance: &Glance) -> Self {
        let nameless = |number: usize| locale.say("catalogue-glance-nameless").arg("number", number).plain();
        let named = |(at, name): (usize, &String)| {
            if name.is_empty() { nameless(at + 1) } else { name.clone() }
        };
        Self {
            at: locale.say("catalogue-glance-at").markup("at", &locale.moment(glance.at)).html(),
            columns: glance.rows.columns.iter().enumerate().map(named).collect(),
            rows: glance.rows.rows.clone(),
        }
    }
}
