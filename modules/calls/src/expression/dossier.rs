//! Everything that is known of one expression of interest, and who may see and change what.

use centum_accounts::{Actor, Permission};
use centum_base::{Digest, Id, Timestamp};
use centum_forms::{Answers, Asked, Circumstances, FieldKey, Finding, Form, Part, Severity, Value, check};
use centum_store::{Conn, StoreResult};

use super::content::Manifest;
use super::model::{Answer, Expression, Member, Revision, SignOff, State, Submission, Writer};
use super::receipt::{self, Receipt};
use super::rules::{Hour, Situation};
use super::store::{self, Invitation};
use crate::call::{self, Call, CallState};

/// Everything that is known of one expression of interest.
#[derive(Clone, Debug)]
pub struct Dossier {
    /// The call.
    pub call: Call,
    /// The version of the form that the answers are for.
    pub form: Form,
    /// The head.
    pub head: Expression,
    /// Who applies, the lead first.
    pub members: Vec<Member>,
    /// Who writes.
    pub writers: Vec<Writer>,
    /// Who was asked to write.
    pub invitations: Vec<Invitation>,
    /// What is answered.
    pub answers: Vec<Answer>,
    /// What met another version and waits for a person, of questions that are asked.
    pub asides: Vec<(Part, FieldKey, Revision)>,
    /// Every sign-off.
    pub sign_offs: Vec<SignOff>,
    /// Every submission.
    pub submissions: Vec<Submission>,
    /// The category in which it was handed in, while that counts.
    pub counts_as: Option<String>,
}

/// What somebody may do with an expression of interest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Access {
    /// The members that the person writes for.
    pub members: Vec<Id<Member>>,
    /// Whether the lead is one of them.
    pub leads: bool,
    /// Whether the person sees it as an organiser.
    pub organiser: bool,
}

/// What organisers found of an application. Its applicants hear of it by the decision, all of them at once, and not from its
/// history before.
const FOUND: [&str; 2] = ["calls.decide-eligibility", "calls.decide-double"];

impl Access {
    /// Whether anything may be seen at all. To everyone else it does not exist.
    pub fn sees(&self) -> bool {
        self.organiser || !self.members.is_empty()
    }

    /// Whether the person reads what was done by an action of that name. What others than this module did to it, a selection
    /// for one, is told to the applicants alone: an organiser may be kept from it by a conflict. What was found of it is told to
    /// organisers alone.
    pub fn reads(&self, verb: &str) -> bool {
        let applies = !self.members.is_empty() && !FOUND.contains(&verb);
        applies || (self.organiser && verb.starts_with("calls."))
    }

    /// Whether the person may write in a part.
    pub fn writes(&self, shared: bool, part: &Part) -> bool {
        match part {
            Part::Application => self.leads || (shared && !self.members.is_empty()),
            Part::Member(id) => self.leads || self.members.iter().any(|member| member.to_string() == *id),
        }
    }
}

/// What an actor may do, by who writes.
pub fn access(actor: &Actor, members: &[Member], writers: &[Writer]) -> Access {
    let Some(person) = actor.person() else {
        return Access { organiser: matches!(actor, Actor::System(_)), ..Access::default() };
    };
    let mine: Vec<_> =
        writers.iter().filter(|writer| writer.person == person.id).map(|writer| writer.member).collect();
    Access {
        leads: members.iter().any(|member| member.is_lead && mine.contains(&member.id)),
        members: mine,
        organiser: actor.may(Permission::ManageCalls),
    }
}

/// How an instant stands to the deadline of an application of that category.
pub fn hour(call: &Call, category: &str, at: Timestamp) -> Hour {
    let Some(deadline) = call::deadline_for(&call.terms, category, None) else { return Hour::TooEarly };
    // What a draft holds was saved before the deadline, for after it nothing is taken: so it was begun in time.
    match call::standing(deadline.at, call::grace(&call.terms), deadline.at, at) {
        call::Standing::InTime { .. } => Hour::InTime,
        call::Standing::InGrace { .. } => Hour::InGrace,
        call::Standing::Late { .. } => Hour::Late,
    }
}

