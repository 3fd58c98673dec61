//! What a caller sends: a query, JSON, a form, or a form with files; all bounded.

use axum::body::to_bytes;
use axum::extract::{FromRequest as _, Multipart, Request};
use axum::http::{Method, Uri, header};
use bytes::{Bytes, BytesMut};
use centum_web::links::Query;
use centum_web::security::upload::MIB;
use centum_web::{App, Problem};
use serde_json::{Map, Value};

use super::answer::Fault;

/// Bytes of a JSON document or a form.
const MOST_BYTES: usize = 4 * MIB;
/// Bytes of a form with files.
pub(super) const MOST_UPLOADED: usize = 64 * MIB;
/// Parts of a form with files.
const MOST_PARTS: usize = 200;

/// A file that came along.
#[derive(Clone, Debug)]
pub(super) struct Upload {
    /// The name that the client gave, without a path.
    pub(super) name: String,
    /// The bytes.
    pub(super) bytes: Bytes,
}

/// The parameters of one call.
#[derive(Clone, Debug, Default)]
pub(super) struct Call {
    /// By name.
    pub(super) given: Map<String, Value>,
    /// The file, where the form had one.
    pub(super) upload: Option<Upload>,
}

impl Call {
    /// Reads a request.
    pub(super) async fn read(request: Request, app: &App) -> Result<Self, Fault> {
        let asked = Self::of_pairs(request.uri().query());
        if request.method() != Method::POST {
            return Ok(asked);
        }
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        let is = |name: &str| kind.is_some_and(|kind| kind.trim_start().starts_with(name));
        if is("multipart/form-data") {
            return Self::of_parts(request, app).await;
        }
        let is_form = is("application/x-www-form-urlencoded");
        let bytes = to_bytes(request.into_body(), MOST_BYTES).await;
        let bytes = bytes.map_err(|_| Problem::too_large(MOST_BYTES))?;
        let text = std::str::from_utf8(&bytes).map_err(|_| Fault::Bad("the body is not UTF-8".into()))?;
        if is_form {
            return Self::of_text(text);
        }
        if text.trim().is_empty() {
            return Ok(asked);
        }
        Self::of_json(text)
    }

    /// Reads a form, or JSON: many clients send it under the name of a form.
    pub(super) fn of_text(text: &str) -> Result<Self, Fault> {
        if text.trim_start().starts_with('{') { Self::of_json(text) } else { Self::of_form(text) }
    }

    /// What the address says, too, where the body does not say otherwise.
    pub(super) fn or_address(mut self, address: &Uri) -> Self {
        for (name, value) in Self::of_pairs(address.query()).given {
            self.given.entry(name).or_insert(value);
        }
        self
    }

    fn of_json(text: &str) -> Result<Self, Fault> {
        let mut sent: Value =
            serde_json::from_str(text).map_err(|error| Fault::Bad(format!("JSON Error: {error}")))?;
        make_storable(&mut sent);
        match sent {
            Value::Object(given) => Ok(Self { given, upload: None }),
            _ => Err(Fault::Bad("JSON Error: the request data has to be an object".into())),
        }
    }

    /// A form. One whose only name is JSON is that: the manual of CKAN shows how to send it so.
    fn of_form(text: &str) -> Result<Self, Fault> {
        let call = Self::of_pairs(Some(text));
        let mut pairs = call.given.iter();
        match (pairs.next(), pairs.next()) {
            (Some((name, Value::String(value))), None)
                if name.trim_start().starts_with('{') && matches!(&**value, "" | "1") =>
            {
                Self::of_json(name)
            }
            _ => Ok(call),
        }
    }

    fn of_pairs(text: Option<&str>) -> Self {
        let mut call = Self::default();
        for (name, value) in Query::parse(text).pairs() {
            call.add(name, value.into());
        }
        call
    }

    async fn of_parts(request: Request, app: &App) -> Result<Self, Fault> {
        let cut = |_| Fault::Bad("the form breaks off".into());
        let mut multipart = Multipart::from_request(request, app)
            .await
            .map_err(|_| Fault::Bad("no form with files".into()))?;
        let (mut call, mut left) = (Self::default(), MOST_UPLOADED);
        for _ in 0..MOST_PARTS {
            let Some(mut field) = multipart.next_field().await.map_err(cut)? else { return Ok(call) };
            let name = field.name().unwrap_or_default().to_owned();
            let file = field.file_name().map(plain_name);
            let mut bytes = BytesMut::new();
            while let Some(chunk) = field.chunk().await.map_err(cut)? {
                left = left.checked_sub(chunk.len()).ok_or_else(|| Problem::too_large(MOST_UPLOADED))?;
                bytes.extend_from_slice(&chunk);
            }
            match file {
                Some(file) => call.upload = Some(Upload { name: file, bytes: bytes.freeze() }),
                None => {
                    let mut value = Value::from(&*String::from_utf8_lossy(&bytes));
                    make_storable(&mut value);
                    call.add(&name, value);
                }
            }
        }
        Err(Fault::Bad(format!("more than {MOST_PARTS} parts")))
    }

