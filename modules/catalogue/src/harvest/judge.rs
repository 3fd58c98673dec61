//! What a page means for what is known: pure, one record after another, none of them costing another.

use std::collections::{HashMap, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use bytes::Bytes;
use centum_base::{Digest, Id};

use super::limits::Limits;
use super::parts::{Check, Mapped, Mapper};
use super::run::Run;
use crate::adapters::{Batch, Found, Refused};
use crate::records::{
    Content, Finding, Identity, Kind, Known, MENTIONED, Packed, Record, Severity, State, What,
};

/// The longest value that a finding quotes, in characters.
const LONGEST_VALUE: usize = 300;

/// What is to be done with one record of a page.
#[derive(Debug)]
pub(super) enum Judged {
    /// It is as it was.
    Seen(Id<Record>),
    /// It had vanished, and is as it was before.
    Back(Id<Record>),
    /// It is not known yet.
    New(Box<Fresh>),
    /// It says something else than before, or an earlier generation of reading made of it what is known.
    Other(Id<Record>, State, What, Box<Fresh>),
    /// This run has kept it already, from this page before it was broken off.
    Kept,
    /// This run has kept it already, from another page.
    Twice,
    /// A mention of what was described on another page the last time: the description may follow.
    Mentioned(Id<Record>, State, Box<Fresh>),
    /// This run has met a mention of it; what is known of it stands here.
    Here(Id<Record>),
    /// This run has met a mention of it; here it is described, and that is not what is known.
    Described(Id<Record>, State, What, Box<Fresh>),
    /// It cannot be taken.
    Refused(Option<Id<Record>>, Box<Finding>),
}

/// What is to be kept of a record.
#[derive(Debug)]
pub(super) struct Fresh {
    pub(super) remote_id: String,
    pub(super) kind: Kind,
    pub(super) title: Option<String>,
    pub(super) identities: Vec<Identity>,
    pub(super) raw: Bytes,
    pub(super) content: Content,
}

/// By what a page is judged.
pub(super) struct Bench<'a> {
    pub(super) run: Id<Run>,
    pub(super) page: &'a str,
    pub(super) known: &'a HashMap<String, Known>,
    /// Of what this run met on other pages, that of which mentions alone are known.
    pub(super) mentions: &'a HashSet<Id<Record>>,
    pub(super) mapper: &'a dyn Mapper,
    pub(super) check: &'a dyn Check,
    pub(super) limits: &'a Limits,
}

/// The names of all records of a page, in the order in which they are judged; nothing where one has no name.
pub(super) fn names(batch: &Batch) -> Vec<&str> {
    let refused = batch.refused.iter().map(|one| one.remote_id.as_deref().unwrap_or_default());
    batch.found.iter().map(|one| one.remote_id.as_str()).chain(refused).collect()
}

/// Judges every record of a page.
pub(super) fn judge(bench: &Bench<'_>, batch: &Batch) -> Vec<Judged> {
    let mut met = HashSet::with_capacity(batch.found.len());
    let mut judged = Vec::with_capacity(batch.found.len() + batch.refused.len());
    let named = batch.incomplete.iter().filter_map(|one| Some((one.remote_id.as_deref()?, one)));
    let incomplete: HashMap<&str, &Refused> = named.collect();
    for found in &batch.found {
        judged.push(if met.insert(found.remote_id.as_str()) {
            bench.one(found, incomplete.get(found.remote_id.as_str()).copied())
        } else {
            refusal(None, "record-twice", &found.remote_id, "", "the page has two records of this name")
        });
    }
    judged.extend(batch.refused.iter().map(|one| bench.refused(one)));
    judged
}

