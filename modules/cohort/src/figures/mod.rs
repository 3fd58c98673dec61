//! Figures by written rules, and the reconciliation of printed figures with them.
