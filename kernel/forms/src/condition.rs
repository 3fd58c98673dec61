//! What is asked of whom: parts, and conditions on earlier answers.

use std::collections::BTreeSet;

use crate::{Answers, Condition, Field, FieldKey, Form, Part, PartName, Section, Test, Value, Whose};

/// What is known of an application besides its answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Circumstances {
    /// The category that it is in.
    pub category: String,
    /// The members, the lead first. A single applicant is the one member.
    pub members: Vec<PartName>,
    /// Whether it is a consortium.
    pub consortium: bool,
}

impl Circumstances {
    /// The parts that answer a section. Without a member known yet, what each member answers is answered for the application.
    pub fn parts(&self, whose: Whose) -> Vec<Part> {
        match whose {
            Whose::EachMember if !self.members.is_empty() => {
                self.members.iter().cloned().map(Part::Member).collect()
            }
            Whose::EachMember | Whose::Application => vec![Part::Application],
        }
    }
}

/// What is asked, given the answers so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked(BTreeSet<(Part, FieldKey)>);

impl Asked {
    /// Follows the conditions from the first field to the last. An answer to a field that is no longer asked decides
    /// nothing, though it is kept: otherwise what an applicant cannot see would steer what he is asked.
    pub fn of(form: &Form, answers: &Answers, circumstances: &Circumstances) -> Self {
        let mut asked = Self::default();
        for section in &form.sections {
            for part in circumstances.parts(section.whose) {
                let holds = |asked: &Self, when: &Option<Condition>| {
                    when.as_ref().is_none_or(|when| asked.holds(when, &part, answers, circumstances))
                };
                if !holds(&asked, &section.when) {
                    continue;
                }
                for field in &section.fields {
                    if holds(&asked, &field.when) {
                        asked.0.insert((part.clone(), field.key.clone()));
                    }
                }
            }
        }
        asked
    }

    /// Whether the field is asked of that part.
    pub fn contains(&self, part: &Part, field: &FieldKey) -> bool {
        self.0.contains(&(part.clone(), field.clone()))
    }

    /// Whether anything of the section is asked of that part.
    pub fn section(&self, part: &Part, section: &Section) -> bool {
        section.fields.iter().any(|field| self.contains(part, &field.key))
    }

    /// The fields of a section that are asked of a part, in order.
    pub fn fields<'s>(&self, part: &Part, section: &'s Section) -> Vec<&'s Field> {
        section.fields.iter().filter(|field| self.contains(part, &field.key)).collect()
    }

    pub(crate) fn holds(
        &self,
        condition: &Condition,
        part: &Part,
        answers: &Answers,
        circumstances: &Circumstances,
    ) -> bool {
        let answer = |field: &FieldKey| self.counting(part, field, answers);
        condition.all.iter().all(|test| match test {
            Test::Answered { field } => answer(field).is_some(),
            Test::Chosen { field, any_of } => match answer(field) {
                Some(Value::Choice(chosen)) => any_of.contains(chosen),
                Some(Value::Several(chosen)) => chosen.iter().any(|option| any_of.contains(option)),
                _ => false,
            },
            Test::AtLeast { field, bound } => {
                matches!(answer(field), Some(Value::Number(number) | Value::Money(number)) if number >= bound)
            }
            Test::Consortium { is } => circumstances.consortium == *is,
            Test::Category { any_of } => any_of.contains(&circumstances.category),
        })
    }

    /// The answer of that part, else of the application, where it is asked.
    fn counting<'a>(&self, part: &Part, field: &FieldKey, answers: &'a Answers) -> Option<&'a Value> {
        [part, &Part::Application]
            .into_iter()
            .find(|part| self.contains(part, field))
            .and_then(|part| answers.get(part, field))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{answers, choice, form, key, long, section, short, when};

    #[test]
    fn a_field_is_asked_when_its_tests_hold() {
        let form = form([section(
            "a",
            [choice("kind", &["city", "region"]), when(short("region"), "kind", &["region"])],
        )]);
        let single = Circumstances::default();
        let asked = |chosen: &str| {
            let answers = answers([("kind", Value::Choice(key(chosen)))]);
            Asked::of(&form, &answers, &single).contains(&Part::Application, &key("region"))
        };
        assert!(asked("region"));
        assert!(!asked("city"));
    }

    #[test]
    fn an_answer_that_is_no_longer_asked_decides_nothing() {
        let form = form([section(
            "a",
            [
                choice("first", &["yes", "no"]),
                when(choice("second", &["yes", "no"]), "first", &["yes"]),
                when(long("third"), "second", &["yes"]),
            ],
        )]);
        let answers = answers([
            ("first", Value::Choice(key("no"))),
            ("second", Value::Choice(key("yes"))),
            ("third", Value::Text("kept".into())),
        ]);
        let asked = Asked::of(&form, &answers, &Circumstances::default());
        assert_eq!(asked.fields(&Part::Application, &form.sections[0]).len(), 1);
    }

    #[test]
    fn each_member_answers_for_itself_and_may_be_asked_by_what_the_application_says() {
        let mut of_members = section("m", [when(short("why"), "kind", &["region"])]);
        of_members.whose = Whose::EachMember;
        let form = form([section("a", [choice("kind", &["city", "region"])]), of_members]);
        let circumstances = Circumstances {
            members: vec!["one".into(), "two".into()],
            consortium: true,
            ..Circumstances::default()
        };
        let answers = answers([("kind", Value::Choice(key("region")))]);
        let asked = Asked::of(&form, &answers, &circumstances);
        for member in ["one", "two"] {
            assert!(asked.contains(&Part::Member(member.into()), &key("why")));
        }
        assert!(!asked.contains(&Part::Application, &key("why")));
    }
}
