//! One member: its name and place, who writes for it, who was asked to, and taking it out.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_web::{FieldErrors, Html, Message, Page, Problem, Tone, Typed, Visit};

use super::body::{BodyForm, whereabouts};
use super::people::People;
use super::{Seen, again, barred, below, id_of, onward, path, seen};
use crate::expression::actions::{change_member, remove_member};
use crate::expression::rules::Deed;
use crate::expression::{ExpressionError, Member, store};
use crate::pages::problem;

/// Someone who writes for the member.
pub(super) struct WriterLine {
    pub(super) name: String,
    pub(super) is_me: bool,
    /// Where the writing is ended, if the reader may.
    pub(super) end: Option<String>,
}

/// An invitation to write for the member.
pub(super) struct InvitationLine {
    pub(super) email: String,
    pub(super) by: String,
    pub(super) at: Html,
    /// The end of the id of the text that says how it stands.
    pub(super) standing: &'static str,
    pub(super) until: Option<Html>,
    /// Where it is withdrawn, if it is open and the reader may.
    pub(super) withdraw: Option<String>,
}

impl InvitationLine {
    fn standing_text(&self) -> String {
        format!("calls-hand-invitation-{}", self.standing)
    }
}

#[derive(Template)]
#[template(path = "handing/member.html")]
pub(super) struct MemberPage {
    pub(super) page: Page,
    pub(super) path: String,
    pub(super) list: String,
    pub(super) is_lead: bool,
    pub(super) whereabouts: String,
    pub(super) elsewhere: bool,
    /// Whether the reader writes for it, or leads.
    pub(super) may_change: bool,
    /// Whether the reader asks others to write for it.
    pub(super) may_ask: bool,
    pub(super) barred: Option<Message>,
    pub(super) body: BodyForm,
    pub(super) writers: Vec<WriterLine>,
    pub(super) invitations: Vec<InvitationLine>,
    pub(super) email: String,
    /// The name of the page: sent twice, as by a second click, it sends one letter.
    pub(super) once: String,
    pub(super) errors: FieldErrors,
}

#[derive(Template)]
#[template(path = "handing/remove.html")]
pub(super) struct RemovePage {
    pub(super) page: Page,
    pub(super) path: String,
    pub(super) name: String,
    pub(super) answers: usize,
    pub(super) writers: usize,
}

/// A member of an address.
pub(super) fn member_of<'s>(seen: &'s Seen, id: &str) -> Result<&'s Member, Problem> {
    let id = id_of(id)?;
    seen.dossier.members.iter().find(|member| member.id == id).ok_or_else(Problem::not_found)
}

/// What leads to a member that was taken out leads to the list, which says so: an older page, a form that is sent again. What
/// never was one leads nowhere.
pub(super) async fn no_longer(visit: &Visit, seen: &Seen, member: &str) -> Result<Response, Problem> {
    let member = id_of(member)?;
    let mut reader = visit.app.house.db.read_current().await?;
    if !store::was_member(&mut reader.conn(), seen.dossier.head.id, member).await? {
        return Err(Problem::not_found());
    }
    visit.flash(Tone::Warning, "calls-hand-member-gone");
    Ok(onward(&format!("{}/members", path(&seen.dossier))))
}

/// The page of a member, with the address that was typed into its invitation.
pub(super) async fn view(
    visit: &Visit,
    seen: &Seen,
    member: &Member,
    email: String,
    errors: FieldErrors,
) -> Result<MemberPage, Problem> {
    let (dossier, access, locale) = (&seen.dossier, &seen.access, &visit.locale);
    let mut reader = visit.app.house.db.read_current().await?;
    let writers: Vec<_> = dossier.writers.iter().filter(|writer| writer.member == member.id).collect();
    let invitations: Vec<_> = dossier.invitations.iter().filter(|one| one.member == member.id).collect();
    let who = writers.iter().map(|writer| writer.person.to_string());
    let who: Vec<String> = who.chain(invitations.iter().map(|one| one.invited_by.clone())).collect();
    let people = People::of(&mut reader.conn(), who).await?;
    let overlaps = store::others_with(&mut reader.conn(), dossier.head.id, dossier.call.id).await?;
    drop(reader);
    let here = format!("{}/members/{}", path(dossier), member.id);
    let may_change = access.writes(false, &member.part());
    let may_ask = dossier.may_ask(access, member.id);
    let me = visit.actor.person().map(|person| person.id);
    let now = visit.app.house.now();
    let invitation = |one: &&crate::expression::Invitation| {
        let open = one.is_open(now);
        InvitationLine {
            email: one.email.clone(),
            by: people.name(locale, &one.invited_by),
            at: locale.moment(one.invited_at),
            standing: match (one.accepted_at, one.withdrawn_at) {
                (Some(_), _) => "accepted",
                (None, Some(_)) => "withdrawn",
                (None, None) if open => "open",
                (None, None) => "over",
            },
            until: open.then(|| locale.moment(one.expires_at)),
            withdraw: (open && may_ask).then(|| format!("{}/invitations/{}/withdraw", path(dossier), one.id)),
        }
    };
    let writer = |one: &&crate::expression::model::Writer| WriterLine {
        name: people.name(locale, &one.person.to_string()),
        is_me: Some(one.person) == me,
        end: (may_change && !(member.is_lead && writers.len() == 1))
            .then(|| format!("{here}/writers/{}/end", one.person)),
    };
    let page = below(visit, dossier, member.name.clone())
        .crumb(format!("{}/members", path(dossier)), locale.text("calls-hand-members-title"));
    let refusal = barred(visit, dossier, Deed::Write);
    Ok(MemberPage {
        page,
        list: format!("{}/members", path(dossier)),
        is_lead: member.is_lead,
        whereabouts: whereabouts(locale, member),
        elsewhere: overlaps.iter().any(|one| one.member == member.id),
        may_change,
        may_ask,
        barred: refusal.map(|refusal| problem::message(&ExpressionError::Rule(refusal))),
        body: BodyForm::of(locale, member),
        writers: writers.iter().map(writer).collect(),
        invitations: invitations.iter().rev().map(invitation).collect(),
        path: here,
        email,
        once: visit.app.house.random.token(),
        errors,
    })
}