/// What the rules look at, for a request that came in at `at`.
pub fn situation(call: &Call, head: &Expression, at: Timestamp) -> Situation {
    Situation {
        state: head.state,
        call: call.state_at(at),
        hour: hour(call, &head.category, at),
        pre_screening: call
            .terms
            .pre_screening
            .is_some_and(|window| (window.from..=window.until).contains(&at)),
    }
}

impl Dossier {
    /// Reads the expression of interest of that identifier.
    pub async fn load(conn: &mut Conn<'_>, id: Id<Expression>) -> StoreResult<Option<Self>> {
        let Some(head) = store::find(conn, id).await? else { return Ok(None) };
        let Some(call) = call::find_call(conn, head.call).await? else { return Ok(None) };
        let form = call::form_of(conn, call.id, head.form).await?.unwrap_or_default();
        let counts_as = match head.state {
            State::Submitted(_) => store::category_applied(conn, id).await?,
            State::Draft | State::Withdrawn => None,
        };
        let there = store::beside(conn, id).await?;
        let mut dossier = Self {
            members: store::members(conn, id).await?,
            writers: store::writers(conn, id).await?,
            invitations: if there.invitations { store::invitations(conn, id).await? } else { Vec::new() },
            answers: store::answers(conn, id).await?,
            asides: if there.asides { store::asides(conn, id).await? } else { Vec::new() },
            sign_offs: if there.sign_offs { store::sign_offs(conn, id).await? } else { Vec::new() },
            submissions: if there.submissions { store::submissions(conn, id).await? } else { Vec::new() },
            counts_as,
            call,
            form,
            head,
        };
        dossier.leave_unasked_aside();
        Ok(Some(dossier))
    }

    /// Nobody can settle two versions of what is not asked: they stay in the history, and wait again once it is asked.
    fn leave_unasked_aside(&mut self) {
        if self.asides.is_empty() {
            return;
        }
        let asked = Asked::of(&self.form, &self.answers(), &self.circumstances());
        self.asides.retain(|(part, field, _)| asked.contains(part, field));
    }

    /// What somebody may do with it.
    pub fn access(&self, actor: &Actor) -> Access {
        access(actor, &self.members, &self.writers)
    }

    /// Whether somebody may ask others to write for a member: who leads or writes for it. What was received elsewhere nobody
    /// writes in at first, so an organiser asks the first; from then on it is the applicant's own affair.
    pub fn may_ask(&self, access: &Access, member: Id<Member>) -> bool {
        access.leads || access.members.contains(&member) || self.may_tend(access)
    }

    /// Whether it was received elsewhere and nobody of the applicant writes in it yet.
    pub fn is_orphaned(&self) -> bool {
        self.head.origin == super::model::Origin::Received && self.writers.is_empty()
    }

    /// Whether somebody looks after what nobody else can: an organiser, until the applicant does.
    pub fn may_tend(&self, access: &Access) -> bool {
        access.organiser && self.is_orphaned()
    }

    /// What the rules look at, for a request that came in at `at`.
    pub fn situation(&self, at: Timestamp) -> Situation {
        situation(&self.call, &self.head, at)
    }

    /// Until when a document is due, or the application itself if none is named: in the category of what counts, and in
    /// that of the draft where nothing does.
    pub fn due(&self, document: Option<&str>) -> Option<Timestamp> {
        let category = self.counts_as.as_deref().unwrap_or(&self.head.category);
        call::deadline_for(&self.call.terms, category, document).map(|one| one.at)
    }

    /// The lead.
    pub fn lead(&self) -> Option<&Member> {
        self.members.iter().find(|member| member.is_lead)
    }

    /// The answers of the members that take part now.
    pub fn standing_answers(&self) -> impl Iterator<Item = &Answer> {
        let parts: Vec<Part> = self.members.iter().map(Member::part).collect();
        self.answers
            .iter()
            .filter(move |answer| answer.part == Part::Application || parts.contains(&answer.part))
    }

