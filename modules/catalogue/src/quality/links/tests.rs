use std::time::Duration;

use super::look::Looked;
use super::turn::noted;
use super::*;
use crate::dcat::Format;

fn link(address: &str) -> Link {
    Link {
        id: "x".into(),
        address: address.into(),
        host: "a.example".into(),
        state: State::Unknown,
        status: None,
        detail: None,
        media_type: None,
        html: None,
        fails: 0,
        failing_since: None,
        checked_at: None,
        next_at: Timestamp::UNIX_EPOCH,
        told_at: None,
    }
}

fn answer(status: u16) -> Looked {
    Looked::Answer { status, there: status == 200, media_type: Some("text/csv".into()), html: None }
}

const HOUR: u64 = 3600;

fn at(hours: u64) -> Timestamp {
    Timestamp::UNIX_EPOCH.checked_add(Duration::from_secs(hours * HOUR)).unwrap()
}

#[test]
fn failures_are_counted_in_a_row_and_looked_at_again_sooner() {
    let care = Care::default();
    let first = noted(&link("a"), answer(404), &care, at(0));
    assert_eq!((first.state, first.fails, first.next_at), (State::Silent, 1, at(1)));
    let second = noted(&first, Looked::Nothing("connect"), &care, at(1));
    assert_eq!((second.fails, second.next_at, second.failing_since), (2, at(3), Some(at(0))));
    assert_eq!((second.status, second.detail.as_deref()), (None, Some("connect")));
    let back = noted(&second, answer(200), &care, at(3));
    assert_eq!(
        (back.state, back.fails, back.failing_since, back.next_at),
        (State::Answers, 0, None, at(3 + 14 * 24))
    );
}

#[test]
fn a_host_that_asks_for_a_pause_says_nothing_about_its_addresses() {
    let care = Care::default();
    let before = noted(&link("a"), answer(200), &care, at(0));
    let after = noted(&before, Looked::Later(Duration::from_secs(2 * HOUR)), &care, at(5));
    assert_eq!((after.state, after.fails, after.next_at), (State::Answers, 0, at(7)));
    assert_eq!(noted(&link("a"), Looked::Later(Duration::ZERO), &care, at(0)).state, State::Unknown);
}

#[test]
fn pauses_never_pass_the_fortnight() {
    assert_eq!(Care::default().pause(60), Care::default().every);
}

fn csv(address: &str) -> Distribution {
    Distribution {
        download_urls: vec![address.into()],
        format: Some(Format { value: Some(Coded::Code("CSV".into())), given: None }),
        ..Distribution::default()
    }
}

#[test]
fn a_page_for_people_where_data_is_promised_is_said() {
    let rules = |of: &Distribution, media: &str, html: Option<bool>| -> Vec<String> {
        let link = Link {
            state: State::Answers,
            media_type: Some(media.into()),
            html,
            ..link("https://a.example/x")
        };
        findings(of, &[link]).into_iter().map(|one| one.rule).collect()
    };
    let of = csv("https://a.example/x");
    assert_eq!(rules(&of, "text/html", None), ["link-page"]);
    assert_eq!(rules(&of, "text/csv", Some(true)), ["link-page"]);
    assert_eq!(rules(&of, "application/pdf", None), ["link-type"]);
    for fitting in
        ["text/csv", "application/octet-stream", "text/plain", "application/zip", "application/x-unheard-of"]
    {
        assert!(rules(&of, fitting, None).is_empty(), "{fitting}");
    }
    let page = Distribution {
        format: Some(Format { value: Some(Coded::Code("HTML".into())), given: None }),
        ..csv("https://a.example/x")
    };
    assert!(rules(&page, "text/html", None).is_empty());
    let access = Distribution { access_urls: of.download_urls.clone(), download_urls: Vec::new(), ..of };
    assert!(rules(&access, "text/html", None).is_empty());
}
