//! Where a content is shown: as it was published for good, or to an organiser before that.

use super::words;
use crate::announcement::Content;

/// Where a content is shown.
#[derive(Clone, Debug)]
pub(crate) enum Stage {
    /// At its own address, for everybody.
    Published,
    /// At the desk, before it is released.
    Preview {
        /// The address of the preview.
        path: String,
        /// Back to the version at the desk.
        desk: String,
    },
}

impl Stage {
    /// The preview of the version at that address of the desk.
    pub(crate) fn preview(desk: &str) -> Self {
        Self::Preview { path: format!("{desk}/preview"), desk: desk.to_owned() }
    }

    /// The way back to the desk, from a preview alone.
    pub(crate) fn desk(&self) -> Option<&str> {
        match self {
            Self::Published => None,
            Self::Preview { desk, .. } => Some(desk),
        }
    }

    /// The address of the version.
    pub(crate) fn version(&self, content: &Content) -> String {
        match self {
            Self::Published => words::version_path(&content.edition.slug, content.number),
            Self::Preview { path, .. } => path.clone(),
        }
    }

    /// The address of a row. Before it is published a row has a page at the desk alone.
    pub(crate) fn participant(&self, content: &Content, participation: &str) -> String {
        match self {
            Self::Published => words::participant_path(&content.edition.slug, participation),
            Self::Preview { .. } => format!("/desk/participations/{participation}"),
        }
    }
}
