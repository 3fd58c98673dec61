//! Applying together, signing off, handing in, receipts and the history, as a browser sees them.

mod erasing;
mod past;
mod receipts;
mod screening;
mod signing;
mod together;

use centum_base::Id;
use centum_calls::expression::{Expression, Member};

use crate::site::{Answer, Site, Who};

/// The value of a hidden field of a page.
fn hidden<'p>(page: &'p str, name: &str) -> &'p str {
    let start = page.find(&format!("name=\"{name}\" value=\"")).unwrap() + name.len() + 15;
    let rest = &page[start..];
    &rest[..rest.find('"').unwrap()]
}

fn member(id: &Id<Expression>, member: &Member) -> String {
    format!("/expressions/{id}/members/{}", member.id)
}

impl Site {
    /// Adds a partner by the page; one that the gazetteer need not know.
    async fn add_partner(&self, who: &Who, id: Id<Expression>, name: &str) -> Answer {
        let fields = [("name", name), ("country", "DE"), ("is_city", "yes"), ("place", "none")];
        self.post(who, &format!("/expressions/{id}/members"), &fields).await
    }

    /// The address in the last letter to somebody.
    async fn link_to(&self, mail: &str) -> String {
        let mut reader = self.app.house.db.read_current().await.unwrap();
        let letters = centum_jobs::letters_to(&mut reader.conn(), mail, 50).await.unwrap();
        let body =
            letters.into_iter().map(|posted| posted.letter.body).find(|body| body.contains("/invitations/"));
        let body = body.unwrap();
        let start = body.find("/expressions/invitations/").unwrap();
        body[start..].split_whitespace().next().unwrap().to_owned()
    }

    /// Signs for a member what the page shows.
    async fn sign_as_shown(&self, who: &Who, id: Id<Expression>, member: &Member) -> Answer {
        let page = self.get(Some(who), &format!("/expressions/{id}/review")).await.body;
        let of = member.id.to_string();
        let fields = [
            ("member", of.as_str()),
            ("seen", hidden(&page, "seen")),
            ("shown", hidden(&page, "shown")),
            ("name", "Ben"),
            ("duty", "Deputy mayor"),
            ("mandate", "Delegation of 3 May 2020"),
        ];
        self.post(who, &format!("/expressions/{id}/sign"), &fields).await
    }

    /// Hands in what the page shows.
    async fn submit_as_shown(&self, who: &Who, id: Id<Expression>) -> Answer {
        let page = self.get(Some(who), &format!("/expressions/{id}/review")).await.body;
        let fields = [
            ("seen", hidden(&page, "seen")),
            ("shown", hidden(&page, "shown")),
            ("name", "Ana"),
            ("duty", "Mayor"),
            ("mandate", "Council decision 12/2020"),
        ];
        self.post(who, &format!("/expressions/{id}/submit"), &fields).await
    }

    /// Fills in everything for every member.
    async fn fill_in(&self, who: &Who, id: Id<Expression>) {
        let saved = self.save(who, id, "application/ambition", 0, serde_json::json!("More trees")).await;
        assert_eq!(saved.status, 200, "{}", saved.body);
        for member in self.dossier(id).await.members {
            let spot = format!("{}/challenge", member.part());
            let saved = self.save(who, id, &spot, 0, serde_json::json!("Heat")).await;
            assert_eq!(saved.status, 200, "{}", saved.body);
        }
    }
}
