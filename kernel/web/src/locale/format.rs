//! Numbers, dates, lists and order as a language writes them, by ICU.

use std::cmp::Ordering;
use std::str::FromStr;

use centum_base::offset_in_words;
use fixed_decimal::Decimal;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::memoizer::MemoizerKind;
use fluent_bundle::{FluentResource, FluentValue};
use icu::collator::{Collator, CollatorBorrowed, options::CollatorOptions};
use icu::datetime::input::{Date, Time};
use icu::datetime::{DateTimeFormatter, NoCalendarFormatter, fieldsets};
use icu::decimal::DecimalFormatter;
use icu::list::{ListFormatter, options::ListFormatterOptions};
use icu::locale::Locale as Tag;
use intl_memoizer::Memoizable;
use jiff::tz::Offset;
use unic_langid::LanguageIdentifier;

const KNOWN: &str = "ICU's compiled data covers every language, by falling back to the root";

/// The ways of one language.
pub struct Formatters {
    numbers: DecimalFormatter,
    dates: DateTimeFormatter<fieldsets::YMD>,
    months: DateTimeFormatter<fieldsets::YM>,
    times: NoCalendarFormatter<fieldsets::T>,
    lists: ListFormatter,
    order: CollatorBorrowed<'static>,
}

impl Formatters {
    /// The ways of the language `tag`.
    pub fn new(tag: &str) -> Self {
        let locale = icu_tag(tag);
        Self {
            numbers: DecimalFormatter::try_new((&locale).into(), Default::default()).expect(KNOWN),
            dates: DateTimeFormatter::try_new((&locale).into(), fieldsets::YMD::long()).expect(KNOWN),
            months: DateTimeFormatter::try_new((&locale).into(), fieldsets::YM::long()).expect(KNOWN),
            times: NoCalendarFormatter::try_new((&locale).into(), fieldsets::T::hm()).expect(KNOWN),
            lists: ListFormatter::try_new_and((&locale).into(), ListFormatterOptions::default())
                .expect(KNOWN),
            order: Collator::try_new((&locale).into(), CollatorOptions::default()).expect(KNOWN),
        }
    }

    /// A whole number.
    pub fn number(&self, number: i64) -> String {
        self.numbers.format_to_string(&Decimal::from(number))
    }

    /// A plain decimal; text that is none stays as it is.
    pub fn decimal(&self, decimal: &str) -> String {
        match Decimal::from_str(decimal) {
            Ok(number) => self.numbers.format_to_string(&number),
            Err(_) => decimal.to_owned(),
        }
    }

    /// A day.
    pub fn date(&self, date: jiff::civil::Date) -> String {
        let day = u8::try_from(date.day()).unwrap_or(1);
        let month = u8::try_from(date.month()).unwrap_or(1);
        match Date::try_new_iso(i32::from(date.year()), month, day) {
            Ok(date) => self.dates.format(&date).to_string(),
            Err(_) => date.to_string(),
        }
    }

    /// The month of a day.
    pub fn month(&self, date: jiff::civil::Date) -> String {
        let month = u8::try_from(date.month()).unwrap_or(1);
        match Date::try_new_iso(i32::from(date.year()), month, 1) {
            Ok(date) => self.months.format(&date).to_string(),
            Err(_) => date.strftime("%Y-%m").to_string(),
        }
    }

    /// An instant in its zone, with the abbreviation of the zone and the offset.
    pub fn instant(&self, at: &jiff::Zoned) -> String {
        let [hour, minute] = [at.hour(), at.minute()].map(|part| u8::try_from(part).unwrap_or(0));
        let time = match Time::try_new(hour, minute, 0, 0) {
            Ok(time) => self.times.format(&time).to_string(),
            Err(_) => at.time().to_string(),
        };
        let zone = at.strftime("%Z").to_string();
        let offset = offset_in_words(at.offset());
        let date = self.date(at.date());
        // “UTC (UTC)” says it twice, and a zone without a name of letters has its offset alone.
        if at.offset() == Offset::UTC || !zone.chars().all(|letter| letter.is_ascii_alphabetic()) {
            format!("{date}, {time} {offset}")
        } else {
            format!("{date}, {time} {zone} ({offset})")
        }
    }

    /// “a, b and c”.
    pub fn list(&self, items: &[String]) -> String {
        self.lists.format_to_string(items.iter())
    }

    /// Which of two texts stands first.
    pub fn compare(&self, left: &str, right: &str) -> Ordering {
        self.order.compare(left, right)
    }
}

fn icu_tag(tag: &str) -> Tag {
    // English here is European: days before months, the clock of 24 hours.
    let tag = if tag == super::ENGLISH || tag == super::PSEUDO { "en-GB" } else { tag };
    Tag::try_from_str(tag).unwrap_or(Tag::UNKNOWN)
}

/// Digits of numbers inside texts, made once for each language.
struct Grouped(DecimalFormatter);

impl Memoizable for Grouped {
    type Args = ();
    type Error = ();

    fn construct(lang: LanguageIdentifier, (): ()) -> Result<Self, Self::Error> {
        DecimalFormatter::try_new((&icu_tag(&lang.to_string())).into(), Default::default())
            .map(Self)
            .map_err(drop)
    }
}

fn group_digits<M: MemoizerKind>(value: &FluentValue<'_>, memoizer: &M) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let number = Decimal::from_str(&number.as_string()).ok()?;
    memoizer.with_try_get_threadsafe::<Grouped, _, _>((), |grouped| grouped.0.format_to_string(&number)).ok()
}

/// An empty bundle of a language.
pub(super) fn bundle(tag: &str) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(vec![tag.parse().unwrap_or_default()]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(group_digits));
    bundle
}
