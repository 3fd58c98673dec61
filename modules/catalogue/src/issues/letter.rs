//! The letter to the publisher, in its own language.

use std::sync::LazyLock;

use centum_jobs::Letter;
use centum_store::{Conn, StoreResult};
use centum_web::locale::{Catalogue as Texts, Customs};

use super::actions::{Told, addressee};
use crate::records::{Record, current};

static LETTERS: LazyLock<Texts> = LazyLock::new(|| {
    Texts::new(crate::MESSAGES, Customs::default()).expect("the module's texts are read by a test")
});

/// The letter; none where nobody is known whom it could go to.
pub(super) async fn letter(
    conn: &mut Conn<'_>,
    record: &Record,
    (subject, body, mail): (&str, &str, Option<&str>),
    told: &Told<'_>,
) -> StoreResult<Option<Letter>> {
    let Some((publisher, recipient)) = addressee(conn, record).await? else { return Ok(None) };
    let locale = LETTERS.chosen(publisher.locale.as_deref());
    let entry = current(conn, record.id).await?;
    let typed: crate::dcat::Record =
        entry.and_then(|entry| serde_json::from_str(&entry.content.record).ok()).unwrap_or_default();
    let title = typed.titles.best(&[locale.tag()]).map_or(record.slug.as_str(), |(_, title)| title);
    let title: String = title.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(200).collect();
    let answer = match mail {
        Some(mail) => locale.say("catalogue-issue-letter-answer").arg("mail", mail).plain(),
        None => locale.text("catalogue-issue-letter-no-answer"),
    };
    let body = locale
        .say("catalogue-issue-letter-body")
        .arg("title", &title)
        .arg("address", told.address)
        .arg("remote", &record.remote_id)
        .arg("subject", subject)
        .arg("text", body)
        .arg("answer", answer)
        .arg("site", told.site)
        .plain();
    let subject = locale.say("catalogue-issue-letter-subject").arg("title", &title).plain();
    let subject = subject.split_whitespace().collect::<Vec<_>>().join(" ");
    Ok(Some(Letter { recipient, subject, body }))
}
