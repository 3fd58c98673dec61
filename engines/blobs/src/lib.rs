//! Bytes kept under their own digest, in a folder or in an object store.
