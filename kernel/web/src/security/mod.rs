//! What keeps strangers from acting through a reader's browser, and pages from running what they should not.

pub mod cookies;
pub mod csrf;
pub mod form;
pub mod headers;
pub mod json;
pub mod upload;
