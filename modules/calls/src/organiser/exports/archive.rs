//! An archive: the JSON document, of every submission the receipt, what was hashed and the answers with what hides them, the
//! keys that receipts are checked with, and the files under plain names. It can be checked without this site.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use centum_base::fold;
use centum_forms::{StoredFile, Value};
use serde_json::json;
use zip::ZipWriter;
use zip::write::{SimpleFileOptions, StreamWriter};

use super::{ExportError, Out, Selection, Whole, document};
use crate::expression::content::HandedIn;
use crate::expression::model::Answer;
use crate::expression::store;

/// So much of a file is packed before what came of it goes on its way.
const CHUNK: usize = 256 * 1024;

/// Where packed bytes wait until they are handed over.
#[derive(Clone, Default)]
struct Waiting(Arc<Mutex<Vec<u8>>>);

impl Waiting {
    fn take(&self) -> Vec<u8> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Write for Waiting {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// An archive in the making.
struct Archive<'o> {
    zip: ZipWriter<StreamWriter<Waiting>>,
    waiting: Waiting,
    out: &'o Out,
}

impl<'o> Archive<'o> {
    fn to(out: &'o Out) -> Self {
        let waiting = Waiting::default();
        Self { zip: ZipWriter::new_stream(waiting.clone()), waiting, out }
    }

    fn begin(&mut self, name: impl Into<String>) -> Result<(), ExportError> {
        // The same applications give the same bytes: no entry says when it was packed.
        let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
        Ok(self.zip.start_file(name.into(), options)?)
    }

    async fn add(&mut self, name: impl Into<String>, content: &[u8]) -> Result<(), ExportError> {
        self.begin(name)?;
        for chunk in content.chunks(CHUNK) {
            self.zip.write_all(chunk)?;
            self.out.put(self.waiting.take()).await?;
        }
        Ok(())
    }

    async fn finish(self) -> Result<(), ExportError> {
        self.zip.finish()?;
        self.out.put(self.waiting.take()).await
    }
}

/// Writes the archive.
pub async fn archive(selection: &Selection, out: &Out) -> Result<(), ExportError> {
    let mut archive = Archive::to(out);
    archive.begin("applications.json")?;
    let mut text = document::Writing::of(selection)?;
    for batch in selection.batches() {
        archive.zip.write_all(&text.more(&selection.read(batch).await?)?)?;
        out.put(archive.waiting.take()).await?;
    }
    archive.zip.write_all(&text.end())?;
    let keys = store::keys(&mut selection.house.read().await?.conn()).await?;
    let keys: Vec<_> =
        keys.iter().map(|(key, since)| json!({ "key": key, "since": since.to_string() })).collect();
    archive.add("receipt-keys.json", &serde_json::to_vec_pretty(&json!({ "keys": keys }))?).await?;
    for batch in selection.batches() {
        for whole in selection.read(batch).await? {
            submissions(selection, &mut archive, &whole).await?;
            documents(selection, &mut archive, &whole).await?;
        }
    }
    Box::pin(archive.finish()).await
}

/// What is needed to check every submission of an application.
async fn submissions(
    selection: &Selection,
    archive: &mut Archive<'_>,
    whole: &Whole,
) -> Result<(), ExportError> {
    let (id, reference) = (whole.line.id, whole.line.reference());
    for submission in &whole.dossier.submissions {
        let number = submission.number;
        let mut reader = selection.house.read().await?;
        let manifest = store::manifest_text(&mut reader.conn(), id, number).await?.unwrap_or_default();
        let answers = HandedIn::of_rows(store::submission_answers(&mut reader.conn(), id, number).await?)?;
        drop(reader);
        archive.add(format!("receipts/{reference}-{number}.json"), submission.receipt.as_bytes()).await?;
        archive.add(format!("manifests/{reference}-{number}.json"), manifest.as_bytes()).await?;
        let answers = serde_json::to_vec_pretty(&answers)?;
        archive.add(format!("answers/{reference}-{number}.json"), &answers).await?;
    }
    Ok(())
}

/// The files of an application's answers, under plain names.
async fn documents(
    selection: &Selection,
    archive: &mut Archive<'_>,
    whole: &Whole,
) -> Result<(), ExportError> {
    let folder = format!("files/{} {}", whole.line.reference(), plain(&whole.line.title, 60));
    let mut taken = BTreeSet::new();
    for (answer, file) in files(whole) {
        let mut reader = selection.house.read().await?;
        let Some((_, content)) = store::read_file(&mut reader.conn(), file.digest).await? else { continue };
        drop(reader);
        let members = &whole.dossier.members;
        let member = members.iter().find(|one| one.part() == answer.part).filter(|_| members.len() > 1);
        let whose = member.map_or_else(String::new, |one| format!("{} ", plain(&one.name, 60)));
        let name = format!("{} {whose}{}", answer.field, plain(&file.name, 120));
        let name = untaken(&name, &mut taken);
        archive.add(format!("{folder}/{name}"), &content).await?;
    }
    Ok(())
}

/// Every file of an application with the answer that it belongs to.
fn files(whole: &Whole) -> impl Iterator<Item = (&Answer, &StoredFile)> {
    whole.dossier.standing_answers().flat_map(|answer| {
        let files = match &answer.value {
            Some(Value::Files(files)) => files.as_slice(),
            _ => &[],
        };
        files.iter().map(move |file| (answer, file))
    })
}

/// A name that no file before it has: an archive with two of one name is refused as a whole, and several bodies may well
/// send the very same letter.
fn untaken(name: &str, taken: &mut BTreeSet<String>) -> String {
    let (mut free, mut number) = (name.to_owned(), 2_u32);
    while !taken.insert(fold::fold(&free)) {
        free = format!("{number} {name}");
        number += 1;
    }
    free
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
    fn the_same_letter_from_three_bodies_stands_under_three_names() {
        let mut taken = BTreeSet::new();
        let mut next = |name: &str| untaken(name, &mut taken);
        let names = [next("letter Support.pdf"), next("letter support.pdf"), next("letter Support.pdf")];
        assert_eq!(names, ["letter Support.pdf", "2 letter support.pdf", "3 letter Support.pdf"]);
    }

    #[test]
    fn a_name_leads_nowhere_else() {
        assert_eq!(plain("../../etc/passwd", 60), "-..-etc-passwd");
        assert_eq!(plain("..", 60), "–");
        assert_eq!(plain("Saint-Denis / Plaine Commune", 60), "Saint-Denis - Plaine Commune");
        assert_eq!(plain("ä".repeat(90).as_str(), 60).chars().count(), 60);
    }
}
