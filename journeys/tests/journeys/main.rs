//! The journeys, one file each.

mod house;
