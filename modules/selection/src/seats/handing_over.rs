//! Handing the confirmed seats over to the cohort.

use std::collections::{BTreeMap, BTreeSet};

use centum_accounts::{Actor, Permission};
use centum_base::{Country, Digest, Id, Timestamp};
use centum_calls::call::{Call, find_call};
use centum_calls::expression::Expression;
use centum_calls::organiser::entrants::{Admission, Entrant, EntrantMember, entrants, may_be_named};
use centum_cohort::edition::{Edition, edition_by_id};
use centum_cohort::exports::{Cell, Table, table_csv};
use centum_cohort::intake::{
    IntakeError, Known, Receipt, Received, Said, SourceDocument, SourceState, find_document, prepare,
    receive_anew_in, receive_in,
};
use centum_cohort::register::Consent;
use centum_ledger::{House, Note, Subject, history};
use centum_places::countries;
use centum_store::{Conn, StoreResult};

use super::actions::{SeatError, impartial};
use super::model::SeatState;
use super::store;
use crate::pool::ALUMNUS;
use crate::process::Selection;

/// What the ledger says of it.
const VERB: &str = "selection.hand-over";
/// Entries of one selection that are looked through.
const MOST: u32 = 10_000;
/// The mark by which the cohort knows who took part before: its figures count by it.
const TOOK_PART_BEFORE: &str = "Alumnus";

/// Hands the confirmed seats over to the cohort: as a list that waits there for a person, like any that comes in. The cohort
/// holds it against its register and shows the difference before anything changes.
///
/// The list and the entry in the ledger come in one transaction. Where this list was handed over last, nothing is written. One that
/// was handed over before another is handed over anew: who had confirmed in between may have given the seat back.
pub async fn hand_over(house: &House, actor: &Actor, id: Id<Selection>) -> Result<Receipt, SeatError> {
    let recorded = actor.require(Permission::ManageSelection)?;
    let confirmed = Confirmed::load(&mut house.db.read_current().await?.conn(), actor, id).await?;
    let prepared = prepare(confirmed.received()).await?.knowing(&confirmed.known).naming(&confirmed.said);
    let mut tx = house.begin().await?;
    // What is handed over is what there is at this very moment.
    let now = Confirmed::load(&mut tx.conn(), actor, id).await?;
    if now.list != confirmed.list || now.known != confirmed.known || now.said != confirmed.said {
        return Err(SeatError::Changed);
    }
    actor.require(Permission::ManageCohort).map_err(IntakeError::from)?;
    let last = last(&mut tx.conn(), id).await?;
    let is_same = |one: &SourceDocument| one.digest == Digest::of(&confirmed.list);
    let receipt = match last {
        Some(last) if is_same(&last) && last.state != SourceState::Discarded => {
            return Ok(Receipt::Known(last.id, last.state));
        }
        Some(_) => receive_anew_in(house, &mut tx, actor, &confirmed.edition, prepared).await?,
        None => receive_in(house, &mut tx, actor, &confirmed.edition, prepared).await?,
    };
    let note = Note::new().with("source", receipt.id()).with("seats", confirmed.seats);
    house.record(&mut tx, &recorded, VERB, &Subject::new("selection", id), note).await?;
    tx.commit().await?;
    Ok(receipt)
}

/// When seats were handed over last, by the ledger.
pub(crate) async fn handed_over_at(conn: &mut Conn<'_>, id: Id<Selection>) -> StoreResult<Option<Timestamp>> {
    let told = history(conn, "selection", &id.to_string(), MOST).await?;
    Ok(told.iter().find(|told| told.entry.verb == VERB).map(|told| told.entry.at))
}

/// The list that was handed over last, by the ledger.
async fn last(conn: &mut Conn<'_>, id: Id<Selection>) -> StoreResult<Option<SourceDocument>> {
    let told = history(conn, "selection", &id.to_string(), MOST).await?;
    let told = told.iter().find(|told| told.entry.verb == VERB);
    let source = told.and_then(|told| told.details.get("source")?.as_str()?.parse().ok());
    match source {
        Some(source) => find_document(conn, source).await,
        None => Ok(None),
    }
}

/// The confirmed seats as a list.
struct Confirmed {
    edition: Edition,
    label: String,
    file_name: String,
    seats: usize,
    list: Vec<u8>,
    /// Who is no city, by the lines of the list.
    known: BTreeMap<u32, Known>,
    /// What applicants said of being named, by the lines of the list.
    said: BTreeMap<u32, Said>,
}

impl Confirmed {
    /// For somebody whom no conflict keeps from any application.
    async fn load(conn: &mut Conn<'_>, actor: &Actor, id: Id<Selection>) -> Result<Self, SeatError> {
        let selection = impartial(conn, actor, id).await?;
        let call = find_call(conn, selection.call).await?.ok_or(SeatError::Absent)?;
        let edition = edition_by_id(conn, call.edition).await?.ok_or(SeatError::Absent)?;
        let seats = store::seats(conn, id).await?;
        let entrants = entrants(conn, call.id).await?;
        let named = may_be_named(conn, call.id, &entrants).await?;
        // Whoever was found ineligible since keeps the seat until the next decision, and takes no part.
        let confirmed = |entrant: &&Entrant| {
            entrant.admission(&call) == Admission::Eligible
                && seats
                    .iter()
                    .any(|seat| seat.expression == entrant.id && seat.state == SeatState::Confirmed)
        };
        let list: Vec<&Entrant> = entrants.iter().filter(confirmed).collect();
        if list.is_empty() {
            return Err(SeatError::NobodyConfirmed);
        }
        Ok(Self {
            edition,
            label: format!("{}: {} confirmed seats", call.slug, list.len()),
            file_name: format!("{}-confirmed.csv", call.slug),
            seats: list.len(),
            list: as_list(&call, &list),
            // The first line of the list has the headings.
            known: (2..).zip(&list).filter_map(|(line, entrant)| Some((line, known(entrant)?))).collect(),
            said: (2..)
                .zip(&list)
                .filter_map(|(line, entrant)| Some((line, said(&call, entrant, &named)?)))
                .collect(),
        })
    }

