//! From which address of the network a request comes: what limits on attempts count by.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use centum_web::App;

/// What a request without a known address counts as.
const UNKNOWN: &str = "unknown";
const FORWARDED: &str = "x-forwarded-for";

/// The address of the network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Origin(String);

impl Origin {
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromRequestParts<App> for Origin {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Self::Rejection> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
        Ok(Self(origin(peer, &parts.headers)))
    }
}

/// A proxy on this machine is believed, and only what it added itself: the last address of the header.
fn origin(peer: Option<IpAddr>, headers: &HeaderMap) -> String {
    let Some(peer) = peer.map(|peer| peer.to_canonical()) else { return UNKNOWN.to_owned() };
    let forwarded = headers.get_all(FORWARDED).iter().next_back().and_then(|value| value.to_str().ok());
    let last = forwarded.and_then(|list| list.rsplit(',').next()?.trim().parse::<IpAddr>().ok());
    let address = last.filter(|_| peer.is_loopback()).unwrap_or(peer).to_canonical();
    match address {
        // One household or office has a whole /64: single addresses of it would each get their own count.
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
        IpAddr::V4(v4) => v4.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(peer: &str, forwarded: Option<&str>) -> String {
        let mut headers = HeaderMap::new();
        if let Some(list) = forwarded {
            headers.insert(FORWARDED, list.parse().unwrap());
        }
        origin(peer.parse().ok(), &headers)
    }

    #[test]
    fn only_a_proxy_on_this_machine_is_believed() {
        assert_eq!(seen("192.0.2.7", Some("198.51.100.1")), "192.0.2.7");
        assert_eq!(seen("127.0.0.1", Some("203.0.113.9, 198.51.100.1")), "198.51.100.1");
        assert_eq!(seen("127.0.0.1", Some("nonsense")), "127.0.0.1");
        assert_eq!(seen("nobody", None), UNKNOWN);
    }

    #[test]
    fn addresses_of_one_network_count_together() {
        assert_eq!(seen("2001:db8:1:2:3::4", None), seen("2001:db8:1:2:5::6", None));
        assert_eq!(seen("::ffff:192.0.2.7", None), "192.0.2.7");
    }
}
