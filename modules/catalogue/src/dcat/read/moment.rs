//! Dates, in the forms that catalogues write them.

use centum_rdf::NamedOrBlankNodeRef;
use jiff::{Timestamp, civil, fmt::rfc2822};

use super::graph::{address, literal, node};
use super::values::{Property, Reader};
use crate::dcat::names::{dcat, rdf, schema, time};
use crate::dcat::{Moment, Period, What};

/// A text of a date, and what is odd about it.
pub fn moment(text: &str) -> (Moment, Option<What>) {
    let text = text.trim();
    if let Some(moment) = Moment::exact(text) {
        return (moment, None);
    }
    if text.len() > 60 {
        return (Moment::Text(text.to_owned()), Some(What::UnreadableDate));
    }
    let found = without_zone(text)
        .map(|at| (Moment::Instant(at), What::NoTimeZone))
        .or_else(|| foreign(text).map(|moment| (moment, What::ForeignDate)))
        .or_else(|| day_first(text))
        .or_else(|| in_words(text).map(|moment| (moment, What::ForeignDate)))
        .or_else(|| with_a_time(text));
    match found {
        Some((moment, what)) => (moment, Some(what)),
        None => (Moment::Text(text.to_owned()), Some(What::UnreadableDate)),
    }
}

/// `2020-05-01T10:00:00` and `2020-05-01 10:00`, read as UTC.
fn without_zone(text: &str) -> Option<Timestamp> {
    if text.len() < 16 || !matches!(text.as_bytes().get(10), Some(b'T' | b' ')) {
        return None;
    }
    let at: civil::DateTime = text.parse().ok()?;
    // An offset or a zone would be read over in silence.
    let rest = &text[11..];
    if rest.contains(['Z', 'z', '+', '-', '[']) {
        return None;
    }
    at.to_zoned(jiff::tz::TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
}

/// Forms that say exactly one thing.
fn foreign(text: &str) -> Option<Moment> {
    // A blank instead of T, an offset without its colon, lower case.
    if text.len() > 16 && text.is_ascii() {
        if let Ok(at) = text.parse::<Timestamp>() {
            return Some(Moment::Instant(at));
        }
        if let Ok(at) = rfc2822::parse(text) {
            return Some(Moment::Instant(at.timestamp()));
        }
    }
    // A day with a zone of its own, as xsd:date allows; also a midnight that isn't meant.
    let day = |text: &str| text.get(..10).and_then(|start| start.parse::<civil::Date>().ok());
    match text.get(10..) {
        Some("Z" | "z") => return day(text).map(Moment::Day),
        Some(zone) if zone.len() == 6 && zone.starts_with(['+', '-']) && zone.as_bytes()[3] == b':' => {
            return day(text).map(Moment::Day);
        }
        _ => {}
    }
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    match text.len() {
        8 if digits => civil::Date::strptime("%Y%m%d", text).ok().map(Moment::Day),
        // Seconds and milliseconds since 1970.
        10 if digits => Timestamp::from_second(text.parse().ok()?).ok().map(Moment::Instant),
        12 | 13 if digits => Timestamp::from_millisecond(text.parse().ok()?).ok().map(Moment::Instant),
        _ => {
            let forms = ["%Y-%m-%d", "%Y/%m/%d", "%d.%m.%Y", "%Y.%m.%d"];
            let day = forms.iter().find_map(|form| civil::Date::strptime(form, text).ok()).map(Moment::Day);
            day.or_else(|| month(text))
        }
    }
}

/// `05/2020`, `5.2020` and `2020/5`: a month of a year.
fn month(text: &str) -> Option<Moment> {
    let (one, other) = text.split_once(['/', '.', '-'])?;
    let (year, month) = if one.len() == 4 { (one, other) } else { (other, one) };
    let are_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let fits = year.len() == 4 && (1..=2).contains(&month.len()) && are_digits(year) && are_digits(month);
    let (year, month) = (year.parse().ok()?, month.parse().ok()?);
    (fits && (1..=12).contains(&month)).then_some(Moment::Month(year, month))
}

/// The months in the languages of catalogues, folded: what they are shortened to, and how they begin, from four letters on.
const MONTHS: [&str; 12] = [
    "jan janu janv jane ene ener gen genn sty stycz tammi",
    "feb febr febb fev fevr feve lut luty lute helmi",
    "mar marz mars marc maar mrz mrt maalis",
    "apr apri abr abri avr avri kwi kwie huhti",
    "mai may mayo maio mag magg mei maj maja touko",
    "jun june juni juin junh giu giug cze czer kesa",
    "jul july juli juil julh lug lugl lip lipi lipc heina",
    "aug augu aou aout ago agos sie sier elok",
    "sep sept set sett sete wrz wrze syys",
    "oct octo octu okt okto out outu ott otto paz pazd loka",
    "nov nove lis listo marras",
    "dec dece dez deze dic dici gru grud joulu",
];

/// The month of a word.
fn month_of(word: &str) -> Option<i8> {
    let is = |start: &str| word == start || (start.len() >= 4 && word.starts_with(start));
    let at = MONTHS.iter().position(|names| names.split(' ').any(is))?;
    i8::try_from(at + 1).ok()
}

/// `1. Mai 2020`, `May 1, 2020`, `12 de marzo de 2019` and `mars 2021`.
fn in_words(text: &str) -> Option<Moment> {
    let folded = centum_base::fold::fold(text);
    let (mut day, mut month, mut year) = (None, None, None);
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let number = word.trim_end_matches(|c: char| c.is_alphabetic());
        match (word, number.len()) {
            ("de" | "del" | "d" | "den" | "of" | "the", _) => {}
            (_, 4) if year.is_none() => year = Some(number.parse::<i16>().ok()?),
            (_, 1 | 2) if day.is_none() => day = Some(number.parse::<i8>().ok()?),
            (_, 0) if month.is_none() => month = Some(month_of(word)?),
            _ => return None,
        }
    }
    match (day, month?, year?) {
        (None, month, year) => Some(Moment::Month(year, month)),
        (Some(day), month, year) => civil::Date::new(year, month, day).ok().map(Moment::Day),
    }
}

