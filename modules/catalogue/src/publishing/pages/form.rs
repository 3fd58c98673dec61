//! What a publication says, in one column.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_accounts::Email;
use centum_base::{Date, Id, TimeZone, Timestamp};
use centum_web::components::Choice;
use centum_web::links::Query;
use centum_web::{FieldErrors, Form, Locale, Message, Page, Problem, Tone, Visit, again, onward};
use serde::Deserialize;

use super::{PUBLISH, press};
use crate::dcat::{self, Coded, Contact, Lang, vocabulary};
use crate::publishing::rules::{self, Fault};
use crate::publishing::{New, Publication, PublishError, begin, change, find, open_to};
use crate::records::Record;
use crate::sources::{Catalogue, Publisher, publisher};

#[derive(Template)]
#[template(path = "publish/form.html")]
pub(super) struct FormPage {
    pub(super) page: Page,
    pub(super) action: String,
    pub(super) back: String,
    pub(super) form: Typed,
    pub(super) languages: Vec<Choice>,
    pub(super) themes: Vec<Choice>,
    pub(super) licences: Vec<Choice>,
    pub(super) frequencies: Vec<Choice>,
    pub(super) errors: FieldErrors,
}

/// What is typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    pub(super) version: i64,
    pub(super) catalogue: String,
    pub(super) title: String,
    pub(super) language: String,
    pub(super) description: String,
    pub(super) keywords: String,
    pub(super) theme: String,
    pub(super) licence: String,
    pub(super) frequency: String,
    pub(super) contact_name: String,
    pub(super) contact_mail: String,
    pub(super) page: String,
    pub(super) embargo: String,
}

impl Typed {
    /// The fields of a publication, in the language that it is written in first.
    fn of(it: &Publication, locale: &Locale) -> Self {
        let document = &it.document;
        let best = document.titles.best(&[locale.tag()]);
        let language = best.map_or_else(|| Lang::new(locale.tag()), |(lang, _)| lang.clone());
        let code = |coded: Option<&Coded>| coded.and_then(Coded::code).unwrap_or_default().to_owned();
        let words = document.keywords.get(&language).into_iter().flatten().cloned().collect::<Vec<_>>();
        let contact = document.contacts.first();
        let licences = document.distributions.iter().flat_map(|one| &one.licences);
        Self {
            version: it.version,
            catalogue: String::new(),
            title: best.map(|(_, title)| title.to_owned()).unwrap_or_default(),
            description: document.descriptions.0.get(&language).cloned().unwrap_or_default(),
            keywords: words.join(", "),
            theme: code(document.themes.first()),
            licence: code(document.licences.iter().chain(licences).next()),
            frequency: code(document.frequency.as_ref()),
            contact_name: contact
                .and_then(|it| it.names.best(&[locale.tag()]))
                .map(|(_, name)| name.to_owned())
                .unwrap_or_default(),
            contact_mail: contact.and_then(|it| it.emails.first()).cloned().unwrap_or_default(),
            page: document.landing_pages.first().cloned().unwrap_or_default(),
            embargo: it.embargo.map(|at| at.to_zoned(TimeZone::UTC).date().to_string()).unwrap_or_default(),
            language: language.as_str().to_owned(),
        }
    }

    /// A document with these fields in the place of its own; what the form does not show, or `shown` unchanged, stays.
    fn onto(&self, mut document: dcat::Record, shown: &Self) -> dcat::Record {
        let language = Lang::new(&self.language);
        let text = |texts: &mut dcat::Texts, text: &str| {
            if text.trim().is_empty() {
                texts.0.remove(&language);
            } else {
                texts.0.insert(language.clone(), text.trim().to_owned());
            }
        };
        text(&mut document.titles, &self.title);
        text(&mut document.descriptions, &self.description);
        let words = self.keywords.split(',').map(str::trim).filter(|word| !word.is_empty());
        document.keywords.insert(language.clone(), words.map(str::to_owned).collect());
        document.keywords.retain(|_, words| !words.is_empty());
        let code = |text: &str| Some(Coded::Code(text.to_owned())).filter(|_| !text.is_empty());
        if self.theme != shown.theme {
            put_first(&mut document.themes, code(&self.theme));
        }
        if self.licence != shown.licence {
            document.licences = code(&self.licence).into_iter().collect();
            for distribution in &mut document.distributions {
                distribution.licences = document.licences.clone();
            }
        }
        if self.frequency != shown.frequency {
            document.frequency = code(&self.frequency);
        }
        let said = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let mut contact = document.contacts.first().cloned().unwrap_or_default();
        contact.names = said(&self.contact_name).map(|name| dcat::Texts::one("", &name)).unwrap_or_default();
        contact.emails = said(&self.contact_mail).into_iter().collect();
        put_first(&mut document.contacts, Some(contact).filter(|it| *it != Contact::default()));
        put_first(&mut document.landing_pages, said(&self.page));
        document
    }

