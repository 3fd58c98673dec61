//! What this room keeps: scores, made from the log, and links.

pub(super) mod links;
pub(super) mod scores;
pub(super) mod uses;

/// A statement around a list of texts in JSON, which stands between its two parts.
macro_rules! with_a_list {
    ($name:ident: $before:literal, $list:literal, $after:literal) => {
        pub(super) const $name: centum_store::Statement = centum_store::Statement::two_texts(
            stringify!($name),
            concat!($before, " (SELECT value FROM json_each(", $list, "))", $after),
            concat!(
                $before,
                " (SELECT jsonb_array_elements_text(CAST(CAST(",
                $list,
                " AS TEXT) AS jsonb)))",
                $after
            ),
            centum_store::LISTS_BECAUSE,
        );
    };
}
use with_a_list;

/// The same around a list of lists of texts, whose members are `e ->> 0`, `e ->> 1` and so on.
macro_rules! from_rows {
    ($name:ident: $before:literal, $list:literal, $after:literal) => {
        pub(super) const $name: centum_store::Statement = centum_store::Statement::two_texts(
            stringify!($name),
            concat!(
                $before,
                " FROM (SELECT value AS e FROM json_each(",
                $list,
                ")) AS rows WHERE TRUE",
                $after
            ),
            concat!(
                $before,
                " FROM (SELECT jsonb_array_elements(CAST(CAST(",
                $list,
                " AS TEXT) AS jsonb)) AS e) AS rows WHERE TRUE",
                $after
            ),
            centum_store::LISTS_BECAUSE,
        );
    };
}
use from_rows;

/// Every statement of this room.
pub(super) const STATEMENTS: &[&[&centum_store::Statement]] =
    &[scores::STATEMENTS, scores::LISTS, links::STATEMENTS, uses::STATEMENTS, uses::LISTS];

centum_store::tables! {
    catalogue_score(record_id) {
        record_id: Text Public, catalogue_id: Text Public, generation: Int Internal, position: Int Public, passed: Int Public,
        tally: Text Public, broken: Text Public, points: Int Public, band: Text Public, stale: Int Internal,
    }
    catalogue_score_sum(catalogue_id, generation) {
        catalogue_id: Text Public, generation: Int Internal, tally: Text Public, broken: Text Public,
    }
    catalogue_score_day(catalogue_id, day) { catalogue_id: Text Public, day: Text Public, tally: Text Public }
    catalogue_follower(name) { name: Text Internal, generation: Int Internal, position: Int Internal, serving: Int Internal }
    catalogue_link(id) {
        id: Text Public, address: Text Public, host: Text Public, state: Text Public, status: Int Public, detail: Text Public,
        media_type: Text Public, html: Int Public, fails: Int Public, failing_since: Int Public, checked_at: Int Public,
        next_at: Int Internal, told_at: Int Internal,
    }
    catalogue_link_use(record_id, link_id) { record_id: Text Public, link_id: Text Public }
    catalogue_link_letter(publisher_id) { publisher_id: Text Internal, sent_at: Int Internal }
}
