//! Characters that a page writes as names or numbers.

/// Longest name between ampersand and semicolon that is looked up.
const LONGEST: usize = 10;

/// Names of signs and of the letters of European languages.
const NAMED: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("shy", '\u{ad}'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("bull", '•'),
    ("middot", '·'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("dagger", '†'),
    ("Dagger", '‡'),
    ("sect", '§'),
    ("deg", '°'),
    ("sup1", '¹'),
    ("sup2", '²'),
    ("sup3", '³'),
    ("ensp", ' '),
    ("emsp", ' '),
    ("thinsp", ' '),
    ("zwnj", '\u{200c}'),
    ("zwj", '\u{200d}'),
    ("lrm", '\u{200e}'),
    ("rlm", '\u{200f}'),
    ("szlig", 'ß'),
    ("AElig", 'Æ'),
    ("aelig", 'æ'),
    ("OElig", 'Œ'),
    ("oelig", 'œ'),
    ("Oslash", 'Ø'),
    ("oslash", 'ø'),
    ("Aring", 'Å'),
    ("aring", 'å'),
    ("Ccedil", 'Ç'),
    ("ccedil", 'ç'),
    ("ETH", 'Ð'),
    ("eth", 'ð'),
    ("THORN", 'Þ'),
    ("thorn", 'þ'),
    ("Ntilde", 'Ñ'),
    ("ntilde", 'ñ'),
    ("Atilde", 'Ã'),
    ("atilde", 'ã'),
    ("Otilde", 'Õ'),
    ("otilde", 'õ'),
    ("Agrave", 'À'),
    ("agrave", 'à'),
    ("Aacute", 'Á'),
    ("aacute", 'á'),
    ("Acirc", 'Â'),
    ("acirc", 'â'),
    ("Auml", 'Ä'),
    ("auml", 'ä'),
    ("Egrave", 'È'),
    ("egrave", 'è'),
    ("Eacute", 'É'),
    ("eacute", 'é'),
    ("Ecirc", 'Ê'),
    ("ecirc", 'ê'),
    ("Euml", 'Ë'),
    ("euml", 'ë'),
    ("Igrave", 'Ì'),
    ("igrave", 'ì'),
    ("Iacute", 'Í'),
    ("iacute", 'í'),
    ("Icirc", 'Î'),
    ("icirc", 'î'),
    ("Iuml", 'Ï'),
    ("iuml", 'ï'),
    ("Ograve", 'Ò'),
    ("ograve", 'ò'),
    ("Oacute", 'Ó'),
    ("oacute", 'ó'),
    ("Ocirc", 'Ô'),
    ("ocirc", 'ô'),
    ("Ouml", 'Ö'),
    ("ouml", 'ö'),
    ("Ugrave", 'Ù'),
    ("ugrave", 'ù'),
    ("Uacute", 'Ú'),
    ("uacute", 'ú'),
    ("Ucirc", 'Û'),
    ("ucirc", 'û'),
    ("Uuml", 'Ü'),
    ("uuml", 'ü'),
    ("Yacute", 'Ý'),
    ("yacute", 'ý'),
    ("Scaron", 'Š'),
    ("scaron", 'š'),
    ("Zcaron", 'Ž'),
    ("zcaron", 'ž'),
    ("Ccaron", 'Č'),
    ("ccaron", 'č'),
    ("Lstrok", 'Ł'),
    ("lstrok", 'ł'),
];

/// `text` with its entities resolved; an unknown one stays as it is written.
pub(super) fn resolve(text: &str) -> String {
    let mut resolved = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        resolved.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(LONGEST + 2).position(|byte| byte == b';');
        match end.and_then(|end| Some((character(&rest[1..end])?, end))) {
            Some((c, end)) => {
                resolved.push(c);
                rest = &rest[end + 1..];
            }
            None => {
                resolved.push('&');
                rest = &rest[1..];
            }
        }
    }
    resolved.push_str(rest);
    resolved
}

fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code);
    }
    NAMED.iter().find(|(known, _)| *known == name).map(|&(_, c)| c)
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn names_and_numbers_become_letters() {
        assert_eq!(resolve("M&eacute;tropole &#38; &#x160;kofja&nbsp;Loka"), "Métropole & Škofja\u{a0}Loka");
        assert_eq!(resolve("a & b &nothing; &#xD800; &"), "a & b &nothing; &#xD800; &");
    }
}
