//! Any lines as the headers of an answer: nothing may panic, and no redirect leads to a private place or gives up encryption.
#![no_main]

use std::net::IpAddr;

use bytes::Bytes;
use centum_fetch::{Agent, Answer, Head, Policy, is_public};
use libfuzzer_sys::fuzz_target;

const STATUSES: [u16; 11] = [200, 206, 301, 302, 303, 304, 307, 308, 416, 429, 503];

fn line(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let (name, value) = text.split_at(text.iter().position(|byte| *byte == b':')?);
    Some((name, value[1..].trim_ascii()))
}

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, rest)) = bytes.split_first() else { return };
    let agent = Agent { product: "P".into(), version: "1".into(), contact: "https://p.example".into() };
    let lines: Vec<(&[u8], &[u8])> = rest.split(|byte| *byte == b'\n').filter_map(line).collect();
    let status = STATUSES[usize::from(*choice) % STATUSES.len()];
    let read = Head::of_lines(&Policy::new(agent), "https://portal.example/catalog", status, &lines);
    let (head, next) = read.expect("the address may be asked");
    if let Some(next) = next {
        assert_eq!(next.scheme(), "https", "{next}");
        let literal = next.host_str().unwrap_or_default().trim_matches(['[', ']']).parse::<IpAddr>();
        assert!(literal.is_err() || literal.is_ok_and(is_public), "{next}");
    }
    let _ = Answer { head, body: Bytes::copy_from_slice(rest) }.text();
});
