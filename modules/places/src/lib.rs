//! Places: what a name in any language means, in which country.

pub mod countries;
