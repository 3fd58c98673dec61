//! Full-text search with facets over documents in many languages.
