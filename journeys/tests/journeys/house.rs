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
            "/calls/{name}",
            "/calls/{name}/apply",
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
        // Calls and the catalogue have walks of their own.
        let apart = |path: &str| path.starts_with("/desk/calls/") || path.starts_with("/desk/catalogue/");
        let within = |path: &str| (path.starts_with("/desk") && !apart(path)) || path == "/outbox";
        let kinds = browser.inspect_all_from("/desk", within).await?;
        for wanted in ["/desk/editions/invented/imports", "/desk/people", "/desk/ledger", "/outbox"] {
            ensure!(kinds.contains(wanted), "no link leads to {wanted}; links lead to {kinds:?}");
        }
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_of_the_desk_of_calls_keeps_the_rules() -> anyhow::Result<()> {
    journey("desk-calls", Scripts::On, async |_, browser| {
        browser.sign_in(OLGA).await?;
        let within = |path: &str| path.starts_with("/desk/calls") && !path.contains("/selection");
        let kinds = browser.inspect_all_from("/desk/calls", within).await?;
        for wanted in [
            "/desk/calls/{name}/form",
            "/desk/calls/{name}/applications",
            "/desk/calls/{name}/applications/{n}",
        ] {
            ensure!(kinds.contains(wanted), "no link leads to {wanted}; links lead to {kinds:?}");
        }
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_of_the_desk_of_selections_keeps_the_rules() -> anyhow::Result<()> {
    journey("desk-selections", Scripts::On, async |_, browser| {
        browser.sign_in(OLGA).await?;
        let kinds = browser.inspect_all_from("/desk/selections", |path| path.contains("/selection")).await?;
        for wanted in ["/desk/calls/{name}/selection/scores", "/desk/calls/{name}/selection/decision"] {
            ensure!(kinds.contains(wanted), "no link leads to {wanted}; links lead to {kinds:?}");
        }
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_of_the_desk_of_the_catalogue_keeps_the_rules() -> anyhow::Result<()> {
    journey("desk-catalogue", Scripts::On, async |_, browser| {
        browser.sign_in(OLGA).await?;
        let within = |path: &str| path.starts_with("/desk/catalogue");
        let kinds = browser.inspect_all_from("/desk/catalogue", within).await?;
        ensure!(kinds.contains("/desk/catalogue/runs/{id}"), "links lead to {kinds:?}");
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
