//! From blocks to rows: which lines stand in a list, and of which part.

use centum_base::Country;

use super::ahead::Ahead;
use super::blocks::Block;
use super::columns::Columns;
use super::countries;
use super::entry::{self, Context, without_bullet};
use super::grid::Grid;
use super::headings::Announces;
use super::language::Language;
use super::limits::MAX_NAME_CHARS;
use super::lines::Line;
use super::register::{Chapter, Register, Source};
use super::report::{Doubt, UnreadReason};
use super::shape::{self, Shape};
use super::{table, vertical};

/// Filled lines of text between a heading and its first row.
const TEXT_AFTER_HEADING: usize = 4;

/// Cities that are a country, so that a line with the country alone may still be a row.
const CITY_STATES: [&str; 8] = ["SG", "LU", "MC", "SM", "VA", "HK", "MO", "GI"];

/// A block with its shape.
pub(super) enum Item<'a> {
    /// A line, and its shape.
    Line(Line, Shape),
    /// A table.
    Table(&'a Grid, &'a Columns),
}

impl Item<'_> {
    pub(super) fn is_blank(&self) -> bool {
        matches!(self, Self::Line(_, Shape::Blank))
    }

    pub(super) fn has_rows(&self) -> bool {
        match self {
            Self::Line(_, shape) => shape.has_rows(),
            Self::Table(..) => true,
        }
    }

    pub(super) fn is_name(&self) -> bool {
        matches!(self, Self::Line(_, Shape::Plain { name_like: true }))
    }

    /// Whether the line is a name that has its country in itself, and prints none.
    pub(super) fn names_its_country(&self) -> bool {
        match self {
            Self::Line(_, Shape::Entries(entries)) => {
                entries.iter().all(|entry| entry.doubts.contains(&Doubt::CountryInName))
            }
            _ => false,
        }
    }
}

/// What the whole source gives to its lines.
pub(super) struct Listing<'a> {
    items: Vec<Item<'a>>,
    language: Option<Language>,
    /// Marks with what a legend says that they mean, and its line.
    pub(super) legends: Vec<(String, String, u32)>,
    pub(super) register: Register,
}

/// Names under the heading of a country.
struct Group {
    countries: Vec<Country>,
    /// Whether empty lines stand between its names, so that one does not end it.
    gapped: bool,
    rows: usize,
}

/// Where the reading stands.
#[derive(Default)]
struct State {
    chapter: Chapter,
    /// Whether a list is open.
    open: bool,
    /// Rows since it was opened, and filled lines of text since its heading.
    rows: usize,
    text: usize,
    /// Whether the lines of this list are names without any country.
    bare: bool,
    group: Option<Group>,
    /// Whether this list has such groups.
    grouped: bool,
    /// Whether the line before was empty, and whether the last filled one was a row.
    after_blank: bool,
    after_row: bool,
}

impl State {
    /// Ends the list: what follows has no heading any more.
    fn close(&mut self) {
        *self = Self { after_blank: self.after_blank, ..Self::default() };
    }
}

/// Reads the rows out of `blocks`.
pub(super) fn read(blocks: &[Block], language: Option<Language>) -> Listing<'_> {
    let items = blocks
        .iter()
        .map(|block| match block {
            Block::Line(line) => Item::Line(line.clone(), shape::of(&line.text, language)),
            Block::Table(grid, columns) => Item::Table(grid, columns),
        })
        .collect();
    let items = vertical::join(items, language);
    let mut listing = Listing { items, language, legends: Vec::new(), register: Register::default() };
    listing.run();
    listing
}

