//! The letters about expressions of interest, each in the language of whoever reads it.

use centum_accounts::{Email, Person, Secret, find_person};
use centum_base::Id;
use centum_jobs::{Letter, post};
use centum_store::{StoreResult, Tx};
use centum_web::{App, Locale};

use super::dossier::Dossier;
use super::model::{Member, SignOff};
use super::receipt::SignedReceipt;
use super::rules::Deed;

/// Asks someone to write for a member. It goes to whatever address its sender types: the names in it are lines of our sentence, and
/// never paragraphs of their own.
pub(super) fn invitation(
    app: &App,
    dossier: &Dossier,
    member: &Member,
    by: &str,
    email: &Email,
    secret: &Secret,
) -> Letter {
    let locale = app.catalogue.english();
    let call = dossier.call.terms.title.in_lang(locale.tag());
    let link = app.settings.base.join(&format!("/expressions/invitations/{}", secret.reveal()));
    let body = locale
        .say("calls-letter-invitation-body")
        .arg("by", one_line(by))
        .arg("member", one_line(&member.name))
        .arg("application", one_line(&dossier.head.title))
        .arg("call", call)
        .arg("link", link)
        .plain();
    let subject =
        locale.say("calls-letter-invitation-subject").arg("application", &dossier.head.title).plain();
    Letter { recipient: email.as_str().to_owned(), subject: one_line(&subject), body }
}

/// Tells a signatory that what was signed has changed.
pub(super) async fn sign_off_ended(
    app: &App,
    tx: &mut Tx,
    dossier: &Dossier,
    ended: &SignOff,
) -> StoreResult<()> {
    to(app, tx, ended.person, "calls-letter-sign-off-ended", |locale, id| {
        locale
            .say(id)
            .arg("application", &dossier.head.title)
            .arg("signed", locale.instant(ended.signed_at))
            .arg("link", link(app, dossier))
            .plain()
    })
    .await
}

/// Sends the receipt to everyone who writes for the lead.
pub(super) async fn handed_in(
    app: &App,
    tx: &mut Tx,
    dossier: &Dossier,
    signed: &SignedReceipt,
) -> StoreResult<()> {
    for person in of_lead(dossier) {
        to(app, tx, person, "calls-letter-receipt", |locale, id| {
            locale
                .say(id)
                .arg("reference", dossier.head.reference())
                .arg("submission", signed.receipt.submission)
                .arg("application", &dossier.head.title)
                .arg("there", signed.receipt.received_there.as_str())
                .arg("content", signed.receipt.content.to_string())
                .arg("link", link(app, dossier))
                .plain()
        })
        .await?;
    }
    Ok(())
}

/// Tells everyone who writes for the lead that the standing changed.
pub(super) async fn standing_changed(
    app: &App,
    tx: &mut Tx,
    dossier: &Dossier,
    deed: Deed,
) -> StoreResult<()> {
    let text = match deed {
        Deed::Recall => "calls-letter-recalled",
        Deed::Withdraw => "calls-letter-withdrawn",
        _ => "calls-letter-restored",
    };
    for person in of_lead(dossier) {
        to(app, tx, person, text, |locale, id| {
            locale
                .say(id)
                .arg("reference", dossier.head.reference())
                .arg("application", &dossier.head.title)
                .arg("link", link(app, dossier))
                .plain()
        })
        .await?;
    }
    Ok(())
}

/// Tells everyone who writes for the lead that the programme team has looked at the draft.
pub(super) async fn pre_screened(app: &App, tx: &mut Tx, dossier: &Dossier) -> StoreResult<()> {
    for person in of_lead(dossier) {
        to(app, tx, person, "calls-letter-pre-screened", |locale, id| {
            locale
                .say(id)
                .arg("reference", dossier.head.reference())
                .arg("application", &dossier.head.title)
                .arg("link", format!("{}/pre-screening", link(app, dossier)))
                .plain()
        })
        .await?;
    }
    Ok(())
}

fn of_lead(dossier: &Dossier) -> Vec<Id<Person>> {
    let lead = dossier.lead().map(|lead| lead.id);
    dossier.writers.iter().filter(|writer| Some(writer.member) == lead).map(|writer| writer.person).collect()
}

fn link(app: &App, dossier: &Dossier) -> String {
    app.settings.base.join(&format!("/expressions/{}", dossier.head.id))
}

/// Posts a letter of the texts `{text}-subject` and `{text}-body` to a person who still has an address.
async fn to(
    app: &App,
    tx: &mut Tx,
    person: Id<Person>,
    text: &str,
    say: impl Fn(&Locale, &str) -> String,
) -> StoreResult<()> {
    let Some(person) = find_person(&mut tx.conn(), person).await? else { return Ok(()) };
    let Some(email) = person.email else { return Ok(()) };
    let locale = app.catalogue.chosen(person.locale.as_deref());
    let letter = Letter {
        recipient: email,
        subject: one_line(&say(locale, &format!("{text}-subject"))),
        body: say(locale, &format!("{text}-body")),
    };
    post(&app.house, tx, &letter).await.map(drop)
}

/// Names come from people: a line break in one must not become a header of the mail.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
