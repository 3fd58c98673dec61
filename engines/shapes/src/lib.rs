//! SHACL shapes, compiled to checks over interned identifiers.
