//! The history of a record, told from the ledger: who, when, what changed, and why.
//!
//! A module shows it below its record:
//!
//! ```html
//! {% import "components/history.html" as past %}
//! {% call past::history(page.locale, history) %}{% endcall %}
//! ```
//!
//! with `history: centum_desk::History` from [`History::of`]. The words come from the texts `cohort-verb-confirm-import`
//! for the verb `cohort.confirm-import`, `cohort-field-name` for the field `name` of its notes and
//! `cohort-kind-edition` for the kind of thing, `cohort-value-part-core` for the value `core` of a field `part`; what has
//! no text is shown as the ledger writes it. Identifiers are left out, but for those that [`History::naming`] is told. So is what
//! a module did that keeps something from the reader.

mod value;

use std::collections::{BTreeMap, BTreeSet};

use centum_accounts::{Permission, Person, find_person};
use centum_base::{Id, Timestamp};
use centum_ledger::{Told, history};
use centum_store::Conn;
use centum_web::withheld::withholding;
use centum_web::{Html, Locale, Problem, Visit};
use serde_json::Value;

use value::{Writer, is_id};

/// Entries that the history of one record shows.
pub const SHOWN: u32 = 50;
/// Characters of one value; the entry itself shows all of it.
const LONGEST: usize = 200;
/// Notes are called so where they tell why something was done.
const REASON: &str = "reason";
/// What stands where a name was.
const NOBODY: &str = "—";

/// The newest entries about one record.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// The newest first.
    pub lines: Vec<Line>,
    /// Where the rest is, if there may be more and the reader may see the ledger.
    pub more: Option<String>,
}

/// One deed, in the reader's language.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its number in the ledger.
    pub seq: i64,
    /// The address of the entry, if the reader may see the ledger.
    pub href: Option<String>,
    /// When.
    pub at: Timestamp,
    /// Who: a name, or what part of the program it was.
    pub who: Html,
    /// What was done.
    pub deed: Html,
    /// What it was done to, where that is not plain already.
    pub subject: Subject,
    /// Why.
    pub reason: Option<String>,
    /// What changed, or what else was noted.
    pub changes: Vec<Change>,
}

/// What something was done to.
#[derive(Clone, Debug)]
pub struct Subject {
    /// Its kind in words.
    pub kind: Html,
    /// Its identifier.
    pub id: String,
    /// Its page, where the desk knows one.
    pub href: Option<String>,
}

/// One field.
#[derive(Clone, Debug)]
pub struct Change {
    /// Its name in words.
    pub field: Html,
    /// What it was; absent where it is noted only.
    pub before: Option<Html>,
    /// What it is.
    pub after: Html,
}

impl History {
    /// The history of the record `id` of a kind. Asks for the right to read the desk.
    pub async fn of(visit: &Visit, kind: &str, id: impl ToString) -> Result<Self, Problem> {
        Self::naming(visit, kind, id, []).await
    }

    /// The same, with the names of identifiers that its entries may refer to.
    pub async fn naming(
        visit: &Visit,
        kind: &str,
        id: impl ToString,
        known: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, Problem> {
        visit.actor.require(Permission::ReadDesk)?;
        let id = id.to_string();
        let told = history(&mut visit.app.house.read().await?.conn(), kind, &id, SHOWN + 1).await?;
        let told = shown_to(visit, told).await?;
        let mut reader = visit.app.house.read().await?;
        let names = Names::of(&mut reader.conn(), &told).await?.and(known);
        let sees_ledger = visit.actor.may(Permission::ReadLedger);
        let more = (told.len() > SHOWN as usize && sees_ledger).then(|| {
            centum_web::links::Query::default().with("kind", kind).with("id", &id).href("/desk/ledger")
        });
        let shown = told.iter().take(SHOWN as usize);
        let lines = shown.map(|told| line(&visit.locale, &names, told, sees_ledger)).collect();
        Ok(Self { lines, more })
    }

    /// A history as it may look, for samples of pages.
    pub fn sample(locale: &Locale) -> Self {
        let change = Change {
            field: locale.html("word-name"),
            before: Some(data("Θεσσαλονικη")),
            after: data("Θεσσαλονίκη"),
        };
        let line = Line {
            seq: 41,
            href: Some("/desk/ledger/41".to_owned()),
            at: Timestamp::UNIX_EPOCH,
            who: data("Ελένη Παππά"),
            deed: locale.html("word-edit"),
            subject: Subject { kind: locale.html("desk-kind-person"), id: "41".to_owned(), href: None },
            reason: Some("Λάθος".to_owned()),
            changes: vec![change],
        };
        Self { lines: vec![line], more: None }
    }
}

/// What was told, without the deeds of modules that keep something from the person of a visit.
pub(crate) async fn shown_to(visit: &Visit, mut told: Vec<Told>) -> Result<Vec<Told>, Problem> {
    let acted = |name: &str| told.iter().any(|told| module_of(&told.entry.verb) == name);
    let withholding = withholding(visit, acted).await?;
    told.retain(|told| !withholding.contains(&module_of(&told.entry.verb)));
    Ok(told)
}

/// The module that a deed belongs to.
fn module_of(verb: &str) -> &str {
    verb.split('.').next().unwrap_or_default()
}

/// The names behind identifiers: of those who act in some entries, and of what else is known. Who was erased has none.
#[derive(Debug, Default)]
pub struct Names(BTreeMap<String, String>);

impl Names {
    /// Looks up everyone who acts in `told`.
    pub async fn of(conn: &mut Conn<'_>, told: &[Told]) -> Result<Self, Problem> {
        let ids: BTreeSet<&str> =
            told.iter().filter_map(|told| told.entry.actor.strip_prefix("person:")).collect();
        let mut names = BTreeMap::new();
        for text in ids {
            let Ok(id) = text.parse::<Id<Person>>() else { continue };
            if let Some(person) = find_person(conn, id).await?.filter(|person| person.email.is_some()) {
                names.insert(text.to_owned(), person.name);
            }
        }
        Ok(Self(names))
    }

