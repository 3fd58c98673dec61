//! All texts of all modules, by language.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use centum_base::Country;
use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;
use fluent_syntax::ast;
use jiff::tz::TimeZone;

use super::{ENGLISH, Layer, Locale, PSEUDO, format, pseudo};

/// The texts that a module brings in one language: its tag and a Fluent file.
pub type Texts = (&'static str, &'static str);

/// Gives the name of a country in a language, where it is known.
pub type CountryNames = fn(&str, Country) -> Option<&'static str>;

/// The official languages of the European Union.
pub const OFFICIAL: [&str; 24] = [
    "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt", "lv", "mt",
    "nl", "pl", "pt", "ro", "sk", "sl", "sv",
];

/// What the house adds to the languages.
#[derive(Clone, Debug)]
pub struct Customs {
    /// The zone that instants are shown in.
    pub zone: TimeZone,
    /// Where names of countries come from.
    pub country_names: CountryNames,
}

impl Default for Customs {
    fn default() -> Self {
        let zone = TimeZone::get("Europe/Brussels").unwrap_or(TimeZone::UTC);
        Self { zone, country_names: |_, _| None }
    }
}

/// The texts of the modules do not fit together.
#[derive(Debug, thiserror::Error)]
pub enum CatalogueError {
    /// A file is not Fluent.
    #[error("the {tag} texts cannot be read near “{near}”: {why}")]
    Unreadable {
        /// The language.
        tag: &'static str,
        /// The text at the fault.
        near: String,
        /// What the parser says.
        why: String,
    },
    /// Two files define the same id.
    #[error("the {tag} text “{id}” is defined twice; begin ids with the name of their module")]
    Twice {
        /// The language.
        tag: &'static str,
        /// The id.
        id: String,
    },
    /// The language is neither official nor the pseudo-locale.
    #[error("“{0}” is not one of the 24 official languages")]
    UnknownLanguage(&'static str),
}

/// Every language that there are texts in.
#[derive(Clone, Debug)]
pub struct Catalogue {
    locales: BTreeMap<&'static str, Locale>,
    english: Locale,
    faults: Arc<Vec<String>>,
}

impl Catalogue {
    /// Reads the texts of all modules.
    pub fn new(texts: &[Texts], customs: Customs) -> Result<Self, CatalogueError> {
        let mut bundles: BTreeMap<&'static str, FluentBundle<FluentResource>> = BTreeMap::new();
        let mut ids: BTreeMap<&'static str, BTreeMap<String, BTreeSet<String>>> = BTreeMap::new();
        for &(tag, text) in texts {
            let tag =
                *OFFICIAL.iter().find(|known| **known == tag).ok_or(CatalogueError::UnknownLanguage(tag))?;
            for (id, variables) in variables_of(tag, text)? {
                if ids.entry(tag).or_default().insert(id.clone(), variables).is_some() {
                    return Err(CatalogueError::Twice { tag, id });
                }
            }
            add(bundles.entry(tag).or_insert_with(|| format::bundle(tag)), text);
            if tag == ENGLISH {
                add(bundles.entry(PSEUDO).or_insert_with(pseudo::bundle), text);
            }
        }
        bundles.entry(ENGLISH).or_insert_with(|| format::bundle(ENGLISH));
        let layers: BTreeMap<_, _> =
            bundles.into_iter().map(|(tag, bundle)| (tag, Arc::new(Layer { tag, bundle }))).collect();
        let english_layer = Arc::clone(&layers[ENGLISH]);
        let locales: BTreeMap<_, _> = layers
            .into_iter()
            .map(|(tag, layer)| {
                let mut chain = vec![layer];
                if tag != ENGLISH && tag != PSEUDO {
                    chain.push(Arc::clone(&english_layer));
                }
                (tag, Locale::new(tag, chain, customs.clone()))
            })
            .collect();
        let english = locales[ENGLISH].clone();
        Ok(Self { locales, english, faults: Arc::new(faults(&ids)) })
    }

    /// English.
    pub fn english(&self) -> &Locale {
        &self.english
    }

    /// The language of a tag, the pseudo-locale included.
    pub fn get(&self, tag: &str) -> Option<&Locale> {
        self.locales.get(tag)
    }

    /// The language that a person chose, by its tag; English for whoever chose none or one without texts.
    pub fn chosen(&self, tag: Option<&str>) -> &Locale {
        tag.and_then(|tag| self.get(tag)).unwrap_or(&self.english)
    }