/// A day in any of these forms with a time behind it that no zone makes an instant of: the day is what can be relied on.
fn with_a_time(text: &str) -> Option<(Moment, What)> {
    let (day, time) = text.split_once([' ', 'T'])?;
    let time = time.trim_start();
    let is_time = time.starts_with(|c: char| c.is_ascii_digit()) && time.contains(':');
    if !is_time || day.len() < 8 {
        return None;
    }
    match moment(day) {
        (Moment::Text(_), _) | (_, None) => None,
        (moment, Some(what)) => Some((moment, what)),
    }
}

/// `01/05/2020` and `01-05-2020`: read as day first, and said to be doubtful where it could be the other way.
fn day_first(text: &str) -> Option<(Moment, What)> {
    let read = |form: &str| civil::Date::strptime(form, text).ok();
    let (first, other) = match text.as_bytes().get(2).or(text.as_bytes().get(1))? {
        _ if text.contains('/') => (read("%d/%m/%Y"), read("%m/%d/%Y")),
        _ if text.contains('-') => (read("%d-%m-%Y"), read("%m-%d-%Y")),
        _ => (None, None),
    };
    match (first, other) {
        (Some(day), Some(other)) if day != other => Some((Moment::Day(day), What::AmbiguousDate)),
        (Some(day), _) | (None, Some(day)) => Some((Moment::Day(day), What::ForeignDate)),
        (None, None) => None,
    }
}

