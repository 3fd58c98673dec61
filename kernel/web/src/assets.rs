//! Styles and the script: in the binary, at addresses that name their bytes, compressed once.

use std::io::Write;
use std::sync::OnceLock;

use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use centum_base::Digest;

use crate::errors::Problem;
use crate::page::Face;
use crate::visit::Visit;

const PUBLIC: &str = concat!(
    include_str!("../static/tokens.css"),
    include_str!("../static/base.css"),
    include_str!("../static/components.css"),
    include_str!("../static/public.css"),
);
const DESK: &str = concat!(
    include_str!("../static/tokens.css"),
    include_str!("../static/base.css"),
    include_str!("../static/components.css"),
    include_str!("../static/desk.css"),
);

const STYLE: &str = "text/css; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";
const FOREVER: &str = "public, max-age=31536000, immutable";
/// Slower settings save a few hundred bytes and cost the first reader a noticeable time.
const BROTLI_QUALITY: u32 = 9;

/// A style or a script that a module brings for some of its pages.
#[derive(Clone, Copy, Debug)]
pub struct Own {
    /// The name, unique in the house, ending in `.css` or `.js`.
    pub name: &'static str,
    /// What stands in it.
    pub text: &'static str,
}

/// The files of the site.
pub struct Assets(Vec<Asset>);

struct Asset {
    name: &'static str,
    href: String,
    packed: Packed,
}

impl Assets {
    /// The files of the house, those that modules bring, and the owner's overriding styles.
    pub fn new(own: impl IntoIterator<Item = Own>, theme: Option<&str>) -> Self {
        let mut assets = vec![
            Asset::new("public.css", STYLE, PUBLIC),
            Asset::new("desk.css", STYLE, DESK),
            Asset::new("centum.js", SCRIPT, include_str!("../static/centum.js")),
            Asset::new("mark.svg", "image/svg+xml", include_str!("../static/mark.svg")),
        ];
        assets.extend(own.into_iter().map(|own| {
            let kind = if own.name.ends_with(".js") { SCRIPT } else { STYLE };
            Asset::new(own.name, kind, own.text)
        }));
        assets.extend(theme.map(|css| Asset::new("theme.css", STYLE, css)));
        Self(assets)
    }

    /// The address of a file.
    pub fn href(&self, name: &str) -> String {
        self.0.iter().find(|asset| asset.name == name).map(|asset| asset.href.clone()).unwrap_or_default()
    }

    /// The addresses of the styles of a face.
    pub fn styles(&self, face: Face) -> Vec<String> {
        let own = match face {
            Face::Public => "public.css",
            Face::Desk => "desk.css",
        };
        [own, "theme.css"].into_iter().map(|name| self.href(name)).filter(|href| !href.is_empty()).collect()
    }
}

impl Asset {
    fn new(name: &'static str, content_type: &'static str, text: &str) -> Self {
        let href = format!("/static/{}/{name}", Digest::of(text.as_bytes()).short());
        Self { name, href, packed: Packed::new(content_type, Bytes::from(text.to_owned())) }
    }
}

/// `GET /static/{hash}/{name}`.
pub(crate) async fn serve(
    visit: Visit,
    Path((hash, name)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let asked = format!("/static/{hash}/{name}");
    let asset = visit.app.assets.0.iter().find(|asset| asset.href == asked).ok_or_else(Problem::not_found)?;
    let mut response = asset.packed.answer(&visit.headers);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(FOREVER));
    Ok(response)
}

/// Bytes that never change, with their compressed forms and their entity tag. Each form is made when first asked for.
pub struct Packed {
    content_type: HeaderValue,
    etag: HeaderValue,
    plain: Bytes,
    brotli: OnceLock<Bytes>,
    gzip: OnceLock<Bytes>,
}

impl Packed {
    /// Packs bytes.
    pub fn new(content_type: &'static str, plain: Bytes) -> Self {
        let etag = crate::negotiate::etag(&plain);
        let content_type = HeaderValue::from_static(content_type);
        Self { content_type, etag, plain, brotli: OnceLock::new(), gzip: OnceLock::new() }
    }

