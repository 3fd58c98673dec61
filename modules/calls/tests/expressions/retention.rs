//! Answers go when their time has come, wherever they are kept; receipts, the ledger and all other answers stand.

use centum_accounts::{Actor, Refused};
use centum_base::{Digest, Id};
use centum_calls::call::{
    CallError, CallState, Correction, Passing, Step, correct_call, form_of, keep_form, step,
};
use centum_calls::expression::actions::{attach, erase_due, recall, take_over_form, withdraw};
use centum_calls::expression::content::Manifest;
use centum_calls::expression::files::Upload;
use centum_calls::expression::receipt::{Seal, read, verify};
use centum_calls::expression::{Expression, erasures, revisions, unsound};
use centum_calls::organiser::submitted::{as_submitted, file_of};
use centum_calls::{Site, sweep};
use centum_forms::{Field, Keeping, Part, PersonValue, Value};
use centum_testkit::{TestDb, on_both_databases};
use serde_json::json;

use crate::scene::{Scene, at, form, key, scene_with};

/// Ninety days after the decision was made public on 15 July 2020.
const REDRESS_OVER: &str = "2020-10-13T08:00:00Z";
/// Sixty months after the call closed at the end of the grace on 29 May 2020.
const PERSONS_GO: &str = "2025-05-29T22:29:00.000001Z";

/// A call that asks for a person, a team with persons, and a letter that is needed until the decision is final.
async fn passing(db: &TestDb) -> Scene {
    let mut form = form();
    let fields = &mut form.sections[0].fields;
    let letter = fields.iter_mut().find(|field| field.key == key("letter")).unwrap();
    letter.keeping = Keeping::UntilDecided;
    letter.required = false;
    let more = json!([
        { "key": "contact", "label": { "en": "Contact" }, "kind": { "kind": "person" }, "keeping": "personal" },
        { "key": "staff", "label": { "en": "Staff" }, "kind": { "kind": "table", "max_rows": 5, "columns": [
            { "key": "who", "label": { "en": "Who" }, "kind": { "kind": "person" }, "keeping": "personal" },
            { "key": "role", "label": { "en": "Role" }, "kind": { "kind": "short", "max_chars": 80 } },
        ] } },
    ]);
    fields.extend(serde_json::from_value::<Vec<Field>>(more).unwrap());
    scene_with(db, &form).await
}

fn person(name: &str) -> Value {
    Value::Person(PersonValue {
        name: name.into(),
        mail: "zoe@city.example".into(),
        ..PersonValue::default()
    })
}

fn letter(content: &str) -> Upload {
    Upload { name: "letter.pdf".into(), content: format!("%PDF-1.7 {content}").into_bytes() }
}

impl Scene {
    /// An application with everything that goes one day, one answer of it written twice.
    async fn passing(&self, actor: &Actor, lead: &str) -> Id<Expression> {
        let id = self.begin(actor, lead).await;
        self.complete(actor, id).await;
        let save = async |field: &str, base, value| {
            self.save_one(actor, id, &Part::Application, field, base, Some(value)).await.unwrap();
        };
        save("contact", 0, person("Zoe Zander")).await;
        self.clock.set(self.now().checked_add(jiff::SignedDuration::from_hours(1)).unwrap());
        save("contact", 1, person("Zander-Zoe")).await;
        let row = [(key("who"), person("Zander in staff")), (key("role"), Value::Text("Lead".into()))];
        save("staff", 0, Value::Table(vec![row.into()])).await;
        let part = Part::Application;
        attach(&self.app, actor, id, &part, &key("letter"), letter(lead), self.now()).await.unwrap();
        id
    }

    /// The call goes on until the decision is public, on 15 July 2020.
    async fn announced(&self) {
        self.closed().await;
        self.clock.set(at("2020-07-15T08:00:00Z"));
        for one in [Step::Evaluate, Step::Decide, Step::Announce] {
            step(&self.app.house, &self.olga, self.call, self.call().await.version, one, "").await.unwrap();
        }
        assert_eq!(self.call().await.state, CallState::Announced);
    }

    async fn closed(&self) {
        self.clock.set(at("2020-05-29T22:29:00.000001Z"));
        sweep(&self.app.house).await.unwrap();
        assert_eq!(self.call().await.state, CallState::Closed);
    }

    async fn sweep_at(&self, text: &str) {
        self.clock.set(at(text));
        sweep(&self.app.house).await.unwrap();
    }

