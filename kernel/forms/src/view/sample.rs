//! A form with answers, for samples of pages and for tests: invented, and in scripts that no text of a page is in.

use std::collections::BTreeMap;

use centum_base::{Country, Digest, Timestamp};
use centum_web::page::Face;
use centum_web::{Html, Locale, Page, Sample};

use super::{
    Answering, Aside, Composer, Fill, FillPlace, Open, Said, Saving, Standing, Unsent, compared, read,
};
use crate::condition::{Asked, Circumstances};
use crate::{
    Answers, Condition, Field, FieldKey, Form, Keeping, Kind, Opt, Part, PersonValue, Place, Section,
    StoredFile, Test, Texts, Value, Whose,
};

/// Every kind of question once.
pub(crate) fn form() -> Form {
    let fields = vec![
        field("name", "Όνομα της πόλης", Kind::Place { countries: Vec::new() }),
        field(
            "body",
            "Είδος φορέα",
            Kind::Choice { options: options(&[("city", "Πόλη"), ("region", "Περιφέρεια")]) },
        ),
        Field {
            when: Some(Condition {
                all: vec![Test::Chosen { field: key("body"), any_of: vec![key("region")] }],
            }),
            ..field("motto", "Περιφέρεια", Kind::Short { max_chars: 120 })
        },
        field(
            "people",
            "Κάτοικοι",
            Kind::Number { unit: Texts::english("κάτοικοι"), decimals: 0, min: Some(1), max: None },
        ),
        field(
            "budget",
            "Προϋπολογισμός",
            Kind::Money { currency: "EUR".into(), max_cents: Some(100_000_000) },
        ),
        field("since", "Από", Kind::Day { from: None, until: None }),
        Field {
            help: Texts::english("Τι θέλετε να αλλάξει;\n\nΓράψτε για έναν ξένο αναγνώστη."),
            example: Texts::english("Σε δέκα χρόνια το κέντρο ανήκει στους πεζούς."),
            ..field("ambition", "Φιλοδοξία", Kind::Long { max_words: 12 })
        },
        field(
            "tracks",
            "Θέματα",
            Kind::Several {
                options: options(&[("a", "Ενέργεια"), ("b", "Κίνηση"), ("c", "Νερό")]),
                min: 1,
                max: Some(2),
            },
        ),
        Field { keeping: Keeping::Personal, ..field("contact", "Υπεύθυνη", Kind::Person) },
        field(
            "partners",
            "Εταίροι",
            Kind::Table {
                columns: vec![
                    Field { required: true, ..field("who", "Ποιος", Kind::Short { max_chars: 80 }) },
                    field(
                        "share",
                        "Μερίδιο",
                        Kind::Number {
                            unit: Texts::english("%"),
                            decimals: 1,
                            min: Some(0),
                            max: Some(1000),
                        },
                    ),
                ],
                min_rows: 1,
                max_rows: 12,
            },
        ),
        field(
            "letter",
            "Επιστολή",
            Kind::File {
                types: vec!["application/pdf".into()],
                max_bytes: 5_000_000,
                max_files: 2,
                document: None,
            },
        ),
        Field {
            required: true, ..field("commit", "Δεσμευόμαστε για δύο χρόνια.", Kind::Declaration)
        },
    ];
    let section = Section {
        key: "profile".parse().unwrap_or_else(|_| unreachable!("a key of letters")),
        title: Texts::english("Η πόλη"),
        help: Texts::english("Ποιοι είστε και τι θέλετε."),
        whose: Whose::EachMember,
        when: None,
        fields,
    };
    Form { sections: vec![section] }
}

fn key(text: &str) -> FieldKey {
    text.parse().unwrap_or_else(|_| unreachable!("a key of letters"))
}

fn field(name: &str, label: &str, kind: Kind) -> Field {
    Field {
        key: key(name),
        label: Texts::english(label),
        help: Texts::default(),
        example: Texts::default(),
        kind,
        required: false,
        when: None,
        keeping: Keeping::Record,
    }
}

