//! Which version of an expression of interest somebody saw: what `ETag` says of it and `If-Match` names.

use std::fmt;

use centum_base::{Digest, Timestamp};

use super::dossier::Dossier;
use super::error::ExpressionError;
use super::receipt::signatory;
use crate::Attempt;

/// Changes with everything that is shown of an expression of interest, in whatever language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version(Digest);

impl Version {
    /// The version for a request that came in at `at`: what is missing depends on the hour too.
    pub fn of(dossier: &Dossier, at: Timestamp) -> Self {
        let (head, content) = (&dossier.head, dossier.manifest().digest());
        // Terms move deadlines; the content alone does not tell which revision a cleared answer has.
        let first = format!("{content} {} {} {}", dossier.call.version, head.version, head.saved_at);
        let answers = dossier
            .standing_answers()
            .map(|one| format!("answer {} {} {}", one.part, one.field, one.revision));
        let asides =
            dossier.asides.iter().map(|(part, field, one)| format!("aside {part} {field} {}", one.revision));
        let sign_offs = dossier
            .sign_offs
            .iter()
            .map(|one| format!("signed {} {} {:?}", one.id, signatory(one), one.ended));
        let findings = dossier.findings(at);
        let findings = findings.iter().map(|one| format!("finding {} {}", one.part, one.field));
        let lines: Vec<String> =
            std::iter::once(first).chain(answers).chain(asides).chain(sign_offs).chain(findings).collect();
        Self(Digest::of_parts(&lines.iter().map(String::as_bytes).collect::<Vec<_>>()))
    }

    /// Whether one of the tags of an `If-Match` names it.
    pub fn is_named(self, tags: &str) -> bool {
        let own = self.to_string();
        // A proxy that compresses marks tags as weak; they name the same version.
        let mut tags = tags.split(',').map(|tag| tag.trim().trim_start_matches("W/"));
        tags.any(|tag| tag == "*" || tag == own)
    }
}

impl fmt::Display for Version {
    /// As an entity tag.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\"", self.0)
    }
}

/// Refuses what was meant for another version than the one that was read in the transaction of the write.
pub(crate) fn is_meant<T>(
    attempt: &Attempt<'_, T>,
    dossier: &Dossier,
    at: Timestamp,
) -> Result<(), ExpressionError> {
    match attempt.seen() {
        Some(tags) if !Version::of(dossier, at).is_named(tags) => Err(ExpressionError::OtherVersion),
        _ => Ok(()),
    }
}
