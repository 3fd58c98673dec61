//! Sightings: what a run refused, and, when it is dry, all that it saw without keeping it.

use centum_base::Id;
use centum_store::{Conn, StoreResult, Tx, args};
use serde::{Deserialize, Serialize};

use super::judge::Judged;
use super::keeping::{NewPage, advance, commit, refuse};
use super::machine::{A_PAGE, HarvestError, Left, Stepped, Worker};
use super::result::{Changed, Grouping, Guard, Preview, Sample};
use super::run::Run;
use super::store::sightings as sql;
use crate::adapters::Request;
use crate::dcat;
use crate::quality::{Answers, Tally, assess};
use crate::records::{Content, Finding, State, What, current};
use crate::sources::Source;

/// What was sighted.
#[derive(Clone, Copy, Debug)]
pub(super) enum Sighted {
    Page,
    New,
    Changed,
    Unchanged,
    Refused,
}

impl Sighted {
    fn name(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::New => "new",
            Self::Changed => "changed",
            Self::Unchanged => "unchanged",
            Self::Refused => "refused",
        }
    }
}

/// What a dry run keeps of a record that it saw: how it differs from what is known, and what is wrong with it.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Detail {
    fields: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    findings: Vec<Finding>,
    /// What the metrics of the quality say of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    tally: Option<String>,
    /// Whether this is a mention alone, and a later page may describe it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    mention: bool,
}

impl Detail {
    fn text(fields: Vec<String>, content: &Content, mention: bool) -> String {
        let findings = content.findings.clone();
        let tally = tallied(&content.record, &findings).map(|tally| tally.to_json());
        let detail = Self { fields, findings, tally, mention };
        serde_json::to_string(&detail).expect("a list of findings has a JSON form")
    }
}

/// Notes a sighting.
pub(super) async fn note(
    tx: &mut Tx,
    run: &mut Run,
    (page, name): (&str, Option<&str>),
    what: Sighted,
    detail: &str,
) -> StoreResult<()> {
    run.counts.sightings += 1;
    let values = args![run.id, run.counts.sightings, page, name, what.name(), detail];
    tx.conn().execute(&sql::INSERT, values).await.map(drop)
}

/// Whether a dry run has read that page.
pub(super) async fn has_page(conn: &mut Conn<'_>, run: Id<Run>, page: &str) -> StoreResult<bool> {
    Ok(conn.optional(&sql::PAGE, args![run, page]).await?.is_some())
}

/// What a dry run has noted of a record, with its number.
async fn sighted(conn: &mut Conn<'_>, run: Id<Run>, name: &str) -> StoreResult<Option<(i64, String)>> {
    let row = conn.optional(&sql::SIGHTED, args![run, name]).await?;
    row.map(|row| Ok((row.get("number")?, row.get("detail")?))).transpose()
}

/// Forgets the sightings of all runs of a source.
pub(super) async fn clear(tx: &mut Tx, source: Id<Source>) -> StoreResult<()> {
    tx.conn().execute(&sql::CLEAR, args![source]).await.map(drop)
}

/// Keeps what a dry run saw on a page. `has_told` is what follows where it tells of nothing new.
pub(super) async fn keep(
    worker: &mut Worker<'_>,
    mut page: NewPage<'_>,
    judged: impl Iterator<Item = (String, Judged)>,
    has_told: Option<Option<Request>>,
) -> Result<Stepped, HarvestError> {
    let mut tx = worker.house.begin().await?;
    let mut run = worker.run.clone();
    let (mut known, mut other) = (0, 0);
    for (name, judged) in judged {
        let before = if name.is_empty() { None } else { sighted(&mut tx.conn(), run.id, &name).await? };
        if let Some((number, before)) = before.filter(|_| !matches!(judged, Judged::Refused(..))) {
            known += 1;
            if let Judged::New(fresh) = &judged
                && serde_json::from_str::<Detail>(&before).is_ok_and(|before| before.mention)
                && !worker.parts.mapper.is_mention(&fresh.content.record)
            {
                let detail = Detail::text(Vec::new(), &fresh.content, false);
                tx.conn().execute(&sql::AMEND, args![run.id, number, detail]).await?;
            }
            continue;
        }
        other += 1;
        let at = (page.name, Some(name.as_str()));
        match judged {
            Judged::Refused(_, finding) => {
                refuse(worker, &mut tx, &mut run, page.name, &finding).await?;
                continue;
            }
            Judged::Kept | Judged::Twice | Judged::Here(_) | Judged::Described(..) => continue,
            Judged::New(fresh) => {
                run.counts.new += 1;
                let mention = worker.parts.mapper.is_mention(&fresh.content.record);
                let detail = Detail::text(Vec::new(), &fresh.content, mention);
                note(&mut tx, &mut run, at, Sighted::New, &detail).await?;
            }
            Judged::Seen(_) | Judged::Mentioned(..) => {
                run.counts.unchanged += 1;
                note(&mut tx, &mut run, at, Sighted::Unchanged, "").await?;
            }
            Judged::Back(_) => {
                run.counts.returned += 1;
                note(&mut tx, &mut run, at, Sighted::Changed, "{}").await?;
            }
            Judged::Other(id, state, what, fresh) => {
                let before = current(&mut tx.conn(), id).await?.map(|entry| entry.content.record);
                let before = before.unwrap_or_default();
                let fields = worker.parts.mapper.differences(&before, &fresh.content.record);
                let same = what == What::Reread && fields.is_empty();
                let sighted = if same { Sighted::Unchanged } else { Sighted::Changed };
                match (same, state) {
                    (true, _) => run.counts.unchanged += 1,
                    (false, State::Vanished) => run.counts.returned += 1,
                    (false, _) => run.counts.changed += 1,
                }
                let detail = Detail::text(fields, &fresh.content, false);
                note(&mut tx, &mut run, at, sighted, &detail).await?;
            }
        }
        run.counts.seen += 1;
    }
    if let Some(next) = has_told.filter(|_| other == 0 && known >= A_PAGE) {
        page.next = next;
    }
    note(&mut tx, &mut run, (page.name, None), Sighted::Page, "").await?;
    advance(&mut run, page.next, page.total);
    Ok(if commit(worker, tx, run).await? { Stepped::On } else { Stepped::Leaves(Left::Alone) })
}

