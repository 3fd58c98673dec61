//! Unpacking a body while it comes, with a bound on what comes out.

use std::io::{self, Write};

use brotli_decompressor::DecompressorWriter;
use encoding_rs::Encoding;
use flate2::write::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

use crate::error::{FetchError, Measure};

/// Bytes handed to a decoder at once: between two pieces, what came out is passed on and the ratio is judged anew.
const PIECE: usize = 8 * 1024;
/// Up to here no ratio is judged: a small page of spaces is no bomb.
const UNSUSPICIOUS: u64 = 1024 * 1024;
/// The buffer of the brotli decoder.
const BROTLI_BUFFER: usize = 16 * 1024;

/// How a body is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Coding {
    Identity,
    Gzip,
    Deflate,
    Brotli,
}

impl Coding {
    /// What the request says it takes.
    pub(crate) const WELCOME: &'static str = "gzip, deflate, br";

    /// Reads `Content-Encoding`. Packed twice is refused: nobody needs it but a bomb. Some hosts name their charset here, which
    /// packs nothing.
    pub(crate) fn read(header: Option<&str>) -> Result<Self, FetchError> {
        let header = header.unwrap_or_default().trim().to_ascii_lowercase();
        match header.as_str() {
            "" | "identity" | "none" | "binary" | "7bit" | "8bit" => Ok(Self::Identity),
            "gzip" | "x-gzip" => Ok(Self::Gzip),
            "deflate" => Ok(Self::Deflate),
            "br" => Ok(Self::Brotli),
            charset if Encoding::for_label(charset.as_bytes()).is_some() => Ok(Self::Identity),
            _ => Err(FetchError::Coding { coding: header.chars().take(40).collect() }),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Gzip => "gzip",
            Self::Deflate => "deflate",
            Self::Brotli => "br",
        }
    }
}

/// The most that may come out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cap {
    pub(crate) bytes: u64,
    pub(crate) ratio: u64,
}

/// Takes what was sent, gives what was meant.
pub(crate) struct Inflater {
    coding: Coding,
    cap: Cap,
    sent: u64,
    decoder: Decoder,
}

enum Decoder {
    Identity(Outlet),
    Gzip(MultiGzDecoder<Outlet>),
    /// `deflate` whose first two bytes have not come: some hosts send zlib, as the standard says, some do not.
    Undecided(Vec<u8>, Outlet),
    Zlib(ZlibDecoder<Outlet>),
    Raw(DeflateDecoder<Outlet>),
    Brotli(Box<DecompressorWriter<Outlet>>),
}

/// Where unpacked bytes gather, as long as they are allowed.
#[derive(Default)]
struct Outlet {
    ready: Vec<u8>,
    given: u64,
    allowed: u64,
}

