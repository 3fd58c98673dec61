//! One publication: how it stands, its files, what can be done next, what became of it.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_accounts::{Permission, Person};
use centum_base::{Id, Timestamp};
use centum_web::{FieldErrors, Form, Locale, Message, Page, Problem, Tone, Upload, Visit, again, onward};
use serde::Deserialize;

use super::form::known;
use super::{PUBLISH, press, state_text, tone};
use crate::dcat::{Coded, Distribution, Format, Texts, vocabulary};
use crate::publishing::rules::{Verb, can};
use crate::publishing::{
    LARGEST_FILE, Publication, PublishError, State, Step, attach, change, check_approver, give_back, publish,
    reopen, send_in, steps, withdraw,
};
use crate::quality::pages::score::ScoreView;

/// A file with what stands around it in the form.
const FORM_BYTES: usize = (LARGEST_FILE + 1) << 20;

#[derive(Template)]
#[template(path = "publish/one.html")]
pub(super) struct One {
    pub(super) page: Page,
    pub(super) path: String,
    pub(super) version: i64,
    pub(super) state: String,
    pub(super) tone: &'static str,
    pub(super) meaning: String,
    pub(super) can_change: bool,
    pub(super) facts: Vec<(String, String)>,
    pub(super) embargo: Option<Timestamp>,
    pub(super) public: Option<String>,
    pub(super) lines: Vec<File>,
    /// What it would be worth, and what to add first.
    pub(super) score: Option<ScoreView>,
    pub(super) link: Link,
    pub(super) steps: Vec<Button>,
    pub(super) reasoned: Vec<Button>,
    pub(super) reason: String,
    pub(super) past: Vec<Past>,
    pub(super) errors: FieldErrors,
}

/// A distribution on the page.
pub(super) struct File {
    pub(super) key: String,
    pub(super) url: String,
    pub(super) title: String,
    pub(super) format: Option<String>,
    pub(super) size: Option<u64>,
}

/// A step that can be taken.
pub(super) struct Button {
    pub(super) name: &'static str,
    pub(super) text: String,
    pub(super) danger: bool,
}

/// A step that was taken.
pub(super) struct Past {
    pub(super) at: Timestamp,
    pub(super) state: String,
    pub(super) by: Option<String>,
    pub(super) reason: Option<String>,
}

/// An address that is typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Link {
    pub(super) version: i64,
    pub(super) link: String,
    pub(super) link_title: String,
    pub(super) link_format: String,
}

/// A distribution to be taken out.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Removal {
    version: i64,
    distribution: String,
}

/// A step to be taken.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Taken {
    version: i64,
    step: String,
    reason: String,
}

pub(super) fn view(locale: &Locale, page: Page, it: &Publication, past: Vec<Past>) -> One {
    let button = |verb, name: &'static str| {
        let text = locale.text(&format!("catalogue-publish-step-{name}"));
        can(verb, it.state).then(|| Button { name, text, danger: verb == Verb::Withdraw })
    };
    let plain = [(Verb::Publish, "publish"), (Verb::SendIn, "send-in"), (Verb::Reopen, "reopen")];
    let reasoned = [(Verb::GiveBack, "give-back"), (Verb::Withdraw, "withdraw")];
    let description = it.document.descriptions.best(&[locale.tag()]).map(|(_, text)| text.to_owned());
    let described = description.map(|text| (locale.text("catalogue-publish-description"), text));
    let named = (locale.text("catalogue-publish-name"), it.slug.clone());
    One {
        page,
        path: format!("{PUBLISH}/{}", it.id),
        version: it.version,
        state: state_text(locale, it.state),
        tone: tone(it.state),
        meaning: locale.text(&format!("catalogue-publish-means-{}", it.state.name())),
        can_change: can(Verb::Change, it.state),
        facts: described.into_iter().chain([named]).collect(),
        embargo: it.embargo,
        public: it.live.then(|| format!("/data/datasets/{}", it.slug)),
        lines: it.document.distributions.iter().map(|one| file(one, locale)).collect(),
        score: None,
        link: Link::default(),
        steps: plain.into_iter().filter_map(|(verb, name)| button(verb, name)).collect(),
        reasoned: reasoned.into_iter().filter_map(|(verb, name)| button(verb, name)).collect(),
        reason: String::new(),
        past,
        errors: FieldErrors::new(),
    }
}