fn options(options: &[(&str, &str)]) -> Vec<Opt> {
    options.iter().map(|(name, label)| Opt { key: key(name), label: Texts::english(*label) }).collect()
}

/// Answers to every question.
pub(crate) fn answers() -> Answers {
    let row = |who: &str, share: Value| {
        BTreeMap::from([(key("who"), Value::Text(who.into())), (key("share"), share)])
    };
    let file = StoredFile {
        digest: Digest::of(b"letter"),
        name: "επιστολή.π".into(),
        media_type: "application/pdf".into(),
        bytes: 184_000,
    };
    let person =
        PersonValue {
            name: "Ελένη Παππά".into(), function: "Δήμαρχος".into(), ..PersonValue::default()
        };
    let answers = [
        (
            "name",
            Value::Place(Place {
                name: "Χαλκίδα".into(), country: Country::new("GR"), id: Some("1".into())
            }),
        ),
        ("body", Value::Choice(key("city"))),
        ("people", Value::Number(59_125)),
        ("budget", Value::Money(12_345_650)),
        ("since", Value::Text("στις αρχές".into())),
        (
            "ambition",
            Value::Text(
                "Το κέντρο ανήκει στους πεζούς και στα ποδήλατα, και το λιμάνι σε όλες και όλους.".into(),
            ),
        ),
        ("tracks", Value::Several(vec![key("a"), key("c")])),
        ("contact", Value::Person(person)),
        (
            "partners",
            Value::Table(vec![
                row("Πανεπιστήμιο", Value::Number(125)),
                row("Λιμάνι", Value::Text("μισό".into())),
            ]),
        ),
        ("letter", Value::Files(vec![file])),
    ];
    Answers(answers.into_iter().map(|(name, value)| ((member(), key(name)), value)).collect())
}

/// Whose answers they are.
pub(crate) fn member() -> Part {
    Part::Member("m1".into())
}

/// One application of a single city.
pub(crate) fn circumstances() -> Circumstances {
    Circumstances { category: "new".into(), members: vec!["m1".into()], consortium: false }
}

/// What is known of the fields: a version stands aside.
pub(crate) fn standing() -> BTreeMap<FieldKey, Standing> {
    let at: Timestamp = Timestamp::from_second(1_593_784_927).unwrap_or_default();
    let aside = Aside {
        revision: 5,
        author: "Νίκος".into(),
        at,
        value: Some(Value::Text("Το λιμάνι ανήκει σε όλους.".into())),
    };
    let ambition = Standing { revision: 4, saved_at: Some(at), asides: vec![aside], ..Standing::default() };
    BTreeMap::from([(key("ambition"), ambition)])
}

/// The section to be filled in.
pub(crate) fn fill(page: &Page, say_missing: bool) -> askama::Result<Html> {
    let saving = Saving { action: "/", save_url: "/save", files_url: "/files", key: "sample" };
    let actions = Html::trusted(format!(
        "<div class=\"actions\"><button class=\"button\" data-tone=\"primary\">{}</button></div>",
        page.say("word-save")
    ));
    filled(page, say_missing, Some(saving), actions)
}

/// The section as it will be asked, with nowhere to go.
pub(crate) fn only_shown(page: &Page) -> askama::Result<Html> {
    filled(page, false, None, Html::default())
}

fn filled(page: &Page, say_missing: bool, saving: Option<Saving<'_>>, actions: Html) -> askama::Result<Html> {
    let (form, answers, circumstances) = (form(), answers(), circumstances());
    let asked = Asked::of(&form, &answers, &circumstances);
    let fill = Fill {
        page,
        section: &form.sections[0],
        part: &member(),
        answers: &answers,
        circumstances: &circumstances,
        asked: &asked,
        standing: &standing(),
        countries: &["GR", "BG", "CY"].map(|code| Country::new(code).unwrap_or(Country::SINGAPORE)),
        saving,
        actions,
        say_missing,
    };
    fill.html()
}

