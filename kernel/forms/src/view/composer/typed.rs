//! What was typed into the composer and refused, put back into its inputs: nobody types it twice.

use centum_web::components::Choice;

use super::edit::{FieldEdit, SectionEdit, WhenEdit, Wording};

/// What was sent, by name; empty if nothing was refused.
pub(super) struct Typed<'a>(pub(super) &'a [(String, String)]);

impl Typed<'_> {
    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find_map(|(found, text)| (found == name).then_some(text.as_str()))
    }

    fn has(&self, name: &str, value: &str) -> bool {
        self.0.iter().any(|(found, text)| found == name && text == value)
    }

    fn text(&self, name: &str, into: &mut String) {
        if let Some(text) = self.get(name) {
            text.clone_into(into);
        }
    }

    fn wording(&self, wording: &mut Wording) {
        self.text(&wording.name, &mut wording.value);
    }

    fn chosen(&self, name: &str, choices: &mut [Choice]) {
        for choice in choices {
            choice.chosen = self.has(name, &choice.value);
        }
    }

    fn when(&self, when: &mut WhenEdit) {
        for (at, test) in when.tests.iter_mut().enumerate() {
            test.kept = self.has("when.keep", &at.to_string());
        }
        for (_, choices) in &mut when.groups {
            self.chosen("when.add", choices);
        }
        self.text("when.bound", &mut when.bound);
    }

    /// A section with what was typed.
    pub(super) fn section(&self, mut edit: SectionEdit) -> SectionEdit {
        if self.0.is_empty() {
            return edit;
        }
        for wording in &mut edit.wordings {
            self.wording(wording);
        }
        self.chosen("whose", &mut edit.whose);
        self.when(&mut edit.when);
        edit
    }

    /// A field or a column with what was typed.
    pub(super) fn field(&self, mut edit: FieldEdit) -> FieldEdit {
        if self.0.is_empty() {
            return edit;
        }
        for wording in &mut edit.wordings {
            self.wording(wording);
        }
        for option in &mut edit.options {
            self.wording(&mut option.wording);
        }
        for limit in &mut edit.limits {
            self.text(limit.name, &mut limit.value);
        }
        self.text("new-options", &mut edit.new_options);
        self.chosen("kind", &mut edit.kinds);
        self.chosen("types", &mut edit.types);
        self.chosen("keeping", &mut edit.keeping);
        edit.required = self.get("required").is_some();
        if let Some(when) = &mut edit.when {
            self.when(when);
        }
        edit
    }
}
