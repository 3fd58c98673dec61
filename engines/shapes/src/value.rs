//! Literals as values that have an order.

use std::cmp::Ordering;
use std::str::FromStr;

use oxrdf::Literal;
use oxsdatatypes::{
    Date, DateTime, DayTimeDuration, Duration, GDay, GMonth, GMonthDay, GYear, GYearMonth, Time,
    YearMonthDuration,
};

use crate::lexical::{self, Exact, XSD};

/// A literal's value, where the datatype has an order that SPARQL's `<` (and its usual extensions) knows.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    Exact(Exact),
    Float(f64),
    Text(String),
    Truth(bool),
    DateTime(DateTime),
    Date(Date),
    Time(Time),
    GYear(GYear),
    GYearMonth(GYearMonth),
    GMonth(GMonth),
    GMonthDay(GMonthDay),
    GDay(GDay),
    Duration(Duration),
}

impl Value {
    /// The value of a literal; `None` for what is ill-typed, or has no order.
    pub(crate) fn of(literal: &Literal) -> Option<Self> {
        let text = literal.value();
        let datatype = literal.datatype();
        let name = datatype.as_str().strip_prefix(XSD)?;
        if lexical::is_exact(name) {
            return lexical::is_valid(datatype, text).then(|| Exact::parse(text))?.map(Self::Exact);
        }
        fn read<T: FromStr>(text: &str) -> Option<T> {
            T::from_str(text).ok()
        }
        match name {
            "string" => Some(Self::Text(text.to_owned())),
            "float" | "double" => lexical::float(text).map(Self::Float),
            "boolean" => match text {
                "true" | "1" => Some(Self::Truth(true)),
                "false" | "0" => Some(Self::Truth(false)),
                _ => None,
            },
            "dateTime" | "dateTimeStamp" => read(text).map(Self::DateTime),
            "date" => read(text).map(Self::Date),
            "time" => read(text).map(Self::Time),
            "gYear" => read(text).map(Self::GYear),
            "gYearMonth" => read(text).map(Self::GYearMonth),
            "gMonth" => read(text).map(Self::GMonth),
            "gMonthDay" => read(text).map(Self::GMonthDay),
            "gDay" => read(text).map(Self::GDay),
            "duration" => read(text).map(Self::Duration),
            "dayTimeDuration" => read::<DayTimeDuration>(text).map(|value| Self::Duration(value.into())),
            "yearMonthDuration" => read::<YearMonthDuration>(text).map(|value| Self::Duration(value.into())),
            _ => None,
        }
    }
}

impl PartialOrd for Value {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Exact(a), Self::Exact(b)) => a.partial_cmp(b),
            (Self::Float(a), Self::Float(b)) => a.partial_cmp(b),
            (Self::Exact(a), Self::Float(b)) => a.to_f64().partial_cmp(b),
            (Self::Float(a), Self::Exact(b)) => a.partial_cmp(&b.to_f64()),
            (Self::Text(a), Self::Text(b)) => a.partial_cmp(b),
            (Self::Truth(a), Self::Truth(b)) => a.partial_cmp(b),
            (Self::DateTime(a), Self::DateTime(b)) => a.partial_cmp(b),
            (Self::Date(a), Self::Date(b)) => a.partial_cmp(b),
            (Self::Time(a), Self::Time(b)) => a.partial_cmp(b),
            (Self::GYear(a), Self::GYear(b)) => a.partial_cmp(b),
            (Self::GYearMonth(a), Self::GYearMonth(b)) => a.partial_cmp(b),
            (Self::GMonth(a), Self::GMonth(b)) => a.partial_cmp(b),
            (Self::GMonthDay(a), Self::GMonthDay(b)) => a.partial_cmp(b),
            (Self::GDay(a), Self::GDay(b)) => a.partial_cmp(b),
            (Self::Duration(a), Self::Duration(b)) => a.partial_cmp(b),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxrdf::NamedNode;

    fn order(a: (&str, &str), b: (&str, &str)) -> Option<Ordering> {
        let value = |(text, name): (&str, &str)| {
            Value::of(&Literal::new_typed_literal(text, NamedNode::new_unchecked(format!("{XSD}{name}"))))
        };
        value(a)?.partial_cmp(&value(b)?)
    }

    #[test]
    fn numbers_are_compared_across_their_datatypes() {
        assert_eq!(order(("5", "integer"), ("5.0", "decimal")), Some(Ordering::Equal));
        assert_eq!(order(("5", "byte"), ("4.9e0", "double")), Some(Ordering::Greater));
        assert_eq!(order(("NaN", "double"), ("1", "integer")), None);
    }

    #[test]
    fn instants_are_compared_over_time_zones() {
        let a = ("2024-01-01T12:00:00+02:00", "dateTime");
        assert_eq!(order(a, ("2024-01-01T10:30:00Z", "dateTime")), Some(Ordering::Less));
        assert_eq!(order(a, ("2024-01-01T10:30:00", "dateTime")), None);
    }

    #[test]
    fn what_has_no_common_order_is_not_compared() {
        assert_eq!(order(("2024-01-01", "date"), ("2024-01-01T00:00:00", "dateTime")), None);
        assert_eq!(order(("5", "integer"), ("5", "string")), None);
        assert_eq!(order(("x", "integer"), ("5", "integer")), None);
    }
}
