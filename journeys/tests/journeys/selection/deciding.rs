//! A selection that is close to its end: the chair compares, one person proposes, another releases, applicants read why,
//! complain and give a seat back.

use anyhow::ensure;
use centum_journeys::{Browser, Journey, OLGA, SAM, Scripts, THEA, journey};

use super::{APPLICANT, CHAIR};

const DESK: &str = "/desk/calls/example-2026/selection";
/// Another city of its country has more points, and at most one of each country is selected.
const CITY: &str = "Bergamota";
/// The best of all, which gives its seat back.
const BEST: &str = "Lindenau";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_decision_is_released_by_a_second_person_read_complained_of_and_a_seat_given_back()
-> anyhow::Result<()> {
    journey("selection", Scripts::On, async |journey, chair| {
        chair.sign_in(CHAIR).await?;
        compare(chair).await?;
        what_if(chair).await?;
        let applicant = journey.another_browser("applicant", Scripts::On).await?;
        applicant.sign_in(APPLICANT).await?;
        let outcome = outcome_of(&applicant, CITY).await?;
        ensure!(applicant.heading().await? == "There is no such page", "an outcome before the release");
        propose(journey).await?;
        let sam = journey.another_browser("second", Scripts::On).await?;
        sam.sign_in(SAM).await?;
        release(&sam).await?;
        applicant.goto(&outcome).await?;
        read_why(&applicant).await?;
        complain(&applicant).await?;
        give_back(&applicant).await?;
        let thea = journey.another_browser("third", Scripts::On).await?;
        thea.sign_in(THEA).await?;
        next_in_line(&thea).await?;
        read_answer(&applicant).await?;
        for person in [applicant, sam, thea] {
            let complaints = person.close().await?;
            ensure!(complaints.is_empty(), "{complaints:?}");
        }
        Ok(())
    })
    .await
}

/// All marks side by side, one report, and the application that it is about.
async fn compare(chair: &Browser) -> anyhow::Result<()> {
    chair.goto(&format!("{DESK}/progress")).await?;
    chair.follow("Scores").await?;
    chair.inspect("scores").await?;
    chair.follow("EOI-0002").await?;
    chair.sees(CITY).await?;
    chair.inspect("report").await?;
    chair.follow("The application").await?;
    chair.sees("What was handed in").await?;
    chair.inspect("handed-in").await
}

async fn what_if(chair: &Browser) -> anyhow::Result<()> {
    chair.goto(&format!("{DESK}/decision")).await?;
    chair.inspect("decision").await?;
    chair.follow("What if").await?;
    chair.does_not_see("Goes out").await?;
    chair.fill("At most", "2").await?;
    // While it is typed, without the button.
    chair.sees("Goes out").await?;
    chair.press("Work out").await?;
    chair.sees("What would be").await?;
    chair.inspect("what-if").await
}

/// The page of the outcome, as long as there is none.
async fn outcome_of(applicant: &Browser, city: &str) -> anyhow::Result<String> {
    applicant.goto("/expressions").await?;
    applicant.follow(city).await?;
    let outcome = format!("{}/outcome", applicant.path().await?);
    applicant.goto(&outcome).await?;
    Ok(outcome)
}

/// Who proposes does not release.
async fn propose(journey: &Journey) -> anyhow::Result<()> {
    let olga = journey.another_browser("organiser", Scripts::On).await?;
    olga.sign_in(OLGA).await?;
    olga.goto(&format!("{DESK}/decision")).await?;
    olga.fill("Why now", "The panel has compared all reports.").await?;
    olga.press("Propose").await?;
    olga.sees("The decision is proposed.").await?;
    olga.sees("Somebody else has to release it.").await?;
    let complaints = olga.close().await?;
    ensure!(complaints.is_empty(), "{complaints:?}");
    Ok(())
}

async fn release(sam: &Browser) -> anyhow::Result<()> {
    sam.goto(&format!("{DESK}/decision")).await?;
    sam.press("Release this decision").await?;
    sam.sees("The decision is released.").await?;
    sam.inspect("released").await?;
    sam.goto("/calls/example-2026/selection").await?;
    sam.sees("The seed").await?;
    sam.inspect("public").await
}

/// The rule, the marks with their reasons, and the digest; of other cities no name.
async fn read_why(applicant: &Browser) -> anyhow::Result<()> {
    applicant.sees("Not selected").await?;
    applicant.sees("At most one city of each country").await?;
    applicant.sees("Evaluation summary report").await?;
    applicant.sees("What this rests on").await?;
    applicant.does_not_see("Italmare").await?;
    applicant.inspect("outcome").await
}

async fn complain(applicant: &Browser) -> anyhow::Result<()> {
    applicant.fill("What was not done", "The second reviewer lives in the other city.").await?;
    applicant.press("File the complaint").await?;
    applicant.sees("The complaint is filed.").await
}

async fn give_back(applicant: &Browser) -> anyhow::Result<()> {
    outcome_of(applicant, BEST).await?;
    applicant.sees("Confirm the seat").await?;
    applicant.inspect("seat").await?;
    applicant.unfold("Decline the seat").await?;
    applicant.press("Decline").await?;
    applicant.sees("The seat is given back.").await
}

/// Who had no part in the decision sees who would come in now, and answers the complaint: the report is opened again, and no other.
async fn next_in_line(thea: &Browser) -> anyhow::Result<()> {
    thea.goto(&format!("{DESK}/seats")).await?;
    thea.sees("Next in line").await?;
    thea.sees("The second reviewer lives in the other city.").await?;
    thea.inspect("seats").await?;
    thea.fill("Answer", "It is read again by all three.").await?;
    thea.press("Evaluated again").await?;
    thea.sees("The complaint is answered.").await?;
    thea.follow("EOI-0002").await?;
    thea.sees("It is read again by all three.").await?;
    thea.sees("Being written").await?;
    thea.inspect("opened-again").await
}

/// Whoever complained reads the answer; the result is the one that was decided.
async fn read_answer(applicant: &Browser) -> anyhow::Result<()> {
    outcome_of(applicant, CITY).await?;
    applicant.sees("Evaluated again").await?;
    applicant.sees("It is read again by all three.").await?;
    applicant.sees("Not selected").await
}