fn file(it: &Distribution, locale: &Locale) -> File {
    let url = it.download_urls.first().or_else(|| it.access_urls.first()).cloned().unwrap_or_default();
    let title = it.titles.best(&[locale.tag()]).map(|(_, title)| title.to_owned());
    File {
        key: it.uri.clone().unwrap_or_default(),
        title: title.unwrap_or_else(|| url.clone()),
        url,
        format: it.format.as_ref().and_then(|format| format.value.as_ref()).map(|it| it.as_str().to_owned()),
        size: it.byte_size,
    }
}

async fn shown(visit: &Visit, it: &Publication) -> Result<One, Problem> {
    let mut reader = visit.app.house.db.read_current().await?;
    let mut past = Vec::new();
    for step in steps(&mut reader.conn(), it.id).await? {
        past.push(told(visit, &mut reader.conn(), step).await?);
    }
    let approves = match check_approver(&mut reader.conn(), &visit.actor, it).await {
        Ok(()) => true,
        Err(PublishError::Organiser | PublishError::SecondPerson) => false,
        Err(error) => return Err(error.into()),
    };
    let locale = &visit.locale;
    let title = it.document.titles.best(&[locale.tag()]).map_or(it.slug.as_str(), |(_, title)| title);
    let page = visit.desk_page(title).crumb(PUBLISH, locale.text("catalogue-publish-nav"));
    drop(reader);
    let score = press(visit)?.judge(it).await?;
    let score = score.as_ref().map(|score| ScoreView::of(locale, score));
    let mut one = One { score, ..view(locale, page, it, past) };
    // Whoever the rule would refuse is not asked to press.
    one.steps.retain(|step| approves || step.name != "publish");
    Ok(one)
}

async fn told(visit: &Visit, conn: &mut centum_store::Conn<'_>, step: Step) -> Result<Past, Problem> {
    let id: Option<Id<Person>> = step.by.strip_prefix("person:").and_then(|id| id.parse().ok());
    let by = match id {
        Some(id) => centum_accounts::find_person(conn, id).await?.map(|person| person.name),
        None => None,
    };
    Ok(Past { at: step.at, state: state_text(&visit.locale, step.state), by, reason: step.reason })
}

/// `GET /desk/publish/{id}`.
pub(super) async fn one(visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    let it = known(&visit, &id).await?;
    visit.html(&shown(&visit, &it).await?)
}

/// `POST /desk/publish/{id}/files`.
pub(super) async fn add_file(
    visit: Visit,
    Path(id): Path<String>,
    upload: Upload<FORM_BYTES>,
) -> Result<Response, Problem> {
    let it = known(&visit, &id).await?;
    let Some(file) = upload.files.into_iter().next() else {
        return unfit(&visit, &it, "catalogue-publish-file-none").await;
    };
    if file.bytes.is_empty() {
        return unfit(&visit, &it, "catalogue-publish-file-bare").await;
    }
    let version = upload.fields.value("version").and_then(|text| text.parse().ok()).unwrap_or_default();
    let (press, house) = (press(&visit)?, &visit.app.house);
    let named = (file.name.as_str(), file.bytes);
    let mut kept = attach(&press, house, &visit.actor, it.id, named).await?;
    let mut document = it.document.clone();
    kept.licences = document.licences.clone();
    document.distributions.push(kept);
    change(&press, house, &visit.actor, (it.id, version), document, it.embargo).await?;
    visit.flash(Tone::Success, "catalogue-publish-added");
    Ok(onward(&format!("{PUBLISH}/{}", it.id)))
}

