//! `package_search` as clients and harvesters use it.

use centum_testkit::TestDb;
use serde_json::{Value, json};

use crate::site::{Site, site, small, trees};

const MONTHLY: &str = "http://publications.europa.eu/resource/authority/frequency/MONTHLY";

async fn shelf() -> (TestDb, Site) {
    let db = TestDb::sqlite().await;
    let site = site(&db).await;
    site.publishes(trees()).await;
    site.publishes(small("lamps", "Street lamps")).await;
    let mut parks = small("parks", "Parks and trees");
    parks["resources"] = json!([{ "url": "https://leuven.example/parks.geojson", "format": "GeoJSON" }]);
    parks["tags"] = json!([{ "name": "green space" }]);
    site.publishes(parks).await;
    site.settles().await;
    (db, site)
}

async fn found(site: &Site, given: Value) -> Vec<String> {
    let result = site.call("package_search", given).await.result();
    let names = result["results"].as_array().unwrap().iter();
    let mut names: Vec<String> = names.map(|one| one["name"].as_str().unwrap().to_owned()).collect();
    names.sort();
    names
}

#[tokio::test]
async fn a_dataset_is_found_by_its_name_where_no_word_says_it() {
    let db = TestDb::sqlite().await;
    let site = site(&db).await;
    site.publishes(small("lv-2024_07", "Street lamps")).await;
    site.publishes(small("trees", "Trees")).await;
    site.settles().await;
    for (given, names) in [
        (json!({ "q": "lv-2024_07" }), vec!["lv-2024_07"]),
        (json!({ "q": "lv-2024_07", "fq": "organization:leuven" }), vec!["lv-2024_07"]),
        (json!({ "q": "lv-2024_07", "fq": "groups:envi" }), vec![]),
        (json!({ "q": "lv-2024_08" }), vec![]),
    ] {
        assert_eq!(found(&site, given.clone()).await, names, "{given}");
    }
    db.drop().await;
}

