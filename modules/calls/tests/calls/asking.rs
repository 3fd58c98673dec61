//! Questions: private in, public out.

use centum_calls::call::{Following, Step, follow, following};
use centum_calls::questions::{self, Asked, QuestionError};
use centum_testkit::on_both_databases;

use crate::scene::{at, scene, site};

on_both_databases! {
    async fn a_question_is_asked_privately_and_answered_for_everyone_in_other_words(db: TestDb) {
        let scene = scene(&db).await;
        scene.open().await;
        let own = "Ana of Lumenau asks: may our district apply?";
        let id = questions::ask(&scene.house, &scene.ana, scene.call, own).await.unwrap();
        let mut reader = scene.house.read().await.unwrap();
        assert!(questions::answered(&mut reader.conn(), scene.call).await.unwrap().is_empty());
        drop(reader);
        let said = ("May a district apply?", "Yes, if it has the tasks of a city.");
        let number = questions::answer(&scene.house, &scene.olga, id, 1, said, &site()).await.unwrap();
        assert_eq!(number, 1);
        scene.work().await;
        let letters = scene.letters_to("ana@city.example").await;
        let [letter] = &letters[..] else { panic!("{} letters", letters.len()) };
        assert!(letter.body.contains("Yes, if it has the tasks of a city."));
        assert!(!letter.body.contains("Lumenau"), "the letter is the same for everyone");
        let mut reader = scene.house.read().await.unwrap();
        let answered = questions::answered(&mut reader.conn(), scene.call).await.unwrap();
        assert!(matches!(&answered[..], [one] if matches!(&one.state, Asked::Answered { wording, .. } if wording == said.0)));
    }

    async fn a_corrected_answer_is_told_once_to_whoever_was_told_of_the_earlier_one(db: TestDb) {
        let scene = scene(&db).await;
        scene.open().await;
        let id = questions::ask(&scene.house, &scene.ana, scene.call, "When?").await.unwrap();
        questions::answer(&scene.house, &scene.olga, id, 1, ("When?", "In May."), &site()).await.unwrap();
        scene.work().await;
        scene.clock.set(at("2020-03-02T08:00:00Z"));
        let same = questions::answer(&scene.house, &scene.olga, id, 2, ("When?", "In May."), &site()).await;
        assert_eq!(same.unwrap(), 1, "the same words correct nothing");
        let number = questions::answer(&scene.house, &scene.olga, id, 2, ("When?", "In June."), &site()).await;
        assert_eq!(number.unwrap(), 1, "the answer keeps its number");
        scene.work().await;
        scene.work().await;
        let letters = scene.letters_to("ana@city.example").await;
        let corrected: Vec<_> = letters.iter().filter(|one| one.subject.contains("was corrected")).collect();
        let [letter] = &corrected[..] else { panic!("{letters:?}") };
        assert!(letter.body.contains("It said: In May.") && letter.body.contains("It says now: In June."), "{}", letter.body);
        assert_eq!(letters.len(), 2);
        let mut reader = scene.house.read().await.unwrap();
        let earlier = questions::corrections(&mut reader.conn(), scene.call).await.unwrap();
        let [one] = &earlier[..] else { panic!("{earlier:?}") };
        assert_eq!((one.number, one.answer.as_str(), one.corrected_at), (1, "In May.", at("2020-03-02T08:00:00Z")));
        assert_eq!(one.answered_at, at("2020-02-27T08:00:00Z"));
    }

    async fn an_answer_that_is_bettered_before_anyone_was_told_of_it_is_told_once(db: TestDb) {
        let scene = scene(&db).await;
        scene.open().await;
        let id = questions::ask(&scene.house, &scene.ana, scene.call, "When?").await.unwrap();
        questions::answer(&scene.house, &scene.olga, id, 1, ("When?", "In May."), &site()).await.unwrap();
        let stale = questions::answer(&scene.house, &scene.olga, id, 1, ("When?", "In June."), &site()).await;
        assert!(matches!(stale, Err(QuestionError::Changed)));
        let again = questions::answer(&scene.house, &scene.olga, id, 2, ("When?", "On 2 May."), &site()).await;
        assert_eq!(again.unwrap(), 1);
        scene.work().await;
        assert_eq!(scene.letters_to("ana@city.example").await.len(), 1);
    }

    async fn a_draft_cannot_be_asked_about_nor_can_a_visitor_ask(db: TestDb) {
        let scene = scene(&db).await;
        let draft = questions::ask(&scene.house, &scene.ana, scene.call, "What?").await;
        assert!(matches!(draft, Err(QuestionError::Absent)));
        scene.step(Step::Publish, "").await.unwrap();
        let visitor = questions::ask(&scene.house, &centum_accounts::Actor::Anonymous, scene.call, "What?").await;
        assert!(matches!(visitor, Err(QuestionError::Refused(_))));
        let empty = questions::ask(&scene.house, &scene.ana, scene.call, " \n ").await;
        assert!(matches!(empty, Err(QuestionError::Question)));
    }

    async fn a_reader_follows_and_unfollows_but_an_applicant_is_always_told(db: TestDb) {
        let scene = scene(&db).await;
        scene.open().await;
        let call = scene.call().await;
        let ana = scene.ana.person().unwrap().id;
        let how = async || following(&mut scene.house.read().await.unwrap().conn(), call.id, ana).await.unwrap();
        follow(&scene.house, &scene.ana, &call, true).await.unwrap();
        assert_eq!(how().await, Following::Reader);
        follow(&scene.house, &scene.ana, &call, false).await.unwrap();
        assert_eq!(how().await, Following::No);
        scene.ana_applies().await;
        follow(&scene.house, &scene.ana, &call, false).await.unwrap();
        assert_eq!(how().await, Following::Applicant);
    }

    async fn a_question_set_aside_is_not_public_and_an_erased_asker_leaves_the_answer(db: TestDb) {
        let scene = scene(&db).await;
        scene.open().await;
        let first = questions::ask(&scene.house, &scene.ana, scene.call, "Off the point").await.unwrap();
        let second = questions::ask(&scene.house, &scene.ana, scene.call, "I, Ana, ask when").await.unwrap();
        questions::set_aside(&scene.house, &scene.olga, first, 1).await.unwrap();
        questions::answer(&scene.house, &scene.olga, second, 1, ("When?", "In May."), &site()).await.unwrap();
        let mut tx = scene.house.begin().await.unwrap();
        let forgotten = questions::forget_asker(&mut tx, scene.ana.person().unwrap().id).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(forgotten, 2);
        let mut reader = scene.house.read().await.unwrap();
        let all = questions::questions_of(&mut reader.conn(), scene.call).await.unwrap();
        assert!(all.iter().all(|question| question.asked.is_empty() && question.person.is_none()));
        assert_eq!(questions::answered(&mut reader.conn(), scene.call).await.unwrap().len(), 1);
    }
}
