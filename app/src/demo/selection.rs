//! An invented call that has closed: read by four reviewers, agreed on, and with a decision that waits for a second person.
//! It lies some weeks back, so it is made by a clock of its own.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use centum_accounts::{Actor, Role, SignedIn, find_person_by_email};
use centum_base::{Id, VirtualClock};
use centum_calls::Site;
use centum_calls::call::{
    Begin, Call, Contact, Deadline, Quota, QuotaOf, Step, create_call, keep_terms, step,
};
use centum_calls::expression::Expression;
use centum_calls::organiser::{Decision, decide_eligibility, entrants::entrants};
use centum_cohort::edition::edition_by_slug;
use centum_ledger::House;
use centum_selection::process::rules::Progress;
use centum_selection::process::{self, Selection, Tie, terms_of_call};
use centum_selection::reviewers::{self, Profile, Reviewer, Whom};
use centum_selection::reviews::marking::Save;
use centum_selection::reviews::{self, Mark};
use centum_selection::{assignment, consensus, decision};
use centum_web::App;

use super::calls::{answer, application, hand_in, read, writer};
use super::{INVENTED, PEOPLE};

/// The name of the call in addresses.
const CALL: &str = "example-2026";
pub(super) const DAY: Duration = Duration::from_secs(24 * 3600);

/// Who applied: the name, the country, the category, and the mark in each criterion that the reviewers tend to.
const CITIES: [(&str, &str, &str, [u32; 4]); 14] = [
    ("Ardenfels", "BE", "new", [9, 8, 9, 8]),
    ("Bergamota", "IT", "new", [9, 9, 8, 8]),
    ("Cerkvena", "SI", "new", [8, 8, 8, 9]),
    ("Dunmarsh", "IE", "alumnus", [8, 8, 8, 9]),
    ("Espinheira", "ES", "new", [10, 9, 9, 9]),
    ("Fjordheim", "DK", "mentor", [7, 7, 8, 7]),
    ("Grodziska", "PL", "new", [8, 7, 7, 8]),
    ("Hradovice", "CZ", "new", [7, 8, 8, 7]),
    ("Italmare", "IT", "new", [9, 8, 9, 9]),
    ("Jarvenlinna", "EE", "mentor", [6, 7, 6, 7]),
    ("Kalamos", "CY", "new", [7, 7, 7, 6]),
    ("Lindenau", "DE", "alumnus", [9, 9, 9, 10]),
    ("Montclaret", "FR", "new", [5, 8, 7, 7]),
    ("Novigrad", "HR", "new", [7, 6, 7, 7]),
];

/// Who reads: mail, name, country, employer, topics.
const READERS: [(&str, &str, &str, &str, &str); 4] = [
    (PEOPLE[2].0, PEOPLE[2].1, "AT", "Institute of towns (invented)", "energy"),
    ("reader2@example.org", "Rui Reader", "PT", "University of the river (invented)", "mobility"),
    ("reader3@example.org", "Saara Reader", "FI", "Agency for cities (invented)", "data"),
    ("reader4@example.org", "Tilda Reader", "NL", "Office for plans (invented)", "housing"),
];

/// The call, from its opening to a proposed decision.
pub(super) async fn populate(now: &App, olga: &Actor) -> anyhow::Result<()> {
    let clock = Arc::new(VirtualClock::at(now.house.now() - DAY * 60));
    let house = House { clock: clock.clone(), ..now.house.clone() };
    let app = App::new(house.clone(), now.settings.clone(), &crate::modules::modules())?;
    let site = Site::of(&app.settings);
    let titles = [("en", "Example call 2026 (closed)"), ("de", "Beispielaufruf 2026 (beendet)")];
    let call = open(&house, olga, CALL, titles, seats()).await.context("the call")?;
    let declared = declared(&read(&house, call).await?);
    let id = process::begin(&house, olga, call, &declared, "").await.context("the terms")?;
    clock.advance(DAY * 2);
    let officer = writer(&house, PEOPLE[7].0).await?;
    for (name, country, category, _) in CITIES {
        let at = house.now();
        let city = application(&app, &officer, call, (name, country, category), at).await?;
        answer(&app, &officer, city, usize::MAX, at).await?;
        hand_in(&app, &officer, city, at).await.with_context(|| name.to_owned())?;
        clock.advance(DAY);
    }
    clock.advance(DAY * 5);
    let seen = read(&house, call).await?.version;
    step(&house, olga, call, seen, Step::Close, "").await.context("closing")?;
    admit(&app, olga, &read(&house, call).await?).await.context("eligibility")?;
    let readers = readers(&house, olga, id, &site).await.context("the reviewers")?;
    clock.advance(DAY * 5);
    let run =
        assignment::propose(&house, olga, id, assignment::Keep::Everything).await.context("assignment")?;
    assignment::carry_out(&house, olga, id, run, &site).await.context("the assignment")?;
    go_on(&house, olga, id).await?;
    clock.advance(DAY * 10);
    mark(&house, id, &readers).await.context("the reviews")?;
    go_on(&house, olga, id).await?;
    clock.advance(DAY * 5);
    agree(&house, olga, id, &readers).await.context("the reports")?;
    go_on(&house, olga, id).await?;
    decision::propose(&house, olga, id, "First decision.").await.context("the decision")?;
    Ok(())
}

