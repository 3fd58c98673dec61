//! Who reads what: worked out by rules, seen first, then carried out whole.

pub(crate) mod store;
