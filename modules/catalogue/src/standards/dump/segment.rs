//! One segment as it is written: some thousand records, packed, in place at once or not at all.

use std::collections::BTreeMap;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use centum_base::Id;
use centum_ledger::House;
use centum_rdf::{Prefixes, Syntax, Triple, write};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::records::{self, Entry, Record};
use crate::sources::Source;
use crate::standards::described;
use crate::standards::described::Whole;
use crate::standards::origin::{Origin, Origins};
use crate::standards::profile::Profile;
use crate::standards::shelf::Line;
use crate::standards::statements::node;
use crate::standards::told::Told;
use crate::standards::uris::Uris;

/// Records that are in memory at once.
const AT_ONCE: usize = 256;

/// How a dump is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::standards) enum Form {
    /// N-Quads: each record in a graph that has its address.
    Quads,
    /// N-Triples.
    Triples,
}

impl Form {
    /// The ending of the file's name.
    pub(in crate::standards) fn ending(self) -> &'static str {
        match self {
            Self::Quads => "nq.gz",
            Self::Triples => "nt.gz",
        }
    }

    fn put(self, out: &mut impl io::Write, graph: &str, statements: Vec<Triple>) -> io::Result<()> {
        let prefixes = Prefixes::none();
        let written = match self {
            Self::Triples => write::triples(out, Syntax::NTriples, &statements, &prefixes),
            Self::Quads => {
                let graph = node(graph);
                let rows: Vec<_> =
                    statements.into_iter().map(|triple| triple.in_graph(graph.clone())).collect();
                write::quads(out, Syntax::NQuads, &rows, &prefixes)
            }
        };
        written.map_err(io::Error::other)
    }
}

/// What stands before the first segment: the catalogue itself.
pub(super) fn first(uris: &Uris, whole: &Whole<'_>, form: Form) -> io::Result<Vec<u8>> {
    let mut out = GzEncoder::new(Vec::new(), Compression::default());
    form.put(&mut out, &uris.whole(), whole.tell(uris, std::iter::empty(), Profile::Source))?;
    out.finish()
}

/// Writes a segment. Until it is whole it has another name.
pub(super) async fn write(
    house: &House,
    uris: &Uris,
    lines: &[Line],
    form: Form,
    path: &Path,
) -> io::Result<()> {
    let unfinished = path.with_extension("part");
    let written = fill(house, uris, lines, form, unfinished.clone()).await;
    match written {
        Ok(()) => tokio::fs::rename(&unfinished, path).await,
        Err(error) => {
            let _ = tokio::fs::remove_file(&unfinished).await;
            Err(error)
        }
    }
}

async fn fill(house: &House, uris: &Uris, lines: &[Line], form: Form, path: PathBuf) -> io::Result<()> {
    let file = tokio::fs::File::create(&path).await?.into_std().await;
    let mut out = GzEncoder::new(io::BufWriter::new(file), Compression::default());
    let mut parts: BTreeMap<String, Arc<Origin>> = BTreeMap::new();
    let mut origins = Origins::default();
    for lines in lines.chunks(AT_ONCE) {
        let heads: Vec<i64> = lines.iter().map(|line| line.head).collect();
        let mut reader = house.read().await.map_err(io::Error::other)?;
        let conn = &mut reader.conn();
        let mut told: Vec<(Record, Entry, Arc<Origin>)> = Vec::with_capacity(lines.len());
        for (record, entry) in records::at(conn, &heads).await.map_err(io::Error::other)? {
            let source: Id<Source> = record.source;
            let origin = origins.of(conn, source).await.map_err(io::Error::other)?;
            parts.insert(origin.catalogue.slug.clone(), Arc::clone(&origin));
            told.push((record, entry, origin));
        }
        drop(reader);
        let uris = uris.clone();
        let packed = tokio::task::spawn_blocking(move || -> io::Result<_> {
            for (record, entry, origin) in told {
                let graph = uris.dataset(&record.slug);
                let told = Told::new(&uris, (&record, &entry), &origin, Profile::Source)
                    .map_err(io::Error::other)?;
                form.put(&mut out, &graph, told.all())?;
            }
            Ok(out)
        });
        out = packed.await.map_err(io::Error::other)??;
    }
    for origin in parts.values() {
        let graph = uris.catalogue(&origin.catalogue.slug);
        form.put(
            &mut out,
            &graph,
            described::catalogue(uris, &origin.catalogue, origin.told_publisher(Profile::Source)),
        )?;
    }
    let finish = tokio::task::spawn_blocking(move || out.finish().and_then(|mut file| file.flush()));
    finish.await.map_err(io::Error::other)?
}
