//! Telling people what changed about a call: one letter each, in their language, by a job.

use std::sync::LazyLock;

use centum_accounts::{Person, find_person};
use centum_base::{Id, Timestamp};
use centum_forms::Form;
use centum_jobs::{Handler, JobError, Letter, enqueue, post};
use centum_ledger::House;
use centum_store::{Conn, StoreResult, Tx};
use centum_web::locale::{Catalogue, Customs};
use centum_web::{Locale, Settings};
use serde::{Deserialize, Serialize};

use crate::call::{self, About, Call};
use crate::questions::{
    Asked, Earlier, answered_at_number, correction, find_question, note_told_of_correction,
    untold_of_correction,
};

/// The job that writes the letters.
pub const TELL_JOB: &str = "calls.tell";
/// So many letters are written in one transaction, so that nobody waits long for the writer.
const BATCH: u32 = 200;

/// What a letter has to know of the site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Site {
    /// The name.
    pub name: String,
    /// The address, without a slash at its end.
    pub base: String,
}

impl Site {
    /// The site of these settings.
    pub fn of(settings: &Settings) -> Self {
        Self { name: settings.site_name.clone(), base: settings.base.join("") }
    }
}

#[derive(Serialize, Deserialize)]
struct Task {
    call: Id<Call>,
    about: About,
    number: u32,
    /// Who followed at that time is told; who comes later reads it on the page.
    since: Timestamp,
    site: Site,
}

/// Puts the telling in the queue, in the transaction of what is told.
pub(crate) async fn tell_later(
    house: &House,
    tx: &mut Tx,
    call: Id<Call>,
    (about, number): (About, u32),
    site: &Site,
) -> StoreResult<()> {
    let now = house.now();
    let task = Task { call, about, number, since: now, site: site.clone() };
    let payload = serde_json::to_value(task).expect("a task has a JSON form");
    enqueue(house, tx, TELL_JOB, &payload, now).await
}

/// The handler of the job. Done twice, it tells nobody twice.
pub(crate) fn handler() -> Handler {
    Handler::new(TELL_JOB, |house, payload| async move {
        let task: Task = serde_json::from_value(payload)?;
        while tell_some(&house, &task).await? {}
        Ok(())
    })
}

/// What there is to tell.
enum News {
    /// The call was corrected, for a reason. The form tells what its documents are called.
    Corrigendum { reason: String, form: Form },
    /// A question was answered: how it is worded for everyone, the answer, and who asked.
    Answer { wording: String, answer: String, asker: Option<Id<Person>> },
    /// The answer of a number was corrected.
    Correction { number: u32, wording: String, answer: String, before: Earlier },
}

impl News {
    /// What a task is about, as it stands now; nothing where it does not stand any more.
    async fn of(conn: &mut Conn<'_>, call: &Call, task: &Task) -> StoreResult<Option<Self>> {
        Ok(match task.about {
            About::Corrigendum => {
                let version = call::terms_at(conn, call.id, task.number).await?;
                let form = call::form_of(conn, call.id, call.form).await?.unwrap_or_default();
                version.map(|version| Self::Corrigendum { reason: version.reason, form })
            }
            About::Answer => {
                let question = answered_at_number(conn, call.id, task.number).await?;
                question.and_then(|question| match question.state {
                    Asked::Answered { wording, answer, .. } => {
                        Some(Self::Answer { wording, answer, asker: question.person })
                    }
                    Asked::Waiting | Asked::SetAside => None,
                })
            }
            About::Correction => {
                let Some(before) = correction(conn, call.id, task.number).await? else { return Ok(None) };
                let question = find_question(conn, before.question).await?;
                question.and_then(|question| match question.state {
                    Asked::Answered { number, wording, answer, .. } => {
                        Some(Self::Correction { number, wording, answer, before })
                    }
                    Asked::Waiting | Asked::SetAside => None,
                })
            }
        })
    }

    /// The next people who are to be told.
    async fn untold(&self, tx: &mut Tx, call: &Call, task: &Task) -> StoreResult<Vec<Id<Person>>> {
        match self {
            Self::Correction { number, .. } => {
                let numbers = (task.number, *number);
                untold_of_correction(tx, call.id, numbers, task.since, BATCH).await
            }
            Self::Corrigendum { .. } | Self::Answer { .. } => {
                call::untold(tx, call.id, (task.about, task.number), task.since, BATCH).await
            }
        }
    }

    /// Remembers that somebody was told.
    async fn note(
        &self,
        tx: &mut Tx,
        call: &Call,
        task: &Task,
        person: Id<Person>,
        now: Timestamp,
    ) -> StoreResult<()> {
        match self {
            Self::Correction { .. } => note_told_of_correction(tx, call.id, task.number, person, now).await,
            Self::Corrigendum { .. } | Self::Answer { .. } => {
                call::note_told(tx, call.id, (task.about, task.number), person, now).await
            }
        }
    }
}

