//! Descriptions of sources, which come as plain text, as HTML, as Markdown and as all three mixed: made into paragraphs,
//! lists and links of ours. No markup of a source is ever handed on.

use centum_web::Html;
use centum_web::markup::escaped;

use super::links::web;

/// So many characters of a description are read.
const READ: usize = 60_000;
/// So many are shown; the whole stands in the other forms.
const SHOWN: usize = 12_000;

/// A description for a page.
#[derive(Clone, Debug, Default)]
pub(super) struct Prose {
    /// The markup.
    pub(super) html: Html,
    /// Whether more is said than is shown.
    pub(super) cut: bool,
}

/// Makes markup of a description.
pub(super) fn prose(text: &str) -> Prose {
    let (text, mut cut) = first(text, READ);
    let plain = plain(text);
    let (plain, more) = first(&plain, SHOWN);
    cut |= more;
    let mut html = String::new();
    let mut lines = Vec::new();
    let mut items = Vec::new();
    for line in plain.lines().map(str::trim) {
        let item = ["- ", "* ", "• "].iter().find_map(|mark| line.strip_prefix(mark));
        let heading = line.trim_start_matches('#');
        let is_heading =
            heading.len() < line.len() && heading.starts_with(' ') && line.len() - heading.len() <= 6;
        match (line.is_empty(), item) {
            (true, _) => close(&mut html, &mut lines, &mut items),
            (_, Some(item)) => {
                paragraph(&mut html, &mut lines);
                items.push(linked(item.trim()));
            }
            _ if is_heading => {
                close(&mut html, &mut lines, &mut items);
                html.push_str(&format!("<p><strong>{}</strong></p>", linked(heading.trim())));
            }
            _ => {
                list(&mut html, &mut items);
                lines.push(linked(line));
            }
        }
    }
    close(&mut html, &mut lines, &mut items);
    Prose { html: Html::trusted(html), cut }
}

/// A description as one line of text, for search engines and lists.
pub(super) fn summary(text: &str, most: usize) -> String {
    let plain = plain(first(text, READ).0);
    let words = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let (start, more) = first(&words, most);
    if more { format!("{}…", start.trim_end()) } else { start.to_owned() }
}

/// The text without what no page shows: control characters, and marks that turn the direction of what stands around.
pub(super) fn printable(text: &str) -> String {
    text.chars().filter(|c| !is_unseen(*c)).collect()
}

fn is_unseen(c: char) -> bool {
    let turns = matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    turns || (c.is_control() && c != '\n' && c != '\t')
}

/// The first so many characters, and whether there are more.
fn first(text: &str, most: usize) -> (&str, bool) {
    match text.char_indices().nth(most) {
        Some((at, _)) => (&text[..at], true),
        None => (text, false),
    }
}

fn close(html: &mut String, lines: &mut Vec<String>, items: &mut Vec<String>) {
    paragraph(html, lines);
    list(html, items);
}

fn paragraph(html: &mut String, lines: &mut Vec<String>) {
    if !lines.is_empty() {
        html.push_str(&format!("<p>{}</p>", std::mem::take(lines).join("<br>")));
    }
}

fn list(html: &mut String, items: &mut Vec<String>) {
    if !items.is_empty() {
        html.push_str("<ul>");
        for item in std::mem::take(items) {
            html.push_str(&format!("<li>{item}</li>"));
        }
        html.push_str("</ul>");
    }
}