impl Write for Outlet {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let room = self.allowed.saturating_sub(self.given);
        let taken = bytes.len().min(usize::try_from(room).unwrap_or(usize::MAX));
        self.ready.extend_from_slice(&bytes[..taken]);
        self.given += taken as u64;
        if taken < bytes.len() { Err(io::Error::from(io::ErrorKind::FileTooLarge)) } else { Ok(taken) }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Inflater {
    pub(crate) fn new(coding: Coding, cap: Cap) -> Self {
        let outlet = Outlet::default();
        let decoder = match coding {
            Coding::Identity => Decoder::Identity(outlet),
            Coding::Gzip => Decoder::Gzip(MultiGzDecoder::new(outlet)),
            Coding::Deflate => Decoder::Undecided(Vec::new(), outlet),
            Coding::Brotli => Decoder::Brotli(Box::new(DecompressorWriter::new(outlet, BROTLI_BUFFER))),
        };
        Self { coding, cap, sent: 0, decoder }
    }

    /// Cuts a chunk into what [`Inflater::push`] takes at once.
    pub(crate) fn pieces(chunk: &[u8]) -> impl Iterator<Item = &[u8]> {
        chunk.chunks(PIECE)
    }

    /// Unpacks one piece. What came out is [`Inflater::take`]n, also after an error.
    pub(crate) fn push(&mut self, piece: &[u8]) -> Result<(), FetchError> {
        self.sent += piece.len() as u64;
        let allowed = self.allowed();
        self.outlet().allowed = allowed;
        let done = self.decoder.write(piece);
        done.map_err(|error| self.reason(&error))
    }

    /// Says that nothing more comes: a body that is not whole is damaged.
    pub(crate) fn finish(&mut self) -> Result<(), FetchError> {
        if self.sent == 0 {
            return Ok(());
        }
        let done = self.decoder.finish();
        done.map_err(|error| self.reason(&error))
    }

    /// What came out since the last time.
    pub(crate) fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.outlet().ready)
    }

    fn allowed(&self) -> u64 {
        match self.coding {
            Coding::Identity => self.cap.bytes,
            _ => self.cap.bytes.min(self.sent.saturating_mul(self.cap.ratio).max(UNSUSPICIOUS)),
        }
    }

    fn reason(&mut self, error: &io::Error) -> FetchError {
        let cap = self.cap;
        let coding = self.coding;
        let outlet = self.outlet();
        if error.kind() != io::ErrorKind::FileTooLarge && outlet.given < outlet.allowed {
            return FetchError::Damaged { coding: coding.name() };
        }
        match (coding, outlet.allowed < cap.bytes) {
            (Coding::Identity, _) => FetchError::TooLarge { what: Measure::Sent, limit: cap.bytes },
            (_, true) => FetchError::TooLarge { what: Measure::Ratio, limit: cap.ratio },
            (_, false) => FetchError::TooLarge { what: Measure::Inflated, limit: cap.bytes },
        }
    }

    fn outlet(&mut self) -> &mut Outlet {
        match &mut self.decoder {
            Decoder::Identity(outlet) | Decoder::Undecided(_, outlet) => outlet,
            Decoder::Gzip(decoder) => decoder.get_mut(),
            Decoder::Zlib(decoder) => decoder.get_mut(),
            Decoder::Raw(decoder) => decoder.get_mut(),
            Decoder::Brotli(decoder) => decoder.get_mut(),
        }
    }
}

impl Decoder {
    fn write(&mut self, piece: &[u8]) -> io::Result<()> {
        match self {
            Self::Identity(outlet) => outlet.write_all(piece),
            Self::Gzip(decoder) => decoder.write_all(piece),
            Self::Zlib(decoder) => decoder.write_all(piece),
            Self::Raw(decoder) => decoder.write_all(piece),
            Self::Brotli(decoder) => decoder.write_all(piece),
            Self::Undecided(start, outlet) => {
                start.extend_from_slice(piece);
                let &[first, second, ..] = start.as_slice() else { return Ok(()) };
                let (start, outlet) = (std::mem::take(start), std::mem::take(outlet));
                *self = match is_zlib(first, second) {
                    true => Self::Zlib(ZlibDecoder::new(outlet)),
                    false => Self::Raw(DeflateDecoder::new(outlet)),
                };
                self.write(&start)
            }
        }
    }

    fn finish(&mut self) -> io::Result<()> {
        match self {
            Self::Identity(_) => Ok(()),
            Self::Undecided(..) => Err(io::Error::from(io::ErrorKind::UnexpectedEof)),
            Self::Gzip(decoder) => decoder.try_finish(),
            Self::Zlib(decoder) => decoder.try_finish(),
            Self::Raw(decoder) => decoder.try_finish(),
            Self::Brotli(decoder) => decoder.close(),
        }
    }
}

/// Whether a deflated body begins as zlib does (RFC 1950).
fn is_zlib(first: u8, second: u8) -> bool {
    first & 0x0f == 8 && u16::from_be_bytes([first, second]).is_multiple_of(31)
}

