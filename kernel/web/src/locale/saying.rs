//! One text on its way to the page: an id and the arguments that are filled in.

use std::borrow::Cow;
use std::fmt;

use fluent_bundle::{FluentArgs, FluentValue};

use super::{ENGLISH, Layer, Locale, PSEUDO};
use crate::markup::{Html, escaped};

/// A value that is filled into a text.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// Text, written as it is. Years and other numbers that are names are text.
    Text(String),
    /// A number, which also chooses the plural form and is written with grouped digits.
    Number(i64),
}

/// What can be filled into a text, by value or by any depth of reference, as templates hand it over.
pub trait ToValue {
    /// The value.
    fn to_value(&self) -> Value;
}

/// A whole number, by value or by any depth of reference.
pub trait Whole {
    /// The number.
    fn whole(&self) -> i64;
}

macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl Whole for $number {
            fn whole(&self) -> i64 {
                i64::try_from(*self).unwrap_or(i64::MAX)
            }
        }
        impl ToValue for $number {
            fn to_value(&self) -> Value {
                Value::Number(self.whole())
            }
        }
        impl From<$number> for Value {
            fn from(number: $number) -> Self {
                number.to_value()
            }
        }
    )*};
}
numbers!(i32, i64, u8, u16, u32, u64, usize);

impl<T: Whole + ?Sized> Whole for &T {
    fn whole(&self) -> i64 {
        (**self).whole()
    }
}
impl<T: ToValue + ?Sized> ToValue for &T {
    fn to_value(&self) -> Value {
        (**self).to_value()
    }
}
impl ToValue for str {
    fn to_value(&self) -> Value {
        Value::Text(self.to_owned())
    }
}
impl ToValue for String {
    fn to_value(&self) -> Value {
        Value::Text(self.clone())
    }
}
impl ToValue for Value {
    fn to_value(&self) -> Value {
        self.clone()
    }
}
impl From<&str> for Value {
    fn from(text: &str) -> Self {
        text.to_value()
    }
}
impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl Value {
    fn as_fluent(&self) -> FluentValue<'_> {
        match self {
            Self::Text(text) => FluentValue::String(Cow::Borrowed(text)),
            Self::Number(number) => (*number).into(),
        }
    }
}

/// A text with its arguments. `Display` writes it as markup; [`Saying::plain`] as plain text.
pub struct Saying<'l> {
    locale: &'l Locale,
    id: String,
    args: Vec<(String, Value)>,
    markup: Vec<String>,
}

// Private-use characters stand where markup goes until the rest is escaped.
const OPEN: char = '\u{F0001}';
const CLOSE: char = '\u{F0002}';

impl<'l> Saying<'l> {
    pub(super) fn new(locale: &'l Locale, id: &str) -> Self {
        Self { locale, id: id.to_owned(), args: Vec::new(), markup: Vec::new() }
    }

    /// Fills in `$name`.
    pub fn arg(mut self, name: &str, value: impl ToValue) -> Self {
        let value = match value.to_value() {
            Value::Text(text) => Value::Text(text.replace([OPEN, CLOSE], "")),
            number @ Value::Number(_) => number,
        };
        self.args.push((name.to_owned(), value));
        self
    }

    /// Fills in `$name` with markup, such as a link inside a sentence.
    pub fn markup(mut self, name: &str, html: &Html) -> Self {
        let place = format!("{OPEN}{}{CLOSE}", self.markup.len());
        self.args.push((name.to_owned(), Value::Text(place)));
        self.markup.push(html.to_string());
        self
    }

    /// The text for attributes, headings of files and letters.
    pub fn plain(&self) -> String {
        self.resolve().0
    }

    /// The text as markup.
    pub fn html(&self) -> Html {
        let (text, tag) = self.resolve();
        let mut html = escaped(&text);
        for (place, markup) in self.markup.iter().enumerate() {
            html = html.replace(&format!("{OPEN}{place}{CLOSE}"), markup);
        }
        let own = tag == self.locale.tag() || self.locale.tag() == PSEUDO;
        Html::trusted(if own { html } else { format!("<span lang=\"{tag}\">{html}</span>") })
    }

    fn resolve(&self) -> (String, &'static str) {
        let args = self.args.iter().map(|(name, value)| (name.as_str(), value.as_fluent())).collect();
        for layer in &self.locale.0.layers {
            if let Some(text) = self.resolve_in(layer, &args) {
                return (text, layer.tag);
            }
        }
        self.locale.missed(&self.id);
        (format!("⟨{}⟩", self.id), ENGLISH)
    }

    fn resolve_in(&self, layer: &Layer, args: &FluentArgs<'_>) -> Option<String> {
        let pattern = layer.bundle.get_message(&self.id)?.value()?;
        let mut errors = Vec::new();
        let text = layer.bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
        for error in errors {
            tracing::warn!(message_id = self.id, language = layer.tag, %error, "a text lacks an argument");
        }
        Some(text)
    }
}

impl fmt::Display for Saying<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.html().fmt(f)
    }
}

impl askama::filters::HtmlSafe for Saying<'_> {}
