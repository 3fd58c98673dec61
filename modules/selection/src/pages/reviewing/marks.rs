//! The form of marks: complete without a script; with it each mark saves itself. Reviews and reports are filled in alike.

use askama::Template;
use centum_base::Id;
use centum_calls::call::Criterion;
use centum_forms::view::Unsent;
use centum_web::components::Choice;
use centum_web::{FieldErrors, Html, Locale, Message, Page, Problem, Typed};

use crate::pages::words::{Said, half_points, plain_points, points, read_points, said};
use crate::reviews::Mark;
use crate::reviews::marking::{Save, Sheet};

/// The part under which the script of forms addresses marks.
pub(crate) const PART: &str = "marks";

#[derive(Template)]
#[template(path = "reviewing/marks.html")]
pub(crate) struct MarksForm<'a> {
    pub(crate) page: &'a Page,
    /// Where the form is posted.
    pub(crate) action: String,
    /// Where a mark is saved: `PUT {save_url}/marks/{criterion}`.
    pub(crate) save_url: String,
    /// The name in the browser's store.
    pub(crate) key: String,
    pub(crate) slots: Vec<Slot>,
    pub(crate) saved: Option<Html>,
    /// The buttons below.
    pub(crate) submit: String,
    pub(crate) save: String,
}

/// One criterion to be filled in.
pub(crate) struct Slot {
    key: String,
    name: String,
    label: Said,
    help: Said,
    rule: String,
    revision: u32,
    options: Vec<Choice>,
    comment: String,
    points_error: Option<Message>,
    comment_error: Option<Message>,
    asides: Vec<Aside>,
}

struct Aside {
    revision: u32,
    at: Html,
    shown: String,
}

/// What this browser still keeps of marks that are not written here any more: told with the reason until it is thrown away.
pub(crate) fn unsent(page: &Page, key: &str, save_url: &str, path: &str) -> askama::Result<Html> {
    Unsent { page, key, former: None, save_url, places: &[], reloads: Some(path), holds: None }.html()
}

/// The names under which the errors of a criterion stand.
pub(crate) fn field_names(key: &str) -> (String, String) {
    (format!("a.{PART}.{key}.points"), format!("a.{PART}.{key}.comment"))
}

/// The criteria with what stands in a sheet; what was typed and not kept stands in its place.
pub(crate) fn slots(
    locale: &Locale,
    criteria: &[Criterion],
    sheet: &Sheet,
    typed: &[Save],
    errors: &FieldErrors,
) -> Vec<Slot> {
    let slot = |criterion: &Criterion| {
        let stands = sheet.stands(&criterion.key);
        let kept = stands.map(|version| &version.mark);
        let sent = typed.iter().find(|save| save.mark.criterion == criterion.key).map(|save| &save.mark);
        let mark = sent.or(kept).cloned().unwrap_or_default();
        let (of_points, of_comment) = field_names(&criterion.key);
        let aside = |version: &crate::reviews::marking::Version| Aside {
            revision: version.revision,
            at: locale.moment(version.saved_at),
            shown: shown(locale, &version.mark),
        };
        Slot {
            name: format!("a.{PART}.{}", criterion.key),
            label: said(locale, &criterion.label),
            help: said(locale, &criterion.help),
            rule: rule(locale, criterion),
            revision: stands.map_or(0, |version| version.revision),
            options: options(locale, criterion, mark.halves),
            comment: mark.comment,
            points_error: errors.of(&of_points).cloned(),
            comment_error: errors.of(&of_comment).cloned(),
            asides: sheet.asides(&criterion.key).map(aside).collect(),
            key: criterion.key.clone(),
        }
    };
    criteria.iter().map(slot).collect()
}

