//! The cohort: programmes, their editions, who takes part, and announcements that add up.

pub mod announcement;
pub mod figures;
pub mod model;
pub mod reading;
