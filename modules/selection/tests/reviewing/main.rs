//! Reviews, reports and the panel, on both databases and through the whole site.

#![allow(clippy::unwrap_used, reason = "a test that cannot set its scene has failed")]

mod asking_why;
mod blind;
mod calibrating;
mod declared;
mod drawing;
mod faces;
mod going_on;
mod handing_over;
mod late;
mod marks;
mod opening_seats;
mod panel;
mod redress;
mod releasing;
mod replaying;
mod reports;
mod secrets;
mod site;
mod taking_back;
mod telling;
mod watching;
mod withheld;
mod wording;
