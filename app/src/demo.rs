//! The demonstration: the real cohort of 2020, and an invented edition for things that need people.

mod calls;
mod catalogue;
pub(crate) mod portals;
mod reading;
mod selection;

use std::collections::BTreeMap;
use std::net::SocketAddr;

use anyhow::{Context as _, bail};
use centum_accounts::{Actor, Email, NewPerson, Role, SignedIn, add_person, find_person_by_email, people};
use centum_base::Country;
use centum_catalogue::sources::catalogue_by_slug;
use centum_cohort::announcement::{Texts, draft, find_announcement, publish, review};
use centum_cohort::edition::{NewEdition, Settings, create_edition, edition_by_slug};
use centum_cohort::intake::{
    Correction, Receipt, Received, Terms, confirm, correct_row, find_document, receive,
};
use centum_cohort::register::Consent;
use centum_ledger::House;
use centum_web::App;
use jiff::civil::date;

use crate::config::Config;

const ICC: &str = "icc-2020";
const INVENTED: &str = "invented";
const SYSTEM: Actor = Actor::System("demonstration");

/// Who acts for a city in the catalogue.
const OFELIA: &str = "officer@example.org";

/// Who can sign in, and as what.
pub const PEOPLE: [(&str, &str, Role); 9] = [
    ("organiser@example.org", "Olga Organiser", Role::Organiser),
    ("second@example.org", "Sam Second", Role::Organiser),
    ("evaluator@example.org", "Eva Evaluator", Role::Evaluator),
    ("mentor@example.org", "Milan Mentor", Role::Mentor),
    (OFELIA, "Ofelia Officer", Role::CityOfficer),
    ("partner@example.org", "Pavel Partner", Role::CityOfficer),
    ("chair@example.org", "Clara Chair", Role::PanelChair),
    ("applicant@example.org", "Amparo Applicant", Role::CityOfficer),
    ("third@example.org", "Thea Third", Role::Organiser),
];

/// Whether the demonstration was made now or stood there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Populated {
    /// Made now.
    Now,
    /// Stood there already.
    Before,
    /// Stood there in part: filling it was broken off.
    InPart,
}

/// Fills an empty house through the same actions that people use. A house that is filled stays as it is, and so does one
/// in which people are at work.
pub async fn populate(app: &App) -> anyhow::Result<Populated> {
    let house = &app.house;
    if edition_by_slug(&mut house.read().await?.conn(), INVENTED).await?.is_some() {
        let last = catalogue_by_slug(&mut house.read().await?.conn(), catalogue::LAST).await?;
        return Ok(if last.is_some() { Populated::Before } else { Populated::InPart });
    }
    let known = people(&mut house.read().await?.conn()).await?;
    if !known.is_empty() && known.iter().all(|one| one.email.as_deref() != Some(PEOPLE[0].0)) {
        bail!("people work in this house: name a folder of its own for the demonstration with --data");
    }
    for (email, name, role) in PEOPLE {
        let email: Email = email.parse()?;
        if find_person_by_email(&mut house.read().await?.conn(), &email).await?.is_none() {
            let new = NewPerson { email, name: name.into(), role, organisation: None };
            add_person(house, &SYSTEM, &new).await?;
        }
    }
    let olga = actor(house, PEOPLE[0].0).await?;
    let sam = actor(house, PEOPLE[1].0).await?;
    if edition_by_slug(&mut house.read().await?.conn(), ICC).await?.is_none() {
        real(house, &olga, &sam).await.context("the cohort of 2020")?;
    }
    invented(house, &olga).await.context("the invented edition")?;
    selection::populate(app, &olga).await.context("the invented selection")?;
    reading::populate(app, &olga).await.context("the invented selection that is being read")?;
    calls::populate(app, &olga).await.context("the invented call")?;
    catalogue::populate(app, &olga).await.context("the invented portals")?;
    Ok(Populated::Now)
}

async fn actor(house: &House, email: &str) -> anyhow::Result<Actor> {
    let email: Email = email.parse()?;
    let person =
        find_person_by_email(&mut house.read().await?.conn(), &email).await?.context("just added")?;
    let roles = vec![Role::Organiser];
    Ok(Actor::Person(SignedIn { id: person.id, name: person.name, locale: None, roles }))
}

