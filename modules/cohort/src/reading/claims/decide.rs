//! What a phrase counts: the noun first, then the words before it, then the words behind it, then the sentence.

use centum_base::Country;
use centum_base::fold::fold;
use jiff::civil::Date;

use super::super::words::consortia::HEADS;
use super::super::words::figures::{
    ABOUT, COMPLETES, Counted, EARLIER, FROM, FROM_AMONG, FROM_WHERE, IN_TOTAL, INSIDE, LISTS, NEW, NOUNS,
    ONE_OF, OUTSIDE, RECEIVED, SELECTED, SINGLE, STILL_OPEN, TOOK_PART,
};
use super::super::words::{BENT_COUNTRIES, Words};
use super::super::{countries, headings};
use super::Programmes;
use super::phrase::{Phrase, keys};
use super::tokens::{Kind, Token};
use crate::model::{Part, Qualifier, Quantity};

/// A day on which the states of the Union are those of today.
const TODAY: Date = Date::constant(2021, 1, 1);

/// A sentence with its phrases.
pub(super) struct Sentence<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) phrases: &'a [Phrase],
    /// The folded words of the heading above it.
    pub(super) section: &'a str,
    pub(super) programmes: &'a Programmes,
}

/// The words around one phrase, folded.
struct Around {
    /// From the phrase before, or from the comma after it, to the number.
    left: String,
    /// From the number to the phrase behind.
    right: String,
    /// From the number to the phrase behind or the end of the bracket that it stands in.
    clause: String,
    /// All that stands before the number.
    before: String,
    /// All that stands behind it.
    behind: String,
}

