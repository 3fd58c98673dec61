//! What every page and every interface of Centum stands on.
//!
//! A module hands in a [`Module`]: routes with their rights, texts, sample pages. [`App::new`] puts the modules
//! together, [`router`] wraps them in the layers, [`serve`] answers until it is asked to stop.
//!
//! # Pages of another crate
//!
//! Its `askama.toml`, beside its `Cargo.toml`, names both folders of templates:
//!
//! ```toml
//! [general]
//! dirs = ["templates", "../../kernel/web/templates"]
//! ```
//!
//! A template extends one of the two faces and fills its blocks; a view embeds [`Page`] under the name `page`:
//!
//! ```html
//! {% extends "layout/public.html" %}
//! {% import "components/form.html" as form %}
//! {% block content %}
//! <p>{{ page.say("cohort-cities").arg("count", count) }}</p>
//! {% call form::text(page.locale, "name", page.text("cohort-name"), name, errors.of("name")) %}{% endcall %}
//! {% endblock %}
//! ```
//!
//! A handler takes a [`Visit`] and gives `visit.html(&View { page: visit.public_page(title), … })`, or a [`Problem`].

pub mod app;
mod arrival;
pub mod assets;
pub mod cached;
pub mod chart;
pub mod components;
pub mod doors;
pub mod errors;
pub mod flash;
mod house;
pub mod links;
pub mod locale;
pub mod markup;
pub mod message;
pub mod module;
pub mod negotiate;
pub mod observe;
pub mod openapi;
mod origin;
pub mod page;
mod patience;
pub mod security;
mod server;
pub mod settings;
mod styleguide;
pub mod tiles;
mod visit;
pub mod withheld;

pub use app::App;
pub use errors::{IntoProblem, Kind, Problem};
pub use flash::Tone;
pub use house::module;
pub use locale::{Locale, Value};
pub use markup::Html;
pub use message::Message;
pub use module::{Module, NavItem, Route, Sample, Verb};
pub use negotiate::Format;
pub use page::{Face, Page, again, onward};
pub use security::form::{FieldErrors, Form, Typed};
pub use security::json::{ExactJson, Json, WholeJson, all_known};
pub use security::upload::{File, Upload};
pub use server::{asked_to_stop, router, serve};
pub use settings::{BaseUrl, Settings, SigningKey, ThemeSlots};
pub use visit::Visit;
