//! How much room a text takes, without its font at hand: a guess that is rather too wide than too narrow.

/// The width of a text in the given font size.
pub fn width(text: &str, font_size: f64) -> f64 {
    text.chars().map(share).sum::<f64>() * font_size
}

/// The share of the font size that a letter is wide.
fn share(letter: char) -> f64 {
    match letter {
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => 0.0,
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | '!' => 0.3,
        'f' | 'r' | 't' | ' ' | '(' | ')' | '-' | '/' | '\u{a0}' => 0.4,
        'm' | 'w' | 'M' | 'W' | '—' | '%' | '@' => 0.92,
        letter if letter.is_uppercase() => 0.72,
        // Letters of East Asia fill a square.
        '\u{1100}'..='\u{11ff}'
        | '\u{2e80}'..='\u{d7ff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ffef}' => 1.05,
        '\u{1f000}'..='\u{3ffff}' => 1.1,
        _ => 0.58,
    }
}

/// The text, or its beginning and an ellipsis where it has more than `most` letters.
pub fn shortened(text: &str, most: usize) -> String {
    if text.chars().nth(most).is_none() {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_longer_text_is_wider_and_a_mark_on_a_letter_takes_no_room() {
        assert!(width("Ljubljana", 12.0) > width("Lyon", 12.0));
        assert!(width("WWW", 12.0) > width("iii", 12.0));
        assert_eq!(width("e\u{301}", 12.0), width("e", 12.0));
        assert_eq!(width("", 12.0), 0.0);
    }

    #[test]
    fn a_long_text_is_cut_between_letters_and_says_so() {
        assert_eq!(shortened("Köln", 4), "Köln");
        assert_eq!(shortened("Łódź city", 6), "Łódź…");
        assert_eq!(shortened("ααααα", 3), "αα…");
        assert_eq!(shortened("", 0), "");
    }
}
