//! Instants as Solr writes them: `2026-01-01T00:00:00Z`, `NOW-7DAYS`, `NOW/DAY+6HOURS`.

use centum_base::{Date, TimeZone, Timestamp};
use jiff::civil::DateTime;
use jiff::{Span, Unit, Zoned};

/// Steps of arithmetic in one date.
const MOST_STEPS: usize = 10;

/// The instant of a text; dates without a zone are UTC.
pub fn instant(text: &str, now: Timestamp) -> Option<Timestamp> {
    let text = text.trim();
    let (start, steps) = match text.strip_prefix("NOW") {
        Some(steps) => (now, steps),
        None => {
            let end = text.find('Z').map_or(text.len(), |at| at + 1);
            (plain(&text[..end])?, &text[end..])
        }
    };
    let mut at = start.to_zoned(TimeZone::UTC);
    let mut rest = steps;
    for _ in 0..=MOST_STEPS {
        if rest.is_empty() {
            return Some(at.timestamp());
        }
        if !rest.starts_with(['+', '-', '/']) {
            return None;
        }
        let end = rest[1..].find(['+', '-', '/']).map_or(rest.len(), |end| end + 1);
        at = step(at, &rest[..end])?;
        rest = &rest[end..];
    }
    None
}

fn plain(text: &str) -> Option<Timestamp> {
    let civil = || {
        let at = text.trim_end_matches('Z').parse::<DateTime>().ok()?;
        Some(at.to_zoned(TimeZone::UTC).ok()?.timestamp())
    };
    let day = || Some(text.parse::<Date>().ok()?.to_zoned(TimeZone::UTC).ok()?.timestamp());
    let part = || {
        let digits = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        let day = match text.len() {
            4 if digits => format!("{text}-01-01"),
            7 if digits => format!("{text}-01"),
            _ => return None,
        };
        Some(day.parse::<Date>().ok()?.to_zoned(TimeZone::UTC).ok()?.timestamp())
    };
    text.parse().ok().or_else(civil).or_else(day).or_else(part)
}

fn step(at: Zoned, text: &str) -> Option<Zoned> {
    let (sign, rest) = (text.chars().next()?, &text[text.chars().next()?.len_utf8()..]);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let unit = unit(&rest[digits..])?;
    if sign == '/' {
        return (digits == 0).then(|| floor(&at, unit))?;
    }
    let amount: i64 = rest[..digits].parse().ok()?;
    let span = match unit {
        Unit::Year => Span::new().try_years(amount),
        Unit::Month => Span::new().try_months(amount),
        Unit::Day => Span::new().try_days(amount),
        Unit::Hour => Span::new().try_hours(amount),
        Unit::Minute => Span::new().try_minutes(amount),
        Unit::Second => Span::new().try_seconds(amount),
        _ => Span::new().try_milliseconds(amount),
    };
    let span = span.ok()?;
    match sign {
        '+' => at.checked_add(span).ok(),
        '-' => at.checked_sub(span).ok(),
        _ => None,
    }
}

fn unit(name: &str) -> Option<Unit> {
    Some(match name.trim_end_matches('S') {
        "YEAR" => Unit::Year,
        "MONTH" => Unit::Month,
        "DAY" | "DATE" => Unit::Day,
        "HOUR" => Unit::Hour,
        "MINUTE" => Unit::Minute,
        "SECOND" => Unit::Second,
        "MILLI" | "MILLISECOND" => Unit::Millisecond,
        _ => return None,
    })
}

fn floor(at: &Zoned, unit: Unit) -> Option<Zoned> {
    let day = at.date();
    let day = match unit {
        Unit::Year => day.first_of_year(),
        Unit::Month => day.first_of_month(),
        Unit::Day => day,
        _ => {
            let round = jiff::ZonedRound::new().smallest(unit).mode(jiff::RoundMode::Trunc);
            return at.round(round).ok();
        }
    };
    day.to_zoned(TimeZone::UTC).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Option<String> {
        let now = "2026-11-22T17:45:30Z".parse().unwrap();
        instant(text, now).map(|at| at.to_string())
    }

    #[test]
    fn dates_and_their_arithmetic_are_read() {
        for (text, is) in [
            ("NOW", "2026-11-22T17:45:30Z"),
            ("NOW-7DAYS", "2026-11-15T17:45:30Z"),
            ("NOW/DAY", "2026-11-22T00:00:00Z"),
            ("NOW/MONTH-1YEAR", "2025-11-01T00:00:00Z"),
            ("NOW/HOUR+30MINUTES", "2026-11-22T17:30:00Z"),
            ("2026-01-01T00:00:00Z+1DAY", "2026-01-02T00:00:00Z"),
            ("2026-01-01T00:00:00", "2026-01-01T00:00:00Z"),
            ("2026-01-01T00:00:00.123456Z", "2026-01-01T00:00:00.123456Z"),
            ("2026-01-01", "2026-01-01T00:00:00Z"),
            ("2026", "2026-01-01T00:00:00Z"),
        ] {
            assert_eq!(at(text).as_deref(), Some(is), "{text}");
        }
        for text in
            ["", "soon", "NOW-", "NOW*2", "NOW-7WEEKS", "NOW+99999999999999999999DAYS", "NOWé", "NOW/7DAY"]
        {
            assert_eq!(at(text), None, "{text}");
        }
    }
}
