//! An archive: the JSON document, the receipts and manifests of every submission, and the files under plain names.

use std::collections::BTreeSet;
use std::io::{Cursor, Write as _};

use centum_base::{Timestamp, fold};
use centum_forms::{StoredFile, Value};
use centum_store::Conn;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{ExportError, MAX_FILES_BYTES, Whole, document};
use crate::call::Call;
use crate::expression::store;

/// Writes the archive. The same applications give the same bytes.
pub async fn archive(
    conn: &mut Conn<'_>,
    call: &Call,
    wholes: &[Whole],
    as_of: Timestamp,
) -> Result<Vec<u8>, ExportError> {
    let bytes: u64 = wholes.iter().flat_map(files).map(|(_, file)| file.bytes).sum();
    if bytes > MAX_FILES_BYTES {
        return Err(ExportError::TooLarge);
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    let json = serde_json::to_vec_pretty(&document(call, wholes, wholes.len(), as_of));
    zip.start_file("applications.json", options)?;
    zip.write_all(&json.map_err(std::io::Error::other)?)?;
    for whole in wholes {
        let reference = whole.line.reference();
        for submission in &whole.dossier.submissions {
            zip.start_file(format!("receipts/{reference}-{}.json", submission.number), options)?;
            zip.write_all(submission.receipt.as_bytes())?;
            let manifest = store::manifest_text(conn, whole.line.id, submission.number).await?;
            zip.start_file(format!("manifests/{reference}-{}.json", submission.number), options)?;
            zip.write_all(manifest.unwrap_or_default().as_bytes())?;
        }
        let folder = format!("files/{reference} {}", plain(&whole.line.title, 60));
        let mut taken = BTreeSet::new();
        for (field, file) in files(whole) {
            let Some((_, content)) = store::read_file(conn, file.digest).await? else { continue };
            let mut name = format!("{field} {}", plain(&file.name, 120));
            if !taken.insert(fold::fold(&name)) {
                name = format!("{} {name}", file.digest.short());
            }
            zip.start_file(format!("{folder}/{name}"), options)?;
            zip.write_all(&content)?;
        }
    }
    Ok(zip.finish()?.into_inner())
}

/// Every file of an application with its question.
fn files(whole: &Whole) -> impl Iterator<Item = (String, &StoredFile)> {
    whole.dossier.standing_answers().flat_map(|answer| {
        let files = match &answer.value {
            Some(Value::Files(files)) => files.as_slice(),
            _ => &[],
        };
        files.iter().map(move |file| (answer.field.to_string(), file))
    })
}

/// A name that every file system takes and that leads nowhere else.
fn plain(name: &str, most: usize) -> String {
    let usable = |c: char| if c.is_control() || "/\\:*?\"<>|".contains(c) { '-' } else { c };
    let plain: String = name.chars().map(usable).take(most).collect();
    let plain = plain.trim().trim_matches('.').trim().to_owned();
    if plain.is_empty() { "–".to_owned() } else { plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_nowhere_else() {
        assert_eq!(plain("../../etc/passwd", 60), "-..-etc-passwd");
        assert_eq!(plain("..", 60), "–");
        assert_eq!(plain("Saint-Denis / Plaine Commune", 60), "Saint-Denis - Plaine Commune");
        assert_eq!(plain("ä".repeat(90).as_str(), 60).chars().count(), 60);
    }
}