#[tokio::test]
async fn words_fields_and_filters_find_what_they_name() {
    let (db, site) = shelf().await;
    for (given, names) in [
        (json!({}), vec!["lamps", "parks", "trees"]),
        (json!({ "q": "*:*" }), vec!["lamps", "parks", "trees"]),
        (json!({ "q": "trees" }), vec!["parks", "trees"]),
        (json!({ "q": "title:lamps" }), vec!["lamps"]),
        (json!({ "q": "\"street lamps\"" }), vec!["lamps"]),
        (json!({ "q": "stre*" }), vec!["lamps"]),
        (json!({ "q": "lamps OR parks" }), vec!["lamps", "parks"]),
        (json!({ "q": "trees -parks" }), vec!["trees"]),
        (json!({ "q": "Parks & trees" }), vec!["parks"]),
        (json!({ "q": "Street - lamps" }), vec!["lamps"]),
        (json!({ "q": "what (is \"this" }), vec![]),
        (json!({ "fq": "res_format:csv" }), vec!["trees"]),
        (json!({ "fq": "res_format:(CSV OR GeoJSON)" }), vec!["parks", "trees"]),
        (json!({ "fq": "res_format:Geo*" }), vec!["parks"]),
        (json!({ "fq": "license_id:cc*" }), vec!["trees"]),
        (json!({ "fq": "groups:en*" }), vec!["trees"]),
        (json!({ "fq": "tags:green*" }), vec!["parks", "trees"]),
        (json!({ "fq": "tags:\"green space\"" }), vec!["parks", "trees"]),
        (json!({ "fq": "groups:envi" }), vec!["trees"]),
        (json!({ "fq": "-groups:envi" }), vec!["lamps", "parks"]),
        (json!({ "fq": "organization:leuven +type:dataset" }), vec!["lamps", "parks", "trees"]),
        (json!({ "fq": "organization:ghent OR organization:leuven" }), vec!["lamps", "parks", "trees"]),
        (json!({ "fq": "organization:ghent" }), vec![]),
        (json!({ "fq_list": ["license_id:cc-by-4.0", "state:active"] }), vec!["trees"]),
        (json!({ "fq": "license_id:cc-by" }), vec!["trees"]),
        (json!({ "fq": "license_id:CC_BY_4_0" }), vec!["trees"]),
        (json!({ "fq": "license_id:(cc-zero OR cc-by-sa)" }), vec![]),
        (json!({ "fq": "-license_id:cc-by" }), vec!["lamps", "parks"]),
        (json!({ "fq": "name:lamps OR name:parks" }), vec!["lamps", "parks"]),
        (json!({ "fq": "-name:trees groups:envi OR tags:\"green space\"" }), vec!["parks"]),
        (json!({ "fq": "name:lamps OR name:trees num_resources:[1 TO *]" }), vec!["trees"]),
        (json!({ "fq": "name:lamps OR name:trees metadata_modified:[* TO NOW-1DAY]" }), vec![]),
        (json!({ "fq": "extras_harvest_source_id:x" }), vec![]),
        (json!({ "fq": format!("extras_frequency:\"{MONTHLY}\"") }), vec!["trees"]),
        (json!({ "fq": "extras_issued:[2024-01-01T00:00:00Z TO *]" }), vec!["trees"]),
        (json!({ "fq": "extras_title:lamps" }), vec![]),
        (json!({ "fq": "isopen:true" }), vec!["trees"]),
        (json!({ "fq": "isopen:False" }), vec!["lamps", "parks"]),
        (json!({ "fq": "license_id:notspecified" }), vec!["lamps", "parks"]),
        (json!({ "fq": "num_resources:1" }), vec!["parks"]),
        (json!({ "fq": "num_tags:[1 TO *]" }), vec!["parks", "trees"]),
        (json!({ "fq": "num_tags:0" }), vec!["lamps"]),
        (json!({ "fq": "num_resources:[1 TO *]" }), vec!["parks", "trees"]),
        (json!({ "fq": "-num_resources:[1 TO *]" }), vec!["lamps"]),
        (json!({ "fq": "num_resources:{1 TO 2]" }), vec!["trees"]),
        (json!({ "fq": "+tags:\"green space\" +num_resources:1" }), vec!["parks"]),
        (json!({ "fq": "metadata_modified:[NOW-1DAY TO *]" }), vec!["lamps", "parks", "trees"]),
        (json!({ "fq": "metadata_modified:[* TO NOW-1DAY]" }), vec![]),
        (json!({ "fq": "tags:[* TO *]" }), vec!["parks", "trees"]),
        (json!({ "fq": "-tags:[* TO *]" }), vec!["lamps"]),
        (json!({ "fq": "-tags:*" }), vec!["lamps"]),
        (json!({ "fq": "notes:* -name:parks" }), vec!["trees"]),
        (json!({ "fq": "-notes:[* TO *] -name:parks" }), vec!["lamps"]),
        (json!({ "ext_bbox": "4,50,5,51" }), vec!["trees"]),
        (json!({ "ext_bbox": "14,50,15,51" }), vec![]),
        (json!({ "extras": { "ext_bbox": "4,50,5,51" } }), vec!["trees"]),
        (json!({ "extras": { "ext_bbox": "14,50,15,51" } }), vec![]),
        (json!({ "q": "*:*", "include_private": true, "rows": 0 }), vec![]),
    ] {
        assert_eq!(found(&site, given.clone()).await, names, "{given}");
    }
    db.drop().await;
}

