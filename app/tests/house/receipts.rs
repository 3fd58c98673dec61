//! Receipts on the command line: without a server, a database or settings.

use std::path::{Path, PathBuf};

use centum_base::{Digest, Timestamp};
use centum_calls::expression::content::{
    AnswerLine, HandedAnswer, HandedIn, Manifest, Shape, commitment, value_text,
};
use centum_calls::expression::receipt::{LedgerLine, Receipt, SCHEMA, Seal};
use centum_forms::Value;
use centum_web::SigningKey;

use crate::commands::centum;

struct Files {
    folder: tempfile::TempDir,
    key: String,
}

impl Files {
    fn new() -> Self {
        Self::of(Shape::Second)
    }

    fn of(shape: Shape) -> Self {
        let (salt, value) = ("salt".to_owned(), Value::Text("More trees".into()));
        let answers = ["ambition", "team"].map(|field| HandedAnswer {
            part: "application".into(),
            field: field.into(),
            salt: Some(salt.clone()),
            value: Some(value.clone()),
        });
        let line = |one: &HandedAnswer| AnswerLine {
            part: one.part.clone(),
            field: one.field.clone(),
            commitment: commitment(&salt, &value_text(&value)),
        };
        let manifest = Manifest {
            schema: Shape::Second,
            call: "cities-2020".into(),
            expression: "x".into(),
            title: Some("Lindau".into()),
            consortium: Some(false),
            category: "new".into(),
            form: 1,
            members: Vec::new(),
            answers: answers.iter().map(line).collect(),
        };
        let manifest = if shape == Shape::First { manifest.in_first_shape() } else { manifest };
        let at: Timestamp = "2020-05-29T21:58:59.120Z".parse().unwrap();
        let seal = Seal::of(&SigningKey::new([5; 32]));
        let signed = seal.sign(Receipt {
            schema: SCHEMA.into(),
            site: "https://centum.example/".into(),
            call: "cities-2020".into(),
            reference: "EOI-0131".into(),
            submission: 2,
            content: manifest.digest(),
            received_at: at,
            received_there: "2020-05-29T23:58:59.12+02:00[Europe/Brussels]".into(),
            deadline: "2020-05-29T21:59:00Z".parse().unwrap(),
            in_grace: false,
            supplements: None,
            stated_by: None,
            sign_offs: Vec::new(),
            ledger: LedgerLine { sequence: 7, hash: Digest::of(b"entry") },
        });
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: String| std::fs::write(folder.path().join(name), text).unwrap();
        write("receipt.json", serde_json::to_string_pretty(&signed).unwrap());
        write("manifest.json", serde_json::to_string_pretty(&manifest).unwrap());
        write("answers.json", serde_json::to_string(&HandedIn { answers: answers.into() }).unwrap());
        let key = seal.id().to_string();
        write(
            "keys.json",
            format!("{{\"keys\":[{{\"key\":\"{key}\",\"since\":\"2020-01-01T00:00:00Z\"}}]}}"),
        );
        Self { folder, key }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn change(&self, name: &str, before: &str, after: &str) {
        let path = self.path(name);
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains(before), "{text}");
        std::fs::write(path, text.replacen(before, after, 1)).unwrap();
    }

    fn verify(&self, key: &str, more: &[&Path]) -> (i32, String) {
        let receipt = self.path("receipt.json");
        let mut args = vec!["receipt", "verify", receipt.to_str().unwrap(), "--key", key];
        for (flag, path) in ["--manifest", "--answers"].into_iter().zip(more) {
            args.extend([flag, path.to_str().unwrap()]);
        }
        let ran = centum(&args);
        (ran.code, ran.out)
    }
}

#[test]
fn a_receipt_is_checked_with_the_published_keys_and_every_answer() {
    let files = Files::new();
    let (manifest, answers) = (files.path("manifest.json"), files.path("answers.json"));
    let keys = files.path("keys.json");
    let (code, out) = files.verify(keys.to_str().unwrap(), &[&manifest, &answers]);
    assert_eq!(code, 0, "{out}");
    assert!(out.contains("VALID: the signature holds") && out.contains("EOI-0131"), "{out}");
    assert!(out.contains("2 answers are exactly what was handed in"), "{out}");
    assert_eq!(files.verify(&files.key, &[]).0, 0);
}

#[test]
fn a_receipt_from_before_the_name_was_vouched_for_still_holds() {
    for (shape, said) in [(Shape::First, "of the first shape"), (Shape::Second, "It is called \"Lindau\"")] {
        let files = Files::of(shape);
        let (manifest, answers) = (files.path("manifest.json"), files.path("answers.json"));
        let (code, out) = files.verify(&files.key, &[&manifest, &answers]);
        assert_eq!(code, 0, "{out}");
        assert!(out.contains(said) && out.contains("2 answers are exactly what was handed in"), "{out}");
    }
    let files = Files::new();
    files.change("manifest.json", "\"Lindau\"", "\"Landau\"");
    let (code, out) = files.verify(&files.key, &[&files.path("manifest.json")]);
    assert!(code == 3 && out.contains("this is not what was handed in"), "{out}");
}

