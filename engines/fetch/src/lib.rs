//! An HTTP client that reaches no private address and bounds all that it reads.
