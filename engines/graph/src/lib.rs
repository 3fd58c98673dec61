//! SPARQL 1.1 over named graphs that are held in memory.
