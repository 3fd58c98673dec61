//! The pages: the public face, and the organiser's desk.

pub mod desk;
pub mod public;
mod side_by_side;
