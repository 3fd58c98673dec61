//! Letters leave the house: the job that hands them to the mail engine.

use anyhow::Context as _;
use centum_jobs::{Handler, JobError, MAIL_JOB, find_letter, mark_sent};
use centum_mail::{Outgoing, Sender};

use crate::config::Config;

/// How letters leave: through the server that the settings name, or into a folder.
pub fn sender(config: &Config) -> anyhow::Result<Sender> {
    let from = &config.mail.from;
    let sender = match &config.mail.server {
        Some(server) => Sender::smtp(server, from),
        None => Sender::folder(config.outbox_path(), from),
    };
    sender.context("outgoing mail cannot be set up")
}

/// The job that sends a letter.
pub fn handler(sender: Sender) -> Handler {
    Handler::new(MAIL_JOB, move |house, payload| {
        let sender = sender.clone();
        async move {
            let id = payload["mail"].as_str().unwrap_or_default().parse()?;
            // A replica may not have the letter yet; taken for erased, it would never leave.
            let found = find_letter(&mut house.db.read_current().await?.conn(), id).await?;
            // A letter to someone who was erased in the meantime does not leave; neither does one that has left.
            let Some(posted) =
                found.filter(|posted| posted.sent_at.is_none() && !posted.letter.recipient.is_empty())
            else {
                return Ok(());
            };
            let outgoing = Outgoing {
                id: &id.to_string(),
                to: &posted.letter.recipient,
                subject: &posted.letter.subject,
                body: &posted.letter.body,
            };
            sender.send(outgoing).await.map_err(|error| JobError(error.to_string()))?;
            mark_sent(&house, id).await?;
            Ok(())
        }
    })
}