/// What tells that something is not sent yet.
pub(crate) fn unsent(page: &Page) -> askama::Result<Html> {
    let place = FillPlace {
        part: member(),
        fields: vec![key("ambition"), key("budget")],
        title: Said { text: "Η πόλη".into(), lang: Some("el".into()) },
        member: Some("Χαλκίδα".into()),
        href: "/form/profile".into(),
    };
    let (key, save_url) = ("sample", "/save");
    let former = Some("sample-of-all");
    Unsent { page, key, former, save_url, places: &[place], reloads: Some("/review"), holds: None }.html()
}

/// The answers to be read, and what changed since others.
pub(crate) fn shown(locale: &Locale, changed: bool) -> askama::Result<Html> {
    let (form, answers, circumstances) = (form(), answers(), circumstances());
    let mut before = answers.clone();
    let ambition = Value::Text("Το κέντρο ανήκει στους πεζούς και στα ποδήλατα.".into());
    before.0.insert((member(), key("ambition")), ambition);
    before.0.remove(&(member(), key("budget")));
    before.0.insert((member(), key("people")), Value::Number(50_000));
    let names = BTreeMap::new();
    let now = Answering {
        form: &form,
        answers: &answers,
        circumstances: &circumstances,
        names: &names,
        lang: Some("el"),
        files_url: Some("/files"),
    };
    if changed { compared(&Answering { answers: &before, ..now }, &now, locale) } else { read(&now, locale) }
}

/// The form in the composer.
pub(crate) fn composed(page: &Page, form: &Form, open: Option<&Open>) -> askama::Result<Html> {
    let langs = [("en".to_owned(), page.text("language-name")), ("el".to_owned(), "Ελληνικά".to_owned())];
    let categories = [("new".to_owned(), "Νέα πόλη".to_owned())];
    let (path, lang) = ("/compose", "el");
    let composer = Composer {
        page,
        form,
        lang,
        langs: &langs,
        open,
        path,
        seen: "3",
        categories: &categories,
        refused: None,
        typed: &[],
    };
    composer.html()
}

#[derive(askama::Template)]
#[template(path = "forms/sample.html")]
struct Sheet {
    page: Page,
    content: Html,
}

fn on_page(locale: &Locale, content: impl Fn(&Page) -> askama::Result<Html>) -> askama::Result<String> {
    let mut page = Page::sample(Face::Public, locale, "Η πόλη");
    page.styles.push("/static/forms.css".into());
    page.scripts.extend(["/static/fill.js".into(), "/static/places.js".into()]);
    let content = content(&page)?;
    askama::Template::render(&Sheet { page, content })
}

/// A sample of every view.
pub(crate) fn samples() -> Vec<Sample> {
    vec![
        Sample::new("forms-fill", |l| on_page(l, |page| fill(page, true))).with_data(DATA),
        Sample::new("forms-shown", |l| on_page(l, only_shown)).with_data(DATA),
        Sample::new("forms-unsent", |l| on_page(l, unsent)),
        Sample::new("forms-read", |l| on_page(l, |page| shown(&page.locale, false))).with_data(DATA),
        Sample::new("forms-compose", |l| on_page(l, |page| composed(page, &form(), None))).with_data(DATA),
        Sample::new("forms-compose-choice", |l| on_page(l, |page| opened(page, "field.tracks")))
            .with_data(DATA),
        Sample::new("forms-compose-table", |l| on_page(l, |page| opened(page, "field.partners")))
            .with_data(DATA),
        Sample::new("forms-compose-section", |l| on_page(l, |page| opened(page, "section.profile")))
            .with_data(DATA),
        Sample::new("forms-compare", |l| on_page(l, |page| shown(&page.locale, true))).with_data(DATA),
    ]
}

fn opened(page: &Page, open: &str) -> askama::Result<Html> {
    composed(page, &form(), Open::read(open).as_ref())
}

/// Words that are no texts: currencies and types of files.
const DATA: &[&str] = &["EUR", "PDF"];
