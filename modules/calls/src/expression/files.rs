//! Which files are taken: what they are is read from their content, never from their name.

use centum_base::Digest;
use centum_forms::{Kind, StoredFile};

/// The longest name of a file, in characters.
const MAX_NAME: usize = 200;

/// A file that arrives.
#[derive(Clone, Debug)]
pub struct Upload {
    /// The name that it was given.
    pub name: String,
    /// Its content.
    pub content: Vec<u8>,
}

/// Why a file is not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileFault {
    /// The field does not ask for files.
    #[error("this question does not ask for files")]
    NotAsked,
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is larger than the form allows.
    #[error("the file has {bytes} bytes; at most {max} are allowed here")]
    TooLarge {
        /// How large it is.
        bytes: u64,
        /// The limit.
        max: u64,
    },
    /// It is of a kind that the form does not ask for.
    #[error("the content is {found}; this question takes {}", .wanted.join(", "))]
    OtherKind {
        /// What its content shows.
        found: String,
        /// What is asked for.
        wanted: Vec<String>,
    },
    /// There are enough.
    #[error("at most {0} files are allowed here")]
    TooMany(u32),
    /// It is there already.
    #[error("the same file is there already")]
    Twice,
}

/// Looks at a file that arrives for a field.
pub fn admit(kind: &Kind, there: &[StoredFile], upload: &Upload) -> Result<StoredFile, FileFault> {
    let Kind::File { types, max_bytes, max_files, .. } = kind else { return Err(FileFault::NotAsked) };
    let bytes = upload.content.len() as u64;
    if bytes == 0 {
        return Err(FileFault::Empty);
    }
    if bytes > *max_bytes {
        return Err(FileFault::TooLarge { bytes, max: *max_bytes });
    }
    let found = sniff(&upload.content, &upload.name);
    if !types.iter().any(|wanted| wanted == found) {
        return Err(FileFault::OtherKind { found: found.to_owned(), wanted: types.clone() });
    }
    let digest = Digest::of(&upload.content);
    if there.iter().any(|file| file.digest == digest) {
        return Err(FileFault::Twice);
    }
    if there.len() >= usize::try_from(*max_files).unwrap_or(usize::MAX) {
        return Err(FileFault::TooMany(*max_files));
    }
    Ok(StoredFile { digest, name: fitting_name(&upload.name, found), media_type: found.to_owned(), bytes })
}

/// What content is called that shows nothing.
pub(crate) const UNKNOWN: &str = "application/octet-stream";
const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const PPTX: &str = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
const ODT: &str = "application/vnd.oasis.opendocument.text";
const ODS: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// The media type that the content of a file shows. The name only tells plain text from tables.
pub fn sniff(content: &[u8], name: &str) -> &'static str {
    let begins = |magic: &[u8]| content.starts_with(magic);
    if begins(b"%PDF-") || begins(b"\xef\xbb\xbf%PDF-") || begins(b"\r\n%PDF-") || begins(b"\n%PDF-") {
        "application/pdf"
    } else if begins(b"\x89PNG\r\n\x1a\n") {
        "image/png"
    } else if begins(b"\xff\xd8\xff") {
        "image/jpeg"
    } else if begins(b"RIFF") && content.get(8..12) == Some(b"WEBP") {
        "image/webp"
    } else if begins(b"PK\x03\x04") {
        in_package(content)
    } else if is_text(content) {
        let ends = |ending: &str| name.to_ascii_lowercase().ends_with(ending);
        if ends(".csv") { "text/csv" } else { "text/plain" }
    } else {
        UNKNOWN
    }
}

/// What a ZIP package holds, by the names of its first entries: the office formats put theirs in front.
fn in_package(content: &[u8]) -> &'static str {
    let head = &content[..content.len().min(64 * 1024)];
    let tail = &content[content.len().saturating_sub(64 * 1024)..];
    let names =
        |name: &[u8]| [head, tail].iter().any(|part| part.windows(name.len()).any(|window| window == name));
    if names(b"mimetypeapplication/vnd.oasis.opendocument.text") {
        ODT
    } else if names(b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet") {
        ODS
    } else if !names(b"[Content_Types].xml") {
        "application/zip"
    } else if names(b"word/document.xml") {
        DOCX
    } else if names(b"xl/workbook.xml") {
        XLSX
    } else if names(b"ppt/presentation.xml") {
        PPTX
    } else {
        "application/zip"
    }
}

/// Whether it reads as UTF-8 text without control characters and without markup that a browser would run.
fn is_text(content: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(content) else { return false };
    let start = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    !start.starts_with('<') && !text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
}

