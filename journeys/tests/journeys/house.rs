//! Every kind of page that a link leads to keeps the rules of accessibility and fits a small screen.

use anyhow::ensure;
use centum_journeys::{OFFICER, OLGA, Scripts, journey};

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
            "/calls/example-2027",
            "/calls/example-2027/apply",
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
        for wanted in [
            "/desk/editions/invented/imports",
            "/desk/people",
            "/desk/ledger",
            "/outbox",
            "/desk/calls/example-2027/form",
            "/desk/calls/example-2027/applications",
            "/desk/calls/example-2027/applications/{n}",
        ] {
            ensure!(kinds.contains(wanted), "no link leads to {wanted}; links lead to {kinds:?}");
        }
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_of_an_applicant_keeps_the_rules() -> anyhow::Result<()> {
    journey("applicant", Scripts::On, async |_, browser| {
        browser.sign_in(OFFICER).await?;
        // Every answer has a history of its own, and they are all alike.
        let within = |path: &str| {
            path.starts_with("/expressions") && (!path.contains("/history/") || path.ends_with("/vision"))
        };
        let kinds = browser.inspect_all_from("/expressions", within).await?;
        for wanted in [
            "/expressions/{id}",
            "/expressions/{id}/form/ambition",
            "/expressions/{id}/members",
            "/expressions/{id}/members/{id}",
            "/expressions/{id}/review",
            "/expressions/{id}/receipts/{n}",
            "/expressions/{id}/history",
            "/expressions/{id}/history/application/vision",
            "/expressions/{id}/withdraw",
        ] {
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
