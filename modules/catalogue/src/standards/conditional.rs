//! Answers that are not sent again to whoever has them.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use centum_base::{Digest, Timestamp};
use centum_web::Problem;
use centum_web::negotiate::{is_known, last_modified, vary};
use centum_web::security::headers::open_to_all;

/// One more whenever the same record would be written differently.
const GENERATION: &str = "2";

/// What tells one answer from another before it is made.
pub(super) struct Mark {
    tag: HeaderValue,
    changed: Option<Timestamp>,
}

impl Mark {
    /// The mark of an answer that depends on these, and last changed then.
    pub(super) fn of(parts: &[&str], changed: Option<Timestamp>) -> Self {
        let mut bytes: Vec<&[u8]> = vec![GENERATION.as_bytes()];
        bytes.extend(parts.iter().map(|part| part.as_bytes()));
        let tag = format!("\"{}\"", Digest::of_parts(&bytes).short());
        Self { tag: HeaderValue::try_from(tag).unwrap_or(HeaderValue::from_static("\"\"")), changed }
    }

    /// Whether the asker has it already. An entity tag says more than a date, which is then not looked at.
    fn is_known(&self, asked: &HeaderMap) -> bool {
        if asked.contains_key(header::IF_NONE_MATCH) {
            return is_known(asked, &self.tag);
        }
        let since = asked.get(header::IF_MODIFIED_SINCE).and_then(|since| since.to_str().ok());
        let since =
            since.and_then(|since| jiff::fmt::rfc2822::DateTimeParser::new().parse_timestamp(since).ok());
        match (since, self.changed) {
            (Some(since), Some(changed)) => changed.as_second() <= since.as_second(),
            _ => false,
        }
    }

    /// The answer, or that the asker has it.
    pub(super) async fn answer<Made>(
        &self,
        asked: &HeaderMap,
        make: impl AsyncFnOnce() -> Result<Made, Problem>,
    ) -> Result<Response, Problem>
    where
        Made: IntoResponse,
    {
        let mut response = match self.is_known(asked) {
            true => StatusCode::NOT_MODIFIED.into_response(),
            false => make().await?.into_response(),
        };
        response.headers_mut().insert(header::ETAG, self.tag.clone());
        if let Some(changed) = self.changed {
            last_modified(&mut response, changed);
        }
        vary(&mut response, "accept");
        open_to_all(&mut response);
        Ok(response)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(name: header::HeaderName, value: &str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::try_from(value).unwrap())])
    }

    #[test]
    fn a_date_counts_to_the_second_and_a_tag_more_than_a_date() {
        let at: Timestamp = "2020-07-03T12:00:00.9Z".parse().unwrap();
        let mark = Mark::of(&["a"], Some(at));
        let since = |text: &str| mark.is_known(&asked(header::IF_MODIFIED_SINCE, text));
        assert!(since("Fri, 03 Jul 2020 12:00:00 GMT") && since("Sat, 04 Jul 2020 12:00:00 GMT"));
        for earlier in ["Fri, 03 Jul 2020 11:59:59 GMT", "yesterday", ""] {
            assert!(!since(earlier), "{earlier}");
        }
        let tag = mark.tag.to_str().unwrap().to_owned();
        assert!(mark.is_known(&asked(header::IF_NONE_MATCH, &format!("\"x\", W/{tag}"))));
        let mut both = asked(header::IF_MODIFIED_SINCE, "Sat, 04 Jul 2020 12:00:00 GMT");
        both.insert(header::IF_NONE_MATCH, HeaderValue::from_static("\"forged\""));
        assert!(!mark.is_known(&both));
        assert_ne!(Mark::of(&["ab", "c"], None).tag, Mark::of(&["a", "bc"], None).tag);
    }
}