/// Plain text of whatever it is: tags become breaks or nothing, entities become letters.
fn plain(text: &str) -> String {
    let text = printable(&text.replace("\r\n", "\n").replace('\r', "\n"));
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match tag(rest) {
            Some(tag) => {
                rest = tag.after;
                if let Some(href) = tag.href {
                    out.push_str(&format!(" {} ", decoded(href)));
                }
                out.push_str(breaks(tag.name, tag.opening));
            }
            None => {
                out.push('<');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    decoded(&out)
}

struct Tag<'a> {
    name: &'a str,
    opening: bool,
    href: Option<&'a str>,
    after: &'a str,
}

/// The tag that a text begins with. Of what a browser would run or style, the content goes with the tag.
fn tag(text: &str) -> Option<Tag<'_>> {
    if let Some(comment) = text.strip_prefix("<!--") {
        let after = comment.find("-->").map_or("", |at| &comment[at + 3..]);
        return Some(Tag { name: "", opening: true, href: None, after });
    }
    let inner = text[1..].strip_prefix('/').unwrap_or(&text[1..]);
    if !inner.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!') {
        return None;
    }
    let name_end = inner.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inner.len());
    let name = &inner[..name_end];
    let end = inner.find('>')?;
    let mut after = &inner[end + 1..];
    let opening = !text.starts_with("</");
    if opening
        && ["script", "style", "iframe", "svg", "math", "object"]
            .iter()
            .any(|bad| name.eq_ignore_ascii_case(bad))
    {
        let lower = after.to_ascii_lowercase();
        after = lower.find(&format!("</{}", name.to_ascii_lowercase())).map_or("", |at| &after[at..]);
    }
    let href = (opening && name.eq_ignore_ascii_case("a")).then(|| href(&inner[name_end..end])).flatten();
    Some(Tag { name, opening, href, after })
}

fn href(attributes: &str) -> Option<&str> {
    let lower = attributes.to_ascii_lowercase();
    let value = attributes[lower.find("href=")? + 5..].trim_start();
    let value = match value.chars().next()? {
        quote @ ('"' | '\'') => value[1..].split(quote).next()?,
        _ => value.split_whitespace().next()?,
    };
    web(value)
}

fn breaks(name: &str, opening: bool) -> &'static str {
    match name.to_ascii_lowercase().as_str() {
        "p" | "div" | "ul" | "ol" | "table" | "blockquote" | "section" | "h1" | "h2" | "h3" | "h4" | "h5"
        | "h6" => "\n\n",
        "br" | "tr" => "\n",
        "li" if opening => "\n- ",
        "td" | "th" => " ",
        _ => "",
    }
}

/// The text with its entities as letters: those of XML, the frequent ones, and numbers.
fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.char_indices().take(12).find(|(_, c)| *c == ';').map(|(at, _)| at);
        match end.and_then(|end| Some((entity(&rest[1..end])?, end))) {
            Some((letter, end)) => {
                out.push(letter);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|c| !is_unseen(*c));
    }
    const NAMED: &[(&str, char)] = &[
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("nbsp", ' '),
        ("auml", 'ä'),
        ("ouml", 'ö'),
        ("uuml", 'ü'),
        ("Auml", 'Ä'),
        ("Ouml", 'Ö'),
        ("Uuml", 'Ü'),
        ("szlig", 'ß'),
        ("eacute", 'é'),
        ("egrave", 'è'),
        ("agrave", 'à'),
        ("ccedil", 'ç'),
        ("ntilde", 'ñ'),
        ("ndash", '–'),
        ("mdash", '—'),
        ("rsquo", '’'),
        ("lsquo", '‘'),
        ("ldquo", '“'),
        ("rdquo", '”'),
        ("hellip", '…'),
        ("euro", '€'),
    ];
    NAMED.iter().find(|(known, _)| *known == name).map(|(_, letter)| *letter)
}

/// A line with its addresses as links, those in Markdown under their words.
fn linked(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(at) = next_address(rest) {
        let (before, from) = rest.split_at(at);
        let end = from.find(|c: char| c.is_whitespace() || "<>\"".contains(c)).unwrap_or(from.len());
        let mut address = &from[..end];
        let words = before.strip_suffix("](").and_then(|before| before.rsplit_once('['));
        if let Some((before, words)) = words {
            address = address.split(')').next().unwrap_or(address);
            if let Some(href) = web(address) {
                out.push_str(&escaped(before));
                out.push_str(&anchor(href, words));
                let after = &from[address.len()..];
                rest = after.strip_prefix(')').unwrap_or(after);
                continue;
            }
        }
        address = address.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '*', '_']);
        out.push_str(&escaped(before));
        match web(address) {
            Some(href) => out.push_str(&anchor(href, href)),
            None => out.push_str(&escaped(address)),
        }
        // An address of nothing but its scheme must not be found again.
        let taken = address.len().max(4).min(from.len());
        if taken > address.len() {
            out.push_str(&escaped(&from[address.len()..taken]));
        }
        rest = &from[taken..];
    }
    out.push_str(&escaped(rest));
    out
}

