//! Several people do whatever they like, in any order: what is refused changes nothing, and every state is a legal one.

use centum_accounts::Actor;
use centum_base::{Id, Random, SeededRandom};
use centum_calls::expression::actions::{
    NewMember, Save, Saved, add_member, recall, remove_member, restore, save, sign_off, submit, take_back,
    withdraw,
};
use centum_calls::expression::{Dossier, Expression, State};
use centum_forms::Part;
use centum_testkit::on_both_databases;

use crate::scene::{Scene, at, key, scene, signature, text};

struct Dice(SeededRandom);

impl Dice {
    fn below(&self, sides: usize) -> usize {
        let mut bytes = [0; 8];
        self.0.fill(&mut bytes);
        usize::try_from(u64::from_le_bytes(bytes) % sides as u64).unwrap()
    }
}

/// Does something at random. Tells whether it was done.
async fn anything(scene: &Scene, dice: &Dice, id: Id<Expression>) -> bool {
    let actors = [&scene.ana, &scene.ana, &scene.ben, &scene.olga, &Actor::Anonymous];
    let actor = actors[dice.below(actors.len())];
    let dossier = scene.dossier(id).await;
    let member = dossier.members[dice.below(dossier.members.len())].clone();
    let (app, now, seen) = (&scene.app, scene.now(), dossier.manifest().digest());
    let stale = dice.below(6) == 0;
    let seen = if stale { centum_base::Digest::ZERO } else { seen };
    match dice.below(10) {
        0..=3 => {
            let (part, field) = if dice.below(2) == 0 {
                (Part::Application, "ambition")
            } else {
                (member.part(), "challenge")
            };
            let base = u32::try_from(dice.below(6)).unwrap();
            let words = format!("Word {}", dice.below(4));
            let one = Save { part, field: key(field), base, value: text(&words), save_id: String::new() };
            save(app, actor, id, &[one], now)
                .await
                .is_ok_and(|saved| matches!(saved[0], Saved::Taken { .. } | Saved::Aside { .. }))
        }
        4 => sign_off(app, actor, id, member.id, seen, &signature(), now).await.is_ok(),
        5 => submit(app, actor, id, seen, &signature(), now).await.is_ok(),
        6 => recall(app, actor, id, now).await.is_ok(),
        7 if dice.below(3) == 0 => withdraw(app, actor, id, now).await.is_ok(),
        7 => restore(app, actor, id, now).await.is_ok(),
        8 if dice.below(3) == 0 => {
            let city = NewMember { name: "Wangen".into(), country: None, place: None, is_city: true };
            add_member(app, actor, id, &city, now).await.is_ok()
        }
        8 => remove_member(app, actor, id, member.id, now).await.is_ok(),
        _ => take_back(app, actor, id, member.id, now).await.is_ok(),
    }
}

/// What must hold in every state.
fn legal(dossier: &Dossier) {
    let counting: Vec<_> = dossier.submissions.iter().filter(|one| one.ended.is_none()).collect();
    match dossier.head.state {
        State::Submitted(number) => {
            assert_eq!(counting.iter().map(|one| one.number).collect::<Vec<_>>(), [number]);
        }
        State::Draft | State::Withdrawn => assert!(counting.is_empty(), "{:?}", dossier.head.state),
    }
    let content = dossier.manifest().digest();
    for one in dossier.sign_offs.iter().filter(|one| one.ended.is_none()) {
        assert_eq!(one.content, content, "a sign-off holds for what stands and for nothing else");
    }
    assert_eq!(dossier.members.iter().filter(|member| member.is_lead).count(), 1);
    let numbers: Vec<_> = dossier.submissions.iter().map(|one| one.number).collect();
    assert_eq!(numbers, (1..=u32::try_from(numbers.len()).unwrap()).collect::<Vec<_>>());
}

on_both_databases! {
    async fn whatever_several_people_do_the_state_stays_legal(db: TestDb) {
        let scene = scene(&db).await;
        for seed in 0..6 {
            let dice = Dice(SeededRandom::new(seed));
            scene.clock.set(at("2020-05-04T09:00:00Z"));
            let id = scene.begin(&scene.ana, &format!("City {seed}")).await;
            let (mut done, mut refused) = (0, 0);
            for turn in 0..60 {
                if turn == 50 {
                    scene.clock.set(at("2020-05-29T22:10:00Z"));
                }
                let before = scene.dossier(id).await;
                if anything(&scene, &dice, id).await {
                    done += 1;
                } else {
                    refused += 1;
                    let after = scene.dossier(id).await;
                    assert_eq!(before.head, after.head);
                    assert_eq!(before.answers.len(), after.answers.len());
                    assert_eq!(before.sign_offs, after.sign_offs);
                    assert_eq!(before.submissions, after.submissions);
                    assert_eq!(before.manifest().digest(), after.manifest().digest(), "what stands is what stood");
                }
                legal(&scene.dossier(id).await);
            }
            assert!(done > 5 && refused > 5, "{done} done, {refused} refused: the dice are loaded");
        }
    }
}