    /// Everything that is kept of an application: what stands, every revision, everything that was handed in.
    async fn everything(&self, id: Id<Expression>) -> String {
        let dossier = self.dossier(id).await;
        let mut reader = self.app.house.db.read_current().await.unwrap();
        let mut kept = format!("{:?}", dossier.answers);
        for answer in &dossier.answers {
            let of = revisions(&mut reader.conn(), id, &answer.part, &answer.field).await.unwrap();
            kept += &format!("{of:?}");
        }
        for one in &dossier.submissions {
            let then = as_submitted(&mut reader.conn(), &dossier, one.number).await.unwrap();
            kept += &format!("{:?}", then.unwrap().answers);
        }
        kept
    }

    async fn erased(&self) -> Vec<(Passing, i64, i64)> {
        let mut reader = self.app.house.db.read_current().await.unwrap();
        let all = erasures(&mut reader.conn(), self.call).await.unwrap();
        all.into_iter().map(|one| (one.class, one.answers, one.files)).collect()
    }

    /// The ledger, and everything that was handed in, hold.
    async fn holds(&self) {
        let mut reader = self.app.house.db.read_current().await.unwrap();
        centum_ledger::verify(&mut reader.conn(), None).await.unwrap();
        assert_eq!(unsound(&mut reader.conn()).await.unwrap(), []);
    }
}

fn names_the_person(kept: &str) -> bool {
    kept.contains("Zander") || kept.contains("zoe@city.example")
}

