//! The journeys, one file each.

mod announcing;
mod calls;
mod catalogue;
mod eyes_and_hands;
mod house;
mod keyboard;
mod languages;
mod selection;
mod signing_in;
mod visitor;