impl Sentence<'_> {
    fn around(&self, at: usize) -> Around {
        let phrase = &self.phrases[at];
        // Years and other numbers that count nothing part no words.
        let before = self.phrases[..at].iter().rev().find(|before| before.counted.is_some());
        let left_from = before.map_or(0, |before| {
            let from = before.end.min(phrase.number);
            let is_comma = |token: &Token| matches!(token.kind, Kind::Sign(',' | ';'));
            let comma = self.tokens[from..phrase.number].iter().rposition(is_comma);
            from + comma.map_or(0, |comma| comma + 1)
        });
        // Words about those that others were taken from say nothing of what follows.
        let taken_from = self.phrases[..at].iter().rev().find(|earlier| self.is_from_among(earlier));
        let taken_from = taken_from.map_or(0, |earlier| earlier.end.min(phrase.number));
        let to = self.phrases.get(at + 1).map_or(self.tokens.len(), |next| next.number);
        let stop =
            self.tokens[phrase.number..to].iter().position(|token| matches!(token.kind, Kind::Sign(';')));
        let to = stop.map_or(to, |stop| phrase.number + stop);
        let mut inner = 0usize;
        let closes = |token: &Token| match token.kind {
            Kind::Sign('(') => {
                inner += 1;
                false
            }
            Kind::Sign(')') if inner > 0 => {
                inner -= 1;
                false
            }
            Kind::Sign(')' | ';') => true,
            _ => false,
        };
        let clause = self.tokens[phrase.number..to].iter().position(closes);
        let clause = clause.map_or(to, |end| phrase.number + end);
        Around {
            clause: keys(&self.tokens[phrase.number..clause]),
            left: keys(&self.tokens[left_from..phrase.number]),
            right: keys(&self.tokens[phrase.number..to]),
            before: keys(&self.tokens[taken_from..phrase.number]),
            behind: keys(&self.tokens[phrase.number..]),
        }
    }

    /// What the phrase counts, and how the words narrow it. `None` where it counts nothing that this is about.
    pub(super) fn decide(&self, at: usize) -> Option<(Quantity, Qualifier)> {
        let phrase = &self.phrases[at];
        let around = self.around(at);
        let quantity = self.quantity(at, &around)?;
        Some((quantity, self.qualifier(quantity, phrase, &around)))
    }

    /// Whether the words right before the number say that others were taken from among so many.
    fn is_from_among(&self, phrase: &Phrase) -> bool {
        let before = keys(&self.tokens[..phrase.number]);
        let mut before = before.as_str();
        let applied =
            matches!(phrase.counted, Some(Counted::Application | Counted::Applicant | Counted::Expression));
        loop {
            if FROM_AMONG.end(before) || applied && FROM.end(before) {
                let own = self.beside(phrase);
                return !SELECTED.stand_in(&own) || own.ends_with("wybrano");
            }
            match before.rsplit_once(' ') {
                Some((rest, word)) if ABOUT.contains(word) => before = rest,
                _ => return false,
            }
        }
    }

    fn quantity(&self, at: usize, around: &Around) -> Option<Quantity> {
        let phrase = &self.phrases[at];
        let earlier = || self.phrases[..at].iter().rev().find(|earlier| earlier.counted.is_some());
        let whole = keys(self.tokens);
        let completes =
            COMPLETES.stand_in(&whole) && (COMPLETES.stand_in(&around.left) || LISTS.stand_in(&around.left));
        let open = STILL_OPEN.stand_in(&around.left) || STILL_OPEN.stand_in(&around.right);
        let Some(counted) = phrase.counted else { return elliptic(around) };
        if matches!(counted, Counted::City | Counted::Application | Counted::Nominee | Counted::Seat)
            && completes
        {
            return Some(Quantity::Total);
        }
        if open && !matches!(counted, Counted::Country | Counted::Expression | Counted::Consortium) {
            return Some(Quantity::OpenSeats);
        }
        if phrase.in_words && phrase.value == 1 {
            return None;
        }
        Some(match counted {
            Counted::Expression => Quantity::Expressions,
            Counted::Consortium => Quantity::Consortia,
            Counted::Nominee => Quantity::Selected,
            Counted::Mentor => Quantity::Mentors,
            // "su 58 candidature da 14 Paesi": the countries of those who applied.
            Counted::Country if earlier().is_some_and(|earlier| self.is_from_among(earlier)) => {
                Quantity::ApplicantCountries
            }
            Counted::Country => match self.leaning(around) {
                Leaning::Received => Quantity::ApplicantCountries,
                Leaning::Selected | Leaning::Neither => Quantity::Countries,
            },
            Counted::Application | Counted::Applicant => self.applications(at, around),
            Counted::City => self.cities(at, around),
            Counted::Seat | Counted::Nothing => return None,
        })
    }

    fn applications(&self, at: usize, around: &Around) -> Quantity {
        let phrase = &self.phrases[at];
        if are_consortia(self, phrase) {
            return Quantity::Consortia;
        }
        if SINGLE.stand_in(&phrase.own) {
            return Quantity::Other;
        }
        if NEW.stand_in(&self.beside(phrase)) {
            return Quantity::New;
        }
        if TOOK_PART.stand_in(&around.right) {
            return Quantity::Alumni;
        }
        if self.is_from_among(phrase) {
            return Quantity::Expressions;
        }
        match self.leaning(around) {
            Leaning::Selected => Quantity::Selected,
            Leaning::Received => Quantity::Expressions,
            // "1 500 applications from 1 200 towns" without another word are those received.
            Leaning::Neither if self.comes_from(at) => Quantity::Expressions,
            Leaning::Neither => Quantity::Other,
        }
    }

    /// Whether the phrase counts applications, and right behind it stand the cities or countries that they come from.
    fn comes_from(&self, at: usize) -> bool {
        let (Some(phrase), Some(next)) = (self.phrases.get(at), self.phrases.get(at + 1)) else {
            return false;
        };
        let between = &self.tokens[phrase.end.min(next.number)..next.number];
        matches!(phrase.counted, Some(Counted::Application | Counted::Applicant))
            && matches!(next.counted, Some(Counted::City | Counted::Country))
            && FROM_WHERE.contains(&keys(between))
    }

    /// The words from the number to the one behind the noun: further on, "new" is said of something else.
    fn beside(&self, phrase: &Phrase) -> String {
        keys(&self.tokens[phrase.number + 1..(phrase.end + 1).min(self.tokens.len())])
    }

    fn cities(&self, at: usize, around: &Around) -> Quantity {
        let phrase = &self.phrases[at];
        let countries_follow =
            || self.phrases.get(at + 1).is_some_and(|next| next.counted == Some(Counted::Country));
        if are_consortia(self, phrase) {
            return Quantity::Consortia;
        }
        match headings::part(&phrase.own) {
            Some(Part::Mentor) => return Quantity::Mentors,
            Some(Part::International) => return Quantity::International,
            Some(Part::Core) => return Quantity::CoreRows,
            Some(Part::Observer | Part::Fellow) => return Quantity::Other,
            None => {}
        }
        if NEW.stand_in(&self.beside(phrase)) {
            return Quantity::New;
        }
        let earlier_before =
            EARLIER.stand_in(&around.left) || self.programmes.named_in(&around.left).is_some();
        if earlier_before {
            return Quantity::EarlierProgramme;
        }
        if TOOK_PART.stand_in(&around.right) {
            return Quantity::Alumni;
        }
        if self.is_from_among(phrase) && (at > 0 || SELECTED.stand_in(&keys(self.tokens))) {
            return Quantity::ApplicantCities;
        }
        match self.leaning(around) {
            Leaning::Received => Quantity::ApplicantCities,
            Leaning::Selected => Quantity::Cities,
            Leaning::Neither if IN_TOTAL.stand_in(&around.before) || IN_TOTAL.stand_in(&around.right) => {
                Quantity::Cities
            }
            Leaning::Neither if self.programmes.named_in(self.section).is_some() => {
                Quantity::EarlierProgramme
            }
            Leaning::Neither if at > 0 && self.comes_from(at - 1) => Quantity::ApplicantCities,
            // "Leuven is one of 12 cities", "20 cities from 12 countries" without another word: those of the list.
            Leaning::Neither if ONE_OF.end(&around.before) || countries_follow() => Quantity::Cities,
            // "Core cities (64 cities)" says in its other words which ones.
            Leaning::Neither => match headings::part(self.text).filter(|_| !headings::is_sentence(self.text))
            {
                Some(Part::Mentor) => Quantity::Mentors,
                Some(Part::International) => Quantity::International,
                Some(Part::Core) => Quantity::CoreRows,
                _ => Quantity::Other,
            },
        }
    }

    /// Whether the words nearest to the number speak of those who applied or of those who were selected. Words before
    /// it count first.
    fn leaning(&self, around: &Around) -> Leaning {
        let received = RECEIVED.last_in(&around.before);
        let selected = SELECTED.last_in(&around.before);
        match (received, selected) {
            (None, None) => {}
            (received, selected) if received > selected => return Leaning::Received,
            _ => return Leaning::Selected,
        }
        match (RECEIVED.first_in(&around.behind), SELECTED.first_in(&around.behind)) {
            (None, None) => Leaning::Neither,
            (None, Some(_)) => Leaning::Selected,
            (Some(_), None) => Leaning::Received,
            (Some(received), Some(selected)) if received < selected => Leaning::Received,
            _ => Leaning::Selected,
        }
    }

    fn qualifier(&self, quantity: Quantity, phrase: &Phrase, around: &Around) -> Qualifier {
        let part = match quantity {
            Quantity::Mentors => Some(Part::Mentor),
            Quantity::CoreRows => Some(Part::Core),
            Quantity::International => Some(Part::International),
            Quantity::OpenSeats if phrase.counted == Some(Counted::Mentor) => Some(Part::Mentor),
            Quantity::OpenSeats | Quantity::Other => headings::part(&phrase.own),
            _ => None,
        };
        let inside = match (OUTSIDE.stand_in(&phrase.own), INSIDE.stand_in(&phrase.own)) {
            (true, _) => Some(false),
            (false, true) => Some(true),
            (false, false) => None,
        };
        let mark = match quantity {
            Quantity::Alumni => {
                self.programmes.named_in(&around.right).or(self.programmes.earlier.as_deref())
            }
            Quantity::EarlierProgramme => {
                self.programmes.named_in(&around.left).or_else(|| self.programmes.named_in(self.section))
            }
            _ => None,
        };
        let names_countries =
            matches!(quantity, Quantity::ApplicantCountries | Quantity::Countries | Quantity::OpenSeats);
        let with_countries = if names_countries { self.countries_behind(phrase) } else { Vec::new() };
        // A seat for a city of Ukraine is one outside the area.
        let all_outside = quantity == Quantity::OpenSeats
            && !with_countries.is_empty()
            && !with_countries.iter().any(|country| country.is_eu_member(TODAY));
        Qualifier {
            part,
            inside: inside.or(all_outside.then_some(false)),
            with_countries,
            mark: mark.map(str::to_owned),
            still_open: quantity == Quantity::OpenSeats,
        }
    }

    /// The countries that are named behind the phrase, up to the next number: "… and the United Kingdom".
    fn countries_behind(&self, phrase: &Phrase) -> Vec<Country> {
        const LONGEST: usize = 4;
        const LOOKED_AT: usize = 24;
        let words: Vec<&Token> = self.tokens[phrase.end..]
            .iter()
            .take(LOOKED_AT)
            .take_while(|token| !matches!(token.kind, Kind::Number { .. }))
            .filter(|token| matches!(token.kind, Kind::Word { .. }))
            .collect();
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let found_here = (1..=LONGEST.min(words.len() - at)).rev().find_map(|count| {
                let text = &self.text[words[at].from..words[at + count - 1].to];
                named(without_elision(text)).map(|country| (country, count))
            });
            match found_here {
                Some((country, count)) => {
                    if !found.contains(&country) {
                        found.push(country);
                    }
                    at += count;
                }
                None => at += 1,
            }
        }
        found
    }
}