    /// The languages that are offered to readers, in the order of their tags.
    pub fn offered(&self) -> impl Iterator<Item = &Locale> {
        self.locales.values().filter(|locale| locale.tag() != PSEUDO)
    }

    /// Every language, the pseudo-locale included: what samples are rendered in.
    pub fn all(&self) -> impl Iterator<Item = &Locale> {
        self.locales.values()
    }

    /// Where a language does not fit English: ids that English lacks, and other variables.
    pub fn faults(&self) -> &[String] {
        &self.faults
    }
}

fn add(bundle: &mut FluentBundle<FluentResource>, text: &str) {
    // The text was parsed by `variables_of` without an error, and ids that stand twice were refused.
    let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
    bundle.add_resource_overriding(resource);
}

fn variables_of(tag: &'static str, text: &str) -> Result<Vec<(String, BTreeSet<String>)>, CatalogueError> {
    let resource = fluent_syntax::parser::parse(text).map_err(|(_, errors)| {
        let first = errors.into_iter().next();
        let near = first.as_ref().and_then(|error| text.get(error.pos.start..)).unwrap_or_default();
        CatalogueError::Unreadable {
            tag,
            near: near.chars().take(40).collect(),
            why: first.map(|error| error.to_string()).unwrap_or_default(),
        }
    })?;
    let mut found = Vec::new();
    for entry in &resource.body {
        if let ast::Entry::Message(message) = entry {
            let mut variables = BTreeSet::new();
            if let Some(pattern) = &message.value {
                in_pattern(pattern, &mut variables);
            }
            found.push((message.id.name.to_owned(), variables));
        }
    }
    Ok(found)
}

fn in_pattern(pattern: &ast::Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression } = element {
            in_expression(expression, found);
        }
    }
}

fn in_expression(expression: &ast::Expression<&str>, found: &mut BTreeSet<String>) {
    match expression {
        ast::Expression::Inline(inline) => in_inline(inline, found),
        ast::Expression::Select { selector, variants } => {
            in_inline(selector, found);
            for variant in variants {
                in_pattern(&variant.value, found);
            }
        }
    }
}

fn in_inline(inline: &ast::InlineExpression<&str>, found: &mut BTreeSet<String>) {
    match inline {
        ast::InlineExpression::VariableReference { id } => {
            found.insert(id.name.to_owned());
        }
        ast::InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                in_inline(argument, found);
            }
        }
        ast::InlineExpression::Placeable { expression } => in_expression(expression, found),
        _ => {}
    }
}

fn faults(ids: &BTreeMap<&'static str, BTreeMap<String, BTreeSet<String>>>) -> Vec<String> {
    let none = BTreeMap::new();
    let english = ids.get(ENGLISH).unwrap_or(&none);
    let mut faults = Vec::new();
    for (tag, messages) in ids {
        for (id, variables) in messages {
            match english.get(id) {
                None => faults.push(format!("{tag}: “{id}” does not exist in English")),
                Some(wanted) if wanted != variables => {
                    faults.push(format!("{tag}: “{id}” uses {variables:?}, English uses {wanted:?}"));
                }
                Some(_) => {}
            }
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(texts: &[Texts]) -> Result<Catalogue, CatalogueError> {
        Catalogue::new(texts, Customs::default())
    }

    #[test]
    fn only_languages_with_texts_are_offered() {
        let catalogue = read(&[("en", "a = A\n"), ("de", "a = A\n")]).unwrap();
        let tags: Vec<_> = catalogue.offered().map(Locale::tag).collect();
        assert_eq!(tags, ["de", "en"]);
        assert!(catalogue.get(PSEUDO).is_some());
    }

    #[test]
    fn an_id_that_two_modules_define_is_refused_by_name() {
        let error = read(&[("en", "a = A\n"), ("en", "a = B\n")]).unwrap_err();
        assert!(error.to_string().contains("“a” is defined twice"), "{error}");
    }

    #[test]
    fn a_file_that_is_no_fluent_is_refused_with_its_place() {
        let error = read(&[("en", "a = { $\n")]).unwrap_err();
        assert!(matches!(error, CatalogueError::Unreadable { tag: "en", .. }), "{error}");
    }

    #[test]
    fn a_translation_with_another_variable_is_a_fault() {
        let catalogue = read(&[("en", "a = A { $n }\n"), ("de", "a = A { $m }\nb = B\n")]).unwrap();
        assert_eq!(catalogue.faults().len(), 2, "{:?}", catalogue.faults());
    }
}
