//! What happened to an application, from the ledger, in the words of those who write it.

use std::collections::BTreeMap;

use centum_desk::history::{Change, Line, Names, line};
use centum_forms::{FieldKey, Form, Part};
use centum_ledger::Told;
use centum_store::{Conn, StoreResult};
use centum_web::{Html, Locale};

use super::path;
use crate::call::form_of;
use crate::expression::Dossier;
use crate::expression::model::Standing;

/// What the entries of answers name.
const PART: &str = "part";
const FIELD: &str = "field";

/// So many fields of one line are in view at once.
const IN_VIEW: usize = 6;
/// How far apart two saves may be to be told as one, in seconds.
const TOGETHER: i64 = 600;

/// The entries as lines, the newest first. What one person saved in one go is one line, whatever the number of fields.
pub(super) fn lines(locale: &Locale, dossier: &Dossier, names: &Names, told: &[Told]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut run: Option<Run<'_>> = None;
    for one in told {
        let plain = spot(one).filter(|_| {
            one.entry.verb == "calls.save-answer" && standing(one).is_none_or(|one| one == Standing::Taken)
        });
        match (&mut run, plain) {
            (Some(run), Some(here)) if run.goes_on_with(one) => {
                run.add(one, here);
                if let Some(line) = lines.last_mut() {
                    run.say(line, locale, dossier);
                }
            }
            (_, plain) => {
                lines.push(said(locale, dossier, names, one));
                run = plain.map(|here| Run { last: one, fields: vec![(here, 1)] });
            }
        }
    }
    lines
}

/// Saves of one person, close after each other.
struct Run<'t> {
    last: &'t Told,
    fields: Vec<(Spot, u32)>,
}

impl<'t> Run<'t> {
    fn goes_on_with(&self, next: &Told) -> bool {
        let apart = self.last.entry.at.as_second() - next.entry.at.as_second();
        self.last.entry.actor == next.entry.actor && apart <= TOGETHER
    }

    fn add(&mut self, one: &'t Told, spot: Spot) {
        self.last = one;
        match self.fields.iter_mut().find(|(known, _)| *known == spot) {
            Some((_, count)) => *count += 1,
            None => self.fields.push((spot, 1)),
        }
    }

    fn say(&self, line: &mut Line, locale: &Locale, dossier: &Dossier) {
        if let [(spot, count)] = self.fields.as_slice() {
            line.deed = saved(locale, dossier, spot, *count);
            return;
        }
        let link = |((part, field), _): &(Spot, u32)| {
            let label = label(locale, dossier, &(part.clone(), field.clone()));
            Html::link(&address(dossier, part, field), &label).to_string()
        };
        let links: Vec<String> = self.fields.iter().rev().map(link).collect();
        let links = links.join("<br>");
        line.deed = locale.say("calls-past-saved-several").arg("count", self.fields.len()).html();
        line.href = None;
        line.changes = vec![Change {
            field: locale.html("calls-past-fields"),
            before: None,
            after: Html::trusted(match self.fields.len() {
                ..=IN_VIEW => links,
                _ => {
                    format!("<details><summary>{}</summary>{links}</details>", locale.say("calls-past-which"))
                }
            }),
        }];
    }
}

/// The names that entries may refer to: those of the members.
pub(super) fn known(dossier: &Dossier) -> impl Iterator<Item = (String, String)> + '_ {
    dossier.members.iter().map(|member| (member.id.to_string(), member.name.clone()))
}

/// What entries name by codes that mean something in this call alone, and the call itself.
pub(super) fn codes(locale: &Locale, dossier: &Dossier) -> Vec<(String, String)> {
    let (tag, call) = (locale.tag(), &dossier.call);
    let title = (format!("call:{}", call.slug), call.terms.title.in_lang(tag).to_owned());
    let categories = call.terms.categories.iter();
    let categories =
        categories.map(|one| (format!("category:{}", one.key), one.label.in_lang(tag).to_owned()));
    categories.chain([title]).collect()
}

type Spot = (Part, FieldKey);

fn spot(told: &Told) -> Option<Spot> {
    let text = |name: &str| told.details.get(name)?.as_str();
    let Ok(part) = text(PART)?.parse();
    Some((part, text(FIELD)?.parse().ok()?))
}

fn standing(told: &Told) -> Option<Standing> {
    Standing::named(told.details.get("standing")?.as_str()?)
}

fn said(locale: &Locale, dossier: &Dossier, names: &Names, told: &Told) -> Line {
    let mut line = line(locale, names, told, false);
    let Some(here) = spot(told) else { return line };
    line.href = Some(address(dossier, &here.0, &here.1));
    line.changes = Vec::new();
    line.deed = match (told.entry.verb.as_str(), standing(told)) {
        ("calls.save-answer", Some(Standing::Taken) | None) => saved(locale, dossier, &here, 1),
        ("calls.save-answer", Some(other)) => {
            about(locale, dossier, &here, &format!("calls-past-kept-{}", other.name()))
        }
        ("calls.settle-answer", _) => about(locale, dossier, &here, "calls-past-settled"),
        ("calls.erase-answer", _) => about(locale, dossier, &here, "calls-past-erased"),
        _ => {
            let field = locale.html("calls-field-field");
            let after = Html::text(&label(locale, dossier, &here));
            line.changes.push(Change { field, before: None, after });
            line.deed
        }
    };
    line
}

fn saved(locale: &Locale, dossier: &Dossier, spot: &Spot, count: u32) -> Html {
    let label = label(locale, dossier, spot);
    locale.say("calls-past-saved").arg("field", label).arg("count", count).html()
}

fn about(locale: &Locale, dossier: &Dossier, spot: &Spot, text: &str) -> Html {
    locale.say(text).arg("field", label(locale, dossier, spot)).html()
}

/// What a field is called, with the member whose answer it is.
pub(super) fn label(locale: &Locale, dossier: &Dossier, (part, field): &Spot) -> String {
    let asked = dossier.form.field(field.as_str());
    let label = asked.map_or(field.as_str(), |(_, field)| field.label.in_lang(locale.tag()));
    name(locale, dossier, part, label)
}

/// A label with the member whose answer it is.
pub(super) fn name(locale: &Locale, dossier: &Dossier, part: &Part, label: &str) -> String {
    match member_name(dossier, part) {
        Some(member) => locale.say("calls-hand-field-of").arg("field", label).arg("member", member).plain(),
        None => label.to_owned(),
    }
}

/// The member of a part, where there are several.
pub(super) fn member_name<'d>(dossier: &'d Dossier, part: &Part) -> Option<&'d str> {
    let Part::Member(id) = part else { return None };
    let member = dossier.members.iter().find(|member| member.id.to_string() == *id);
    member.map(|member| member.name.as_str()).filter(|_| dossier.members.len() > 1)
}

/// Where the history of an answer stands.
pub(super) fn address(dossier: &Dossier, part: &Part, field: &FieldKey) -> String {
    format!("{}/history/{part}/{field}", path(dossier))
}

/// The forms that the application was under before its present one, the newest first.
pub(super) async fn earlier_forms(conn: &mut Conn<'_>, dossier: &Dossier) -> StoreResult<Vec<Form>> {
    let mut forms = Vec::new();
    for number in (1..dossier.head.form).rev() {
        forms.extend(form_of(conn, dossier.call.id, number).await?);
    }
    Ok(forms)
}

/// What the members are called, for the forms.
pub(super) fn part_names(dossier: &Dossier) -> BTreeMap<String, String> {
    known(dossier).collect()
}
