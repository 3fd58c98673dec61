//! Figures and reconciliation over whole announcements.

mod acceptance;
mod fixture;
mod generic;
mod joined;
mod property;
mod speed;
mod table;
