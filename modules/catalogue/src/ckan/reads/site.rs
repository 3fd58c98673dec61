//! What the interface tells of itself.

use centum_web::Visit;
use serde_json::json;

use crate::ckan::answer::{Fault, Outcome};
use crate::ckan::call::Call;
use crate::ckan::help;

/// The version of the interface that is spoken; clients choose their words by it.
const SPOKEN: &str = "2.11.0";

/// `status_show`.
pub(in crate::ckan) fn status(visit: &Visit) -> Outcome {
    let settings = &visit.app.settings;
    Ok(json!({
        "ckan_version": SPOKEN, "site_url": settings.base.as_str(), "site_title": settings.site_name, "site_description": "",
        "error_emails_to": null, "locale_default": "en", "extensions": ["activity", "centum"],
    }))
}

/// `help_show`.
pub(in crate::ckan) fn help_of(call: &Call) -> Outcome {
    let name = call.needed("name")?;
    help::of(&name).map(|text| json!(text)).ok_or(Fault::NotFound("Action function not found."))
}