/// Opens a call of that name in addresses, of these titles and for these seats.
pub(super) async fn open(
    house: &House,
    olga: &Actor,
    slug: &str,
    titles: [(&str, &str); 2],
    seats: Vec<Quota>,
) -> anyhow::Result<Id<Call>> {
    let edition = edition_by_slug(&mut house.read().await?.conn(), INVENTED).await?.context("the edition")?;
    let id = create_call(house, olga, edition.id, slug, Begin::Template).await?;
    let call = read(house, id).await?;
    let mut terms = call.terms.clone();
    for (lang, title) in titles {
        terms.title = terms.title.and(lang, title);
    }
    terms.seats = seats;
    terms.opens = Some(house.now());
    let deadline = |days: u32| (house.now() + DAY * days).to_zoned(jiff::tz::TimeZone::UTC);
    let at = |days: u32| deadline(days).with().second(0).subsec_nanosecond(0).build();
    terms.deadlines = vec![
        Deadline { categories: Vec::new(), document: None, at: at(18)?.timestamp() },
        Deadline {
            categories: Vec::new(),
            document: Some("letter-of-support".to_owned()),
            at: at(20)?.timestamp(),
        },
    ];
    terms.contacts = vec![Contact { name: "Helpdesk (invented)".into(), mail: "help@example.org".into() }];
    keep_terms(house, olga, id, call.version, terms).await?;
    step(house, olga, id, read(house, id).await?.version, Step::Publish, "").await?;
    step(house, olga, id, read(house, id).await?.version, Step::Open, "").await?;
    Ok(id)
}

/// What the call says of how many are wanted: eight, at most one city of each country, at least one mentor.
fn seats() -> Vec<Quota> {
    let mentors = QuotaOf::Category { key: "mentor".into() };
    vec![
        quota("seats", "Eight cities are selected.", QuotaOf::Seats, (None, Some(8))),
        quota("country", "At most one city of each country.", QuotaOf::EachCountry, (None, Some(1))),
        quota("mentors", "At least one mentor city.", mentors, (Some(1), None)),
    ]
}

/// At least and at most so many of something.
pub(super) fn quota(
    key: &str,
    label: &str,
    of: QuotaOf,
    (floor, ceiling): (Option<u32>, Option<u32>),
) -> Quota {
    Quota { key: key.into(), label: centum_forms::Texts::english(label), of, floor, ceiling }
}

/// The seats of the call, and what decides between equals.
fn declared(call: &Call) -> process::Terms {
    process::Terms {
        ties: vec![Tie::Criterion { key: "impact".into() }, Tie::RarerCountry],
        ..terms_of_call(call)
    }
}

pub(super) async fn admit(app: &App, olga: &Actor, call: &Call) -> anyhow::Result<()> {
    let all = entrants(&mut app.house.read().await?.conn(), call.id).await?;
    for one in all {
        for rule in &call.terms.eligibility {
            if !rule.categories.is_empty() && !rule.categories.contains(&one.category) {
                continue;
            }
            let decision = Decision {
                submission: one.submission,
                rule: rule.key.clone(),
                met: true,
                reason: "Seen in the application (invented).".into(),
            };
            decide_eligibility(app, olga, one.id, &decision).await?;
        }
    }
    Ok(())
}

/// The reviewers, who have said yes.
pub(super) async fn readers(
    house: &House,
    olga: &Actor,
    id: Id<Selection>,
    site: &Site,
) -> anyhow::Result<Vec<(Id<Reviewer>, Actor)>> {
    let mut readers = Vec::new();
    for (mail, name, country, employer, topic) in READERS {
        let known = find_person_by_email(&mut house.read().await?.conn(), &mail.parse()?).await?;
        let whom = match known {
            Some(person) => Whom::Known(person.id),
            None => Whom::New { email: mail.parse()?, name: name.into() },
        };
        let reviewer = reviewers::invite(house, olga, id, &whom, 14, site).await?;
        let person = find_person_by_email(&mut house.read().await?.conn(), &mail.parse()?).await?;
        let person = person.context("just invited")?;
        let roles = vec![Role::Evaluator];
        let actor = Actor::Person(SignedIn { id: person.id, name: person.name, locale: None, roles });
        let profile = Profile {
            languages: vec!["en".into(), "de".into()],
            topics: vec![topic.into()],
            country: Some(country.parse()?),
            employer: employer.into(),
            least: 0,
            most: 14,
        };
        let yes = reviewers::Answer::Accept(profile);
        reviewers::answer_invitation(house, &actor, id, &yes).await?;
        readers.push((reviewer, actor));
    }
    Ok(readers)
}

