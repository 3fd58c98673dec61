//! Nobody is shown a difference between two worlds that differ in one secret, in anything that the whole site answers:
//! every secret × everybody who is not entitled × every address that a right of theirs opens.

use std::collections::BTreeMap;

use centum_accounts::Role;
use centum_selection::consensus::{self, Said};
use centum_selection::decision;
use centum_selection::draw::Seed;
use centum_selection::process;
use centum_selection::reviewers::{About, InterestKind, declare_interest};
use centum_selection::reviews;
use centum_selection::reviews::marking::Save;
use centum_selection::seats;
use centum_store::args;
use centum_testkit::{TestDb, on_both_databases};

use crate::releasing::{decisions_of, release};
use crate::site::{Site, mark};
use crate::watching::{SECRET, Transcript, Watch, Watcher, differences, write};

type Transcripts = BTreeMap<Watcher, Transcript>;

mod sql {
    centum_store::statements! {
        RENAME = "UPDATE person SET name = $2 WHERE id = $1";
        DRAW_AGAIN = "UPDATE draw SET seed = $2 WHERE selection_id = $1";
    }
}

/// Something that changes, with those who may notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Secret {
    /// A mark of a review that is still written.
    Score,
    /// A comment of such a review.
    Comment,
    /// That a review is submitted.
    Submission,
    /// What a reviewer is called.
    Name,
    /// That a reviewer declared an interest, and reads it no more.
    Interest,
    /// That a named person fixed a conflict.
    Pin,
    /// What the report says.
    Report,
    /// That the report is agreed.
    Agreement,
    /// What the panel made of a mark.
    PanelMark,
    /// What the draw will say.
    Seed,
    /// A decision that waits for a second person.
    Proposal,
    /// That an applicant complained.
    Complaint,
    /// That an applicant took the seat.
    SeatAnswer,
    /// That a rule of eligibility was found not to be met after all, before a decision says so.
    Eligibility,
}

impl Secret {
    fn is_for(self, watcher: Watcher) -> bool {
        match self {
            Self::Score | Self::Comment => false,
            Self::Name | Self::Eligibility => watcher.manages(),
            Self::Complaint | Self::SeatAnswer => watcher.is_impartial() || watcher == Watcher::Applicant,
            _ => watcher.is_impartial(),
        }
    }

    /// Whether somebody who is entitled sees it at once: what the draw will say shows only where scores are equal.
    fn shows(self) -> bool {
        !matches!(self, Self::Score | Self::Comment | Self::Seed)
    }

    async fn change(self, site: &Site) {
        let (house, city) = (&site.app.house, site.cities[SECRET]);
        let (olga, rolf, rosa) = (&site.olga.actor, &site.readers[1].actor, &site.readers[2].actor);
        let place = (site.selection, city);
        match self {
            Self::Score => write(site, rolf, 1, 1, [9, 5]).await,
            Self::Comment => {
                let said = reviews::Mark { comment: "Said otherwise".into(), ..mark("idea", 9) };
                let (save, id) = (Save { base: 2, mark: said }, site.reviews[SECRET][1]);
                reviews::save_marks(house, rolf, id, &[save], house.now()).await.unwrap();
            }
            Self::Submission => reviews::submit(house, rolf, site.reviews[SECRET][1]).await.unwrap(),
            Self::Name => site.forge(&sql::RENAME, args![site.readers[1].id, "Quite Another"]).await,
            Self::Interest => {
                let (of, about) = (site.selection, About::Application(city));
                declare_interest(house, rosa, of, about, InterestKind::Family, "A sister").await.unwrap();
            }
            Self::Pin => site.pin(&site.readers[2], SECRET, 1, "conflict").await,
            Self::Report => {
                let save = Save { base: 1, mark: mark("idea", 7) };
                consensus::save_marks(house, rolf, place, &[save], house.now()).await.unwrap();
            }
            Self::Agreement => {
                consensus::ask_approval(house, rolf, place).await.unwrap();
            }
            Self::PanelMark => {
                let chair = &site.carla.actor;
                consensus::change_mark(house, chair, place, "idea", 8, "Beside the other").await.unwrap();
            }
            Self::Seed => {
                let seed = serde_json::to_string(&Seed::of([9; 32])).unwrap();
                site.forge(&sql::DRAW_AGAIN, args![site.selection, &seed]).await;
            }
            Self::Proposal => {
                decision::propose(house, olga, site.selection, "First decision").await.unwrap();
            }
            Self::Complaint => {
                let ben = &site.officers[1].actor;
                decision::file_complaint(house, ben, city, "Nobody read the second page.").await.unwrap();
            }
            Self::SeatAnswer => seats::confirm(house, &site.officers[1].actor, city).await.unwrap(),
            Self::Eligibility => site.finds(SECRET, "not-met").await,
        }
    }
}

