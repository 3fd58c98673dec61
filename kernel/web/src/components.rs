//! What the component templates are handed. Each type has its macro in `templates/components`.

use crate::links::Query;
use crate::locale::Locale;

/// A step between the start and a page.
#[derive(Clone, Debug)]
pub struct Crumb {
    /// Where it leads.
    pub href: String,
    /// What it says.
    pub text: String,
}

/// A choice of a list or of radio buttons.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What the reader sees.
    pub text: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

impl Choice {
    /// A choice that is chosen if `current` is its value.
    pub fn new(value: impl Into<String>, text: impl Into<String>, current: Option<&str>) -> Self {
        let value = value.into();
        let chosen = current == Some(value.as_str());
        Self { value, text: text.into(), chosen }
    }
}

/// A filter that is on, with the address without it.
#[derive(Clone, Debug)]
pub struct Chip {
    /// What is filtered, such as “Country”.
    pub label: String,
    /// By what.
    pub value: String,
    /// The address without this filter.
    pub without: String,
}

/// A view of several, as a link.
#[derive(Clone, Debug)]
pub struct Tab {
    /// Where it leads.
    pub href: String,
    /// What it says.
    pub text: String,
    /// How many things stand there.
    pub count: Option<usize>,
    /// Whether it is the one that is shown.
    pub current: bool,
}

/// Which way a column is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Small first.
    Ascending,
    /// Large first.
    Descending,
}

impl Order {
    /// The value of `aria-sort`.
    pub fn aria(self) -> &'static str {
        match self {
            Self::Ascending => "ascending",
            Self::Descending => "descending",
        }
    }
}

/// A list's order, from `?sort=name` or `?sort=-name`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sorting {
    /// The column.
    pub by: String,
    /// Which way.
    pub order: Order,
}

impl Sorting {
    /// Reads the order from a query; unknown columns are the first of `columns`, ascending.
    pub fn read(query: &Query, columns: &[&str]) -> Self {
        let asked = query.get("sort").unwrap_or_default();
        let (name, order) = match asked.strip_prefix('-') {
            Some(name) => (name, Order::Descending),
            None => (asked, Order::Ascending),
        };
        match columns.iter().find(|column| **column == name) {
            Some(column) => Self { by: (*column).to_owned(), order },
            None => {
                Self { by: columns.first().copied().unwrap_or_default().to_owned(), order: Order::Ascending }
            }
        }
    }

    /// The heading of a column that can be sorted by.
    pub fn heading(&self, path: &str, query: &Query, column: &str, text: impl Into<String>) -> Heading {
        let order = (self.by == column).then_some(self.order);
        let next = if order == Some(Order::Ascending) { format!("-{column}") } else { column.to_owned() };
        Heading {
            text: text.into(),
            href: Some(query.without("page").with("sort", next).href(path)),
            order,
            number: false,
        }
    }
}

/// The heading of a column.
#[derive(Clone, Debug)]
pub struct Heading {
    /// What it says.
    pub text: String,
    /// The address that sorts by it.
    pub href: Option<String>,
    /// How the list is sorted by it now.
    pub order: Option<Order>,
    /// Whether the column holds numbers.
    pub number: bool,
}

impl Heading {
    /// A heading that does not sort.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), href: None, order: None, number: false }
    }

    /// A column of numbers.
    pub fn of_numbers(mut self) -> Self {
        self.number = true;
        self
    }
}

/// A stretch of a long list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paging {
    /// The page, from 1.
    pub page: usize,
    /// Things on a page.
    pub size: usize,
    /// Things in all.
    pub total: usize,
    path: String,
    query: Query,
}

/// A step of the paging.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The number of the page as it is written.
    pub text: String,
    /// Where it stands; absent for pages that are left out.
    pub href: Option<String>,
    /// Whether it is the one that is shown.
    pub current: bool,
}

