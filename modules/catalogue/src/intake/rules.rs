//! What a pasted text means, and what an address and a page tell about who publishes there.

use centum_base::{Country, fold::fold};

/// The longest address, in characters.
const LONGEST: usize = 2000;
/// The longest title that is taken over, in characters.
const LONGEST_TITLE: usize = 200;
/// The longest name in addresses.
const LONGEST_SLUG: usize = 60;
/// How much of a page is searched for its title, in bytes.
const LOOKED_AT: usize = 64 << 10;

/// Words in names of hosts and titles of pages that are no city.
const COMMON: [&str; 66] = [
    "www",
    "data",
    "open",
    "opendata",
    "daten",
    "offene",
    "dati",
    "aperti",
    "datos",
    "abiertos",
    "donnees",
    "ouvertes",
    "dados",
    "abertos",
    "date",
    "dane",
    "otwarte",
    "avoindata",
    "oppnadata",
    "portal",
    "portale",
    "portail",
    "portaal",
    "ckan",
    "hub",
    "arcgis",
    "opendatasoft",
    "catalogue",
    "catalog",
    "katalog",
    "catalogo",
    "city",
    "stad",
    "stadt",
    "ville",
    "citta",
    "ciudad",
    "cidade",
    "miasto",
    "kommune",
    "commune",
    "comune",
    "gemeente",
    "ayuntamiento",
    "municipality",
    "metropole",
    "region",
    "welcome",
    "home",
    "the",
    "for",
    "and",
    "von",
    "der",
    "die",
    "des",
    "del",
    "site",
    "start",
    "api",
    "com",
    "org",
    "net",
    "gov",
    "example",
    "test",
];

/// Why a pasted text is no address of a portal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressFault {
    /// Nothing was pasted.
    Empty,
    /// It is longer than any address.
    Long,
    /// It has spaces or lines in it.
    Several,
    /// It begins with something else than http:// or https://.
    Scheme,
    /// It carries a name and a password.
    Credentials,
    /// No host stands in it.
    Host,
}

impl AddressFault {
    /// Every one.
    pub const ALL: [Self; 6] =
        [Self::Empty, Self::Long, Self::Several, Self::Scheme, Self::Credentials, Self::Host];

    /// The name in ids of texts.
    pub fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Long => "long",
            Self::Several => "several",
            Self::Scheme => "scheme",
            Self::Credentials => "credentials",
            Self::Host => "host",
        }
    }

    /// Why it is none, for the command line.
    pub fn why(self) -> &'static str {
        match self {
            Self::Empty => "it is empty",
            Self::Long => "it is longer than any address",
            Self::Several => "it has spaces or lines in it",
            Self::Scheme => "it begins with something else than https:// or http://",
            Self::Credentials => "it carries a name and a password",
            Self::Host => "no host stands in it; an address looks like https://data.leuven.be",
        }
    }
}

/// The address that somebody pasted, in full.
pub fn address(pasted: &str) -> Result<String, AddressFault> {
    let text = pasted.trim();
    if text.is_empty() {
        return Err(AddressFault::Empty);
    }
    if text.chars().nth(LONGEST).is_some() {
        return Err(AddressFault::Long);
    }
    if text.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return Err(AddressFault::Several);
    }
    let scheme = text.split_once(':').map(|(scheme, rest)| (scheme.to_ascii_lowercase(), rest));
    let whole = match scheme {
        Some((scheme, rest)) if scheme == "http" || scheme == "https" => match rest.strip_prefix("//") {
            Some(rest) => format!("{scheme}://{rest}"),
            None => return Err(AddressFault::Scheme),
        },
        // A port behind a host is no scheme.
        Some((_, rest)) if !rest.starts_with(|c: char| c.is_ascii_digit()) => {
            return Err(AddressFault::Scheme);
        }
        _ => format!("https://{text}"),
    };
    let authority = authority(&whole);
    if authority.contains('@') {
        return Err(AddressFault::Credentials);
    }
    let host = host(&whole);
    let named = host.contains('.') || host.contains(':') || host == "localhost";
    if host.is_empty() || !named || host.starts_with('.') { Err(AddressFault::Host) } else { Ok(whole) }
}

fn authority(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

/// The host of an address, without its port.
pub fn host(address: &str) -> &str {
    let authority = authority(address);
    let authority = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    match authority.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => authority.split(':').next().unwrap_or_default(),
    }
}

/// The country that the last part of a host belongs to.
pub fn country_of(host: &str) -> Option<Country> {
    let last = host.rsplit('.').next()?.to_ascii_uppercase();
    let code = if last == "UK" { "GB" } else { last.as_str() };
    Country::new(code).filter(|country| centum_places::countries::all().any(|known| known == *country))
}

