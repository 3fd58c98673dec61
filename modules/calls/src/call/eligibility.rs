//! Whether an applicant may apply: each rule with its verdict, the reason and the facts it rests on. A person confirms.

use centum_base::{Country, fold};
use centum_cohort::figures::Area;
use centum_forms::{Answers, Circumstances, FieldKey, Form, Part, Value};

use super::{Rule, RuleTest, Terms};

/// An applicant as the rules see it.
#[derive(Clone, Debug)]
pub struct Applicant<'a> {
    /// Category, members and whether it is a consortium.
    pub circumstances: &'a Circumstances,
    /// Who applies, in the order of the circumstances' members.
    pub members: &'a [Applying],
    /// The answers.
    pub answers: &'a Answers,
    /// The form that was answered.
    pub form: &'a Form,
    /// What the edition counts as inside the Union.
    pub area: &'a Area,
}

/// One member: what is known of its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applying {
    /// Its identifier in the answers.
    pub part: String,
    /// The name of the body or city, as it is written.
    pub name: String,
    /// The country.
    pub country: Option<Country>,
    /// The population by the gazetteer.
    pub population: Option<i64>,
}

/// What came of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// It is met.
    Met,
    /// Nobody can tell from what is there: a person looks.
    Unknown,
    /// It is not met.
    NotMet,
}

impl Verdict {
    /// The name in ids of texts.
    pub fn name(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Unknown => "unknown",
            Self::NotMet => "not-met",
        }
    }
}

/// A rule with what came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// The rule's name.
    pub rule: String,
    /// What came of it.
    pub verdict: Verdict,
    /// Why.
    pub reason: Reason,
    /// What it rests on, member by member.
    pub facts: Vec<Fact>,
}

/// Why a rule came out as it did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// What was asked for is there, for every member.
    Fulfilled,
    /// The rule does not hold for a consortium.
    ConsortiumExempt,
    /// The rule does not hold for a single applicant.
    SingleExempt,
    /// These members do not fulfil it.
    Failing(Vec<String>),
    /// Of these members it is not known.
    Missing(Vec<String>),
    /// What was stated and what the gazetteer says lie on different sides of the bound.
    Disagreeing {
        /// As it was stated.
        stated: i64,
        /// By the gazetteer.
        gazetteer: i64,
    },
    /// There are too few members.
    TooFew {
        /// So many there are.
        members: usize,
        /// So many there should be at least.
        least: u32,
    },
    /// There are too many members.
    TooMany {
        /// So many there are.
        members: usize,
        /// So many there may be at most.
        most: u32,
    },
    /// A person decides.
    ForAPerson,
    /// Nobody applies yet.
    NoMembers,
}

/// Something that a rule looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Whose.
    pub member: String,
    /// What.
    pub found: Found,
}

/// What a rule found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// The country.
    Country(Option<Country>),
    /// The option that was chosen.
    Chosen(Option<String>),
    /// Whether it was agreed.
    Agreed(bool),
    /// The inhabitants as they were stated.
    Stated(i64),
    /// The inhabitants by the gazetteer.
    Gazetteer(i64),
    /// No figure of inhabitants.
    NoPopulation,
    /// A name that the rule excludes.
    Excluded(String),
}

/// Every rule that holds for the applicant's category.
pub fn judge(terms: &Terms, applicant: &Applicant<'_>) -> Vec<Judged> {
    let category = &applicant.circumstances.category;
    let holds = |rule: &&Rule| rule.holds_for(category);
    terms.eligibility.iter().filter(holds).map(|rule| judge_rule(rule, applicant)).collect()
}

/// The worst of several verdicts; met if there is no rule.
pub fn overall(judged: &[Judged]) -> Verdict {
    judged.iter().map(|one| one.verdict).max().unwrap_or(Verdict::Met)
}

fn judge_rule(rule: &Rule, applicant: &Applicant<'_>) -> Judged {
    let (verdict, reason, facts) = if applicant.members.is_empty() {
        (Verdict::Unknown, Reason::NoMembers, Vec::new())
    } else {
        test(&rule.test, applicant)
    };
    Judged { rule: rule.key.clone(), verdict, reason, facts }
}

type Outcome = (Verdict, Reason, Vec<Fact>);

