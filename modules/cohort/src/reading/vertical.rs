//! Tables whose cells were pasted one under the other: a name on one line, its country on the next.

use super::language::Language;
use super::lines::Line;
use super::listing::Item;
use super::shape::{self, Shape};

/// Pairs that make a column of pairs, and not the heading of a group with one name.
const PAIRS: usize = 2;

/// Joins each such pair into one line. A single pair is joined where the name ends with a bracket that had to be
/// wrapped and rows of the usual kind stand around it.
pub(super) fn join<'a>(items: Vec<Item<'a>>, language: Option<Language>) -> Vec<Item<'a>> {
    let mut joined: Vec<Item<'a>> = Vec::with_capacity(items.len());
    let mut buffer: Vec<Item<'a>> = Vec::new();
    for item in items {
        let pairs_up = item.names_its_country()
            || matches!(item, Item::Line(_, Shape::Plain { .. } | Shape::Countries(_) | Shape::Blank));
        if pairs_up {
            buffer.push(item);
            continue;
        }
        joined.extend(pair_up(std::mem::take(&mut buffer), language));
        joined.push(item);
    }
    joined.extend(pair_up(buffer, language));
    joined
}

/// Pairs up a run of names and countries that nothing else interrupts.
fn pair_up(run: Vec<Item<'_>>, language: Option<Language>) -> Vec<Item<'_>> {
    let filled: Vec<usize> = (0..run.len()).filter(|&at| !run[at].is_blank()).collect();
    if let Some(paired) = records(&run, &filled) {
        return join_pairs(run, &paired, language);
    }
    let is_country = |at: usize| matches!(run[filled[at]], Item::Line(_, Shape::Countries(_)));
    let Some(first) = (0..filled.len()).find(|&at| is_country(at)).and_then(|at| at.checked_sub(1)) else {
        return run;
    };
    let pairs = (0..(filled.len() - first) / 2).take_while(|pair| is_country(first + pair * 2 + 1)).count();
    let names = (0..pairs).filter(|pair| !is_country(first + pair * 2)).count();
    let end = first + pairs * 2;
    // A group ends with a name, a column of pairs with a country.
    let goes_on = end < filled.len() && filled[end] == filled[end - 1] + 1;
    let column = pairs >= PAIRS && names * 2 > pairs && !goes_on;
    let adjacent = filled[first + 1] == filled[first] + 1;
    let wrapped = pairs == 1 && filled.len() == 2 && adjacent && ends_with_bracket(&run[filled[first]]);
    if !column && !wrapped {
        return run;
    }
    join_pairs(run, &filled[first..end], language)
}

/// The places of names and countries where each pair has more lines behind it that are figures or notes: "Aarhus",
/// "Denmark", "Population: 285,273".
fn records(run: &[Item<'_>], filled: &[usize]) -> Option<Vec<usize>> {
    let is_country = |at: usize| matches!(run[filled[at]], Item::Line(_, Shape::Countries(_)));
    let countries: Vec<usize> = (0..filled.len()).filter(|&at| is_country(at)).collect();
    let (first, second) = (*countries.first()?, *countries.get(1)?);
    let period = second - first;
    let regular = first >= 1
        && period > PAIRS
        && countries.iter().enumerate().all(|(nth, &at)| at == first + nth * period);
    let is_name = |at: usize| run[filled[at]].is_name() || run[filled[at]].names_its_country();
    let is_note = |at: usize| {
        matches!(&run[filled[at]], Item::Line(line, Shape::Plain { .. })
            if line.text.contains(|c: char| c.is_ascii_digit() || c == ':'))
    };
    let notes =
        |country: usize| (country + 1..country + period - 1).all(|at| at >= filled.len() || is_note(at));
    let fits = regular && countries.iter().all(|&at| is_name(at - 1) && notes(at));
    fits.then(|| countries.iter().flat_map(|&at| [filled[at - 1], filled[at]]).collect())
}

/// Joins each two of the items at `paired`: a name and its country.
fn join_pairs<'a>(run: Vec<Item<'a>>, paired: &[usize], language: Option<Language>) -> Vec<Item<'a>> {
    let mut joined = Vec::new();
    let mut name: Option<Line> = None;
    for (at, item) in run.into_iter().enumerate() {
        match item {
            Item::Line(line, _) if paired.contains(&at) => match name.take() {
                None => name = Some(line),
                Some(first) => {
                    let text = format!("{}\t{}", first.text.trim(), line.text.trim());
                    let line = Line { number: first.number, last: line.last, text };
                    let shape = shape::of(&line.text, language);
                    joined.push(Item::Line(line, shape));
                }
            },
            // An empty line between a name and its country goes.
            item if name.is_none() => joined.push(item),
            _ => {}
        }
    }
    joined
}

fn ends_with_bracket(item: &Item<'_>) -> bool {
    matches!(item, Item::Line(line, _) if line.text.trim_end().ends_with([')', ']']))
}
