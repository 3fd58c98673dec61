//! The entities that a document defines. What they can grow to is bounded, and their declarations are put as the parser
//! takes them, so that it never sees one that was not looked at here.

use std::borrow::Cow;

use super::tags::Tags;
use crate::limits::Limits;
use crate::read::ReadError;

/// Longest value of an entity.
const VALUE_BYTES: usize = 1024;

/// All names and values of entities together.
const DECLARED_BYTES: usize = 1 << 20;

/// How much of the name of an entity an error quotes, in characters.
const QUOTED: usize = 80;

const BEGIN: &str = "<!ENTITY";

/// What a document defines.
pub(super) struct Entities<'a> {
    /// The names, sorted.
    pub(super) names: Vec<&'a str>,
    /// The longest value.
    pub(super) longest: usize,
    /// The document with its declarations as the parser takes them.
    pub(super) text: Cow<'a, str>,
}

/// One declaration that gives a value.
struct Declaration<'a> {
    name: &'a str,
    quote: char,
    value: &'a str,
    /// Where the value begins, from the beginning of the declaration's words on.
    at: usize,
}

impl<'a> Declaration<'a> {
    /// What stands between [`BEGIN`] and the next `<`. The parser reads no more of a declaration, takes the name of a
    /// parameter for that of an entity, and leaves out blanks wherever it likes: so does this.
    fn of(words: &'a str) -> Option<Self> {
        let after = words.trim_start();
        let after = after.strip_prefix('%').unwrap_or(after).trim_start();
        let (name, after) = after.split_once(|letter: char| letter.is_ascii_whitespace())?;
        let after = after.trim_start();
        let quote = after.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        let (value, end) = after[1..].split_once(quote)?;
        let at = words.len() - after.len() + 1;
        end.trim_start().starts_with('>').then_some(Self { name, quote, value, at })
    }

    /// Refuses what is made of other entities: nobody needs that, and bombs do.
    fn check(&self) -> Result<(), ReadError> {
        let is_letter = |reference: &str| {
            let known = ["#", "amp;", "lt;", "gt;", "quot;", "apos;"];
            known.iter().any(|known| reference.starts_with(known))
        };
        if !self.value.split('&').skip(1).all(is_letter) {
            return Err(ReadError::NestedEntity { name: self.name.chars().take(QUOTED).collect() });
        }
        if self.value.len() > VALUE_BYTES {
            return Err(ReadError::TooLarge { limit: VALUE_BYTES });
        }
        Ok(())
    }
}

/// Looks over all declarations. In front of the root, values in single quotes are put in double ones, and what gives no
/// value (an entity from elsewhere) is blanked: the parser would stop at both.
pub(super) fn entities<'a>(text: &'a str, limits: &Limits) -> Result<Entities<'a>, ReadError> {
    let mut found = Entities { names: Vec::new(), longest: 0, text: Cow::Borrowed(text) };
    let mut declared = 0;
    let mut mended = String::new();
    let mut kept = 0;
    let mut from = 0;
    let mut root = None;
    while let Some(begin) = text[from..].find(BEGIN).map(|at| from + at) {
        let root =
            *root.get_or_insert_with(|| Tags::new(text, 0).next().map_or(text.len(), |root| root.start));
        let words = begin + BEGIN.len();
        from = text[words..].find('<').map_or(text.len(), |end| words + end);
        let declaration = Declaration::of(&text[words..from]);
        if let Some(declaration) = &declaration {
            declaration.check()?;
            declared += declaration.name.len() + declaration.value.len();
            if declared > DECLARED_BYTES {
                return Err(ReadError::TooLarge { limit: DECLARED_BYTES });
            }
            found.longest = found.longest.max(declaration.value.len());
            found.names.push(declaration.name);
        }
        match declaration {
            _ if begin >= root => {}
            Some(Declaration { quote: '"', .. }) => {}
            Some(Declaration { at, value, .. }) => {
                let at = words + at;
                mended.push_str(&text[kept..at - 1]);
                mended.push('"');
                mended.push_str(&value.replace('"', "&#34;"));
                mended.push('"');
                kept = at + value.len() + 1;
            }
            None => {
                let end = text[words..from].find('>').map_or(begin, |end| words + end + 1);
                mended.push_str(&text[kept..begin]);
                mended
                    .extend(text[begin..end].chars().map(|letter| if letter == '\n' { letter } else { ' ' }));
                kept = end;
            }
        }
    }
    if found.longest > 0 {
        let used = text.bytes().filter(|byte| *byte == b'&').count();
        if text.len().saturating_add(used.saturating_mul(found.longest)) > limits.bytes {
            return Err(ReadError::TooLarge { limit: limits.bytes });
        }
    }
    if kept > 0 {
        mended.push_str(&text[kept..]);
        found.text = Cow::Owned(mended);
    }
    found.names.sort_unstable();
    Ok(found)
}
