//! The index from the outside: what is found, in which order, and what is on the disk.

#[cfg(test)]
mod common;
#[cfg(test)]
mod durability;
#[cfg(test)]
mod model;
#[cfg(test)]
mod reading;
#[cfg(test)]
mod recall;
