//! Reminders: who would get a letter for which reason, and sending them.

use std::collections::{BTreeMap, BTreeSet};

use centum_accounts::{Actor, Permission, Person, find_people};
use centum_base::{Digest, Id, Timestamp};
use centum_forms::{Form, Kind, Texts};
use centum_jobs::{Handler, JobError, Letter, enqueue, post};
use centum_ledger::{House, Note, Subject};
use centum_store::{Conn, Row, StoreResult, args};
use centum_web::Locale;
use serde::{Deserialize, Serialize};

use super::store::reminding as sql;
use crate::Attempt;
use crate::call::{Call, CallError, Terms, deadline_for, find_call, form_of};
use crate::expression::model::Expression;
use crate::expression::reference;
use crate::pages::words::{moment, zone_of};
use crate::telling::{Site, language};

/// The job that writes the letters.
pub const REMIND_JOB: &str = "calls.remind";
/// The same person is not reminded of the same within so many microseconds: a day.
const PAUSE: i64 = 24 * 3600 * 1_000_000;
/// So many people are written to in one transaction.
const BATCH: u32 = 100;

/// What people are reminded of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// Something is missing or wrong in a draft.
    Incomplete,
    /// A draft is complete and not handed in.
    NotSubmitted,
    /// A member of a consortium has not signed off a complete draft.
    Unsigned,
    /// A document with a later deadline is missing.
    Documents,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 4] = [Self::Incomplete, Self::NotSubmitted, Self::Unsigned, Self::Documents];

    /// The name in the database, in addresses and in ids of texts.
    pub fn name(self) -> &'static str {
        match self {
            Self::Incomplete => "incomplete",
            Self::NotSubmitted => "not-submitted",
            Self::Unsigned => "unsigned",
            Self::Documents => "documents",
        }
    }

    /// The reason of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.name() == name)
    }
}

/// An application that a letter is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concerned {
    /// Which.
    pub id: Id<Expression>,
    /// Its number.
    pub number: u32,
    /// What it is called.
    pub title: String,
    /// Until when what the letter asks for can be done.
    pub due: Vec<Due>,
}

/// A deadline that a letter names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// What is due, in the words of the form; the application itself if absent.
    pub document: Option<Texts>,
    /// When.
    pub at: Timestamp,
}

/// What the deadlines of applications are read from: the terms of their call, and the forms that they answer.
struct Deadlines<'c> {
    call: &'c Call,
    reason: Reason,
    forms: BTreeMap<u32, Form>,
}

impl<'c> Deadlines<'c> {
    fn of(call: &'c Call, reason: Reason) -> Self {
        Self { call, reason, forms: BTreeMap::new() }
    }

    /// The application of a row, with what is due for its category.
    async fn concerned(&mut self, conn: &mut Conn<'_>, row: &Row) -> StoreResult<Concerned> {
        let category: String = row.get("category")?;
        let number: u32 = row.get("form")?;
        if self.reason == Reason::Documents && !self.forms.contains_key(&number) {
            self.forms.insert(number, form_of(conn, self.call.id, number).await?.unwrap_or_default());
        }
        let due = due(&self.call.terms, &category, self.reason, self.forms.get(&number));
        Ok(Concerned { id: row.get("id")?, number: row.get("number")?, title: row.get("title")?, due })
    }
}

/// What is due for an application of that category: itself, or the documents that its form asks for.
fn due(terms: &Terms, category: &str, reason: Reason, form: Option<&Form>) -> Vec<Due> {
    let of = |document: Option<&str>| deadline_for(terms, category, document).map(|one| one.at);
    match reason {
        Reason::Incomplete | Reason::NotSubmitted | Reason::Unsigned => {
            of(None).map(|at| Due { document: None, at }).into_iter().collect()
        }
        Reason::Documents => {
            let mut documents: Vec<(&str, Texts)> = Vec::new();
            for (section, field) in form.into_iter().flat_map(Form::fields) {
                let Kind::File { document: Some(key), .. } = &field.kind else { continue };
                if !documents.iter().any(|(known, _)| known == key) {
                    // A field that says “The letter” is told by the section that it stands in.
                    let said = if section.title.is_empty() { &field.label } else { &section.title };
                    documents.push((key, said.clone()));
                }
            }
            let due = |(key, said): (&str, Texts)| Some(Due { document: Some(said), at: of(Some(key))? });
            documents.into_iter().filter_map(due).collect()
        }
    }
}

