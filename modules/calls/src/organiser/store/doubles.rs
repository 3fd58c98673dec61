//! Applications that look alike.

use crate::expression::store::one_name;

// The other application is found by what is alike. Written plainly, SQLite would take every pair by the numbers first:
// 85 million of them where there are 13,000 applications. The blank and the difference keep it from that index.
// What nobody has decided about comes first: what is decided already does not use up the room.
centum_store::statements! {
    BY_PLACE = "SELECT a.id AS first_id, a.number AS first_number, a.title AS first_title, b.id AS second_id, \
        b.number AS second_number, b.title AS second_title, m.name AS what FROM expression a \
        JOIN expression_member m ON m.expression_id = a.id AND m.left_at IS NULL \
        JOIN expression_member o ON o.place_id = m.place_id AND o.left_at IS NULL \
        JOIN expression b ON b.id = o.expression_id AND b.call_id || '' = a.call_id AND b.number - a.number > 0 AND b.state <> 'withdrawn' \
        LEFT JOIN double_decision d ON d.first_id = a.id AND d.second_id = b.id \
        WHERE a.call_id = $1 AND a.state <> 'withdrawn' ORDER BY COALESCE(d.decided, ''), a.number, b.number, m.position LIMIT $2";
    BY_LEAD = "SELECT a.id AS first_id, a.number AS first_number, a.title AS first_title, b.id AS second_id, \
        b.number AS second_number, b.title AS second_title, m.name AS what FROM expression a \
        JOIN expression_member m ON m.expression_id = a.id AND m.left_at IS NULL AND m.is_lead = 1 \
        JOIN expression_member o ON o.name_key = m.name_key AND o.left_at IS NULL AND o.is_lead = 1 \
        JOIN expression b ON b.id = o.expression_id AND b.call_id || '' = a.call_id AND b.number - a.number > 0 AND b.state <> 'withdrawn' \
        LEFT JOIN double_decision d ON d.first_id = a.id AND d.second_id = b.id \
        WHERE a.call_id = $1 AND a.state <> 'withdrawn' AND m.name_key <> '' \
        ORDER BY COALESCE(d.decided, ''), a.number, b.number LIMIT $2";
    /// Names of others than two leads, whom the statement before finds.
    BY_NAME = concat!(
        "SELECT a.id AS first_id, a.number AS first_number, a.title AS first_title, b.id AS second_id, \
         b.number AS second_number, b.title AS second_title, m.name AS what FROM expression a \
         JOIN expression_member m ON m.expression_id = a.id AND m.left_at IS NULL \
         JOIN expression_member o ON ",
        one_name!(),
        " AND o.is_lead + m.is_lead < 2 \
         JOIN expression b ON b.id = o.expression_id AND b.call_id || '' = a.call_id AND b.number - a.number > 0 AND b.state <> 'withdrawn' \
         LEFT JOIN double_decision d ON d.first_id = a.id AND d.second_id = b.id \
         WHERE a.call_id = $1 AND a.state <> 'withdrawn' ORDER BY COALESCE(d.decided, ''), a.number, b.number, m.position LIMIT $2"
    );
    BY_WRITER = "SELECT DISTINCT a.id AS first_id, a.number AS first_number, a.title AS first_title, b.id AS second_id, \
        b.number AS second_number, b.title AS second_title, n.name AS what, \
        COALESCE(d.decided, '') AS settled FROM expression a \
        JOIN expression_person p ON p.expression_id = a.id AND p.until IS NULL \
        JOIN expression_person q ON q.person_id = p.person_id AND q.until IS NULL \
        JOIN expression b ON b.id = q.expression_id AND b.call_id || '' = a.call_id AND b.number - a.number > 0 AND b.state <> 'withdrawn' \
        JOIN expression_member n ON n.id = p.member_id \
        LEFT JOIN double_decision d ON d.first_id = a.id AND d.second_id = b.id \
        WHERE a.call_id = $1 AND a.state <> 'withdrawn' ORDER BY settled, first_number, second_number LIMIT $2";
    DECISIONS = "SELECT first_id, second_id, decided, reason, decided_by, decided_at FROM double_decision WHERE call_id = $1";
    DECIDE = "INSERT INTO double_decision (call_id, first_id, second_id, decided, reason, decided_by, decided_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (first_id, second_id) DO UPDATE SET decided = $4, reason = $5, \
        decided_by = $6, decided_at = $7";
}
centum_store::tables! {
    double_decision(first_id, second_id) {
        call_id: Text Internal, first_id: Text Internal, second_id: Text Internal, decided: Text Internal,
        reason: Text Internal, decided_by: Text Internal, decided_at: Int Internal,
    }
}