    /// The answers by part and field.
    pub fn answers(&self) -> Answers {
        let pairs = self
            .standing_answers()
            .filter_map(|answer| Some(((answer.part.clone(), answer.field.clone()), answer.value.clone()?)));
        Answers(pairs.collect())
    }

    /// The answer to one field.
    pub fn answer(&self, part: &Part, field: &FieldKey) -> Option<&Answer> {
        self.answers.iter().find(|answer| answer.part == *part && answer.field == *field)
    }

    /// An answer that was kept takes the place of the one before, so that what is worked out next is of what stands.
    pub(super) fn put_answer(&mut self, answer: Answer) {
        let is_it = |one: &&mut Answer| one.part == answer.part && one.field == answer.field;
        match self.answers.iter_mut().find(is_it) {
            Some(before) => *before = answer,
            None => self.answers.push(answer),
        }
    }

    /// What conditions of the form look at.
    pub fn circumstances(&self) -> Circumstances {
        Circumstances {
            category: self.head.category.clone(),
            consortium: self.head.consortium,
            members: self.members.iter().map(|member| member.id.to_string()).collect(),
        }
    }

    /// What is missing or wrong. A document with a later deadline of its own is not missing yet.
    pub fn findings(&self, at: Timestamp) -> Vec<Finding> {
        let mut findings = check(&self.form, &self.answers(), &self.circumstances());
        findings.retain(|finding| {
            !(finding.severity() == Severity::Missing && self.is_due_later(&finding.field, at))
        });
        findings
    }

    fn is_due_later(&self, field: &FieldKey, at: Timestamp) -> bool {
        let Some((_, field)) = self.form.field(field.as_str()) else { return false };
        let centum_forms::Kind::File { document: Some(document), .. } = &field.kind else { return false };
        let of =
            |document| call::deadline_for(&self.call.terms, &self.head.category, document).map(|one| one.at);
        matches!((of(Some(document.as_str())), of(None)), (Some(own), Some(whole)) if own > whole && at <= own)
    }

    /// The exact content as it stands. As long as nothing changes, it keeps the shape in which it was signed off, or handed
    /// in where nobody signs.
    pub fn manifest(&self) -> Manifest {
        let answers: Vec<Answer> = self.standing_answers().cloned().collect();
        let manifest = Manifest::of(&self.call.slug, &self.head, &self.members, &answers);
        let signed = self.sign_offs.iter().filter(|one| one.ended.is_none()).map(|one| one.content);
        let brought = self.in_force().filter(|_| self.sign_offs.is_empty()).map(|one| one.content);
        let vouched: Vec<Digest> = signed.chain(brought).collect();
        if vouched.is_empty() || vouched.contains(&manifest.digest()) {
            return manifest;
        }
        let first = manifest.clone().in_first_shape();
        if vouched.contains(&first.digest()) { first } else { manifest }
    }

    /// The sign-off of a member that holds for this content.
    pub fn sign_off(&self, member: Id<Member>, content: Digest) -> Option<&SignOff> {
        self.sign_offs
            .iter()
            .rev()
            .find(|one| one.member == member && one.content == content && one.ended.is_none())
    }

    /// The members that have not signed this content off.
    pub fn unsigned(&self, content: Digest) -> Vec<&Member> {
        self.members.iter().filter(|member| self.sign_off(member.id, content).is_none()).collect()
    }

    /// The submission that counts.
    pub fn in_force(&self) -> Option<&Submission> {
        let State::Submitted(number) = self.head.state else { return None };
        self.submissions.iter().find(|one| one.number == number)
    }

    /// The sign-offs under a submission, whether or not they hold still.
    pub fn signed_for(&self, submission: &Submission) -> Vec<&SignOff> {
        let Ok(signed) = receipt::read(&submission.receipt) else { return Vec::new() };
        let given = signed.receipt;
        let content = self.signed_content(&given);
        let is_listed = |one: &SignOff| {
            let commitment = receipt::signatory(one);
            given.sign_offs.iter().any(|line| line.signatory == commitment)
        };
        // Where the person was erased nothing fits the commitment any more: what was signed tells.
        let is_erased = |one: &SignOff| one.salt.is_empty() && one.content == content;
        self.sign_offs.iter().filter(|one| is_listed(one) || is_erased(one)).collect()
    }

