//! The letter of what is new: one for all the searches of a person, at most once a day.

use std::ops::Bound;
use std::sync::LazyLock;

use centum_accounts::{Actor, Permission, Person, find_person};
use centum_base::{Id, Timestamp};
use centum_jobs::{Handler, Letter, post};
use centum_ledger::{House, Note, Subject};
use centum_search::{Clause, Order, Scalar};
use centum_store::StoreError;
use centum_web::links::Query;
use centum_web::locale::{Catalogue as Texts, Customs};
use centum_web::{BaseUrl, Locale};

use super::actions::DAY;
use super::{SavedSearch, store};
use crate::search::{Card, Question, Search, SearchFault, fields};
use crate::views::Views;

/// People at one look.
const AT_ONCE: u32 = 200;
/// Records of one search in a letter.
const MOST_RECORDS: usize = 10;

static LETTERS: LazyLock<Texts> = LazyLock::new(|| {
    Texts::new(crate::MESSAGES, Customs::default()).expect("the module's texts are read by a test")
});

/// What letters say of the site.
#[derive(Clone, Debug)]
pub struct Site {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub base: BaseUrl,
}

/// What a look came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// People whose searches were asked.
    pub asked: usize,
    /// Letters that were posted.
    pub letters: usize,
}

/// Why people could not be told. Those who were, were.
#[derive(Debug, thiserror::Error)]
pub enum DigestError {
    /// The database did not do its part.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The search did not do its part.
    #[error(transparent)]
    Search(#[from] SearchFault),
    /// The house does not let itself do this.
    #[error(transparent)]
    Refused(#[from] centum_accounts::Refused),
}

/// What a saved search found that is new.
struct News {
    saved: SavedSearch,
    total: u64,
    cards: Vec<Card>,
}

impl Views {
    /// The chore that tells people what their saved searches find.
    pub fn tell_chore(&self, site: &Site) -> Handler {
        let (views, site) = (self.clone(), site.clone());
        Handler::new("catalogue.tell-of-new", move |house, _| {
            let (views, site) = (views.clone(), site.clone());
            async move { Ok(views.tell_of_new(&house, &site).await.map(drop)?) }
        })
    }

    /// Asks the saved searches whose time has come, and posts what is new. Of what goes wrong, the first is told, after
    /// everybody else had their letter.
    pub async fn tell_of_new(&self, house: &House, site: &Site) -> Result<Told, DigestError> {
        let people = {
            let mut reader = house.db.read_current().await?;
            store::due(&mut reader.conn(), house.now(), AT_ONCE).await?
        };
        let (mut told, mut failed) = (Told::default(), None);
        for person in people {
            told.asked += 1;
            match tell(house, self.search(), person, site).await {
                Ok(is_sent) => told.letters += usize::from(is_sent),
                Err(error) => {
                    tracing::warn!(%error, "the saved searches of a person could not be asked");
                    failed = failed.or(Some(error));
                }
            }
        }
        failed.map_or(Ok(told), Err)
    }
}

/// Tells one person; false where there is nothing new. All of the person's searches are asked, due or not, so that
/// their news come in one letter.
async fn tell(house: &House, search: &Search, id: Id<Person>, site: &Site) -> Result<bool, DigestError> {
    let recorded = Actor::System("search").require(Permission::ManageCatalogue)?;
    let mut reader = house.db.read_current().await?;
    let person = find_person(&mut reader.conn(), id).await?;
    let saved = store::saved_of(&mut reader.conn(), id).await?;
    drop(reader);
    let mut news = Vec::new();
    for saved in saved {
        news.push(ask(search, saved).await?);
    }
    let now = house.now();
    let next_at = now.checked_add(DAY).unwrap_or(now);
    let mut tx = house.begin().await?;
    for one in &news {
        let newest = one.cards.first().and_then(|card| Timestamp::from_microsecond(card.seen).ok());
        let known = newest.map_or(one.saved.known_until, |newest| newest.max(one.saved.known_until));
        if !store::asked(&mut tx, &one.saved, known, next_at).await? {
            // Another node, or the person, was first.
            return Ok(false);
        }
    }
    news.retain(|one| one.total > 0);
    let recipient = person.as_ref().and_then(|person| person.email.clone());
    let (Some(recipient), false) = (recipient, news.is_empty()) else {
        tx.commit().await?;
        return Ok(false);
    };
    let locale = LETTERS.chosen(person.and_then(|person| person.locale).as_deref());
    let (subject, body) = letter(locale, &news, site);
    post(house, &mut tx, &Letter { recipient, subject, body }).await?;
    let note = Note::new().with("searches", news.len());
    house.record(&mut tx, &recorded, "catalogue.tell-of-new", &Subject::new("person", id), note).await?;
    tx.commit().await?;
    Ok(true)
}

/// What a search finds that was not known; nothing where it can no longer be asked.
async fn ask(search: &Search, saved: SavedSearch) -> Result<News, SearchFault> {
    let Ok(question) = Question::read(&Query::parse(Some(&saved.query))) else {
        tracing::warn!(search = %saved.id, "a saved search can no longer be asked");
        return Ok(News { saved, total: 0, cards: Vec::new() });
    };
    let mut request = question.request(MOST_RECORDS, None);
    request.order = Order::By { field: fields::SEEN.to_owned(), descending: true };
    let known = Bound::Excluded(Scalar::Instant(saved.known_until.as_microsecond()));
    request.filters.push(Clause::Range { field: fields::SEEN.to_owned(), from: known, to: Bound::Unbounded });
    let answer = search.run(request).await?;
    let cards = answer.hits.iter().filter_map(|hit| serde_json::from_slice(&hit.stored).ok()).collect();
    // Records that have only some of the words are no news of this search.
    let total = if answer.looser { 0 } else { answer.total };
    Ok(News { saved, total, cards })
}

fn letter(locale: &Locale, news: &[News], site: &Site) -> (String, String) {
    let count: u64 = news.iter().map(|one| one.total).sum();
    let subject =
        locale.say("catalogue-search-letter-subject").arg("count", count).arg("site", &site.name).plain();
    let sections: Vec<String> = news.iter().map(|one| section(locale, one, site)).collect();
    let body = locale
        .say("catalogue-search-letter-body")
        .arg("news", sections.join("\n\n"))
        .arg("saved", site.base.join("/data/saved"))
        .arg("site", &site.name)
        .plain();
    (subject.split_whitespace().collect::<Vec<_>>().join(" "), body)
}

fn section(locale: &Locale, news: &News, site: &Site) -> String {
    let name = match news.saved.name.as_str() {
        "" => locale.text("catalogue-search-saved-nameless"),
        name => name.split_whitespace().collect::<Vec<_>>().join(" "),
    };
    let mut lines = vec![
        locale.say("catalogue-search-letter-section").arg("name", name).arg("count", news.total).plain(),
    ];
    for card in &news.cards {
        let title = card.titles.best(&[locale.tag()]).map_or(card.slug.as_str(), |(_, title)| title);
        let address = site.base.join(&format!("/data/datasets/{}", card.slug));
        lines.push(format!("- {}\n  {address}", title.split_whitespace().collect::<Vec<_>>().join(" ")));
    }
    let all = Query::parse(Some(&news.saved.query)).href("/data");
    lines.push(locale.say("catalogue-search-letter-all").arg("address", site.base.join(&all)).plain());
    lines.join("\n")
}
