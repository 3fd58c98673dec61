//! How long a host wants to be left alone.

use std::time::Duration;

use reqwest::header::{DATE, HeaderMap, RETRY_AFTER};

/// Reads `Retry-After`. A date is taken against the answer's own `Date`, so that two clocks need not agree;
/// without one it says nothing.
pub(crate) fn after(headers: &HeaderMap) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if text.bytes().all(|byte| byte.is_ascii_digit()) && !text.is_empty() {
        return Some(Duration::from_secs(text.parse().unwrap_or(u64::MAX)));
    }
    let until = httpdate::parse_http_date(text).ok()?;
    let now = httpdate::parse_http_date(headers.get(DATE)?.to_str().ok()?).ok()?;
    Some(until.duration_since(now).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use reqwest::header::{HeaderName, HeaderValue};

    use super::*;

    fn seconds(headers: &[(HeaderName, &'static str)]) -> Option<u64> {
        let pairs = headers.iter().map(|(name, value)| (name.clone(), HeaderValue::from_static(value)));
        after(&pairs.collect()).map(|wait| wait.as_secs())
    }

    #[test]
    fn seconds_and_dates_are_read() {
        assert_eq!(seconds(&[(RETRY_AFTER, " 120 ")]), Some(120));
        assert_eq!(seconds(&[(RETRY_AFTER, "99999999999999999999999")]), Some(u64::MAX));
        let date = (DATE, "Sun, 22 Nov 2026 14:00:00 GMT");
        assert_eq!(seconds(&[(RETRY_AFTER, "Sun, 22 Nov 2026 14:01:30 GMT"), date.clone()]), Some(90));
        assert_eq!(seconds(&[(RETRY_AFTER, "Sun, 22 Nov 2026 13:00:00 GMT"), date]), Some(0));
    }

    #[test]
    fn what_cannot_be_read_says_nothing() {
        for text in ["", "soon", "-5", "1.5", "Sun, 22 Nov 2026 14:01:30 GMT"] {
            assert_eq!(seconds(&[(RETRY_AFTER, text)]), None, "{text}");
        }
        assert_eq!(seconds(&[]), None);
    }
}
