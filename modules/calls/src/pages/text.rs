//! What organisers write, as paragraphs, headings and lists, and nothing else.

use centum_web::Html;
use centum_web::markup::escaped;

/// Turns a text into markup: paragraphs between blank lines, headings after `## `, list items after `- `. Everything
/// else stays as it was typed, escaped.
pub(crate) fn markup(text: &str) -> Html {
    let mut html = String::new();
    for block in text.replace("\r\n", "\n").split("\n\n") {
        let mut lines = Vec::new();
        let mut items = Vec::new();
        for line in block.lines().map(str::trim_end).filter(|line| !line.is_empty()) {
            if let Some(heading) = line.strip_prefix("## ") {
                close(&mut html, &mut lines, &mut items);
                html.push_str(&format!("<h3>{}</h3>", escaped(heading)));
            } else if let Some(item) = line.strip_prefix("- ") {
                paragraph(&mut html, &mut lines);
                items.push(item.to_owned());
            } else {
                list(&mut html, &mut items);
                lines.push(line.to_owned());
            }
        }
        close(&mut html, &mut lines, &mut items);
    }
    Html::trusted(html)
}

fn close(html: &mut String, lines: &mut Vec<String>, items: &mut Vec<String>) {
    paragraph(html, lines);
    list(html, items);
}

fn paragraph(html: &mut String, lines: &mut Vec<String>) {
    if !lines.is_empty() {
        let lines: Vec<String> = lines.drain(..).map(|line| escaped(&line)).collect();
        html.push_str(&format!("<p>{}</p>", lines.join("<br>")));
    }
}

fn list(html: &mut String, items: &mut Vec<String>) {
    if !items.is_empty() {
        let items: String = items.drain(..).map(|item| format!("<li>{}</li>", escaped(&item))).collect();
        html.push_str(&format!("<ul>{items}</ul>"));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn paragraphs_headings_and_lists_are_all_there_is() {
        let html = markup("One\nline\n\n## Head\nUnder it\n- a\n- b\nafter").to_string();
        assert_eq!(
            html,
            "<p>One<br>line</p><h3>Head</h3><p>Under it</p><ul><li>a</li><li>b</li></ul><p>after</p>"
        );
    }

    proptest! {
        #[test]
        fn no_text_brings_markup_of_its_own(text in "[<>&\"'a-z#\\- \n]{0,80}") {
            let mut bare = markup(&text).to_string();
            for tag in ["<p>", "</p>", "<h3>", "</h3>", "<ul>", "</ul>", "<li>", "</li>", "<br>"] {
                bare = bare.replace(tag, "");
            }
            prop_assert!(!bare.contains('<') && !bare.contains('>'), "{}", bare);
        }
    }
}