    fn received(&self) -> Received {
        Received {
            label: self.label.clone(),
            dated: None,
            file_name: Some(self.file_name.clone()),
            bytes: self.list.clone(),
            mapping: None,
        }
    }
}

/// What the names of an application do not say for certain: the decision counts the cities behind it, and so must the cohort.
fn known(entrant: &Entrant) -> Option<Known> {
    if entrant.cities() == 0 {
        return Some(if entrant.consortium { Known::Together } else { Known::Alone });
    }
    let led_by_none = entrant.members.iter().any(|member| member.is_lead && !member.is_city);
    (entrant.consortium && led_by_none).then_some(Known::LeadIsNone)
}

/// What an applicant said of being named, and where: nobody who confirms the list says otherwise for it.
fn said(call: &Call, entrant: &Entrant, named: &BTreeMap<Id<Expression>, bool>) -> Option<Said> {
    let consent = if *named.get(&entrant.id)? { Consent::Given } else { Consent::Refused };
    Some(Said { consent, basis: format!("{} {}", call.slug, entrant.reference()) })
}

/// A name on one line, so that the lines of the list can be counted.
fn on_one_line(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The list as the cohort reads it: one row an application, with its country, its part, the cities behind it and whether it took
/// part before. Agencies and universities that apply with cities are none.
fn as_list(call: &Call, list: &[&Entrant]) -> Vec<u8> {
    let part = |category: &str| {
        let found = call.terms.categories.iter().find(|one| one.key == category);
        found.map_or_else(|| "core".to_owned(), |one| one.role.clone())
    };
    let named = |country: &Option<Country>| {
        country.map(|one| countries::name(one, "en").to_owned()).unwrap_or_default()
    };
    let row = |entrant: &&Entrant| {
        let lead = entrant.members.iter().find(|member| member.is_lead);
        let countries = entrant.members.iter().filter(|one| one.country.is_some());
        let countries: BTreeSet<String> = countries.map(|one| named(&one.country)).collect();
        let has_city = entrant.cities() > 0;
        let cities = entrant.members.iter().filter(|one| one.is_city || !has_city);
        let member = |one: &EntrantMember| match one.country {
            Some(_) => format!("{} ({})", on_one_line(&one.name), named(&one.country)),
            None => on_one_line(&one.name),
        };
        let members = cities.map(member).collect::<Vec<_>>().join("; ");
        let members = if entrant.consortium { members } else { String::new() };
        let mark = if entrant.category == ALUMNUS { TOOK_PART_BEFORE } else { "" };
        vec![
            Cell::Text(on_one_line(lead.map_or(&entrant.title, |lead| &lead.name))),
            Cell::Text(countries.into_iter().collect::<Vec<_>>().join(" / ")),
            Cell::Text(part(&entrant.category)),
            Cell::Text(members),
            Cell::Text(mark.to_owned()),
        ]
    };
    let columns = ["Name", "Country", "Part", "Members", "Marks"].map(str::to_owned).to_vec();
    table_csv(&Table { columns, rows: list.iter().map(row).collect() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::deciding::sample_call;

    fn member(name: &str, is_lead: bool, is_city: bool) -> EntrantMember {
        let country = Country::new("IT");
        EntrantMember { name: name.into(), key: name.to_lowercase(), country, place: None, is_lead, is_city }
    }

    #[test]
    fn only_cities_are_listed_behind_an_application_and_who_leads_without_being_one_is_said() {
        let mut entrant = Entrant {
            id: Id::of_name("expression", "a"),
            number: 1,
            title: "The coast".into(),
            category: "core".into(),
            consortium: true,
            submission: 1,
            content: Digest::of(b"a"),
            members: vec![
                member("Coast Agency", true, false),
                member("Cervia", false, true),
                member("Ravenna", false, true),
                member("University of the Sea", false, false),
            ],
            writers: Vec::new(),
            met: Vec::new(),
            not_met: Vec::new(),
        };
        let list = String::from_utf8(as_list(&sample_call(), &[&entrant])).unwrap();
        assert!(list.contains("Coast Agency,Italy,core,Cervia (Italy); Ravenna (Italy),\r\n"), "{list}");
        assert!(!list.contains("University"), "{list}");
        let before = Entrant { category: ALUMNUS.into(), ..entrant.clone() };
        let list = String::from_utf8(as_list(&sample_call(), &[&before])).unwrap();
        assert!(list.contains("Ravenna (Italy),Alumnus\r\n"), "{list}");
        assert_eq!(known(&entrant), Some(Known::LeadIsNone));
        entrant.members[0].is_city = true;
        assert_eq!(known(&entrant), None);
        for member in &mut entrant.members {
            member.is_city = false;
        }
        assert_eq!(known(&entrant), Some(Known::Together));
        entrant.consortium = false;
        assert_eq!(known(&entrant), Some(Known::Alone));
    }
}
