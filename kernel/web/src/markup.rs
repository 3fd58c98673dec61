//! Markup that is safe to write into a page.

use std::fmt;

/// Markup whose texts are escaped already.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// Markup that the program made itself.
    pub fn trusted(markup: String) -> Self {
        Self(markup)
    }

    /// Plain text as markup.
    pub fn text(text: &str) -> Self {
        Self(escaped(text))
    }

    /// A link.
    pub fn link(href: &str, text: &str) -> Self {
        Self(format!("<a href=\"{}\">{}</a>", escaped(href), escaped(text)))
    }

    /// A time that a program can read too.
    pub fn time(datetime: &str, text: &str) -> Self {
        Self(format!("<time datetime=\"{}\">{}</time>", escaped(datetime), escaped(text)))
    }

    /// The markup.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl askama::filters::HtmlSafe for Html {}

/// `text` with the five characters escaped that mean something in markup.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_cannot_be_broken_out_of() {
        let link = Html::link("/x\" onclick=\"y", "<b>&'");
        assert_eq!(link.to_string(), "<a href=\"/x&quot; onclick=&quot;y\">&lt;b&gt;&amp;&#39;</a>");
    }
}
