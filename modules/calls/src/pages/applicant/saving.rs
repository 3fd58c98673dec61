//! What was sent of one section is kept, or stands in its inputs again.

use axum::extract::Path;
use axum::response::Response;
use centum_base::Id;
use centum_forms::typed::{Sent, Writing, read_page};
use centum_forms::view::{Choosing, Settling, both, input_id, settling};
use centum_forms::{FieldKey, Kind, Part, Value};
use centum_web::links::Query;
use centum_web::{Message, Problem, Tone, Typed, Visit};

use super::super::placing::{Placed, place};
use super::super::problem::message;
use super::section::{Place, Refused};
use super::{again, gone, onward, path_of, progress, seen};
use crate::expression::actions::{self, Save, Saved};
use crate::expression::model::Revision;
use crate::expression::saving::is_untouched;
use crate::expression::{Dossier, Expression, ExpressionError, store};

/// `POST /expressions/{id}/form/{section}`.
pub(super) async fn save(
    visit: Visit,
    Path((id, section)): Path<(String, String)>,
    typed: Typed,
) -> Result<Response, Problem> {
    let (dossier, access) = seen(&visit, &id).await?;
    let query = Query::parse(visit.uri.query());
    let place = Place::find(&dossier, &access, &section, query.get("part"));
    let place = place.ok_or_else(|| gone::problem(&typed))?;
    let sent = read_page(&dossier.form, &typed.0, Writing::of(visit.locale.tag()));
    let sent: Vec<Sent> = sent.into_iter().filter(|one| one.part == place.part).collect();
    let (saves, mut refused) = touched(&visit, &dossier, sent).await?;
    let id = dossier.head.id;
    match actions::save(&visit.app, &visit.actor, id, &saves, visit.received_at).await {
        Ok(outcomes) => tell(&visit, &outcomes),
        Err(ExpressionError::Store(error)) => return Err(error.into()),
        Err(ExpressionError::Absent) => return Err(Problem::not_found()),
        Err(error) => {
            // Nothing was kept: what was typed stands in the inputs again.
            refused.typed = saves.into_iter().map(|save| (save.field, save.value)).collect();
            refused.why = Some(message(&error));
        }
    }
    refused.why = refused.why.take().or_else(|| gone::message(&dossier.form, &typed));
    if refused.why.is_some() || !refused.fields.is_empty() {
        let (dossier, access) = seen(&visit, &id.to_string()).await?;
        let view = super::section::view(&visit, &dossier, &access, &section, refused).await?;
        return again(&visit, &view);
    }
    if let Some(chosen) = settling(&typed.0) {
        settle(&visit, id, &chosen).await?;
        let anchor = input_id(&chosen.part, chosen.field.as_str());
        let here = progress::href(&dossier, place.section, &place.part, dossier.members.len() > 1);
        return Ok(onward(&format!("{here}#slot.{anchor}")));
    }
    let here = progress::href(&dossier, place.section, &place.part, dossier.members.len() > 1);
    Ok(onward(&match typed.value("go") {
        Some("overview") => path_of(id),
        Some("next") => {
            // What was answered may have opened or shut a section.
            let (dossier, access) = seen(&visit, &id.to_string()).await?;
            let lines = progress::sections(&visit.locale, &dossier, &access, &[]);
            let at = lines.iter().position(|line| line.rows.iter().any(|row| row.href == here));
            let next = at.and_then(|at| lines.get(at + 1));
            let row = next.and_then(|line| line.rows.iter().find(|row| row.mine).or(line.rows.first()));
            row.map_or_else(|| path_of(id), |row| row.href.clone())
        }
        _ => here,
    }))
}

/// What was changed on the page, and what is too large to be kept.
async fn touched(visit: &Visit, dossier: &Dossier, sent: Vec<Sent>) -> Result<(Vec<Save>, Refused), Problem> {
    let (mut saves, mut refused) = (Vec::new(), Refused::default());
    for Sent { part, field, base, answer, typed } in sent {
        let value = match answer {
            Ok(value) => value,
            Err(fault) => {
                refused.fields.insert(field, (typed, fault));
                continue;
            }
        };
        let stands = dossier.answer(&part, &field);
        if stands.and_then(|stands| stands.value.as_ref()) == value.as_ref() {
            continue;
        }
        if base != stands.map_or(0, |stands| stands.revision) {
            let mut reader = visit.app.house.db.read_current().await?;
            let kept = store::revisions(&mut reader.conn(), dossier.head.id, &part, &field).await?;
            if is_untouched(base, value.as_ref(), &kept) {
                continue;
            }
        }
        saves.push(Save { part, field, base, value: value.map(placed), save_id: String::new() });
    }
    Ok((saves, refused))
}

/// A place whose name means one place of its country is that place.
fn placed(value: Value) -> Value {
    match value {
        Value::Place(mut written) if written.id.is_none() => {
            if let Placed::Is(id) = place(&written.name, written.country, "") {
                written.id = id;
            }
            Value::Place(written)
        }
        value => value,
    }
}

/// Says what became of what was sent.
fn tell(visit: &Visit, outcomes: &[Saved]) {
    let count = |is: fn(&Saved) -> bool| outcomes.iter().filter(|one| is(one)).count();
    let late = count(|one| matches!(one, Saved::Late { .. }));
    let aside = count(|one| matches!(one, Saved::Aside { .. }));
    if late > 0 {
        visit.flash(Tone::Danger, Message::new("calls-section-late").arg("count", late));
    } else if aside > 0 {
        visit.flash(Tone::Warning, Message::new("calls-section-aside").arg("count", aside));
    } else if outcomes.iter().any(|one| matches!(one, Saved::Taken { .. })) {
        visit.flash(Tone::Success, "calls-section-saved");
    }
}

/// Settles two versions as the person chose.
async fn settle(visit: &Visit, id: Id<Expression>, chosen: &Settling) -> Result<(), Problem> {
    let (dossier, _) = seen(visit, &id.to_string()).await?;
    let is_it = |(part, field, one): &&(Part, FieldKey, Revision)| {
        *part == chosen.part && *field == chosen.field && one.revision == chosen.revision
    };
    let Some((_, _, aside)) = dossier.asides.iter().find(is_it) else {
        visit.flash(Tone::Info, "calls-section-settled-already");
        return Ok(());
    };
    let stands = dossier.answer(&chosen.part, &chosen.field);
    let current = stands.and_then(|answer| answer.value.clone());
    let kind: Option<&Kind> = dossier.form.field(chosen.field.as_str()).map(|(_, field)| &field.kind);
    let value = match chosen.choosing {
        Choosing::Standing => current,
        Choosing::Aside => aside.value.clone(),
        Choosing::Both => {
            let joined = kind.and_then(|kind| both(kind, current.as_ref(), aside.value.as_ref()));
            Some(joined.ok_or_else(|| Problem::refused("calls-section-no-both"))?)
        }
    };
    let save = Save {
        part: chosen.part.clone(),
        field: chosen.field.clone(),
        base: stands.map_or(0, |answer| answer.revision),
        value,
        save_id: String::new(),
    };
    let settled = actions::settle(&visit.app, &visit.actor, id, chosen.revision, &save, visit.received_at);
    let (tone, said) = match settled.await? {
        Saved::Late { .. } => (Tone::Danger, Message::new("calls-section-late").arg("count", 1)),
        Saved::Aside { .. } => (Tone::Warning, Message::new("calls-section-aside").arg("count", 1)),
        Saved::Taken { .. } | Saved::Unchanged { .. } => (Tone::Success, "calls-section-settled".into()),
    };
    visit.flash(tone, said);
    Ok(())
}