impl Listing<'_> {
    fn run(&mut self) {
        let items = std::mem::take(&mut self.items);
        let ahead = Ahead::of(&items);
        let mut state = State::default();
        for (at, item) in items.iter().enumerate() {
            match item {
                Item::Line(_, Shape::Blank) => {
                    state.after_blank = true;
                    self.register.gap();
                    if state.group.as_ref().is_some_and(|group| !group.gapped && group.rows > 0) {
                        state.group = None;
                    }
                    continue;
                }
                Item::Line(line, shape) => self.line(line, shape, &ahead, at, &mut state),
                Item::Table(grid, columns) => {
                    table::read(grid, columns, &mut state.chapter, self.language, &mut self.register);
                    state.open = true;
                    state.rows += 1;
                    state.group = None;
                    state.after_row = true;
                }
            }
            state.after_blank = false;
        }
    }

    fn line(&mut self, line: &Line, shape: &Shape, ahead: &Ahead<'_, '_>, at: usize, state: &mut State) {
        let source = Source::from(line);
        let was_row = std::mem::take(&mut state.after_row);
        match shape {
            Shape::Blank => {}
            Shape::Heading(announces) => self.heading(source, *announces, ahead.bare_names(at), state),
            Shape::HeadedList { announces, entries, words } => {
                let Announces::List { part, waiting, .. } = *announces else {
                    return self.register.prose(source);
                };
                words.iter().for_each(|words| self.register.words(Source { text: words, ..source }));
                let chapter = Chapter { part, headed: true, waiting };
                entries.iter().for_each(|entry| self.register.row(source, chapter, entry.clone(), None));
            }
            Shape::Entries(entries) | Shape::Group(_, entries) => {
                if !state.open && !ahead.list_begins(at, state.chapter.headed) {
                    return self.register.prose(source);
                }
                state.open = true;
                if let Some(group) = &mut state.group {
                    group.rows += entries.len();
                }
                for entry in entries {
                    self.register.row(source, state.chapter, entry.clone(), None);
                }
                state.rows += entries.len();
                state.after_row = true;
            }
            Shape::Broken(reason) => {
                if state.open || ahead.list_begins(at, state.chapter.headed) {
                    self.register.unread(source, *reason);
                    state.after_row = true;
                } else {
                    self.register.prose(source);
                }
            }
            Shape::TooLong if state.open && state.rows > 0 => {
                self.register.unread(source, UnreadReason::NameTooLong { limit: MAX_NAME_CHARS });
            }
            Shape::TooLong => self.register.prose(source),
            Shape::Countries(countries) => self.countries(source, countries, ahead, at, was_row, state),
            Shape::Legend { mark, meaning } => {
                self.legends.push((mark.clone(), meaning.clone(), line.number));
                // The number of a footnote counts nothing.
                self.register.prose(Source { text: meaning, ..source });
            }
            Shape::Sentence => {
                self.register.prose(source);
                state.group = None;
                state.text += 1;
                let begins =
                    state.rows == 0 && state.chapter.part.is_some() && state.text <= TEXT_AFTER_HEADING;
                if !begins && !ahead.goes_on(at) {
                    state.close();
                }
            }
            Shape::Plain { name_like } => self.plain(source, *name_like, ahead, at, was_row, state),
        }
    }

    fn heading(&mut self, source: Source<'_>, announces: Announces, bare: bool, state: &mut State) {
        let chapter = match announces {
            Announces::List { part, waiting, .. } => Chapter { part, headed: true, waiting },
            Announces::Columns { part: Some(part) } => {
                Chapter { part: Some(part), headed: true, ..state.chapter }
            }
            Announces::Columns { part: None } => state.chapter,
        };
        let part = match announces {
            Announces::List { part, .. } | Announces::Columns { part } => part,
        };
        self.register.heading(source, part);
        let bare = bare && matches!(announces, Announces::List { explicit: true, .. });
        // "Cities" alone may be an entry of a menu: it opens a list only where rows follow.
        let open = !matches!(announces, Announces::List { explicit: false, waiting: false, .. });
        *state = State { chapter, open, bare, ..State::default() };
    }

    fn countries(
        &mut self,
        source: Source<'_>,
        countries: &[Country],
        ahead: &Ahead<'_, '_>,
        at: usize,
        was_row: bool,
        state: &mut State,
    ) {
        let again = state.group.as_ref().is_some_and(|group| group.rows == 0 && group.countries == countries);
        // Where rows print their own country, a country alone heads nothing.
        let can_head = state.rows == 0 || state.grouped;
        let heads = can_head && ahead.names_follow(at, countries) && (state.open || ahead.grouped);
        if again {
            return self.named_in_group(source, state);
        }
        if heads {
            self.register.heading(source, state.chapter.part);
            if !state.open {
                *state = State { open: true, ..State::default() };
            }
            let gapped = ahead.is_blank(at + 1);
            state.grouped = true;
            state.group = Some(Group { countries: countries.to_vec(), gapped, rows: 0 });
            return;
        }
        let in_list = state.open && (was_row || ahead.goes_on(at));
        let city_state = matches!(countries, [country] if CITY_STATES.contains(&country.code()));
        if in_list && city_state {
            let text = without_bullet(source.text).trim_end_matches([':', ' ']);
            let context =
                Context { language: self.language, countries, name_only: true, ..Default::default() };
            match entry::read(text, context) {
                Ok(mut entry) => {
                    entry.doubts.push(Doubt::CountryInName);
                    self.register.row(source, state.chapter, entry, None);
                    state.rows += 1;
                }
                Err(reason) => self.register.unread(source, reason),
            }
            state.after_row = true;
        } else if in_list {
            self.register.unread(source, UnreadReason::NoName);
            state.after_row = was_row;
        } else {
            self.register.prose(source);
        }
    }

    fn plain(
        &mut self,
        source: Source<'_>,
        name_like: bool,
        ahead: &Ahead<'_, '_>,
        at: usize,
        was_row: bool,
        state: &mut State,
    ) {
        let grouped = state.group.is_some();
        if grouped && (name_like || source.text.contains([',', ';'])) {
            return self.named_in_group(source, state);
        }
        if state.bare && name_like {
            let context = Context { language: self.language, name_only: true, ..Default::default() };
            if let Ok(entry) = entry::read(source.text, context) {
                self.register.row(source, state.chapter, entry, None);
                state.rows += 1;
                state.after_row = true;
                return;
            }
        }
        if state.open && source.text.trim_end().ends_with(':') && ahead.goes_on(at) {
            return self.register.heading(source, state.chapter.part);
        }
        let touches = was_row && !state.after_blank;
        let leads_in = state.rows == 0 && ahead.row_touches(at);
        if state.open && (leads_in || state.rows > 0 && (touches || ahead.goes_on(at))) {
            let counts = source.text.contains(|c: char| c.is_ascii_digit());
            let reason = if name_like && !counts { UnreadReason::NoCountry } else { UnreadReason::NotARow };
            self.register.unread(source, reason);
            // What touches an unread line may still belong to the list.
            state.after_row = touches || leads_in;
            return;
        }
        self.register.prose(source);
        state.text += 1;
        let begins = state.rows == 0 && state.text <= TEXT_AFTER_HEADING;
        if !(ahead.goes_on(at) || begins && state.chapter.part.is_some()) {
            state.close();
        }
    }

    fn named_in_group(&mut self, source: Source<'_>, state: &mut State) {
        let Some(group) = &mut state.group else { return };
        let text = without_bullet(source.text);
        let single = Context {
            language: self.language,
            countries: &group.countries,
            name_only: countries::several(text, self.language).is_some(),
            ..Default::default()
        };
        let entries = if single.name_only {
            entry::read(text, single).ok().map(|entry| vec![entry])
        } else {
            shape::names(text, &group.countries, self.language)
        };
        state.after_row = true;
        let Some(entries) = entries else { return self.register.unread(source, UnreadReason::NotARow) };
        group.rows += entries.len();
        state.rows += entries.len();
        for entry in entries {
            self.register.row(source, state.chapter, entry, None);
        }
    }
}
