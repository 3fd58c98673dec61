//! What a person does, in a real browser: the program is started as a stranger would start it, and Chromium is led
//! through its pages. The journeys themselves stand in `tests/journeys`, one file each.
//!
//! A page that is looked at is also held against the rules of accessibility, at two widths, by day and by night, and
//! must fit a screen of 320 pixels. No page may complain to the console or ask another host for anything.

mod browser;
mod connection;
mod crawl;
mod driver;
mod filled;
mod finding;
mod inspection;
mod journey;
mod keyboard;
mod page;
mod pictures;
mod portal;
mod program;
mod sign_in;
mod watch;

pub use browser::{Browser, Scripts};
pub use journey::{Journey, journey, journey_beside};
pub use page::{Answer, ask, tell};
pub use pictures::pictures_are_kept;
pub use portal::Portal;
pub use sign_in::{OFFICER, OLGA, PARTNER, SAM, THEA};