/// Tells the next of those who are left. Tells whether somebody may be left still.
async fn tell_some(house: &House, task: &Task) -> Result<bool, JobError> {
    let mut tx = house.begin().await?;
    let Some(call) = call::find_call(&mut tx.conn(), task.call).await? else { return Ok(false) };
    let Some(news) = News::of(&mut tx.conn(), &call, task).await? else { return Ok(false) };
    let mut people = news.untold(&mut tx, &call, task).await?;
    let more = people.len() == BATCH as usize;
    // Who asked is told of the answer without following the call.
    if let News::Answer { asker: Some(asker), .. } = &news
        && !people.contains(asker)
        && !call::was_told(&mut tx.conn(), call.id, (task.about, task.number), *asker).await?
    {
        people.push(*asker);
    }
    for id in people {
        news.note(&mut tx, &call, task, id, house.now()).await?;
        let Some(person) = find_person(&mut tx.conn(), id).await? else { continue };
        let Some(recipient) = person.email.clone() else { continue };
        let locale = language_of(&person);
        let (subject, body) = match &news {
            News::Answer { wording, answer, .. } => {
                of_answer(locale, &person, &call, task, (wording, answer))
            }
            News::Correction { number, wording, answer, before } => {
                of_correction(locale, &person, &call, &task.site, (*number, wording, answer, before))
            }
            News::Corrigendum { reason, form } => {
                of_corrigendum(locale, &person, &call, task, (reason.as_str(), form))
            }
        };
        let subject = subject.split_whitespace().collect::<Vec<_>>().join(" ");
        post(house, &mut tx, &Letter { recipient, subject, body }).await?;
    }
    tx.commit().await?;
    Ok(more)
}

fn of_corrigendum(
    locale: &Locale,
    person: &Person,
    call: &Call,
    task: &Task,
    (reason, form): (&str, &Form),
) -> (String, String) {
    let title = call.terms.title.in_lang(locale.tag());
    let link = format!("{}/calls/{}/changes#corrigendum-{}", task.site.base, call.slug, task.number);
    let subject =
        locale.say("calls-letter-corrigendum-subject").arg("call", title).arg("number", task.number);
    let body = locale
        .say("calls-letter-corrigendum-body")
        .arg("name", &person.name)
        .arg("call", title)
        .arg("number", task.number)
        .arg("reason", reason)
        .arg("deadlines", crate::pages::words::deadlines(locale, call, form))
        .arg("link", link)
        .arg("site", &task.site.name);
    (subject.plain(), body.plain())
}

fn of_answer(
    locale: &Locale,
    person: &Person,
    call: &Call,
    task: &Task,
    (wording, answer): (&str, &str),
) -> (String, String) {
    let title = call.terms.title.in_lang(locale.tag());
    let link = format!("{}/calls/{}/questions#question-{}", task.site.base, call.slug, task.number);
    let subject = locale.say("calls-letter-answer-subject").arg("call", title);
    let body = locale
        .say("calls-letter-answer-body")
        .arg("name", &person.name)
        .arg("call", title)
        .arg("question", wording)
        .arg("answer", answer)
        .arg("link", link)
        .arg("site", &task.site.name);
    (subject.plain(), body.plain())
}

fn of_correction(
    locale: &Locale,
    person: &Person,
    call: &Call,
    site: &Site,
    (number, wording, answer, before): (u32, &str, &str, &Earlier),
) -> (String, String) {
    let title = call.terms.title.in_lang(locale.tag());
    let link = format!("{}/calls/{}/questions#question-{number}", site.base, call.slug);
    let subject = locale.say("calls-letter-correction-subject").arg("call", title).arg("number", number);
    let body = locale
        .say("calls-letter-correction-body")
        .arg("name", &person.name)
        .arg("call", title)
        .arg("question", wording)
        .arg("before", &before.answer)
        .arg("answer", answer)
        .arg("link", link)
        .arg("site", &site.name);
    (subject.plain(), body.plain())
}

/// Letters are written by a job, where no request brings a language: from the texts of this module alone.
static LETTERS: LazyLock<Catalogue> = LazyLock::new(|| {
    Catalogue::new(crate::MESSAGES, Customs::default()).expect("the module's texts are read by a test")
});

fn language_of(person: &Person) -> &'static Locale {
    language(person.locale.as_deref())
}

/// The language of that tag as letters are written in it; English for any other.
pub(crate) fn language(tag: Option<&str>) -> &'static Locale {
    LETTERS.chosen(tag)
}