/// How the names of such files end; the first is for names that end otherwise.
fn endings(media_type: &str) -> &'static [&'static str] {
    match media_type {
        "application/pdf" => &["pdf"],
        "application/zip" => &["zip"],
        "image/png" => &["png"],
        "image/jpeg" => &["jpg", "jpeg", "jpe", "jfif"],
        "image/webp" => &["webp"],
        "text/csv" => &["csv"],
        "text/plain" => &["txt"],
        DOCX => &["docx", "docm"],
        XLSX => &["xlsx", "xlsm"],
        PPTX => &["pptx", "pptm"],
        ODT => &["odt"],
        ODS => &["ods"],
        _ => &[],
    }
}

/// A plain name that ends as the content is: whoever opens the file later goes by its name.
fn fitting_name(name: &str, media_type: &str) -> String {
    let plain = plain_name(name);
    let ending = plain.rsplit_once('.').map_or("", |(_, ending)| ending);
    let fitting = endings(media_type);
    let fits = fitting.iter().any(|one| one.eq_ignore_ascii_case(ending));
    let Some(first) = fitting.first().filter(|_| !fits) else { return plain };
    let stem: String = plain.chars().take(MAX_NAME - 5).collect();
    format!("{stem}.{first}")
}

/// A name for a file that is safe in a header, a folder and a page; never empty.
pub(crate) fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let invisible = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    let kept: String =
        last.chars().filter(|c| !invisible(*c) && !"\"<>|:*?".contains(*c)).take(MAX_NAME).collect();
    let kept = kept.trim().trim_start_matches('.').to_owned();
    if kept.is_empty() { "file".to_owned() } else { kept }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn asks(types: &[&str]) -> Kind {
        Kind::File {
            types: types.iter().map(|one| (*one).to_owned()).collect(),
            max_bytes: 20,
            max_files: 2,
            document: None,
        }
    }

    fn upload(name: &str, content: &[u8]) -> Upload {
        Upload { name: name.into(), content: content.to_vec() }
    }

    #[test]
    fn a_page_that_calls_itself_a_letter_is_not_taken() {
        let fault = admit(&asks(&["application/pdf"]), &[], &upload("letter.pdf", b"<script>x</script>"));
        assert!(matches!(fault, Err(FileFault::OtherKind { .. })), "{fault:?}");
        assert_eq!(sniff(b"  <svg onload=x>", "plan.txt"), "application/octet-stream");
        assert_eq!(sniff(b"\n%PDF-1.4 as some scanners write it", "letter.pdf"), "application/pdf");
    }

    #[test]
    fn limits_are_those_of_the_form() {
        let kind = asks(&["application/pdf"]);
        let first = admit(&kind, &[], &upload("a.pdf", b"%PDF-1.7 a")).unwrap();
        assert_eq!(
            admit(&kind, std::slice::from_ref(&first), &upload("b.pdf", b"%PDF-1.7 a")),
            Err(FileFault::Twice)
        );
        let second = admit(&kind, std::slice::from_ref(&first), &upload("b.pdf", b"%PDF-1.7 b")).unwrap();
        assert_eq!(
            admit(&kind, &[first, second], &upload("c.pdf", b"%PDF-1.7 c")),
            Err(FileFault::TooMany(2))
        );
        assert_eq!(
            admit(&kind, &[], &upload("c.pdf", &[b'x'; 21])),
            Err(FileFault::TooLarge { bytes: 21, max: 20 })
        );
        assert_eq!(admit(&kind, &[], &upload("c.pdf", b"")), Err(FileFault::Empty));
    }

    #[test]
    fn names_lose_what_is_not_theirs() {
        assert_eq!(plain_name("C:\\Users\\ana\\letter.pdf"), "letter.pdf");
        assert_eq!(plain_name("../../etc/passwd"), "passwd");
        assert_eq!(plain_name("annexe\u{202e}fdp.exe\r\n"), "annexefdp.exe");
        assert_eq!(plain_name(".."), "file");
    }

    #[test]
    fn a_name_ends_as_the_content_is() {
        let admitted = |name: &str, content: &[u8]| {
            let kind = asks(&["application/pdf", "image/jpeg", "text/plain"]);
            admit(&kind, &[], &upload(name, content)).unwrap().name
        };
        assert_eq!(admitted("Letter.PDF", b"%PDF-1.7"), "Letter.PDF");
        assert_eq!(admitted("letter.html", b"%PDF-1.7"), "letter.html.pdf");
        assert_eq!(admitted("letter", b"%PDF-1.7"), "letter.pdf");
        assert_eq!(admitted("scan.jpeg", b"\xff\xd8\xff"), "scan.jpeg");
        assert_eq!(admitted("run.bat", b"echo"), "run.bat.txt");
        let long = admitted(&format!("{}.pdf", "n".repeat(300)), b"%PDF-1.7");
        assert!(long.ends_with(".pdf") && long.chars().count() < MAX_NAME, "{long}");
    }

    proptest! {
        #[test]
        fn any_content_and_any_name_are_looked_at(content: Vec<u8>, name: String) {
            let _ = sniff(&content, &name);
            prop_assert!(!plain_name(&name).is_empty());
        }
    }
}