/// The difference that a real run would make.
pub(super) async fn preview(conn: &mut Conn<'_>, worker: &Worker<'_>) -> StoreResult<Preview> {
    let (run, source) = (&worker.run, worker.source.id);
    let most = i64::try_from(worker.parts.limits.examples).unwrap_or(i64::MAX);
    let mut preview = Preview {
        changed_count: run.counts.changed + run.counts.returned,
        refused_count: run.counts.refused,
        ..Preview::default()
    };
    preview.new.count = run.counts.new;
    for row in conn.all(&sql::FIRST, args![run.id, Sighted::New.name(), most]).await? {
        preview.new.first.push(row.get("remote_id")?);
    }
    for row in conn.all(&sql::FIRST, args![run.id, Sighted::Changed.name(), most]).await? {
        let fields = row.json::<Detail>("detail")?.fields;
        preview.changed.push(Changed { remote_id: row.get("remote_id")?, fields });
    }
    preview.refused = refused(conn, run, most).await?;
    let unseen: i64 = conn.one(&sql::UNSEEN, args![source, run.id]).await?.get("n")?;
    let known: i64 = conn.one(&sql::KNOWN, args![source]).await?.get("n")?;
    // As in a real run, what is gone cannot be told where something refused had no name.
    if run.counts.nameless == 0 {
        let rows = conn.all(&sql::FIRST_UNSEEN, args![source, run.id, most]).await?;
        let first = rows.iter().map(|row| row.get("remote_id")).collect::<StoreResult<_>>()?;
        preview.vanished = Sample { count: unseen, first };
        preview.guarded = Guard { known, unseen, percent: worker.source.care.guard_percent }.halts();
    }
    Ok(preview)
}

/// What is wrong with the records that a dry run saw: as it read them, and as they stand where it found them unchanged.
pub(super) async fn findings(conn: &mut Conn<'_>, run: &Run, grouping: &mut Grouping) -> StoreResult<Tally> {
    let mut whole = Tally::default();
    conn.each(&sql::READ, args![run.id], |row| {
        let remote_id: String = row.get("remote_id")?;
        let detail: Detail = row.json("detail")?;
        detail.findings.iter().for_each(|finding| grouping.add(Some(&remote_id), finding));
        if let Some(tally) = detail.tally.as_deref().and_then(Tally::from_json) {
            whole += &tally;
        }
        Ok(())
    })
    .await?;
    conn.each(&sql::UNCHANGED, args![run.id, run.source], |row| {
        let remote_id: String = row.get("remote_id")?;
        let findings: Vec<Finding> = row.json("findings")?;
        findings.iter().for_each(|finding| grouping.add(Some(&remote_id), finding));
        if let Some(tally) = tallied(&row.get::<String>("record")?, &findings) {
            whole += &tally;
        }
        Ok(())
    })
    .await?;
    Ok(whole)
}

/// The metrics of one record, as far as it can be read: nobody has looked yet whether its addresses answer.
fn tallied(record: &str, findings: &[Finding]) -> Option<Tally> {
    let record: dcat::Record = serde_json::from_str(record).ok()?;
    assess(&record, findings, &Answers::default())
}

/// The first records that a run refused.
pub async fn refused(conn: &mut Conn<'_>, run: &Run, limit: i64) -> StoreResult<Vec<Finding>> {
    let rows = conn.all(&sql::FIRST, args![run.id, Sighted::Refused.name(), limit]).await?;
    rows.iter().map(|row| row.json("detail")).collect()
}
