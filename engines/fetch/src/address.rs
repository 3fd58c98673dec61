//! Which addresses are reachable by everybody, and which lead into somebody's own network.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Networks of IPv4 that are not reachable by everybody, after the IANA special-purpose registry
/// (as of November 2026), with 192.88.99.0/24, which was withdrawn, and multicast.
const CLOSED_V4: [(Ipv4Addr, u32); 16] = [
    (Ipv4Addr::new(0, 0, 0, 0), 8),
    (Ipv4Addr::new(10, 0, 0, 0), 8),
    (Ipv4Addr::new(100, 64, 0, 0), 10),
    (Ipv4Addr::new(127, 0, 0, 0), 8),
    (Ipv4Addr::new(169, 254, 0, 0), 16),
    (Ipv4Addr::new(172, 16, 0, 0), 12),
    (Ipv4Addr::new(192, 0, 0, 0), 24),
    (Ipv4Addr::new(192, 0, 2, 0), 24),
    (Ipv4Addr::new(192, 88, 99, 0), 24),
    (Ipv4Addr::new(192, 168, 0, 0), 16),
    (Ipv4Addr::new(198, 18, 0, 0), 15),
    (Ipv4Addr::new(198, 51, 100, 0), 24),
    (Ipv4Addr::new(203, 0, 113, 0), 24),
    (Ipv4Addr::new(224, 0, 0, 0), 4),
    (Ipv4Addr::new(240, 0, 0, 0), 4),
    // Publicly numbered, yet it answers with a machine's secrets inside one large cloud.
    (Ipv4Addr::new(168, 63, 129, 16), 32),
];

/// Networks inside 2000::/3, the only block that is given out, that are not reachable by everybody.
/// 2001::/23 holds Teredo, which carries an IPv4 address of anybody's choice, and so does 2002::/16 (6to4).
const CLOSED_V6: [(Ipv6Addr, u32); 4] = [
    (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 23),
    (Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 0), 32),
    (Ipv6Addr::new(0x2002, 0, 0, 0, 0, 0, 0, 0), 16),
    (Ipv6Addr::new(0x3fff, 0, 0, 0, 0, 0, 0, 0), 20),
];

/// Where networks that speak IPv6 alone show the IPv4 world (RFC 6052).
const NAT64: (Ipv6Addr, u32) = (Ipv6Addr::new(0x64, 0xff9b, 0, 0, 0, 0, 0, 0), 96);

/// What is given out at all (RFC 4291): everything else is local, multicast, mapped or unassigned.
const GLOBAL_UNICAST: (Ipv6Addr, u32) = (Ipv6Addr::new(0x2000, 0, 0, 0, 0, 0, 0, 0), 3);

/// Whether everybody can reach the address: neither loopback, private, link-local, shared, documentation,
/// multicast, reserved nor a transition form that hides one of those.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => !CLOSED_V4.iter().any(|&network| lies_in_v4(address, network)),
        IpAddr::V6(address) if lies_in_v6(address, NAT64) => {
            let [.., a, b, c, d] = address.octets();
            is_public(IpAddr::V4(Ipv4Addr::new(a, b, c, d)))
        }
        IpAddr::V6(address) => {
            lies_in_v6(address, GLOBAL_UNICAST)
                && !CLOSED_V6.iter().any(|&network| lies_in_v6(address, network))
        }
    }
}

fn lies_in_v4(address: Ipv4Addr, (network, length): (Ipv4Addr, u32)) -> bool {
    (address.to_bits() ^ network.to_bits()).leading_zeros() >= length
}