impl Reader<'_, '_> {
    /// The moments of a property, in order.
    pub(super) fn moments(&mut self, of: NamedOrBlankNodeRef<'_>, property: Property) -> Vec<Moment> {
        let mut moments = Vec::new();
        for term in self.values(of, property) {
            // An instant of the time ontology is a node of its own.
            let inner = [
                time::IN_XSD_DATE,
                time::IN_XSD_DATE_TIME,
                time::IN_XSD_STAMP,
                time::IN_XSD_MONTH,
                time::IN_XSD_YEAR,
                rdf::VALUE,
            ];
            let inner = || {
                node(term).and_then(|node| {
                    self.graph.values(node, &inner).filter_map(literal).find(|text| !text.trim().is_empty())
                })
            };
            let Some(text) = literal(term).or_else(inner) else {
                self.note(property, "", What::NothingSaid);
                continue;
            };
            let Some(text) = self.text(property, text) else { continue };
            let (moment, what) = moment(&text);
            if let Some(what) = what {
                self.note(property, &text, what);
            }
            moments.push(moment);
        }
        // What can be read counts before what can't.
        if moments.iter().any(|moment| moment.day().is_some()) {
            moments.retain(|moment| moment.day().is_some());
        }
        moments.sort_by_cached_key(|moment| (moment.day(), moment.to_string()));
        moments.dedup();
        if let Some(second) = moments.get(1) {
            let second = second.to_string();
            self.note(property, &second, What::SeveralValues);
        }
        moments
    }

    /// Spans of time.
    pub(super) fn periods(&mut self, of: NamedOrBlankNodeRef<'_>, property: Property) -> Vec<Period> {
        const START: Property =
            Property("dcat:startDate", &[dcat::START, schema::START, schema::START_S, time::BEGINNING]);
        const END: Property = Property("dcat:endDate", &[dcat::END, schema::END, schema::END_S, time::END]);
        let mut periods = Vec::new();
        for term in self.values(of, property) {
            let period = match (node(term), literal(term)) {
                (Some(node), _) => {
                    let (start, end) = (self.moments(node, START), self.moments(node, END));
                    let mut period = Period { start: start.into_iter().next(), end: end.into_iter().last() };
                    if period == Period::default() {
                        let said = self.labels(node).0.into_values().next();
                        period = said.and_then(|text| span(&text)).unwrap_or_default();
                    }
                    if period == Period::default()
                        && let Some(address) = address(node)
                    {
                        period = of_address(&address).unwrap_or_default();
                    }
                    // Other addresses of periods are left to the graph.
                    if period == Period::default() {
                        self.note(property, &term.to_string(), What::NothingSaid);
                    }
                    period
                }
                (_, Some(text)) => {
                    let period = span(text);
                    self.note(
                        property,
                        text,
                        if period.is_some() { What::LiteralForIri } else { What::UnreadableDate },
                    );
                    period.unwrap_or_default()
                }
                _ => continue,
            };
            periods.push(period);
        }
        periods
    }
}

/// What stands between the two ends of a span, the surest first.
const BETWEEN: [&str; 15] = [
    " - ", " – ", " — ", "–", "—", " to ", " until ", " till ", " bis ", " au ", " al ", " tot ", " do ",
    "/", ",",
];
/// What stands before the first end, or before the only one of a span that goes on.
const BEFORE: [&str; 13] = [
    "from ", "since ", "von ", "vom ", "seit ", "ab ", "du ", "depuis ", "dal ", "desde ", "van ", "sinds ",
    "od ",
];
/// How people say that a span goes on.
const OPEN: [&str; 8] = ["", "..", "open", "now", "present", "today", "ongoing", "heute"];
/// Where periods have addresses that say which they are.
const PERIODS: &str = "reference.data.gov.uk/id/";

/// A span in one text: two dates with a mark or a word between them, a date and how long it lasts, the ends by their names, or
/// one date that is both ends.
pub(crate) fn span(text: &str) -> Option<Period> {
    let text = text.trim();
    if let Some(moment) = date(text) {
        return Some(Period { start: Some(moment.clone()), end: Some(moment) });
    }
    if let Some(period) = named_ends(text) {
        return Some(period);
    }
    let head = |word: &&&str| text.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word));
    let rest = BEFORE.iter().find(head).map(|word| text[word.len()..].trim());
    if let Some(start) = rest.and_then(date) {
        return Some(Period { start: Some(start), end: None });
    }
    let text = rest.unwrap_or(text);
    let (start, end) = BETWEEN
        .iter()
        .find_map(|mark| text.split_once(*mark))
        .or_else(|| text.split_once('-').filter(|_| text.len() == 9))?;
    let open = |text: &str| OPEN.iter().any(|word| text.trim().eq_ignore_ascii_case(word));
    let (from, to) = (date(start), date(end));
    let to = to.or_else(|| last_day(from.as_ref()?, end));
    let whole =
        (from.is_some() || open(start)) && (to.is_some() || open(end)) && (from.is_some() || to.is_some());
    whole.then_some(Period { start: from, end: to })
}

