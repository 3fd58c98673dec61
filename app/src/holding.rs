//! What the program holds in memory beside its database: the client that reads portals, the place for bytes, and what
//! modules make of them. Opened once, handed to every page, closed with the program.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use axum::http::Extensions;
use centum_blobs::{Blobs, Options, S3Access};
use centum_catalogue::harvest::Harvester;
use centum_catalogue::publishing::Press;
use centum_catalogue::quality::{self, Links, Scored};
use centum_catalogue::search::Site;
use centum_catalogue::standards::{self, Standards};
use centum_catalogue::views::Views;
use centum_fetch::{Agent, AllowedHost, Fetcher, Limits, Policy};
use centum_jobs::Handler;
use centum_ledger::House;
use centum_web::BaseUrl;

use crate::config::Config;
use crate::demo::portals::Bundled;

/// How often it is looked whose time has come.
const LOOK: Duration = Duration::from_secs(60);
/// One answer of a portal takes no longer, so that a job ends before the queue takes it for dead.
const LONGEST_ANSWER: Duration = Duration::from_secs(180);

/// What the program holds.
#[derive(Clone, Debug)]
pub struct Held {
    /// What pages find by its type.
    pub parts: Extensions,
    harvester: Harvester,
    links: Links,
    press: Press,
    views: Views,
    site: Site,
    house: House,
}

impl Held {
    /// Opens everything that the settings name.
    pub async fn open(config: &Config, house: &House) -> anyhow::Result<Self> {
        let fetcher = fetcher(config)?;
        let mut harvester = Harvester::standard(fetcher.clone(), blobs(config).await?);
        if config.demo {
            harvester.fetch = Bundled::before(Some(harvester.fetch));
        }
        let base = BaseUrl::new(&config.base_url).context("base_url")?;
        let folder = config.data.join("views");
        let options = standards::Options {
            sparql_for_everyone: config.sparql_for_everyone,
            ..standards::Options::default()
        };
        let standards = Standards::new(&base, &folder, options);
        let views = Views::open_with(house, &folder, Some(Arc::new(Scored))).await;
        let views =
            views.context("the views of the catalogue cannot be opened")?.with_graphs(standards.graph());
        let press =
            Press { harvester: harvester.clone(), base: base.join("").trim_end_matches('/').to_owned() };
        let links = Links::standard(fetcher);
        let site = Site { name: config.site_name.clone(), base };
        let mut parts = Extensions::new();
        parts.insert(harvester.clone());
        parts.insert(views.clone());
        parts.insert(standards);
        Ok(Self { parts, harvester, links, press, views, site, house: house.clone() })
    }

    /// What is done for its jobs.
    pub fn handlers(&self) -> Vec<Handler> {
        vec![self.harvester.handler(), self.harvester.looker(), self.links.handler(), self.press.handler()]
    }

    /// What is done every hour.
    pub fn chores(&self) -> Vec<Handler> {
        let sweep = Handler::new("catalogue.sweep", |house, _| async move {
            centum_catalogue::reuses::sweep(&house).await?;
            Ok(centum_catalogue::issues::sweep(&house).await.map(drop)?)
        });
        vec![self.links.chore(), self.press.chore(), self.views.tell_chore(&self.site), sweep]
    }

    /// What is made from the log follows it: views until `stop` is done, scores until `stop_scores` is.
    pub async fn follow(self, stop: impl Future<Output = ()> + Send, stop_scores: impl Future<Output = ()>) {
        tokio::join!(self.views.follow(stop), quality::follow(&self.house, stop_scores));
    }

    /// Everything that is made from the log is made now, as far as it goes.
    pub async fn catch_up(&self) -> anyhow::Result<()> {
        quality::catch_up(&self.house).await?;
        self.views.catch_up().await.context("the views of the catalogue do not follow the log")
    }

    /// Looks every minute whose time has come, until `stop` is done. Every node does; a source has one run at a time.
    pub async fn tend(self, stop: impl Future<Output = ()>) {
        tokio::pin!(stop);
        loop {
            if let Err(error) = self.harvester.tend(&self.house).await {
                tracing::warn!(%error, "it could not be looked which portals are due");
            }
            tokio::select! {
                () = &mut stop => return,
                () = tokio::time::sleep(LOOK) => {}
            }
        }
    }
}

/// The place where bytes are kept.
pub async fn blobs(config: &Config) -> anyhow::Result<Blobs> {
    let place = config.blobs_place();
    let options = Options { s3: access(config)?, ..Options::default() };
    Blobs::open(&place, options).await.with_context(|| format!("blobs: {place} cannot be opened"))
}

fn access(config: &Config) -> anyhow::Result<Option<S3Access>> {
    let s3 = &config.s3;
    let Some(key) = s3.key.clone() else { return Ok(None) };
    Ok(Some(S3Access {
        endpoint: s3.endpoint.clone(),
        region: s3.region.clone().unwrap_or_else(|| "us-east-1".into()),
        key,
        secret: s3.secret.clone().context("s3.secret: a key without its secret opens nothing")?,
        unencrypted: s3.unencrypted,
    }))
}

/// The client that reads portals.
pub fn fetcher(config: &Config) -> anyhow::Result<Fetcher> {
    let named = [&config.harvest.contact, &config.contact];
    let contact = named.into_iter().flatten().next().unwrap_or(&config.base_url).clone();
    let agent = Agent { product: "centum".into(), version: env!("CARGO_PKG_VERSION").into(), contact };
    let mut policy = Policy::new(agent);
    policy.limits = Limits { total: LONGEST_ANSWER, ..Limits::default() };
    let allowed = config.harvest.allowed_hosts.iter().map(|text| text.parse::<AllowedHost>());
    policy.allowed_hosts = allowed.collect::<Result<_, _>>().context("harvest.allowed_hosts")?;
    Fetcher::new(policy).context("the client that reads portals cannot be set up")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Harvest;

    #[test]
    fn a_host_that_may_be_asked_needs_its_port() {
        let with = |host: &str| {
            let harvest = Harvest { allowed_hosts: vec![host.into()], ..Harvest::default() };
            fetcher(&Config { harvest, ..Config::default() })
        };
        assert!(with("localhost:8080").is_ok());
        let error = format!("{:#}", with("localhost").unwrap_err());
        assert!(error.contains("harvest.allowed_hosts") && error.contains("HOST:PORT"), "{error}");
    }

    #[tokio::test]
    async fn a_store_without_a_key_and_a_key_without_its_secret_are_told() {
        let mut config = Config { blobs: Some("s3://bucket".into()), ..Config::default() };
        let error = format!("{:#}", blobs(&config).await.unwrap_err());
        assert!(error.contains("s3://bucket") && error.contains("no access"), "{error}");
        config.s3.key = Some("name".into());
        let error = format!("{:#}", blobs(&config).await.unwrap_err());
        assert!(error.contains("s3.secret"), "{error}");
    }
}
