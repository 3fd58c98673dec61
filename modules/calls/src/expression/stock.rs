//! How far an application is: what is missing, and whether it looks eligible. Worked out with every change and kept
//! beside it, so that lists of thousands can be filtered by it.

use centum_base::{Timestamp, fold};
use centum_cohort::edition::edition_by_id;
use centum_cohort::figures::Area;
use centum_forms::{Kind, Severity, check};
use centum_places::{Gazetteer, PlaceId};
use centum_store::{StoreResult, Tx};

use super::dossier::Dossier;
use super::model::Member;
use super::store;
use crate::call::eligibility::{Applicant, Applying, Judged, Verdict, judge, overall};

/// How far an application is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stock {
    /// What is asked for and not there, of what is due with the application itself.
    pub missing: usize,
    /// What is there and cannot stay as it is.
    pub wrong: usize,
    /// Documents with a later deadline of their own that are not there.
    pub documents: usize,
    /// How many rules of eligibility hold for it: while something counts, for that.
    pub rules: usize,
    /// The worst verdict of them.
    pub verdict: Verdict,
}

impl Stock {
    /// Takes stock of an application at an instant.
    pub fn of(dossier: &Dossier, area: &Area, at: Timestamp) -> Self {
        let due = dossier.findings(at);
        let count = |severity| due.iter().filter(|one| one.severity() == severity).count();
        let everything = check(&dossier.form, &dossier.answers(), &dossier.circumstances());
        let is_document = |field: &str| {
            let of = dossier.form.field(field).map(|(_, field)| &field.kind);
            matches!(of, Some(Kind::File { document: Some(_), .. }))
        };
        let documents = everything
            .iter()
            .filter(|one| one.severity() == Severity::Missing && is_document(one.field.as_str()));
        let judged = judged(dossier, area);
        Self {
            missing: count(Severity::Missing),
            wrong: count(Severity::Wrong),
            documents: documents.count(),
            rules: judged.len(),
            verdict: overall(&judged),
        }
    }
}

/// Every rule of eligibility with what comes of it for what stands now.
pub fn judged(dossier: &Dossier, area: &Area) -> Vec<Judged> {
    let members: Vec<Applying> = dossier.members.iter().map(applying).collect();
    let (circumstances, answers) = (dossier.circumstances(), dossier.answers());
    let applicant = Applicant {
        circumstances: &circumstances,
        members: &members,
        answers: &answers,
        form: &dossier.form,
        area,
    };
    judge(&dossier.call.terms, &applicant)
}

fn applying(member: &Member) -> Applying {
    Applying {
        part: member.id.to_string(),
        name: member.name.clone(),
        country: member.country,
        population: member.place.as_deref().and_then(population),
    }
}

/// The inhabitants of a place by the gazetteer; nothing for one that it gives no figure of.
pub fn population(place: &str) -> Option<i64> {
    let PlaceId::GeoNames(id) = place.parse().ok()? else { return None };
    let count = Gazetteer::shipped().place(id)?.population();
    (count > 0).then_some(i64::from(count))
}

/// Takes stock of what stands and keeps it, in the transaction that changed it.
pub(crate) async fn take(tx: &mut Tx, dossier: &Dossier, at: Timestamp) -> StoreResult<()> {
    let applied = store::category_applied(&mut tx.conn(), dossier.head.id).await?;
    take_as(tx, dossier, applied.as_deref(), at).await
}

/// The same, where the category that was handed in is known, if one counts.
pub(crate) async fn take_as(
    tx: &mut Tx,
    dossier: &Dossier,
    applied: Option<&str>,
    at: Timestamp,
) -> StoreResult<()> {
    let Some(edition) = edition_by_id(&mut tx.conn(), dossier.call.edition).await? else { return Ok(()) };
    let mut stock = Stock::of(dossier, &edition.area(), at);
    if let Some(category) = applied {
        // Confirmed is what was handed in, whatever became of the draft since.
        stock.rules = dossier.call.terms.eligibility.iter().filter(|rule| rule.holds_for(category)).count();
    }
    store::put_stock(tx, dossier, &fold::fold(&dossier.head.title), &stock, at).await
}