pub(super) async fn go_on(house: &House, olga: &Actor, id: Id<Selection>) -> anyhow::Result<()> {
    let seen = selection(house, id).await?.version;
    // What stands in the way is looked at by the page; the demonstration has done all of it.
    let done = async |_: &mut centum_store::Tx, _: &Selection| Ok(Progress::default());
    process::go_on(house, olga, id, seen, done).await?;
    Ok(())
}

pub(super) async fn selection(house: &House, id: Id<Selection>) -> anyhow::Result<Selection> {
    process::find(&mut house.db.read_current().await?.conn(), id).await?.context("the selection")
}

/// What a city is given in each criterion, by its name.
fn tendency(title: &str) -> [u32; 4] {
    CITIES.iter().find(|(name, ..)| *name == title).map_or([6; 4], |(.., marks)| *marks)
}

pub(super) fn said(criterion: &str, halves: u32) -> Mark {
    Mark {
        criterion: criterion.to_owned(),
        halves: Some(halves),
        comment: "Concrete where it speaks of people, vague where it speaks of money (invented).".to_owned(),
    }
}

/// Each reviewer marks, one a little higher and one a little lower than the others.
async fn mark(house: &House, id: Id<Selection>, readers: &[(Id<Reviewer>, Actor)]) -> anyhow::Result<()> {
    let of = selection(house, id).await?;
    let call = read(house, of.call).await?;
    let all = entrants(&mut house.read().await?.conn(), of.call).await?;
    let held = reviews::of_selection(&mut house.read().await?.conn(), id).await?;
    for one in held {
        let at = readers.iter().position(|(reviewer, _)| *reviewer == one.review.reviewer);
        let at = at.context("a reviewer of the demonstration")?;
        let title =
            all.iter().find(|entrant| entrant.id == one.review.expression).map(|entrant| &entrant.title);
        let tends = tendency(title.context("an application")?);
        let saves = call.terms.criteria.iter().zip(tends).map(|(criterion, halves)| {
            let halves = match at {
                0 => halves.saturating_sub(1),
                1 => (halves + 1).min(criterion.max_halves),
                _ => halves,
            };
            Save { base: 0, mark: said(&criterion.key, halves) }
        });
        let saves: Vec<Save> = saves.collect();
        let actor = &readers[at].1;
        reviews::save_marks(house, actor, one.review.id, &saves, house.now()).await?;
        reviews::submit(house, actor, one.review.id).await?;
    }
    Ok(())
}

/// The first of each application's reviewers writes what all of them then approve.
async fn agree(
    house: &House,
    olga: &Actor,
    id: Id<Selection>,
    readers: &[(Id<Reviewer>, Actor)],
) -> anyhow::Result<()> {
    let call = read(house, selection(house, id).await?.call).await?;
    let all = entrants(&mut house.read().await?.conn(), call.id).await?;
    let held = reviews::of_selection(&mut house.read().await?.conn(), id).await?;
    for entrant in &all {
        let place = (id, entrant.id);
        let mine = held.iter().filter(|one| one.review.expression == entrant.id);
        let mine: Vec<&(Id<Reviewer>, Actor)> = mine
            .filter_map(|one| readers.iter().find(|(reviewer, _)| *reviewer == one.review.reviewer))
            .collect();
        let (rapporteur, writes) = mine.first().context("a reviewer")?;
        consensus::name_rapporteur(house, olga, place, *rapporteur).await?;
        let report = written(house, olga, place).await?;
        let saves = call.terms.criteria.iter().zip(tendency(&entrant.title)).map(|(criterion, halves)| {
            let base = report.sheet.stands(&criterion.key).map_or(0, |one| one.revision);
            Save { base, mark: said(&criterion.key, halves) }
        });
        let saves: Vec<Save> = saves.collect();
        consensus::save_marks(house, writes, place, &saves, house.now()).await?;
        let round = consensus::ask_approval(house, writes, place).await?;
        let content = written(house, olga, place).await?.content;
        for (_, actor) in mine.iter().skip(1) {
            consensus::speak(house, actor, place, (round, content), &consensus::Said::Approves).await?;
        }
    }
    Ok(())
}

async fn written(
    house: &House,
    olga: &Actor,
    (id, expression): (Id<Selection>, Id<Expression>),
) -> anyhow::Result<consensus::Written> {
    let of = selection(house, id).await?;
    let mut reader = house.db.read_current().await?;
    let reading = consensus::for_manager(&mut reader.conn(), olga, of, expression).await?;
    reading.report.context("the report")
}
