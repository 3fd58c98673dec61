//! A city officer brings the portal of a city, with the keyboard alone: from the pasted address to a dataset that
//! everybody finds, its quality, and a search that is saved.

use anyhow::ensure;
use centum_journeys::{Browser, OFFICER, OLGA, Portal, Scripts, journey_beside};

const PAGES: &[(&str, &str, &str)] = &[
    ("/catalog.ttl", "text/turtle", include_str!("../../fixtures/catalog.ttl")),
    ("/trees.csv", "text/csv", TREES),
];
const TREES: &str = "species,planted,height in m\nFagus sylvatica,1931,24\nTilia cordata,1987,12\n";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_officer_brings_a_portal_and_everybody_finds_its_data() -> anyhow::Result<()> {
    let portal = Portal::with(PAGES).await?;
    journey_beside("portal", Scripts::On, &portal, async |_, ofelia| {
        ofelia.sign_in(OFFICER).await?;
        paste(ofelia, &portal.address("/catalog.ttl")).await?;
        look_at_the_dry_run(ofelia).await?;
        harvest(ofelia).await?;
        find(ofelia).await?;
        save_the_search(ofelia).await
    })
    .await
}

async fn paste(ofelia: &Browser, address: &str) -> anyhow::Result<()> {
    ofelia.goto("/").await?;
    ofelia.tab_to("Publish data").await?;
    ofelia.enter().await?;
    ofelia.sees("Paste the address of a portal").await?;
    ofelia.inspect("portal-start").await?;
    ofelia.tab_into_main("Address").await?;
    ofelia.keys(address).await?;
    ofelia.enter().await?;
    ofelia.sees("What the portal speaks").await?;
    ofelia.sees("DCAT, at http://127.0.0.1").await?;
    ofelia.inspect("portal-asked").await?;
    ofelia.sees("For which participant").await?;
    ensure!(ofelia.value("For which participant").await?.len() == 36, "the city is chosen already");
    ofelia.tab_into_main("Begin a dry run").await?;
    ofelia.enter().await
}

async fn look_at_the_dry_run(ofelia: &Browser) -> anyhow::Result<()> {
    ofelia.sees("What to fix first").await?;
    ofelia.sees("of 405 points").await?;
    ofelia.sees("A harvest would bring 3 new records").await?;
    ofelia.sees("What is wrong").await?;
    ofelia.inspect("portal-dry").await?;
    ofelia.tab_into_main("Mail address of a colleague").await?;
    ofelia.keys("colleague@heidelberg.example").await?;
    ofelia.enter().await?;
    ofelia.sees("The report is on its way.").await
}

async fn harvest(ofelia: &Browser) -> anyhow::Result<()> {
    ofelia.tab_into_main("Harvest 3 records").await?;
    ofelia.enter().await?;
    ofelia.sees("See it as readers do").await?;
    ofelia.inspect("portal-harvested").await
}

async fn find(ofelia: &Browser) -> anyhow::Result<()> {
    ofelia.comes_to_see("/data?q=castle+garden", "Trees of the castle garden").await?;
    ofelia.tab_into_main("Trees of the castle garden").await?;
    ofelia.enter().await?;
    ensure!(ofelia.heading().await? == "Trees of the castle garden");
    ofelia.sees("of 405").await?;
    ofelia.inspect("portal-dataset").await
}

async fn save_the_search(ofelia: &Browser) -> anyhow::Result<()> {
    ofelia.goto("/data?q=castle").await?;
    ofelia.tab_into_main("Name of the search").await?;
    ofelia.keys("Castles").await?;
    ofelia.enter().await?;
    ofelia.comes_to_see("/data/saved", "Castles").await?;
    ofelia.inspect("portal-saved").await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_organisers_are_asked_one_says_yes_first() -> anyhow::Result<()> {
    let portal = Portal::with(PAGES).await?;
    journey_beside("portal-asked", Scripts::Off, &portal, async |journey, olga| {
        olga.sign_in(OLGA).await?;
        olga.goto("/desk/catalogue/officers").await?;
        olga.sees("Ofelia Officer").await?;
        olga.tick("Organisers are asked before").await?;
        olga.press("Save").await?;

        let ofelia = journey.another_browser("officer", Scripts::Off).await?;
        ofelia.sign_in(OFFICER).await?;
        ofelia.goto("/desk/catalogue").await?;
        ofelia.fill("Address", &portal.address("/catalog.ttl")).await?;
        ofelia.press("Ask the portal").await?;
        let asked = ofelia.path().await?;
        ofelia.comes_to_see(&asked, "What the portal speaks").await?;
        ofelia.press("Begin a dry run").await?;
        let dry = ofelia.path().await?;
        ofelia.comes_to_see(&dry, "Ask the organisers to show it").await?;
        ofelia.press("Ask the organisers to show it").await?;
        ofelia.sees("The organisers are asked.").await?;
        let complaints = ofelia.close().await?;
        ensure!(complaints.is_empty(), "{complaints:?}");

        olga.goto("/desk").await?;
        olga.follow("One portal of a city waits for your yes").await?;
        olga.follow_to(&dry).await?;
        olga.press("Yes, harvest and show it").await?;
        let run = olga.path().await?;
        olga.comes_to_see(&run, "See it as readers do").await
    })
    .await
}
