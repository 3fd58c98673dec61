//! Harvests: each run is a machine whose every state is kept.
//!
//! `reading` (fetch → parse → map → validate → store, a page at a time) → `settling` → `done`; `guarded` where too much
//! would vanish, until a person confirms (`settling` again) or rejects it. A run is worked on by whoever holds its lease.

mod actions;
mod dry;
mod jobs;
mod judge;
mod keeping;
mod letter;
mod limits;
mod machine;
mod mapping;
mod outward;
mod parts;
mod result;
mod run;
mod settle;
mod standard;
mod store;

pub(crate) use actions::begin_run;
pub use actions::{RunError, cancel_run, confirm_run, reject_run, start_run};
pub use dry::refused;
pub use jobs::{HARVEST_JOB, Tended};
pub use letter::{forward_report, send_report};
pub use limits::Limits;
pub use machine::{HarvestError, Left};
pub use mapping::{DcatMapper, NAMELESS, NoCheck};
pub use parts::{
    Again, Check, Dialects, Fetch, FetchFault, Fetched, Harvester, Mapped, Mapper, Promise, Validators,
    Vault, VaultFault,
};
pub use result::{Changed, Example, Group, Grouping, Guard, Outcome, Preview, Sample};
pub use run::{Counts, Failure, Mode, Run, Stage, Step};
pub use standard::Spoken;
pub use store::{active_run, newest_failed, run, runs, runs_in};

pub(crate) const STATEMENTS: &[&[&centum_store::Statement]] =
    &[store::STATEMENTS, store::sightings::STATEMENTS, store::findings::STATEMENTS];
pub(crate) use judge::{content, read};
pub(crate) use store::TABLES;
pub(crate) use store::sightings::TABLES as SIGHTINGS;
