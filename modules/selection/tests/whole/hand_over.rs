//! From confirmed seats to an announcement, and the page that answers “why”.

use std::collections::{BTreeMap, BTreeSet};

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use centum_base::{Country, Id};
use centum_calls::expression::Expression;
use centum_calls::organiser::entrants::Entrant;
use centum_cohort::announcement::{Content, Texts, draft, find_announcement, publish, review};
use centum_cohort::intake::{Terms, confirm, find_document, keep_rows};
use centum_cohort::register::Consent;
use centum_selection::decision::{Decision, Reason};
use centum_selection::seats::hand_over;
use centum_testkit::sign_in;
use centum_web::router;
use tower::ServiceExt;

use crate::challenge::{Challenge, EDITION, mail};

impl Challenge {
    /// The confirmed seats become the cohort, and what is announced of it is what one counts by hand.
    pub(crate) async fn handed_over(&self, entrants: &[Entrant], confirmed: &BTreeSet<Id<Expression>>) {
        let house = self.house();
        let receipt = hand_over(house, &self.olga, self.selection).await.unwrap();
        let id = receipt.id();
        let document = async || find_document(&mut self.reader().await.conn(), id).await.unwrap().unwrap();
        let waiting = document().await;
        assert_eq!(waiting.draft.taken().count(), confirmed.len());
        let all: Vec<usize> = (0..waiting.draft.rows.len()).collect();
        keep_rows(house, &self.olga, id, waiting.version, &all).await.unwrap();
        let terms = Terms { whole: true, consent: Consent::Given, consent_note: "Confirmed its seat".into() };
        confirm(house, &self.olga, id, document().await.version, &terms).await.unwrap();

        let words = BTreeMap::from([(
            "en".to_owned(),
            Texts { title: "Selected".into(), introduction: String::new() },
        )]);
        let date = "2020-07-20".parse().unwrap();
        let announcement = draft(house, &self.olga, EDITION, date, words).await.unwrap();
        review(house, &self.otto, announcement, 1).await.unwrap();
        publish(house, &self.olga, announcement, 2, "").await.unwrap();
        let kept = find_announcement(&mut self.reader().await.conn(), announcement).await.unwrap().unwrap();
        let of: Vec<&Entrant> = entrants.iter().filter(|one| confirmed.contains(&one.id)).collect();
        adds_up(&kept.content, &of);
    }

    /// The page of who was passed over answers with the rule, the marks, the digest of the decision, and no other name.
    pub(crate) async fn explained(&self, decision: &Decision) {
        let passed_over = |reason: &Reason| matches!(reason, Reason::PassedOver { .. });
        let line = decision.content.output.lines.iter().find(|line| passed_over(&line.reason)).unwrap();
        let at = self.applications.iter().position(|one| *one == line.id).unwrap();
        let Reason::PassedOver { bounds } = &line.reason else { unreachable!() };
        let page = self.page(at, &format!("/expressions/{}/outcome", line.id)).await;
        let plain = bounds[0].split(':').next().unwrap();
        assert!(page.contains(plain), "{page}");
        assert!(page.contains("On the idea.") && page.contains(&format!("rank {}", line.rank)), "{page}");
        for other in decision.content.output.lines.iter().filter(|other| other.id != line.id) {
            assert!(!page.contains(&other.title), "{}", other.title);
        }
    }

    async fn page(&self, officer: usize, path: &str) -> String {
        let cookie = sign_in(self.house(), &mail(officer)).await;
        let request =
            Request::builder().uri(path).header(header::ACCEPT, "text/html").header(header::COOKIE, cookie);
        let request = request.body(Body::empty()).unwrap();
        let response = router(&self.app, &self.modules).oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::OK);
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

/// Counts the confirmed applications by hand and holds every stated figure against that.
fn adds_up(content: &Content, of: &[&Entrant]) {
    let figure = |name: &str| content.figures.iter().find(|one| one.name == name).unwrap().value;
    let count =
        |holds: &dyn Fn(&Entrant) -> bool| i64::try_from(of.iter().filter(|one| holds(one)).count()).unwrap();
    let cities = of.iter().map(|one| one.cities()).sum::<usize>();
    let countries: BTreeSet<Country> =
        of.iter().flat_map(|one| one.members.iter().filter_map(|member| member.country)).collect();
    assert_eq!(figure("selected"), count(&|_| true));
    assert_eq!(figure("core"), count(&|one| one.category != "mentor"));
    assert_eq!(figure("mentors"), count(&|one| one.category == "mentor"));
    assert_eq!(figure("selected"), figure("core") + figure("mentors"));
    assert_eq!(
        figure("alumni"),
        count(&|one| one.category == "alumnus"),
        "who took part before is marked so"
    );
    assert_eq!(figure("cities"), i64::try_from(cities).unwrap());
    assert_eq!(figure("countries"), i64::try_from(countries.len()).unwrap());
    assert_eq!(figure("consortia"), count(&|one| one.consortium));
    assert_eq!(content.contradictions(), 0);
}
