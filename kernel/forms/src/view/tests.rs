use centum_web::Locale;
use centum_web::Page;
use centum_web::locale::{Catalogue, Customs};
use centum_web::page::Face;

use super::{Open, sample};
use crate::compose::posted::commands;
use crate::typed::{Writing, read_page};
use crate::{Answers, Kind, Value};

fn english() -> Locale {
    let texts = centum_web::module().messages.iter().chain(crate::module().messages).copied();
    let catalogue = Catalogue::new(&texts.collect::<Vec<_>>(), Customs::default()).unwrap();
    catalogue.english().clone()
}

fn page(say_missing: bool) -> String {
    let page = Page::sample(Face::Public, &english(), "Sample");
    sample::fill(&page, say_missing).unwrap().to_string()
}

/// What a browser would send of a form, read from its markup: enough of it for the markup that we write ourselves.
fn posted(html: &str) -> Vec<(String, String)> {
    let html = html.split("<template").enumerate().map(|(n, part)| match n {
        0 => part,
        _ => part.split_once("</template>").map_or("", |(_, after)| after),
    });
    let html: String = html.collect();
    let mut sent = Vec::new();
    let mut list = String::new();
    for tag in html.split('<').skip(1) {
        let (inside, after) = tag.split_once('>').unwrap_or((tag, ""));
        let attribute = |name: &str| {
            let (_, rest) = inside.split_once(&format!(" {name}=\""))?;
            Some(unescape(rest.split('"').next()?))
        };
        let has = |name: &str| inside.split_whitespace().any(|word| word == name);
        let kind = attribute("type").unwrap_or_default();
        match inside.split_whitespace().next() {
            Some("input") if matches!(kind.as_str(), "radio" | "checkbox") && !has("checked") => {}
            Some("input") if attribute("form").is_none() => {
                sent.extend(attribute("name").zip(attribute("value")));
            }
            Some("textarea") => {
                sent.extend(attribute("name").map(|name| (name, unescape(after.trim_start_matches('\n')))));
            }
            Some("select") => list = attribute("name").unwrap_or_default(),
            Some("option") if has("selected") => {
                sent.extend(attribute("value").map(|value| (list.clone(), value)));
            }
            _ => {}
        }
    }
    sent
}

fn unescape(text: &str) -> String {
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#38;", "&"),
        ("&amp;", "&"),
    ];
    entities.iter().fold(text.to_owned(), |text, (entity, letter)| text.replace(entity, letter))
}

#[test]
fn a_form_that_is_posted_as_it_was_shown_changes_no_answer() {
    let form = sample::form();
    let sent = read_page(&form, &posted(&page(false)), Writing::of("en"));
    let mut again = Answers::default();
    for sent in sent {
        if let Some(value) = sent.answer.unwrap() {
            again.0.insert((sent.part, sent.field), value);
        }
    }
    let mut typed = sample::answers();
    typed.0.retain(|_, value| !matches!(value, Value::Files(_)));
    assert_eq!(again, typed);
    let kinds = form.fields().filter(|(_, field)| matches!(field.kind, Kind::File { .. })).count();
    assert_eq!(kinds, 1);
}

#[test]
fn every_field_names_its_place_its_revision_and_its_state() {
    let html = page(false);
    assert!(html.contains("data-field=\"ambition\" data-part=\"m1\" data-revision=\"4\" data-kind=\"long\""));
    assert!(html.contains("name=\"base.m1.ambition\" value=\"4\""));
    assert!(html.contains("Saved <time"));
    assert!(html.contains("value=\"aside-5\"") && html.contains("value=\"both-5\""));
    assert!(html.contains("data-place") && html.contains("data-row-copy"));
}

#[test]
fn a_field_that_waits_for_an_answer_beside_it_is_hidden_and_says_for_which() {
    let html = page(false);
    let motto = html.split("data-field=\"motto\"").nth(1).unwrap();
    let tag = motto.split('>').next().unwrap();
    assert!(tag.ends_with(" hidden"), "{tag}");
    assert!(
        tag.contains("&quot;any_of&quot;:[&quot;region&quot;]")
            || tag.contains("&#34;any_of&#34;:[&#34;region&#34;]"),
        "{tag}"
    );
}

#[test]
fn what_is_wrong_is_said_at_once_and_what_is_missing_only_after_a_check() {
    let missing = "Answer this before you submit.";
    assert!(!page(false).contains(missing));
    assert!(page(true).contains(missing));
    assert!(page(false).contains("it has 15"));
    assert!(page(false).contains("Write a day such as"));
}

#[test]
fn a_comparison_marks_words() {
    let html = sample::shown(&english(), true).unwrap().to_string();
    assert!(
        html.contains("<del>ποδήλατα.</del><ins>ποδήλατα, και το λιμάνι σε όλες και όλους.</ins>"),
        "{html}"
    );
    assert!(
        html.contains(
            "<del class=\"answer-change\"><p>50,000 κάτοικοι</p></del><ins class=\"answer-change\">"
        )
    );
    let read = sample::shown(&english(), false).unwrap().to_string();
    assert!(!read.contains("<ins") && read.contains("lang=\"el\""));
}

#[test]
fn a_field_that_is_saved_in_the_composer_as_it_was_shown_is_no_step() {
    let page = Page::sample(Face::Desk, &english(), "Sample");
    let form = sample::form();
    for (_, field) in form.fields() {
        let open = Open::Field(field.key.clone(), None);
        let html = sample::composed(&page, &form, Some(&open)).unwrap().to_string();
        let edit = html.split("<form").find(|part| part.contains("value=\"save-field\"")).unwrap();
        let edit = edit.split("</form>").next().unwrap();
        let commands = commands(&form, &posted(edit), Writing::of("en"));
        assert_eq!(commands, Ok(vec![]), "{}", field.key);
    }
}

#[test]
fn what_the_composer_opens_is_named_in_the_address() {
    for name in ["section.profile", "field.partners", "field.partners.who"] {
        assert_eq!(Open::read(name).unwrap().name(), name);
    }
    assert_eq!(Open::read("field.a.b.c"), None);
    assert_eq!(Open::read("form"), None);
}

#[test]
fn a_form_that_keeps_nothing_has_nowhere_to_go() {
    let page = Page::sample(Face::Public, &english(), "Sample");
    let html = sample::only_shown(&page).unwrap().to_string();
    for gone in ["action=", "method=", "csrf", "data-save-url", "data-save-line", "form=\""] {
        assert!(!html.contains(gone), "{gone}");
    }
    assert!(html.contains("data-fill") && html.contains("type=\"file\"") && html.contains("data-when="));
}

#[test]
fn what_is_unsent_is_told_where_each_field_is_filled_in() {
    let page = Page::sample(Face::Public, &english(), "Sample");
    let html = sample::unsent(&page).unwrap().to_string();
    let tag = html.split('>').next().unwrap();
    assert!(tag.contains("data-reload=\"/review\"") && tag.contains("data-key=\"sample\""), "{tag}");
    assert!(tag.contains("data-former=\"sample-of-all\""), "{tag}");
    assert!(tag.ends_with(" hidden"), "without a script there is nothing to tell: {tag}");
    assert!(
        html.contains("data-part=\"m1\" data-fields=\"ambition budget\" hidden><a href=\"/form/profile\">")
    );
}
