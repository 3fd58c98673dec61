//! What is done to expressions of interest. The only writers.

mod beginning;
mod bringing;
mod carrying;
mod erasing;
mod expiring;
mod handing;
mod inviting;
mod membership;
mod saving;
mod screening;
mod signing;
mod standing;
mod supplementing;

use centum_accounts::{Actor, Permission};
use centum_base::{Id, Timestamp};
use centum_ledger::{Actor as Recorded, House, Note, Subject};
use centum_store::{StoreResult, Tx};
use centum_web::App;

pub use beginning::{MAX_BEGUN, NewExpression, begin, begin_once};
pub use bringing::{Arrived, Brought, bring_in};
pub use carrying::{start_from, take_over_form};
pub use erasing::erase_answer;
pub(crate) use erasing::{forget, tell};
pub(crate) use expiring::all_going;
pub use expiring::{erase_due, forget_invited};
pub use handing::{Handed, Signature, submit};
pub use inviting::{
    Invited, accept, accept_by_letter, end_writing, invite, invite_once, invited, withdraw_invitation,
};
pub use membership::{
    MAX_MEMBERS, NewMember, add_member, add_member_once, change_head, change_member, remove_member,
};
pub use saving::{MAX_ANSWER, MAX_SAVES, Save, Saved, attach, detach, save, settle};
pub use screening::{answer_pre_screening, ask_pre_screening};
pub use signing::{sign_off, take_back};
pub use standing::{recall, restore, withdraw};
pub use supplementing::supplement;

use super::dossier::{Access, Dossier};
use super::error::ExpressionError;
use super::model::{Expression, SignOff, SignOffEnd};
use super::rules::{Deed, may};
use super::version::is_meant;
use super::{letters, stock, store};
use crate::Attempt;

/// A dossier on the table: read and to be changed in one transaction.
struct Table {
    tx: Tx,
    dossier: Dossier,
    access: Access,
    recorded: Recorded,
    received_at: Timestamp,
    /// Whether everything is only tried: worked out to the end, and not kept.
    is_trial: bool,
}

/// Lays a dossier on the table, if the actor may see it.
async fn open(
    app: &Attempt<'_, App>,
    actor: &Actor,
    id: Id<Expression>,
    received_at: Timestamp,
) -> Result<Table, ExpressionError> {
    let recorded = actor.require(Permission::Apply)?;
    let mut tx = app.house.begin().await?;
    let dossier = Dossier::load(&mut tx.conn(), id).await?.ok_or(ExpressionError::Absent)?;
    let access = dossier.access(actor);
    if !access.sees() {
        return Err(ExpressionError::Absent);
    }
    is_meant(app, &dossier, received_at)?;
    Ok(Table { tx, dossier, access, recorded, received_at, is_trial: app.is_trial() })
}

impl Table {
    /// Keeps what was done; of a trial nothing.
    async fn close(self) -> Result<(), ExpressionError> {
        // A transaction that is let go of is rolled back.
        if self.is_trial { Ok(()) } else { Ok(self.tx.commit().await?) }
    }

    /// Whether the rules allow a deed at the hour of the request.
    fn may(&self, deed: Deed) -> Result<(), ExpressionError> {
        Ok(may(deed, self.dossier.situation(self.received_at))?)
    }

    /// Only those who write for the lead.
    fn for_the_lead(&self) -> Result<(), ExpressionError> {
        if self.access.leads { Ok(()) } else { Err(ExpressionError::ForTheLead) }
    }

    fn subject(&self) -> Subject {
        subject(self.dossier.head.id)
    }

    async fn record(&mut self, app: &App, verb: &'static str, note: Note) -> StoreResult<()> {
        let subject = self.subject();
        app.house.record(&mut self.tx, &self.recorded, verb, &subject, note).await.map(drop)
    }

    /// Keeps the head, unless somebody changed it since it was read.
    async fn keep_head(&mut self) -> Result<(), ExpressionError> {
        self.dossier.head.saved_at = self.received_at.max(self.dossier.head.saved_at);
        if store::put_head(&mut self.tx, &self.dossier.head).await? {
            Ok(())
        } else {
            Err(ExpressionError::Changed)
        }
    }

    /// The content may have changed: every sign-off of what stands no more ends, and its signatory is told. Who sends the same
    /// twice, or fills in from an earlier application where nothing is empty, changes nothing.
    async fn content_changed(&mut self, app: &App) -> Result<(), ExpressionError> {
        self.take_stock().await?;
        self.end_what_is_over(app).await
    }

    /// Ends the sign-offs of what stands no more.
    async fn end_what_is_over(&mut self, app: &App) -> Result<(), ExpressionError> {
        let content = self.dossier.manifest().digest();
        let is_over = |one: &&SignOff| one.ended.is_none() && one.content != content;
        let over: Vec<_> = self.dossier.sign_offs.iter().filter(is_over).cloned().collect();
        for one in over {
            end_changed(&app.house, &mut self.tx, &self.recorded, self.dossier.head.id, &one).await?;
            letters::sign_off_ended(app, &mut self.tx, &self.dossier, &one).await?;
        }
        Ok(())
    }

    /// Works out anew how far the application is, from what stands in the database now.
    async fn take_stock(&mut self) -> StoreResult<()> {
        let id = self.dossier.head.id;
        self.dossier.answers = store::answers(&mut self.tx.conn(), id).await?;
        self.dossier.members = store::members(&mut self.tx.conn(), id).await?;
        stock::take(&mut self.tx, &self.dossier, self.received_at).await
    }
}

/// Ends a sign-off whose content is not what stands any more.
async fn end_changed(
    house: &House,
    tx: &mut Tx,
    recorded: &Recorded,
    id: Id<Expression>,
    ended: &SignOff,
) -> StoreResult<()> {
    store::end_sign_off(tx, ended.id, house.now(), SignOffEnd::Changed).await?;
    let note = Note::new().with("sign_off", ended.id).with("why", SignOffEnd::Changed.name());
    house.record(tx, recorded, "calls.end-sign-off", &subject(id), note).await.map(drop)
}

fn subject(id: Id<Expression>) -> Subject {
    Subject::new("expression", id)
}
