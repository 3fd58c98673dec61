//! The deadline passes while a city writes on a telephone.

use std::time::Duration;

use anyhow::{Context as _, ensure};
use centum_journeys::{Browser, OFFICER, OLGA, Scripts, ask, journey, tell};
use serde_json::{Value, json};

use super::VISION;

const BEFORE: &str = "Shade on every square.";
const AFTER: &str = "Shade on every square, and a river to bathe in.";
const BETWEEN: &str = "Water in every street.";
const LETTER: &[u8] = b"%PDF-1.7 The council stands behind it.";
/// Until the deadline: long enough to write one answer and to add a file.
const SECONDS: i64 = 40;
const BETWEEN_LOOKS: Duration = Duration::from_millis(200);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_written_when_the_deadline_passes_is_kept_and_said_to_be_late() -> anyhow::Result<()> {
    journey("deadline", Scripts::On, async |journey, olga| {
        olga.sign_in(OLGA).await?;
        let city = journey.another_browser("city", Scripts::On).await?;
        city.sign_in(OFFICER).await?;
        let deadline = short_call(olga).await?;
        let own = begun(&city).await?;

        city.hold_a_telephone().await?;
        city.goto(&format!("{own}/form/ambition")).await?;
        city.fill(VISION, BEFORE).await?;
        city.has_saved().await?;
        city.goto(&own).await?;
        city.follow("Letter of support").await?;
        let letter = city.write_file("letter.pdf", LETTER)?;
        city.bring("input[type=file]", &letter).await?;
        city.press("Add the file").await?;
        city.sees("“letter.pdf” is added.").await?;
        city.picture("letter-at-360").await?;
        city.goto(&format!("{own}/form/ambition")).await?;

        let mut looks = tokio::time::interval(BETWEEN_LOOKS);
        while city.evaluate("Date.now()").await?.as_i64().context("an instant")? <= deadline {
            looks.tick().await;
        }
        // Two versions wait for a line that comes back too late.
        city.connect(false).await?;
        city.fill(VISION, BETWEEN).await?;
        city.sees("No connection.").await?;
        city.fill(VISION, AFTER).await?;
        city.connect(true).await?;
        city.keeps_nothing().await?;
        city.sees("The deadline has passed. What you typed is kept in the history").await?;
        ensure!(city.value(VISION).await? == AFTER, "what was typed is gone");
        city.picture("late-at-360").await?;

        city.goto(&own).await?;
        city.sees("The deadline has passed. What is complete and signed off can still be handed in").await?;
        city.goto(&format!("{own}/history/application/vision")).await?;
        // Versions are folded, and what differs between two is marked word by word.
        let history = city.evaluate("document.querySelector('main').textContent").await?;
        let history = history.as_str().unwrap_or_default();
        ensure!(history.contains("river to bathe in"), "not in the history: {history}");
        let late = history.matches("came after the deadline").count();
        ensure!(late == 2, "both versions came late, {late} are kept: {history}");
        let whole = json_at(&city, &own.replace("/expressions", "/api/v1/expressions")).await?;
        let stands = |answer: &&Value| answer["field"] == "vision";
        let answers = whole["answers"].as_array().context("answers")?;
        let vision = answers.iter().find(stands).context("an answer")?;
        ensure!(vision["value"]["value"] == BEFORE, "after the deadline there stands {vision}");
        city.close().await.map(drop)
    })
    .await
}

async fn json_at(browser: &Browser, path: &str) -> anyhow::Result<Value> {
    let answer = ask(browser, path, "application/json").await?;
    ensure!(answer.status == 200, "{path}: {} {}", answer.status, answer.text);
    Ok(serde_json::from_str(&answer.text)?)
}

/// A call like the one of the demonstration, by the interface for programs, whose deadline is near. Gives it in milliseconds.
async fn short_call(olga: &Browser) -> anyhow::Result<i64> {
    let done = async |method: &str, path: &str, body: &Value| {
        let tag = ask(olga, "/api/v1/calls/short-2027/terms", "application/json").await?.tag;
        let tag = if tag.is_empty() { "*".to_owned() } else { tag };
        let answer = tell(olga, method, path, &tag, body).await?;
        ensure!(answer.status == 200, "{path}: {} {}", answer.status, answer.text);
        anyhow::Ok(())
    };
    let new = json!({ "edition": "invented", "slug": "short-2027", "from": "example-2027" });
    done("POST", "/api/v1/calls", &new).await?;
    let mut terms = json_at(olga, "/api/v1/calls/short-2027/terms").await?;
    let instant =
        async |after: i64| olga.evaluate(&format!("new Date(Date.now() + {after} * 1000).toJSON()")).await;
    let deadline = instant(SECONDS).await?;
    terms["opens"] = instant(-60).await?;
    terms["deadlines"] =
        json!([{ "at": deadline }, { "document": "letter-of-support", "at": instant(86_400).await? }]);
    done("PUT", "/api/v1/calls/short-2027/terms", &terms).await?;
    done("POST", "/api/v1/calls/short-2027/steps/publish", &json!({})).await?;
    // Its hour of opening has come already: the clock opens it, or this does, whichever is first.
    if let Err(refused) = done("POST", "/api/v1/calls/short-2027/steps/open", &json!({})).await {
        let call = json_at(olga, "/api/v1/calls/short-2027").await?;
        ensure!(call["state"] == "open", "neither by hand nor by the clock: {refused} {call}");
    }
    let deadline = olga.evaluate(&format!("Date.parse({deadline})")).await?;
    deadline.as_i64().context("the deadline")
}

/// Begins an application there; its path.
async fn begun(city: &Browser) -> anyhow::Result<String> {
    let new = json!({ "lead": "Schattenau", "country": "AT", "category": "new", "place": "none" });
    let begun = tell(city, "POST", "/api/v1/calls/short-2027/expressions", "*", &new).await?;
    ensure!(begun.status == 200, "{} {}", begun.status, begun.text);
    let whole: Value = serde_json::from_str(&begun.text)?;
    Ok(format!("/expressions/{}", whole["id"].as_str().context("an identifier")?))
}
