//! RDFC-1.0: names for blank nodes that depend on nothing but the graph.

use super::lines::Lines;
use super::{TooSymmetric, hash};
use std::collections::BTreeMap;

/// How far one blank node may lead to the next: the search uses the stack.
const DEEPEST: usize = 300;

/// Names for the blank nodes, by number.
pub(super) fn names(lines: &Lines<'_>, work: usize) -> Result<Vec<String>, TooSymmetric> {
    let mut search = Search {
        lines,
        first: (0..lines.uses.len() as u32).map(|blank| first_degree(lines, blank)).collect(),
        canonical: vec![None; lines.uses.len()],
        issued: 0,
        left: work,
        work,
    };
    let mut alike: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    let first = search.first.clone();
    for (blank, hash) in first.iter().enumerate() {
        alike.entry(hash).or_default().push(blank as u32);
    }
    for group in alike.values() {
        if let [single] = group.as_slice() {
            search.issue(*single);
        }
    }
    for group in alike.values().filter(|group| group.len() > 1) {
        let mut paths: Vec<(String, Issuer)> = Vec::new();
        for blank in group {
            if search.canonical[*blank as usize].is_some() {
                continue;
            }
            let mut issuer = Issuer::default();
            issuer.issue(*blank);
            paths.push(search.n_degree(*blank, issuer, 0)?);
        }
        paths.sort_by(|(a, _), (b, _)| a.cmp(b));
        for (_, issuer) in paths {
            for blank in issuer.order {
                search.issue(blank);
            }
        }
    }
    Ok(search.canonical.into_iter().map(|number| format!("c14n{}", number.unwrap_or_default())).collect())
}

/// The hash of what is said of a blank node directly.
pub(super) fn first_degree(lines: &Lines<'_>, blank: u32) -> String {
    let name = |other: u32| if other == blank { "a" } else { "z" };
    let mut texts: Vec<String> =
        lines.uses[blank as usize].iter().map(|line| lines.lines[*line as usize].with(&name)).collect();
    texts.sort_unstable();
    hash(&texts.concat())
}

/// Names given on the way, in the order in which they were given.
#[derive(Clone, Default)]
struct Issuer {
    order: Vec<u32>,
}

impl Issuer {
    fn get(&self, blank: u32) -> Option<usize> {
        self.order.iter().position(|known| *known == blank)
    }

    fn issue(&mut self, blank: u32) -> usize {
        self.get(blank).unwrap_or_else(|| {
            self.order.push(blank);
            self.order.len() - 1
        })
    }
}

struct Search<'a> {
    lines: &'a Lines<'a>,
    first: Vec<String>,
    canonical: Vec<Option<usize>>,
    issued: usize,
    left: usize,
    work: usize,
}

impl Search<'_> {
    fn issue(&mut self, blank: u32) {
        let name = &mut self.canonical[blank as usize];
        if name.is_none() {
            *name = Some(self.issued);
            self.issued += 1;
        }
    }

    fn spend(&mut self, steps: usize) -> Result<(), TooSymmetric> {
        match self.left.checked_sub(steps) {
            Some(left) => {
                self.left = left;
                Ok(())
            }
            None => Err(TooSymmetric { work: self.work }),
        }
    }

    fn related(&self, position: char, predicate: &str, related: u32, issuer: &Issuer) -> String {
        let mut text = String::from(position);
        if position != 'g' {
            text.push_str(predicate);
        }
        match (self.canonical[related as usize], issuer.get(related)) {
            (Some(number), _) => text.push_str(&format!("_:c14n{number}")),
            (None, Some(number)) => text.push_str(&format!("_:b{number}")),
            (None, None) => text.push_str(&self.first[related as usize]),
        }
        hash(&text)
    }

    fn n_degree(
        &mut self,
        blank: u32,
        issuer: Issuer,
        depth: usize,
    ) -> Result<(String, Issuer), TooSymmetric> {
        if depth > DEEPEST {
            return Err(TooSymmetric { work: self.work });
        }
        let lines = self.lines;
        let uses = &lines.uses[blank as usize];
        self.spend(1 + uses.len())?;
        let mut around: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for line in uses {
            let line = &lines.lines[*line as usize];
            for (position, related) in line.places().filter(|(_, related)| *related != blank) {
                let hash = self.related(position, &line.predicate, related, &issuer);
                around.entry(hash).or_default().push(related);
            }
        }
        let mut data = String::new();
        let mut issuer = issuer;
        for (hash, mut group) in around {
            data.push_str(&hash);
            let mut chosen: Option<(String, Issuer)> = None;
            group.sort_unstable();
            loop {
                if let Some(better) =
                    self.path(&group, &issuer, chosen.as_ref().map(|(path, _)| path), depth)?
                {
                    chosen = Some(better);
                }
                if !next_permutation(&mut group) {
                    break;
                }
            }
            if let Some((path, with)) = chosen {
                data.push_str(&path);
                issuer = with;
            }
        }
        Ok((hash(&data), issuer))
    }

    /// The path of one order of the nodes around, if it is smaller than the one that is chosen so far.
    fn path(
        &mut self,
        group: &[u32],
        issuer: &Issuer,
        chosen: Option<&String>,
        depth: usize,
    ) -> Result<Option<(String, Issuer)>, TooSymmetric> {
        self.spend(1 + group.len() + issuer.order.len() / 16)?;
        let is_worse =
            |path: &str| chosen.is_some_and(|chosen| path.len() >= chosen.len() && path > chosen.as_str());
        let mut issuer = issuer.clone();
        let mut path = String::new();
        let mut open = Vec::new();
        for related in group {
            match self.canonical[*related as usize] {
                Some(number) => path.push_str(&format!("_:c14n{number}")),
                None => {
                    if issuer.get(*related).is_none() {
                        open.push(*related);
                    }
                    let number = issuer.issue(*related);
                    path.push_str(&format!("_:b{number}"));
                }
            }
            if is_worse(&path) {
                return Ok(None);
            }
        }
        for related in open {
            let (hash, with) = self.n_degree(related, issuer.clone(), depth + 1)?;
            let number = issuer.issue(related);
            path.push_str(&format!("_:b{number}<{hash}>"));
            issuer = with;
            if is_worse(&path) {
                return Ok(None);
            }
        }
        Ok(match chosen {
            Some(chosen) if path >= *chosen => None,
            _ => Some((path, issuer)),
        })
    }
}

/// The next order of a sorted list, until there is none.
fn next_permutation(items: &mut [u32]) -> bool {
    let Some(pivot) = items.windows(2).rposition(|pair| pair[0] < pair[1]) else { return false };
    let Some(swap) = items.iter().rposition(|item| *item > items[pivot]) else { return false };
    items.swap(pivot, swap);
    items[pivot + 1..].reverse();
    true
}
