//! Files that are brought along: their names in addresses, and what their bytes are.

use crate::dcat::vocabulary;

/// The longest name of a file in addresses.
const LONGEST_NAME: usize = 100;
/// So many bytes tell what a file is.
const HEAD: usize = 512;

/// The name that a file gets in addresses: letters, digits, points, hyphens and underscores.
pub(super) fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain =
        |letter: char| if letter.is_ascii_alphanumeric() || "._-".contains(letter) { letter } else { '_' };
    let plain: String = last.chars().map(plain).collect();
    let plain = plain.trim_matches(['.', '_']);
    // The end is what tells the format.
    let from = plain.len().saturating_sub(LONGEST_NAME);
    if plain.is_empty() { "file".to_owned() } else { plain[from..].to_owned() }
}

/// What the bytes of a file are, and the code of their format: by their beginning where that tells, else by the name.
pub(super) fn kind(name: &str, bytes: &[u8]) -> (String, Option<&'static str>) {
    let by_name = name.rsplit_once('.').and_then(|(_, end)| vocabulary::file_type_of(end));
    let of_name = || by_name.and_then(|it| Some((it.facts.media_types.first()?.to_string(), Some(it.code))));
    let head = &bytes[..bytes.len().min(HEAD)];
    const MAGIC: [(&[u8], &str, &str); 7] = [
        (b"%PDF-", "application/pdf", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "image/png", "PNG"),
        (b"\xff\xd8\xff", "image/jpeg", "JPEG"),
        (b"GIF8", "image/gif", "GIF"),
        (b"\x1f\x8b", "application/gzip", "GZIP"),
        (b"PAR1", "application/vnd.apache.parquet", "PARQUET"),
        (b"PK\x03\x04", "application/zip", "ZIP"),
    ];
    if let Some((_, media, code)) = MAGIC.iter().find(|(magic, ..)| head.starts_with(magic)) {
        // Spreadsheets, geodata and documents are archives inside.
        let packed = *code == "ZIP" && by_name.is_some_and(|it| it.code != "CSV" && it.code != "JSON");
        return of_name().filter(|_| packed).unwrap_or_else(|| ((*media).to_owned(), Some(*code)));
    }
    let is_binary = head.contains(&0);
    let is_markup = head
        .trim_ascii_start()
        .get(..5)
        .is_some_and(|start| start.eq_ignore_ascii_case(b"<html") || start.eq_ignore_ascii_case(b"<!doc"));
    match (is_markup, is_binary) {
        (true, _) => ("text/html".into(), Some("HTML")),
        (false, true) => of_name().unwrap_or_else(|| ("application/octet-stream".into(), None)),
        (false, false) => of_name().unwrap_or_else(|| ("text/plain".into(), Some("TXT"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_keeps_its_end_and_nothing_that_an_address_does_not_take() {
        assert_eq!(plain_name("../Bäume 2026.csv"), "B_ume_2026.csv");
        assert_eq!(plain_name("..."), "file");
        assert_eq!(plain_name(&format!("{}.csv", "a".repeat(300))).len(), LONGEST_NAME);
        assert!(plain_name(&format!("{}.csv", "a".repeat(300))).ends_with(".csv"));
    }

    #[test]
    fn bytes_tell_more_than_a_name() {
        assert_eq!(kind("trees.csv", b"id;name\n1;oak\n").0, "text/csv");
        assert_eq!(kind("trees.csv", b"%PDF-1.7").1, Some("PDF"));
        assert_eq!(kind("trees.csv", b"<!DOCTYPE html>").1, Some("HTML"));
        assert_eq!(kind("trees.xlsx", b"PK\x03\x04\0\0").1, Some("XLSX"));
        assert_eq!(kind("trees", b"\0\x01").0, "application/octet-stream");
    }
}