on_both_databases! {
    async fn each_class_goes_at_its_time_and_receipts_hold(db: TestDb) {
        let scene = passing(&db).await;
        let id = scene.passing(&scene.ana, "Lindau").await;
        let manifest: Manifest = scene.dossier(id).await.manifest();
        let handed = scene.submit(&scene.ana, id).await.unwrap();
        scene.announced().await;
        let before = scene.everything(id).await;

        scene.sweep_at("2020-10-13T07:59:59Z").await;
        assert_eq!(scene.everything(id).await, before, "a second too early");
        scene.sweep_at(REDRESS_OVER).await;
        let kept = scene.everything(id).await;
        assert!(!kept.contains("letter.pdf") && names_the_person(&kept), "{kept}");
        assert_eq!(scene.erased().await, [(Passing::UntilDecided, 1, 1)]);

        scene.sweep_at(PERSONS_GO).await;
        let kept = scene.everything(id).await;
        assert!(!names_the_person(&kept), "{kept}");
        assert!(kept.contains("More trees") && kept.contains("Lead"), "what is of the record stays: {kept}");
        assert_eq!(scene.erased().await, [(Passing::Personal, 2, 0), (Passing::UntilDecided, 1, 1)]);

        let signed = read(&scene.dossier(id).await.submissions[0].receipt).unwrap();
        assert_eq!(signed, handed.receipt);
        let key = Seal::of(&scene.app.settings.secret).id();
        assert_eq!(verify(&signed, &[key], Some(&manifest)), Ok(()));
        assert!(scene.dossier(id).await.sign_offs.iter().all(|one| one.ended.is_none()), "nobody signed anything else");
        assert!(!scene.dossier(id).await.has_gone_on());
        scene.holds().await;
    }

    async fn done_twice_it_changes_nothing_and_nobody_else_may_do_it(db: TestDb) {
        let scene = passing(&db).await;
        scene.passing(&scene.ana, "Lindau").await;
        scene.announced().await;
        scene.sweep_at(PERSONS_GO).await;
        let erased = scene.erased().await;
        let entries = async || {
            let mut reader = scene.app.house.db.read_current().await.unwrap();
            centum_ledger::verify(&mut reader.conn(), None).await.unwrap().head
        };
        let before = entries().await;
        assert_eq!(erase_due(&scene.app.house, &Actor::System("clock"), scene.call).await.unwrap(), 0);
        assert_eq!((scene.erased().await, entries().await), (erased, before));
        let refused = erase_due(&scene.app.house, &scene.ana, scene.call).await;
        assert!(matches!(refused, Err(CallError::Refused(Refused::NotAllowed))), "{refused:?}");
    }

    async fn while_the_decision_is_not_public_nothing_goes_however_late_it_is(db: TestDb) {
        let scene = passing(&db).await;
        let id = scene.passing(&scene.ana, "Lindau").await;
        scene.submit(&scene.ana, id).await.unwrap();
        scene.closed().await;
        let before = scene.everything(id).await;
        scene.sweep_at("2039-01-01T00:00:00Z").await;
        assert_eq!(scene.everything(id).await, before);
        assert!(scene.erased().await.is_empty());
    }

    async fn drafts_withdrawn_applications_and_recalled_submissions_go_too(db: TestDb) {
        let scene = passing(&db).await;
        let draft = scene.passing(&scene.ana, "Lindau").await;
        let withdrawn = scene.passing(&scene.ben, "Zadar").await;
        scene.submit(&scene.ben, withdrawn).await.unwrap();
        withdraw(&scene.app, &scene.ben, withdrawn, scene.now()).await.unwrap();
        let recalled = scene.passing(&scene.cleo, "Turku").await;
        scene.submit(&scene.cleo, recalled).await.unwrap();
        recall(&scene.app, &scene.cleo, recalled, scene.now()).await.unwrap();
        let part = Part::Application;
        // What was handed in names the person, what stands does not any more.
        scene.save_one(&scene.cleo, recalled, &part, "contact", 2, None).await.unwrap();
        scene.announced().await;
        scene.sweep_at(PERSONS_GO).await;
        for id in [draft, withdrawn, recalled] {
            let kept = scene.everything(id).await;
            assert!(!names_the_person(&kept) && !kept.contains("letter.pdf"), "{kept}");
        }
        assert_eq!(scene.erased().await, [(Passing::Personal, 6, 0), (Passing::UntilDecided, 3, 3)]);
        scene.holds().await;
    }

    async fn what_is_written_after_all_that_goes_with_the_next_pass(db: TestDb) {
        let scene = passing(&db).await;
        let id = scene.passing(&scene.ana, "Lindau").await;
        scene.announced().await;
        scene.sweep_at(PERSONS_GO).await;
        let part = Part::Application;
        scene.save_one(&scene.ana, id, &part, "contact", 2, Some(person("Zander, late"))).await.unwrap();
        assert!(names_the_person(&scene.everything(id).await));
        sweep(&scene.app.house).await.unwrap();
        assert!(!names_the_person(&scene.everything(id).await));
        assert_eq!(scene.erased().await, [(Passing::Personal, 3, 0), (Passing::UntilDecided, 1, 1)]);
    }

    async fn a_file_that_another_answer_names_stays(db: TestDb) {
        let scene = passing(&db).await;
        let one = scene.passing(&scene.ana, "Lindau").await;
        let other = scene.begin(&scene.ben, "Zadar").await;
        let part = Part::Application;
        attach(&scene.app, &scene.ben, other, &part, &key("letter"), letter("Lindau"), scene.now()).await.unwrap();
        keep_the_letter_of_later_forms(&scene).await;
        take_over_form(&scene.app, &scene.ben, other, scene.now()).await.unwrap();
        scene.announced().await;
        scene.sweep_at(REDRESS_OVER).await;
        assert!(!scene.everything(one).await.contains("letter.pdf"));
        assert!(scene.everything(other).await.contains("letter.pdf"), "its own version of the form keeps it");
        assert_eq!(scene.erased().await, [(Passing::UntilDecided, 1, 0)]);
        let digest = Digest::of(&letter("Lindau").content);
        let mut reader = scene.app.house.db.read_current().await.unwrap();
        let dossier = scene.dossier(other).await;
        let file = file_of(&mut reader.conn(), &dossier, ("application", "letter"), digest).await.unwrap();
        assert_eq!(file.unwrap().2, letter("Lindau").content);
    }

    async fn many_applications_go_in_batches_and_a_pass_that_was_cut_off_goes_on(db: TestDb) {
        let scene = passing(&db).await;
        for number in 0..130 {
            let id = scene.begin(&scene.ana, &format!("City {number}")).await;
            scene.save_one(&scene.ana, id, &Part::Application, "contact", 0, Some(person("Zander"))).await.unwrap();
        }
        scene.announced().await;
        scene.clock.set(at(PERSONS_GO));
        // The pass is dropped wherever it stands, as a kill would leave it; the next one goes on.
        let house = &scene.app.house;
        let mut passes = 0;
        loop {
            let pass = erase_due(house, &Actor::System("clock"), scene.call);
            match tokio::time::timeout(std::time::Duration::from_millis(40 * (passes + 1)), pass).await {
                Ok(done) => {
                    done.unwrap();
                    break;
                }
                Err(_) => passes += 1,
            }
        }
        assert_eq!(scene.erased().await, [(Passing::Personal, 130, 0)]);
        scene.holds().await;
    }
}

/// A corrigendum: the letter is of the record from now on.
async fn keep_the_letter_of_later_forms(scene: &Scene) {
    let call = scene.call().await;
    let mut reader = scene.app.house.db.read_current().await.unwrap();
    let form = form_of(&mut reader.conn(), call.id, call.form).await.unwrap().unwrap();
    drop(reader);
    let mut after = form.clone();
    after.sections[0].fields.iter_mut().find(|field| field.key == key("letter")).unwrap().keeping =
        Keeping::Record;
    keep_form(&scene.app.house, &scene.olga, call.id, call.version, &after).await.unwrap();
    let seen = scene.call().await.version;
    let site = Site { name: "Centum".into(), base: "https://centum.example".into() };
    let correction = Correction { terms: call.terms, form: Some(after), reason: "Kept longer".into() };
    correct_call(&scene.app.house, &scene.olga, call.id, seen, correction, &site).await.unwrap();
}
