//! The page of a list, in both of Hydra's dialects: the older one that harvesters of catalogues ask for, and the standard.

use centum_rdf::Triple;

use super::names::hydra;
use super::statements::{Statements, node};

/// Records of one page.
pub(super) const A_PAGE: usize = 100;

/// Which page of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Paging {
    pub(super) page: usize,
    pub(super) total: usize,
}

impl Paging {
    /// The page that is asked for; none where there is no such page. The first is there even when it is empty.
    pub(super) fn asked(text: Option<&str>, total: usize) -> Option<Self> {
        let page = match text {
            None | Some("") => 1,
            Some(text) if text.len() <= 9 && text.bytes().all(|digit| digit.is_ascii_digit()) => {
                text.parse().ok()?
            }
            Some(_) => return None,
        };
        let paging = Self { page, total };
        (1..=paging.last()).contains(&page).then_some(paging)
    }

    /// The number of the last page.
    pub(super) fn last(self) -> usize {
        self.total.div_ceil(A_PAGE).max(1)
    }

    /// Where the page begins and ends in the list.
    pub(super) fn range(self) -> std::ops::Range<usize> {
        let from = (self.page - 1) * A_PAGE;
        from.min(self.total)..(from + A_PAGE).min(self.total)
    }

    /// The page as statements. `address` gives the address of a page by its number.
    pub(super) fn tell(self, collection: &str, address: impl Fn(usize) -> String) -> Vec<Triple> {
        let mut say = Statements::default();
        let collection = node(collection);
        let here = node(&address(self.page));
        say.class(&collection, hydra::COLLECTION);
        say.number(&collection, hydra::TOTAL, self.total);
        say.link(&collection, hydra::HAS_VIEW, &here);
        for class in [hydra::PAGED, hydra::VIEW] {
            say.class(&here, class);
        }
        say.number(&here, hydra::TOTAL, self.total);
        say.number(&here, hydra::PER_PAGE, A_PAGE);
        let mut to = |names: [&'static str; 2], page: Option<usize>| {
            for (name, page) in names.into_iter().zip([page; 2]) {
                if let Some(page) = page {
                    say.link(&here, name, &node(&address(page)));
                }
            }
        };
        to([hydra::FIRST, hydra::FIRST_PAGE], Some(1));
        to([hydra::LAST, hydra::LAST_PAGE], Some(self.last()));
        to([hydra::PREVIOUS, hydra::PREVIOUS_PAGE], (self.page > 1).then(|| self.page - 1));
        to([hydra::NEXT, hydra::NEXT_PAGE], (self.page < self.last()).then(|| self.page + 1));
        say.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_a_first_page_and_none_beyond_the_last() {
        let page = |text, total| Paging::asked(text, total).map(|paging| paging.range());
        assert_eq!(page(None, 0), Some(0..0));
        assert_eq!(page(Some("3"), 250), Some(200..250));
        assert_eq!(page(Some("1"), 100), Some(0..100));
        for none in ["0", "-1", "4", "99999999", "99999999999999999999", "1.5", "a", "+1", " 1"] {
            assert_eq!(page(Some(none), 250), None, "{none}");
        }
    }

    #[test]
    fn the_first_page_has_none_before_and_the_last_none_after() {
        let names = |page, total| {
            let told = Paging { page, total }
                .tell("https://a.example/c", |n| format!("https://a.example/c?page={n}"));
            told.iter()
                .map(|triple| triple.predicate.as_str().rsplit('#').next().unwrap_or("").to_owned())
                .collect::<Vec<_>>()
        };
        let has = |names: &[String], name: &str| names.iter().any(|one| one == name);
        let (first, middle, last) = (names(1, 250), names(2, 250), names(3, 250));
        assert!(!has(&first, "previous") && has(&first, "next") && has(&first, "nextPage"));
        assert!(has(&middle, "previous") && has(&middle, "next"));
        assert!(has(&last, "previousPage") && !has(&last, "next") && !has(&last, "nextPage"));
    }
}
