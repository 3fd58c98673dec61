//! Receipts, checked by anyone, anywhere.

use std::fmt::Write as _;
use std::io::Read as _;
use std::path::Path;

use anyhow::{Context as _, bail};
use centum_calls::expression::content::{Compared, HandedIn, Manifest};
use centum_calls::expression::receipt::{Doubt, KeyId, SignedReceipt, read, verify};
use serde::Deserialize;

use super::print;
use crate::cli::{Outcome, ReceiptCommand, VerifyReceipt};

/// The largest receipt, list of keys or manifest.
const MAX_SMALL: u64 = 4 * 1024 * 1024;
/// The largest file of answers.
const MAX_ANSWERS: u64 = 256 * 1024 * 1024;
/// Names that are listed before the rest is only counted.
const LISTED: usize = 20;

pub(super) fn run(command: &ReceiptCommand) -> anyhow::Result<Outcome> {
    let ReceiptCommand::Verify(args) = command;
    let keys = keys(&args.key)?;
    let text = text_of(&args.file, MAX_SMALL)?;
    let manifest = args.manifest.as_deref().map(manifest).transpose()?;
    let answers = args.answers.as_deref().map(answers).transpose()?;
    match checked(args, &text, &keys, manifest.as_ref(), answers.as_ref()) {
        Ok((said, outcome)) => {
            print(&said)?;
            Ok(outcome)
        }
        Err(doubt) => {
            let file = match &doubt {
                Doubt::NotAReceipt(_) => format!("{}: ", args.file.display()),
                _ => String::new(),
            };
            print(&format!("NOT VALID: {}", plain(&format!("{file}{doubt}"))))?;
            Ok(Outcome::Found)
        }
    }
}

fn checked(
    args: &VerifyReceipt,
    text: &str,
    keys: &[KeyId],
    manifest: Option<&Manifest>,
    answers: Option<&HandedIn>,
) -> Result<(String, Outcome), Doubt> {
    let signed = read(text)?;
    verify(&signed, keys, manifest)?;
    let mut said = told(&signed);
    let mut outcome = Outcome::Done;
    match manifest {
        Some(manifest) => said.push_str(&of_manifest(manifest)),
        None => said.push_str("What was handed in was not looked at: give it with --manifest.\n"),
    }
    if let (Some(manifest), Some(answers)) = (manifest, answers) {
        let compared = answers.compare(manifest);
        said.push_str(&of_answers(&compared));
        if !compared.holds() {
            said.insert_str(0, "NOT VALID: the answers are not what was handed in; see below.\n");
            outcome = Outcome::Found;
        }
    } else if args.manifest.is_some() {
        said.push_str("The answers were not looked at: give them with --answers.\n");
    }
    Ok((said, outcome))
}

fn told(signed: &SignedReceipt) -> String {
    let receipt = &signed.receipt;
    let grace = if receipt.in_grace { ", in the declared grace" } else { "" };
    let stated = receipt.stated_by.as_deref().map_or_else(String::new, |by| {
        format!("It came in elsewhere: that time is what {} stated, no server saw it arrive\n", plain(by))
    });
    let supplements = receipt.supplements.map_or_else(String::new, |number| {
        format!("It only adds a document to submission {number}, whose sign-offs hold on\n")
    });
    format!(
        "VALID: the signature holds under the key {key}.\n\
         {reference}, submission {number}, to the call {call} at {site}\n\
         Received {at} ({there}){grace}\n{stated}{supplements}\
         Deadline {deadline}\n\
         Content {content}\n\
         Ledger entry {sequence}, {hash}\n\
         Signed off by {signers}\n",
        key = signed.key,
        reference = plain(&receipt.reference),
        number = receipt.submission,
        call = plain(&receipt.call),
        site = plain(&receipt.site),
        at = receipt.received_at,
        there = plain(&receipt.received_there),
        deadline = receipt.deadline,
        content = receipt.content,
        sequence = receipt.ledger.sequence,
        hash = receipt.ledger.hash,
        signers = names(&receipt.sign_offs.iter().map(|line| line.member.clone()).collect::<Vec<_>>()),
    )
}