fn date(text: &str) -> Option<Moment> {
    let (moment, _) = moment(text);
    (!matches!(moment, Moment::Text(_))).then_some(moment)
}

/// `start=2019-01-01; end=2020-12-31; scheme=W3C-DTF`, as Dublin Core encodes a period.
fn named_ends(text: &str) -> Option<Period> {
    let end = |name: &str| {
        text.split(';').find_map(|part| {
            let (key, value) = part.split_once('=')?;
            date(value).filter(|_| key.trim().eq_ignore_ascii_case(name))
        })
    };
    let period = Period { start: end("start"), end: end("end") };
    (period != Period::default()).then_some(period)
}

/// The last day of what begins then and lasts as long as `P1Y` says.
fn last_day(start: &Moment, lasting: &str) -> Option<Moment> {
    let length: jiff::Span = lasting.trim().parse().ok().filter(|_| lasting.trim().starts_with('P'))?;
    let first = start.day()?;
    let last = first.checked_add(length).ok()?.yesterday().ok()?;
    (last >= first).then_some(Moment::Day(last))
}

/// The period that an address names.
fn of_address(address: &str) -> Option<Period> {
    let (_, rest) = address.split_once(PERIODS)?.1.split_once('/')?;
    span(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_many_shapes() {
        use What::*;
        for (text, want, what) in [
            ("2020", "2020", None),
            ("2020-05", "2020-05", None),
            ("2020-05-01", "2020-05-01", None),
            ("2020-05-01T10:00:00Z", "2020-05-01T10:00:00Z", None),
            ("2020-05-01T10:00:00.123456+02:00", "2020-05-01T08:00:00.123456Z", None),
            ("2020-05-01T10:00:00+0200", "2020-05-01T08:00:00Z", None),
            ("2020-05-01 10:00:00+02:00", "2020-05-01T08:00:00Z", Some(ForeignDate)),
            ("2020-05-01T10:00:00", "2020-05-01T10:00:00Z", Some(NoTimeZone)),
            ("2020-05-01T10:00:00.5", "2020-05-01T10:00:00.5Z", Some(NoTimeZone)),
            ("2020-05-01 10:00:00", "2020-05-01T10:00:00Z", Some(NoTimeZone)),
            ("2020-05-01Z", "2020-05-01", Some(ForeignDate)),
            ("2020-05-01+02:00", "2020-05-01", Some(ForeignDate)),
            ("2020/05/01", "2020-05-01", Some(ForeignDate)),
            ("01.05.2020", "2020-05-01", Some(ForeignDate)),
            ("1.5.2020", "2020-05-01", Some(ForeignDate)),
            ("20200501", "2020-05-01", Some(ForeignDate)),
            ("1 May 2020", "2020-05-01", Some(ForeignDate)),
            ("May 1, 2020", "2020-05-01", Some(ForeignDate)),
            ("Fri, 01 May 2020 10:00:00 GMT", "2020-05-01T10:00:00Z", Some(ForeignDate)),
            ("1588327200000", "2020-05-01T10:00:00Z", Some(ForeignDate)),
            ("1588327200", "2020-05-01T10:00:00Z", Some(ForeignDate)),
            ("01/05/2020", "2020-05-01", Some(AmbiguousDate)),
            ("31/05/2020", "2020-05-31", Some(ForeignDate)),
            ("05/31/2020", "2020-05-31", Some(ForeignDate)),
            ("31-05-2020", "2020-05-31", Some(ForeignDate)),
            ("im Frühjahr", "im Frühjahr", Some(UnreadableDate)),
            ("2020-02-30", "2020-02-30", Some(UnreadableDate)),
            ("", "", Some(UnreadableDate)),
        ] {
            let (moment, found) = moment(text);
            assert_eq!((moment.to_string().as_str(), found), (want, what), "{text}");
        }
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        for (text, want) in [
            ("2020-5-1", "2020-05-01"),
            ("15/05/2020", "2020-05-15"),
            ("15.05.2020 10:30", "2020-05-15"),
            ("15/05/2020 10:30:00", "2020-05-15"),
            ("05/2020", "2020-05"),
            ("5.2020", "2020-05"),
            ("2020/05", "2020-05"),
            ("1. Mai 2020", "2020-05-01"),
            ("May 1st, 2020", "2020-05-01"),
            ("1 May 2020", "2020-05-01"),
            ("12 de marzo de 2019", "2019-03-12"),
            ("3 février 2021", "2021-02-03"),
            ("Août 2021", "2021-08"),
            ("21-Dec-2021", "2021-12-21"),
            ("7 gennaio 2020", "2020-01-07"),
            ("listopad 2020", "2020-11"),
            ("30 marraskuuta 2022", "2022-11-30"),
            ("1588327200000", "2020-05-01T10:00:00Z"),
            ("2020-05-01T10:00Z", "2020-05-01T10:00:00Z"),
            ("2020-05-01 10:00:00+02:00", "2020-05-01T08:00:00Z"),
        ] {
            assert_eq!(moment(text).0.to_string(), want, "{text}");
            assert!(moment(text).1.is_some(), "{text} is odd, and a note says so");
        }
        for text in [
            "13/2020",
            "Mai",
            "32. Mai 2020",
            "Version 2",
            "1 2 2020",
            "2020-2021",
            "ongoing 2020",
            "General 2020",
            "Liste 2020",
            "1 May",
            "20:15",
        ] {
            assert!(matches!(moment(text).0, Moment::Text(_)), "{text}: {:?}", moment(text));
        }
    }

    #[test]
    fn spans_are_read_from_one_text() {
        let said = |text: &str| {
            span(text).map(|period| (period.start.map(|m| m.to_string()), period.end.map(|m| m.to_string())))
        };
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(said("2019"), Some((some("2019"), some("2019"))));
        assert_eq!(said("2019-01-01/2020-12-31"), Some((some("2019-01-01"), some("2020-12-31"))));
        assert_eq!(said("2019-01-01/.."), Some((some("2019-01-01"), None)));
        assert_eq!(said("2015 - 2018"), Some((some("2015"), some("2018"))));
        assert_eq!(said("2015-2018"), Some((some("2015"), some("2018"))));
        let ends = |start: &str, end: &str| Some((some(start), some(end)));
        assert_eq!(said("2015–2018"), ends("2015", "2018"));
        assert_eq!(said("2019-01-01 to 2020-12-31"), ends("2019-01-01", "2020-12-31"));
        assert_eq!(said("von 1. Mai 2019 bis 2020"), ends("2019-05-01", "2020"));
        assert_eq!(said("01/05/2019 au 31/12/2019"), ends("2019-05-01", "2019-12-31"));
        let of_dublin_core = "start=2019-01-01; end=2020-12-31; scheme=W3C-DTF;";
        assert_eq!(said(of_dublin_core), ends("2019-01-01", "2020-12-31"));
        assert_eq!(said("2019-01-01/P1Y"), ends("2019-01-01", "2019-12-31"));
        assert_eq!(said("2019-01-01T00:00:00/P1M"), ends("2019-01-01T00:00:00Z", "2019-01-31"));
        assert_eq!(said("2015 - present"), Some((some("2015"), None)));
        assert_eq!(said("seit 2015"), Some((some("2015"), None)));
        assert_eq!(said("laufend"), None);
        assert_eq!(said("from here to there"), None);
        let year = of_address("http://reference.data.gov.uk/id/year/2018").unwrap();
        assert_eq!(year.start, Some(Moment::Year(2018)));
        assert_eq!(of_address("http://a.example/id/year/2018"), None);
        assert_eq!(said("/"), None);
    }
}
