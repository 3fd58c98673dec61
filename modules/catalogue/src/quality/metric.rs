//! The 23 metrics of the Union's quality assessment, 405 points in five dimensions.

use crate::named::named;

named! {
    /// What a metric is about.
    Dimension {
        /// People find it.
        Findability = "findability",
        /// It can be got.
        Accessibility = "accessibility",
        /// Programs can use it.
        Interoperability = "interoperability",
        /// It is clear what one may do with it, and whom to ask.
        Reusability = "reusability",
        /// It says what it is in.
        Contextuality = "contextuality",
    }
}

impl Dimension {
    /// The most points that it gives.
    pub fn most(self) -> u32 {
        Metric::ALL.iter().filter(|metric| metric.dimension() == self).map(|metric| metric.points()).sum()
    }
}

/// What of a catalogue a metric is counted over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// Its datasets.
    Datasets,
    /// Its distributions; a dataset without any counts as one that has everything missing.
    Distributions,
    /// Its datasets, each by its best distribution.
    Best,
}

impl Over {
    /// The name in ids of texts.
    pub fn name(self) -> &'static str {
        match self {
            Self::Datasets => "datasets",
            Self::Distributions => "distributions",
            Self::Best => "best",
        }
    }
}

macro_rules! metrics {
    ($($(#[$doc:meta])* $name:ident = $text:literal, $points:literal, $dimension:ident, $over:ident;)*) => {
        named! {
            /// A metric.
            Metric { $($(#[$doc])* $name = $text,)* }
        }

        impl Metric {
            /// The points for a population that passes whole.
            pub const fn points(self) -> u32 {
                match self { $(Self::$name => $points,)* }
            }

            /// The dimension that it belongs to.
            pub const fn dimension(self) -> Dimension {
                match self { $(Self::$name => Dimension::$dimension,)* }
            }

            /// What it is counted over.
            pub const fn over(self) -> Over {
                match self { $(Self::$name => Over::$over,)* }
            }
        }
    };
}

metrics! {
    /// There are keywords.
    Keyword = "keyword", 30, Findability, Datasets;
    /// There are themes.
    Theme = "theme", 30, Findability, Datasets;
    /// It says where it is about.
    Spatial = "spatial", 20, Findability, Datasets;
    /// It says when it is about.
    Temporal = "temporal", 20, Findability, Datasets;
    /// The access address answers.
    AccessAnswers = "access-answers", 50, Accessibility, Distributions;
    /// There is an address for download.
    Download = "download", 20, Accessibility, Distributions;
    /// The address for download answers.
    DownloadAnswers = "download-answers", 30, Accessibility, Distributions;
    /// There is a format.
    Format = "format", 20, Interoperability, Best;
    /// There is a media type.
    MediaType = "media-type", 10, Interoperability, Best;
    /// Format or media type come from their vocabulary.
    FormatKnown = "format-known", 10, Interoperability, Best;
    /// The format belongs to nobody.
    NonProprietary = "non-proprietary", 20, Interoperability, Best;
    /// Programs can read the format.
    MachineReadable = "machine-readable", 20, Interoperability, Best;
    /// No rule of DCAT-AP is broken.
    Compliant = "compliant", 30, Interoperability, Datasets;
    /// There is a licence.
    Licence = "licence", 20, Reusability, Distributions;
    /// The licence comes from the vocabulary.
    LicenceKnown = "licence-known", 10, Reusability, Distributions;
    /// It says who may have it.
    AccessRights = "access-rights", 10, Reusability, Datasets;
    /// That comes from the vocabulary.
    AccessRightsKnown = "access-rights-known", 5, Reusability, Datasets;
    /// There is somebody to ask.
    Contact = "contact", 20, Reusability, Datasets;
    /// There is a publisher.
    Publisher = "publisher", 10, Reusability, Datasets;
    /// There is a statement of rights.
    Rights = "rights", 5, Contextuality, Distributions;
    /// The size is known.
    ByteSize = "byte-size", 5, Contextuality, Distributions;
    /// It says when it was published.
    Issued = "issued", 5, Contextuality, Datasets;
    /// It says when it was changed.
    Modified = "modified", 5, Contextuality, Datasets;
}

impl Metric {
    /// How many there are.
    pub const COUNT: usize = Self::ALL.len();
    /// The most points of all.
    pub const MOST: u32 = 405;

    /// Its place in [`Metric::ALL`].
    pub const fn place(self) -> usize {
        self as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dimensions_give_the_points_that_the_union_gives() {
        let most: Vec<u32> = Dimension::ALL.iter().map(|dimension| dimension.most()).collect();
        assert_eq!(most, [100, 100, 110, 75, 20]);
        assert_eq!(most.iter().sum::<u32>(), Metric::MOST);
        for (place, metric) in Metric::ALL.iter().enumerate() {
            assert_eq!(metric.place(), place);
        }
    }
}
