//! Every kind of page that a link leads to keeps the rules of accessibility and fits a small screen.

use anyhow::ensure;
use centum_journeys::{OLGA, Scripts, journey};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_public_page_keeps_the_rules() -> anyhow::Result<()> {
    journey("public", Scripts::On, async |_, browser| {
        let kinds = browser.inspect_all_from("/", |_| true).await?;
        for wanted in [
            "/",
            "/editions/icc-2020/announcements/{n}/reconciliation",
            "/places/{id}",
            "/account",
            "/privacy",
        ] {
            ensure!(kinds.contains(wanted), "no link leads to {wanted}; links lead to {kinds:?}");
        }
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_of_the_desk_keeps_the_rules() -> anyhow::Result<()> {
    journey("desk", Scripts::On, async |_, browser| {
        browser.sign_in(OLGA).await?;
        let kinds =
            browser.inspect_all_from("/desk", |path| path.starts_with("/desk") || path == "/outbox").await?;
        for wanted in ["/desk/editions/invented/imports", "/desk/people", "/desk/ledger", "/outbox"] {
            ensure!(kinds.contains(wanted), "no link leads to {wanted}; links lead to {kinds:?}");
        }
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_samples_of_the_design_keep_the_rules() -> anyhow::Result<()> {
    journey("design", Scripts::On, async |_, browser| {
        browser.goto("/design").await?;
        browser.inspect("public").await?;
        browser.goto("/design/desk").await?;
        browser.inspect("desk").await
    })
    .await
}
