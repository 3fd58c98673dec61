//! The page beside the outlines that says where they come from and what was done to them.

use super::outline::Outlines;
use crate::gazetteer::package::Manifest;

/// The text of `data/map/README.md`.
pub(super) fn page(manifest: &Manifest, checksum: Option<&str>, outlines: &Outlines) -> String {
    format!(
        "\
# Outlines of Europe

This page is written by `cargo run -p xtask -- map --package ARCHIVE`.

| file | what | licence |
|---|---|---|
| `europe.tsv` | outlines of the countries of Europe and its neighbourhood | public domain; made with Natural Earth (naturalearthdata.com) |

- Source: the npm package `{name}` {version}, file `countries-50m.json`, made from Natural Earth 4.1.0 at 1 : 50 million.
  Natural Earth is in the public domain. The package marks its own work {licence}, © 2013–2019 Michael Bostock;
  its notice stands at the end of this page.
- SHA-256 of the archive: {checksum}
- {countries} countries, {points} points, {bytes} bytes. The smallest states are specks on a grid of whole
  kilometres; a point still shows them.
- One line a country: its letters, its bounding box (left, top, right, bottom) and its path, each in whole
  kilometres right of and below the frame's corner; filled by the even-odd rule.
- Projection: Lambert azimuthal equal-area, 52° N 10° E, GRS 80, as in EPSG:3035.
- Borders are simplified as arcs that neighbours share, so they still meet. Small islands and everything outside
  the frame, overseas territories among it, are left out.
- Borders follow the Union's view where the source differs: Crimea is drawn with Ukraine, the north of Cyprus with Cyprus.
  Åland is drawn with Finland, Kosovo under `XK`. No outline states a legal position.

Notice of the package:

> Copyright 2013-2019 Michael Bostock
>
> Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby
> granted, provided that the above copyright notice and this permission notice appear in all copies.
>
> THE SOFTWARE IS PROVIDED \"AS IS\" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING
> ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL,
> DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS,
> WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE
> USE OR PERFORMANCE OF THIS SOFTWARE.
",
        name = manifest.name,
        version = manifest.version,
        licence = manifest.license,
        checksum = checksum.unwrap_or("read from a folder"),
        countries = outlines.countries,
        points = outlines.points,
        bytes = outlines.text.len(),
    )
}
