//! Everything at once, in the words of the sources: one gzip file, put together from segments that are kept beside the
//! database.
//!
//! A segment holds some thousand records and is named after them and their latest entries. A change in one record makes
//! its segment's name another, and that segment alone is written again; all others are sent as they lie. Segments end
//! where the identifiers say so, not after so many records, so that a record that goes does not move the others.

mod plan;
mod segment;

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use centum_base::Timestamp;
use centum_ledger::House;
use centum_web::negotiate::as_file;
use centum_web::{Kind, Problem, Visit};
use futures_util::stream::{self, StreamExt as _};
use tokio::io::AsyncReadExt as _;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc};

use super::conditional::Mark;
use super::described::Whole;
use super::uris::Uris;
use super::{Standards, held};
use plan::Plan;
pub(super) use segment::Form;

/// Dumps that are sent at once.
const AT_ONCE: usize = 4;
/// Bytes that are read from a segment at once.
const PIECE: usize = 64 * 1024;
/// Pieces that wait for a slow reader.
const WAITING: usize = 4;

/// What is kept of the dumps.
pub(super) struct Dump {
    folder: PathBuf,
    /// One segment is written at a time: that bounds memory and leaves the processor to others.
    writing: tokio::sync::Mutex<()>,
    places: Arc<Semaphore>,
    plan: Mutex<Option<Arc<Plan>>>,
}

impl Dump {
    pub(super) fn new(folder: PathBuf) -> Self {
        let places = Arc::new(Semaphore::new(AT_ONCE));
        Self { folder, writing: tokio::sync::Mutex::new(()), places, plan: Mutex::new(None) }
    }

    /// How what is shown is cut into segments.
    fn plan(&self, uris: &Uris, shown: &Arc<super::shelf::Shown>) -> Arc<Plan> {
        let mut held = self.plan.lock().unwrap_or_else(PoisonError::into_inner);
        match held.as_ref().filter(|plan| plan.position() == shown.position) {
            Some(plan) => Arc::clone(plan),
            None => Arc::clone(held.insert(Arc::new(Plan::of(uris, Arc::clone(shown))))),
        }
    }
}

/// `GET /catalogue/dump.nq.gz`.
pub(super) async fn quads(visit: Visit) -> Result<Response, Problem> {
    answer(&visit, Form::Quads).await
}

/// `GET /catalogue/dump.nt.gz`.
pub(super) async fn triples(visit: Visit) -> Result<Response, Problem> {
    answer(&visit, Form::Triples).await
}

async fn answer(visit: &Visit, form: Form) -> Result<Response, Problem> {
    let parts = held(visit)?;
    let shown = parts.shelf.now(&visit.app.house).await?;
    let plan = parts.dump.plan(&parts.uris, &shown);
    let site = &visit.app.settings.site_name;
    let changed = shown.changed().and_then(|at| Timestamp::from_microsecond(at).ok());
    let mark = Mark::of(&["dump", form.ending(), plan.mark(), site], None);
    let make = async || {
        let place = Arc::clone(&parts.dump.places).try_acquire_owned();
        let place = place.map_err(|_| Problem::saying(Kind::Unavailable, "catalogue-standards-dump-busy"))?;
        let standards = visit.app.held::<Standards>().cloned().ok_or_else(Problem::not_found)?;
        let told = visit.locale.text("catalogue-standards-whole");
        let whole = Whole { title: site, description: &told, language: visit.locale.tag() };
        let first = segment::first(&parts.uris, &whole, form).map_err(Problem::fault)?;
        let (send, receive) = mpsc::channel(WAITING);
        let sending = Sending { standards, house: visit.app.house.clone(), plan, form, send, place };
        tokio::spawn(sending.all(first));
        // Who packs an answer asks once more after its end.
        let pieces =
            stream::unfold(receive, async |mut receive| receive.recv().await.map(|piece| (piece, receive)))
                .fuse();
        Ok((StatusCode::OK, [(header::CONTENT_TYPE, "application/gzip")], Body::from_stream(pieces))
            .into_response())
    };
    let mut response = mark.answer(&visit.headers, make).await?;
    if let Some(changed) = changed {
        centum_web::negotiate::last_modified(&mut response, changed);
    }
    if response.status() == StatusCode::OK {
        as_file(&mut response, &format!("catalogue.{}", form.ending()));
        // The file is packed already: no layer packs it once more.
        response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("identity"));
    }
    Ok(response)
}

type Piece = Result<Bytes, std::io::Error>;

/// A dump on its way to a reader.
struct Sending {
    standards: Standards,
    house: House,
    plan: Arc<Plan>,
    form: Form,
    send: mpsc::Sender<Piece>,
    place: OwnedSemaphorePermit,
}

impl Sending {
    /// Sends all segments. A reader who leaves ends it; a fault breaks the answer off, so that no part is taken for the
    /// whole.
    async fn all(self, first: Vec<u8>) {
        if let Err(error) = self.each(first).await {
            tracing::error!(%error, "a dump broke off");
            let _ = self.send.send(Err(error)).await;
        } else {
            self.standards.0.dump.tidy(&self.plan).await;
        }
        drop(self.place);
    }

    async fn each(&self, first: Vec<u8>) -> std::io::Result<()> {
        if self.send.send(Ok(first.into())).await.is_err() {
            return Ok(());
        }
        for number in 0..self.plan.len() {
            let mut file = self.segment(number).await?;
            loop {
                let mut piece = Vec::with_capacity(PIECE);
                if (&mut file).take(PIECE as u64).read_to_end(&mut piece).await? == 0 {
                    break;
                }
                if self.send.send(Ok(piece.into())).await.is_err() {
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    /// A segment as it lies, written first where it does not.
    async fn segment(&self, number: usize) -> std::io::Result<tokio::fs::File> {
        let parts = &self.standards.0;
        let path = parts.dump.folder.join(self.plan.file_name(number, self.form));
        if let Ok(file) = tokio::fs::File::open(&path).await {
            return Ok(file);
        }
        let _turn = parts.dump.writing.lock().await;
        if !tokio::fs::try_exists(&path).await? {
            tokio::fs::create_dir_all(&parts.dump.folder).await?;
            segment::write(&self.house, &parts.uris, self.plan.lines(number), self.form, &path).await?;
        }
        tokio::fs::File::open(&path).await
    }
}

impl Dump {
    /// Removes segments that no longer are one. Whoever still sends such a one has it open, or writes it again.
    async fn tidy(&self, plan: &Plan) {
        let Ok(mut folder) = tokio::fs::read_dir(&self.folder).await else { return };
        let _turn = self.writing.lock().await;
        while let Ok(Some(file)) = folder.next_entry().await {
            let name = file.file_name();
            if name.to_str().is_some_and(|name| !plan.has(name))
                && let Err(error) = tokio::fs::remove_file(file.path()).await
            {
                tracing::warn!(%error, "a segment of a dump that is not needed cannot be removed");
            }
        }
    }
}
