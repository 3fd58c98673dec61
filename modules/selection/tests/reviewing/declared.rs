//! What everybody may read of how a call selects.

use centum_testkit::on_both_databases;

use crate::site::Site;

on_both_databases! {
    async fn where_there_is_no_limit_the_terms_say_so_and_a_limit_is_a_number(db: TestDb) {
        let site = Site::on(&db).await;
        let terms = site.selection().await.terms;
        assert_eq!((terms.per_country, terms.per_employer, terms.threshold), (None, Some(1), None));
        let page = site.look(None, &format!("/calls/{}/selection", site.call().await.slug)).await.body;
        assert!(page.contains("<dt>Most reviewers from one country</dt><dd>No limit</dd>"), "{page}");
        assert!(page.contains("<li><a href=\"/calls\">Calls</a></li>"), "{page}");
        assert!(page.contains("<dt>Most reviewers from one employer</dt><dd>1</dd>"), "{page}");
        assert!(page.contains("<dt>Threshold of the total, in points</dt><dd>None</dd>"), "{page}");
    }
}
