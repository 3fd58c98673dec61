//! Files that people bring: measured while they are read, and only with the form's token before them.

use axum::extract::multipart::{Field, Multipart, MultipartError};
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, StatusCode, header};
use bytes::{Bytes, BytesMut};

use super::csrf;
use super::form::{Typed, storable};
use crate::app::App;
use crate::errors::Problem;
use crate::visit::Visit;

/// One mebibyte.
pub const MIB: usize = 1024 * 1024;
/// Fields and files of one upload.
pub const MAX_PARTS: usize = 256;
/// Bytes of a file's name.
const MAX_NAME: usize = 255;
/// What is read and thrown away after a refusal, so that the browser hears the reason instead of a broken line.
const MAX_DRAINED: usize = 64 * MIB;

/// A form with files, of at most `MAX` bytes in all. Its first field is the token, unless the head of the request has
/// proved already who meant it.
#[derive(Clone, Debug)]
pub struct Upload<const MAX: usize = { 16 * MIB }> {
    /// What was typed.
    pub fields: Typed,
    /// What was brought.
    pub files: Vec<File>,
}

/// A file that somebody brought.
#[derive(Clone, Debug)]
pub struct File {
    /// The field of the form.
    pub field: String,
    /// The name that the browser gave, without a path: for showing, never for storing under.
    pub name: String,
    /// The bytes.
    pub bytes: Bytes,
}

pub(super) fn is_multipart(headers: &HeaderMap) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.trim_start().starts_with("multipart/form-data"))
}

impl<const MAX: usize> FromRequest<App> for Upload<MAX> {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &App) -> Result<Self, Problem> {
        Self::of_at_most(MAX, request, app).await
    }
}

impl<const MAX: usize> Upload<MAX> {
    /// Reads a form with files of at most `max` bytes in all, where only the handler knows how much that is.
    pub async fn of_at_most(max: usize, request: Request, app: &App) -> Result<Self, Problem> {
        let visit = Visit::of(request.extensions())?;
        let multipart = Multipart::from_request(request, app).await.map_err(|_| Problem::unsupported())?;
        let mut reading = Reading { multipart, left: max.min(MAX), max: max.min(MAX) };
        match reading.all(&visit).await {
            Ok((fields, files)) => Ok(Self { fields: Typed(fields), files }),
            Err(problem) => {
                reading.drain().await;
                Err(problem)
            }
        }
    }
}

struct Reading {
    multipart: Multipart,
    left: usize,
    max: usize,
}

type Parts = (Vec<(String, String)>, Vec<File>);

impl Reading {
    async fn all(&mut self, visit: &Visit) -> Result<Parts, Problem> {
        let (mut fields, mut files) = (Vec::new(), Vec::new());
        let mut trusted = visit.shows_proof();
        for _ in 0..MAX_PARTS {
            let Some(field) = self.multipart.next_field().await.map_err(problem)? else {
                return if trusted {
                    Ok((fields, files))
                } else {
                    Err(Problem::stale_form(Typed::default()))
                };
            };
            let name = field.name().unwrap_or_default().to_owned();
            let file_name = field.file_name().map(plain_name);
            let bytes = read(field, &mut self.left, self.max).await?;
            match file_name {
                _ if !trusted => {
                    let token = std::str::from_utf8(&bytes).unwrap_or_default();
                    trusted = name == csrf::FIELD && visit.csrf.is_valid(token);
                    if !trusted {
                        return Err(Problem::stale_form(Typed::default()));
                    }
                }
                // A file input that was left empty.
                Some(file) if file.is_empty() && bytes.is_empty() => {}
                Some(file) => files.push(File { field: name, name: file, bytes }),
                None if name == csrf::FIELD => {}
                None => fields.push((name, storable(String::from_utf8_lossy(&bytes)))),
            }
        }
        Err(Problem::too_many("problem-fields", MAX_PARTS))
    }

    async fn drain(&mut self) {
        let mut drained = 0;
        while let Ok(Some(mut field)) = self.multipart.next_field().await {
            while let Ok(Some(chunk)) = field.chunk().await {
                drained += chunk.len();
                if drained > MAX_DRAINED {
                    return;
                }
            }
        }
    }
}

async fn read(mut field: Field<'_>, left: &mut usize, max: usize) -> Result<Bytes, Problem> {
    let mut bytes = BytesMut::new();
    while let Some(chunk) = field.chunk().await.map_err(problem)? {
        *left = left.checked_sub(chunk.len()).ok_or_else(|| Problem::too_large(max))?;
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes.freeze())
}

fn problem(error: MultipartError) -> Problem {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        Problem::too_large(MAX_DRAINED)
    } else {
        Problem::broken_off()
    }
}

fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let mut plain: String = last.chars().filter(|letter| !letter.is_control()).collect();
    while plain.len() > MAX_NAME {
        plain.pop();
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_files_name_has_no_path_and_an_end() {
        assert_eq!(plain_name("../../etc/passwd"), "passwd");
        assert_eq!(plain_name("C:\\Users\\ana\\list.csv"), "list.csv");
        assert_eq!(plain_name("a\u{0}\nb.csv"), "ab.csv");
        assert!(plain_name(&"é".repeat(10_000)).len() <= MAX_NAME);
    }
}
