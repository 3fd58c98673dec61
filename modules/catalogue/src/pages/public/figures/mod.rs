//! Numbers of datasets: by city, theme, format, licence, freshness and growth, each with its rule, a drawing, a table and
//! files.

mod chart;
mod counted;
mod files;
mod page;

pub(crate) use chart::Chart;
pub(super) use counted::sample as sample_counted;
pub(super) use counted::{Asked, Drawn, counted, homes_by_city};
pub(super) use files::show as file;
pub(crate) use page::FiguresPage;
pub(super) use page::show;