/// Words that may name a city: of the title of a page first, then of the host.
pub fn words_of(host: &str, title: Option<&str>) -> Vec<String> {
    let split = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect()
    };
    let mut words: Vec<String> = Vec::new();
    let titled = split(title.unwrap_or_default());
    let titled = titled.into_iter().filter(|word| word.starts_with(char::is_uppercase));
    let labels = host.rsplit_once('.').map_or("", |(labels, _)| labels);
    for word in titled.chain(split(labels)) {
        let folded = fold(&word);
        let telling = word.chars().count() >= 3 && !COMMON.contains(&folded.as_str());
        if telling && !words.iter().any(|known| fold(known) == folded) {
            words.push(word);
        }
    }
    words
}

/// What a page for people calls itself.
pub fn title_of(body: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(&body[..body.len().min(LOOKED_AT)]);
    // ASCII letters alone change their case, so that places in both texts are the same.
    let lower = text.to_ascii_lowercase();
    let open = lower.find("<title")?;
    let start = open + lower[open..].find('>')? + 1;
    let end = start + lower[start..].find("</title")?;
    let title = text.get(start..end)?;
    let plain = title.replace("&amp;", "&").replace("&#39;", "'").replace("&quot;", "\"");
    let title: String = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let title: String = title.chars().take(LONGEST_TITLE).collect();
    (!title.is_empty()).then_some(title)
}

/// A name in addresses, made of words.
pub fn slug_of(name: &str) -> String {
    let mut slug = String::new();
    for word in fold(name).split(' ') {
        let word: String = word.chars().filter(char::is_ascii_alphanumeric).collect();
        if word.is_empty() || slug.len() + word.len() >= LONGEST_SLUG - 4 {
            continue;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(&word);
    }
    if slug.is_empty() { "portal".to_owned() } else { slug }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_with_or_without_its_scheme() {
        for (pasted, whole) in [
            (" data.ghent.example/dataset ", "https://data.ghent.example/dataset"),
            ("HTTP://Data.example", "http://Data.example"),
            ("localhost:8080/x", "https://localhost:8080/x"),
            ("https://[2001:db8::1]/a", "https://[2001:db8::1]/a"),
        ] {
            assert_eq!(address(pasted).as_deref(), Ok(whole), "{pasted}");
        }
    }

    #[test]
    fn what_is_no_address_of_a_portal_is_told_by_its_reason() {
        let long = "a.example/".repeat(1000);
        for (pasted, fault) in [
            ("  ", AddressFault::Empty),
            (long.as_str(), AddressFault::Long),
            ("https://a.example\nhttps://b.example", AddressFault::Several),
            ("file:///etc/passwd", AddressFault::Scheme),
            ("javascript:alert(1)", AddressFault::Scheme),
            ("https:/a.example", AddressFault::Scheme),
            ("https://user:word@a.example", AddressFault::Credentials),
            ("https:///x", AddressFault::Host),
            ("Leuven", AddressFault::Host),
        ] {
            assert_eq!(address(pasted), Err(fault), "{pasted}");
        }
    }

    #[test]
    fn the_host_gives_the_country_and_words_that_may_name_a_city() {
        assert_eq!(country_of("data.stad.gent.be").map(|country| country.to_string()).as_deref(), Some("BE"));
        assert_eq!(country_of("data.gov.uk").map(|country| country.to_string()).as_deref(), Some("GB"));
        assert_eq!(country_of("opendata.example"), None);
        assert_eq!(words_of("opendata.brno.cz", Some("Open data – Město Brno")), ["Město", "Brno"]);
        assert_eq!(words_of("data.aarhus-kommune.dk", None), ["aarhus"]);
    }

    #[test]
    fn the_title_of_a_page_is_read_and_a_page_without_one_has_none() {
        assert_eq!(
            title_of(b"<html><TITLE lang=x>\n Data &amp;\n maps </title>").as_deref(),
            Some("Data & maps")
        );
        assert_eq!(title_of(b"<title>unfinished"), None);
        assert_eq!(title_of("<title>é".repeat(20_000).as_bytes()), None);
    }

    #[test]
    fn a_name_in_addresses_is_plain_and_never_empty() {
        assert_eq!(slug_of("Données ouvertes – Besançon"), "donnees-ouvertes-besancon");
        assert_eq!(slug_of("Θεσσαλονίκη"), "portal");
        assert!(slug_of(&"word ".repeat(99)).len() <= LONGEST_SLUG);
    }
}
