//! What faults and changes say to a reader.

use centum_web::locale::Whole;
use centum_web::{Locale, Message};

use crate::compose::ComposeError;
use crate::{Change, Fault, FormFault, Happened, Note, Spot, What, Wrong};

/// What is wrong with an answer and what to do.
pub fn message(fault: &Fault, locale: &Locale) -> Message {
    match fault {
        Fault::Missing => "forms-missing".into(),
        Fault::TooManyWords { words, most } => {
            Message::new("forms-too-many-words").arg("words", *words).arg("most", *most)
        }
        Fault::TooManyChars { chars, most } => {
            Message::new("forms-too-many-chars").arg("chars", *chars).arg("most", *most)
        }
        Fault::NotANumber => Message::new("forms-not-a-number").arg("example", locale.decimal("1234.5")),
        Fault::TooFine { decimals: 0 } => "forms-not-whole".into(),
        Fault::TooFine { decimals } => Message::new("forms-too-fine").arg("decimals", *decimals),
        Fault::NotAnAmount => Message::new("forms-not-an-amount").arg("example", locale.decimal("1234.50")),
        Fault::NotADay => "forms-not-a-day".into(),
        Fault::TooSmall { least } => Message::new("forms-too-small").arg("least", locale.decimal(least)),
        Fault::TooLarge { most } => Message::new("forms-too-large").arg("most", locale.decimal(most)),
        Fault::TooEarly { from } => Message::new("forms-too-early").arg("from", locale.date(*from)),
        Fault::TooLate { until } => Message::new("forms-too-late").arg("until", locale.date(*until)),
        Fault::UnknownOption { text } => Message::new("forms-unknown-option").arg("text", cut(text)),
        Fault::TooFew { least } => Message::new("forms-too-few").arg("least", *least),
        Fault::TooMany { most } => Message::new("forms-too-many").arg("most", *most),
        Fault::TooFewRows { least } => Message::new("forms-too-few-rows").arg("least", *least),
        Fault::TooManyRows { most } => Message::new("forms-too-many-rows").arg("most", *most),
        Fault::Cell { row, label, fault, .. } => Message::new("forms-cell")
            .arg("row", *row)
            .arg("column", label.in_lang(locale.tag()))
            .arg("fault", locale.tell(&message(fault, locale)).plain()),
        Fault::FileType { name, .. } => Message::new("forms-file-type").arg("name", cut(name)),
        Fault::FileSize { name, most } => {
            Message::new("forms-file-size").arg("name", cut(name)).arg("most", size(*most, locale))
        }
        Fault::TooManyFiles { most } => Message::new("forms-too-many-files").arg("most", *most),
        Fault::PlaceNotChosen { name } => Message::new("forms-place-not-chosen").arg("name", cut(name)),
        Fault::PlaceElsewhere { country } => {
            Message::new("forms-place-elsewhere").arg("country", locale.country(*country))
        }
        Fault::NoName => "forms-no-name".into(),
        Fault::NoMail => "forms-no-mail".into(),
        Fault::NotAMail { text } => Message::new("forms-not-a-mail").arg("text", cut(text)),
        Fault::OfAnotherKind => "forms-of-another-kind".into(),
        Fault::Beyond { limit } => {
            Message::new(format!("forms-beyond-{}", limit.name())).arg("most", limit.most())
        }
    }
}

/// A size in the reader's words.
pub fn size(bytes: u64, locale: &Locale) -> String {
    let tenths = |unit: u64| crate::trimmed((bytes.saturating_mul(10) / unit).whole(), 1);
    let (id, unit) = match bytes {
        1_000_000.. => ("forms-size-mb", 1_000_000),
        _ => ("forms-size-kb", 1_000),
    };
    locale.with(id, &[("size", locale.decimal(&tenths(unit)).into())])
}

