//! A portal that is a source already is pasted again, in other spellings and by other people.

use centum_accounts::Role;
use centum_testkit::on_both_databases;

use crate::officers::{bring, cohort, officer};
use crate::pasting::{harvest, leuven};
use crate::web::Web;

const SAID: &str = "This portal is a source already";

/// Pastes an address and has it asked: where the page of it is, and what stands there.
async fn paste(web: &Web, cookie: &str, address: &str) -> (String, String) {
    let looking = web.onward(cookie, "/desk/catalogue/lookings", &[("address", address)]).await;
    web.work().await;
    let page = web.get(cookie, &looking).await.body;
    (looking, page)
}

/// Where the one source is looked after.
async fn source(web: &Web) -> String {
    let mut reader = web.house.read().await.unwrap();
    let source = centum_catalogue::sources::sources(&mut reader.conn()).await.unwrap().remove(0);
    format!("href=\"/desk/catalogue/sources/{}\"", source.id)
}

on_both_databases! {
    async fn whoever_pastes_a_portal_again_is_led_to_its_source(db: TestDb) {
        let web = Web::on(&db, leuven()).await;
        let olga = web.sign_in(Role::Organiser).await;
        let (_, first) = paste(&web, &olga, "opendata.leuven.be/dataset").await;
        assert!(!first.contains(SAID), "nothing reads it yet: {first}");
        harvest(&web, &olga).await;
        let way = source(&web).await;
        for address in [
            "opendata.leuven.be/dataset", "http://OpenData.Leuven.BE:80/", "https://opendata.leuven.be:443/api/3/",
            "https://opendata.leuven.be/catalog.ttl", "https://opendata.leuven.be/api/3/action/package_list#x",
        ] {
            let (_, page) = paste(&web, &olga, address).await;
            assert!(page.contains(SAID) && page.contains(&way), "{address}: {page}");
        }
        let (_, other) = paste(&web, &olga, "https://opendata.gent.example/").await;
        assert!(!other.contains(SAID), "{other}");
    }

    async fn a_dry_run_says_so_too_and_a_portal_of_others_is_told_to_organisers_alone(db: TestDb) {
        let web = Web::on(&db, leuven()).await;
        let cities = cohort(&web).await;
        let olga = web.sign_in(Role::Organiser).await;
        let lea = officer(&web, "lea", &cities["Leuven"]).await;
        let kai = officer(&web, "kai", &cities["Kaunas"]).await;
        let of_lea = bring(&web, &lea, &cities["Leuven"]).await;
        let way = source(&web).await;
        assert!(!web.get(&lea, &of_lea).await.body.contains(SAID), "a source is no other of itself");
        let (_, own) = paste(&web, &lea, "opendata.leuven.be/dataset").await;
        assert!(own.contains(SAID) && own.contains(&way), "{own}");
        let (_, strange) = paste(&web, &kai, "opendata.leuven.be/dataset").await;
        assert!(!strange.contains(SAID) && !strange.contains(&way), "{strange}");
        let of_kai = bring(&web, &kai, &cities["Kaunas"]).await;
        assert!(!web.get(&kai, &of_kai).await.body.contains(SAID));
        let seen = web.get(&olga, &of_kai).await.body;
        assert!(seen.contains(SAID) && seen.contains(&way), "{seen}");
    }
}
