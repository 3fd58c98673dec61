//! Every version of one answer: who wrote it when, two of them compared, and taking up an earlier one.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_accounts::Permission;
use centum_base::Id;
use centum_forms::view::{Answering, bring, compared, input_id};
use centum_forms::{Answers, Circumstances, Field, FieldKey, Form, Kind, Part, Section, Value, Whose};
use centum_web::components::Choice;
use centum_web::links::Query;
use centum_web::{Html, Message, Page, Problem, Tone, Typed, Visit, errors};

use super::people::People;
use super::{Seen, barred, below, onward, past, path, seen};
use crate::expression::actions::{Save, Saved, erase_answer, save};
use crate::expression::model::{Revision, Standing};
use crate::expression::rules::Deed;
use crate::expression::{Dossier, ExpressionError, store};
use crate::pages::problem;

/// One version.
pub(super) struct VersionLine {
    pub(super) number: u32,
    pub(super) by: String,
    pub(super) at: Html,
    /// The id of the text about what became of it.
    pub(super) standing: String,
    pub(super) tone: &'static str,
    pub(super) is_empty: bool,
    /// Compared with the one before.
    pub(super) compare: Option<String>,
    /// Whether it can be taken up again.
    pub(super) can_take: bool,
}

#[derive(Template)]
#[template(path = "handing/revisions.html")]
pub(super) struct RevisionsPage {
    pub(super) page: Page,
    pub(super) path: String,
    pub(super) lines: Vec<VersionLine>,
    /// The revision that stands.
    pub(super) base: u32,
    pub(super) before: Vec<Choice>,
    pub(super) after: Vec<Choice>,
    /// The two versions compared.
    pub(super) comparison: Option<Html>,
    pub(super) fill: Option<String>,
    pub(super) may_erase: bool,
    pub(super) refused: Option<Message>,
}

/// A question, whoever its answer belongs to.
struct Asked {
    part: Part,
    key: FieldKey,
    /// The question with its section, in each form that asks it, the present one first. What a changed form set aside can be
    /// read, and erased, for as long as it is kept.
    versions: Vec<(Section, Field)>,
    /// Whether the present form asks it of this part.
    is_open: bool,
}

async fn asked(visit: &Visit, dossier: &Dossier, part: &str, field: &str) -> Result<Asked, Problem> {
    let key: FieldKey = field.parse().map_err(|_| Problem::not_found())?;
    let Ok(part) = part.parse::<Part>();
    let circumstances = dossier.circumstances();
    let here = dossier.form.field(key.as_str());
    let is_open = here.is_some_and(|(section, _)| circumstances.parts(section.whose).contains(&part));
    let mut reader = visit.app.house.db.read_current().await?;
    let earlier = past::earlier_forms(&mut reader.conn(), dossier).await?;
    drop(reader);
    let forms = std::iter::once(&dossier.form).chain(&earlier);
    let found = forms.filter_map(|form| form.field(key.as_str()));
    let versions: Vec<_> = found.map(|(section, field)| (section.clone(), field.clone())).collect();
    if versions.is_empty() { Err(Problem::not_found()) } else { Ok(Asked { part, key, versions, is_open }) }
}

/// Whether a question of today says in full what was answered to one of its versions.
fn reads(field: &Field, value: &Value) -> bool {
    let options = field.kind.options();
    let offers = |key: &FieldKey| options.iter().any(|option| option.key == *key);
    match value {
        Value::Choice(key) => offers(key),
        Value::Several(keys) => keys.iter().all(offers),
        Value::Table(rows) => {
            let columns = field.kind.columns();
            rows.iter().flat_map(BTreeMap::keys).all(|key| columns.iter().any(|column| column.key == *key))
        }
        _ => true,
    }
}

impl Asked {
    /// What is asked now, or was asked last.
    fn latest(&self) -> &(Section, Field) {
        &self.versions[0]
    }

    /// The question alone, in the newest form that says all of `value`.
    fn form(&self, value: Option<&Value>) -> Form {
        let says = |(_, field): &&(Section, Field)| value.is_none_or(|value| reads(field, value));
        let (section, field) = self.versions.iter().find(says).unwrap_or_else(|| self.latest());
        let whose = match self.part {
            Part::Member(_) => Whose::EachMember,
            Part::Application => Whose::Application,
        };
        let fields = vec![Field { when: None, ..field.clone() }];
        Form { sections: vec![Section { whose, when: None, fields, ..section.clone() }] }
    }