fn test(test: &RuleTest, applicant: &Applicant<'_>) -> Outcome {
    match test {
        RuleTest::Countries { union, also } => each(applicant, |member| {
            let inside =
                |country: Country| (*union && applicant.area.contains(country)) || also.contains(&country);
            (member.country.map(inside), Found::Country(member.country))
        }),
        RuleTest::Chosen { field, any_of } => each(applicant, |member| {
            let chosen = match applicant.answer(member, field) {
                Some(Value::Choice(option)) => Some(option.as_str().to_owned()),
                _ => None,
            };
            (chosen.as_ref().map(|option| any_of.contains(option)), Found::Chosen(chosen))
        }),
        RuleTest::Agreed { field } => each(applicant, |member| {
            let agreed = matches!(applicant.answer(member, field), Some(Value::Agreed));
            (Some(agreed), Found::Agreed(agreed))
        }),
        RuleTest::Population { field, at_least, consortium_exempt } => {
            if applicant.circumstances.consortium && *consortium_exempt {
                return (Verdict::Met, Reason::ConsortiumExempt, Vec::new());
            }
            population(applicant, field.as_deref(), *at_least)
        }
        RuleTest::ConsortiumSize { min, max } => size(applicant, *min, *max),
        RuleTest::Excluded { names } => {
            let excluded: Vec<String> = names.iter().map(|name| fold::fold(name)).collect();
            each(applicant, |member| {
                let is = excluded.contains(&fold::fold(&member.name));
                (Some(!is), Found::Excluded(member.name.clone()))
            })
        }
        RuleTest::ByPerson => (Verdict::Unknown, Reason::ForAPerson, Vec::new()),
    }
}

/// A test that each member passes, fails or leaves open.
fn each(applicant: &Applicant<'_>, look: impl Fn(&Applying) -> (Option<bool>, Found)) -> Outcome {
    let (mut failing, mut missing, mut facts) = (Vec::new(), Vec::new(), Vec::new());
    for member in applicant.members {
        let (passed, found) = look(member);
        match passed {
            Some(true) => {}
            Some(false) => failing.push(member.name.clone()),
            None => missing.push(member.name.clone()),
        }
        facts.push(Fact { member: member.name.clone(), found });
    }
    match (failing.is_empty(), missing.is_empty()) {
        (false, _) => (Verdict::NotMet, Reason::Failing(failing), facts),
        (true, false) => (Verdict::Unknown, Reason::Missing(missing), facts),
        (true, true) => (Verdict::Met, Reason::Fulfilled, facts),
    }
}

/// What a member states decides; where the gazetteer says otherwise about the bound, a person looks.
fn population(applicant: &Applicant<'_>, field: Option<&str>, at_least: i64) -> Outcome {
    let mut facts = Vec::new();
    let mut outcome = (Verdict::Met, Reason::Fulfilled);
    for member in applicant.members {
        let stated = field.and_then(|field| applicant.count(member, field));
        let mut fact = |found| facts.push(Fact { member: member.name.clone(), found });
        if let Some(stated) = stated {
            fact(Found::Stated(stated));
        }
        if let Some(gazetteer) = member.population {
            fact(Found::Gazetteer(gazetteer));
        }
        let of_member = match (stated, member.population) {
            (None, None) => {
                fact(Found::NoPopulation);
                (Verdict::Unknown, Reason::Missing(vec![member.name.clone()]))
            }
            (Some(stated), Some(gazetteer)) if (stated >= at_least) != (gazetteer >= at_least) => {
                (Verdict::Unknown, Reason::Disagreeing { stated, gazetteer })
            }
            (Some(count), _) | (None, Some(count)) if count >= at_least => continue,
            _ => (Verdict::NotMet, Reason::Failing(vec![member.name.clone()])),
        };
        if of_member.0 > outcome.0 {
            outcome = of_member;
        }
    }
    (outcome.0, outcome.1, facts)
}

fn size(applicant: &Applicant<'_>, min: u32, max: u32) -> Outcome {
    let members = applicant.members.len();
    let outcome = match u32::try_from(members).unwrap_or(u32::MAX) {
        _ if !applicant.circumstances.consortium => (Verdict::Met, Reason::SingleExempt),
        few if few < min => (Verdict::NotMet, Reason::TooFew { members, least: min }),
        many if many > max => (Verdict::NotMet, Reason::TooMany { members, most: max }),
        _ => (Verdict::Met, Reason::Fulfilled),
    };
    (outcome.0, outcome.1, Vec::new())
}

impl Applicant<'_> {
    /// What a member answered; what is asked of the application once is every member's answer.
    fn answer(&self, member: &Applying, field: &str) -> Option<&Value> {
        let (section, _) = self.form.field(field)?;
        let key: FieldKey = field.parse().ok()?;
        let own = Part::Member(member.part.clone());
        let parts = self.circumstances.parts(section.whose);
        let part = parts.iter().find(|part| **part == own).or(parts.first())?;
        self.answers.get(part, &key)
    }

    /// The whole number that a member stated: a number is kept with as many decimals as its question asks for.
    fn count(&self, member: &Applying, field: &str) -> Option<i64> {
        let (_, asked) = self.form.field(field)?;
        let Value::Number(scaled) = self.answer(member, field)? else { return None };
        Some(scaled.div_euclid(10_i64.checked_pow(u32::from(asked.kind.decimals()))?))
    }
}

#[cfg(test)]
mod tests {
    use super::super::template;
    use super::*;

    struct Scene {
        circumstances: Circumstances,
        members: Vec<Applying>,
        answers: Answers,
        form: Form,
    }