fn next_address(text: &str) -> Option<usize> {
    [text.find("https://"), text.find("http://")].into_iter().flatten().min()
}

fn anchor(href: &str, words: &str) -> String {
    format!("<a href=\"{}\" rel=\"noopener nofollow\">{}</a>", escaped(href), escaped(words))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn html(text: &str) -> String {
        prose(text).html.to_string()
    }

    #[test]
    fn html_becomes_paragraphs_and_lists_of_ours() {
        assert_eq!(
            html(
                "<p onclick=x>Trees &amp; parks</p><ul><li>One</li><li>Two</li></ul><script>alert('x')</script>end"
            ),
            "<p>Trees &amp; parks</p><ul><li>One</li><li>Two</li></ul><p>end</p>"
        );
        assert_eq!(html("a<br/>b"), "<p>a<br>b</p>");
        assert_eq!(html("1 < 2 and <3"), "<p>1 &lt; 2 and &lt;3</p>");
    }

    #[test]
    fn markdown_and_bare_addresses_are_linked_and_nothing_else_is() {
        let link =
            |href: &str, words: &str| format!("<a href=\"{href}\" rel=\"noopener nofollow\">{words}</a>");
        assert_eq!(
            html("See [our page](https://a.example/x)."),
            format!("<p>See {}.</p>", link("https://a.example/x", "our page"))
        );
        assert_eq!(
            html("(https://a.example/)."),
            format!("<p>({}).</p>", link("https://a.example/", "https://a.example/"))
        );
        for wrong in
            ["[x](javascript:alert(1))", "<a href='javascript:alert(1)'>x</a>", "http://", "https://,"]
        {
            assert!(!html(wrong).contains("<a"), "{}", html(wrong));
        }
        assert!(html("<a href=\"https://a.example\">x</a>").contains("<a href=\"https://a.example\" rel"));
    }

    #[test]
    fn a_description_of_ten_megabytes_is_cut_and_says_so() {
        let long = prose(&"word <b>".repeat(1_300_000));
        assert!(long.cut && long.html.as_str().len() < 100_000);
        assert!(!prose("short").cut);
        assert_eq!(summary("a  b\n\n<p>c</p> d", 5), "a b c…");
    }

    #[test]
    fn marks_that_turn_the_direction_are_left_out() {
        assert_eq!(html("a\u{202E}b\u{0}c"), "<p>abc</p>");
        assert_eq!(html("a&#8238;b"), "<p>a&amp;#8238;b</p>");
    }

    proptest! {
        #[test]
        fn no_text_brings_markup_of_its_own(text in "[<>&;/\"'a-z#=()\\[\\]: \n!-]{0,120}|(<|>|script|/|a href=|\"|https://|&lt;|&#60;|\\]\\(|\\[| ){0,30}") {
            let mut bare = html(&text);
            for tag in ["<p>", "</p>", "<ul>", "</ul>", "<li>", "</li>", "<br>", "<strong>", "</strong>", "</a>"] {
                bare = bare.replace(tag, "");
            }
            while let Some(at) = bare.find("<a href=\"http") {
                let end = bare[at..].find("\" rel=\"noopener nofollow\">").map(|end| at + end + 26);
                prop_assert!(end.is_some());
                bare.replace_range(at..end.unwrap_or(at + 1), "");
            }
            prop_assert!(!bare.contains('<') && !bare.contains('>'), "{}", bare);
        }
    }
}
