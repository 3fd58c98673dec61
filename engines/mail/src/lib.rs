//! Sending letters: by SMTP, or into a folder. The only place that names lettre.

use std::os::unix::fs::DirBuilderExt as _;
use std::path::PathBuf;

use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp::AsyncSmtpTransport;
use lettre::{AsyncFileTransport, AsyncTransport, Tokio1Executor};

/// How letters leave the house.
#[derive(Clone, Debug)]
pub struct Sender {
    from: Mailbox,
    way: Way,
}

#[derive(Clone, Debug)]
enum Way {
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    Folder { path: PathBuf, transport: AsyncFileTransport<Tokio1Executor> },
}

/// One letter, ready to go.
#[derive(Clone, Copy, Debug)]
pub struct Outgoing<'l> {
    /// What makes it recognisable when it is sent twice: the part of the Message-ID before the @.
    pub id: &'l str,
    /// The recipient's address.
    pub to: &'l str,
    /// The subject, one line.
    pub subject: &'l str,
    /// The text.
    pub body: &'l str,
}

/// Says that a program wrote the letter, so that no program answers it (RFC 3834; the second for Exchange).
const BY_PROGRAM: [(HeaderName, &str); 2] = [
    (HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated"),
    (HeaderName::new_from_ascii_str("X-Auto-Response-Suppress"), "All"),
];

/// Why a letter did not leave.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// An address cannot be read.
    #[error("“{address}” is not a mail address: {why}")]
    Address {
        /// The address.
        address: String,
        /// What is wrong with it.
        why: String,
    },
    /// The server's address cannot be read.
    #[error(
        "the mail server's address cannot be read: {0}; expected smtps://USER:PASSWORD@HOST or smtp://HOST:PORT"
    )]
    Server(String),
    /// The letter cannot be put together.
    #[error("the letter cannot be put together: {0}")]
    Letter(#[from] lettre::error::Error),
    /// The server refused or did not answer.
    #[error("the mail server did not take the letter: {0}")]
    Smtp(#[from] lettre::transport::smtp::Error),
    /// The folder cannot be written.
    #[error("the letter cannot be written to the outbox folder: {0}")]
    Folder(String),
}

fn mailbox(address: &str) -> Result<Mailbox, MailError> {
    address.parse().map_err(|error: lettre::address::AddressError| MailError::Address {
        address: address.to_owned(),
        why: error.to_string(),
    })
}

impl Sender {
    /// Sends through the server at `url` (`smtps://USER:PASSWORD@HOST`, `smtp://HOST:PORT?tls=required`).
    pub fn smtp(url: &str, from: &str) -> Result<Self, MailError> {
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
            .map_err(|error| MailError::Server(error.to_string()))?;
        Ok(Self { from: mailbox(from)?, way: Way::Smtp(builder.build()) })
    }

    /// Writes each letter as one `.eml` file into `folder`, which [`Sender::prepare`] makes.
    pub fn folder(folder: PathBuf, from: &str) -> Result<Self, MailError> {
        let transport = AsyncFileTransport::new(&folder);
        Ok(Self { from: mailbox(from)?, way: Way::Folder { path: folder, transport } })
    }

    /// Makes the folder for letters if it is missing: for its owner alone, because letters hold links that sign in.
    pub fn prepare(&self) -> Result<(), MailError> {
        let Way::Folder { path, .. } = &self.way else { return Ok(()) };
        std::fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(path)
            .map_err(|error| MailError::Folder(format!("{}: {error}", path.display())))
    }

    /// Sends one letter.
    pub async fn send(&self, letter: Outgoing<'_>) -> Result<(), MailError> {
        let domain = self.from.email.domain();
        let mut builder = Message::builder();
        for (name, value) in BY_PROGRAM {
            builder = builder.raw_header(HeaderValue::new(name, value.to_owned()));
        }
        let message = builder
            .from(self.from.clone())
            .to(mailbox(letter.to)?)
            .message_id(Some(format!("<{}@{domain}>", letter.id)))
            .subject(letter.subject)
            .header(ContentType::TEXT_PLAIN)
            .body(letter.body.to_owned())?;
        match &self.way {
            Way::Smtp(transport) => transport.send(message).await.map(drop)?,
            Way::Folder { transport, .. } => transport
                .send(message)
                .await
                .map(drop)
                .map_err(|error| MailError::Folder(error.to_string()))?,
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[tokio::test]
    async fn a_letter_lands_in_the_folder_with_its_identifier() {
        let folder = tempfile::tempdir().unwrap();
        let sender = Sender::folder(folder.path().join("outbox"), "Centum <noreply@example.org>").unwrap();
        assert!(!folder.path().join("outbox").exists(), "naming a folder does not make it");
        sender.prepare().unwrap();
        let letter =
            Outgoing { id: "letter-1", to: "ana@example.org", subject: "Škofja Loka", body: "Dober dan" };
        sender.send(letter).await.unwrap();
        let mode = std::fs::metadata(folder.path().join("outbox")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o700);
        let file = std::fs::read_dir(folder.path().join("outbox")).unwrap().next().unwrap().unwrap().path();
        let text = std::fs::read_to_string(file).unwrap();
        assert!(text.contains("Message-ID: <letter-1@example.org>") && text.contains("Dober dan"), "{text}");
        for header in ["Auto-Submitted: auto-generated\r\n", "X-Auto-Response-Suppress: All\r\n"] {
            assert!(text.contains(header), "{text}");
        }
    }

    #[tokio::test]
    async fn a_subject_cannot_add_a_header() {
        let folder = tempfile::tempdir().unwrap();
        let sender = Sender::folder(folder.path().to_owned(), "noreply@example.org").unwrap();
        let letter = Outgoing { id: "1", to: "a@example.org", subject: "x\r\nBcc: b@example.org", body: "" };
        let sent = sender.send(letter).await;
        let files: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
        for file in files {
            let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
            assert!(!text.lines().any(|line| line.starts_with("Bcc:")), "{text}");
        }
        drop(sent);
    }

    #[test]
    fn a_wrong_address_or_server_is_named() {
        assert!(matches!(Sender::smtp("ftp://x", "a@example.org"), Err(MailError::Server(_))));
        let folder = tempfile::tempdir().unwrap();
        let error = Sender::folder(folder.path().to_owned(), "nobody").unwrap_err().to_string();
        assert!(error.contains("nobody"), "{error}");
    }
}
