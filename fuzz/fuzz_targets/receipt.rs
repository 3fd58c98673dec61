//! Any text as a receipt and as a manifest: neither panics, and what nobody signed is never believed.
#![no_main]

use centum_calls::expression::content::Manifest;
use centum_calls::expression::receipt::{read, verify};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let manifest = serde_json::from_str::<Manifest>(text).ok();
    if let Some(manifest) = &manifest {
        let again: Manifest = serde_json::from_str(&manifest.text()).expect("what was written can be read");
        assert_eq!(again.digest(), manifest.digest());
    }
    if let Ok(signed) = read(text) {
        assert!(verify(&signed, &[], manifest.as_ref()).is_err(), "without a key there is no trust");
    }
});
