//! Pictures of pages, in `target/journeys`: of those that fail, and of all if `CENTUM_KEEP_PICTURES=1` asks for them.

use std::path::PathBuf;

use anyhow::Context as _;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use crate::browser::Browser;
use crate::program::build_folder;

/// A picture of a page without end is cut here.
const TALLEST: u64 = 6000;

/// How wide the window is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Width {
    /// A desk.
    Wide,
    /// A telephone.
    Narrow,
    /// The narrowest that must do.
    Narrowest,
}

impl Width {
    /// In pixels of CSS.
    pub(crate) const fn pixels(self) -> u64 {
        match self {
            Self::Wide => 1280,
            Self::Narrow => 360,
            Self::Narrowest => 320,
        }
    }

    const fn height(self) -> u64 {
        match self {
            Self::Wide => 900,
            Self::Narrow | Self::Narrowest => 740,
        }
    }
}

/// Whether whoever runs the journeys wants to look at their pages.
#[expect(clippy::disallowed_methods, reason = "the wish comes from whoever runs the journeys")]
pub fn pictures_are_kept() -> bool {
    std::env::var_os("CENTUM_KEEP_PICTURES").is_some_and(|value| value == "1")
}

impl Browser {
    /// Makes the window as wide as that.
    pub(crate) async fn resize(&self, width: Width) -> anyhow::Result<()> {
        let metrics = json!({
            "width": width.pixels(), "height": width.height(), "deviceScaleFactor": 1, "mobile": false,
        });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await?;
        Ok(())
    }

    /// Holds a telephone from now on: 360 pixels wide.
    pub async fn hold_a_telephone(&self) -> anyhow::Result<()> {
        self.resize(Width::Narrow).await
    }

    /// Sets what the reader's system asks for, such as `("prefers-color-scheme", "dark")`.
    pub async fn prefer(&self, wishes: &[(&str, &str)]) -> anyhow::Result<()> {
        let features: Vec<_> =
            wishes.iter().map(|(name, value)| json!({"name": name, "value": value})).collect();
        self.devtools("Emulation.setEmulatedMedia", json!({"features": features})).await?;
        Ok(())
    }

    /// Takes a picture of the whole page.
    pub async fn picture(&self, name: &str) -> anyhow::Result<PathBuf> {
        let folder = build_folder()?.join("journeys");
        std::fs::create_dir_all(&folder)?;
        let path = folder.join(format!("{}-{name}.png", self.journey));
        let size = self.devtools("Page.getLayoutMetrics", json!({})).await?;
        let tall = size["cssContentSize"]["height"].as_f64().unwrap_or_default().min(TALLEST as f64);
        let wide = size["cssLayoutViewport"]["clientWidth"].as_f64().context("a page has a width")?;
        let clip = json!({"x": 0, "y": 0, "width": wide, "height": tall, "scale": 1});
        self.capture(&path, json!({"format": "png", "captureBeyondViewport": true, "clip": clip})).await?;
        Ok(path)
    }

    /// Takes a picture of the first screen into a file.
    pub async fn picture_of_first_screen(
        &self,
        path: &std::path::Path,
        wide: u64,
        tall: u64,
    ) -> anyhow::Result<()> {
        let metrics = json!({"width": wide, "height": tall, "deviceScaleFactor": 1, "mobile": false});
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await?;
        self.capture(path, json!({"format": "png"})).await
    }

    async fn capture(&self, path: &std::path::Path, parameters: serde_json::Value) -> anyhow::Result<()> {
        let answer = self.devtools("Page.captureScreenshot", parameters).await?;
        std::fs::write(path, STANDARD.decode(answer["data"].as_str().context("a picture")?)?)?;
        Ok(())
    }

    /// What the person saw last, in words and as a picture, for a journey that fails.
    pub(crate) async fn last_sight(&self) -> String {
        let path = self.path().await.unwrap_or_default();
        let picture = self.picture("failed").await.map(|path| path.display().to_string());
        let words = self.words().await.unwrap_or_default();
        let complaints = self.complaints.lock().map(|found| found.join("\n")).unwrap_or_default();
        format!("The last page was {path}: {words:.1500}\n{}\n{complaints}", picture.unwrap_or_default())
    }
}
