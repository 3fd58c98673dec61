//! Asks the engine, and puts what it answers into the words of the house.

use centum_optimise::assign::{self, Component, Place, Refusal, RuleRef, assign};

use super::answer::{
    Answer, Apart, Assigned, Change, Clash, Given, MAX_PASSED, Origin, Part, Passed, Rule, Way, Why,
};
use super::question::{Bar, Question};

/// Works the answer out. The same question has the same answer, byte for byte.
pub fn answer(question: &Question) -> Answer {
    match assign(&question.problem()) {
        Ok(found) => Answer::Assigned(assigned(found)),
        Err(Refusal::Impossible(clash)) => Answer::Impossible(Clash {
            rules: clash.clash.iter().map(rule).collect(),
            irreducible: clash.irreducible,
            smallest: clash.smallest,
            ways: clash.ways_out.into_iter().map(way).collect(),
        }),
        Err(Refusal::TooHard) => Answer::Unsettled,
        Err(other @ (Refusal::Fault(_) | Refusal::Broken)) => Answer::Refused { cause: other.to_string() },
    }
}

fn assigned(found: assign::Assignment) -> Assigned {
    let connected = found.links.connected();
    let parts = if connected { Vec::new() } else { found.links.components.into_iter().map(part).collect() };
    let pairs: Vec<Given> = found.pairs.into_iter().map(given).collect();
    Assigned {
        new: pairs.iter().filter(|pair| matches!(pair.origin, Origin::Chosen | Origin::Linking)).count(),
        pairs,
        worst: found.worst,
        total: found.total,
        loads: found.loads,
        parts,
        swapped: found.links.swapped,
        apart: found.links.apart.map(|apart| match apart {
            assign::Apart::NeverShare(_) => Apart::NeverShare,
            assign::Apart::TooFewPairs { pairs, needed } => Apart::TooFewPairs { pairs, needed },
            assign::Apart::Excluded => Apart::Excluded,
            assign::Apart::Unsettled => Apart::Unsettled,
        }),
        proved: found.proved,
    }
}

fn part(component: Component) -> Part {
    Part { pieces: component.pieces, readers: component.readers }
}

fn given(pair: assign::Pair) -> Given {
    Given {
        piece: pair.at.piece,
        reader: pair.at.reader,
        affinity: pair.affinity,
        rank: pair.rank,
        origin: match pair.origin {
            assign::Origin::Pinned => Origin::Pinned,
            assign::Origin::Kept => Origin::Kept,
            assign::Origin::Chosen => Origin::Chosen,
            assign::Origin::Linking => Origin::Linking,
        },
        passed: pair.passed_over.iter().take(MAX_PASSED).map(passed).collect(),
    }
}

fn passed(over: &assign::PassedOver) -> Passed {
    let (why, bar) = match over.why {
        assign::Why::Forbidden(code) => (Why::Barred, Bar::of_code(code)),
        assign::Why::Pinned => (Why::Pinned, None),
        assign::Why::Kept => (Why::Kept, None),
        assign::Why::FullLoad => (Why::FullLoad, None),
        assign::Why::GroupA => (Why::Country, None),
        assign::Why::GroupB => (Why::Employer, None),
        assign::Why::LowerLoad => (Why::LowerLoad, None),
        assign::Why::Linking => (Why::Linking, None),
        assign::Why::Unproved => (Why::Unproved, None),
    };
    Passed { reader: over.reader, why, bar }
}

fn bar(code: u32) -> Bar {
    Bar::of_code(code).expect("the engine gives back the codes of the question")
}

fn rule(rule: &RuleRef) -> Rule {
    match *rule {
        RuleRef::Demand(piece) => Rule::Demand { piece },
        RuleRef::Upper(reader) => Rule::Upper { reader },
        RuleRef::Lower(reader) => Rule::Lower { reader },
        RuleRef::GroupA => Rule::PerCountry,
        RuleRef::GroupB => Rule::PerEmployer,
        RuleRef::Forbidden(code) => Rule::Barred { bar: bar(code) },
        RuleRef::Pinned(Place { piece, reader }) => Rule::Begun { piece, reader },
    }
}

fn way(way: assign::WayOut) -> Way {
    Way { cost: way.cost, changes: way.changes.into_iter().map(change).collect() }
}

fn change(change: assign::Change) -> Change {
    let pairs = |places: Vec<Place>| places.into_iter().map(|at| [at.piece, at.reader]).collect();
    match change {
        assign::Change::NewReaders { pieces, free_of } => {
            Change::NewReaders { pieces, free_of: free_of.into_iter().filter_map(Bar::of_code).collect() }
        }
        assign::Change::RaiseUpper { reader, to } => Change::RaiseUpper { reader, to },
        assign::Change::RaiseUppers { by } => Change::RaiseUppers { by },
        assign::Change::DropLower { reader, to } => Change::DropLower { reader, to },
        assign::Change::DropLowers { by } => Change::DropLowers { by },
        assign::Change::Demands(demands) => Change::Demands { demands },
        assign::Change::LimitA(to) => Change::PerCountry { to },
        assign::Change::LimitB(to) => Change::PerEmployer { to },
        assign::Change::Lift { code, pairs: of } => Change::Lift { bar: bar(code), pairs: pairs(of) },
        assign::Change::Unpin(of) => Change::GiveUp { pairs: pairs(of) },
    }
}
