//! Statements as sorted arrays of numbers, in the four orders that patterns need.

use crate::dictionary::Id;

/// Four numbers: subject, predicate, object, graph, in an order that the name of the array says.
pub(crate) type Row = [Id; 4];

/// Subject, predicate and object of a pattern, where they are known.
pub(crate) type Pattern = [Option<Id>; 3];

/// An order of the four: which of subject, predicate, object, graph stands first, second, third, fourth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Order([usize; 4]);

impl Order {
    const SPOG: Self = Self([0, 1, 2, 3]);
    const POSG: Self = Self([1, 2, 0, 3]);
    const OSPG: Self = Self([2, 0, 1, 3]);
    const GSPO: Self = Self([3, 0, 1, 2]);

    /// The order in which everything that fits the pattern stands together.
    pub(crate) fn of(pattern: Pattern) -> Self {
        match pattern {
            [Some(_), None, Some(_)] | [None, None, Some(_)] => Self::OSPG,
            [None, Some(_), _] => Self::POSG,
            _ => Self::SPOG,
        }
    }

    /// From subject, predicate, object, graph into this order.
    fn put(self, quad: Row) -> Row {
        self.0.map(|place| quad[place])
    }

    /// From this order into subject, predicate, object, graph.
    pub(crate) fn back(self, row: Row) -> Row {
        let mut quad = [0; 4];
        for (place, id) in self.0.into_iter().zip(row) {
            quad[place] = id;
        }
        quad
    }

    /// The known numbers at the front.
    fn prefix(self, quad: [Option<Id>; 4]) -> Vec<Id> {
        self.0.into_iter().map_while(|place| quad[place]).collect()
    }
}

/// The same statements in four orders.
#[derive(Clone, Default)]
pub(crate) struct Index {
    spog: Vec<Row>,
    posg: Vec<Row>,
    ospg: Vec<Row>,
    gspo: Vec<Row>,
    graphs: Vec<Id>,
}

impl Index {
    /// Sorts statements that come as subject, predicate, object, graph.
    pub(crate) fn build(mut quads: Vec<Row>) -> Self {
        quads.sort_unstable();
        quads.dedup();
        quads.shrink_to_fit();
        let sorted = |order: Order| {
            let mut rows: Vec<Row> = quads.iter().map(|quad| order.put(*quad)).collect();
            rows.sort_unstable();
            rows
        };
        let gspo = sorted(Order::GSPO);
        let mut graphs: Vec<Id> = gspo.iter().map(|row| row[0]).collect();
        graphs.dedup();
        graphs.shrink_to_fit();
        Self { posg: sorted(Order::POSG), ospg: sorted(Order::OSPG), gspo, graphs, spog: quads }
    }

    /// Statements, a statement in two graphs twice.
    pub(crate) fn len(&self) -> usize {
        self.spog.len()
    }

    /// Bytes that it takes.
    pub(crate) fn bytes(&self) -> usize {
        let rows = [&self.spog, &self.posg, &self.ospg, &self.gspo].map(Vec::capacity);
        rows.into_iter().sum::<usize>() * size_of::<Row>() + self.graphs.capacity() * size_of::<Id>()
    }

    /// The graphs, in the order of their numbers.
    pub(crate) fn graphs(&self) -> &[Id] {
        &self.graphs
    }

    /// Whether there is a statement in this graph.
    pub(crate) fn has_graph(&self, graph: Id) -> bool {
        self.graphs.binary_search(&graph).is_ok()
    }

    /// The rows that fit a pattern in any graph, in that order.
    pub(crate) fn fitting(&self, order: Order, [s, p, o]: Pattern) -> &[Row] {
        let rows = match order {
            Order::POSG => &self.posg,
            Order::OSPG => &self.ospg,
            _ => &self.spog,
        };
        range(rows, &order.prefix([s, p, o, None]))
    }

    /// Statements of one graph (subject, predicate, object, graph) that fit at the front of the pattern; the caller
    /// looks at the rest.
    pub(crate) fn in_graph(&self, graph: Id, [s, p, o]: Pattern) -> impl Iterator<Item = Row> + '_ {
        let rows = range(&self.gspo, &Order::GSPO.prefix([s, p, o, Some(graph)]));
        rows.iter().map(|row| Order::GSPO.back(*row))
    }

    /// All statements, graph by graph.
    pub(crate) fn by_graph(&self) -> impl Iterator<Item = Row> + '_ {
        self.gspo.iter().map(|row| Order::GSPO.back(*row))
    }
}

/// The rows that begin with the prefix.
fn range<'a>(rows: &'a [Row], prefix: &[Id]) -> &'a [Row] {
    let from = rows.partition_point(|row| row[..prefix.len()] < *prefix);
    let rows = &rows[from..];
    &rows[..rows.partition_point(|row| row[..prefix.len()] == *prefix)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_finds_what_a_look_at_each_statement_finds() {
        let quads: Vec<Row> =
            (0..60_u32).map(|n| [n % 3, n % 5, (n * 7) % 4, n % 2]).chain([[9, 9, 9, 9]]).collect();
        let index = Index::build(quads.clone());
        let some = |n: u32| if n == 9 { None } else { Some(n) };
        for s in [0, 1, 2, 9] {
            for p in [0, 1, 4, 9] {
                for o in [0, 3, 9] {
                    let pattern = [some(s), some(p), some(o)];
                    let fits =
                        |q: &Row| pattern.iter().zip(q).all(|(want, is)| want.is_none_or(|want| want == *is));
                    let mut expected: Vec<Row> = quads.iter().copied().filter(fits).collect();
                    expected.sort_unstable();
                    expected.dedup();
                    let order = Order::of(pattern);
                    let mut found: Vec<Row> =
                        index.fitting(order, pattern).iter().map(|row| order.back(*row)).collect();
                    found.sort_unstable();
                    assert_eq!(found, expected, "{pattern:?}");
                    let mut found: Vec<Row> = index.in_graph(1, pattern).filter(fits).collect();
                    found.sort_unstable();
                    expected.retain(|row| row[3] == 1);
                    assert_eq!(found, expected, "{pattern:?} in a graph");
                }
            }
        }
        assert_eq!(index.graphs(), [0, 1, 9]);
    }
}
