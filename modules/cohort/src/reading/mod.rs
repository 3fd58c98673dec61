//! Reading a list of selected cities as it was published.
