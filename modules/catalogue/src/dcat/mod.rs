//! What a record says, typed: datasets, distributions, services and series by DCAT-AP 3.0.1.
