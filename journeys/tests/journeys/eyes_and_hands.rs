//! Readers whose system asks for other colours, or for stillness; and the picture of the README.

use std::path::Path;

use anyhow::ensure;
use centum_journeys::{Scripts, journey, pictures_are_kept};

const PAGES: [&str; 4] = [
    "/design",
    "/editions/icc-2020/announcements/1",
    "/editions/icc-2020/announcements/1/reconciliation",
    "/sign-in",
];
/// The picture of the README is no heavier than this.
const HEAVIEST: u64 = 400_000;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn forced_colours_leave_every_control_in_sight() -> anyhow::Result<()> {
    journey("forced-colours", Scripts::On, async |_, reader| {
        for (number, path) in PAGES.into_iter().enumerate() {
            reader.goto(path).await?;
            reader.prefer(&[("forced-colors", "active")]).await?;
            ensure!(reader.evaluate("matchMedia('(forced-colors: active)').matches").await? == true);
            reader.picture(&format!("{number}")).await?;
            // A button that was only a colour would be gone: each keeps a border or its words in another colour.
            let lost = reader
                .evaluate(
                    "[...document.querySelectorAll('main .button')].filter(part => part.checkVisibility()).filter(part => { \
                     const style = getComputedStyle(part); \
                     return parseFloat(style.borderTopWidth) === 0 || style.borderTopStyle === 'none'; \
                     }).map(part => part.textContent.trim()).join(', ')",
                )
                .await?;
            ensure!(lost == "", "buttons without a border at {path}: {lost}");
        }
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_moves_for_a_reader_who_asks_for_stillness() -> anyhow::Result<()> {
    journey("stillness", Scripts::On, async |_, reader| {
        for path in PAGES {
            reader.goto(path).await?;
            reader.prefer(&[("prefers-reduced-motion", "reduce")]).await?;
            let moving = reader
                .evaluate(
                    "[...document.querySelectorAll('*')].filter(part => { const style = getComputedStyle(part); \
                     const long = list => list.split(',').some(time => parseFloat(time) > 0.01); \
                     return long(style.transitionDuration) || (style.animationName !== 'none' && \
                     long(style.animationDuration)); }).map(part => part.tagName + '.' + part.className).slice(0, 5).join(', ')",
                )
                .await?;
            ensure!(moving == "", "at {path} these move: {moving}");
        }
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_first_screen_is_worth_a_picture() -> anyhow::Result<()> {
    journey("readme", Scripts::On, async |_, reader| {
        reader.goto("/editions/icc-2020/announcements/1").await?;
        reader.prefer(&[("prefers-color-scheme", "light")]).await?;
        let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/announcement.png");
        let path = if pictures_are_kept() { kept } else { reader.downloads().join("announcement.png") };
        reader.picture_of_first_screen(&path, 1280, 860).await?;
        let weight = std::fs::metadata(&path)?.len();
        ensure!(weight < HEAVIEST, "the picture weighs {weight} bytes");
        Ok(())
    })
    .await
}