/// Somebody who would get a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// Who.
    pub person: Id<Person>,
    /// The name.
    pub name: String,
    /// Where the letter goes.
    pub mail: String,
    /// The language that the person reads, if it was chosen.
    pub locale: Option<String>,
    /// What the letter is about.
    pub about: Vec<Concerned>,
    /// When the person was last reminded of the same.
    pub reminded_at: Option<Timestamp>,
}

impl Recipient {
    /// Whether the person may be reminded again.
    pub fn is_due(&self, now: Timestamp) -> bool {
        self.reminded_at.is_none_or(|at| now.as_microsecond() - at.as_microsecond() >= PAUSE)
    }
}

/// Everyone who has an address and the reason to be reminded, by the first application that it is about. Of what was due
/// before `now` nobody is reminded.
pub async fn recipients(
    conn: &mut Conn<'_>,
    call: &Call,
    reason: Reason,
    now: Timestamp,
) -> StoreResult<Vec<Recipient>> {
    let rows = match reason {
        Reason::Unsigned => conn.all(&sql::UNSIGNED, args![call.id]).await?,
        _ => conn.all(&sql::OF_LEAD, args![call.id, reason.name()]).await?,
    };
    let ids: BTreeSet<Id<Person>> =
        rows.iter().map(|row| row.get("person_id")).collect::<StoreResult<_>>()?;
    let mut people = find_people(conn, &ids).await?;
    let mut deadlines = Deadlines::of(call, reason);
    let mut found: Vec<Recipient> = Vec::new();
    let mut places: BTreeMap<String, Option<usize>> = BTreeMap::new();
    for row in &rows {
        let id: Id<Person> = row.get("person_id")?;
        let mut about = deadlines.concerned(conn, row).await?;
        let had = about.due.len();
        about.due.retain(|due| due.at >= now);
        if had > 0 && about.due.is_empty() {
            continue;
        }
        let place = match places.get(&id.to_string()) {
            Some(place) => *place,
            None => {
                let reminded: Option<i64> = row.get("reminded_at")?;
                let reminded_at = reminded.and_then(|at| Timestamp::from_microsecond(at).ok());
                let person = people.remove(&id).and_then(|person| {
                    let Person { name, email, locale, .. } = person;
                    Some(Recipient { person: id, name, mail: email?, locale, about: Vec::new(), reminded_at })
                });
                let place = person.map(|person| {
                    found.push(person);
                    found.len() - 1
                });
                places.insert(id.to_string(), place);
                place
            }
        };
        if let Some(recipient) = place.and_then(|place| found.get_mut(place))
            && !recipient.about.contains(&about)
        {
            recipient.about.push(about);
        }
    }
    Ok(found)
}

/// The digest of a list: who is written to about what, with which deadlines. A person agrees to exactly this list.
pub fn digest(list: &[&Recipient]) -> Digest {
    let line = |one: &Recipient, about: &Concerned| {
        let due: Vec<String> = about.due.iter().map(|due| due.at.to_string()).collect();
        format!("{} {} {}", one.person, about.id, due.join(" "))
    };
    let lines = list.iter().flat_map(|one| one.about.iter().map(|about| line(one, about)));
    let mut lines: Vec<String> = lines.collect();
    lines.sort();
    Digest::of(lines.join("\n").as_bytes())
}

/// What was asked for once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// Of what.
    pub reason: Reason,
    /// By whom.
    pub asked_by: String,
    /// When.
    pub asked_at: Timestamp,
    /// How many letters.
    pub letters: u32,
    /// Whether all of them are in the outbox.
    pub is_done: bool,
}

/// What was sent, the last first.
pub async fn sent(conn: &mut Conn<'_>, call: Id<Call>) -> StoreResult<Vec<Sent>> {
    let rows = conn.all(&sql::SENT, args![call]).await?;
    let read = |row: &centum_store::Row| {
        Ok(Sent {
            reason: row.named("reason", Reason::named)?,
            asked_by: row.get("asked_by")?,
            asked_at: row.get("asked_at")?,
            letters: row.get("letters")?,
            is_done: row.get::<i64>("posted")? == row.get::<i64>("lines")?,
        })
    };
    rows.iter().map(read).collect()
}

#[derive(Serialize, Deserialize)]
struct Task {
    call: Id<Call>,
    batch: String,
    reason: Reason,
    site: Site,
}