/// What the points of a criterion are worth.
pub(crate) fn rule(locale: &Locale, criterion: &Criterion) -> String {
    let most = half_points(locale, criterion.max_halves);
    let weight = points(locale, criterion.weight);
    match criterion.threshold_halves {
        Some(least) => locale
            .say("selection-review-rule-threshold")
            .arg("most", most)
            .arg("weight", weight)
            .arg("least", half_points(locale, least))
            .plain(),
        None => locale.say("selection-review-rule").arg("most", most).arg("weight", weight).plain(),
    }
}

fn options(locale: &Locale, criterion: &Criterion, current: Option<u32>) -> Vec<Choice> {
    let none = Choice {
        value: String::new(),
        text: locale.text("selection-review-no-points"),
        chosen: current.is_none(),
    };
    let option = |halves| Choice {
        value: plain_points(halves),
        text: half_points(locale, halves),
        chosen: current == Some(halves),
    };
    [none].into_iter().chain((0..=criterion.max_halves).map(option)).collect()
}

/// A mark as a person reads it.
pub(crate) fn shown(locale: &Locale, mark: &Mark) -> String {
    match mark.halves {
        Some(halves) => format!("{}\n{}", half_points(locale, halves), mark.comment),
        None => mark.comment.clone(),
    }
}

/// What a page sent of marks.
pub(crate) struct Sent {
    pub(crate) saves: Vec<Save>,
    pub(crate) errors: FieldErrors,
}

/// Reads the marks of a page, in the order of the criteria.
pub(crate) fn read_page(criteria: &[Criterion], typed: &Typed) -> Sent {
    let (mut saves, mut errors) = (Vec::new(), FieldErrors::new());
    for criterion in criteria {
        let (of_points, of_comment) = field_names(&criterion.key);
        let (Some(given), Some(comment)) = (typed.value(&of_points), typed.value(&of_comment)) else {
            continue;
        };
        let base = typed.value(&format!("base.{PART}.{}", criterion.key));
        let halves = read_points(given);
        if halves.is_none() && !given.trim().is_empty() {
            errors.push(of_points, "selection-review-points-unreadable");
        }
        let mark = Mark { criterion: criterion.key.clone(), halves, comment: lines(comment) };
        if let Some(fault) = crate::reviews::rules::fault(criterion, &mark) {
            errors.push(of_comment, crate::pages::problem::fault_message(fault));
        }
        saves.push(Save { base: base.and_then(|base| base.parse().ok()).unwrap_or(0), mark });
    }
    Sent { saves, errors }
}

/// Browsers send line ends of two characters; a text is kept with one.
pub(crate) fn lines(text: &str) -> String {
    text.replace("\r\n", "\n")
}

/// A version that a person chose between, and what it makes of the mark.
pub(crate) struct Settled {
    pub(crate) aside: u32,
    pub(crate) chosen: Save,
}

/// The button of a page that settles a version, if it was one of these.
pub(crate) fn settled(typed: &Typed, sheet: &Sheet) -> Option<Settled> {
    let begins = format!("settle.{PART}.");
    let (key, value) = typed.0.iter().find_map(|(name, value)| Some((name.strip_prefix(&begins)?, value)))?;
    let (choice, revision) = value.split_once('-')?;
    let aside: u32 = revision.parse().ok()?;
    let other = sheet.asides(key).find(|version| version.revision == aside)?;
    let stands = sheet.stands(key);
    let standing = stands.map(|version| version.mark.clone());
    let standing = standing.unwrap_or_else(|| Mark { criterion: key.to_owned(), ..Mark::default() });
    let mark = match choice {
        "standing" => standing,
        "aside" => other.mark.clone(),
        "both" => Mark { comment: format!("{}\n\n{}", standing.comment, other.mark.comment), ..standing },
        _ => return None,
    };
    Some(Settled { aside, chosen: Save { base: stands.map_or(0, |version| version.revision), mark } })
}

/// The identifier of an address.
pub(crate) fn id_of<K>(text: &str) -> Result<Id<K>, Problem> {
    text.parse().map_err(|_| Problem::not_found())
}