    /// What was signed off for a receipt: of a supplement, what stood before any document was added.
    fn signed_content(&self, given: &Receipt) -> Digest {
        let earlier = self.submissions.iter().filter(|one| one.number < given.submission);
        let supplemented =
            given.supplements.and_then(|number| earlier.rev().find(|one| one.number == number));
        let supplemented = supplemented.and_then(|one| receipt::read(&one.receipt).ok());
        supplemented.map_or(given.content, |earlier| self.signed_content(&earlier.receipt))
    }

    /// Whether the draft has gone on since what counts was handed in. Once the decision is public it cannot any more: what
    /// differs then was erased.
    pub fn has_gone_on(&self) -> bool {
        self.call.state < CallState::Announced
            && self.in_force().is_some_and(|submission| submission.content != self.manifest().digest())
    }

    /// The value of a field of the application.
    pub fn said(&self, field: &str) -> Option<&Value> {
        self.standing_answers()
            .find(|answer| answer.part == Part::Application && answer.field.as_str() == field)
            .and_then(|answer| answer.value.as_ref())
    }
}

#[cfg(test)]
mod tests {
    use super::super::content::Shape;
    use super::super::model::{Origin, SignOffEnd};
    use super::*;
    use crate::call::template;

    fn dossier() -> Dossier {
        let call = template::sample_call();
        let head = Expression {
            id: Id::of_name("expression", "1"),
            call: call.id,
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
        };
        Dossier {
            form: template::form(),
            members: Vec::new(),
            writers: Vec::new(),
            invitations: Vec::new(),
            answers: Vec::new(),
            asides: Vec::new(),
            sign_offs: Vec::new(),
            submissions: Vec::new(),
            counts_as: None,
            call,
            head,
        }
    }

    fn signed(content: Digest, ended: Option<(Timestamp, SignOffEnd)>) -> SignOff {
        SignOff {
            id: Id::of_name("sign-off", "1"),
            member: Id::of_name("member", "1"),
            content,
            person: Id::of_name("person", "1"),
            name: String::new(),
            duty: String::new(),
            mandate: String::new(),
            salt: String::new(),
            signed_at: Timestamp::UNIX_EPOCH,
            ended,
        }
    }

    #[test]
    fn what_was_signed_off_in_the_first_shape_keeps_it_until_it_changes() {
        let mut dossier = dossier();
        let first = dossier.manifest().in_first_shape().digest();
        assert_eq!(dossier.manifest().schema, Shape::Second);
        dossier.sign_offs = vec![signed(first, None)];
        assert_eq!(dossier.manifest().digest(), first);
        assert!(dossier.sign_off(Id::of_name("member", "1"), dossier.manifest().digest()).is_some());
        dossier.sign_offs = vec![signed(first, Some((Timestamp::UNIX_EPOCH, SignOffEnd::Changed)))];
        assert_eq!(dossier.manifest().schema, Shape::Second);
        dossier.sign_offs = vec![signed(Digest::of(b"something else"), None)];
        assert_eq!(dossier.manifest().schema, Shape::Second);
    }

    #[test]
    fn what_was_brought_in_in_the_first_shape_has_not_gone_on() {
        let mut dossier = dossier();
        let content = dossier.manifest().in_first_shape().digest();
        dossier.head.state = State::Submitted(1);
        dossier.submissions = vec![Submission {
            number: 1,
            content,
            received_at: Timestamp::UNIX_EPOCH,
            in_grace: false,
            submitted_by: String::new(),
            receipt: String::new(),
            ended: None,
        }];
        assert!(!dossier.has_gone_on());
        dossier.head.category = "alumnus".into();
        assert!(dossier.has_gone_on());
    }
}
