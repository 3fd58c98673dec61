//! Any bytes as a document in any syntax: nothing may panic, and what was read is written and read again as the same.
#![no_main]

use centum_rdf::{Limits, Options, Prefixes, Syntax, digest_quads, read, write};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, bytes)) = bytes.split_first() else { return };
    let syntax = Syntax::ALL.get(usize::from(*choice % 7)).copied();
    let limits = Limits { bytes: 1 << 16, triples: 2_000, ..Limits::default() };
    let options = Options { syntax, base: Some("http://example.org/"), limits, ..Options::default() };
    let Ok(document) = read(bytes, &options) else { return };
    let digest = digest_quads(&document.quads);
    for syntax in [Syntax::NQuads, Syntax::TriG, Syntax::JsonLd] {
        let mut out = Vec::new();
        write::quads(&mut out, syntax, &document.quads, &Prefixes::common()).expect("a vector takes all");
        let back = read(&out, &Options { syntax: Some(syntax), ..Options::default() })
            .expect("what was written can be read");
        assert_eq!(digest_quads(&back.quads), digest, "{syntax:?}");
    }
});
