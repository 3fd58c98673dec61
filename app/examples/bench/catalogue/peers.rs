//! Released programs that do the same, where they can be had here: serdi from Debian, rdflib and pyshacl from PyPI; each is
//! put into a folder of its own, and says what CPU it took itself.

use std::path::{Path, PathBuf};
use std::process::Command;

/// CPU seconds of rdflib and pyshacl.
#[derive(Clone, Copy, Debug)]
pub(super) struct Python {
    pub(super) read: f64,
    pub(super) check: f64,
}

/// A file of the repository.
pub(super) fn in_repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join(path)
}

/// An invented catalogue as a file: so many datasets, one in fifty with a fault.
pub(super) fn made_up(datasets: usize) -> Option<PathBuf> {
    let file = crate::folder().join(format!("made-up-{datasets}.ttl"));
    if !file.exists() {
        let (count, faults) = (datasets.to_string(), (datasets / 50).to_string());
        let script = in_repository("scripts/made-up-dcat.py");
        let made = Command::new("python3").arg(script).args([&count, &faults, "1"]).output().ok()?;
        if !made.status.success() {
            println!("    not measured: python3 is missing");
            return None;
        }
        std::fs::write(&file, made.stdout).unwrap();
    }
    Some(file)
}

/// CPU seconds of serdi, which writes what it reads as lines.
pub(super) fn serdi(data: &Path) -> Option<f64> {
    let (said, _) = ask("scripts/peer-serdi.sh", "serdi", &[data])?;
    said.trim().parse().ok()
}

/// What rdflib needs to read a file, and pyshacl to check it.
pub(super) fn python(shapes: &Path, data: &Path) -> Option<Python> {
    let (_, said) = ask("scripts/peer-pyshacl.sh", "pyshacl", &[Path::new("--times"), shapes, data])?;
    let after = |word: &str| -> Option<f64> {
        let (_, rest) = said.split_once(word)?;
        rest.split([',', '\n']).next()?.trim().parse().ok()
    };
    Some(Python { read: after("read ")?, check: after("check ")? })
}

/// What a script printed, on both of its channels.
fn ask(script: &str, folder: &str, arguments: &[&Path]) -> Option<(String, String)> {
    let output =
        Command::new(in_repository(script)).arg(crate::folder().join(folder)).args(arguments).output();
    match output {
        Ok(output) => {
            let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            let (said, aside) = (text(&output.stdout), text(&output.stderr));
            if output.status.success() {
                return Some((said, aside));
            }
            println!("    not measured: {}", aside.trim());
        }
        Err(error) => println!("    not measured: {script}: {error}"),
    }
    None
}