impl Paging {
    /// The page that `?page=` asks for, or the nearest that exists.
    pub fn read(path: &str, query: &Query, size: usize, total: usize) -> Self {
        let asked = query.get("page").and_then(|page| page.parse().ok()).unwrap_or(1_usize);
        let pages = total.div_ceil(size.max(1)).max(1);
        Self {
            page: asked.clamp(1, pages),
            size: size.max(1),
            total,
            path: path.to_owned(),
            query: query.clone(),
        }
    }

    /// How many pages there are.
    pub fn pages(&self) -> usize {
        self.total.div_ceil(self.size).max(1)
    }

    /// Where the page begins in the list.
    pub fn offset(&self) -> usize {
        (self.page - 1) * self.size
    }

    /// The number of the first thing on the page.
    pub fn first(&self) -> usize {
        if self.total == 0 { 0 } else { self.offset() + 1 }
    }

    /// The number of the last thing on the page.
    pub fn last(&self) -> usize {
        (self.offset() + self.size).min(self.total)
    }

    /// The page before.
    pub fn before(&self) -> Option<String> {
        (self.page > 1).then(|| self.href(self.page - 1))
    }

    /// The next page.
    pub fn after(&self) -> Option<String> {
        (self.page < self.pages()).then(|| self.href(self.page + 1))
    }

    /// First, last and the neighbours, with gaps between them.
    pub fn steps(&self, locale: &Locale) -> Vec<Step> {
        let mut steps = Vec::new();
        let mut last = 0;
        for page in (1..=self.pages())
            .filter(|page| *page == 1 || *page == self.pages() || page.abs_diff(self.page) <= 1)
        {
            if page > last + 1 {
                steps.push(Step { text: "…".to_owned(), href: None, current: false });
            }
            last = page;
            let current = page == self.page;
            steps.push(Step { text: locale.number(page), href: Some(self.href(page)), current });
        }
        steps
    }

    fn href(&self, page: usize) -> String {
        let query = if page == 1 { self.query.without("page") } else { self.query.with("page", page) };
        query.href(&self.path)
    }
}

/// What a check of a printed figure came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It holds.
    Holds,
    /// It holds under a condition.
    HoldsIf,
    /// It does not hold.
    Fails,
    /// It cannot be checked.
    Unknown,
}

impl Mark {
    /// The name in styles; the drawing differs too, so that colour is never alone.
    pub fn name(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::HoldsIf => "holds-if",
            Self::Fails => "fails",
            Self::Unknown => "unknown",
        }
    }
}

/// Long work under way. The address answers with the same view, so that it can be left and found again.
#[derive(Clone, Debug)]
pub struct Progress {
    /// What is being done.
    pub text: String,
    /// How much is done.
    pub done: u64,
    /// Of how much; absent where nobody knows.
    pub total: Option<u64>,
    /// How long it may yet take, in words.
    pub left: Option<String>,
    /// Where the state can be asked for; absent when the work has ended.
    pub ask: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_does_not_exist_is_the_nearest_that_does() {
        let query = Query::parse(Some("page=99&role=core"));
        let paging = Paging::read("/desk/cohort", &query, 50, 120);
        assert_eq!((paging.page, paging.offset(), paging.first(), paging.last()), (3, 100, 101, 120));
        assert_eq!(paging.before().as_deref(), Some("/desk/cohort?role=core&page=2"));
        assert_eq!(paging.after(), None);
        assert_eq!(Paging::read("/x", &query, 50, 0).page, 1);
    }

    #[test]
    fn a_sorted_column_turns_round_and_goes_back_to_the_first_page() {
        let query = Query::parse(Some("sort=name&page=3"));
        let sorting = Sorting::read(&query, &["name", "country"]);
        let heading = sorting.heading("/x", &query, "name", "Name");
        assert_eq!(heading.order, Some(Order::Ascending));
        assert_eq!(heading.href.as_deref(), Some("/x?sort=-name"));
        assert_eq!(sorting.heading("/x", &query, "country", "Country").order, None);
    }

    #[test]
    fn an_unknown_column_is_the_first() {
        let sorting = Sorting::read(&Query::parse(Some("sort=-drop")), &["name"]);
        assert_eq!(sorting, Sorting { by: "name".into(), order: Order::Ascending });
    }
}