#[tokio::test]
async fn a_star_stands_for_any_part_of_a_word_or_a_name_and_a_question_mark_for_a_letter() {
    let (db, site) = shelf().await;
    for (given, names) in [
        (json!({ "q": "title:*amp*" }), vec!["lamps"]),
        (json!({ "fq": "title:*amp*" }), vec!["lamps"]),
        (json!({ "q": "text:*MPS*" }), vec!["lamps"]),
        (json!({ "q": "*amps" }), vec!["lamps"]),
        (json!({ "q": "name:*amp* OR title:*amp*" }), vec!["lamps"]),
        (json!({ "q": "title:p*s" }), vec!["parks"]),
        (json!({ "q": "title:*zzz*" }), vec![]),
        (json!({ "q": "name:*r*" }), vec!["parks", "trees"]),
        (json!({ "q": "name:p*" }), vec!["parks"]),
        (json!({ "q": "name:p_r*" }), vec![]),
        (json!({ "q": "name:%*" }), vec![]),
        (json!({ "fq": "-name:*r*" }), vec!["lamps"]),
        (json!({ "fq": "tags:*SPACE" }), vec!["parks", "trees"]),
        (json!({ "fq": "organization:*euve*" }), vec!["lamps", "parks", "trees"]),
        (json!({ "fq": "res_format:*json*" }), vec!["parks"]),
        (json!({ "fq": "license_id:*-by*" }), vec!["trees"]),
        (json!({ "fq": "groups:*nvi" }), vec!["trees"]),
        (json!({ "q": "title:pa?ks" }), vec!["parks"]),
        (json!({ "q": "l?mp*" }), vec!["lamps"]),
        (json!({ "q": "title:lamps?" }), vec![]),
        (json!({ "q": "lamps?" }), vec!["lamps"]),
        (json!({ "q": "name:tr?es" }), vec!["trees"]),
        (json!({ "q": "name:par?s OR name:tree?" }), vec!["parks", "trees"]),
        (json!({ "q": "name:park?s" }), vec![]),
        (json!({ "fq": "tags:Green?space" }), vec!["parks", "trees"]),
        (json!({ "fq": "organization:leu?en" }), vec!["lamps", "parks", "trees"]),
        (json!({ "fq": "res_format:CS?" }), vec!["trees"]),
    ] {
        assert_eq!(found(&site, given.clone()).await, names, "{given}");
    }
    let result = site.call("resource_search", json!({ "query": "name:vice" })).await.result();
    assert_eq!(result["count"], 1);
    db.drop().await;
}

#[tokio::test]
async fn a_harvester_is_given_what_changed_since_it_last_came() {
    let (db, site) = shelf().await;
    let before = site.call("package_show", json!({ "id": "parks" })).await.result();
    let since = before["metadata_modified"].as_str().unwrap().to_owned();
    site.world.clock.advance(std::time::Duration::from_secs(3600));
    site.act("package_patch", json!({ "id": "trees", "notes": "Felled." })).await.result();
    site.settles().await;
    let fq = format!("metadata_modified:{{{since}Z TO *]");
    assert_eq!(found(&site, json!({ "fq": fq, "sort": "id asc" })).await, ["trees"]);
    db.drop().await;
}

#[tokio::test]
async fn what_is_found_is_told_as_it_is_now_however_often_it_was_asked_for() {
    let (db, site) = shelf().await;
    let trees = async || {
        let result = site.call("package_search", json!({ "fq": "name:trees" })).await.result();
        result["results"][0].clone()
    };
    let shown = site.call("package_show", json!({ "id": "trees" })).await.result();
    for _ in 0..2 {
        assert_eq!(trees().await, shown);
    }
    site.world.clock.advance(std::time::Duration::from_secs(3600));
    site.act("package_patch", json!({ "id": "trees", "notes": "Felled." })).await.result();
    site.settles().await;
    assert_eq!(trees().await["notes"], "Felled.");
    db.drop().await;
}

