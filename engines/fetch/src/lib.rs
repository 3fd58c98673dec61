//! An HTTP client that reaches no private address and bounds all that it reads.
//!
//! What a stranger's address can make a server do is decided here and nowhere else:
//! - the addresses of a name are filtered inside the resolver that the connection itself uses ([`Lookup`]),
//!   so an answer that changes between a check and the connection changes nothing;
//! - redirects are followed by hand and every hop is checked like the first;
//! - time, headers, bytes as sent and bytes as inflated are bounded ([`Limits`]);
//! - hosts are asked at a polite pace, and one that asks for a pause gets it ([`Politeness`]).

mod address;
mod answer;
mod budget;
mod client;
mod error;
mod fetcher;
mod gate;
mod inflate;
mod media;
mod policy;
mod probe;
mod redirect;
mod request;
mod resolve;
mod retry;
mod target;

pub use address::is_public;
pub use answer::{Answer, Head, Probe};
pub use error::{FetchError, Measure, SetupError, Stage};
pub use fetcher::Fetcher;
pub use media::MediaType;
pub use policy::{Agent, AllowedHost, AllowedHostError, Limits, Policy, Politeness, Ports};
pub use request::{Request, Verb};
pub use resolve::{Looking, Lookup, SystemLookup};
pub use url::Url;
