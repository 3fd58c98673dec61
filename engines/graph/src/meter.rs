//! What a running query may use, and the one place that stops it.
//!
//! The evaluator copies a term for every cell of every row that it builds, sorts, groups or remembers. Our terms count
//! themselves (`view::Held`), so the meter sees each step of every join, also those that never ask the store. When a limit
//! is passed the meter unwinds the evaluator's stack with [`Stop`] as the payload, which `run` catches at the top: most of
//! the evaluator's inner loops have no way to return an error, and all of them give their memory back when unwound.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::time::{Duration, Instant};

/// Steps between two looks at the clock.
const STEPS_PER_LOOK: u64 = 512;
/// Bytes of a cell in a row: a term, and whether there is one.
const CELL_BYTES: u64 = 32;
/// Bytes around a row: its vector, its place in a table, what the allocator adds.
const ROW_BYTES: u64 = 56;

/// What one query may use. The defaults suit a public endpoint on a small machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// From the first step to the last byte. 10 seconds.
    pub time: Duration,
    /// Solutions of a SELECT, statements of a CONSTRUCT or DESCRIBE. 100,000.
    pub rows: u64,
    /// Bytes of the written answer. 32 MiB.
    pub answer_bytes: u64,
    /// What the evaluator holds at any moment, estimated from above. 512 MiB.
    pub memory_bytes: u64,
    /// One text that an expression makes. 4 MiB.
    pub text_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            time: Duration::from_secs(10),
            rows: 100_000,
            answer_bytes: 32 << 20,
            memory_bytes: 512 << 20,
            text_bytes: 4 << 20,
        }
    }
}

/// The part of an answer that grew too large.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Rows, groups and texts that the evaluator held.
    Memory,
    /// One text made or searched by an expression.
    Text,
    /// A regular expression that was computed, once compiled.
    Pattern,
    /// The written answer.
    Answer,
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RunError {
    /// The time was over.
    #[error("time out after {limit:?}")]
    TimeOut {
        /// The time that it had.
        limit: Duration,
    },
    /// The caller gave up.
    #[error("cancelled")]
    Cancelled,
    /// There are more rows than the limit.
    #[error("more than {limit} rows")]
    TooManyRows {
        /// The limit.
        limit: u64,
    },
    /// Something outgrew its limit in bytes.
    #[error("{part:?} over {limit} bytes")]
    TooLarge {
        /// What it was.
        part: Part,
        /// The limit.
        limit: u64,
    },
    /// The query calls a function that nobody wrote.
    #[error("unknown function {0}")]
    UnknownFunction(String),
    /// The format cannot hold what this form of query answers.
    #[error("this format does not hold the answer of this form of query")]
    WrongFormat,
    /// The evaluator failed or panicked; a fault of ours or of the engine.
    #[error("evaluation failed: {0}")]
    Failed(String),
}

/// Lets another thread give up on a query.
#[derive(Debug, Clone, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// A handle that nobody has used.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Stops every query that was given this handle.
    pub fn cancel(&self) {
        self.0.store(true, Relaxed);
    }

    /// Whether somebody gave up.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Relaxed)
    }
}

/// The payload with which a query is unwound.
pub(crate) struct Stop(pub(crate) RunError);

/// The counters of one run. Only the thread that evaluates writes them; they are atomic so that functions that the
/// evaluator keeps may hold them.
pub(crate) struct Meter {
    limits: Limits,
    cancel: Cancel,
    deadline: Option<Instant>,
    bytes_per_cell: u64,
    steps: AtomicU64,
    next_look: AtomicU64,
    cells: AtomicU64,
    bytes: AtomicU64,
}

impl Meter {
    /// A meter that starts now, for a query with so many variables.
    pub(crate) fn start(limits: &Limits, cancel: &Cancel, variables: usize) -> Self {
        Self {
            limits: limits.clone(),
            cancel: cancel.clone(),
            deadline: Instant::now().checked_add(limits.time),
            // A row is as wide as its last bound variable, so one bound cell may stand for a whole row.
            bytes_per_cell: ROW_BYTES + CELL_BYTES * variables as u64,
            steps: AtomicU64::new(0),
            next_look: AtomicU64::new(0),
            cells: AtomicU64::new(0),
            bytes: AtomicU64::new(0),
        }
    }

    pub(crate) fn limits(&self) -> &Limits {
        &self.limits
    }

    /// So many steps were made.
    pub(crate) fn step(&self, steps: u64) {
        let now = self.steps.load(Relaxed).saturating_add(steps);
        self.steps.store(now, Relaxed);
        if now >= self.next_look.load(Relaxed) {
            self.next_look.store(now.saturating_add(STEPS_PER_LOOK), Relaxed);
            self.look();
        }
    }

    fn look(&self) {
        if self.cancel.is_cancelled() {
            self.stop(RunError::Cancelled);
        }
        if self.deadline.is_some_and(|deadline| Instant::now() >= deadline) {
            self.stop(RunError::TimeOut { limit: self.limits.time });
        }
    }

    /// One more cell is held.
    pub(crate) fn take_cell(&self) {
        self.step(1);
        self.cells.store(self.cells.load(Relaxed) + 1, Relaxed);
        self.weigh();
    }

    /// A cell is gone.
    pub(crate) fn drop_cell(&self) {
        self.cells.store(self.cells.load(Relaxed).saturating_sub(1), Relaxed);
    }

    /// Bytes beside the cells are held.
    pub(crate) fn take_bytes(&self, bytes: u64) {
        self.step(1 + bytes / 64);
        self.bytes.store(self.bytes.load(Relaxed).saturating_add(bytes), Relaxed);
        self.weigh();
    }

    /// Those bytes are gone.
    pub(crate) fn drop_bytes(&self, bytes: u64) {
        self.bytes.store(self.bytes.load(Relaxed).saturating_sub(bytes), Relaxed);
    }

    fn weigh(&self) {
        let held = self.cells.load(Relaxed).saturating_mul(self.bytes_per_cell);
        if held.saturating_add(self.bytes.load(Relaxed)) > self.limits.memory_bytes {
            self.too_large(Part::Memory, self.limits.memory_bytes);
        }
    }

    /// A text of this length is about to be made.
    pub(crate) fn text(&self, bytes: u64) {
        self.step(1 + bytes / 64);
        if bytes > self.limits.text_bytes {
            self.too_large(Part::Text, self.limits.text_bytes);
        }
    }

    /// Ends the query because of its size.
    pub(crate) fn too_large(&self, part: Part, limit: u64) -> ! {
        self.stop(RunError::TooLarge { part, limit })
    }

    /// Ends the query.
    pub(crate) fn stop(&self, why: RunError) -> ! {
        // Not `panic!`: nothing went wrong, so no hook is called and nothing is printed.
        std::panic::resume_unwind(Box::new(Stop(why)))
    }
}