    fn scene(members: &[(&str, &str, Option<i64>)]) -> Scene {
        let members: Vec<Applying> = members
            .iter()
            .map(|(name, country, population)| Applying {
                part: format!("m-{name}"),
                name: (*name).to_owned(),
                country: country.parse().ok(),
                population: *population,
            })
            .collect();
        let circumstances = Circumstances {
            category: "new".to_owned(),
            members: members.iter().map(|member| member.part.clone()).collect(),
            consortium: members.len() > 1,
        };
        Scene { circumstances, members, answers: Answers::default(), form: template::form() }
    }

    impl Scene {
        fn answer(mut self, member: &str, field: &str, value: Value) -> Self {
            let part = Part::Member(format!("m-{member}"));
            self.answers.0.insert((part, field.parse().unwrap()), value);
            self
        }

        fn judged(&self) -> Vec<Judged> {
            let area = Area::new("2020-07-03".parse().unwrap(), []);
            let applicant = Applicant {
                circumstances: &self.circumstances,
                members: &self.members,
                answers: &self.answers,
                form: &self.form,
                area: &area,
            };
            judge(&template::terms(), &applicant)
        }

        fn rule(&self, key: &str) -> Judged {
            self.judged().into_iter().find(|judged| judged.rule == key).unwrap()
        }
    }

    fn chosen(option: &str) -> Value {
        Value::Choice(option.parse().unwrap())
    }

    #[test]
    fn a_city_of_the_union_that_states_all_is_eligible_but_for_what_a_person_decides() {
        let scene = scene(&[("Lumenau", "DE", Some(61_000))])
            .answer("Lumenau", "body-kind", chosen("municipality"))
            .answer("Lumenau", "population", Value::Number(60_500))
            .answer("Lumenau", "mandate", Value::Agreed);
        let judged = scene.judged();
        let open: Vec<_> = judged.iter().filter(|one| one.verdict != Verdict::Met).collect();
        assert!(matches!(&open[..], [one] if one.rule == "exclusion"), "{open:?}");
        assert_eq!(overall(&judged), Verdict::Unknown);
    }

    #[test]
    fn a_member_outside_the_union_fails_by_name() {
        let judged = scene(&[("Lumenau", "DE", None), ("Fjordvik", "NO", None)]).rule("member-state");
        assert_eq!(
            (judged.verdict, judged.reason),
            (Verdict::NotMet, Reason::Failing(vec!["Fjordvik".into()]))
        );
        assert_eq!(judged.facts.len(), 2);
    }

    #[test]
    fn a_small_city_may_apply_in_a_consortium_only() {
        let alone = scene(&[("Lumenau", "DE", Some(49_999))]).rule("population");
        assert_eq!(alone.verdict, Verdict::NotMet);
        let together = scene(&[("Lumenau", "DE", Some(9)), ("Lodowa", "PL", None)]).rule("population");
        assert_eq!((together.verdict, together.reason), (Verdict::Met, Reason::ConsortiumExempt));
    }

    #[test]
    fn a_stated_figure_that_the_gazetteer_contradicts_is_for_a_person() {
        let scene = scene(&[("Lumenau", "DE", Some(41_000))]);
        let judged = scene.answer("Lumenau", "population", Value::Number(50_000)).rule("population");
        assert_eq!(judged.verdict, Verdict::Unknown);
        assert_eq!(judged.reason, Reason::Disagreeing { stated: 50_000, gazetteer: 41_000 });
        assert_eq!(judged.facts.len(), 2, "both figures are shown");
    }

    #[test]
    fn inhabitants_are_counted_whatever_decimals_the_question_asks_for() {
        let scene = scene(&[("Lumenau", "DE", None)]);
        let mut scene = scene.answer("Lumenau", "population", Value::Number(499_990));
        for field in scene.form.sections.iter_mut().flat_map(|section| &mut section.fields) {
            if let centum_forms::Kind::Number { decimals, .. } = &mut field.kind {
                *decimals = 1;
            }
        }
        let judged = scene.rule("population");
        assert_eq!(judged.verdict, Verdict::NotMet, "49,999.0 are no 50,000");
        assert_eq!(judged.facts[0].found, Found::Stated(49_999));
    }

    #[test]
    fn what_is_not_answered_yet_is_not_a_failure() {
        let judged = scene(&[("Lumenau", "DE", None)]).rule("public-body");
        assert_eq!(
            (judged.verdict, judged.reason),
            (Verdict::Unknown, Reason::Missing(vec!["Lumenau".into()]))
        );
    }

    #[test]
    fn a_rule_of_other_categories_is_not_asked() {
        let mut scene = scene(&[("Singapore", "SG", None)]);
        scene.circumstances.category = "international".into();
        assert!(scene.judged().iter().all(|one| one.rule != "member-state" && one.rule != "population"));
    }

    #[test]
    fn a_consortium_of_sixteen_is_too_large() {
        let names: Vec<String> = (0..16).map(|n| format!("City {n}")).collect();
        let members: Vec<_> = names.iter().map(|name| (name.as_str(), "DE", None)).collect();
        assert_eq!(scene(&members).rule("consortium-size").reason, Reason::TooMany { members: 16, most: 15 });
        assert_eq!(scene(&members[..1]).rule("consortium-size").reason, Reason::SingleExempt);
    }
}
