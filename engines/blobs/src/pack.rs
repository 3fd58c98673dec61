//! How a blob is written.

use std::io::{self, Read, Write};

use bytes::Bytes;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;

/// A packed form is kept when it saves at least one byte in this many.
const WORTH: usize = 8;
/// Below this nothing is saved: a file takes a block of the disk anyway.
const SMALL: usize = 1024;

/// Whether blobs are packed. A store may hold both kinds: what does not get smaller is kept plain.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Packing {
    /// As they are.
    #[default]
    Plain,
    /// By gzip, where that is worth it: RDF shrinks to a tenth.
    Gzip,
}

/// In which form a blob is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Plain,
    Gzip,
}

impl Form {
    /// Both forms, the likelier one first.
    pub(crate) fn likely(packing: Packing) -> [Self; 2] {
        match packing {
            Packing::Plain => [Self::Plain, Self::Gzip],
            Packing::Gzip => [Self::Gzip, Self::Plain],
        }
    }

    /// The end of a name in this form.
    pub(crate) fn suffix(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Gzip => ".gz",
        }
    }
}

/// The form in which the bytes are stored, and what is written then. The same bytes give the same form.
pub(crate) fn pack(bytes: Bytes, packing: Packing) -> (Form, Bytes) {
    if packing == Packing::Plain || bytes.len() < SMALL {
        return (Form::Plain, bytes);
    }
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 4), Compression::fast());
    match encoder.write_all(&bytes).and_then(|()| encoder.finish()) {
        Ok(packed) if packed.len() <= bytes.len() - bytes.len() / WORTH => (Form::Gzip, packed.into()),
        _ => (Form::Plain, bytes),
    }
}

/// The bytes as they were; at most `limit` and one more.
pub(crate) fn unpack(form: Form, stored: Bytes, limit: u64) -> io::Result<Bytes> {
    match form {
        Form::Plain => Ok(stored),
        Form::Gzip => {
            let mut bytes = Vec::new();
            GzDecoder::new(&*stored).take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
            Ok(bytes.into())
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_packed_comes_back(bytes in proptest::collection::vec(0..4u8, 0..5000)) {
            let bytes = Bytes::from(bytes);
            let (form, stored) = pack(bytes.clone(), Packing::Gzip);
            prop_assert_eq!(form == Form::Gzip, bytes.len() >= SMALL);
            prop_assert_eq!(unpack(form, stored, 5000).unwrap(), bytes);
        }
    }

    #[test]
    fn what_does_not_get_smaller_is_kept_plain() {
        let noise = (0..500u32)
            .flat_map(|number| crate::digest::Digest::of(&number.to_le_bytes()).as_bytes().to_vec());
        let noise: Bytes = noise.collect();
        assert_eq!(pack(noise.clone(), Packing::Gzip), (Form::Plain, noise));
    }

    #[test]
    fn unpacking_ends_at_the_limit() {
        let (form, stored) = pack(vec![0; 1_000_000].into(), Packing::Gzip);
        assert_eq!(unpack(form, stored, 1000).unwrap().len(), 1001);
    }
}