/// What a new version of a form changes.
pub fn change(change: &Change, locale: &Locale) -> Message {
    let reads = |texts: &crate::Texts| texts.in_lang(locale.tag()).to_owned();
    let kind = |name: &str| locale.text(&format!("forms-kind-{name}"));
    let about = |id: &str| Message::new(id).arg("name", reads(&change.label));
    match &change.what {
        What::Added if matches!(change.spot, Spot::Section(_)) => about("forms-change-section-added"),
        What::Added => about("forms-change-added"),
        What::Removed => about("forms-change-removed"),
        What::Moved => about("forms-change-moved"),
        What::Reworded { before } => about("forms-change-reworded").arg("before", reads(before)),
        What::Help => about("forms-change-help"),
        What::Kind { before, now } => {
            about("forms-change-kind").arg("before", kind(before)).arg("now", kind(now))
        }
        What::Tightened => about("forms-change-tightened"),
        What::Loosened => about("forms-change-loosened"),
        What::Required => about("forms-change-required"),
        What::Optional => about("forms-change-optional"),
        What::When => about("forms-change-when"),
        What::Whose => about("forms-change-whose"),
        What::Keeping => about("forms-change-keeping"),
        What::OptionAdded { option } => about("forms-change-option-added").arg("option", reads(option)),
        What::OptionRemoved { option } => about("forms-change-option-removed").arg("option", reads(option)),
        What::OptionReworded { option } => about("forms-change-option-reworded").arg("option", reads(option)),
    }
}

/// What became of an answer under a new version of the form.
pub fn note(note: &Note) -> Message {
    Message::from(match note.what {
        Happened::Converted => "forms-carry-converted",
        Happened::FieldGone => "forms-carry-field-gone",
        Happened::OtherPart => "forms-carry-other-part",
        Happened::OtherKind => "forms-carry-other-kind",
        Happened::OptionGone => "forms-carry-option-gone",
        Happened::ColumnGone => "forms-carry-column-gone",
        Happened::OtherWords => "forms-carry-other-words",
    })
}

/// What is wrong with a form and what to do.
pub fn form_fault(fault: &FormFault) -> Message {
    match &fault.wrong {
        Wrong::Nothing => "forms-form-nothing".into(),
        Wrong::EmptySection => "forms-form-empty-section".into(),
        Wrong::NoLabel => "forms-form-no-label".into(),
        Wrong::NoOptions => "forms-form-no-options".into(),
        Wrong::Twice { key } => Message::new("forms-form-twice").arg("key", key),
        Wrong::NotEarlier { field } => Message::new("forms-form-not-earlier").arg("field", field.as_str()),
        Wrong::UntestableKind { field } => Message::new("forms-form-untestable").arg("field", field.as_str()),
        Wrong::NoSuchOption { field, option } => Message::new("forms-form-no-such-option")
            .arg("field", field.as_str())
            .arg("option", option.as_str()),
        Wrong::OfMembers { field } => Message::new("forms-form-of-members").arg("field", field.as_str()),
        Wrong::NotInATable => "forms-form-not-in-a-table".into(),
        Wrong::Crossed => "forms-form-crossed".into(),
        Wrong::Limit { most: u64::MAX } => "forms-form-zero".into(),
        Wrong::Limit { most } => Message::new("forms-form-limit").arg("most", *most),
        Wrong::Currency => "forms-form-currency".into(),
        Wrong::NoTypes => "forms-form-no-types".into(),
        Wrong::TooMany { most } => Message::new("forms-form-too-many").arg("most", *most),
        Wrong::TooLong { most } => Message::new("forms-form-too-long").arg("most", *most),
    }
}

/// Why a step of the composer is refused.
pub fn refusal(error: &ComposeError) -> Message {
    match error {
        ComposeError::NoSuch(_) => "forms-compose-no-such".into(),
        ComposeError::NoLabel => "forms-compose-no-label".into(),
        ComposeError::NoOptions(_) => "forms-compose-no-options".into(),
        ComposeError::Unreadable { text, .. } => {
            Message::new("forms-compose-unreadable").arg("text", cut(text))
        }
        ComposeError::Breaks(faults) => {
            faults.first().map_or_else(|| "forms-compose-no-such".into(), form_fault)
        }
    }
}

