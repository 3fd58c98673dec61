//! Every pair of colours that stands on a page can be told apart, light and dark.

/// WCAG 2.2, 1.4.3.
const TEXT: f64 = 4.5;
/// WCAG 2.2, 1.4.11.
const CONTROL: f64 = 3.0;

const TOKENS: &str = include_str!("../../static/tokens.css");

fn token(name: &str, dark: bool) -> [f64; 3] {
    let (_, rest) =
        TOKENS.split_once(&format!("--{name}: light-dark(")).unwrap_or_else(|| panic!("no token {name}"));
    let pair = rest.split(')').next().unwrap();
    let (light, night) = pair.split_once(", ").unwrap();
    let hex = if dark { night } else { light }.trim_start_matches('#');
    [0, 2, 4].map(|at| f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0)
}

fn luminance(colour: [f64; 3]) -> f64 {
    let linear =
        colour.map(|part| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

fn contrast(one: &str, other: &str, dark: bool) -> f64 {
    let (one, other) = (luminance(token(one, dark)), luminance(token(other, dark)));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn pairs_hold(pairs: &[(&str, &[&str])], wanted: f64) {
    for dark in [false, true] {
        for (front, grounds) in pairs {
            for ground in *grounds {
                let found = contrast(front, ground, dark);
                assert!(found >= wanted, "{front} on {ground} has {found:.2}, dark: {dark}");
            }
        }
    }
}

#[test]
fn black_on_white_is_twenty_one_to_one() {
    let ratio = (luminance([1.0; 3]) + 0.05) / (luminance([0.0; 3]) + 0.05);
    assert!((ratio - 21.0).abs() < 0.01);
}

#[test]
fn text_can_be_read_on_every_ground() {
    let grounds = ["paper", "surface", "sunken"];
    pairs_hold(
        &[
            (
                "ink",
                &["paper", "surface", "sunken", "accent-soft", "danger-soft", "success-soft", "warning-soft"],
            ),
            ("ink-soft", &["paper", "surface", "sunken", "accent-soft"]),
            ("ink-faint", &grounds),
            ("accent", &["paper", "surface", "sunken", "accent-soft"]),
            ("accent-strong", &["paper", "surface", "sunken", "accent-soft"]),
            ("danger", &["paper", "surface", "danger-soft"]),
            ("success", &["paper", "surface", "success-soft"]),
            ("warning", &["paper", "surface", "warning-soft"]),
            ("on-accent", &["accent", "accent-strong"]),
            ("on-danger", &["danger"]),
        ],
        TEXT,
    );
}

#[test]
fn controls_stand_out_from_their_ground() {
    pairs_hold(&[("control", &["paper", "surface", "sunken"]), ("accent", &["paper", "sunken"])], CONTROL);
}
