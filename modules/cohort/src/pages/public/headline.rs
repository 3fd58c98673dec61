//! The figures that an announcement states, each with the rule that counts it.

use centum_web::{Html, Locale};

use super::words;
use crate::announcement::{Content, FigureLine};

/// The figures of an edition's card, in their order; the version's page shows all.
const ON_CARDS: [&str; 4] = ["selected", "cities", "countries", "mentors"];

/// A figure with its rule.
#[derive(Clone)]
pub(crate) struct Headline {
    /// The number as the reader writes it.
    pub number: String,
    /// What it is a number of.
    pub label: Html,
    /// The rule, clause by clause.
    pub rule: Vec<Html>,
}

impl Headline {
    fn of(locale: &Locale, line: &FigureLine) -> Self {
        let known = format!("cohort-figure-{}", line.name);
        Self {
            number: locale.number(line.value),
            // A name that this release does not know is shown as it stands.
            label: if locale.has(&known) {
                locale.say(&known).arg("count", line.value).html()
            } else {
                Html::text(&line.name)
            },
            rule: line
                .rule
                .iter()
                .map(|clause| {
                    if locale.has(&clause.id) {
                        locale.tell(&words::clause(clause)).html()
                    } else {
                        Html::text(&clause.english)
                    }
                })
                .collect(),
        }
    }
}

/// Every figure of a version that counts anything.
pub(crate) fn headlines(locale: &Locale, content: &Content) -> Vec<Headline> {
    content.figures.iter().filter(|line| line.value != 0).map(|line| Headline::of(locale, line)).collect()
}

/// The few figures of a card.
pub(crate) fn on_card(locale: &Locale, content: &Content) -> Vec<Headline> {
    let named = |name: &&str| content.figures.iter().find(|line| line.name == **name);
    ON_CARDS.iter().filter_map(named).map(|line| Headline::of(locale, line)).collect()
}
