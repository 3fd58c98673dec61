//! The stable addresses that files of an announcement carry.

use super::Format;

/// Where this installation answers, and from it the address of everything that a file names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Links {
    base: String,
}

/// The text cannot stand before the addresses of this installation.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "“{0}” cannot stand before addresses: expected something like https://cities.example.eu, without ? or #"
)]
pub struct BaseError(String);

impl Links {
    /// Addresses that begin with `base`, such as `https://cities.example.eu` or `https://example.eu/cities/`.
    pub fn new(base: &str) -> Result<Self, BaseError> {
        let host = base.strip_prefix("https://").or_else(|| base.strip_prefix("http://"));
        let fits = |byte: u8| byte.is_ascii_graphic() && !b"\"#<>?\\^`{|}".contains(&byte);
        match host {
            Some(host) if !host.is_empty() && !host.starts_with('/') && host.bytes().all(fits) => {
                Ok(Self { base: base.trim_end_matches('/').to_owned() })
            }
            _ => Err(BaseError(base.chars().take(200).collect())),
        }
    }

    /// The page of an edition.
    pub fn edition(&self, slug: &str) -> String {
        format!("{}/editions/{}", self.base, segment(slug))
    }

    /// The page of one version of an edition's announcement: what stands there never changes.
    pub fn version(&self, slug: &str, number: u32) -> String {
        format!("{}/announcements/{number}", self.edition(slug))
    }

    /// A file of one version.
    pub fn file(&self, slug: &str, number: u32, format: Format) -> String {
        format!("{}/{}", self.version(slug, number), format.file_name())
    }

    /// The feed of an edition's versions.
    pub fn feed(&self, slug: &str) -> String {
        format!("{}/{}", self.edition(slug), super::FEED_FILE_NAME)
    }

    /// The page of a participant.
    pub fn participant(&self, slug: &str, participation: &str) -> String {
        format!("{}/participants/{}", self.edition(slug), segment(participation))
    }

    /// The page of a place.
    pub fn place(&self, id: &str) -> String {
        format!("{}/places/{}", self.base, segment(id))
    }
}

/// The text as one segment of a path (RFC 3986): only unreserved characters stay as they are.
pub(super) fn segment(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(byte.into()),
            _ => {
                out.push('%');
                out.extend(
                    [byte >> 4, byte & 15].map(|digit| char::from(b"0123456789ABCDEF"[usize::from(digit)])),
                );
            }
        }
    }
    // A segment of dots alone would climb.
    if matches!(text, "." | "..") { out.replace('.', "%2E") } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_follow_the_plan() {
        let links = Links::new("https://example.eu/cities/").unwrap();
        assert_eq!(links.edition("icc-2020"), "https://example.eu/cities/editions/icc-2020");
        assert_eq!(
            links.version("icc-2020", 2),
            "https://example.eu/cities/editions/icc-2020/announcements/2"
        );
        assert_eq!(
            links.file("icc-2020", 2, Format::CitiesCsv),
            "https://example.eu/cities/editions/icc-2020/announcements/2/cities.csv"
        );
        assert_eq!(links.feed("icc-2020"), "https://example.eu/cities/editions/icc-2020/announcements.atom");
        assert_eq!(links.participant("s", "p"), "https://example.eu/cities/editions/s/participants/p");
        assert_eq!(links.place("3173435"), "https://example.eu/cities/places/3173435");
    }

    #[test]
    fn a_name_cannot_climb_out_of_its_segment() {
        assert_eq!(segment("../a b?x#y"), "..%2Fa%20b%3Fx%23y");
        assert_eq!(segment(".."), "%2E%2E");
        assert_eq!(segment("Ț"), "%C8%9A");
    }

    #[test]
    fn a_base_is_an_address_of_the_web_without_query() {
        for wrong in
            ["", "https://", "https:///x", "ftp://x", "https://x?y", "https://x#y", "https://a b", "//x"]
        {
            assert!(Links::new(wrong).is_err(), "{wrong}");
        }
        assert!(Links::new("http://127.0.0.1:8080").is_ok());
    }
}
