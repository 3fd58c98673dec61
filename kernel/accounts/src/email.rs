//! Mail addresses.

use std::fmt;
use std::str::FromStr;

/// A mail address that looks like one; only a letter proves more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email(String);

/// The text is no mail address.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is not a mail address; expected something like ana@city.example")]
pub struct EmailError;

/// The longest address that mail carries.
const LONGEST: usize = 254;

impl Email {
    /// The form by which addresses are compared.
    pub fn key(&self) -> String {
        self.0.to_lowercase()
    }

    /// The address as it was typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Email {
    type Err = EmailError;

    fn from_str(text: &str) -> Result<Self, EmailError> {
        let text = text.trim();
        let (local, domain) = text.rsplit_once('@').ok_or(EmailError)?;
        let plain = text.len() <= LONGEST
            && !text.chars().any(|c| c.is_whitespace() || c.is_control() || "<>()[],;:\"\\".contains(c));
        let domain_holds = domain.split('.').all(|label| {
            !label.is_empty()
                && !label.starts_with('-')
                && label.chars().all(|c| c.is_alphanumeric() || c == '-')
        });
        if plain
            && !local.is_empty()
            && local.len() <= 64
            && !local.contains('@')
            && domain_holds
            && domain.contains('.')
        {
            Ok(Self(text.to_owned()))
        } else {
            Err(EmailError)
        }
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_compared_without_case() {
        let typed: Email = " Ana.Kos@City.Example ".parse().unwrap();
        assert_eq!(typed.key(), "ana.kos@city.example");
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for text in
            ["", "ana", "ana@", "@x.eu", "a b@x.eu", "a@x", "a@b@c.eu", "a@x..eu", "a\r\n@x.eu", "<a@x.eu>"]
        {
            assert!(text.parse::<Email>().is_err(), "{text}");
        }
    }
}