#[tokio::test]
async fn facets_are_counted_under_the_names_that_filters_know() {
    let (db, site) = shelf().await;
    let given =
        json!({ "facet.field": ["organization", "res_format", "tags", "groups", "license_id"], "rows": 0 });
    let result = site.call("package_search", given).await.result();
    assert_eq!(result["count"], 3);
    assert_eq!(result["facets"]["organization"], json!({ "leuven": 3 }));
    assert_eq!(result["facets"]["res_format"]["CSV"], 1);
    assert_eq!(result["facets"]["tags"], json!({ "green space": 2, "trees": 1 }));
    assert_eq!(result["facets"]["groups"], json!({ "envi": 1 }));
    assert_eq!(result["facets"]["license_id"], json!({ "cc-by": 1, "notspecified": 2 }));
    let given =
        json!({ "facet.field": "[\"isopen\", \"num_resources\"]", "rows": 0, "use_default_schema": true });
    let counts = site.call("package_search", given).await.result();
    assert_eq!(counts["facets"]["isopen"], json!({ "true": 1, "false": 2 }));
    assert_eq!(counts["facets"]["num_resources"], json!({ "0": 1, "1": 1, "2": 1 }));
    assert_eq!(counts["search_facets"]["isopen"]["items"][0]["name"], "false");
    let given = json!({ "facet.field": ["isopen"], "facet.mincount": 2, "rows": 0 });
    let counts = site.call("package_search", given).await.result();
    assert_eq!(counts["facets"]["isopen"], json!({ "false": 2 }));
    let given = json!({ "facet.field": ["license_id"], "facet.limit": 1, "rows": 0 });
    let counts = site.call("package_search", given).await.result();
    assert_eq!(counts["facets"]["license_id"], json!({ "notspecified": 2 }), "what is summed up ends, too");
    let item = &result["search_facets"]["organization"]["items"][0];
    assert_eq!(
        (&item["name"], &item["display_name"], &item["count"]),
        (&json!("leuven"), &json!("City of Leuven"), &json!(3))
    );
    let text = "/api/3/action/package_search?facet.field=%5B%22tags%22%5D&facet.limit=1&rows=1&fl=id,name";
    let result = site.get(text).await.result();
    assert_eq!(result["facets"]["tags"].as_object().unwrap().len(), 1);
    assert_eq!(result["results"][0].as_object().unwrap().len(), 2);
    db.drop().await;
}

