//! Records as pieces of a document: a page is these, one behind the other.

use std::collections::HashMap;
use std::sync::Arc;

use centum_rdf::write::{ntriples_fragment, turtle_fragment};
use centum_rdf::{Options, Prefixes, Syntax, Triple, read};
use centum_store::Conn;
use centum_web::Problem;

use super::cache::Cache;
use super::origin::{Origin, Origins};
use super::profile::Profile;
use super::shelf::Line;
use super::told::Told;
use super::uris::Uris;
use crate::records;

/// In what a piece is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Piece {
    Turtle,
    /// A line a statement; the syntaxes that are no row of pieces are made from these.
    Lines,
}

/// What tells one piece from another. An entry of the log never changes, so neither does its piece.
type Key = (i64, Piece, Profile);

/// Pieces that were written before.
pub(super) struct Fragments {
    cache: Cache<Key>,
    prefixes: Prefixes,
}

/// The pieces of a page, and the catalogues that its records belong to.
pub(super) struct Pieces {
    texts: Vec<Arc<str>>,
    pub(super) origins: Origins,
}

impl Fragments {
    pub(super) fn new(bytes: usize) -> Self {
        Self { cache: Cache::new(bytes), prefixes: Prefixes::common() }
    }

    /// The pieces of these records for a syntax.
    pub(super) async fn of(
        &self,
        conn: &mut Conn<'_>,
        uris: &Uris,
        lines: &[Line],
        (syntax, profile): (Syntax, Profile),
    ) -> Result<Pieces, Problem> {
        let piece =
            if matches!(syntax, Syntax::Turtle | Syntax::TriG) { Piece::Turtle } else { Piece::Lines };
        let key = |line: &Line| (line.head, piece, profile);
        let mut known: HashMap<i64, Arc<str>> = HashMap::new();
        let mut unknown = Vec::new();
        let mut origins = Origins::default();
        for line in lines {
            origins.of(conn, line.source).await?;
            match self.cache.get(&key(line)) {
                Some(text) => drop(known.insert(line.head, text)),
                None => unknown.push(line.head),
            }
        }
        let mut keep = |position: i64, told: Told| {
            let text: Arc<str> = self.write(piece, &told.all()).into();
            self.cache.put((position, piece, profile), Arc::clone(&text));
            known.insert(position, text);
        };
        match profile {
            Profile::DcatAp => {
                for said in records::said_at(conn, &unknown).await? {
                    let origin = origins.of(conn, said.record.source).await?;
                    keep(said.position, Told::said(uris, &said, &origin)?);
                }
            }
            Profile::Source => {
                for (record, entry) in records::at(conn, &unknown).await? {
                    let origin = origins.of(conn, record.source).await?;
                    keep(entry.position, Told::new(uris, (&record, &entry), &origin, profile)?);
                }
            }
        }
        let texts = lines.iter().filter_map(|line| known.remove(&line.head)).collect();
        Ok(Pieces { texts, origins })
    }

    fn write(&self, piece: Piece, statements: &[Triple]) -> String {
        match piece {
            Piece::Turtle => turtle_fragment(statements, &self.prefixes),
            Piece::Lines => ntriples_fragment(statements),
        }
    }

    /// A document of these statements and the pieces behind them.
    pub(super) fn document(
        &self,
        syntax: Syntax,
        head: Vec<Triple>,
        pieces: &Pieces,
    ) -> Result<Vec<u8>, Problem> {
        let mut text = match syntax {
            Syntax::Turtle | Syntax::TriG => {
                let mut text = centum_rdf::write::turtle_head(&self.prefixes);
                text.push_str(&turtle_fragment(&head, &self.prefixes));
                text
            }
            _ => ntriples_fragment(&head),
        };
        text.reserve(pieces.texts.iter().map(|text| text.len()).sum());
        pieces.texts.iter().for_each(|piece| text.push_str(piece));
        match syntax {
            Syntax::RdfXml | Syntax::JsonLd => {
                let options = Options { syntax: Some(Syntax::NTriples), ..Options::default() };
                let statements = read(text.as_bytes(), &options).map_err(Problem::fault)?.into_triples();
                super::written::write(syntax, statements, &self.prefixes)
            }
            _ => Ok(text.into_bytes()),
        }
    }
}

impl Pieces {
    /// The catalogues of the records.
    pub(super) fn parts(&self) -> impl Iterator<Item = &Origin> {
        self.origins.all()
    }
}
