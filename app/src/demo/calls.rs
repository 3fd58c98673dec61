//! An invented call that is open, and cities that answer it: every state that an organiser and an applicant meet.

use std::time::Duration;

use anyhow::Context as _;
use centum_accounts::{Actor, Role, Secret, SignedIn, find_person_by_email};
use centum_base::{Id, Timestamp};
use centum_calls::call::{Begin, Call, Contact, Deadline, Step, create_call, find_call, keep_terms, step};
use centum_calls::expression::actions::{
    NewExpression, NewMember, Save, Signature, accept, add_member, begin, invite, save, sign_off, submit,
    withdraw,
};
use centum_calls::expression::{Dossier, Expression};
use centum_cohort::edition::edition_by_slug;
use centum_forms::{Asked, Field, Form, Kind, Part, PersonValue, Place, Value};
use centum_ledger::House;
use centum_web::App;

use super::{INVENTED, PEOPLE};

/// The name of the call in addresses.
pub(crate) const CALL: &str = "example-2027";
const DAY: Duration = Duration::from_secs(24 * 3600);

/// Who applies alone: the name, the country, whether it is handed in.
const ALONE: [(&str, &str, &str, bool); 6] = [
    ("Alderwick", "IE", "new", true),
    ("Brunnhafen", "DE", "new", true),
    ("Casteldoro", "IT", "alumnus", true),
    ("Dolnograd", "BG", "new", true),
    ("Elmsby", "DK", "mentor", true),
    ("Fontclaire", "FR", "new", false),
];

/// Opens the call and lets invented cities answer it.
pub(super) async fn populate(app: &App, olga: &Actor) -> anyhow::Result<()> {
    let house = &app.house;
    let call = open(house, olga).await.context("the call")?;
    let officer = writer(house, PEOPLE[4].0).await?;
    let partner = writer(house, PEOPLE[5].0).await?;
    // They come in over the weeks since the call opened, so that the curve of its figures is one.
    for (turn, (name, country, category, handed_in)) in (0_u32..).zip(ALONE) {
        let at = house.now() - DAY * (18 - 3 * turn);
        let id = application(app, &officer, call, (name, country, category), at).await?;
        answer(app, &officer, id, if handed_in { usize::MAX } else { 5 }, at).await?;
        if handed_in {
            hand_in(app, &officer, id, at + DAY).await.with_context(|| name.to_owned())?;
        }
    }
    let at = house.now() - DAY * 2;
    let given_up = application(app, &officer, call, ("Gravelholm", "SE", "new"), at).await?;
    answer(app, &officer, given_up, usize::MAX, at).await?;
    hand_in(app, &officer, given_up, at + DAY).await?;
    withdraw(app, &officer, given_up, house.now()).await?;
    three_together(app, &officer, &partner, call).await.context("the consortium")
}

pub(super) async fn writer(house: &House, mail: &str) -> anyhow::Result<Actor> {
    let found =
        find_person_by_email(&mut house.read().await?.conn(), &mail.parse()?).await?.context("just added")?;
    let roles = vec![Role::CityOfficer];
    Ok(Actor::Person(SignedIn { id: found.id, name: found.name, locale: None, roles }))
}

async fn open(house: &House, olga: &Actor) -> anyhow::Result<Id<Call>> {
    let edition = edition_by_slug(&mut house.read().await?.conn(), INVENTED).await?.context("the edition")?;
    let id = create_call(house, olga, edition.id, CALL, Begin::Template).await?;
    let call = read(house, id).await?;
    let mut terms = call.terms.clone();
    let now = house.now();
    terms.opens = Some(now - DAY * 20);
    // The last second of a day in Brussels, about four weeks away.
    let zone = jiff::tz::TimeZone::get(&terms.zone)?;
    let evening = (now + DAY * 26).to_zoned(zone).with().time(jiff::civil::time(23, 59, 0, 0)).build()?;
    terms.deadlines = vec![
        Deadline { categories: Vec::new(), document: None, at: evening.timestamp() },
        Deadline {
            categories: Vec::new(),
            document: Some("letter-of-support".to_owned()),
            at: evening.checked_add(jiff::Span::new().days(9))?.timestamp(),
        },
    ];
    terms.contacts = vec![Contact { name: "Helpdesk (invented)".into(), mail: "help@example.org".into() }];
    keep_terms(house, olga, id, call.version, terms).await?;
    step(house, olga, id, read(house, id).await?.version, Step::Publish, "").await?;
    step(house, olga, id, read(house, id).await?.version, Step::Open, "").await?;
    Ok(id)
}

pub(super) async fn read(house: &House, id: Id<Call>) -> anyhow::Result<Call> {
    find_call(&mut house.db.read_current().await?.conn(), id).await?.context("the call")
}

async fn dossier(app: &App, id: Id<Expression>) -> anyhow::Result<Dossier> {
    Dossier::load(&mut app.house.db.read_current().await?.conn(), id).await?.context("just begun")
}

pub(super) async fn application(
    app: &App,
    actor: &Actor,
    call: Id<Call>,
    (name, country, category): (&str, &str, &str),
    at: Timestamp,
) -> anyhow::Result<Id<Expression>> {
    let new = NewExpression {
        call,
        lead: name.into(),
        country: Some(country.parse()?),
        place: None,
        is_city: true,
        category: category.into(),
        consortium: false,
    };
    Ok(begin(app, actor, &new, at).await?)
}