    /// A name that comes twice stands for a list.
    fn add(&mut self, name: &str, value: Value) {
        match self.given.get_mut(name) {
            None => drop(self.given.insert(name.to_owned(), value)),
            Some(Value::Array(list)) => list.push(value),
            Some(one) => *one = Value::Array(vec![one.take(), value]),
        }
    }

    /// A text; none where nothing is said.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        match self.given.get(name)? {
            Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            Value::Number(number) => Some(number.to_string()),
            Value::Array(list) => list.first().and_then(Value::as_str).map(str::to_owned),
            _ => None,
        }
    }

    /// A text that has to be there.
    pub(super) fn needed(&self, name: &str) -> Result<String, Fault> {
        self.text(name).ok_or_else(|| Fault::missing(name))
    }

    /// A number that is not negative.
    pub(super) fn number(&self, name: &str) -> Result<Option<usize>, Fault> {
        let Some(text) = self.text(name) else { return Ok(None) };
        text.parse().map(Some).map_err(|_| match text.parse::<i64>() {
            Ok(_) => Fault::of(name, "Must be a natural number"),
            Err(_) => Fault::of(name, "Invalid integer"),
        })
    }

    /// A yes or no.
    pub(super) fn flag(&self, name: &str) -> Option<bool> {
        match self.given.get(name)? {
            Value::Bool(flag) => Some(*flag),
            Value::Number(number) => Some(number.as_i64() != Some(0)),
            Value::String(text) => {
                let text = text.trim().to_ascii_lowercase();
                Some(matches!(text.as_str(), "true" | "yes" | "t" | "y" | "1" | "on"))
            }
            _ => None,
        }
    }

    /// A list of texts: an array, an array as a text of JSON, or one text.
    pub(super) fn list(&self, name: &str) -> Vec<String> {
        let value = match self.given.get(name) {
            Some(Value::String(text)) if text.trim_start().starts_with('[') => {
                serde_json::from_str(text).unwrap_or_else(|_| Value::String(text.clone()))
            }
            Some(value) => value.clone(),
            None => return Vec::new(),
        };
        let text = |value: Value| match value {
            Value::String(text) if !text.trim().is_empty() => Some(text),
            _ => None,
        };
        match value {
            Value::Array(list) => list.into_iter().filter_map(text).collect(),
            other => text(other).into_iter().collect(),
        }
    }
}

/// PostgreSQL takes no U+0000, which JSON can write: the sign for what cannot be read stands in its place.
fn make_storable(value: &mut Value) {
    match value {
        Value::String(text) if text.contains('\0') => *text = text.replace('\0', "\u{fffd}"),
        Value::Array(items) => items.iter_mut().for_each(make_storable),
        Value::Object(fields) => fields.values_mut().for_each(make_storable),
        _ => {}
    }
}

fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars().filter(|letter| !letter.is_control()).take(120).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_comes_twice_is_a_list_and_a_text_of_json_too() {
        let call = Call::of_pairs(Some("fq=a&fq=b&facet.field=%5B%22tags%22%2C%22groups%22%5D&rows=5"));
        assert_eq!(call.list("fq"), ["a", "b"]);
        assert_eq!(call.list("facet.field"), ["tags", "groups"]);
        assert_eq!(call.number("rows").unwrap(), Some(5));
        assert!(Call::of_pairs(Some("rows=-1")).number("rows").is_err());
    }

    #[test]
    fn json_in_the_place_of_a_name_is_read() {
        let call = Call::of_form("%7B%22id%22%3A%20%22a%26b%22%2C%20%22rows%22%3A%205%7D").unwrap();
        assert_eq!((call.text("id").as_deref(), call.number("rows").unwrap()), (Some("a&b"), Some(5)));
        assert_eq!(Call::of_form("id=trees").unwrap().text("id").as_deref(), Some("trees"));
        assert!(Call::of_form("%7Bid").is_err());
    }

    #[test]
    fn what_the_address_says_counts_where_the_body_is_silent() {
        let address: Uri = "/api/3/action/package_search?q=trees&rows=5".parse().unwrap();
        let call = Call::of_json("{\"rows\": 2}").unwrap().or_address(&address);
        assert_eq!((call.text("q").as_deref(), call.number("rows").unwrap()), (Some("trees"), Some(2)));
    }

    #[test]
    fn a_files_name_has_no_path() {
        assert_eq!(plain_name("../../etc/passwd"), "passwd");
    }
}
