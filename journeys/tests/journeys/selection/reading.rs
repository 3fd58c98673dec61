//! A selection that is being read: a reviewer says where she is not impartial, marks with the keyboard alone and hands in;
//! the consensus is opened, and two people agree on a report.

use anyhow::{Context as _, ensure};
use centum_journeys::{Browser, Journey, OLGA, Scripts, journey};

use super::{CHAIR, READER};

const DESK: &str = "/desk/calls/pilot-2026/selection";
const CITIES: [&str; 4] = ["Ostervik", "Perlasca", "Quellberg", "Rossignac"];
const WHY: &str = "Says who does what by when, and leaves open who pays.";
/// How many criteria the call has.
const CRITERIA: usize = 4;
const OTHERS: [(&str, &str); 3] = [
    ("Rui Reader", "reader2@example.org"),
    ("Saara Reader", "reader3@example.org"),
    ("Tilda Reader", "reader4@example.org"),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reviewer_marks_by_keyboard_and_two_people_agree_on_a_report() -> anyhow::Result<()> {
    journey("reading", Scripts::On, async |journey, reader| {
        reader.sign_in(READER).await?;
        let mine = given(reader).await?;
        let (read, kept) = (mine.first().context("an application")?, mine.get(1).context("another")?);
        declare(reader, read, kept).await?;
        mark(reader, read).await?;
        let chair = journey.another_browser("chair", Scripts::On).await?;
        chair.sign_in(CHAIR).await?;
        chair.goto(&format!("{DESK}/progress")).await?;
        chair.sees("All reviews submitted").await?;
        chair.inspect("progress").await?;
        let other = begin_report(journey, read).await?;
        ask(reader, read).await?;
        approve(journey, other, read).await?;
        chair.reload().await?;
        chair.sees("1 of 4 applications have an agreed report.").await?;
        let complaints = chair.close().await?;
        ensure!(complaints.is_empty(), "{complaints:?}");
        Ok(())
    })
    .await
}

/// The applications of this call that were given to the reviewer, as the page names them.
async fn given(reader: &Browser) -> anyhow::Result<Vec<String>> {
    reader.goto("/reviews").await?;
    let all = reader.texts("main table a").await?;
    Ok(all.into_iter().filter(|name| CITIES.iter().any(|city| name.ends_with(city))).collect())
}

/// Of two applications one is hidden at once, from the page on which it is declared too.
async fn declare(reader: &Browser, read: &str, kept: &str) -> anyhow::Result<()> {
    reader.follow(read).await?;
    reader.follow("Not impartial here? Declare an interest").await?;
    reader.choose("An application", kept).await?;
    reader.tick("I advise or advised a member").await?;
    reader.fill("In your words", "I wrote its energy plan.").await?;
    reader.press("Declare it").await?;
    reader.sees("It is kept from you from now on.").await?;
    reader.does_not_see(kept).await?;
    reader.inspect("interests").await?;
    reader.goto("/reviews").await?;
    reader.does_not_see(kept).await
}

/// Every mark by the keyboard alone, saved as it is typed.
async fn mark(reader: &Browser, read: &str) -> anyhow::Result<()> {
    reader.follow(read).await?;
    reader.sees("Your marks").await?;
    for _ in 0..CRITERIA {
        reader.tab_to("Points").await?;
        reader.keys("4").await?;
        reader.tab_to("Comment: why these points").await?;
        reader.keys(WHY).await?;
    }
    reader.has_saved().await?;
    reader.inspect("marks").await?;
    reader.reload().await?;
    let kept = reader.value("Comment: why these points").await?;
    ensure!(kept == WHY, "typed and saved, but after loading again there is “{kept}”");
    reader.press("Submit the review").await?;
    reader.sees("Your review is submitted.").await
}

/// The organiser opens the consensus and names who writes. Tells the mail of the other reviewer.
async fn begin_report(journey: &Journey, read: &str) -> anyhow::Result<&'static str> {
    let olga = journey.another_browser("organiser", Scripts::On).await?;
    olga.sign_in(OLGA).await?;
    olga.goto(DESK).await?;
    olga.inspect("overview").await?;
    olga.press("Open the consensus").await?;
    olga.sees("The selection has gone on.").await?;
    olga.goto(&format!("{DESK}/scores")).await?;
    olga.follow(read).await?;
    let known = olga.texts("select[name='rapporteur'] option").await?;
    let other = OTHERS.iter().find(|(name, _)| known.iter().any(|one| one.contains(name)));
    olga.choose("Rapporteur", "Eva Evaluator").await?;
    olga.press("Begin the report").await?;
    olga.sees("The rapporteur is named.").await?;
    let complaints = olga.close().await?;
    ensure!(complaints.is_empty(), "{complaints:?}");
    Ok(other.with_context(|| format!("another reviewer among {known:?}"))?.1)
}

async fn ask(reader: &Browser, read: &str) -> anyhow::Result<()> {
    reader.goto("/reviews").await?;
    reader.follow(read).await?;
    reader.press("To the report").await?;
    reader.sees("Side by side").await?;
    reader.inspect("writing").await?;
    reader.press("Ask for approval").await?;
    reader.sees("You approve by asking.").await
}

async fn approve(journey: &Journey, mail: &str, read: &str) -> anyhow::Result<()> {
    let other = journey.another_browser("other", Scripts::On).await?;
    other.sign_in(mail).await?;
    other.goto("/reviews").await?;
    other.follow(read).await?;
    other.press("To the report").await?;
    other.inspect("approving").await?;
    other.press("Approve the report").await?;
    other.sees("Your voice is heard.").await?;
    let complaints = other.close().await?;
    ensure!(complaints.is_empty(), "{complaints:?}");
    Ok(())
}
