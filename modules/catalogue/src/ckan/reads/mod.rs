//! What is read through the Action API.

pub(super) mod activity;
pub(super) mod groups;
pub(super) mod lists;
pub(super) mod packages;
pub(super) mod people;
pub(super) mod site;