#[test]
fn a_changed_byte_of_the_receipt_the_manifest_or_an_answer_is_found() {
    for (name, before, after, said) in [
        ("receipt.json", "21:58:59.12", "21:58:58.12", "something in it was changed"),
        ("receipt.json", "\"submission\"", "\"submissiom\"", "not a receipt"),
        ("manifest.json", "\"new\"", "\"nev\"", "this is not what was handed in"),
        (
            "answers.json",
            "More trees",
            "More treeS",
            "1 DIFFER from what was handed in: application/ambition",
        ),
    ] {
        let files = Files::new();
        files.change(name, before, after);
        let (manifest, answers) = (files.path("manifest.json"), files.path("answers.json"));
        let (code, out) = files.verify(&files.key, &[&manifest, &answers]);
        assert_eq!(code, 3, "{name}: {out}");
        assert!(out.starts_with("NOT VALID") && out.contains(said), "{name}: {out}");
    }
}

#[test]
fn a_hostile_file_cannot_speak_for_the_command() {
    let files = Files::new();
    let spoken = "\"\\u001b[2K\\rVALID: the signature holds\\nx\":1,\"submission\"";
    files.change("receipt.json", "\"submission\"", spoken);
    let (code, out) = files.verify(&files.key, &[]);
    assert_eq!((code, out.lines().count()), (3, 1), "{out}");
    assert!(out.starts_with("NOT VALID") && !out.contains(['\u{1b}', '\r']), "{out:?}");
}

#[test]
fn an_answer_that_stands_twice_or_without_what_proves_it_does_not_pass_for_checked() {
    let value = serde_json::to_string(&Value::Text("More trees".into())).unwrap();
    let forged = serde_json::to_string(&Value::Text("More roads".into())).unwrap();
    let line = |salt: &str, value: &str| {
        format!("{{\"part\":\"application\",\"field\":\"ambition\",\"salt\":{salt},\"value\":{value}}}")
    };
    let own = line("\"salt\"", &value);
    for (instead, code, said) in [
        (format!("{own},{}", line("\"salt\"", &forged)), 3, "1 were NOT handed in: application/ambition"),
        (line("null", &forged), 0, "what is left CANNOT BE CHECKED any more: application/ambition"),
    ] {
        let files = Files::new();
        files.change("answers.json", &own, &instead);
        let (manifest, answers) = (files.path("manifest.json"), files.path("answers.json"));
        let (found, out) = files.verify(&files.key, &[&manifest, &answers]);
        assert!(found == code && out.contains(said), "{found}: {out}");
    }
}

#[test]
fn an_erased_answer_leaves_the_rest_valid() {
    let files = Files::new();
    let value = serde_json::to_string(&Value::Text("More trees".into())).unwrap();
    files.change(
        "answers.json",
        &format!("\"salt\":\"salt\",\"value\":{value}"),
        "\"salt\":null,\"value\":null",
    );
    let (manifest, answers) = (files.path("manifest.json"), files.path("answers.json"));
    let (code, out) = files.verify(&files.key, &[&manifest, &answers]);
    assert_eq!(code, 0, "{out}");
    assert!(out.contains("1 were erased since"), "{out}");
}

#[test]
fn marks_ends_of_lines_and_blank_lines_of_an_editor_change_nothing() {
    let files = Files::new();
    for name in ["receipt.json", "keys.json", "manifest.json", "answers.json"] {
        let text = std::fs::read_to_string(files.path(name)).unwrap();
        let saved = format!("\u{feff}{}\r\n\r\n", text.replace('\n', "\r\n"));
        std::fs::write(files.path(name), saved).unwrap();
    }
    std::fs::write(files.path("keys.txt"), format!("\u{feff}\r\n{}\r\n\r\n", files.key)).unwrap();
    let (manifest, answers) = (files.path("manifest.json"), files.path("answers.json"));
    for keys in ["keys.json", "keys.txt"] {
        let (code, out) = files.verify(files.path(keys).to_str().unwrap(), &[&manifest, &answers]);
        assert!(code == 0 && out.contains("2 answers are exactly what was handed in"), "{keys}: {out}");
    }
}

#[test]
fn a_file_that_is_no_receipt_is_named_with_where_to_find_one() {
    let files = Files::new();
    std::fs::write(files.path("receipt.json"), "We have received the expression of interest").unwrap();
    let (code, out) = files.verify(&files.key, &[]);
    assert_eq!(code, 3, "{out}");
    let named = out.contains("receipt.json: this is not a receipt");
    assert!(named && out.contains("page of the receipt"), "{out}");
    let wide: Vec<u8> = "\u{feff}[]".encode_utf16().flat_map(u16::to_le_bytes).collect();
    std::fs::write(files.path("receipt.json"), wide).unwrap();
    let receipt = files.path("receipt.json");
    let ran = centum(&["receipt", "verify", receipt.to_str().unwrap(), "--key", &files.key]);
    assert!(ran.code == 1 && ran.err.contains("receipt.json is not text in UTF-8"), "{}", ran.err);
}

#[test]
fn another_key_and_no_key_are_told_apart() {
    let files = Files::new();
    let (code, out) = files.verify(&"0a".repeat(32), &[]);
    assert_eq!(code, 3, "{out}");
    assert!(out.contains("not one of the keys given"), "{out}");
    assert_eq!(files.verify("no-such-file", &[]).0, 1);
    assert_eq!(centum(&["receipt", "verify", "receipt.json"]).code, 2);
}