    /// One answer as a form of its own.
    fn compared(
        &self,
        visit: &Visit,
        dossier: &Dossier,
        before: Option<&Value>,
        after: Option<&Value>,
    ) -> Result<Html, Problem> {
        let names = past::part_names(dossier);
        let members = match &self.part {
            Part::Member(id) => vec![id.clone()],
            Part::Application => Vec::new(),
        };
        let circumstances =
            Circumstances { members, consortium: dossier.head.consortium, ..Circumstances::default() };
        let answers = |value: Option<&Value>| {
            let pair = value.map(|value| ((self.part.clone(), self.key.clone()), value.clone()));
            Answers(pair.into_iter().collect::<BTreeMap<_, _>>())
        };
        let (asked_before, asked_after) = (self.form(before), self.form(after));
        let (before, after) = (answers(before), answers(after));
        let files = format!("{}/files", path(dossier));
        let of = |form, answers| Answering {
            form,
            answers,
            circumstances: &circumstances,
            names: &names,
            lang: None,
            files_url: Some(&files),
        };
        Ok(compared(&of(&asked_before, &before), &of(&asked_after, &after), &visit.locale)?)
    }
}

fn version_tone(standing: Standing) -> &'static str {
    match standing {
        Standing::Taken => "neutral",
        Standing::Aside | Standing::Late => "warning",
        Standing::Settled => "success",
    }
}

async fn view(visit: &Visit, seen: &Seen, asked: &Asked) -> Result<RevisionsPage, Problem> {
    let (dossier, locale) = (&seen.dossier, &visit.locale);
    let mut reader = visit.app.house.db.read_current().await?;
    let kept = store::revisions(&mut reader.conn(), dossier.head.id, &asked.part, &asked.key).await?;
    let people = People::of(&mut reader.conn(), kept.iter().map(|one| one.author.clone())).await?;
    drop(reader);
    if kept.is_empty() && dossier.answer(&asked.part, &asked.key).is_none() {
        return Err(Problem::not_found());
    }
    let stands = dossier.answer(&asked.part, &asked.key).map_or(0, |answer| answer.revision);
    let here = past::address(dossier, &asked.part, &asked.key);
    let writes = asked.is_open
        && seen.access.writes(dossier.head.shared, &asked.part)
        && barred(visit, dossier, Deed::Write).is_none();
    let (section, field) = asked.latest();
    let is_file = matches!(field.kind, Kind::File { .. });
    let line = |(at, one): (usize, &Revision)| VersionLine {
        number: one.revision,
        by: people.name(locale, &one.author),
        at: locale.moment(one.saved_at),
        standing: match one.revision == stands {
            true => "calls-hand-stands".to_owned(),
            false => format!("calls-hand-standing-{}", one.standing.name()),
        },
        tone: if one.revision == stands { "success" } else { version_tone(one.standing) },
        is_empty: one.value.is_none(),
        compare: at.checked_sub(1).and_then(|before| kept.get(before)).map(|before| {
            let query = Query::default().with("before", before.revision).with("after", one.revision);
            format!("{}#comparison", query.href(&here))
        }),
        can_take: writes && !is_file && one.revision != stands && one.value.is_some(),
    };
    let mut lines: Vec<VersionLine> = kept.iter().enumerate().map(line).collect();
    lines.reverse();
    let query = Query::parse(visit.uri.query());
    let number = |name: &str| query.get(name).and_then(|text| text.parse::<u32>().ok());
    let newest = kept.last().map(|one| one.revision);
    let after = number("after").or(newest);
    let earlier = kept.iter().rev().map(|one| one.revision).find(|one| Some(*one) < after);
    // What waits or came late is held against the answer; the answer against what was before it.
    let waits = after.is_some_and(|after| after > stands && stands > 0);
    let before = number("before").or(if waits { Some(stands) } else { earlier });
    let find = |number: Option<u32>| kept.iter().find(|one| Some(one.revision) == number);
    let comparison = match (find(before), find(after)) {
        (Some(before), Some(after)) => {
            Some(asked.compared(visit, dossier, before.value.as_ref(), after.value.as_ref())?)
        }
        (None, Some(after)) => {
            Some(asked.compared(visit, dossier, after.value.as_ref(), after.value.as_ref())?)
        }
        _ => None,
    };
    let choices = |chosen: Option<u32>| {
        let chosen = chosen.map(|number| number.to_string());
        let choice = |one: &Revision| {
            let text = locale.say("calls-hand-version-by").arg("number", one.revision);
            let text = text.arg("by", people.name(locale, &one.author)).plain();
            Choice::new(one.revision.to_string(), text, chosen.as_deref())
        };
        kept.iter().rev().map(choice).collect()
    };
    let title = past::name(locale, dossier, &asked.part, field.label.in_lang(locale.tag()));
    let page = below(visit, dossier, title)
        .crumb(format!("{}/history", path(dossier)), locale.text("calls-hand-history-title"));
    let fill = writes.then(|| {
        let query = Query::default().with("part", &asked.part);
        let form = query.href(&format!("{}/form/{}", path(dossier), section.key));
        format!("{form}#{}", input_id(&asked.part, asked.key.as_str()))
    });
    Ok(RevisionsPage {
        page: bring(page, visit),
        path: here,
        lines,
        base: stands,
        before: choices(before),
        after: choices(after),
        comparison,
        fill,
        may_erase: visit.actor.may(Permission::ManageCalls),
        refused: None,
    })
}

