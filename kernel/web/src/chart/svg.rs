//! Writes SVG: every text and every attribute escaped, no style attribute, no script.

use std::fmt::{Display, Write as _};

use crate::markup::escaped;

/// The style element of a drawing that stands alone: safe colours on white, no file from elsewhere.
pub const STANDALONE_STYLE: &str = include_str!("standalone.css");

/// An attribute and its value.
type Attribute<'a> = (&'a str, &'a dyn Display);

/// A drawing in the making.
#[derive(Clone, Debug, Default)]
pub struct Svg(String);

/// What a drawing is to someone who cannot see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// One picture, told by its title and description.
    Picture,
    /// A picture with links inside, which stay within reach.
    Group,
}

/// The name of a drawing. The id tells apart the drawings of one page.
#[derive(Clone, Debug)]
pub struct Naming {
    /// Begins the ids of the drawing's own elements.
    pub id: String,
    /// What it shows, in a few words.
    pub title: String,
    /// What can be read from it, in a sentence or two.
    pub description: String,
}

impl Svg {
    /// Opens an element.
    pub fn open(&mut self, element: &str, attributes: &[Attribute<'_>]) {
        self.start(element, attributes);
        self.0.push('>');
    }

    /// Closes an element.
    pub fn close(&mut self, element: &str) {
        self.0.push_str("</");
        self.0.push_str(element);
        self.0.push('>');
    }

    /// An element with nothing inside.
    pub fn empty(&mut self, element: &str, attributes: &[Attribute<'_>]) {
        self.start(element, attributes);
        self.0.push_str("/>");
    }

    /// An element with a text inside.
    pub fn text(&mut self, element: &str, attributes: &[Attribute<'_>], text: &str) {
        self.open(element, attributes);
        self.0.push_str(&escaped(&printable(text)));
        self.close(element);
    }

    /// Opens the outermost element: named, with its role, and with the style inside where it stands alone.
    /// Whatever a class says, letters and lines have the colour of the text around them to begin with.
    pub fn begin(
        &mut self,
        class: &str,
        naming: &Naming,
        role: Role,
        attributes: &[Attribute<'_>],
        standalone: bool,
    ) {
        let (title, description) = (format!("{}-title", naming.id), format!("{}-description", naming.id));
        let role = match role {
            Role::Picture => "img",
            Role::Group => "group",
        };
        let mut all: Vec<Attribute<'_>> = vec![("class", &class), ("role", &role)];
        if standalone {
            all.push(("xmlns", &"http://www.w3.org/2000/svg"));
        }
        all.extend([("aria-labelledby", &title as &dyn Display), ("aria-describedby", &description)]);
        all.push(("fill", &"currentColor"));
        all.extend_from_slice(attributes);
        self.open("svg", &all);
        self.text("title", &[("id", &title)], &naming.title);
        self.text("desc", &[("id", &description)], &naming.description);
        if standalone {
            self.0.push_str("<style>");
            self.0.push_str(STANDALONE_STYLE.trim_end());
            self.0.push_str("</style>");
        }
    }

    /// Another drawing's elements, after those that are there.
    pub fn append(&mut self, other: Self) {
        self.0.push_str(&other.0);
    }

    /// The markup.
    pub fn finish(self) -> String {
        self.0
    }

    fn start(&mut self, element: &str, attributes: &[Attribute<'_>]) {
        self.0.push('<');
        self.0.push_str(element);
        for (name, value) in attributes {
            // Writing into a string cannot fail.
            let _ = write!(self.0, " {name}=\"{}\"", escaped(&printable(&value.to_string())));
        }
    }
}

/// The text without the control characters that XML cannot hold.
fn printable(text: &str) -> String {
    text.chars().filter(|letter| !matches!(letter, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn naming() -> Naming {
        Naming { id: "a".into(), title: "Cities & towns".into(), description: "<b>".into() }
    }

    #[test]
    fn texts_and_attributes_are_escaped_and_control_characters_go() {
        let mut svg = Svg::default();
        svg.text("text", &[("class", &"\"><script>")], "a<b>\u{0}&\u{1b}c");
        assert_eq!(svg.finish(), "<text class=\"&quot;&gt;&lt;script&gt;\">a&lt;b&gt;&amp;c</text>");
    }

    #[test]
    fn the_outermost_element_is_named_by_its_title_and_description() {
        let mut svg = Svg::default();
        svg.begin("chart", &naming(), Role::Picture, &[], false);
        svg.close("svg");
        let svg = svg.finish();
        assert!(svg.contains("role=\"img\"") && svg.contains("aria-labelledby=\"a-title\""), "{svg}");
        assert!(svg.contains("<title id=\"a-title\">Cities &amp; towns</title>"), "{svg}");
        assert!(svg.contains("<desc id=\"a-description\">&lt;b&gt;</desc>"), "{svg}");
        assert!(!svg.contains("<style"), "{svg}");
    }

    #[test]
    fn a_drawing_that_stands_alone_brings_its_style_and_namespace() {
        let mut svg = Svg::default();
        svg.begin("chart", &naming(), Role::Group, &[], true);
        let svg = svg.finish();
        assert!(svg.contains("xmlns=\"http://www.w3.org/2000/svg\"") && svg.contains("<style>"), "{svg}");
        assert!(!STANDALONE_STYLE.contains('<') && !STANDALONE_STYLE.contains("url("));
    }
}