    /// When the embargo ends. A day that is left as it stood keeps the hour that a program may have said.
    fn embargo(
        &self,
        shown: &Self,
        before: Option<Timestamp>,
        errors: &mut FieldErrors,
    ) -> Option<Timestamp> {
        let text = self.embargo.trim();
        if text == shown.embargo {
            return before;
        }
        if text.is_empty() {
            return None;
        }
        let day = text.parse::<Date>().ok().and_then(|day| day.to_zoned(TimeZone::UTC).ok());
        if day.is_none() {
            errors.push("embargo", "catalogue-publish-embargo-wrong");
        }
        day.map(|day| day.timestamp())
    }

    /// What is wrong with it; what was there before and is not touched holds nobody up.
    fn check(&self, shown: &Self, errors: &mut FieldErrors) {
        if self.title.trim().is_empty() {
            errors.push("title", "form-required");
        }
        let mail = self.contact_mail.trim();
        if !mail.is_empty() && mail != shown.contact_mail && mail.parse::<Email>().is_err() {
            errors.push("contact_mail", "catalogue-desk-error-mail");
        }
        let page = self.page.trim();
        if !page.is_empty() && !page.starts_with("http://") && !page.starts_with("https://") {
            errors.push("page", "catalogue-publish-link-wrong");
        }
    }
}

/// Puts a value in the place of the first, and keeps the others.
fn put_first<T: PartialEq>(all: &mut Vec<T>, value: Option<T>) {
    if !all.is_empty() {
        all.remove(0);
    }
    if let Some(value) = value {
        all.retain(|one| *one != value);
        all.insert(0, value);
    }
}

pub(super) fn view(
    page: Page,
    locale: &Locale,
    target: (String, String),
    form: Typed,
    errors: FieldErrors,
) -> FormPage {
    let (action, back) = target;
    let choose = |current: &str| Choice::new("", locale.text("catalogue-publish-choose"), Some(current));
    let mut themes = vec![choose(&form.theme)];
    let of = |code: &str, label: &str, current: &str| Choice::new(code, label, Some(current));
    themes.extend(
        vocabulary::themes().concepts().iter().map(|it| of(it.code, it.label(locale.tag()), &form.theme)),
    );
    let mut licences = vec![choose(&form.licence)];
    let open = vocabulary::licences()
        .concepts()
        .iter()
        .filter(|it| (it.facts.open && !it.facts.unversioned) || it.code == form.licence);
    licences.extend(open.map(|it| of(it.code, it.label(locale.tag()), &form.licence)));
    let mut frequencies = vec![choose(&form.frequency)];
    let all = vocabulary::frequencies().concepts().iter();
    frequencies.extend(all.map(|it| of(it.code, it.label(locale.tag()), &form.frequency)));
    let tags = vocabulary::languages().concepts().iter().filter(|it| it.facts.len() == 2);
    let mut languages: Vec<Choice> =
        tags.map(|it| of(it.facts, it.label(locale.tag()), &form.language)).collect();
    locale.sort_by_text(&mut languages, |choice| &choice.text);
    FormPage { page, action, back, form, languages, themes, licences, frequencies, errors }
}

fn page(visit: &Visit, title: &str) -> Page {
    visit.desk_page(visit.locale.text(title)).crumb(PUBLISH, visit.locale.text("catalogue-publish-nav"))
}

fn new_view(visit: &Visit, form: Typed, errors: FieldErrors) -> FormPage {
    let target = (format!("{PUBLISH}/new"), PUBLISH.to_owned());
    view(page(visit, "catalogue-publish-new"), &visit.locale, target, form, errors)
}

fn edit_view(visit: &Visit, it: &Publication, form: Typed, errors: FieldErrors) -> FormPage {
    let own = format!("{PUBLISH}/{}", it.id);
    let title = it.document.titles.best(&[visit.locale.tag()]).map_or(it.slug.as_str(), |(_, title)| title);
    let page = page(visit, "catalogue-publish-change").crumb(own.clone(), title);
    view(page, &visit.locale, (format!("{own}/edit"), own), form, errors)
}