/// Answers the first `most` questions that are asked.
pub(super) async fn answer(
    app: &App,
    actor: &Actor,
    id: Id<Expression>,
    most: usize,
    at: Timestamp,
) -> anyhow::Result<()> {
    // Some questions are asked only after others are answered.
    for _ in 0..2 {
        let there = dossier(app, id).await?;
        let access = there.access(actor);
        let saves: Vec<Save> = open_questions(&there)
            .filter(|(part, _)| access.writes(there.head.shared, part))
            .take(most)
            .filter_map(|(part, field)| {
                let value = Some(said(&field, &there, &part)?);
                Some(Save { part, field: field.key, base: 0, value, save_id: String::new() })
            })
            .collect();
        save(app, actor, id, &saves, at).await?;
    }
    Ok(())
}

fn open_questions(there: &Dossier) -> impl Iterator<Item = (Part, Field)> {
    let circumstances = there.circumstances();
    let answers = there.answers();
    let form: &Form = &there.form;
    let asked = Asked::of(form, &answers, &circumstances);
    let mut open = Vec::new();
    for section in &form.sections {
        for part in circumstances.parts(section.whose) {
            for field in &section.fields {
                if field.required
                    && asked.contains(&part, &field.key)
                    && answers.get(&part, &field.key).is_none()
                {
                    open.push((part.clone(), field.clone()));
                }
            }
        }
    }
    open.into_iter()
}

/// A plainly invented answer.
fn said(field: &Field, there: &Dossier, part: &Part) -> Option<Value> {
    let body = there.members.iter().find(|member| member.part() == *part).or(there.lead())?;
    let name = body.name.as_str();
    let words = |text: &str| Value::Text(text.to_owned());
    let first = |options: &[centum_forms::Opt]| options.first().map(|option| option.key.clone());
    Some(match &field.kind {
        Kind::Short { .. } => words(&format!("{name} (invented)")),
        Kind::Long { .. } => words(&format!(
            "{name} is invented, and so is this answer. It stands where a city would describe its plans: what is to \
             change, for whom, by when, and how anyone could tell that it did."
        )),
        Kind::Choice { options } => Value::Choice(first(options)?),
        Kind::Several { options, .. } => Value::Several(vec![first(options)?]),
        Kind::Number { min, max, .. } => {
            Value::Number(84_000.min(max.unwrap_or(i64::MAX) / 2).max(min.unwrap_or(0)))
        }
        Kind::Money { .. } => Value::Money(25_000_000),
        Kind::Day { from, .. } => Value::Day((*from)?),
        Kind::Table { columns, min_rows, .. } => {
            let row = columns
                .iter()
                .filter_map(|column| Some((column.key.clone(), said(column, there, part)?)))
                .collect();
            Value::Table(vec![row; usize::try_from((*min_rows).max(1)).ok()?])
        }
        Kind::Place { .. } => Value::Place(Place { name: name.to_owned(), country: body.country, id: None }),
        Kind::Person => Value::Person(PersonValue {
            name: "Ofelia Officer".into(),
            function: "Head of strategy".into(),
            mail: "officer@example.org".into(),
            telephone: String::new(),
        }),
        Kind::Declaration => Value::Agreed,
        Kind::File { .. } => return None,
    })
}

fn signature(name: &str) -> Signature {
    Signature {
        name: name.into(),
        duty: "Deputy mayor".into(),
        mandate: "Council decision 7 (invented)".into(),
    }
}

pub(super) async fn hand_in(
    app: &App,
    actor: &Actor,
    id: Id<Expression>,
    at: Timestamp,
) -> anyhow::Result<()> {
    let seen = dossier(app, id).await?.manifest().digest();
    submit(app, actor, id, seen, &signature("Ofelia Officer"), at).await?;
    Ok(())
}

/// A consortium of three that waits for the signature of one.
async fn three_together(app: &App, officer: &Actor, partner: &Actor, call: Id<Call>) -> anyhow::Result<()> {
    let now = app.house.now();
    let id = application(app, officer, call, ("Hollenbruck", "AT", "new"), now).await?;
    let mut members = Vec::new();
    for (name, country) in [("Ivanska Lipa", "HR"), ("Jezerni Kraj", "SI")] {
        let city =
            NewMember { name: name.into(), country: Some(country.parse()?), place: None, is_city: true };
        members.push(add_member(app, officer, id, &city, now).await?);
    }
    let mail = PEOPLE[5].0;
    invite(app, officer, id, members[0], &mail.parse()?, now).await?;
    let letters = centum_jobs::letters_to(&mut app.house.db.read_current().await?.conn(), mail, 1).await?;
    let letter = letters.first().context("the invitation")?;
    let (_, after) = letter.letter.body.split_once("/expressions/invitations/").context("the link")?;
    accept(app, partner, &Secret::handed_in(after.split_whitespace().next().unwrap_or_default())).await?;
    answer(app, officer, id, usize::MAX, now).await?;
    let seen = dossier(app, id).await?.manifest().digest();
    sign_off(app, partner, id, members[0], seen, &signature("Pavel Partner"), now).await?;
    Ok(())
}