/// What anybody notices where nothing of a selection is told to them: whatever the right in places and in the catalogue of data, and
/// whatever they send that is not for them.
fn leaks_afar(before: &Transcripts, after: &Transcripts) -> Vec<String> {
    let of = |(watcher, transcript): (&Watcher, &Transcript)| {
        let found = differences(&before[watcher], transcript);
        found
            .into_iter()
            .map(move |one| format!("a secret is shown to {watcher:?}: {one}"))
            .collect::<Vec<_>>()
    };
    after.iter().flat_map(of).collect()
}

/// Changes one secret after the other. Nobody may notice who is not entitled; somebody does who is.
async fn hold(site: &Site, watch: &Watch, secrets: &[Secret], faults: &mut Vec<String>) {
    let mut before = watch.transcripts(site).await;
    for secret in secrets {
        secret.change(site).await;
        let after = watch.transcripts(site).await;
        let mut is_noticed = false;
        for (watcher, transcript) in &after {
            let found = differences(&before[watcher], transcript);
            if secret.is_for(*watcher) {
                is_noticed |= !found.is_empty();
            } else {
                faults.extend(found.iter().map(|one| format!("{secret:?} is shown to {watcher:?}: {one}")));
            }
        }
        if secret.shows() && !is_noticed {
            faults.push(format!("{secret:?} changes nothing for anybody: the test sees nothing"));
        }
        before = after;
    }
}

/// The report on another application, agreed.
async fn agree(site: &Site, city: usize) {
    let (house, place) = (&site.app.house, (site.selection, site.cities[city]));
    consensus::name_rapporteur(house, &site.olga.actor, place, site.reviewers[0]).await.unwrap();
    let round = consensus::ask_approval(house, &site.readers[0].actor, place).await.unwrap();
    let content = {
        let (selection, mut reader) = (site.selection().await, house.db.read_current().await.unwrap());
        let of = consensus::for_manager(&mut reader.conn(), &site.olga.actor, selection, place.1).await;
        of.unwrap().report.unwrap().content
    };
    for reader in &site.readers[1..] {
        consensus::speak(house, &reader.actor, place, (round, content), &Said::Approves).await.unwrap();
    }
}

/// Everything is read, the report on the other application is agreed, and that on this one is Rolf's to write.
async fn deliberating(site: &Site) {
    let house = &site.app.house;
    reviews::submit(house, &site.readers[1].actor, site.reviews[SECRET][1]).await.unwrap();
    reviews::decline(house, &site.readers[2].actor, site.reviews[SECRET][2], "No time").await.unwrap();
    for reader in 0..3 {
        site.review(0, reader, [7, 7]).await;
    }
    site.go_on().await;
    agree(site, 0).await;
    let place = (site.selection, site.cities[SECRET]);
    consensus::name_rapporteur(house, &site.olga.actor, place, site.reviewers[1]).await.unwrap();
}