/// `GET /expressions/{id}/history/{part}/{field}`.
pub(super) async fn show(
    visit: Visit,
    Path((id, part, field)): Path<(String, String, String)>,
) -> Result<Response, Problem> {
    let seen = seen(&visit, &id).await?;
    let asked = asked(&visit, &seen.dossier, &part, &field).await?;
    let view = view(&visit, &seen, &asked).await?;
    visit.html(&view)
}

/// `POST /expressions/{id}/history/{part}/{field}`: an earlier version becomes the answer again, on top of what stands.
pub(super) async fn take(
    visit: Visit,
    Path((id, part, field)): Path<(String, String, String)>,
    typed: Typed,
) -> Result<Response, Problem> {
    let seen = seen(&visit, &id).await?;
    let asked = asked(&visit, &seen.dossier, &part, &field).await?;
    let number = |name: &str| typed.value(name).and_then(|text| text.parse::<u32>().ok());
    let (Some(revision), Some(base)) = (number("revision"), number("base")) else {
        return Err(Problem::bad_request("problem-form"));
    };
    let mut reader = visit.app.house.db.read_current().await?;
    let head: Id<_> = seen.dossier.head.id;
    let kept = store::revisions(&mut reader.conn(), head, &asked.part, &asked.key).await?;
    drop(reader);
    let chosen = kept.into_iter().find(|one| one.revision == revision && one.value.is_some());
    let value = chosen.ok_or_else(Problem::not_found)?.value;
    let new =
        Save { part: asked.part.clone(), field: asked.key.clone(), base, value, save_id: String::new() };
    let done = save(&visit.app, &visit.actor, head, &[new], visit.received_at).await?;
    let (tone, text) = match done.first() {
        Some(Saved::Aside { .. }) => (Tone::Warning, "calls-hand-taken-aside"),
        Some(Saved::Late { .. }) => (Tone::Warning, "calls-hand-taken-late"),
        _ => (Tone::Success, "calls-hand-taken"),
    };
    visit.flash(tone, Message::new(text).arg("number", revision));
    Ok(onward(&past::address(&seen.dossier, &asked.part, &asked.key)))
}

/// `POST /expressions/{id}/history/{part}/{field}/erase`: the organiser erases an answer, with a reason.
pub(super) async fn erase(
    visit: Visit,
    Path((id, part, field)): Path<(String, String, String)>,
    typed: Typed,
) -> Result<Response, Problem> {
    let seen = seen(&visit, &id).await?;
    let asked = asked(&visit, &seen.dossier, &part, &field).await?;
    let reason = typed.value("reason").unwrap_or_default();
    let (head, at) = (seen.dossier.head.id, visit.received_at);
    match erase_answer(&visit.app, &visit.actor, head, &asked.part, &asked.key, reason, at).await {
        Ok(()) => {
            visit.flash(Tone::Success, "calls-hand-answer-erased");
            Ok(onward(&format!("{}/history", path(&seen.dossier))))
        }
        Err(error @ ExpressionError::NoReason) => {
            let mut view = view(&visit, &seen, &asked).await?;
            view.refused = Some(problem::message(&error));
            let mut response = visit.html(&view)?;
            *response.status_mut() = errors::Kind::Refused.status();
            Ok(response)
        }
        Err(error) => Err(error.into()),
    }
}
