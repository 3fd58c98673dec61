//! The names that SHACL gives to things.

use oxrdf::NamedNodeRef;

/// The namespace of SHACL.
pub const SHACL: &str = "http://www.w3.org/ns/shacl#";

macro_rules! names {
    ($($(#[$doc:meta])* $name:ident = $iri:expr;)*) => {
        $($(#[$doc])* pub(crate) const $name: NamedNodeRef<'static> = NamedNodeRef::new_unchecked($iri);)*
    };
}

macro_rules! shacl {
    ($($name:ident = $local:literal;)*) => {
        names! { $($name = concat!("http://www.w3.org/ns/shacl#", $local);)* }
        /// Every name of SHACL Core that may stand as a predicate in a shapes graph and mean something, by its local part.
        pub(crate) const MEANINGFUL: &[&str] = &[$($local),*];
    };
}

/// The names of SHACL that may stand as a predicate and change no result.
pub(crate) const SILENT: &[&str] = &[
    "name",
    "description",
    "order",
    "group",
    "defaultValue",
    "shapesGraph",
    "suggestedShapesGraph",
    "declare",
    "prefix",
    "namespace",
    "prefixes",
];

shacl! {
    TARGET_CLASS = "targetClass";
    TARGET_NODE = "targetNode";
    TARGET_SUBJECTS_OF = "targetSubjectsOf";
    TARGET_OBJECTS_OF = "targetObjectsOf";
    PATH = "path";
    INVERSE_PATH = "inversePath";
    ALTERNATIVE_PATH = "alternativePath";
    ZERO_OR_MORE_PATH = "zeroOrMorePath";
    ONE_OR_MORE_PATH = "oneOrMorePath";
    ZERO_OR_ONE_PATH = "zeroOrOnePath";
    CLASS = "class";
    DATATYPE = "datatype";
    NODE_KIND = "nodeKind";
    MIN_COUNT = "minCount";
    MAX_COUNT = "maxCount";
    MIN_EXCLUSIVE = "minExclusive";
    MIN_INCLUSIVE = "minInclusive";
    MAX_EXCLUSIVE = "maxExclusive";
    MAX_INCLUSIVE = "maxInclusive";
    MIN_LENGTH = "minLength";
    MAX_LENGTH = "maxLength";
    PATTERN = "pattern";
    FLAGS = "flags";
    LANGUAGE_IN = "languageIn";
    UNIQUE_LANG = "uniqueLang";
    EQUALS = "equals";
    DISJOINT = "disjoint";
    LESS_THAN = "lessThan";
    LESS_THAN_OR_EQUALS = "lessThanOrEquals";
    NOT = "not";
    AND = "and";
    OR = "or";
    XONE = "xone";
    NODE = "node";
    PROPERTY = "property";
    QUALIFIED_VALUE_SHAPE = "qualifiedValueShape";
    QUALIFIED_VALUE_SHAPES_DISJOINT = "qualifiedValueShapesDisjoint";
    QUALIFIED_MIN_COUNT = "qualifiedMinCount";
    QUALIFIED_MAX_COUNT = "qualifiedMaxCount";
    CLOSED = "closed";
    IGNORED_PROPERTIES = "ignoredProperties";
    HAS_VALUE = "hasValue";
    IN = "in";
    SEVERITY = "severity";
    MESSAGE = "message";
    DEACTIVATED = "deactivated";
}

names! {
    NODE_SHAPE = "http://www.w3.org/ns/shacl#NodeShape";
    PROPERTY_SHAPE = "http://www.w3.org/ns/shacl#PropertyShape";
    SPARQL = "http://www.w3.org/ns/shacl#sparql";
    TARGET = "http://www.w3.org/ns/shacl#target";
    RULE = "http://www.w3.org/ns/shacl#rule";
    JS = "http://www.w3.org/ns/shacl#js";
    EXPRESSION = "http://www.w3.org/ns/shacl#expression";
    ENTAILMENT = "http://www.w3.org/ns/shacl#entailment";
    CONSTRAINT_COMPONENT = "http://www.w3.org/ns/shacl#ConstraintComponent";
    IRI = "http://www.w3.org/ns/shacl#IRI";
    LITERAL = "http://www.w3.org/ns/shacl#Literal";
    BLANK_NODE = "http://www.w3.org/ns/shacl#BlankNode";
    BLANK_NODE_OR_IRI = "http://www.w3.org/ns/shacl#BlankNodeOrIRI";
    BLANK_NODE_OR_LITERAL = "http://www.w3.org/ns/shacl#BlankNodeOrLiteral";
    IRI_OR_LITERAL = "http://www.w3.org/ns/shacl#IRIOrLiteral";
    VIOLATION = "http://www.w3.org/ns/shacl#Violation";
    WARNING = "http://www.w3.org/ns/shacl#Warning";
    INFO = "http://www.w3.org/ns/shacl#Info";
    VALIDATION_REPORT = "http://www.w3.org/ns/shacl#ValidationReport";
    VALIDATION_RESULT = "http://www.w3.org/ns/shacl#ValidationResult";
    CONFORMS = "http://www.w3.org/ns/shacl#conforms";
    RESULT = "http://www.w3.org/ns/shacl#result";
    FOCUS_NODE = "http://www.w3.org/ns/shacl#focusNode";
    RESULT_PATH = "http://www.w3.org/ns/shacl#resultPath";
    VALUE = "http://www.w3.org/ns/shacl#value";
    SOURCE_SHAPE = "http://www.w3.org/ns/shacl#sourceShape";
    SOURCE_CONSTRAINT_COMPONENT = "http://www.w3.org/ns/shacl#sourceConstraintComponent";
    RESULT_SEVERITY = "http://www.w3.org/ns/shacl#resultSeverity";
    RESULT_MESSAGE = "http://www.w3.org/ns/shacl#resultMessage";
    SUB_CLASS_OF = "http://www.w3.org/2000/01/rdf-schema#subClassOf";
    RDFS_CLASS = "http://www.w3.org/2000/01/rdf-schema#Class";
}
