//! What was handed in, for those who choose from it.

centum_store::statements! {
    /// Title and consortium as they stand are for manifests of the first shape, which say neither.
    ENTRANTS = "SELECT e.id, e.number, e.in_force, COALESCE(a.title, e.title) AS title, a.category, \
        COALESCE(a.consortium, e.consortium) AS consortium, b.content FROM expression e \
        JOIN applied a ON a.expression_id = e.id \
        JOIN submission b ON b.expression_id = e.id AND b.number = e.in_force \
        WHERE e.call_id = $1 AND e.state = 'submitted' ORDER BY e.number";
    MEMBERS = "SELECT m.expression_id, m.is_lead, m.is_city, m.name, m.country, m.place_id FROM applied_member m \
        JOIN expression e ON e.id = m.expression_id \
        WHERE e.call_id = $1 AND e.state = 'submitted' ORDER BY m.expression_id, m.position";
    WRITERS = "SELECT p.expression_id, p.person_id FROM expression_person p JOIN expression e ON e.id = p.expression_id \
        WHERE e.call_id = $1 AND e.state = 'submitted' ORDER BY p.expression_id, p.person_id";
    /// What was handed in last of those that count no more.
    GONE = "SELECT e.id, e.number, e.title, e.consortium, b.number AS in_force, b.content, b.manifest FROM expression e \
        JOIN submission b ON b.expression_id = e.id \
        AND b.number = (SELECT MAX(s.number) FROM submission s WHERE s.expression_id = e.id) \
        WHERE e.call_id = $1 AND e.state <> 'submitted' ORDER BY e.number";
    GONE_WRITERS = "SELECT p.expression_id, p.person_id FROM expression_person p JOIN expression e ON e.id = p.expression_id \
        WHERE e.call_id = $1 AND e.state <> 'submitted' ORDER BY p.expression_id, p.person_id";
    /// What was handed in as the answer to one question.
    SAID = "SELECT a.expression_id, a.part, a.value FROM submission_answer a \
        JOIN expression e ON e.id = a.expression_id AND e.in_force = a.number \
        WHERE e.call_id = $1 AND e.state = 'submitted' AND a.field = $2 AND a.value IS NOT NULL \
        ORDER BY a.expression_id, a.part";
    DECIDED = "SELECT c.expression_id, c.rule, c.decided, c.reason FROM eligibility_check c \
        JOIN expression e ON e.id = c.expression_id AND e.in_force = c.submission \
        WHERE e.call_id = $1 AND e.state = 'submitted' ORDER BY c.expression_id, c.rule";
}