/// The page again, with what is wrong beneath the file.
async fn unfit(visit: &Visit, it: &Publication, why: &'static str) -> Result<Response, Problem> {
    let mut view = shown(visit, it).await?;
    view.errors.push("file", why);
    again(visit, &view)
}

/// `POST /desk/publish/{id}/links`.
pub(super) async fn add_link(
    visit: Visit,
    Path(id): Path<String>,
    Form(form): Form<Link>,
) -> Result<Response, Problem> {
    let it = known(&visit, &id).await?;
    let address = form.link.trim();
    if !(address.starts_with("http://") || address.starts_with("https://")) || address.len() > 2000 {
        let mut view = shown(&visit, &it).await?;
        view.errors.push("link", "catalogue-publish-link-wrong");
        view.link = form;
        return again(&visit, &view);
    }
    let format = form.link_format.trim();
    let value = match vocabulary::file_type_of(format) {
        Some(known) => Some(Coded::Code(known.code.to_owned())),
        None => Some(Coded::Text(format.to_owned())).filter(|_| !format.is_empty()),
    };
    let title = form.link_title.trim();
    let mut document = it.document.clone();
    document.distributions.push(Distribution {
        titles: if title.is_empty() { Texts::default() } else { Texts::one("", title) },
        access_urls: vec![address.to_owned()],
        format: value.map(|value| Format { value: Some(value), given: None }),
        licences: document.licences.clone(),
        ..Distribution::default()
    });
    let seen = (it.id, form.version);
    change(&press(&visit)?, &visit.app.house, &visit.actor, seen, document, it.embargo).await?;
    visit.flash(Tone::Success, "catalogue-publish-added");
    Ok(onward(&format!("{PUBLISH}/{}", it.id)))
}

/// `POST /desk/publish/{id}/remove`.
pub(super) async fn remove(
    visit: Visit,
    Path(id): Path<String>,
    Form(form): Form<Removal>,
) -> Result<Response, Problem> {
    let it = known(&visit, &id).await?;
    let mut document = it.document.clone();
    document.distributions.retain(|one| one.uri.as_deref() != Some(form.distribution.as_str()));
    let seen = (it.id, form.version);
    change(&press(&visit)?, &visit.app.house, &visit.actor, seen, document, it.embargo).await?;
    visit.flash(Tone::Success, "catalogue-publish-removed");
    Ok(onward(&format!("{PUBLISH}/{}", it.id)))
}

/// `POST /desk/publish/{id}/step`.
pub(super) async fn step(
    visit: Visit,
    Path(id): Path<String>,
    Form(form): Form<Taken>,
) -> Result<Response, Problem> {
    let it = known(&visit, &id).await?;
    let (house, actor, seen) = (&visit.app.house, &visit.actor, (it.id, form.version));
    let done = match form.step.as_str() {
        "send-in" => send_in(&press(&visit)?, house, actor, seen).await,
        "publish" => publish(&press(&visit)?, house, actor, seen).await,
        "reopen" => reopen(house, actor, seen).await.map(|()| State::Draft),
        "give-back" => give_back(house, actor, seen, &form.reason).await.map(|()| State::Draft),
        "withdraw" => withdraw(house, actor, seen, &form.reason).await.map(|()| State::Withdrawn),
        _ => return Err(Problem::bad_request("problem-form")),
    };
    match done {
        Ok(state) => {
            visit.flash(Tone::Success, Message::new(format!("catalogue-publish-done-{}", state.name())));
            Ok(onward(&format!("{PUBLISH}/{}", it.id)))
        }
        Err(PublishError::Reason) => {
            let mut view = shown(&visit, &it).await?;
            view.errors.push("reason", "catalogue-publish-reason-needed");
            view.reason = form.reason;
            again(&visit, &view)
        }
        Err(error) => Err(error.into()),
    }
}

/// The right that these pages ask for.
pub(super) const RIGHT: Permission = Permission::PublishData;
