//! What happens to a call as a feed by RFC 4287.

use std::fmt::Write as _;

use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use centum_base::Id;
use centum_web::markup::escaped;
use centum_web::{Problem, Visit};

use super::super::difference::Line;
use super::super::words::said;
use super::changes::{Event, What, events};
use super::{Shown, shown};

/// So many entries stand in the feed, the newest first.
const MAX_ENTRIES: usize = 100;

/// `GET /calls/{slug}/changes.atom`.
pub(super) async fn show(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let shown = shown(&visit, &slug).await?;
    let events = events(&visit, &shown).await?;
    let base = visit.app.settings.base.join("");
    let xml = feed(&visit, &shown, &events, &base);
    let kind = HeaderValue::from_static("application/atom+xml; charset=utf-8");
    Ok(([(header::CONTENT_TYPE, kind)], xml).into_response())
}

fn feed(visit: &Visit, shown: &Shown, events: &[Event], base: &str) -> String {
    let locale = &visit.locale;
    let title = said(locale, &shown.call.terms.title);
    let page = format!("{base}/calls/{}", shown.call.slug);
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    let updated = events.first().map(|event| event.at).unwrap_or_else(|| visit.app.house.now());
    let _ = write!(
        xml,
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n<id>{}</id>\n<title>{}</title>\n\
         <updated>{updated}</updated>\n<author><name>{}</name></author>\n\
         <link rel=\"self\" type=\"application/atom+xml\" href=\"{page}/changes.atom\"/>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{page}/changes\"/>\n",
        locale.tag(),
        urn(shown, "feed"),
        plain(&title.text),
        plain(&shown.edition.publisher),
    );
    for event in events.iter().take(MAX_ENTRIES) {
        let (name, title, text, anchor) = told(visit, event);
        let _ = write!(
            xml,
            "<entry>\n<id>{}</id>\n<title>{}</title>\n<updated>{}</updated>\n\
             <link rel=\"alternate\" type=\"text/html\" href=\"{page}/{anchor}\"/>\n\
             <content type=\"text\">{}</content>\n</entry>\n",
            urn(shown, &name),
            plain(&title),
            event.at,
            plain(&text),
        );
    }
    xml.push_str("</feed>\n");
    xml
}

/// The name of an event for good, its title, its text and its place on the site.
fn told(visit: &Visit, event: &Event) -> (String, String, String, String) {
    let locale = &visit.locale;
    match &event.what {
        What::Corrigendum { number, reason, lines, form } => {
            let changes = lines.iter().map(difference);
            let form = form.iter().map(|message| locale.tell(message).plain());
            let text =
                std::iter::once(reason.clone()).chain(changes).chain(form).collect::<Vec<_>>().join("\n");
            let title = locale.say("calls-corrigendum").arg("number", number).plain();
            (format!("corrigendum {number}"), title, text, format!("changes#corrigendum-{number}"))
        }
        What::Step { state, reason } => {
            let title = locale.say("calls-became").arg("state", state).plain();
            (format!("step {}", event.at), title, reason.clone(), "changes".to_owned())
        }
        What::Answer { number, wording, answer } => {
            let text = format!("{wording}\n\n{answer}");
            (
                format!("answer {number}"),
                locale.text("calls-answered"),
                text,
                format!("questions#question-{number}"),
            )
        }
        What::Correction { number, correction, wording, lines } => {
            let changes = lines.iter().map(difference);
            let text = std::iter::once(wording.clone()).chain(changes).collect::<Vec<_>>().join("\n");
            let title = locale.say("calls-answer-corrected").arg("number", number).plain();
            (format!("correction {correction}"), title, text, format!("changes#correction-{correction}"))
        }
    }
}

fn difference(line: &Line) -> String {
    let side = |side: &Option<String>| side.clone().unwrap_or_else(|| "–".to_owned());
    format!("{}: {} → {}", line.label, side(&line.before), side(&line.after))
}

/// What something is called for good: made of names, not of addresses.
fn urn(shown: &Shown, name: &str) -> String {
    format!("urn:uuid:{}", Id::<Event>::of_name(&shown.call.id.to_string(), name))
}

/// Text without what XML cannot hold, escaped.
fn plain(text: &str) -> String {
    let fits = |letter: &char| !letter.is_control() || matches!(letter, '\n' | '\t');
    escaped(
        &text
            .chars()
            .filter(|letter| fits(letter) && !matches!(letter, '\u{FFFE}' | '\u{FFFF}'))
            .collect::<String>(),
    )
}