/// What was typed, short enough to stand in a sentence.
fn cut(text: &str) -> String {
    const MOST: usize = 60;
    match text.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use centum_web::locale::{Catalogue, Customs};

    use super::*;
    use crate::limits::Limit;
    use crate::testing::key;
    use crate::{Severity, Texts};

    fn english() -> Locale {
        let frame = centum_web::module().messages.iter().chain(crate::module().messages).copied();
        let catalogue = Catalogue::new(&frame.collect::<Vec<_>>(), Customs::default()).unwrap();
        catalogue.english().clone()
    }

    fn faults() -> Vec<Fault> {
        let day = "2023-05-31".parse().unwrap();
        let text = || "<b>".to_owned();
        let mut faults = vec![
            Fault::Missing,
            Fault::TooManyWords { words: 301, most: 300 },
            Fault::TooManyChars { chars: 2, most: 1 },
            Fault::NotANumber,
            Fault::TooFine { decimals: 0 },
            Fault::TooFine { decimals: 1 },
            Fault::NotAnAmount,
            Fault::NotADay,
            Fault::TooSmall { least: "0.5".into() },
            Fault::TooLarge { most: "10000".into() },
            Fault::TooEarly { from: day },
            Fault::TooLate { until: day },
            Fault::UnknownOption { text: text() },
            Fault::TooFew { least: 2 },
            Fault::TooMany { most: 3 },
            Fault::TooFewRows { least: 1 },
            Fault::TooManyRows { most: 2 },
            Fault::FileType { name: text(), media_type: text() },
            Fault::FileSize { name: text(), most: 2_500_000 },
            Fault::TooManyFiles { most: 1 },
            Fault::PlaceNotChosen { name: text() },
            Fault::PlaceElsewhere { country: centum_base::Country::SINGAPORE },
            Fault::NoName,
            Fault::NoMail,
            Fault::NotAMail { text: text() },
            Fault::OfAnotherKind,
        ];
        faults.extend(
            [Limit::Bytes, Limit::Chars, Limit::Rows, Limit::Files].map(|limit| Fault::Beyond { limit }),
        );
        faults
    }

    #[test]
    fn every_fault_has_its_sentence() {
        let english = english();
        for fault in faults() {
            let said = english.tell(&message(&fault, &english)).plain();
            assert!(!said.contains(['⟨', '{', '$']), "{fault:?}: {said}");
        }
        assert_eq!(english.misses(), Vec::<String>::new());
    }

    #[test]
    fn translations_ask_for_the_same_as_english() {
        let texts = centum_web::module().messages.iter().chain(crate::module().messages).copied();
        let catalogue = Catalogue::new(&texts.collect::<Vec<_>>(), Customs::default()).unwrap();
        assert_eq!(catalogue.faults(), Vec::<String>::new());
    }

    #[test]
    fn a_fault_in_a_cell_says_where_and_what() {
        let english = english();
        let fault = Fault::Cell {
            row: 3,
            column: key("share"),
            label: Texts::english("Share"),
            fault: Box::new(Fault::TooLarge { most: "100".into() }),
        };
        assert_eq!(fault.severity(), Severity::Wrong);
        let said = english.tell(&message(&fault, &english)).plain();
        assert_eq!(said, "Row 3, Share: Give at most 100.");
    }

    #[test]
    fn sizes_are_said_in_the_unit_that_fits() {
        let english = english();
        assert_eq!(size(2_500_000, &english), "2.5 MB");
        assert_eq!(size(999, &english), "0.9 kB");
        assert_eq!(size(10_000, &english), "10 kB");
    }
}