#[tokio::test]
async fn rows_are_paged_in_the_order_that_is_asked_for() {
    let (db, site) = shelf().await;
    let names = async |sort: &str, start: usize| {
        let given = json!({ "sort": sort, "rows": 2, "start": start });
        let result = site.call("package_search", given).await.result();
        let names = result["results"].as_array().unwrap().iter();
        names.map(|one| one["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names("metadata_modified desc", 0).await, ["parks", "lamps"]);
    assert_eq!(names("metadata_modified desc", 2).await, ["trees"]);
    assert_eq!(names("title_string asc", 0).await, ["parks", "lamps"]);
    let mut by_id = names("id asc", 0).await;
    by_id.extend(names("id asc", 2).await);
    assert_eq!(by_id, ["trees", "lamps", "parks"], "identifiers grow with time");
    assert_eq!(names("num_resources desc", 0).await, ["trees", "parks"]);
    assert_eq!(names("score desc, name asc", 2).await.len(), 1);
    assert_eq!(names("score desc, metadata_created desc", 0).await, ["parks", "lamps"]);
    assert_eq!(names("organization asc, title asc", 0).await, ["parks", "lamps"]);
    assert_eq!(names("isopen asc, num_resources asc", 1).await, ["parks", "trees"]);
    let usual = site.call("package_search", json!({ "rows": 1 })).await.result();
    assert_eq!(usual["results"][0]["name"], "parks", "the last changed first, where nothing ranks");
    let far = site.call("package_search", json!({ "start": 20_000 })).await.result();
    assert_eq!((&far["count"], &far["results"]), (&json!(3), &json!([])));
    db.drop().await;
}

#[tokio::test]
async fn resources_are_found_by_their_own_fields() {
    let (db, site) = shelf().await;
    let result = site.call("resource_search", json!({ "query": "format:csv" })).await.result();
    assert_eq!((&result["count"], &result["results"][0]["format"]), (&json!(1), &json!("CSV")));
    let result = site.call("resource_search", json!({ "query": ["name:service"] })).await.result();
    assert_eq!(result["count"], 1);
    let error = site.call("resource_search", json!({ "query": "colour:red" })).await.error();
    assert_eq!(error, (409, "Validation Error".into()));
    db.drop().await;
}

#[tokio::test]
async fn tags_are_listed_by_what_they_hold_and_of_no_vocabulary() {
    let (db, site) = shelf().await;
    let tags = async |given: Value| site.call("tag_list", given).await;
    assert_eq!(tags(json!({ "query": "GREEN" })).await.result(), json!(["green space"]));
    let whole = tags(json!({ "query": "tree", "all_fields": true })).await.result();
    assert_eq!((&whole[0]["name"], &whole[0]["vocabulary_id"]), (&json!("trees"), &Value::Null));
    let of_none = tags(json!({ "vocabulary_id": "themes" })).await;
    assert_eq!(of_none.error(), (404, "Not Found Error".into()), "there are no vocabularies");
    let whole = json!({ "id": "green space", "include_datasets": true });
    let shown = site.call("tag_show", whole).await.result();
    assert_eq!(shown["packages"].as_array().unwrap().len(), 2);
    assert_eq!(site.call("tag_show", json!({ "id": "green space" })).await.result().get("packages"), None);
    let begun = site.call("package_autocomplete", json!({ "q": "stree" })).await.result();
    assert_eq!((&begun[0]["name"], &begun[0]["match_field"]), (&json!("lamps"), &json!("title")));
    site.publishes(small("bdg-2027", "Money of the city")).await;
    site.settles().await;
    let named = site.call("package_autocomplete", json!({ "q": "DG-20" })).await.result();
    assert_eq!((&named[0]["name"], &named[0]["match_field"]), (&json!("bdg-2027"), &json!("name")));
    assert_eq!(named.as_array().unwrap().len(), 1);
    db.drop().await;
}

#[tokio::test]
async fn what_is_not_understood_is_named_in_the_envelope() {
    let (db, site) = shelf().await;
    for (given, status, kind, named) in [
        (json!({ "sort": "title upwards" }), 400, "Search Query Error", "title upwards"),
        (json!({ "sort": "name asc, title up" }), 400, "Search Query Error", "title up"),
        (json!({ "fq": "num_resources:many" }), 400, "Search Query Error", "num_resources"),
        (json!({ "fq": "metadata_modified:[soon TO *]" }), 400, "Search Query Error", "metadata_modified"),
        (json!({ "fq": "tags:[a TO b]" }), 400, "Search Query Error", "tags"),
        (json!({ "fq": "num_tags:[3 TO *]" }), 400, "Search Query Error", "num_tags"),
        (json!({ "fq": "title:(a OR" }), 400, "Search Query Error", "missing"),
        (json!({ "fq": "id:*ab*" }), 400, "Search Query Error", "id"),
        (json!({ "q": "name:(a* b* c* d* e* f*)" }), 400, "Search Query Error", "names"),
        (json!({ "rows": "all" }), 409, "Validation Error", "rows"),
        (json!({ "start": -1 }), 409, "Validation Error", "start"),
        (json!({ "facet.mincount": "few" }), 409, "Validation Error", "facet.mincount"),
        (json!({ "ext_bbox": "1,2" }), 409, "Validation Error", "ext_bbox"),
    ] {
        let answer = site.call("package_search", given.clone()).await;
        let error = answer.json()["error"].to_string();
        assert_eq!(answer.error(), (status, kind.into()), "{given}: {error}");
        assert!(error.contains(named), "{given}: {error}");
    }
    db.drop().await;
}
