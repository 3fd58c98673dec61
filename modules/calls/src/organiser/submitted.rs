//! An application as it was handed in, which may differ from how it stands.

use centum_base::Digest;
use centum_forms::{Part, Value};
use centum_store::{Conn, StoreError, StoreResult};

use crate::call::form_of;
use crate::expression::content::Manifest;
use crate::expression::model::{Answer, Member};
use crate::expression::store;
use crate::expression::{Dossier, FileHead};

/// The dossier with the content of a submission in the place of what stands. Answers that were erased are absent.
pub async fn as_submitted(
    conn: &mut Conn<'_>,
    dossier: &Dossier,
    number: u32,
) -> StoreResult<Option<Dossier>> {
    let id = dossier.head.id;
    let Some(submission) = dossier.submissions.iter().find(|one| one.number == number) else {
        return Ok(None);
    };
    let Some(text) = store::manifest_text(conn, id, number).await? else { return Ok(None) };
    let manifest: Manifest =
        serde_json::from_str(&text).map_err(|error| StoreError::unreadable("manifest", error))?;
    let mut answers = Vec::new();
    for (part, field, salt, value) in store::submission_answers(conn, id, number).await? {
        let (Some(salt), Some(value)) = (salt, value) else { continue };
        let Ok(part) = part.parse::<Part>();
        answers.push(Answer {
            part,
            field: field.parse().map_err(|error| StoreError::unreadable("field", error))?,
            revision: 0,
            value: Some(
                serde_json::from_str(&value).map_err(|error| StoreError::unreadable("value", error))?,
            ),
            salt,
            author: submission.submitted_by.clone(),
            saved_at: submission.received_at,
        });
    }
    let member = |(position, line): (u32, &crate::expression::content::MemberLine)| {
        let id = line.id.parse().map_err(|error| StoreError::unreadable("manifest", error))?;
        Ok(Member {
            id,
            position,
            is_lead: line.lead,
            is_city: line.city,
            name: line.name.clone(),
            country: line.country,
            place: line.place.clone(),
        })
    };
    let members = (0..).zip(&manifest.members).map(member).collect::<StoreResult<Vec<_>>>()?;
    let form = if manifest.form == dossier.head.form {
        dossier.form.clone()
    } else {
        form_of(conn, dossier.call.id, manifest.form).await?.unwrap_or_default()
    };
    let mut then = dossier.clone();
    then.counts_as = Some(manifest.category.clone());
    then.head.category = manifest.category;
    then.head.form = manifest.form;
    then.head.consortium = manifest.consortium.unwrap_or(dossier.head.consortium || members.len() > 1);
    if let Some(title) = manifest.title {
        then.head.title = title;
    }
    Ok(Some(Dossier { form, members, answers, ..then }))
}

/// A file of an answer that stands in a dossier, by its digest: its name, what it is, and its content.
pub async fn file_of(
    conn: &mut Conn<'_>,
    dossier: &Dossier,
    (part, field): (&str, &str),
    digest: Digest,
) -> StoreResult<Option<(String, FileHead, Vec<u8>)>> {
    let of = dossier.answers.iter().filter(|one| one.part.to_string() == part && one.field.as_str() == field);
    let named = of.filter_map(|one| match &one.value {
        Some(Value::Files(files)) => files.iter().find(|file| file.digest == digest),
        _ => None,
    });
    let Some(name) = named.map(|file| file.name.clone()).next() else { return Ok(None) };
    Ok(store::read_file(conn, digest).await?.map(|(head, content)| (name, head, content)))
}