async fn real(house: &House, olga: &Actor, sam: &Actor) -> anyhow::Result<()> {
    let marks = BTreeMap::from([("DCC".to_owned(), "Digital Cities Challenge, 2017–2019".to_owned())]);
    let launch = (date(2020, 9, 28), date(2020, 10, 2), "Launch week".to_owned());
    let edition = NewEdition {
        programme_slug: "icc".into(),
        programme: "100 Intelligent Cities Challenge".into(),
        slug: ICC.into(),
        name: "Intelligent Cities Challenge 2020".into(),
        publisher: "European Commission".into(),
        licence: "CC-BY-4.0".into(),
        members_on: date(2020, 7, 3),
        settings: Settings {
            extra_countries: vec![Country::new("GB").context("GB")?],
            marks,
            dates: vec![launch],
        },
        invented: false,
    };
    create_edition(house, olga, &edition).await?;
    let facts = include_str!("../../data/cohorts/icc-2020/facts.txt");
    take_in(
        house,
        olga,
        ICC,
        "Announcement of selected cities",
        Some(date(2020, 7, 3)),
        facts,
        Consent::Given,
    )
    .await?;
    let texts = Texts {
        title: "Cities selected for the Intelligent Cities Challenge".into(),
        introduction: "The cities below were selected in 2020 to take part for two years: core cities receive guidance, \
            mentor cities give it. The list was made from the published announcement. Every figure is computed from the \
            rows by a written rule; the printed figures stand beside ours on the reconciliation page."
            .into(),
    };
    let texts = BTreeMap::from([("en".to_owned(), texts)]);
    let id = draft(house, olga, ICC, date(2020, 7, 3), texts).await?;
    review(house, sam, id, version(house, id).await?).await?;
    let reason = "The printed figures are carried over as they were published. The parts of the 90 applications add up to 89; \
        the reconciliation names the readings that would close the gap.";
    publish(house, olga, id, version(house, id).await?, reason).await?;
    Ok(())
}

async fn version(
    house: &House,
    id: centum_base::Id<centum_cohort::announcement::Announcement>,
) -> anyhow::Result<i64> {
    let found = find_announcement(&mut house.read().await?.conn(), id).await?;
    Ok(found.context("the announcement")?.version)
}

async fn invented(house: &House, olga: &Actor) -> anyhow::Result<()> {
    let edition = NewEdition {
        programme_slug: "example".into(),
        programme: "Example Challenge (invented)".into(),
        slug: INVENTED.into(),
        name: "Example Challenge 2027 (invented)".into(),
        publisher: "Nobody: this edition is invented".into(),
        licence: "CC0-1.0".into(),
        members_on: date(2027, 3, 1),
        settings: Settings::default(),
        invented: true,
    };
    create_edition(house, olga, &edition).await?;
    let facts = include_str!("../../data/cohorts/invented/facts.txt");
    // No city exists, so no place is found: there is something to do at the desk.
    let received = Received { label: "Invented list".into(), bytes: facts.into(), ..Received::default() };
    receive(house, olga, INVENTED, received).await?;
    Ok(())
}

async fn take_in(
    house: &House,
    actor: &Actor,
    slug: &str,
    label: &str,
    dated: Option<jiff::civil::Date>,
    text: &str,
    consent: Consent,
) -> anyhow::Result<()> {
    let received = Received { label: label.into(), dated, bytes: text.into(), ..Received::default() };
    let Receipt::New(id) = receive(house, actor, slug, received).await? else { return Ok(()) };
    let mut document = find_document(&mut house.read().await?.conn(), id).await?.context("the document")?;
    // What the reader doubts is right in this list: a lead that its own list leaves out, names of associations.
    for (index, _) in document.draft.rows.iter().enumerate().filter(|(_, row)| row.confidence < 100) {
        correct_row(house, actor, id, document.version, index, Correction::Right).await?;
        document.version += 1;
    }
    let terms = Terms {
        whole: true,
        consent,
        consent_note: "Named in the announcement that the programme itself published".into(),
    };
    confirm(house, actor, id, document.version, &terms).await?;
    Ok(())
}

/// What a newcomer is told.
pub fn welcome(config: &Config, address: SocketAddr, engine: &str, populated: &Populated) -> String {
    let site = &config.base_url;
    let mut text = format!("\nCentum demonstration on {engine}, listening on {address}\n\n");
    text.push_str(match populated {
        Populated::Now => {
            "  filled with the cohort of 2020, an invented edition, an open call and two closed ones, and four invented portals\n"
        }
        Populated::Before => "  as you left it; remove the data folder to begin anew\n",
        Populated::InPart => "  filled in part only: remove the data folder to begin anew\n",
    });
    text.push_str(&format!("\n  look around   {site}/\n  sign in       {site}/sign-in\n"));
    text.push_str("                the letter with the link is shown right there, and under /outbox\n\n");
    for (email, name, role) in PEOPLE {
        text.push_str(&format!("  {email:24} {name}, {}\n", role.name()));
    }
    text.push_str(&format!("\n  data folder   {}\n  stop          Ctrl-C\n", config.data.display()));
    text
}
