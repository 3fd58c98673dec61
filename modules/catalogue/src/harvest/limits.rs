//! Bounds of a harvest.

use std::time::Duration;

/// What a run may use at most, and how long it waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Pages of one run.
    pub pages: i64,
    /// Records of one page; what is beyond is refused, and said so.
    pub records_a_page: usize,
    /// Records that are kept in one transaction, so that nobody waits long for the writer.
    pub records_a_transaction: usize,
    /// Bytes of one record.
    pub record_bytes: usize,
    /// Bytes of what a source calls a record: an index holds no more.
    pub remote_id: usize,
    /// Findings of one record.
    pub findings_a_record: usize,
    /// Refused records of a run that are kept by name; more are counted.
    pub refused: i64,
    /// Attempts of one request before the run has failed.
    pub attempts: i64,
    /// The pause after the first failed attempt; it doubles with each.
    pub first_pause: Duration,
    /// The longest pause.
    pub longest_pause: Duration,
    /// A run that was not touched for so long has lost its worker.
    pub lease: Duration,
    /// How long a job works on a run before it lets others at the queue.
    pub turn: Duration,
    /// How long a job waits for a page that takes its time, before it ends and the page goes on without it. Less than a job
    /// may take.
    pub patience: Duration,
    /// Examples of each kind in a preview or a report.
    pub examples: usize,
}

impl Default for Limits {
    /// Ten thousand pages of a hundred thousand records; eight attempts, which is about two hours.
    fn default() -> Self {
        Self {
            pages: 10_000,
            records_a_page: 100_000,
            records_a_transaction: 500,
            record_bytes: 32 << 20,
            remote_id: 2000,
            findings_a_record: 200,
            refused: 2000,
            attempts: 8,
            first_pause: Duration::from_secs(60),
            longest_pause: Duration::from_secs(3600),
            lease: Duration::from_secs(180),
            turn: Duration::from_secs(20),
            patience: Duration::from_secs(200),
            examples: 100,
        }
    }
}

impl Limits {
    /// How long to wait after so many failed attempts.
    pub fn pause_after(&self, attempts: i64) -> Duration {
        let doublings = u32::try_from(attempts.saturating_sub(1)).unwrap_or(0).min(16);
        self.first_pause.saturating_mul(1 << doublings).min(self.longest_pause)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_the_longest() {
        let limits = Limits::default();
        assert_eq!(limits.pause_after(1), Duration::from_secs(60));
        assert_eq!(limits.pause_after(3), Duration::from_secs(240));
        assert_eq!(limits.pause_after(60), limits.longest_pause);
    }
}
