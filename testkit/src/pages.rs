//! What a browser reads out of a page, and how it sends a form.

/// The token of the first form of a page.
pub fn token_of(page: &str) -> &str {
    let (_, after) = page.split_once("name=\"csrf\" value=\"").expect("a form with its token");
    after.split('"').next().unwrap_or_default()
}

/// A form with its token, as its body is sent.
pub fn form_of(token: &str, fields: &[(&str, &str)]) -> String {
    let mut body = format!("csrf={token}");
    for (name, value) in fields {
        let value: String = value.bytes().map(|byte| format!("%{byte:02X}")).collect();
        body.push_str(&format!("&{name}={value}"));
    }
    body
}
