//! The exact content of an expression of interest: what is signed off, handed in and hashed.
//!
//! The manifest lists the applicant in clear and every answer by a commitment, SHA-256 over its salt and its JSON text.
//! So a single answer can be erased later, and the digest of the manifest, which stands in receipts and in the ledger,
//! can still be checked.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use centum_base::{Country, Digest};
use centum_forms::Value;
use serde::{Deserialize, Serialize};

use super::model::{Answer, Expression, Member};

/// The shapes that a manifest may have. What was signed off or handed in keeps the shape that it had then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Shape {
    /// Without the name of the application, and without whether several apply together.
    #[serde(rename = "centum-expression/1")]
    First,
    /// With both. What is written now has this one.
    #[serde(rename = "centum-expression/2")]
    Second,
}

/// What is signed off and handed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "AnyShape")]
pub struct Manifest {
    /// The shape.
    pub schema: Shape,
    /// The call, by its name in addresses.
    pub call: String,
    /// The expression of interest, by its identifier.
    pub expression: String,
    /// What the application is called; not in the first shape.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Whether several bodies apply together; not in the first shape.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consortium: Option<bool>,
    /// The category of applicants.
    pub category: String,
    /// The version of the form.
    pub form: u32,
    /// Who applies, the lead first.
    pub members: Vec<MemberLine>,
    /// Every answer, by part and field.
    pub answers: Vec<AnswerLine>,
}

/// A manifest as it is read, before it is known to hold what its shape has and nothing else.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AnyShape {
    schema: Shape,
    call: String,
    expression: String,
    title: Option<String>,
    consortium: Option<bool>,
    category: String,
    form: u32,
    members: Vec<MemberLine>,
    answers: Vec<AnswerLine>,
}

/// A manifest holds something else than its shape has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "a manifest of the first shape has neither a title nor a word on consortia, one of the second has both"
)]
pub struct OtherShape;

impl TryFrom<AnyShape> for Manifest {
    type Error = OtherShape;

    fn try_from(read: AnyShape) -> Result<Self, OtherShape> {
        let AnyShape { schema, call, expression, title, consortium, category, form, members, answers } = read;
        match (schema, &title, consortium) {
            (Shape::First, None, None) | (Shape::Second, Some(_), Some(_)) => {
                Ok(Self { schema, call, expression, title, consortium, category, form, members, answers })
            }
            _ => Err(OtherShape),
        }
    }
}

/// One member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MemberLine {
    /// The identifier.
    pub id: String,
    /// The name.
    pub name: String,
    /// The country.
    pub country: Option<Country>,
    /// The place of the gazetteer.
    pub place: Option<String>,
    /// Whether it leads.
    pub lead: bool,
    /// Whether it is a city that takes part.
    pub city: bool,
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerLine {
    /// Whose.
    pub part: String,
    /// To what.
    pub field: String,
    /// SHA-256 over the salt and the JSON text of the value, each preceded by its length.
    pub commitment: Digest,
}

impl Manifest {
    /// The content of an expression of interest as it stands.
    pub fn of(call: &str, expression: &Expression, members: &[Member], answers: &[Answer]) -> Self {
        let mut lines: Vec<AnswerLine> = answers
            .iter()
            .filter_map(|answer| {
                let value = answer.value.as_ref()?;
                Some(AnswerLine {
                    part: answer.part.to_string(),
                    field: answer.field.to_string(),
                    commitment: commitment(&answer.salt, &value_text(value)),
                })
            })
            .collect();
        lines.sort();
        let members = members.iter().map(|member| MemberLine {
            id: member.id.to_string(),
            name: member.name.clone(),
            country: member.country,
            place: member.place.clone(),
            lead: member.is_lead,
            city: member.is_city,
        });
        Self {
            schema: Shape::Second,
            call: call.to_owned(),
            expression: expression.id.to_string(),
            title: Some(expression.title.clone()),
            consortium: Some(expression.consortium),
            category: expression.category.clone(),
            form: expression.form,
            members: members.collect(),
            answers: lines,
        }
    }

