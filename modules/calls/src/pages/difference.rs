//! What differs between two versions of a call, in lines that a person can read.

use centum_forms::{Form, Texts};
use centum_web::Locale;

use super::words::{self, said, zone_of};
use crate::call::{Item, QuotaOf, Retention, TermChange, Terms, TextPart, Window};

/// One difference in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// What it is about.
    pub(crate) label: String,
    /// Before; absent where nothing was.
    pub(crate) before: Option<String>,
    /// Now; absent where nothing is.
    pub(crate) after: Option<String>,
}

/// The differences between two versions, in words.
pub(crate) fn lines(
    locale: &Locale,
    (before, after): (&Terms, &Terms),
    form: &Form,
    changes: &[TermChange],
) -> Vec<Line> {
    let say = Words { locale, before, after, form };
    changes.iter().map(|change| say.line(change)).collect()
}

struct Words<'w> {
    locale: &'w Locale,
    before: &'w Terms,
    after: &'w Terms,
    form: &'w Form,
}

impl Words<'_> {
    fn line(&self, change: &TermChange) -> Line {
        let text = |id: &str| self.locale.text(id);
        let line = |label: String, before, after| Line { label, before, after };
        let old = |at| words::moment(self.locale, at, &zone_of(self.before));
        let new = |at| words::moment(self.locale, at, &zone_of(self.after));
        match change {
            TermChange::Text { which, lang, before, after } => {
                let part = text(match which {
                    TextPart::Title => "calls-part-title",
                    TextPart::Summary => "calls-part-summary",
                    TextPart::Text => "calls-part-text",
                });
                let label = self.locale.say("calls-part-in").arg("part", part).arg("lang", lang).plain();
                let (before, after) = nearer(before, after);
                line(label, before, after)
            }
            TermChange::Zone { before, after } => {
                line(text("calls-part-zone"), Some(before.clone()), Some(after.clone()))
            }
            TermChange::Opens { before, after } => {
                line(text("calls-part-opens"), before.map(old), after.map(new))
            }
            TermChange::Deadline { category, document, before, after } => {
                let categories: Vec<String> = category.iter().cloned().collect();
                let target =
                    words::target(self.locale, self.after, self.form, &categories, document.as_deref());
                let label = self.locale.say("calls-part-deadline").arg("target", target).plain();
                line(label, before.map(old), after.map(new))
            }
            TermChange::Grace { before, after } => {
                let minutes =
                    |minutes: &u32| self.locale.say("calls-minutes").arg("minutes", minutes).plain();
                line(text("calls-part-grace"), Some(minutes(before)), Some(minutes(after)))
            }
            TermChange::Retention { before, after } => {
                let told = |one: &Retention| Some(words::retention(self.locale, *one));
                line(text("calls-part-retention"), told(before), told(after))
            }
            TermChange::PreScreening { before, after } => {
                line(text("calls-part-pre-screening"), self.window(*before), self.window(*after))
            }
            TermChange::Item { before, after } => self.item(before.as_ref(), after.as_ref()),
            TermChange::Order(list) => {
                line(text(&format!("calls-list-{}", list.name())), None, Some(text("calls-other-order")))
            }
            TermChange::Form { before, after } => {
                let number = |number: &u32| self.locale.say("calls-version").arg("number", number).plain();
                line(text("calls-part-form"), Some(number(before)), Some(number(after)))
            }
        }
    }

    fn window(&self, window: Option<Window>) -> Option<String> {
        let window = window?;
        let zone = zone_of(self.after);
        let said =
            self.locale.say("calls-window").arg("from", words::moment(self.locale, window.from, &zone));
        Some(said.arg("until", words::moment(self.locale, window.until, &zone)).plain())
    }

    fn item(&self, before: Option<&Item>, after: Option<&Item>) -> Line {
        let one = after.or(before);
        let list = one.map(|item| self.locale.text(&format!("calls-list-{}", item.list().name())));
        let described = |item: Option<&Item>| item.map(|item| self.describe(item));
        Line { label: list.unwrap_or_default(), before: described(before), after: described(after) }
    }

    fn describe(&self, item: &Item) -> String {
        let of = |texts: &Texts| said(self.locale, texts).text;
        let with = |label: String, more: String| match more.is_empty() {
            true => label,
            false => self.locale.say("calls-item-line").arg("label", label).arg("more", more).plain(),
        };
        match item {
            Item::Category(one) => with(of(&one.label), of(&one.help)),
            Item::Rule(one) => {
                let categories = one.categories.iter();
                let names: Vec<String> =
                    categories.map(|key| words::category(self.locale, self.after, key)).collect();
                with(of(&one.label), self.locale.list(names))
            }
            Item::Criterion(one) => with(of(&one.label), words::criterion(self.locale, one)),
            Item::Quota(one) => {
                let bound = |id: &str, bound: Option<u32>| {
                    bound.map(|bound| self.locale.say(id).arg("count", bound).plain())
                };
                let mut more: Vec<String> =
                    [bound("calls-at-least", one.floor), bound("calls-at-most", one.ceiling)]
                        .into_iter()
                        .flatten()
                        .collect();
                if let QuotaOf::Category { key } = &one.of {
                    more.push(words::category(self.locale, self.after, key));
                }
                with(of(&one.label), more.join(", "))
            }
            Item::Contact(one) => with(one.name.clone(), one.mail.clone()),
            Item::Document(one) => with(of(&one.title), one.href.clone()),
        }
    }
}

/// Of two long texts the lines that differ; what both begin and end with is left out.
fn nearer(before: &str, after: &str) -> (Option<String>, Option<String>) {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let same = old.iter().zip(&new).take_while(|(left, right)| left == right).count();
    let rest = old.len().min(new.len()) - same;
    let end = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    let part = |lines: &[&str]| {
        let text = lines[same..lines.len() - end].join("\n").trim().to_owned();
        (!text.is_empty()).then_some(text)
    };
    (part(&old), part(&new))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_long_text_only_what_differs_is_shown() {
        let (before, after) = nearer("one\ntwo\nthree", "one\n2\nthree");
        assert_eq!((before.as_deref(), after.as_deref()), (Some("two"), Some("2")));
        assert_eq!(nearer("one", "one\ntwo"), (None, Some("two".into())));
        assert_eq!(nearer("a\na", "a"), (Some("a".into()), None));
    }
}
