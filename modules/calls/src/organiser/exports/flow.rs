//! A file on its way to its reader, while it is written.

use std::io::{Error, ErrorKind};

use bytes::Bytes;
use futures_util::stream::{self, Stream, StreamExt as _};
use tokio::sync::mpsc;

use super::ExportError;

/// Pieces that wait for a slow reader.
const WAITING: usize = 4;

/// A piece of a file. An error breaks the answer off, so that no reader takes what came for the whole.
pub type Piece = Result<Bytes, Error>;

/// Where a file is written to.
#[derive(Clone, Debug)]
pub struct Out(mpsc::Sender<Piece>);

impl Out {
    /// Hands a piece over, as soon as the reader has room for it.
    pub(super) async fn put(&self, piece: impl Into<Bytes>) -> Result<(), ExportError> {
        let piece = piece.into();
        if piece.is_empty() {
            return Ok(());
        }
        let gone = |_| ExportError::Written(Error::from(ErrorKind::BrokenPipe));
        self.0.send(Ok(piece)).await.map_err(gone)
    }
}

/// The pieces of a file, made by a task of its own while they are read.
pub fn pieces<M>(make: impl FnOnce(Out) -> M) -> impl Stream<Item = Piece> + Send + 'static
where
    M: Future<Output = Result<(), ExportError>> + Send + 'static,
{
    let (send, receive) = mpsc::channel(WAITING);
    let made = make(Out(send.clone()));
    tokio::spawn(async move {
        match made.await {
            Ok(()) => {}
            Err(ExportError::Written(error)) if error.kind() == ErrorKind::BrokenPipe => {}
            Err(error) => {
                tracing::warn!(%error, "an export broke off");
                let _ = send.send(Err(Error::other(error))).await;
            }
        }
    });
    // Who packs an answer asks once more after its end.
    stream::unfold(receive, async |mut receive| receive.recv().await.map(|piece| (piece, receive))).fuse()
}
