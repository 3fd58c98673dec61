//! Where blobs are kept, as it is written in a configuration.

use std::path::PathBuf;

use crate::error::BlobError;

/// Where blobs are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Folder(PathBuf),
    S3 { bucket: String, prefix: String },
    Memory,
}

impl Place {
    pub(crate) fn read(text: &str) -> Result<Self, BlobError> {
        let wrong = || BlobError::Place { place: text.to_owned() };
        if let Some(rest) = text.strip_prefix("s3://") {
            let (bucket, prefix) = rest.split_once('/').unwrap_or((rest, ""));
            let plain = |byte: u8| byte.is_ascii_alphanumeric() || b".-_".contains(&byte);
            if bucket.is_empty() || !bucket.bytes().all(plain) {
                return Err(wrong());
            }
            return Ok(Self::S3 { bucket: bucket.to_owned(), prefix: prefix.trim_matches('/').to_owned() });
        }
        match text.split_once("://") {
            _ if text == "memory:" => Ok(Self::Memory),
            _ if text.trim().is_empty() => Err(wrong()),
            None => Ok(Self::Folder(text.into())),
            Some(("file", path)) if path.starts_with('/') => Ok(Self::Folder(path.into())),
            Some(_) => Err(wrong()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read() {
        let s3 = |bucket: &str, prefix: &str| Place::S3 { bucket: bucket.into(), prefix: prefix.into() };
        for (text, place) in [
            ("/var/lib/centum/blobs", Place::Folder("/var/lib/centum/blobs".into())),
            ("blobs", Place::Folder("blobs".into())),
            ("file:///srv/blobs", Place::Folder("/srv/blobs".into())),
            ("memory:", Place::Memory),
            ("s3://bucket", s3("bucket", "")),
            ("s3://my.bucket/a/b/", s3("my.bucket", "a/b")),
        ] {
            assert_eq!(Place::read(text).unwrap(), place, "{text}");
        }
    }

    #[test]
    fn other_places_are_refused() {
        for text in
            ["", " ", "s3://", "s3:///a", "s3://a b/c", "s3://u:p@b/c", "gs://b", "file://host/x", "http://a"]
        {
            assert!(matches!(Place::read(text), Err(BlobError::Place { .. })), "{text}");
        }
    }
}