/// The country that words of a sentence name, bent or not.
fn named(text: &str) -> Option<Country> {
    let bent = || {
        let key = fold(text);
        let (_, code) = BENT_COUNTRIES.iter().find(|(bent, _)| *bent == key)?;
        Country::new(code)
    };
    countries::one(text, None).or_else(bent)
}

/// "l'Italie" and "d'Italie" name Italy.
fn without_elision(text: &str) -> &str {
    text.split_once(['\'', '’']).filter(|(article, _)| article.len() == 1).map_or(text, |(_, name)| name)
}

/// Which of two groups the words of a sentence lean to.
enum Leaning {
    Received,
    Selected,
    Neither,
}

/// "90 were selected", "54 are new": the noun was said before.
fn elliptic(around: &Around) -> Option<Quantity> {
    const NEAR: usize = 60;
    let near = |phrases: &Words| phrases.first_in(&around.clause).is_some_and(|at| at <= NEAR);
    if near(&TOOK_PART) {
        Some(Quantity::Alumni)
    } else if near(&NEW) {
        Some(Quantity::New)
    } else if near(&SELECTED) && !near(&RECEIVED) {
        Some(Quantity::Selected)
    } else {
        None
    }
}

/// "8 of the applicants are consortia".
fn are_consortia(sentence: &Sentence<'_>, phrase: &Phrase) -> bool {
    const NEAR: usize = 5;
    let behind = &sentence.tokens[phrase.end.min(sentence.tokens.len())..];
    let words = behind.iter().take_while(|token| matches!(token.kind, Kind::Word { .. })).take(NEAR);
    let is_consortium = |key: &str| {
        HEADS.contains(key)
            || NOUNS.iter().any(|(counted, nouns)| *counted == Counted::Consortium && nouns.contains(key))
    };
    words.map(Token::key).any(is_consortium)
}
