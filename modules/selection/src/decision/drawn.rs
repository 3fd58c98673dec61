//! Where the draw stood between applications, so that anybody can work out its order.

use centum_base::{Digest, Id};
use centum_calls::expression::model::Expression;

use super::model::{Content, Line, Output, Parted, Reason};

/// Applications that nothing but the draw parted, in the order that it gave them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lot {
    /// Each with its ticket; the lowest is the first.
    pub tickets: Vec<(Id<Expression>, Digest)>,
    /// Whether some of them are selected and some are not, by the choice and not for another reason.
    pub decided: bool,
}

/// Every lot of a decision, the best ranked first.
pub fn lots(content: &Content) -> Vec<Lot> {
    let pool = content.input.drawn_from();
    let lines = &content.output.lines;
    let drawn = lines.chunk_by(|_, next| next.parted == Parted::Draw).filter(|lot| lot.len() > 1);
    let lot = |lot: &[Line]| {
        let chosen = |selected: bool| lot.iter().any(|line| line.selected == selected && is_open(line));
        Lot {
            tickets: lot.iter().map(|line| (line.id, content.input.seed.ticket(&pool, line.id))).collect(),
            decided: chosen(true) && chosen(false),
        }
    };
    drawn.map(lot).collect()
}

/// Whether the choice decided of an application: a seat that is kept or was given back, and a threshold, are no matter of order.
fn is_open(line: &Line) -> bool {
    !matches!(line.reason, Reason::Keeps | Reason::Gone | Reason::BelowThreshold { .. })
}

/// The groups of equals whose order decided who is selected, each in its order.
pub fn ties_that_mattered(output: &Output) -> Vec<&[Line]> {
    let groups = output.lines.chunk_by(|_, next| !matches!(next.parted, Parted::First | Parted::Score));
    let mattered = |number: &u32| output.ties_that_mattered.contains(number);
    (0..).zip(groups).filter(|(number, _)| mattered(number)).map(|(_, group)| group).collect()
}
