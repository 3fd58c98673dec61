//! Relative bases below the root: by the standard each is relative to the one around it, but the parser takes it as it stands.

use oxiri::Iri;
use std::ops::Range;

use super::losses::plain;
use super::tags::{Kind, Tags};
use crate::iri::scheme_end;
use crate::limits::Limits;
use crate::read::ReadError;

/// What says it.
const BASE: &str = "xml:base";

/// The document with each of them made whole; nothing where there are none. The root's own is made whole where it is read.
pub(super) fn whole(
    text: &str,
    base: Option<&Iri<String>>,
    limits: &Limits,
) -> Result<Option<String>, ReadError> {
    if !text.contains(BASE) {
        return Ok(None);
    }
    let mut mended = String::new();
    let mut kept = 0;
    let mut around: Vec<Option<Iri<String>>> = Vec::new();
    for (number, tag) in Tags::new(text, 0).enumerate() {
        if tag.kind == Kind::Close {
            around.pop();
            continue;
        }
        let outer = around.last().map_or(base, Option::as_ref);
        let place = own(&text[tag.start..tag.end]).map(|own| tag.start + own.start..tag.start + own.end);
        let said = place.clone().and_then(|place| plain(text[place].trim()));
        let is_relative = said.as_deref().is_some_and(|said| scheme_end(said).is_none());
        let inner = match (said, outer) {
            (Some(said), Some(outer)) if is_relative => outer.resolve(&said).ok(),
            (Some(said), _) if !is_relative => Iri::parse(said).ok(),
            _ => None,
        };
        let inner = inner.filter(|inner| inner.as_str().len() <= limits.iri_bytes);
        if let (Some(place), Some(inner)) = (place, &inner)
            && is_relative
            && number > 0
        {
            mended.push_str(&text[kept..place.start]);
            mended.push_str(&escaped(inner.as_str()));
            kept = place.end;
            if mended.len() > limits.bytes {
                return Err(ReadError::TooLarge { limit: limits.bytes });
            }
        }
        if tag.kind == Kind::Open {
            let inner = inner.or_else(|| outer.cloned());
            around.push(inner);
        }
    }
    Ok((kept > 0).then(|| mended + &text[kept..]))
}

/// A base as it stands in a tag.
pub(super) fn escaped(base: &str) -> String {
    base.replace('&', "&amp;").replace('\'', "&#39;").replace('"', "&#34;")
}

/// Where a tag says its own.
fn own(tag: &str) -> Option<Range<usize>> {
    let (before, after) = tag.split_once(BASE)?;
    let value = after.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let start = tag.len() - value.len() + 1;
    let length = tag[start..].find(quote)?;
    before.ends_with(char::is_whitespace).then_some(start..start + length)
}