/// Everybody who looks at a site where two have begun to review the application, and a third gave it back.
async fn watched(db: &TestDb) -> (Site, Watch) {
    let site = Site::on(db).await;
    let (house, [rita, rolf, rosa]) = (&site.app.house, &site.readers);
    // Rita gives the application back; the others have begun.
    reviews::decline(house, &rita.actor, site.reviews[SECRET][0], "No time").await.unwrap();
    write(&site, &rolf.actor, 1, 0, [4, 5]).await;
    write(&site, &rosa.actor, 2, 0, [6, 6]).await;
    let udo = site.somebody("udo@example.org", Role::Evaluator).await;
    let mia = site.somebody("mia@example.org", Role::Mentor).await;
    let pia = site.somebody("pia@example.org", Role::PanelChair).await;
    let paul = site.somebody("paul@example.org", Role::Organiser).await;
    for partial in [&pia, &paul] {
        site.pin(partial, SECRET, 1, "conflict").await;
    }
    let watch = Watch::of(
        &site,
        BTreeMap::from([
            (Watcher::Visitor, None),
            (Watcher::OtherApplicant, Some(site.officers[0].clone())),
            (Watcher::Applicant, Some(site.officers[1].clone())),
            (Watcher::Reader, Some(rita.clone())),
            (Watcher::Uninvited, Some(udo)),
            (Watcher::Mentor, Some(mia)),
            (Watcher::PartialChair, Some(pia)),
            (Watcher::PartialOrganiser, Some(paul)),
            (Watcher::Chair, Some(site.carla.clone())),
            (Watcher::Organiser, Some(site.olga.clone())),
        ]),
    )
    .await;
    (site, watch)
}

on_both_databases! {
    async fn while_reviews_are_written_nobody_sees_what_is_not_for_them(db: TestDb) {
        let (site, watch) = watched(&db).await;
        let afar = watch.seen_from_afar(&site).await;
        let mut faults = Vec::new();
        let secrets = [Secret::Score, Secret::Comment, Secret::Submission, Secret::Name, Secret::Interest, Secret::Pin];
        hold(&site, &watch, &secrets, &mut faults).await;
        faults.extend(leaks_afar(&afar, &watch.seen_from_afar(&site).await));
        assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
    }

    async fn who_does_what_is_not_for_them_is_refused_alike_whatever_became_of_the_application(db: TestDb) {
        let (site, watch) = watched(&db).await;
        deliberating(&site).await;
        let before = watch.refusals(&site).await;
        let answered = || before.values().flatten();
        assert!(answered().count() > 0 && answered().all(|(_, page)| page.status.is_client_error()));
        for secret in [Secret::Report, Secret::Agreement, Secret::PanelMark] {
            secret.change(&site).await;
        }
        let faults = leaks_afar(&before, &watch.refusals(&site).await);
        assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
    }

    async fn while_reports_and_decisions_are_made_nobody_sees_what_is_not_for_them(db: TestDb) {
        let (site, watch) = watched(&db).await;
        let house = &site.app.house;
        // A seat for each, so that the application has one whatever the draw says.
        let selection = site.selection().await;
        let mut terms = selection.terms;
        terms.bounds[0].ceiling = Some(2);
        process::correct_terms(house, &site.olga.actor, selection.id, selection.version, &terms, "Two").await.unwrap();
        let afar = watch.seen_from_afar(&site).await;
        deliberating(&site).await;
        let mut faults = Vec::new();
        hold(&site, &watch, &[Secret::Report, Secret::Agreement, Secret::PanelMark], &mut faults).await;
        site.go_on().await;
        hold(&site, &watch, &[Secret::Seed, Secret::Proposal], &mut faults).await;
        // That a decision was released is public, so it is no secret.
        let digest = decisions_of(&site).await[0].digest;
        release(&site, (1, digest)).await;
        let after = [Secret::Complaint, Secret::SeatAnswer, Secret::Eligibility];
        hold(&site, &watch, &after, &mut faults).await;
        faults.extend(leaks_afar(&afar, &watch.seen_from_afar(&site).await));
        assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
    }
}
