//! Something to be said later, in the language of whoever will read it.

use serde::{Deserialize, Serialize};

use crate::locale::{Locale, Saying, ToValue, Value};

/// A text's id with its arguments. Rules and actions hand it up; the page says it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Message {
    /// The id of the text.
    pub id: String,
    /// What is filled in.
    pub args: Vec<(String, Value)>,
}

impl Message {
    /// A text without arguments.
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into(), args: Vec::new() }
    }

    /// Fills in `$name`.
    pub fn arg(mut self, name: &str, value: impl ToValue) -> Self {
        self.args.push((name.to_owned(), value.to_value()));
        self
    }
}

impl From<&'static str> for Message {
    fn from(id: &'static str) -> Self {
        Self::new(id)
    }
}

impl Locale {
    /// Says a message. In a template it writes itself as markup.
    pub fn tell(&self, message: &Message) -> Saying<'_> {
        message.args.iter().fold(self.say(&message.id), |saying, (name, value)| saying.arg(name, value))
    }
}