fn lies_in_v6(address: Ipv6Addr, (network, length): (Ipv6Addr, u32)) -> bool {
    (address.to_bits() ^ network.to_bits()).leading_zeros() >= length
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const CLOSED: &[&str] = &[
        // this network, loopback, link-local
        "0.0.0.0",
        "0.1.2.3",
        "0.255.255.255",
        "127.0.0.1",
        "127.0.0.53",
        "127.255.255.255",
        "169.254.0.1",
        "169.254.169.254",
        "169.254.255.255",
        // private and shared
        "10.0.0.0",
        "10.255.255.255",
        "172.16.0.0",
        "172.31.255.255",
        "192.168.0.1",
        "192.168.255.255",
        "100.64.0.0",
        "100.100.100.200",
        "100.127.255.255",
        // protocol assignments, documentation, benchmarks, relays
        "192.0.0.1",
        "192.0.0.192",
        "192.0.2.1",
        "198.51.100.7",
        "203.0.113.255",
        "198.18.0.0",
        "198.19.255.255",
        "192.88.99.1",
        "168.63.129.16",
        // multicast, reserved, broadcast
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.254",
        "255.255.255.255",
        // IPv6 of one's own
        "::",
        "::1",
        "fc00::1",
        "fd12:3456:789a::1",
        "fe80::1",
        "febf::1",
        "fec0::1",
        "ff00::1",
        "ff02::1",
        "ff0e::1",
        "100::1",
        // IPv4 in other clothes
        "::ffff:127.0.0.1",
        "::ffff:8.8.8.8",
        "::127.0.0.1",
        "::8.8.8.8",
        "::ffff:0:10.0.0.1",
        "64:ff9b::10.0.0.1",
        "64:ff9b::169.254.169.254",
        "64:ff9b::7f00:1",
        "64:ff9b:1::8.8.8.8",
        "2002:7f00:1::",
        "2002:a00:1::1",
        "2002:808:808::1",
        "2001::1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        // documentation, protocols, unassigned
        "2001:db8::1",
        "2001:2::1",
        "2001:1ff:ffff::1",
        "3fff::1",
        "3fff:fff:ffff::1",
        "4000::1",
        "5f00::1",
        "1fff:ffff::1",
    ];

    const OPEN: &[&str] = &[
        "1.1.1.1",
        "8.8.8.8",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.1",
        "169.253.255.255",
        "169.255.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.1",
        "192.0.3.0",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "198.51.99.255",
        "203.0.112.255",
        "203.0.114.0",
        "223.255.255.255",
        "168.63.129.15",
        "1.0.0.0",
        "2000::1",
        "2001:200::1",
        "2001:4860:4860::8888",
        "2001:db7:ffff::1",
        "2001:db9::1",
        "2003::1",
        "2606:4700:4700::1111",
        "2a00:1450:4001::1",
        "3ffe:ffff::1",
        "3fff:1000::1",
        "64:ff9b::8.8.8.8",
    ];

    #[test]
    fn the_table_of_addresses_is_judged_as_it_says() {
        assert!(CLOSED.len() + OPEN.len() >= 60);
        for text in CLOSED {
            assert!(!is_public(text.parse().unwrap()), "{text} is not reachable by everybody");
        }
        for text in OPEN {
            assert!(is_public(text.parse().unwrap()), "{text} is reachable by everybody");
        }
    }

    proptest! {
        #[test]
        fn what_the_standard_library_calls_private_is_never_public(bits: u32) {
            let address = Ipv4Addr::from_bits(bits);
            let closed = address.is_private() || address.is_loopback() || address.is_link_local()
                || address.is_multicast() || address.is_broadcast() || address.is_documentation()
                || address.is_unspecified();
            prop_assert!(!(closed && is_public(IpAddr::V4(address))));
        }

        #[test]
        fn nothing_outside_the_block_that_is_given_out_is_public(bits: u128) {
            let address = Ipv6Addr::from_bits(bits);
            let outside = bits >> 125 != 1 && !lies_in_v6(address, NAT64);
            prop_assert!(!(outside && is_public(IpAddr::V6(address))));
        }

        #[test]
        fn an_address_shown_through_nat64_is_judged_as_itself(bits: u32) {
            let shown = Ipv6Addr::from_bits(NAT64.0.to_bits() | u128::from(bits));
            prop_assert_eq!(is_public(IpAddr::V6(shown)), is_public(IpAddr::V4(Ipv4Addr::from_bits(bits))));
        }
    }
}
