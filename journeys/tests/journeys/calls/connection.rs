//! The connection fails while somebody writes, or the browser has no room to keep anything.

use anyhow::ensure;
use centum_journeys::{OFFICER, Scripts, journey};

use super::open;

const QUESTION: &str = "Which challenges does the city want to work on, and why now?";
const BEFORE: &str = "Heat in the old town.";
const MEANWHILE: &str = "Heat in the old town. Written in a tunnel.";
/// Takes up all the room that the browser gives the site, to the last character.
const FILL_THE_STORE: &str = "(() => { let [size, count] = [1 << 20, 0]; \
    while (size >= 1) try { localStorage.setItem(`full/${count}`, 'x'.repeat(size)); count += 1; } \
    catch { size = Math.floor(size / 2); } return count; })()";
/// From here on this page reaches nobody, though the next one will.
const CUT_OFF: &str = "void (window.fetch = () => Promise.reject(new TypeError('cut off')))";
/// From here on something between this page and the site answers everything with a page of its own.
const ANOTHER_PAGE: &str =
    "void (window.fetch = async () => new Response('<p>Accept the terms</p>', { status: 200 }))";
/// Whether handing in waits.
const HELD: &str = "document.querySelector('form[data-holds] button').disabled";
/// The name of a list in the browser's store, before all others.
const FIRST_LIST: &str = "`centum-fill/${document.querySelector('[data-unsent]').dataset.key}/a/broken/0`";
const KEPT_IN_BROWSER: &str =
    "Object.keys(localStorage).filter(name => name.startsWith('centum-fill/')).length";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_written_without_a_connection_arrives_later() -> anyhow::Result<()> {
    journey("offline", Scripts::On, async |_, city| {
        city.sign_in(OFFICER).await?;
        open(city, "Fontclaire", "Challenges").await?;
        city.fill(QUESTION, BEFORE).await?;
        city.has_saved().await?;

        city.connect(false).await?;
        city.fill(QUESTION, MEANWHILE).await?;
        city.sees("No connection. Go on writing").await?;
        city.picture("cut-off").await?;
        ensure!(city.value(QUESTION).await? == MEANWHILE, "what was typed is gone");

        city.connect(true).await?;
        city.has_saved().await?;
        city.does_not_see("No connection").await?;
        city.reload().await?;
        let kept = city.value(QUESTION).await?;
        ensure!(kept == MEANWHILE, "saved, but after loading again there is “{kept}”");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_page_could_not_send_is_sent_from_the_next_one_and_handing_in_waits_for_it()
-> anyhow::Result<()> {
    journey("unsent", Scripts::On, async |_, city| {
        city.sign_in(OFFICER).await?;
        open(city, "Fontclaire", "Challenges").await?;
        let section = city.path().await?;
        let own = section.split("/form/").next().unwrap_or_default().to_owned();
        city.fill(QUESTION, BEFORE).await?;
        city.has_saved().await?;

        for (next, text) in [("/form/ambition", MEANWHILE), ("", BEFORE), ("/review", MEANWHILE)] {
            city.goto(&section).await?;
            city.evaluate(CUT_OFF).await?;
            city.fill(QUESTION, text).await?;
            city.sees("No connection. Go on writing").await?;
            city.goto(&format!("{own}{next}")).await?;
            city.keeps_nothing().await?;
        }
        city.sees(MEANWHILE).await?;
        ensure!(city.evaluate(HELD).await? == false, "nothing is left to wait for");

        // What another person kept in this browser is neither shown nor sent, and nothing waits for it.
        let id = own.rsplit('/').next().unwrap_or_default();
        let save = "[{ base: 0, value: 'A question that is gone', save: 'gone', at: Date.now() }]";
        let theirs = format!("centum-fill/{id}.0123456789ab/application/no-such-question/gone");
        city.evaluate(&format!("localStorage.setItem('{theirs}', JSON.stringify({save}))")).await?;
        city.reload().await?;
        city.sees(MEANWHILE).await?;
        city.does_not_see("A question that is gone").await?;
        ensure!(city.evaluate(HELD).await? == false, "it waits for what another person wrote");
        ensure!(city.evaluate(KEPT_IN_BROWSER).await? == 1, "it is gone");
        city.evaluate(&format!("localStorage.removeItem('{theirs}')")).await?;

        // What the site does not take is told on every page, with a way on: also what an earlier release kept, and what
        // stands beside a list that cannot be read.
        city.evaluate(&format!("localStorage.setItem({FIRST_LIST}, '[{{')")).await?;
        let keep = format!(
            "localStorage.setItem('centum-fill/{id}/application/no-such-question/gone', JSON.stringify({save}))"
        );
        city.evaluate(&keep).await?;
        city.reload().await?;
        city.sees("The site did not take something you typed.").await?;
        city.sees("A question that is gone").await?;
        city.sees("Signing off and handing in wait until it is sent or thrown away.").await?;
        ensure!(city.evaluate(HELD).await? == true, "something is unsent, and can be handed in without it");
        city.picture("unsent").await?;
        city.evaluate(&format!("localStorage.removeItem({FIRST_LIST})")).await?;
        city.press("Throw it away").await?;
        city.keeps_nothing().await?;
        city.does_not_see("The site did not take").await?;
        ensure!(city.evaluate(HELD).await? == false, "nothing is left to wait for");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_that_something_puts_in_the_sites_place_acknowledges_nothing() -> anyhow::Result<()> {
    journey("put-in-place", Scripts::On, async |_, city| {
        city.sign_in(OFFICER).await?;
        open(city, "Fontclaire", "Challenges").await?;
        city.fill(QUESTION, BEFORE).await?;
        city.has_saved().await?;

        city.evaluate(ANOTHER_PAGE).await?;
        city.fill(QUESTION, MEANWHILE).await?;
        city.sees("Not saved: kept in this browser, will be sent again.").await?;
        ensure!(city.evaluate(KEPT_IN_BROWSER).await? == 1, "the browser let go of it");
        city.reload().await?;
        city.has_saved().await?;
        city.reload().await?;
        let kept = city.value(QUESTION).await?;
        ensure!(kept == MEANWHILE, "after loading again there is “{kept}”");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_typed_while_two_versions_wait_is_kept_too() -> anyhow::Result<()> {
    journey("two-wait", Scripts::On, async |journey, city| {
        city.sign_in(OFFICER).await?;
        open(city, "Fontclaire", "Challenges").await?;
        let section = city.path().await?;
        let elsewhere = journey.another_browser("elsewhere", Scripts::On).await?;
        elsewhere.sign_in(OFFICER).await?;
        elsewhere.goto(&section).await?;
        elsewhere.fill(QUESTION, BEFORE).await?;
        elsewhere.has_saved().await?;

        city.fill(QUESTION, "Noise at night.").await?;
        city.sees("Two versions of this answer").await?;
        city.fill(QUESTION, MEANWHILE).await?;
        city.goto("/expressions").await?;
        city.goto(&section).await?;
        city.sees("Keep mine").await?;
        let kept = city.value(QUESTION).await?;
        ensure!(kept == MEANWHILE, "what was typed over two versions is “{kept}”");
        city.press("Keep mine").await?;
        city.has_saved().await?;
        city.reload().await?;
        let stands = city.value(QUESTION).await?;
        ensure!(stands == MEANWHILE, "it was kept, and there stands “{stands}”");
        let complaints = elsewhere.close().await?;
        ensure!(complaints.is_empty(), "{complaints:?}");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_browser_that_has_no_room_left_says_so_and_saving_goes_on() -> anyhow::Result<()> {
    journey("full-store", Scripts::On, async |_, city| {
        city.sign_in(OFFICER).await?;
        open(city, "Fontclaire", "Challenges").await?;
        let pieces = city.evaluate(FILL_THE_STORE).await?;
        ensure!(pieces.as_i64() > Some(0), "the store took nothing: {pieces}");
        city.fill(QUESTION, BEFORE).await?;
        city.has_saved().await?;

        city.connect(false).await?;
        city.fill(QUESTION, MEANWHILE).await?;
        city.sees("Not saved, and this browser keeps nothing. Leave this page open.").await?;
        city.does_not_see("everything is kept in this browser").await?;
        ensure!(city.evaluate(KEPT_IN_BROWSER).await? == 0, "it kept something after all");
        ensure!(city.value(QUESTION).await? == MEANWHILE, "what was typed is gone");
        city.picture("no-room").await?;

        city.connect(true).await?;
        city.has_saved().await?;
        city.does_not_see("keeps nothing").await?;
        city.reload().await?;
        let kept = city.value(QUESTION).await?;
        ensure!(kept == MEANWHILE, "saved, but after loading again there is “{kept}”");

        // With room again, the browser keeps what is typed as before.
        city.evaluate("localStorage.clear()").await?;
        city.connect(false).await?;
        city.fill(QUESTION, BEFORE).await?;
        city.sees("No connection. Go on writing: everything is kept in this browser").await?;
        ensure!(city.evaluate(KEPT_IN_BROWSER).await? == 1, "there was room");
        city.connect(true).await?;
        city.has_saved().await
    })
    .await
}
