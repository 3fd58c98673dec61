//! Which language a request is answered in.

/// Languages of an Accept-Language header that are looked at.
const MAX_RANGES: usize = 32;

/// What a request says about its language, the strongest first.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wish<'a> {
    /// `?lang=`: a choice of this moment, which then lasts.
    pub query: Option<&'a str>,
    /// The cookie of an earlier choice.
    pub cookie: Option<&'a str>,
    /// What stands in the person's account.
    pub person: Option<&'a str>,
    /// What the browser was set up with.
    pub accept_language: Option<&'a str>,
}

/// The offered language that fits best; English where none does.
pub fn choose<'o>(offered: &[&'o str], wish: Wish<'_>) -> &'o str {
    let named = [wish.query, wish.cookie, wish.person]
        .into_iter()
        .flatten()
        .find_map(|tag| offered.iter().find(|known| known.eq_ignore_ascii_case(tag)));
    named
        .copied()
        .or_else(|| wish.accept_language.and_then(|header| accepted(offered, header)))
        .unwrap_or(super::ENGLISH)
}

fn accepted<'o>(offered: &[&'o str], header: &str) -> Option<&'o str> {
    let mut ranges: Vec<(u16, &str)> = header
        .split(',')
        .take(MAX_RANGES)
        .filter_map(|range| {
            let mut parts = range.split(';').map(str::trim);
            let tag = parts.next()?;
            let quality = parts
                .find_map(|part| part.strip_prefix("q="))
                .map_or(Some(1000), crate::negotiate::quality)?;
            (quality > 0 && !tag.is_empty()).then_some((quality, tag))
        })
        .collect();
    // The sort keeps the order of equals: what stands first is liked better.
    ranges.sort_by_key(|(quality, _)| std::cmp::Reverse(*quality));
    ranges.into_iter().find_map(|(_, tag)| {
        if tag == "*" {
            return offered.iter().find(|known| **known == super::ENGLISH).copied();
        }
        let primary = tag.split('-').next().unwrap_or(tag);
        offered
            .iter()
            .find(|known| known.eq_ignore_ascii_case(tag) || known.eq_ignore_ascii_case(primary))
            .copied()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const OFFERED: [&str; 4] = ["de", "el", "en", "fr"];

    fn browser(header: &str) -> &'static str {
        choose(&OFFERED, Wish { accept_language: Some(header), ..Wish::default() })
    }

    #[test]
    fn the_browsers_order_is_followed_by_weight() {
        assert_eq!(browser("fr;q=0.4, de-AT;q=0.9, en;q=0.1"), "de");
        assert_eq!(browser("mt, el;q=0.5"), "el");
        assert_eq!(browser("mt, *;q=0.5"), "en");
        assert_eq!(browser("de;q=0, fr;q=0.001"), "fr");
    }

    #[test]
    fn what_cannot_be_met_or_read_is_english() {
        for header in ["", "mt", ";;;,,,", "de;q=zwei", "gr"] {
            assert_eq!(browser(header), "en", "{header}");
        }
    }

    #[test]
    fn a_choice_of_this_moment_beats_an_earlier_one_and_the_browser() {
        let wish =
            Wish { query: Some("fr"), cookie: Some("de"), person: Some("el"), accept_language: Some("en") };
        assert_eq!(choose(&OFFERED, wish), "fr");
        assert_eq!(choose(&OFFERED, Wish { query: Some("xx"), ..wish }), "de");
        assert_eq!(choose(&OFFERED, Wish { query: None, cookie: None, ..wish }), "el");
    }
}
