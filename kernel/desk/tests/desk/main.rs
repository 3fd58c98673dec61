//! The pages of the desk over HTTP, on both databases.

mod account;
mod ledger;
mod pages;
mod people;
mod sign_in;
mod site;