    /// With the names of further identifiers, and of codes as `category:new` for the code `new` of a field `category`.
    #[must_use]
    pub fn and(mut self, known: impl IntoIterator<Item = (String, String)>) -> Self {
        self.0.extend(known);
        self
    }

    fn of_id(&self, id: &str) -> Option<&str> {
        self.0.get(id).map(String::as_str)
    }

    /// Who an actor of the ledger is, as a reader sees it.
    pub fn who(&self, locale: &Locale, actor: &str) -> Html {
        if let Some(id) = actor.strip_prefix("person:") {
            return data(self.of_id(id).unwrap_or(NOBODY));
        }
        let system = actor.strip_prefix("system:").unwrap_or(actor);
        word(locale, &[format!("desk-actor-{system}")], system)
    }
}

/// One entry in the reader's language.
pub fn line(locale: &Locale, names: &Names, told: &Told, sees_ledger: bool) -> Line {
    let entry = &told.entry;
    let module = module_of(&entry.verb);
    let reason = told.details.get(REASON).and_then(Value::as_str).map(str::to_owned);
    let told_of = |value: &Value| match value.as_str() {
        Some(text) => !is_id(text) || names.of_id(text).is_some(),
        None => !value.is_null() && !stays(value),
    };
    let noted = told.details.iter().filter(|(field, value)| *field != REASON && told_of(value));
    let writer = Writer { locale, names, module };
    Line {
        seq: entry.seq,
        href: sees_ledger.then(|| format!("/desk/ledger/{}", entry.seq)),
        at: entry.at,
        who: names.who(locale, &entry.actor),
        deed: deed(locale, &entry.verb),
        subject: Subject {
            kind: kind(locale, module, &entry.subject_kind),
            id: entry.subject_id.clone(),
            href: (entry.subject_kind == "person").then(|| format!("/desk/people/{}", entry.subject_id)),
        },
        reason,
        changes: noted.map(|(field, value)| change(&writer, field, value)).collect(),
    }
}

/// A verb such as `cohort.confirm-import` in words.
pub fn deed(locale: &Locale, verb: &str) -> Html {
    let (module, name) = verb.split_once('.').unwrap_or(("desk", verb));
    word(locale, &[format!("{module}-verb-{name}"), format!("desk-verb-{module}-{name}")], verb)
}

/// A kind of thing in words, as the module that acted on it calls it.
pub fn kind(locale: &Locale, module: &str, kind: &str) -> Html {
    word(locale, &[format!("{module}-kind-{kind}"), format!("desk-kind-{kind}")], kind)
}

fn change(writer: &Writer<'_>, field: &str, value: &Value) -> Change {
    let (locale, module, plain) = (writer.locale, writer.module, field.replace('_', "-"));
    let name = word(locale, &[format!("{module}-field-{plain}"), format!("desk-field-{plain}")], field);
    let pair = value
        .as_object()
        .filter(|pair| pair.len() == 2 && pair.contains_key("before") && pair.contains_key("after"));
    match pair {
        Some(pair) => {
            let (before, after) = writer.write_pair(field, &pair["before"], &pair["after"]);
            Change { field: name, before: Some(before), after }
        }
        None => Change { field: name, before: None, after: writer.write(field, value) },
    }
}

/// Whether a change changed nothing.
fn stays(value: &Value) -> bool {
    let pair = value.as_object().filter(|pair| pair.len() == 2);
    pair.is_some_and(|pair| pair.contains_key("before") && pair.get("before") == pair.get("after"))
}

/// The first of the texts that exists; else the word as the ledger writes it.
fn word(locale: &Locale, ids: &[String], plain: &str) -> Html {
    match ids.iter().find(|id| locale.has(id)) {
        Some(id) => locale.html(id),
        None => data(&shortened(plain)),
    }
}

fn data(text: &str) -> Html {
    Html::trusted(format!("<span translate=\"no\">{}</span>", Html::text(text)))
}

/// The end of an identifier, enough to tell two apart in a list: the beginning is the time it was made.
pub(crate) fn short(id: &str) -> &str {
    let start = id.char_indices().rev().nth(7).map_or(0, |(at, _)| at);
    &id[start..]
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use centum_base::Digest;
    use centum_ledger::Entry;
    use centum_web::locale::{Catalogue, Customs};

    fn english() -> Locale {
        let text = "desk-verb-cohort-amend = Amended\ndesk-field-name = Name\nword-yes = Yes\ndesk-history-erased = erased\n";
        Catalogue::new(&[("en", text)], Customs::default()).unwrap().english().clone()
    }

    fn told(details: Value) -> Told {
        let entry = Entry {
            seq: 7,
            at: Timestamp::UNIX_EPOCH,
            actor: "person:nobody".to_owned(),
            verb: "cohort.amend".to_owned(),
            subject_kind: "participation".to_owned(),
            subject_id: "x".to_owned(),
            payload: String::new(),
            previous: Digest::ZERO,
            hash: Digest::ZERO,
        };
        Told { entry, details: serde_json::from_value(details).unwrap() }
    }

    #[test]
    fn a_change_is_told_with_what_was_before_and_the_reason_apart() {
        let details = serde_json::json!({ "name": { "before": "A<", "after": "B" }, "reason": "misprint", "x": null,
            "place": Id::<Told>::of_name("place", "x") });
        let line = line(&english(), &Names::default(), &told(details), true);
        assert_eq!(line.reason.as_deref(), Some("misprint"));
        assert_eq!(line.deed.as_str(), "Amended");
        assert_eq!(line.changes.len(), 1);
        assert!(line.changes[0].before.as_ref().unwrap().as_str().contains("A&lt;"));
        assert_eq!(line.href.as_deref(), Some("/desk/ledger/7"));
    }

    #[test]
    fn who_was_erased_and_what_was_forgotten_has_no_name() {
        let details = serde_json::json!({ "name": { "committed": "00", "person": "nobody" } });
        let line = line(&english(), &Names::default(), &told(details), false);
        assert!(line.who.as_str().contains('—'));
        assert_eq!(line.changes[0].after.as_str(), "erased");
        assert_eq!(line.href, None);
    }

    #[test]
    fn codes_have_words_identifiers_have_names_and_equal_parts_of_a_list_are_left_out() {
        let text = "cohort-value-part-core = Core city\nlist-two = {$first} and {$last}\n";
        let catalogue = Catalogue::new(&[("en", text)], Customs::default()).unwrap();
        let place = Id::<Told>::of_name("place", "x").to_string();
        let names = Names(BTreeMap::from([(place.clone(), "Padova".to_owned())]));
        let city = |name: &str, place: Option<&str>| serde_json::json!({ "name": name, "place": place });
        let details = serde_json::json!({
            "cities": { "before": [city("Padua", None), city("Cork", None)],
                        "after": [city("Padua", Some(&place)), city("Cork", None)] },
            "part": "core", "into": place,
        });
        let line = line(catalogue.english(), &names, &told(details), false);
        let said: Vec<String> = line.changes.iter().map(|change| change.after.as_str().to_owned()).collect();
        assert!(said[0].contains(">Padua (Padova)<"), "{said:?}");
        assert!(line.changes[0].before.as_ref().unwrap().as_str().contains(">Padua<"));
        assert!(said[1].contains(">Padova<") && said[2].contains(">Core city<"), "{said:?}");
    }

    #[test]
    fn of_a_thing_without_a_name_the_fields_that_changed_are_told_in_words() {
        let text =
            "cohort-field-every-minutes = Every so many minutes\ncohort-field-grace-days = Grace in days\n";
        let catalogue = Catalogue::new(&[("en", text)], Customs::default()).unwrap();
        let care = |minutes: i64| serde_json::json!({ "every_minutes": minutes, "grace_days": 14 });
        let details = serde_json::json!({
            "care": { "before": care(15), "after": care(60) },
            "dialect": { "before": "dcat", "after": "dcat" },
        });
        let line = line(catalogue.english(), &Names::default(), &told(details), false);
        assert_eq!(line.changes.len(), 1, "what stayed is not told");
        let change = &line.changes[0];
        assert_eq!(change.after.as_str(), "Every so many minutes: 60");
        assert_eq!(change.before.as_ref().unwrap().as_str(), "Every so many minutes: 15");
    }

    #[test]
    fn a_long_value_is_cut_and_no_letter_is_torn() {
        assert_eq!(shortened(&"é".repeat(300)).chars().count(), LONGEST + 1);
    }

    #[test]
    fn machines_of_the_site_have_names() {
        let words = [("en", include_str!("../locales/en/history.ftl"))];
        let catalogue = Catalogue::new(&words, Customs::default()).unwrap();
        for (actor, name) in [("system:harvest", "Harvest"), ("system:clock", "Clock")] {
            assert_eq!(Names::default().who(catalogue.english(), actor).as_str(), name);
        }
    }
}