fn of_manifest(manifest: &Manifest) -> String {
    let about = match (&manifest.title, manifest.consortium) {
        (Some(title), Some(true)) => format!("It is called {title:?}, and is by a consortium.\n"),
        (Some(title), _) => format!("It is called {title:?}, and is by one applicant.\n"),
        (None, _) => {
            "It is of the first shape, which vouches neither for the name of the application nor for \
            whether several apply together.\n"
                .to_owned()
        }
    };
    format!("The manifest is exactly what was handed in.\n{about}")
}

fn of_answers(compared: &Compared) -> String {
    let mut said = format!("{} answers are exactly what was handed in.\n", compared.hold);
    let groups = [
        ("were erased since and cannot be checked any more", &compared.erased),
        ("were erased in part, and what is left CANNOT BE CHECKED any more", &compared.partial),
        ("DIFFER from what was handed in", &compared.differ),
        ("are MISSING", &compared.absent),
        ("were NOT handed in", &compared.added),
    ];
    for (what, list) in groups {
        if !list.is_empty() {
            let _ = writeln!(said, "{} {what}: {}", list.len(), names(list));
        }
    }
    said
}

/// Words of a file, so that they cannot pass for ours: they end no line and steer no terminal.
fn plain(text: &str) -> String {
    let steers = |c: char| {
        let turns = matches!(c, '\u{61c}' | '\u{200e}'..='\u{200f}' | '\u{2066}'..='\u{2069}');
        c.is_control() || turns || matches!(c, '\u{2028}'..='\u{202e}')
    };
    text.chars().map(|c| if steers(c) { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

fn names(list: &[String]) -> String {
    if list.is_empty() {
        return "nobody".to_owned();
    }
    let first = list.iter().take(LISTED).map(|name| plain(name)).collect::<Vec<_>>().join(", ");
    match list.len().saturating_sub(LISTED) {
        0 => first,
        more => format!("{first} and {more} more"),
    }
}

/// The keys that are trusted: one that is given, or those of a file.
fn keys(given: &str) -> anyhow::Result<Vec<KeyId>> {
    if let Some(key) = KeyId::read(given) {
        return Ok(vec![key]);
    }
    let path = Path::new(given);
    if !path.exists() {
        bail!("--key {given}: neither a key of 64 hexadecimal digits nor a file");
    }
    let text = text_of(path, MAX_SMALL)?;
    let keys = match serde_json::from_str::<Published>(&text) {
        Ok(published) => published.keys.into_iter().map(|line| line.key).collect(),
        Err(_) => text.lines().filter_map(KeyId::read).collect::<Vec<_>>(),
    };
    if keys.is_empty() {
        bail!(
            "{given}: there is no key in it; expected the published list, or one key of 64 hexadecimal digits a line"
        );
    }
    Ok(keys)
}

/// The published list, as far as it is read.
#[derive(Deserialize)]
struct Published {
    keys: Vec<PublishedKey>,
}

#[derive(Deserialize)]
struct PublishedKey {
    key: KeyId,
}

fn manifest(path: &Path) -> anyhow::Result<Manifest> {
    let text = text_of(path, MAX_SMALL)?;
    serde_json::from_str(&text).map_err(|error| unlike(path, "this is not a manifest", &error))
}

fn answers(path: &Path) -> anyhow::Result<HandedIn> {
    let text = text_of(path, MAX_ANSWERS)?;
    serde_json::from_str(&text).map_err(|error| unlike(path, "these are not answers", &error))
}

/// Why a file is not what it should be. The reason quotes the file.
fn unlike(path: &Path, what: &str, error: &serde_json::Error) -> anyhow::Error {
    anyhow::anyhow!("{}: {what}: {}", path.display(), plain(&error.to_string()))
}

fn text_of(path: &Path, most: u64) -> anyhow::Result<String> {
    let shown = path.display();
    let file = std::fs::File::open(path).with_context(|| format!("{shown} cannot be opened"))?;
    let mut bytes = Vec::new();
    file.take(most + 1).read_to_end(&mut bytes).with_context(|| format!("{shown} cannot be read"))?;
    if bytes.len() as u64 > most {
        bail!("{shown} has more than {most} bytes: this is not one of the files of a receipt");
    }
    // Some shells write UTF-16 where they keep what was fetched.
    let Ok(text) = String::from_utf8(bytes) else {
        bail!("{shown} is not text in UTF-8: take it as it was downloaded, or save it as UTF-8");
    };
    // An editor may have put its mark before the text.
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}
