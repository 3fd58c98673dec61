//! Which addresses become links: those of the web and of mail, and nothing that a browser would run.

use centum_web::Html;
use centum_web::markup::escaped;

/// A longer address is shown as text, where it is shown at all.
const LONGEST: usize = 2_000;

/// The address, if it leads to a page of the web.
pub(super) fn web(address: &str) -> Option<&str> {
    let address = address.trim();
    let (scheme, rest) = address.split_once("://")?;
    let is_web = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
    let plain = !address.chars().any(|c| c.is_control() || c.is_whitespace() || "<>\"\\`{}|^".contains(c));
    // What stands before an at sign only pretends to be the host.
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let honest = !host.is_empty() && !host.contains('@');
    (is_web && plain && honest && address.len() <= LONGEST).then_some(address)
}

/// The address for mail, with or without its scheme, if it is a plain one.
pub(super) fn mail(address: &str) -> Option<&str> {
    let address = address.trim();
    let bare = match address.get(..7) {
        Some(scheme) if scheme.eq_ignore_ascii_case("mailto:") => &address[7..],
        _ => address,
    };
    let (name, host) = bare.split_once('@')?;
    let plain =
        |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || "._-+'".contains(c));
    (plain(name) && plain(host) && host.contains('.') && bare.len() <= 254).then_some(bare)
}

/// A link to somebody else's page, or its text where it is none.
pub(super) fn outward(address: &str, text: &str) -> Html {
    match web(address) {
        Some(href) => Html::trusted(format!(
            "<a href=\"{}\" rel=\"noopener nofollow\" translate=\"no\" dir=\"auto\">{}</a>",
            escaped(href),
            escaped(text)
        )),
        None => data(text),
    }
}

/// An address as a link that shows the address itself.
pub(super) fn bare(address: &str) -> Html {
    outward(address, &shortened(address))
}

/// An address for mail as a link, or as text.
pub(super) fn mail_link(address: &str) -> Html {
    match mail(address) {
        Some(bare) => Html::trusted(format!(
            "<a href=\"mailto:{0}\" rel=\"nofollow\" translate=\"no\">{0}</a>",
            escaped(bare)
        )),
        None => data(&shortened(address)),
    }
}

/// A link inside the site whose text is data.
pub(super) fn inward(href: &str, text: &str) -> Html {
    Html::trusted(format!(
        "<a href=\"{}\" translate=\"no\" dir=\"auto\">{}</a>",
        escaped(href),
        escaped(&super::prose::printable(text))
    ))
}

/// Words of a source: never translated, in their own direction.
pub(super) fn data(text: &str) -> Html {
    Html::trusted(format!(
        "<span translate=\"no\" dir=\"auto\">{}</span>",
        escaped(&super::prose::printable(text))
    ))
}

/// An address as it is shown: long ones lose their middle.
fn shortened(address: &str) -> String {
    const SHOWN: usize = 90;
    let address = super::prose::printable(address.trim());
    let count = address.chars().count();
    if count <= SHOWN {
        return address;
    }
    let start: String = address.chars().take(SHOWN - 21).collect();
    let end: String = address.chars().skip(count - 20).collect();
    format!("{start}…{end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_the_web_become_links() {
        assert_eq!(web(" https://a.example/x?y#z "), Some("https://a.example/x?y#z"));
        assert_eq!(web("HTTP://a.example"), Some("HTTP://a.example"));
        for wrong in [
            "javascript:alert(1)",
            "javascript://a.example/%0aalert(1)",
            "data:text/html,x",
            "ftp://a.example/",
            "//a.example",
            "https://",
            "https://bank.example@evil.example/",
            "https://a.example/\"onclick=\"x",
            "https://a.example/ x",
            "/desk",
            "",
        ] {
            assert_eq!(web(wrong), None, "{wrong}");
        }
        assert!(!outward("javascript:alert(1)", "<b>").as_str().contains("<a"));
    }

    #[test]
    fn mail_is_linked_only_where_it_is_a_plain_address() {
        assert_eq!(mail("mailto:data@leuven.example"), Some("data@leuven.example"));
        assert_eq!(mail("data@leuven.example"), Some("data@leuven.example"));
        for wrong in ["a@b", "a@b.c?bcc=x@y.z", "a b@c.de", "@c.de", "x", "mailto:<a@b.cd>"] {
            assert_eq!(mail(wrong), None, "{wrong}");
        }
    }
}
