//! Which characters names are made of.

/// What a byte can be part of.
#[derive(Clone, Copy)]
struct Class(u8);

impl Class {
    const NAME: u8 = 1;
    const TAG: u8 = 2;
    const PLAIN: u8 = 4;
}

/// By byte; what is not ASCII is looked at as a character.
static CLASSES: [Class; 256] = classes();

const fn classes() -> [Class; 256] {
    let mut all = [Class(0); 256];
    let mut byte = 0;
    while byte < 128 {
        let letter = byte as u8;
        let mut class = 0;
        if letter.is_ascii_alphanumeric() || letter == b'_' || letter == b'-' {
            class |= Class::NAME | Class::TAG | Class::PLAIN;
        }
        if letter == b'.' || letter == b'~' {
            class |= Class::PLAIN;
        }
        all[byte] = Class(class);
        byte += 1;
    }
    all
}

/// Whether an ASCII byte can stand inside a name.
pub(super) fn is_name_byte(byte: u8) -> bool {
    CLASSES[byte as usize].0 & Class::NAME != 0
}

/// Whether a byte can stand in a language tag, well formed or not.
pub(super) fn is_tag_byte(byte: u8) -> bool {
    CLASSES[byte as usize].0 & Class::TAG != 0
}

/// Whether a text can be put behind any address that ends in a slash or a hash, and leave it an address.
pub(super) fn is_harmless(text: &str) -> bool {
    text.bytes().all(|byte| CLASSES[byte as usize].0 & Class::PLAIN != 0)
}

/// Whether a character can begin a name.
pub(super) fn is_first(letter: char) -> bool {
    matches!(letter,
        'A'..='Z' | 'a'..='z'
        | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2ff}'
        | '\u{370}'..='\u{37d}' | '\u{37f}'..='\u{1fff}' | '\u{200c}'..='\u{200d}'
        | '\u{2070}'..='\u{218f}' | '\u{2c00}'..='\u{2fef}' | '\u{3001}'..='\u{d7ff}'
        | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}' | '\u{10000}'..='\u{effff}')
}

/// Whether a character can stand inside a name.
pub(super) fn is_inner(letter: char) -> bool {
    match letter {
        '-' | '_' | '0'..='9' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}' => true,
        other => is_first(other),
    }
}

/// How many bytes from `at` on are a run of name characters, full stops inside it included, and colons where they may be.
/// A full stop at the end is that of the statement.
pub(super) fn run(text: &str, at: usize, colons: bool) -> usize {
    let bytes = text.as_bytes();
    let mut end = at;
    let mut stop = at;
    while let Some(byte) = bytes.get(end) {
        match byte {
            _ if is_name_byte(*byte) => {
                end += 1;
                stop = end;
            }
            b'.' => end += 1,
            b':' if colons => {
                end += 1;
                stop = end;
            }
            128.. => {
                let Some(letter) = text[end..].chars().next().filter(|letter| is_inner(*letter)) else {
                    break;
                };
                end += letter.len_utf8();
                stop = end;
            }
            _ => break,
        }
    }
    stop - at
}