    /// The same content in the first shape.
    pub fn in_first_shape(self) -> Self {
        Self { schema: Shape::First, title: None, consortium: None, ..self }
    }

    /// The text that is hashed: JSON without spaces, its fields in the order of this type.
    pub fn text(&self) -> String {
        serde_json::to_string(self).expect("a manifest has a JSON form")
    }

    /// The digest that stands in receipts.
    pub fn digest(&self) -> Digest {
        Digest::of(self.text().as_bytes())
    }
}

/// Who applied as what, by a manifest: what those read who want no answers.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Applied {
    /// What the application was called; not in the first shape.
    pub title: Option<String>,
    /// Whether several bodies applied together; not in the first shape.
    pub consortium: Option<bool>,
    /// The category of applicants.
    pub category: String,
    /// Who applied, the lead first.
    pub members: Vec<MemberLine>,
}

/// The commitment to a value that is kept as `text`.
pub fn commitment(salt: &str, text: &str) -> Digest {
    Digest::of_parts(&[salt.as_bytes(), text.as_bytes()])
}

/// A value as it is kept and committed to.
pub fn value_text(value: &Value) -> String {
    serde_json::to_string(value).expect("a value has a JSON form")
}

/// The answers of a submission, each with what hides it in the manifest.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandedIn {
    /// Every answer, by part and field.
    pub answers: Vec<HandedAnswer>,
}

/// One answer of a submission.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandedAnswer {
    /// Whose.
    pub part: String,
    /// To what.
    pub field: String,
    /// What hides the value in its commitment; absent once the answer was erased.
    pub salt: Option<String>,
    /// What was answered; absent once it was erased.
    pub value: Option<Value>,
}

/// How answers stand against a manifest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// How many are exactly what was handed in.
    pub hold: usize,
    /// Those that were erased since: their commitments stand, nobody can check them any more.
    pub erased: Vec<String>,
    /// Those of which something is shown that nobody can check: what else they said was erased since.
    pub partial: Vec<String>,
    /// Those that are not what was handed in.
    pub differ: Vec<String>,
    /// Those that the manifest lists and the answers lack.
    pub absent: Vec<String>,
    /// Those that the manifest does not list, or lists once and they stand here twice.
    pub added: Vec<String>,
}

impl Compared {
    /// Whether nothing is other than it was handed in.
    pub fn holds(&self) -> bool {
        self.differ.is_empty() && self.absent.is_empty() && self.added.is_empty()
    }
}

impl HandedIn {
    /// Reads what the database keeps of a submission: part, field, salt, value.
    pub(crate) fn of_rows(
        rows: Vec<(String, String, Option<String>, Option<String>)>,
    ) -> Result<Self, serde_json::Error> {
        let read = |(part, field, salt, value): (String, String, Option<String>, Option<String>)| {
            let value = value.as_deref().map(serde_json::from_str).transpose()?;
            Ok(HandedAnswer { part, field, salt, value })
        };
        Ok(Self { answers: rows.into_iter().map(read).collect::<Result<_, _>>()? })
    }

    /// Checks every answer against its commitment.
    pub fn compare(&self, manifest: &Manifest) -> Compared {
        let mut compared = Compared::default();
        let name = |part: &str, field: &str| format!("{part}/{field}");
        let mut given: BTreeMap<(&str, &str), &HandedAnswer> = BTreeMap::new();
        for one in &self.answers {
            match given.entry((one.part.as_str(), one.field.as_str())) {
                Entry::Vacant(free) => {
                    free.insert(one);
                }
                // A second one would be read beside the one that is checked.
                Entry::Occupied(_) => compared.added.push(name(&one.part, &one.field)),
            }
        }
        for line in &manifest.answers {
            let found = given.remove(&(line.part.as_str(), line.field.as_str()));
            let here = name(&line.part, &line.field);
            match found {
                None => compared.absent.push(here),
                Some(HandedAnswer { salt: Some(salt), value: Some(value), .. }) => {
                    if commitment(salt, &value_text(value)) == line.commitment {
                        compared.hold += 1;
                    } else {
                        compared.differ.push(here);
                    }
                }
                Some(HandedAnswer { value: Some(_), .. }) => compared.partial.push(here),
                Some(_) => compared.erased.push(here),
            }
        }
        compared.added.extend(given.into_keys().map(|(part, field)| name(part, field)));
        compared
    }
}