#[cfg(test)]
mod tests {
    use flate2::Compression;
    use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};
    use proptest::prelude::*;

    use super::*;

    const WIDE: Cap = Cap { bytes: 1 << 30, ratio: 2000 };

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn zlib(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn raw(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn brotli(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = brotli::CompressorWriter::new(Vec::new(), 4096, 5, 22);
        encoder.write_all(bytes).unwrap();
        encoder.into_inner()
    }

    fn inflate(coding: Coding, cap: Cap, packed: &[u8], piece: usize) -> Result<Vec<u8>, FetchError> {
        let mut inflater = Inflater::new(coding, cap);
        let mut all = Vec::new();
        for piece in packed.chunks(piece) {
            inflater.push(piece)?;
            all.extend(inflater.take());
        }
        inflater.finish()?;
        all.extend(inflater.take());
        Ok(all)
    }

    proptest! {
        #[test]
        fn what_was_packed_comes_out_whatever_the_pieces(
            bytes in proptest::collection::vec(any::<u8>(), 1..3000),
            piece in 1..500usize,
        ) {
            for (coding, packed) in [
                (Coding::Identity, bytes.clone()),
                (Coding::Gzip, gzip(&bytes)),
                (Coding::Deflate, zlib(&bytes)),
                (Coding::Deflate, raw(&bytes)),
                (Coding::Brotli, brotli(&bytes)),
            ] {
                prop_assert_eq!(&inflate(coding, WIDE, &packed, piece).unwrap(), &bytes);
            }
        }

        #[test]
        fn noise_is_damaged_and_nothing_worse(bytes in proptest::collection::vec(any::<u8>(), 0..3000)) {
            for coding in [Coding::Gzip, Coding::Deflate, Coding::Brotli] {
                if let Err(error) = inflate(coding, Cap { bytes: 5000, ratio: 10 }, &bytes, 700) {
                    let known = matches!(error, FetchError::Damaged { .. } | FetchError::TooLarge { .. });
                    prop_assert!(known, "{:?}", error);
                }
            }
        }
    }

    #[test]
    fn a_bomb_ends_at_its_ratio() {
        let bytes = vec![0; 16 * 1024 * 1024];
        for (coding, packed) in
            [(Coding::Gzip, gzip(&bytes)), (Coding::Deflate, zlib(&bytes)), (Coding::Brotli, brotli(&bytes))]
        {
            let mut inflater = Inflater::new(coding, Cap { bytes: 1 << 40, ratio: 100 });
            let mut given = 0;
            let error = packed.chunks(PIECE).find_map(|piece| {
                let done = inflater.push(piece);
                given += inflater.take().len() as u64;
                done.err()
            });
            let bomb = matches!(error, Some(FetchError::TooLarge { what: Measure::Ratio, limit: 100 }));
            assert!(bomb, "{coding:?} {error:?}");
            assert!(given <= UNSUSPICIOUS.max(packed.len() as u64 * 100), "{coding:?} gave {given}");
        }
    }

    #[test]
    fn what_inflates_over_the_cap_is_too_large() {
        let packed = gzip(&vec![7; 100_001]);
        let over = inflate(Coding::Gzip, Cap { bytes: 100_000, ratio: 2000 }, &packed, PIECE);
        assert!(
            matches!(over, Err(FetchError::TooLarge { what: Measure::Inflated, limit: 100_000 })),
            "{over:?}"
        );
        let packed = gzip(&vec![7; 100_000]);
        assert_eq!(
            inflate(Coding::Gzip, Cap { bytes: 100_000, ratio: 2000 }, &packed, PIECE).unwrap().len(),
            100_000
        );
        let over = inflate(Coding::Identity, Cap { bytes: 9, ratio: 1 }, &[0; 10], PIECE);
        assert!(matches!(over, Err(FetchError::TooLarge { what: Measure::Sent, limit: 9 })), "{over:?}");
    }

    #[test]
    fn a_packed_body_that_ends_early_is_damaged() {
        let text = "a sentence that is packed, and then cut".repeat(20);
        let text = text.as_bytes();
        for (coding, packed) in
            [(Coding::Gzip, gzip(text)), (Coding::Deflate, zlib(text)), (Coding::Brotli, brotli(text))]
        {
            for keep in [1, 2, packed.len() / 2, packed.len() - 1] {
                let cut = inflate(coding, WIDE, &packed[..keep], PIECE);
                assert!(matches!(cut, Err(FetchError::Damaged { .. })), "{coding:?} {keep} {cut:?}");
            }
            assert_eq!(inflate(coding, WIDE, &[], PIECE).unwrap(), b"");
        }
    }

    #[test]
    fn a_charset_in_the_place_of_a_coding_packs_nothing() {
        for header in ["utf-8", "UTF8", "iso-8859-1", "binary", "none"] {
            assert_eq!(Coding::read(Some(header)).unwrap(), Coding::Identity, "{header}");
        }
    }

    #[test]
    fn codings_that_were_not_asked_for_are_refused() {
        assert_eq!(Coding::read(Some(" GZIP ")).unwrap(), Coding::Gzip);
        assert_eq!(Coding::read(None).unwrap(), Coding::Identity);
        for header in ["gzip, gzip", "zstd", "compress", "gzip,br"] {
            assert!(matches!(Coding::read(Some(header)), Err(FetchError::Coding { .. })), "{header}");
        }
    }
}
