//! From which address of the network a request comes: what limits on attempts count by.

use std::net::{IpAddr, SocketAddr};

use axum::http::HeaderMap;

/// What a request without a known address counts as.
const UNKNOWN: &str = "unknown";
const FORWARDED: &str = "x-forwarded-for";

/// The address: the peer, or, behind a proxy of ours, what that proxy added itself, which is the last of the header.
/// Everything before it, and the whole header where there is no proxy, is the word of whoever asks.
pub(crate) fn origin(peer: Option<IpAddr>, headers: &HeaderMap, behind_proxy: bool) -> String {
    let forwarded = || {
        let list = headers.get_all(FORWARDED).iter().next_back()?.to_str().ok()?;
        let last = list.rsplit(',').next()?.trim();
        last.parse().ok().or_else(|| Some(last.parse::<SocketAddr>().ok()?.ip()))
    };
    let Some(address) = behind_proxy.then(forwarded).flatten().or(peer) else { return UNKNOWN.to_owned() };
    match address.to_canonical() {
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

    fn seen(peer: &str, forwarded: Option<&str>, behind_proxy: bool) -> String {
        let mut headers = HeaderMap::new();
        if let Some(list) = forwarded {
            headers.insert(FORWARDED, list.parse().unwrap());
        }
        origin(peer.parse().ok(), &headers, behind_proxy)
    }

    #[test]
    fn the_header_counts_only_behind_a_proxy_of_ours() {
        for peer in ["192.0.2.7", "127.0.0.1"] {
            assert_eq!(seen(peer, Some("198.51.100.1"), false), peer);
            assert_eq!(seen(peer, Some("203.0.113.9, 198.51.100.1"), true), "198.51.100.1");
            assert_eq!(seen(peer, Some("198.51.100.1:4711"), true), "198.51.100.1");
            assert_eq!(seen(peer, Some("nonsense"), true), peer);
            assert_eq!(seen(peer, None, true), peer);
        }
        assert_eq!(seen("nobody", None, true), UNKNOWN);
    }

    #[test]
    fn addresses_of_one_network_count_together() {
        assert_eq!(seen("2001:db8:1:2:3::4", None, false), seen("2001:db8:1:2:5::6", None, false));
        assert_eq!(seen("::ffff:192.0.2.7", None, false), "192.0.2.7");
        assert_eq!(seen("127.0.0.1", Some("[2001:db8:1:2:3::4]:80"), true), "2001:db8:1:2::/64");
    }
}
