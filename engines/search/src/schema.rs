//! Which fields a document has: said once by the caller, laid out for the engine here.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use tantivy::schema as engine;
use tantivy::schema::{
    BytesOptions, IndexRecordOption, NumericOptions, TextFieldIndexing, TextOptions as EngineText,
};
use tantivy::tokenizer::{TextAnalyzer, TokenizerManager};

use crate::text::{ANALYSIS_VERSION, Analysis, Language};

/// Parts the steps of a path in a facet value.
const PATH_SEPARATOR: char = '\u{1f}';

/// The value of a path facet from its steps, the widest first.
pub fn path<I: IntoIterator<Item = S>, S: AsRef<str>>(steps: I) -> String {
    let steps: Vec<String> =
        steps.into_iter().map(|step| step.as_ref().replace(PATH_SEPARATOR, " ")).collect();
    steps.join(&PATH_SEPARATOR.to_string())
}

/// Every step of a path: itself and what is above it.
pub(crate) fn path_and_above(value: &str) -> impl Iterator<Item = &str> {
    value.match_indices(PATH_SEPARATOR).map(|(at, _)| &value[..at]).chain(std::iter::once(value))
}

/// Whether `value` stands directly under `above`, or at the top where that is none.
pub(crate) fn is_directly_under(value: &str, above: Option<&str>) -> bool {
    let below = match above {
        None => value,
        Some(above) => match value.strip_prefix(above).and_then(|rest| rest.strip_prefix(PATH_SEPARATOR)) {
            Some(below) => below,
            None => return false,
        },
    };
    !below.contains(PATH_SEPARATOR)
}

/// How a text field takes part in a search.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TextOptions {
    /// Weight of a match here; 1 is plain text.
    pub boost: f32,
    /// Keep the places of words, so that "phrases" can be found. Costs about as much again as the words.
    pub phrases: bool,
    /// Keep spellings: an exact spelling ranks first, and words can be suggested.
    pub spellings: bool,
}

impl TextOptions {
    /// For titles: heavy, with phrases and spellings.
    pub const TITLE: Self = Self { boost: 3.0, phrases: true, spellings: true };
    /// For descriptions: plain, with phrases, without spellings.
    pub const BODY: Self = Self { boost: 1.0, phrases: true, spellings: false };
}

/// What a field holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum FieldKind {
    /// Text of people, in any number of languages.
    Text(TextOptions),
    /// Keywords to filter by and to count; several a document.
    Facet,
    /// Keywords that stand under each other, made by [`path`]; a document counts at every step.
    Path,
    /// Microseconds UTC; one a document.
    Instant,
    /// A number; one a document.
    Number,
    /// A box on the map; one a document.
    Box,
    /// Bytes to order by, such as a collation key; one a document.
    SortKey,
}

/// A named field.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Field {
    /// Small letters, digits and single underscores; begins with a letter.
    pub name: String,
    /// What it holds.
    pub kind: FieldKind,
}

/// The fields of an index. Every document also has its key and its stored bytes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Schema {
    fields: Vec<Field>,
    languages: Vec<Language>,
}

/// The fields cannot be laid out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SchemaError {
    /// A name with other characters than allowed.
    #[error("not a name of a field: {0}")]
    Name(String),
    /// Two fields of one name.
    #[error("two fields of the name {0}")]
    Twice(String),
    /// A boost that is no positive number.
    #[error("the boost of {0} is not a positive number")]
    Boost(String),
}

impl Schema {
    /// Fields for documents in any of the languages; a text in another one is found by its words, not by its stems.
    pub fn new(
        fields: impl IntoIterator<Item = (&'static str, FieldKind)>,
        languages: &[Language],
    ) -> Result<Self, SchemaError> {
        let mut names = BTreeMap::new();
        let mut listed = Vec::new();
        for (name, kind) in fields {
            let fits = name.starts_with(|c: char| c.is_ascii_lowercase())
                && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
                && !name.contains("__");
            if !fits {
                return Err(SchemaError::Name(name.to_owned()));
            }
            if let FieldKind::Text(options) = &kind
                && !(options.boost.is_finite() && options.boost > 0.0)
            {
                return Err(SchemaError::Boost(name.to_owned()));
            }
            if names.insert(name, ()).is_some() {
                return Err(SchemaError::Twice(name.to_owned()));
            }
            listed.push(Field { name: name.to_owned(), kind });
        }
        let mut languages = languages.to_vec();
        languages.sort_unstable();
        languages.dedup();
        Ok(Self { fields: listed, languages })
    }

    /// The fields in their order.
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// The languages with stems of their own.
    pub fn languages(&self) -> &[Language] {
        &self.languages
    }

    /// What an index has to have been written with to serve this schema.
    pub(crate) fn mark(&self) -> Mark {
        Mark { analysis: ANALYSIS_VERSION, layout: LAYOUT_VERSION, schema: self.clone() }
    }
}

/// Raised when fields are laid out differently than before.
const LAYOUT_VERSION: u32 = 1;

/// What stands beside the files of an index.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Mark {
    analysis: u32,
    layout: u32,
    schema: Schema,
}

/// A text field, as the engine keeps it.
#[derive(Debug, Clone)]
pub(crate) struct TextFields {
    pub options: TextOptions,
    pub words: engine::Field,
    pub spellings: Option<engine::Field>,
    pub stems: Vec<(Language, engine::Field)>,
}

