//! Which format a source has: by its first bytes, then by what its sender says, then by its look.

use super::brackets::open_at_end;
use super::csv::{self, LINES_LOOKED_AT};
use super::error::{FileKind, ReadError};
use super::limits::{MAX_COLUMNS, MAX_TEXT_BYTES, MAX_WORKBOOK_BYTES};
use super::report::Format;
use super::xlsx::ARCHIVE_MAGIC;
use super::{Hints, columns, html};

/// First bytes of files that are not read.
const FOREIGN: &[(&[u8], FileKind)] = &[
    (b"%PDF", FileKind::Pdf),
    (b"\xd0\xcf\x11\xe0", FileKind::OldWorkbook),
    (b"\x89PNG", FileKind::Image),
    (b"\xff\xd8\xff", FileKind::Image),
    (b"GIF8", FileKind::Image),
    (b"\x1f\x8b", FileKind::Archive),
    (b"Rar!", FileKind::Archive),
    (b"7z\xbc\xaf", FileKind::Archive),
];

/// Whether the bytes are a workbook; refuses what is too large or is no text, before anything else is done.
pub(super) fn is_workbook(bytes: &[u8]) -> Result<bool, ReadError> {
    if let Some(&(_, found)) = FOREIGN.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(ReadError::Unsupported { found });
    }
    let workbook = bytes.starts_with(ARCHIVE_MAGIC);
    let limit = if workbook { MAX_WORKBOOK_BYTES } else { MAX_TEXT_BYTES };
    if bytes.len() > limit {
        return Err(ReadError::TooLarge { bytes: bytes.len(), limit });
    }
    Ok(workbook)
}

/// Whether decoded text is none: control characters, or bytes that fit nothing, in every tenth place.
pub(super) fn is_binary(text: &str) -> bool {
    let (mut all, mut odd) = (0usize, 0usize);
    for c in text.chars() {
        all += 1;
        odd += usize::from((c.is_control() && !c.is_whitespace()) || c == char::REPLACEMENT_CHARACTER);
    }
    odd * 10 > all
}

/// The format of decoded text.
pub(super) fn of_text(text: &str, hints: &Hints<'_>) -> Format {
    let name = hints.file_name.unwrap_or_default().to_ascii_lowercase();
    let media = hints.media_type.unwrap_or_default().to_ascii_lowercase();
    if html::is_page(text) {
        return Format::Html;
    }
    let called_csv = name.ends_with(".csv")
        || name.ends_with(".tsv")
        || media.starts_with("text/csv")
        || media.starts_with("text/tab-separated-values");
    let Some(delimiter) = csv::delimiter(text) else { return Format::Text };
    if called_csv || hints.mapping.is_some() || csv::is_regular(text) || csv::is_quoted(text, delimiter) {
        return Format::Csv;
    }
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let cells: Vec<String> = first
        .split(char::from(delimiter))
        .take(MAX_COLUMNS)
        .map(|cell| cell.trim_matches(['"', ' ', '\u{feff}']).to_owned())
        .collect();
    // Tables with tabs are found in the text itself, where headings may stand between them.
    let sign = char::from(delimiter);
    // "Dresden, Germany (2023, lead city)": a comma in a bracket parts no columns.
    let torn = |line: &str| line.split(sign).any(|cell| open_at_end(cell) > 0);
    let is_table = delimiter != b'\t' && columns::repeats_header(&cells).is_some();
    if is_table && !text.lines().take(LINES_LOOKED_AT).any(torn) { Format::Csv } else { Format::Text }
}

/// The encoding that a media type or the head of a page declares.
pub(super) fn declared_encoding(bytes: &[u8], hints: &Hints<'_>) -> Option<String> {
    let after_charset = |text: &str| {
        let text = text.to_ascii_lowercase();
        let rest = &text[text.find("charset=")? + "charset=".len()..];
        let label: String = rest
            .trim_start_matches(['"', '\'', ' '])
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':'))
            .collect();
        (!label.is_empty()).then_some(label)
    };
    hints.media_type.and_then(after_charset).or_else(|| {
        let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2_048)]);
        if html::is_page(&head) { after_charset(&head) } else { None }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn format(text: &str) -> Format {
        of_text(text, &Hints::default())
    }

    #[test]
    fn formats_are_told_by_their_look() {
        assert_eq!(format("Aarhus, Denmark\nPorto, Portugal"), Format::Text);
        assert_eq!(format("City,Country\nAarhus,Denmark"), Format::Csv);
        assert_eq!(format("a;b\nc;d\ne;f"), Format::Csv);
        assert_eq!(format("<table><tr><td>Aarhus</td></tr></table>"), Format::Html);
        assert_eq!(format("Aarhus\tDenmark\nPorto\tPortugal"), Format::Text);
    }

    #[test]
    fn what_is_too_large_is_refused_before_it_is_read() {
        let bytes = vec![b'a'; MAX_TEXT_BYTES + 1];
        assert!(matches!(is_workbook(&bytes), Err(ReadError::TooLarge { .. })));
    }

    #[test]
    fn a_page_declares_its_encoding() {
        let page = b"<html><head><meta charset=\"iso-8859-2\"></head>";
        assert_eq!(declared_encoding(page, &Hints::default()).as_deref(), Some("iso-8859-2"));
    }
}