impl Bench<'_> {
    /// `gap` is what could not be read of it: a record that is known stays as it is then.
    fn one(&self, found: &Found, gap: Option<&Refused>) -> Judged {
        let known = self.known.get(&found.remote_id);
        if let Some(known) = known.filter(|known| known.seen_run == Some(self.run)) {
            if known.page.as_deref() == Some(self.page) {
                return Judged::Kept;
            }
            if !is_mentioned(known) && !self.mentions.contains(&known.id) {
                return Judged::Twice;
            }
        }
        let id = known.map(|known| known.id);
        if found.remote_id.trim().is_empty() || found.remote_id.len() > self.limits.remote_id {
            return refusal(id, "record-name", "", "", &found.remote_id);
        }
        if found.raw.len() > self.limits.record_bytes {
            return refusal(id, "record-size", &found.remote_id, "", &found.raw.len().to_string());
        }
        let raw = Digest::of(&found.raw);
        let reading = self.mapper.reading();
        if let Some(known) = known.filter(|known| known.raw == raw && known.reading == reading) {
            return self.as_it_was(known);
        }
        if let (Some(gap), Some(_)) = (gap, known) {
            return self.refused(gap);
        }
        let mut mapped = match self.read(found) {
            Ok(mapped) => mapped,
            Err(finding) => return Judged::Refused(id, finding),
        };
        if let Some(gap) = gap {
            let finding = finding(gap.reason, gap.remote_id.as_deref(), &gap.place, &gap.detail);
            mapped.findings.push(Finding { severity: Severity::Violation, ..finding });
        }
        match known {
            Some(known) if known.hash == mapped.hash && known.reading == reading => self.as_it_was(known),
            None => Judged::New(Box::new(fresh(found, raw, mapped))),
            Some(known) => {
                let what = match known.state {
                    State::Vanished => What::Returned,
                    // The same bytes: whatever is new in them is our reading.
                    _ if known.raw == raw || known.hash == mapped.hash => What::Reread,
                    _ => What::Changed,
                };
                let is_again = known.seen_run == Some(self.run);
                // Only elsewhere than where it was described: a record may well become shorter in its place.
                let is_elsewhere = is_again || described_on(known) != Some(self.page);
                let is_mention =
                    is_elsewhere && what == What::Changed && self.mapper.is_mention(&mapped.record);
                let fresh = Box::new(fresh(found, raw, mapped));
                match (is_again, is_mention) {
                    (true, true) => Judged::Twice,
                    (true, false) => Judged::Described(known.id, known.state, what, fresh),
                    (false, true) => Judged::Mentioned(known.id, known.state, fresh),
                    (false, false) => Judged::Other(known.id, known.state, what, fresh),
                }
            }
        }
    }

    /// It says what is known of it.
    fn as_it_was(&self, known: &Known) -> Judged {
        match (known.seen_run == Some(self.run), is_mentioned(known)) {
            (true, true) => Judged::Here(known.id),
            (true, false) => Judged::Twice,
            (false, _) if known.state == State::Vanished => Judged::Back(known.id),
            (false, _) => Judged::Seen(known.id),
        }
    }

    fn read(&self, found: &Found) -> Result<Mapped, Box<Finding>> {
        read(self.mapper, self.check, self.limits, found)
    }

    fn refused(&self, refused: &Refused) -> Judged {
        let known = refused.remote_id.as_ref().and_then(|name| self.known.get(name));
        let name = refused.remote_id.as_deref().unwrap_or_default();
        refusal(known.map(|known| known.id), refused.reason, name, &refused.place, &refused.detail)
    }
}

/// Maps and checks. A fault of ours in one record must not cost the others.
pub(crate) fn read(
    mapper: &dyn Mapper,
    check: &dyn Check,
    limits: &Limits,
    found: &Found,
) -> Result<Mapped, Box<Finding>> {
    let read = catch_unwind(AssertUnwindSafe(|| -> Result<Mapped, Box<Finding>> {
        let mut mapped = mapper.map(found)?;
        let mut findings = check.check(&mapped, &found.graph);
        mapped.findings.append(&mut findings);
        Ok(mapped)
    }));
    let mut mapped: Mapped = match read {
        Ok(Ok(mapped)) => mapped,
        Ok(Err(finding)) => {
            let record = finding.record.or_else(|| Some(found.remote_id.clone()));
            let severity = Severity::Refusal;
            return Err(Box::new(Finding { record, severity, value: shortened(&finding.value), ..*finding }));
        }
        Err(_) => return Err(Box::new(finding("record-unreadable", Some(&found.remote_id), "", ""))),
    };
    // What goes beyond the limit is the least of it.
    mapped.findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    mapped.findings.truncate(limits.findings_a_record);
    for finding in &mut mapped.findings {
        finding.value = shortened(&finding.value);
    }
    Ok(mapped)
}

/// The page that described it the last time.
fn described_on(known: &Known) -> Option<&str> {
    known.page.as_deref().map(|page| page.strip_prefix(MENTIONED).unwrap_or(page))
}

/// Whether the last that was seen of it was a mention.
fn is_mentioned(known: &Known) -> bool {
    known.page.as_deref().is_some_and(|page| page.starts_with(MENTIONED))
}

fn fresh(found: &Found, raw: Digest, mut mapped: Mapped) -> Fresh {
    Fresh {
        remote_id: found.remote_id.clone(),
        kind: mapped.kind,
        title: mapped.title.take(),
        identities: std::mem::take(&mut mapped.identities),
        raw: found.raw.clone(),
        content: content(found, raw, mapped),
    }
}

/// What the log keeps of a record that was read.
pub(crate) fn content(found: &Found, raw: Digest, mapped: Mapped) -> Content {
    Content {
        raw,
        media_type: found.media_type.to_owned(),
        hash: mapped.hash,
        canonical: mapped.canonical,
        subject: mapped.subject,
        graph: Packed::of(&mapped.graph),
        record: mapped.record,
        findings: mapped.findings,
    }
}

fn refusal(id: Option<Id<Record>>, rule: &str, record: &str, field: &str, value: &str) -> Judged {
    let record = Some(record).filter(|record| !record.is_empty());
    Judged::Refused(id, Box::new(finding(rule, record, field, value)))
}

fn finding(rule: &str, record: Option<&str>, field: &str, value: &str) -> Finding {
    Finding {
        record: record.map(shortened),
        field: shortened(field),
        rule: rule.to_owned(),
        severity: Severity::Refusal,
        remedy: format!("catalogue-remedy-{rule}"),
        value: shortened(value),
    }
}

fn shortened(text: &str) -> String {
    text.chars().take(LONGEST_VALUE).collect()
}