/// Sends a letter to everyone on the list that the person saw. Tells how many.
pub async fn remind(
    house: impl Into<Attempt<'_, House>>,
    actor: &Actor,
    call: Id<Call>,
    reason: Reason,
    seen: Digest,
    site: &Site,
) -> Result<usize, CallError> {
    let house = &house.into();
    let recorded = actor.require(Permission::ManageCalls)?;
    let mut tx = house.begin().await?;
    let found = find_call(&mut tx.conn(), call).await?.ok_or(CallError::Absent)?;
    let now = house.now();
    let all = recipients(&mut tx.conn(), &found, reason, now).await?;
    let list: Vec<&Recipient> = all.iter().filter(|one| one.is_due(now)).collect();
    if digest(&list) != seen {
        return Err(CallError::Changed);
    }
    if list.is_empty() {
        return Ok(0);
    }
    let batch = house.id::<Task>().to_string();
    for one in &list {
        for about in &one.about {
            let id = house.id::<Recipient>();
            let by = recorded.to_string();
            let values = args![id, call, &batch, reason.name(), one.person, about.id, by, now];
            tx.conn().execute(&sql::INSERT, values).await?;
        }
    }
    let task = Task { call, batch, reason, site: site.clone() };
    let payload = serde_json::to_value(&task).expect("a task has a JSON form");
    enqueue(house, &mut tx, REMIND_JOB, &payload, now).await?;
    let note = Note::new()
        .with("reason", reason.name())
        .with("letters", list.len())
        .with("list", digest(&list))
        .with("batch", &task.batch);
    house.record(&mut tx, &recorded, "calls.remind", &Subject::new("call", found.id), note).await?;
    let count = list.len();
    house.close(tx).await?;
    Ok(count)
}

/// The handler of the job. Done twice, it writes to nobody twice.
pub(crate) fn handler() -> Handler {
    Handler::new(REMIND_JOB, |house, payload| async move {
        let task: Task = serde_json::from_value(payload)?;
        while write_some(&house, &task).await? {}
        Ok(())
    })
}

async fn write_some(house: &House, task: &Task) -> Result<bool, JobError> {
    let mut tx = house.begin().await?;
    let Some(call) = find_call(&mut tx.conn(), task.call).await? else { return Ok(false) };
    let rows = tx.conn().all(&sql::UNPOSTED, args![task.call, &task.batch, BATCH]).await?;
    let ids: BTreeSet<Id<Person>> =
        rows.iter().map(|row| row.get("person_id")).collect::<StoreResult<_>>()?;
    let people = find_people(&mut tx.conn(), &ids).await?;
    let mut deadlines = Deadlines::of(&call, task.reason);
    for id in ids {
        tx.conn().execute(&sql::POSTED, args![task.call, id, &task.batch, house.now()]).await?;
        let Some(person) = people.get(&id) else { continue };
        let Some(recipient) = person.email.clone() else { continue };
        let of = tx.conn().all(&sql::OF_PERSON, args![task.call, id, &task.batch]).await?;
        let mut about = Vec::with_capacity(of.len());
        for row in &of {
            about.push(deadlines.concerned(&mut tx.conn(), row).await?);
        }
        let (subject, body) =
            letter(language(person.locale.as_deref()), &person.name, &call, task.reason, &about, &task.site);
        post(house, &mut tx, &Letter { recipient, subject, body }).await?;
    }
    tx.commit().await?;
    Ok(rows.len() == BATCH as usize)
}

/// Subject and body of a letter, as it is sent and as it is previewed.
pub fn letter(
    locale: &Locale,
    name: &str,
    call: &Call,
    reason: Reason,
    about: &[Concerned],
    site: &Site,
) -> (String, String) {
    let title = call.terms.title.in_lang(locale.tag());
    let zone = zone_of(&call.terms);
    let due = |one: &Due| {
        let at = moment(locale, one.at, &zone);
        match &one.document {
            Some(texts) => {
                let line = locale.say("calls-letter-remind-due-document");
                line.arg("document", texts.in_lang(locale.tag())).arg("deadline", at).plain()
            }
            None => locale.say("calls-letter-remind-due").arg("deadline", at).plain(),
        }
    };
    let line = |one: &Concerned| {
        let head = format!("{} {}", reference(one.number), one.title);
        let link = format!("{}/expressions/{}", site.base, one.id);
        std::iter::once(head).chain(one.due.iter().map(due)).chain([link]).collect::<Vec<_>>().join("\n")
    };
    let id = format!("calls-letter-remind-{}", reason.name());
    let subject = locale.say(&format!("{id}-subject")).arg("call", title).plain();
    let body = locale
        .say(&format!("{id}-body"))
        .arg("name", name)
        .arg("call", title)
        .arg("applications", about.iter().map(line).collect::<Vec<_>>().join("\n\n"))
        .arg("site", &site.name);
    (subject.split_whitespace().collect::<Vec<_>>().join(" "), body.plain())
}
