//! What stands on the lines that follow: a list is recognised by how it goes on.

use centum_base::Country;

use super::entry::without_bullet;
use super::headings::Announces;
use super::listing::Item;
use super::shape::Shape;

/// Entries that must follow one another where no heading says that a list begins.
const ENTRIES_WITHOUT_HEADING: usize = 3;
/// Filled lines within which a list that is interrupted must go on.
const GOES_ON_WITHIN: usize = 4;

/// Looks at the lines that follow.
pub(super) struct Ahead<'i, 'a> {
    items: &'i [Item<'a>],
    /// Whether the source is nothing but lists.
    sole: bool,
    /// Whether several countries head groups of names.
    pub(super) grouped: bool,
}

impl<'i, 'a> Ahead<'i, 'a> {
    pub(super) fn of(items: &'i [Item<'a>]) -> Self {
        let sole = items.iter().all(|item| match item {
            Item::Line(_, shape) => !matches!(shape, Shape::Plain { .. } | Shape::Sentence),
            Item::Table(..) => true,
        });
        Self { items, sole, grouped: has_groups(items) }
    }

    fn filled_after(&self, at: usize) -> impl Iterator<Item = &Item<'_>> {
        self.items[at + 1..].iter().filter(|item| !item.is_blank())
    }

    pub(super) fn is_blank(&self, at: usize) -> bool {
        self.items.get(at).is_some_and(Item::is_blank)
    }

    /// Whether rows follow soon, with no heading or long text between.
    pub(super) fn goes_on(&self, at: usize) -> bool {
        self.filled_after(at)
            .take(GOES_ON_WITHIN)
            .take_while(|item| !matches!(item, Item::Line(_, Shape::Heading(Announces::List { .. }))))
            .any(Item::has_rows)
    }

    /// Whether a row stands on the very next line.
    pub(super) fn row_touches(&self, at: usize) -> bool {
        self.items.get(at + 1).is_some_and(Item::has_rows)
    }

    /// Whether a list begins here without a heading that says so: enough entries follow one another, or there is
    /// nothing else.
    pub(super) fn list_begins(&self, at: usize, headed: bool) -> bool {
        let enough = if headed { ENTRIES_WITHOUT_HEADING - 1 } else { ENTRIES_WITHOUT_HEADING };
        let on_line = |item: &Item<'_>| match item {
            Item::Line(_, Shape::Entries(entries) | Shape::Group(_, entries)) => entries.len(),
            _ => 1,
        };
        let following =
            self.items[at..].iter().filter(|item| !item.is_blank()).take_while(|item| item.has_rows());
        self.sole || following.take(enough).map(on_line).sum::<usize>() >= enough
    }

    /// Whether the line after a country is a name without a country, or the country's own name again.
    pub(super) fn names_follow(&self, at: usize, countries: &[Country]) -> bool {
        follow(self.filled_after(at).next(), countries)
    }

    /// Whether the lines after a heading are names without any country: at least two, and no entry before the next
    /// heading or sentence.
    pub(super) fn bare_names(&self, at: usize) -> bool {
        let Some(Item::Line(heading, _)) = self.items.get(at) else { return false };
        let announced = heading.text.trim_end().ends_with(':');
        let mut names = 0;
        for item in self.filled_after(at) {
            match item {
                Item::Line(_, Shape::Plain { name_like: true }) => names += 1,
                Item::Line(line, Shape::Plain { .. }) if line.text.contains(',') => {}
                Item::Line(_, Shape::Heading(Announces::Columns { .. })) => {}
                item if item.has_rows() || matches!(item, Item::Line(_, Shape::Countries(_))) => {
                    return false;
                }
                _ => break,
            }
        }
        let bulleted = self.filled_after(at).take(2).filter(
            |item| matches!(item, Item::Line(line, _) if without_bullet(&line.text) != line.text.trim()),
        );
        names >= 2 && (announced || bulleted.count() == 2)
    }
}

fn follow(next: Option<&Item<'_>>, countries: &[Country]) -> bool {
    match next {
        Some(Item::Line(_, Shape::Countries(again))) => again == countries,
        Some(item) => {
            item.is_name()
                || item.names_its_country()
                || matches!(item, Item::Line(line, Shape::Plain { .. }) if line.text.contains(','))
        }
        None => false,
    }
}

/// Whether at least two countries head a group of names.
fn has_groups(items: &[Item<'_>]) -> bool {
    let filled: Vec<&Item<'_>> = items.iter().filter(|item| !item.is_blank()).collect();
    let heads = |pair: &&[&Item<'_>]| match pair[0] {
        Item::Line(_, Shape::Countries(countries)) => follow(Some(pair[1]), countries),
        _ => false,
    };
    filled.windows(2).filter(heads).take(2).count() == 2
}
