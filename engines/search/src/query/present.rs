//! Documents that have any word in a text field: their length there is kept for the scores.

use tantivy::DocId;
use tantivy::index::SegmentReader;
use tantivy::query::Query;
use tantivy::query::doc_predicate_query::{DocPredicateQuery, FunctionPredicate};
use tantivy::schema::Field;

/// Documents with a word in this field.
pub(super) fn query(field: Field) -> Box<dyn Query> {
    let predicate = FunctionPredicate::from(move |segment: &SegmentReader| {
        let lengths = segment.get_fieldnorms_reader(field)?;
        Ok(move |doc: DocId| lengths.fieldnorm_id(doc) > 0)
    });
    Box::new(DocPredicateQuery::from(predicate))
}
