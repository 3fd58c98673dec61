//! The list of applications: who applies as what is told by what was handed in, where that counts.

use centum_store::Statement;

use crate::expression::store::one_name;

/// Other applications of the call with a body of this one. Places and names are looked for apart: for either alone there is an
/// index, and SQLite takes none for both. The blank keeps it from going through the whole call.
macro_rules! overlapping {
    () => {
        concat!(
            "expression x WHERE x.call_id || '' = e.call_id AND x.state <> 'withdrawn' AND x.id IN ( \
             SELECT o.expression_id FROM expression_member m JOIN expression_member o ON o.place_id = m.place_id \
                AND o.expression_id <> m.expression_id AND o.left_at IS NULL WHERE m.expression_id = e.id AND m.left_at IS NULL \
             UNION ALL SELECT o.expression_id FROM expression_member m JOIN expression_member o ON ",
            one_name!(),
            " WHERE m.expression_id = e.id AND m.left_at IS NULL)"
        )
    };
}

/// What an application has to have to be wanted. The parameters are those of [`Filter::values`].
macro_rules! wanted {
    () => {
        concat!(
            "e.call_id = $1 \
         AND (CAST($2 AS TEXT) = '' OR e.state = $2) \
         AND (CAST($3 AS TEXT) = '' OR COALESCE(n.category, e.category) = $3) \
         AND (CAST($4 AS TEXT) = '' OR CASE WHEN k.name IS NULL THEN l.country ELSE k.country END = $4) \
         AND (CAST($5 AS BIGINT) = -1 OR COALESCE(n.consortium, e.consortium) = $5) \
         AND (CAST($6 AS TEXT) = '' OR e.number = CAST($7 AS BIGINT) OR s.title_key LIKE $6 ESCAPE '!' OR EXISTS (SELECT 1 FROM expression_member m \
              WHERE m.expression_id = e.id AND m.left_at IS NULL AND m.name_key LIKE $6 ESCAPE '!')) \
         AND (CAST($8 AS BIGINT) = 0 OR s.missing + s.wrong > 0) \
         AND (CAST($9 AS BIGINT) = 0 OR EXISTS (SELECT 1 FROM expression_member m WHERE m.expression_id = e.id \
              AND m.left_at IS NULL AND NOT EXISTS (SELECT 1 FROM sign_off o WHERE o.expression_id = e.id \
              AND o.member_id = m.id AND o.ended_at IS NULL))) \
         AND (CAST($10 AS BIGINT) = 0 OR EXISTS (SELECT 1 FROM ",
            overlapping!(),
            ")) \
         AND (CAST($11 AS TEXT) = '' OR s.verdict = $11) \
         AND (CAST($12 AS BIGINT) = 0 OR (e.state = 'submitted' AND (SELECT COUNT(*) FROM eligibility_check c \
              WHERE c.expression_id = e.id AND c.submission = e.in_force) < COALESCE(s.rules, 1))) \
         AND (CAST($13 AS BIGINT) = 0 OR EXISTS (SELECT 1 FROM eligibility_check c WHERE c.expression_id = e.id \
              AND c.submission = e.in_force AND c.decided = 'not-met'))"
        )
    };
}

/// An application with its lead, its stock and the submission that counts.
macro_rules! from {
    () => {
        "FROM expression e \
         LEFT JOIN expression_member l ON l.expression_id = e.id AND l.is_lead = 1 AND l.left_at IS NULL \
         LEFT JOIN applied n ON n.expression_id = e.id \
         LEFT JOIN applied_member k ON k.expression_id = n.expression_id AND k.is_lead = 1 \
         LEFT JOIN expression_stock s ON s.expression_id = e.id \
         LEFT JOIN submission b ON b.expression_id = e.id AND b.number = e.in_force "
    };
}