/// `GET /desk/publish/new`.
pub(super) async fn new(visit: Visit) -> Result<Response, Problem> {
    let catalogue = Query::parse(visit.uri.query()).get("catalogue").unwrap_or_default().to_owned();
    let form = Typed { catalogue, language: visit.locale.tag().to_owned(), ..Typed::default() };
    visit.html(&new_view(&visit, form, FieldErrors::new()))
}

/// `POST /desk/publish/new`.
pub(super) async fn create(visit: Visit, Form(form): Form<Typed>) -> Result<Response, Problem> {
    let open = open_to(&mut visit.app.house.read().await?.conn(), &visit.actor).await?;
    let own = open.iter().find(|one| one.slug == form.catalogue).ok_or_else(Problem::not_found)?;
    let mut errors = FieldErrors::new();
    form.check(&Typed::default(), &mut errors);
    let embargo = form.embargo(&Typed::default(), None, &mut errors);
    if errors.is_empty() {
        let document = dcat::Record { publishers: keeper(&visit, own).await?, ..dcat::Record::default() };
        let new = New { slug: None, document: form.onto(document, &Typed::default()), embargo };
        match begin(&press(&visit)?, &visit.app.house, &visit.actor, own.id, new).await {
            Ok(id) => {
                visit.flash(Tone::Success, "catalogue-publish-saved");
                return Ok(onward(&format!("{PUBLISH}/{id}")));
            }
            Err(PublishError::Wrong(wrong)) => say(&mut errors, &wrong),
            Err(error) => return Err(error.into()),
        }
    }
    again(&visit, &new_view(&visit, form, errors))
}

/// Who publishes what is written in a catalogue, where that is said of it.
async fn keeper(visit: &Visit, of: &Catalogue) -> Result<Vec<dcat::Agent>, Problem> {
    let Some(id) = of.publisher else { return Ok(Vec::new()) };
    let found = publisher(&mut visit.app.house.read().await?.conn(), id).await?;
    let agent =
        |one: Publisher| dcat::Agent { names: dcat::Texts::one("", &one.name), ..dcat::Agent::default() };
    Ok(found.map(agent).into_iter().collect())
}

/// `GET /desk/publish/{id}/edit`.
pub(super) async fn edit(visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    let it = known(&visit, &id).await?;
    let form = Typed::of(&it, &visit.locale);
    visit.html(&edit_view(&visit, &it, form, FieldErrors::new()))
}

/// `POST /desk/publish/{id}/edit`.
pub(super) async fn keep(
    visit: Visit,
    Path(id): Path<String>,
    Form(form): Form<Typed>,
) -> Result<Response, Problem> {
    let it = known(&visit, &id).await?;
    let mut errors = FieldErrors::new();
    let shown = Typed::of(&it, &visit.locale);
    form.check(&shown, &mut errors);
    let embargo = form.embargo(&shown, it.embargo, &mut errors);
    if errors.is_empty() {
        let seen = (it.id, form.version);
        let document = form.onto(it.document.clone(), &shown);
        match change(&press(&visit)?, &visit.app.house, &visit.actor, seen, document, embargo).await {
            Ok(()) => {
                visit.flash(Tone::Success, "catalogue-publish-saved");
                return Ok(onward(&format!("{PUBLISH}/{}", it.id)));
            }
            // What was typed stays in view, beside the reason why it was not kept.
            Err(PublishError::Changed) => errors.push("title", "catalogue-publish-changed"),
            Err(PublishError::Wrong(wrong)) => say(&mut errors, &wrong),
            Err(error) => return Err(error.into()),
        }
    }
    again(&visit, &edit_view(&visit, &it, form, errors))
}

fn say(errors: &mut FieldErrors, wrong: &[rules::Wrong]) {
    for one in wrong {
        let message = match (one.field, one.what) {
            ("title", Fault::Missing) => Message::new("form-required"),
            ("title", Fault::TooMuch) => Message::new("form-too-long").arg("limit", rules::LONGEST_TITLE),
            _ => Message::new("catalogue-publish-wrong"),
        };
        errors.push(one.field, message);
    }
}

/// The publication of an address, for somebody who may work on it.
pub(super) async fn known(visit: &Visit, id: &str) -> Result<Publication, Problem> {
    let id: Id<Record> = id.parse().map_err(|_| Problem::not_found())?;
    Ok(find(&mut visit.app.house.db.read_current().await?.conn(), &visit.actor, id).await?)
}
