//! What every request is handed.

use std::ops::Deref;
use std::sync::Arc;

use axum::http::Extensions;
use centum_accounts::Keeper;
use centum_ledger::House;
use centum_store::Table;

use crate::assets::Assets;
use crate::cached::FrozenPages;
use crate::doors::Doors;
use crate::locale::{Catalogue, CatalogueError};
use crate::module::{Manner, Module, NavItem};
use crate::observe::Metrics;
use crate::settings::Settings;
use crate::tiles::Tiles;
use crate::withheld::{Bars, Withholds};

/// The house and everything that pages need. Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Parts>);

/// What an [`App`] holds.
pub struct Parts {
    /// The database, the clock and the dice.
    pub house: House,
    /// What the installation decides.
    pub settings: Settings,
    /// The texts of all modules.
    pub catalogue: Catalogue,
    /// What is counted.
    pub metrics: Metrics,
    /// Pages that never change.
    pub frozen: FrozenPages,
    /// Styles and scripts.
    pub assets: Assets,
    /// The navigation of all modules, in its order.
    pub nav: Vec<NavItem>,
    /// The OpenAPI document of all modules.
    pub openapi: utoipa::openapi::OpenApi,
    /// Addresses below which problems are said in another contract's words.
    pub manners: Vec<Manner>,
    /// Addresses that pages of other sites may ask.
    pub open: Vec<&'static str>,
    /// Every table of all modules.
    pub tables: Vec<&'static Table>,
    /// What counts what waits, module by module.
    pub tiles: Vec<Tiles>,
    /// What leads from pages of other modules to their own, module by module.
    pub doors: Vec<Doors>,
    /// Who says whether something is kept from a person, by the name of its module.
    pub withholds: Vec<(&'static str, Withholds)>,
    /// Who says whether somebody is kept from deciding about something.
    pub bars: Vec<Bars>,
    /// What tells of a person, and lets go of one who is erased, module by module.
    pub keepers: Vec<Keeper>,
    held: Extensions,
}

impl App {
    /// Puts the house together.
    pub fn new(house: House, settings: Settings, modules: &[Module]) -> Result<Self, CatalogueError> {
        Self::holding(house, settings, modules, Extensions::new())
    }

    /// The same, with what modules hold in memory while the program runs: an index, a client. One of each type.
    pub fn holding(
        house: House,
        settings: Settings,
        modules: &[Module],
        held: Extensions,
    ) -> Result<Self, CatalogueError> {
        let texts: Vec<_> = modules.iter().flat_map(|module| module.messages).copied().collect();
        let catalogue = Catalogue::new(&texts, settings.customs.clone())?;
        let mut nav: Vec<NavItem> = modules.iter().flat_map(|module| module.nav).copied().collect();
        nav.sort_by_key(|item| item.order);
        let openapi = crate::openapi::merged(modules, &settings);
        let assets = Assets::new(
            modules.iter().flat_map(|module| module.assets).copied(),
            settings.theme.css.as_deref(),
        );
        let metrics = Metrics::new();
        Ok(Self(Arc::new(Parts {
            house,
            settings,
            catalogue,
            metrics,
            frozen: FrozenPages::default(),
            assets,
            nav,
            openapi,
            manners: modules.iter().flat_map(|module| module.manners).copied().collect(),
            open: modules.iter().flat_map(|module| module.open).copied().collect(),
            tables: modules.iter().flat_map(|module| module.tables.iter().copied().flatten()).collect(),
            tiles: modules.iter().filter_map(|module| module.tiles).collect(),
            doors: modules.iter().filter_map(|module| module.doors).collect(),
            withholds: modules.iter().filter_map(|module| Some((module.name, module.withholds?))).collect(),
            bars: modules.iter().filter_map(|module| module.bars).collect(),
            keepers: modules.iter().flat_map(|module| module.keepers).copied().collect(),
            held,
        })))
    }

    /// What a module holds in memory, where this house was put together with it.
    pub fn held<T: Clone + Send + Sync + 'static>(&self) -> Option<&T> {
        self.held.get()
    }
}

impl Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}