/// A stretch of what is wanted, in an order. Each order has its statement: by the number, the index is the order, and no
/// more is read than is shown.
macro_rules! page {
    ($order:literal) => {
        concat!(
            "SELECT e.id, e.number, COALESCE(n.title, e.title) AS title, COALESCE(n.category, e.category) AS category, \
            COALESCE(n.consortium, e.consortium) AS consortium, e.state, e.origin, e.created_at, e.saved_at, \
            COALESCE(k.name, l.name) AS lead, CASE WHEN k.name IS NULL THEN l.country ELSE k.country END AS country, \
            b.received_at, b.in_grace, s.missing, s.wrong, s.documents, s.verdict, s.rules, \
            (SELECT MIN(h.received_at) FROM submission h WHERE h.expression_id = e.id) AS first_at, \
            CASE WHEN n.expression_id IS NULL \
                THEN (SELECT COUNT(*) FROM expression_member m WHERE m.expression_id = e.id AND m.left_at IS NULL) \
                ELSE (SELECT COUNT(*) FROM applied_member m WHERE m.expression_id = e.id) END AS members, \
            CASE WHEN n.expression_id IS NULL \
                THEN (SELECT COUNT(*) FROM expression_member m WHERE m.expression_id = e.id AND m.left_at IS NULL AND m.is_city = 1) \
                ELSE (SELECT COUNT(*) FROM applied_member m WHERE m.expression_id = e.id AND m.is_city = 1) END AS cities, \
            (SELECT COUNT(*) FROM expression_member m WHERE m.expression_id = e.id AND m.left_at IS NULL AND NOT EXISTS \
                (SELECT 1 FROM sign_off o WHERE o.expression_id = e.id AND o.member_id = m.id AND o.ended_at IS NULL)) AS unsigned, \
            (SELECT COUNT(*) FROM ",
            overlapping!(),
            ") AS overlaps, \
            (SELECT COUNT(*) FROM eligibility_check c WHERE c.expression_id = e.id AND c.submission = e.in_force) AS confirmed, \
            (SELECT COUNT(*) FROM eligibility_check c WHERE c.expression_id = e.id AND c.submission = e.in_force \
                AND c.decided = 'not-met') AS refused \
            FROM (SELECT e.id ",
            from!(),
            "WHERE ",
            wanted!(),
            " ORDER BY ",
            $order,
            " LIMIT $14 OFFSET $15) p JOIN expression e ON e.id = p.id \
            LEFT JOIN expression_member l ON l.expression_id = e.id AND l.is_lead = 1 AND l.left_at IS NULL \
            LEFT JOIN applied n ON n.expression_id = e.id \
            LEFT JOIN applied_member k ON k.expression_id = n.expression_id AND k.is_lead = 1 \
            LEFT JOIN expression_stock s ON s.expression_id = e.id \
            LEFT JOIN submission b ON b.expression_id = e.id AND b.number = e.in_force ORDER BY ",
            $order
        )
    };
}

centum_store::statements! {
    COUNT = concat!("SELECT COUNT(*) AS count ", from!(), "WHERE ", wanted!());
    BY_NUMBER = page!("e.number");
    BY_NUMBER_DOWN = page!("e.number DESC");
    BY_LEAD = page!("COALESCE(k.name_key, l.name_key, ''), e.number");
    BY_LEAD_DOWN = page!("COALESCE(k.name_key, l.name_key, '') DESC, e.number");
    BY_COUNTRY = page!("COALESCE(CASE WHEN k.name IS NULL THEN l.country ELSE k.country END, ''), e.number");
    BY_COUNTRY_DOWN = page!("COALESCE(CASE WHEN k.name IS NULL THEN l.country ELSE k.country END, '') DESC, e.number");
    BY_STATE = page!("e.state, e.number");
    BY_STATE_DOWN = page!("e.state DESC, e.number");
    BY_SUBMITTED = page!("COALESCE(b.received_at, 0), e.number");
    BY_SUBMITTED_DOWN = page!("COALESCE(b.received_at, 0) DESC, e.number");
    BY_SAVED = page!("e.saved_at, e.number");
    BY_SAVED_DOWN = page!("e.saved_at DESC, e.number");
}

/// The statement of an order; what is no column is in the order of the numbers.
pub(in crate::organiser) fn ordered(column: &str, down: bool) -> &'static Statement {
    match (column, down) {
        ("lead", false) => &BY_LEAD,
        ("lead", true) => &BY_LEAD_DOWN,
        ("country", false) => &BY_COUNTRY,
        ("country", true) => &BY_COUNTRY_DOWN,
        ("state", false) => &BY_STATE,
        ("state", true) => &BY_STATE_DOWN,
        ("submitted", false) => &BY_SUBMITTED,
        ("submitted", true) => &BY_SUBMITTED_DOWN,
        ("saved", false) => &BY_SAVED,
        ("saved", true) => &BY_SAVED_DOWN,
        (_, false) => &BY_NUMBER,
        (_, true) => &BY_NUMBER_DOWN,
    }
}