    /// What it may take up in memory, all forms together.
    pub fn weight(&self) -> usize {
        self.plain.len() * 2
    }

    /// The form that the asker can read, or `304` if it has the bytes.
    pub fn answer(&self, asked: &HeaderMap) -> Response {
        let (encoding, bytes) = match preferred(asked) {
            Some("br") => (Some("br"), self.brotli.get_or_init(|| brotli(&self.plain))),
            Some(_) => (Some("gzip"), self.gzip.get_or_init(|| gzip(&self.plain))),
            None => (None, &self.plain),
        };
        let known = crate::negotiate::is_known(asked, &self.etag);
        let mut response = if known {
            axum::http::StatusCode::NOT_MODIFIED.into_response()
        } else {
            axum::body::Body::from(bytes.clone()).into_response()
        };
        let headers = response.headers_mut();
        headers.insert(header::ETAG, self.etag.clone());
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        if !known {
            headers.insert(header::CONTENT_TYPE, self.content_type.clone());
            if let Some(encoding) = encoding {
                headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
            }
        }
        response
    }
}

fn preferred(asked: &HeaderMap) -> Option<&'static str> {
    let text = asked.get(header::ACCEPT_ENCODING)?.to_str().ok()?;
    let accepts = |name: &str| {
        text.split(',').any(|range| {
            let mut parts = range.split(';').map(str::trim);
            let same = parts.next().is_some_and(|found| found.eq_ignore_ascii_case(name));
            same && parts.find_map(|part| part.strip_prefix("q=")).and_then(crate::negotiate::quality)
                != Some(0)
        })
    };
    ["br", "gzip"].into_iter().find(|name| accepts(name))
}

fn brotli(plain: &[u8]) -> Bytes {
    let mut packed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut packed, 4096, BROTLI_QUALITY, 20);
    writer.write_all(plain).expect("a vector takes all bytes");
    drop(writer);
    packed.into()
}

fn gzip(plain: &[u8]) -> Bytes {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(plain).expect("a vector takes all bytes");
    writer.finish().expect("a vector takes all bytes").into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asking(encoding: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_ENCODING, encoding.parse().unwrap());
        headers
    }

    #[test]
    fn the_best_form_that_can_be_read_is_sent() {
        assert_eq!(preferred(&asking("gzip, deflate, br")), Some("br"));
        assert_eq!(preferred(&asking("gzip, br;q=0")), Some("gzip"));
        assert_eq!(preferred(&asking("identity")), None);
        assert_eq!(preferred(&HeaderMap::new()), None);
    }

    #[test]
    fn an_address_names_its_bytes() {
        let (one, other) = (Assets::new([], Some("a{}")), Assets::new([], Some("b{}")));
        assert_ne!(one.href("theme.css"), other.href("theme.css"));
        assert_eq!(one.href("public.css"), other.href("public.css"));
        assert_eq!(Assets::new([], None).styles(Face::Desk).len(), 1);
    }

    #[test]
    fn a_module_brings_its_own_files() {
        let own = Own { name: "fill.js", text: "1" };
        assert!(Assets::new([own], None).href("fill.js").ends_with("/fill.js"));
        assert_eq!(Assets::new([], None).href("fill.js"), "");
    }

    #[tokio::test]
    async fn the_compressed_form_unpacks_to_the_same_bytes() {
        use http_body_util::BodyExt;
        let text = "body { color: red }".repeat(100);
        let packed = Packed::new("text/css", Bytes::from(text.clone()));
        let body = packed.answer(&asking("br")).into_body().collect().await.unwrap().to_bytes();
        let mut plain = Vec::new();
        brotli::BrotliDecompress(&mut body.as_ref(), &mut plain).unwrap();
        assert_eq!(plain, text.as_bytes());
        assert!(body.len() < text.len() / 10);
    }
}