#[cfg(test)]
mod tests {
    use centum_base::{Id, Timestamp};
    use centum_forms::Part;

    use super::super::model::{Origin, State};
    use super::*;

    fn expression() -> Expression {
        Expression {
            id: Id::of_name("expression", "1"),
            call: Id::of_name("call", "1"),
            number: 1,
            title: "Lindau".into(),
            category: "new".into(),
            consortium: false,
            shared: true,
            form: 1,
            state: State::Draft,
            origin: Origin::Here,
            created_at: Timestamp::UNIX_EPOCH,
            saved_at: Timestamp::UNIX_EPOCH,
            version: 1,
        }
    }

    fn answer(field: &str, value: Option<&str>, salt: &str) -> Answer {
        Answer {
            part: Part::Application,
            field: field.parse().unwrap(),
            revision: 1,
            value: value.map(|text| Value::Text(text.into())),
            salt: salt.into(),
            author: String::new(),
            saved_at: Timestamp::UNIX_EPOCH,
        }
    }

    #[test]
    fn the_digest_depends_on_what_stands_and_not_on_the_order_of_reading() {
        let (one, two) = (answer("ambition", Some("More trees"), "s1"), answer("team", Some("Five"), "s2"));
        let digest = |answers: &[Answer]| Manifest::of("call", &expression(), &[], answers).digest();
        assert_eq!(digest(&[one.clone(), two.clone()]), digest(&[two.clone(), one.clone()]));
        assert_ne!(digest(&[one.clone(), two]), digest(&[one.clone(), answer("team", Some("Six"), "s2")]));
        assert_eq!(digest(&[one.clone(), answer("team", None, "s2")]), digest(&[one]));
    }

    #[test]
    fn what_the_application_is_called_and_whether_several_apply_is_content() {
        let digest = |expression: &Expression| Manifest::of("call", expression, &[], &[]).digest();
        let one = expression();
        assert_ne!(digest(&Expression { title: "Lindau, island".into(), ..one.clone() }), digest(&one));
        assert_ne!(digest(&Expression { consortium: true, ..one.clone() }), digest(&one));
    }

    #[test]
    fn the_first_shape_is_read_and_hashed_as_it_always_was() {
        let text = r#"{"schema":"centum-expression/1","call":"call","expression":"x","category":"new","form":1,"members":[],"answers":[]}"#;
        let manifest: Manifest = serde_json::from_str(text).unwrap();
        assert_eq!((manifest.schema, manifest.text().as_str()), (Shape::First, text));
        assert_eq!(manifest.digest(), Digest::of(text.as_bytes()));
        let now = Manifest::of("call", &expression(), &[], &[]);
        assert!(
            now.text().starts_with(r#"{"schema":"centum-expression/2","call":"call","#),
            "{}",
            now.text()
        );
        assert_eq!(
            now.in_first_shape().text().len(),
            text.len() + 35,
            "a longer identifier, and nothing else"
        );
    }

    #[test]
    fn a_manifest_that_mixes_the_shapes_is_none() {
        let manifest = Manifest::of("call", &expression(), &[], &[]);
        let second = manifest.text();
        for wrong in [
            second.replace("expression/2", "expression/1"),
            second.replace("expression/2", "expression/3"),
            second.replace("\"title\":\"Lindau\",", ""),
            manifest.in_first_shape().text().replace("expression/1", "expression/2"),
        ] {
            assert!(serde_json::from_str::<Manifest>(&wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_short_answer_cannot_be_guessed_from_its_commitment() {
        assert_ne!(commitment("s1", "\"yes\""), commitment("s2", "\"yes\""));
    }

    #[test]
    fn the_text_is_read_back_to_the_same_digest() {
        let manifest = Manifest::of("call", &expression(), &[], &[answer("team", Some("Fünf"), "s")]);
        let again: Manifest = serde_json::from_str(&manifest.text()).unwrap();
        assert_eq!(again.digest(), manifest.digest());
    }
}
