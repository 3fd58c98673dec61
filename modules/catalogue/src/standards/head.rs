//! What a page carries in its head for the search engines of the web.

use centum_web::BaseUrl;
use serde_json::{Value, json};

use super::uris::Uris;
use crate::dcat::{Record, schema_org};

/// Characters of a description: search engines of data read over a dataset that has more.
const LONGEST: usize = 5_000;

/// The record in the terms of schema.org, to stand between `<script type="application/ld+json">` and its end. A block of
/// data is never run, so the policy of pages (nothing inline) lets it stand; `<`, `>` and `&` are written as escapes, so that nothing in it
/// can end the block.
pub fn linked_data(base: &BaseUrl, slug: &str, record: &Record) -> String {
    let mut told = schema_org(record);
    let uris = Uris::new(base);
    let own = uris.dataset(slug);
    if let Value::Object(fields) = &mut told {
        fields.entry("@id").or_insert_with(|| json!(own));
        // What has no name is read over by whoever reads this.
        fields.entry("name").or_insert_with(|| json!(slug));
        fields.entry("url").or_insert_with(|| json!(own));
        fields.get_mut("description").into_iter().for_each(shorten);
        fields.insert("mainEntityOfPage".to_owned(), json!(own));
        fields.insert(
            "includedInDataCatalog".to_owned(),
            json!({ "@type": "DataCatalog", "@id": uris.whole(), "url": uris.join("/data") }),
        );
    }
    let text = told.to_string();
    text.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

/// Cuts a text, or each of several in their languages.
fn shorten(told: &mut Value) {
    match told {
        Value::String(text) => {
            if let Some((end, _)) = text.char_indices().nth(LONGEST) {
                text.truncate(end);
            }
        }
        Value::Array(texts) => texts.iter_mut().for_each(shorten),
        Value::Object(fields) => fields.get_mut("@value").into_iter().for_each(shorten),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dcat::Texts;

    #[test]
    fn nothing_in_a_title_ends_the_block() {
        let titles = Texts::one("en", "</script><script>alert(1)</script> & <!--");
        let base = BaseUrl::new("https://centum.example").unwrap();
        let text = linked_data(&base, "trees-1", &Record { titles, ..Record::default() });
        assert!(!text.contains(['<', '>', '&']), "{text}");
        let read: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read["@id"], "https://centum.example/data/datasets/trees-1");
        assert!(read["name"].to_string().contains("</script>"));
        let nameless: Value =
            serde_json::from_str(&linked_data(&base, "trees-1", &Record::default())).unwrap();
        assert_eq!(nameless["name"], "trees-1");
        assert_eq!(nameless["url"], "https://centum.example/data/datasets/trees-1");
    }

    #[test]
    fn a_long_description_is_cut_to_what_search_engines_read() {
        let base = BaseUrl::new("https://centum.example").unwrap();
        let told = |descriptions: Texts| -> Value {
            let record = Record { descriptions, ..Record::default() };
            serde_json::from_str(&linked_data(&base, "trees-1", &record)).unwrap()
        };
        let long = "é".repeat(LONGEST + 1);
        let length = |value: &Value| value.as_str().map(|text| text.chars().count());
        assert_eq!(length(&told(Texts::one("", &long))["description"]), Some(LONGEST));
        assert_eq!(length(&told(Texts::one("fr", &long))["description"]["@value"]), Some(LONGEST));
        assert_eq!(told(Texts::one("", "Oaks"))["description"], "Oaks");
    }
}
