//! The journeys, one file each.

mod announcing;
mod calls;
mod eyes_and_hands;
mod house;
mod keyboard;
mod languages;
mod signing_in;
mod visitor;
