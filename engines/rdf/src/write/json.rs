//! JSON-LD: a context of prefixes and a flat list of nodes.

use super::prefixes::Prefixes;
use crate::iri::scheme_end;
use oxrdf::vocab::{rdf, xsd};
use oxrdf::{GraphNameRef, LiteralRef, NamedNodeRef, NamedOrBlankNodeRef, QuadRef, TermRef};
use serde_json::Value;
use std::collections::HashSet;
use std::io::{self, Write};

pub(super) fn write(out: &mut impl Write, rows: &[QuadRef<'_>], prefixes: &Prefixes) -> io::Result<()> {
    let prefixes = usable(rows, prefixes);
    let mut text = String::from("{\n  \"@context\": {");
    for (number, (name, namespace)) in prefixes.iter().enumerate() {
        text.push_str(if number == 0 { "\n    " } else { ",\n    " });
        text.push_str(&quoted(name));
        text.push_str(": ");
        text.push_str(&quoted(namespace));
    }
    text.push_str("\n  },\n  \"@graph\": [");
    let mut is_first = true;
    for graph in rows.chunk_by(|a, b| a.graph_name == b.graph_name) {
        let name = graph_name(graph[0].graph_name);
        if let Some(name) = &name {
            text.push_str(if std::mem::take(&mut is_first) { "\n" } else { ",\n" });
            text.push_str(&format!("    {{\"@id\": {}, \"@graph\": [", quoted(name)));
        }
        let mut is_first_inside = true;
        for group in graph.chunk_by(|a, b| a.subject == b.subject) {
            let first = if name.is_some() { &mut is_first_inside } else { &mut is_first };
            text.push_str(if std::mem::take(first) { "\n    " } else { ",\n    " });
            node(&mut text, group, &prefixes);
            out.write_all(text.as_bytes())?;
            text.clear();
        }
        if name.is_some() {
            text.push_str("\n    ]}");
        }
    }
    text.push_str("\n  ]\n}\n");
    out.write_all(text.as_bytes())
}

/// The prefixes that end like namespaces, without those that some IRI here has as its scheme.
fn usable(rows: &[QuadRef<'_>], prefixes: &Prefixes) -> Prefixes {
    let mut schemes: HashSet<&str> = HashSet::new();
    let mut note = |iri: &str| {
        if let Some(colon) = scheme_end(iri) {
            let scheme = &iri[..colon];
            if !iri[colon..].starts_with("://") && !schemes.contains(scheme) {
                let known = prefixes.iter().map(|(name, _)| name).find(|name| *name == scheme);
                schemes.extend(known);
            }
        }
    };
    for row in rows {
        note(row.predicate.as_str());
        if let NamedOrBlankNodeRef::NamedNode(node) = row.subject {
            note(node.as_str());
        }
        match row.object {
            TermRef::NamedNode(node) => note(node.as_str()),
            TermRef::Literal(literal) => note(literal.datatype().as_str()),
            TermRef::BlankNode(_) => {}
        }
        if let GraphNameRef::NamedNode(name) = row.graph_name {
            note(name.as_str());
        }
    }
    prefixes.filtered(|name, namespace| !schemes.contains(name) && namespace.ends_with(['#', '/', ':']))
}

fn graph_name(name: GraphNameRef<'_>) -> Option<String> {
    match name {
        GraphNameRef::DefaultGraph => None,
        GraphNameRef::NamedNode(name) => Some(name.as_str().to_owned()),
        GraphNameRef::BlankNode(name) => Some(name.to_string()),
    }
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

fn short(node: NamedNodeRef<'_>, prefixes: &Prefixes) -> String {
    match prefixes.shorten(node.as_str()) {
        Some((prefix, local)) => format!("\"{prefix}:{local}\""),
        None => quoted(node.as_str()),
    }
}

fn node(text: &mut String, rows: &[QuadRef<'_>], prefixes: &Prefixes) {
    text.push_str("{\"@id\": ");
    match rows[0].subject {
        NamedOrBlankNodeRef::NamedNode(node) => text.push_str(&quoted(node.as_str())),
        NamedOrBlankNodeRef::BlankNode(node) => text.push_str(&quoted(&node.to_string())),
    }
    for group in rows.chunk_by(|a, b| a.predicate == b.predicate) {
        let kinds = group[0].predicate == rdf::TYPE && group.iter().all(|row| row.object.is_named_node());
        text.push_str(",\n      ");
        text.push_str(&if kinds { "\"@type\"".to_owned() } else { short(group[0].predicate, prefixes) });
        text.push_str(": ");
        let values: Vec<String> = group
            .iter()
            .map(|row| match row.object {
                TermRef::NamedNode(kind) if kinds => short(kind, prefixes),
                object => value(object, prefixes),
            })
            .collect();
        match values.as_slice() {
            [one] => text.push_str(one),
            many => {
                text.push('[');
                text.push_str(&many.join(", "));
                text.push(']');
            }
        }
    }
    text.push('}');
}

fn value(term: TermRef<'_>, prefixes: &Prefixes) -> String {
    match term {
        TermRef::NamedNode(node) => format!("{{\"@id\": {}}}", quoted(node.as_str())),
        TermRef::BlankNode(node) => format!("{{\"@id\": {}}}", quoted(&node.to_string())),
        TermRef::Literal(value) => literal(value, prefixes),
    }
}

fn literal(literal: LiteralRef<'_>, prefixes: &Prefixes) -> String {
    let value = quoted(literal.value());
    if let Some(language) = literal.language() {
        format!("{{\"@language\": {}, \"@value\": {value}}}", quoted(language))
    } else if literal.datatype() == xsd::STRING {
        value
    } else {
        format!("{{\"@type\": {}, \"@value\": {value}}}", short(literal.datatype(), prefixes))
    }
}