/// A field, as the engine keeps it.
#[derive(Debug, Clone)]
pub(crate) enum Laid {
    Text(TextFields),
    Facet { field: engine::Field, path: bool },
    Instant(engine::Field),
    Number(engine::Field),
    Box([engine::Field; 4]),
    SortKey(engine::Field),
}

/// The schema, as the engine keeps it.
#[derive(Debug, Clone)]
pub(crate) struct Layout {
    pub engine: engine::Schema,
    pub tokenizers: Vec<(String, Analysis)>,
    pub key: engine::Field,
    pub stored: engine::Field,
    pub fields: BTreeMap<String, Laid>,
    pub languages: Vec<Language>,
}

/// The name of the key among the engine's fields; no caller's field can have it.
pub(crate) const KEY: &str = "__key";
const STORED: &str = "__stored";

/// The engine's names of the four sides of a box.
pub(crate) fn box_names(name: &str) -> [String; 4] {
    ["west", "south", "east", "north"].map(|side| format!("{name}__{side}"))
}

impl Layout {
    pub(crate) fn of(schema: &Schema) -> Self {
        let mut builder = engine::Schema::builder();
        let mut tokenizers = vec![
            ("centum_words".to_owned(), Analysis::Words),
            ("centum_spellings".to_owned(), Analysis::Spellings),
        ];
        for language in &schema.languages {
            tokenizers.push((format!("centum_{language}"), Analysis::stems(*language)));
        }
        let keyword = EngineText::default().set_fast("raw").set_indexing_options(
            TextFieldIndexing::default()
                .set_tokenizer("raw")
                .set_fieldnorms(false)
                .set_index_option(IndexRecordOption::Basic),
        );
        let text = |tokenizer: &str, norms: bool, record: IndexRecordOption| {
            EngineText::default().set_indexing_options(
                TextFieldIndexing::default()
                    .set_tokenizer(tokenizer)
                    .set_fieldnorms(norms)
                    .set_index_option(record),
            )
        };
        let fast = || NumericOptions::default().set_fast();
        let key = builder.add_text_field(KEY, keyword.clone());
        let stored = builder.add_bytes_field(STORED, BytesOptions::default().set_stored());
        let mut fields = BTreeMap::new();
        for Field { name, kind } in &schema.fields {
            let laid = match kind {
                FieldKind::Text(options) => {
                    let record = if options.phrases {
                        IndexRecordOption::WithFreqsAndPositions
                    } else {
                        IndexRecordOption::WithFreqs
                    };
                    Laid::Text(TextFields {
                        options: options.clone(),
                        words: builder.add_text_field(name, text("centum_words", true, record)),
                        spellings: options.spellings.then(|| {
                            let spelt = text("centum_spellings", false, IndexRecordOption::Basic);
                            builder.add_text_field(&format!("{name}__spelt"), spelt)
                        }),
                        stems: schema
                            .languages
                            .iter()
                            .map(|language| {
                                let stems =
                                    text(&format!("centum_{language}"), true, IndexRecordOption::WithFreqs);
                                (*language, builder.add_text_field(&format!("{name}__{language}"), stems))
                            })
                            .collect(),
                    })
                }
                FieldKind::Facet | FieldKind::Path => Laid::Facet {
                    field: builder.add_text_field(name, keyword.clone()),
                    path: *kind == FieldKind::Path,
                },
                FieldKind::Instant => Laid::Instant(builder.add_i64_field(name, fast())),
                FieldKind::Number => Laid::Number(builder.add_f64_field(name, fast())),
                FieldKind::Box => Laid::Box(box_names(name).map(|side| builder.add_f64_field(&side, fast()))),
                FieldKind::SortKey => {
                    Laid::SortKey(builder.add_bytes_field(name, BytesOptions::default().set_fast()))
                }
            };
            fields.insert(name.clone(), laid);
        }
        Self { engine: builder.build(), tokenizers, key, stored, fields, languages: schema.languages.clone() }
    }

    /// The engine's register of the ways in which we read text.
    pub(crate) fn tokenizers(&self) -> TokenizerManager {
        let manager = TokenizerManager::default();
        for (name, analysis) in &self.tokenizers {
            manager.register(name, TextAnalyzer::from(analysis.clone()));
        }
        manager
    }

    /// The text fields with their names.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (&str, &TextFields)> {
        self.fields.iter().filter_map(|(name, laid)| match laid {
            Laid::Text(text) => Some((name.as_str(), text)),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_counts_at_every_step() {
        let value = path(["Europe", "Latvia", "Riga"]);
        let steps: Vec<String> = path_and_above(&value).map(str::to_owned).collect();
        assert_eq!(steps, [path(["Europe"]), path(["Europe", "Latvia"]), value.clone()]);
        assert!(is_directly_under("Europe", None));
        assert!(is_directly_under(&path(["Europe", "Latvia"]), Some("Europe")));
        assert!(!is_directly_under(&value, Some("Europe")));
        assert!(!is_directly_under(&path(["Europes", "X"]), Some("Europe")));
    }

    #[test]
    fn a_name_that_the_engine_needs_itself_is_refused() {
        for name in ["", "__key", "title__de", "Title", "1st", "a.b"] {
            assert_eq!(Schema::new([(name, FieldKind::Facet)], &[]), Err(SchemaError::Name(name.to_owned())));
        }
        let twice = Schema::new([("a", FieldKind::Facet), ("a", FieldKind::Number)], &[]);
        assert_eq!(twice, Err(SchemaError::Twice("a".to_owned())));
    }
}
