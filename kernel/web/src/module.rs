//! What a module tells the house about itself: its routes, rights, tables, texts and sample pages.

use axum::Router;
use axum::handler::Handler;
use axum::http::Method;
use axum::response::Response;
use axum::routing::{MethodFilter, MethodRouter, on};
use centum_accounts::{Keeper, Permission};
use centum_store::{Statement, Table};
use utoipa::openapi::OpenApi;

use crate::app::App;
use crate::assets::Own;
use crate::doors::Doors;
use crate::errors::Problem;
use crate::locale::{Locale, Texts};
use crate::page::Face;
use crate::tiles::Tiles;
use crate::visit::Visit;
use crate::withheld::{Bars, Withholds};

/// A module's descriptor. One test per property walks all of them.
#[derive(Clone)]
pub struct Module {
    /// The name, which also begins the ids of its texts.
    pub name: &'static str,
    /// Its routes, each with the right it asks for.
    pub routes: fn() -> Vec<Route>,
    /// What can be done in it, each with the right it asks for.
    pub verbs: &'static [Verb],
    /// Every SQL statement.
    pub statements: &'static [&'static [&'static Statement]],
    /// Every table, each column classed.
    pub tables: &'static [&'static [Table]],
    /// What is done later.
    pub jobs: fn() -> Vec<centum_jobs::Handler>,
    /// Texts by language.
    pub messages: &'static [Texts],
    /// Styles and scripts for some of its pages.
    pub assets: &'static [Own],
    /// A sample of every page.
    pub samples: fn() -> Vec<Sample>,
    /// The document of its `/api` routes.
    pub openapi: fn() -> OpenApi,
    /// Addresses below which problems are said in another contract's words.
    pub manners: &'static [Manner],
    /// Addresses that pages of other sites may ask, by POST too: as nobody, or with an access token. One that ends in
    /// a stroke means all below it. What nobody may do has to be refused there like anywhere.
    pub open: &'static [&'static str],
    /// Its lines in the navigation.
    pub nav: &'static [NavItem],
    /// What waits in it, for the start of the desk.
    pub tiles: Option<Tiles>,
    /// What leads from pages of earlier modules to its own.
    pub doors: Option<Doors>,
    /// Says whether it keeps something from somebody who may read the ledger.
    pub withholds: Option<Withholds>,
    /// Says whether it keeps somebody from deciding about something of an earlier module.
    pub bars: Option<Bars>,
    /// What tells of a person, and lets go of one who is erased.
    pub keepers: &'static [Keeper],
}

impl Module {
    /// A module without anything, to be filled by `..Module::named("x")`.
    pub const fn named(name: &'static str) -> Self {
        Self {
            name,
            routes: Vec::new,
            verbs: &[],
            statements: &[],
            tables: &[],
            jobs: Vec::new,
            messages: &[],
            assets: &[],
            samples: Vec::new,
            openapi: || OpenApi::new(utoipa::openapi::Info::new("", ""), utoipa::openapi::Paths::new()),
            manners: &[],
            open: &[],
            nav: &[],
            tiles: None,
            doors: None,
            withholds: None,
            bars: None,
            keepers: &[],
        }
    }
}

/// How problems are said below an address where clients of an older contract look for that contract's words.
#[derive(Clone, Copy, Debug)]
pub struct Manner {
    /// What the paths begin with.
    pub below: &'static str,
    /// The answer that such a client understands.
    pub tell: fn(&Visit, &Problem) -> Response,
}

/// Something that can be done.
#[derive(Clone, Copy, Debug)]
pub struct Verb {
    /// Its name as the ledger writes it, such as `cohort.confirm-import`.
    pub name: &'static str,
    /// The right it asks for.
    pub permission: Permission,
}

/// A line of the navigation.
#[derive(Clone, Copy, Debug)]
pub struct NavItem {
    /// On which face it stands.
    pub face: Face,
    /// Where it leads.
    pub href: &'static str,
    /// The id of its text.
    pub message: &'static str,
    /// Who sees it.
    pub permission: Permission,
    /// Lines stand in this order.
    pub order: u16,
}

/// One method on one path, and the right it asks for.
#[derive(Clone)]
pub struct Route {
    /// The method.
    pub method: Method,
    /// The path template, such as `/editions/{slug}`.
    pub path: &'static str,
    /// The right that is asked for before the handler runs. Actions check again.
    pub permission: Permission,
    handler: MethodRouter<App>,
}

macro_rules! route_of {
    ($($(#[$doc:meta])* $name:ident $method:ident;)+) => {$(
        $(#[$doc])*
        pub fn $name<H, T>(path: &'static str, permission: Permission, handler: H) -> Self
        where
            H: Handler<T, App>,
            T: 'static,
        {
            let handler = on(MethodFilter::$method, handler);
            Self { method: Method::$method, path, permission, handler }
        }
    )+};
}

impl Route {
    route_of! {
        /// Reads. HEAD is answered too.
        get GET;
        /// Does something.
        post POST;
        /// Puts something in its place.
        put PUT;
        /// Takes something away.
        delete DELETE;
    }

    /// Whether the route belongs to the interface for programs, and so to the OpenAPI document.
    pub fn is_api(&self) -> bool {
        self.path.starts_with("/api/")
    }
}

/// The routes of all modules, each behind its guard.
pub(crate) fn routes(modules: &[Module]) -> Router<App> {
    let mut router = Router::new();
    for route in modules.iter().flat_map(|module| (module.routes)()) {
        let guard = axum::middleware::from_fn_with_state(route.permission, crate::visit::guard);
        router = router.route(route.path, route.handler.route_layer(guard));
    }
    router
}

/// A page as it may look, rendered in every language by a test.
#[derive(Clone)]
pub struct Sample {
    /// The name, unique in the module.
    pub name: &'static str,
    /// Renders the page.
    pub render: fn(&Locale) -> askama::Result<String>,
    /// Words of the sample that are data, such as names of cities.
    pub data: &'static [&'static str],
}

impl Sample {
    /// A sample whose data stand in another script than Latin, or in elements that hold data.
    pub const fn new(name: &'static str, render: fn(&Locale) -> askama::Result<String>) -> Self {
        Self { name, render, data: &[] }
    }

    /// Names the words of the sample that are data.
    pub const fn with_data(mut self, data: &'static [&'static str]) -> Self {
        self.data = data;
        self
    }
}