/// `GET /expressions/{id}/members/{member}`.
pub(super) async fn show(
    visit: Visit,
    Path((id, member)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let seen = seen(&visit, &id).await?;
    let Ok(member) = member_of(&seen, &member) else { return no_longer(&visit, &seen, &member).await };
    let view = view(&visit, &seen, member, String::new(), FieldErrors::new()).await?;
    visit.html(&view)
}

/// `POST /expressions/{id}/members/{member}`.
pub(super) async fn keep(
    visit: Visit,
    Path((id, member)): Path<(String, String)>,
    typed: Typed,
) -> Result<Response, Problem> {
    let seen = seen(&visit, &id).await?;
    let Ok(member) = member_of(&seen, &member) else { return no_longer(&visit, &seen, &member).await };
    let mut body = BodyForm::typed(&visit.locale, &typed);
    // As long as name and country stay, so does the place that was chosen.
    let country = member.country.map(|country| country.code().to_owned()).unwrap_or_default();
    let same = body.name == member.name && body.country == country;
    if same && body.place.is_empty() && typed.value("again").is_none() {
        body.place = member.place.clone().unwrap_or_else(|| body.none().to_owned());
    }
    let change = match body.read() {
        Ok(change) => change,
        Err(errors) => {
            let page = view(&visit, &seen, member, String::new(), errors).await?;
            return again(&visit, &MemberPage { body, ..page });
        }
    };
    let (id, at) = (seen.dossier.head.id, visit.received_at);
    change_member(&visit.app, &visit.actor, id, member.id, &change, at).await?;
    visit.flash(Tone::Success, Message::new("calls-hand-member-kept").arg("name", &change.name));
    Ok(onward(&format!("{}/members/{}", path(&seen.dossier), member.id)))
}

/// `GET /expressions/{id}/members/{member}/remove`.
pub(super) async fn ask_remove(
    visit: Visit,
    Path((id, member)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let seen = seen(&visit, &id).await?;
    let Ok(member) = member_of(&seen, &member) else { return no_longer(&visit, &seen, &member).await };
    let may = seen.access.writes(false, &member.part());
    if member.is_lead || !may {
        return Err(Problem::not_found());
    }
    let dossier = &seen.dossier;
    let title = visit.locale.say("calls-hand-remove-title").arg("name", &member.name).plain();
    let here = format!("{}/members/{}", path(dossier), member.id);
    visit.html(&RemovePage {
        page: below(&visit, dossier, title)
            .crumb(format!("{}/members", path(dossier)), visit.locale.text("calls-hand-members-title"))
            .crumb(&here, member.name.clone()),
        path: here,
        name: member.name.clone(),
        answers: dossier
            .answers
            .iter()
            .filter(|answer| answer.part == member.part() && answer.value.is_some())
            .count(),
        writers: dossier.writers.iter().filter(|writer| writer.member == member.id).count(),
    })
}

/// `POST /expressions/{id}/members/{member}/remove`.
pub(super) async fn remove(
    visit: Visit,
    Path((id, member)): Path<(String, String)>,
    _: Typed,
) -> Result<Response, Problem> {
    let seen = seen(&visit, &id).await?;
    let Ok(member) = member_of(&seen, &member) else { return no_longer(&visit, &seen, &member).await };
    let dossier = &seen.dossier;
    remove_member(&visit.app, &visit.actor, dossier.head.id, member.id, visit.received_at).await?;
    visit.flash(Tone::Success, Message::new("calls-hand-removed").arg("name", &member.name));
    let others = dossier.writers.iter().any(|writer| {
        Some(writer.person) == visit.actor.person().map(|person| person.id) && writer.member != member.id
    });
    // Whoever took out the only member that they wrote for sees the application no more.
    let to = if others || seen.access.organiser {
        format!("{}/members", path(dossier))
    } else {
        "/expressions".to_owned()
    };
    Ok(onward(&to))
}
