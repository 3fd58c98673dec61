//! Values that the schema names: what a text of the file may be. They are never made, only described.

use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, Schema, SchemaFormat, Type};
use utoipa::{PartialSchema, ToSchema};

use crate::model::{Lead, Part, Standing};

macro_rules! texts {
    ($($name:ident, $description:literal: $narrowed:expr;)*) => {$(
        #[doc = $description]
        pub(super) enum $name {}

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                let narrowed: fn(ObjectBuilder) -> ObjectBuilder = $narrowed;
                let text = ObjectBuilder::new().schema_type(Type::String).description(Some($description));
                Schema::from(narrowed(text)).into()
            }
        }
        impl ToSchema for $name {}
    )*};
}

texts! {
    Address, "An address of the web.": |text| text.format(Some(SchemaFormat::Custom("uri".into())));
    Sha256, "SHA-256 in lower-case hexadecimal digits.": |text| text.pattern(Some("^[0-9a-f]{64}$"));
    Day, "A day.": |text| text.format(Some(SchemaFormat::KnownFormat(KnownFormat::Date)));
    Instant, "An instant in UTC.": |text| text.format(Some(SchemaFormat::KnownFormat(KnownFormat::DateTime)));
    CountryCode, "A country by ISO 3166-1, Kosovo as XK.": |text| text.pattern(Some("^[A-Z]{2}$"));
    PartName, "A part that a row plays.": |text| text.enum_values(Some(Part::ALL.map(Part::name)));
    StandingName, "How a row stands.": |text| text.enum_values(Some(Standing::ALL.map(Standing::name)));
    LeadName, "What the lead of a consortium is.": |text| text.enum_values(Some(Lead::ALL.map(Lead::name)));
}
