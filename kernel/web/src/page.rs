//! What every page shows around its content.

use std::sync::atomic::Ordering;

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};

use crate::app::App;
use crate::components::Crumb;
use crate::errors::Problem;
use crate::flash::Flash;
use crate::links::Query;
use crate::locale::{Locale, Saying};
use crate::markup::Html;
use crate::message::Message;
use crate::negotiate::Format;
use crate::security::csrf::Csrf;
use crate::visit::{Visit, parted};

/// The two faces of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// For readers: calm and generous.
    Public,
    /// For those who work here: dense and quick.
    Desk,
}

/// Light, dark, or as the system says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Appearance {
    /// As the system says.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Appearance {
    const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// The name in the address, the cookie and `data-theme`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The appearance of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|appearance| appearance.name() == name)
    }
}

/// A link of the frame: a line of the navigation, a language, an appearance.
#[derive(Clone, Debug)]
pub struct FrameLink {
    /// Where it leads.
    pub href: String,
    /// What it says.
    pub text: String,
    /// The language it is written in, or leads to.
    pub lang: Option<&'static str>,
    /// Whether it is where the reader is.
    pub current: bool,
}

/// Who is signed in, as the frame says it.
#[derive(Clone, Debug)]
pub struct PersonLine {
    /// The identifier, from which a page may make names of its own. It is shown nowhere.
    pub id: String,
    /// The name.
    pub name: String,
    /// The roles in the reader's language.
    pub roles: Vec<String>,
}

/// Everything around the content. Every view embeds it under the name `page`.
#[derive(Clone)]
pub struct Page {
    /// What the page is about: its heading and the first half of its title.
    pub title: String,
    /// One sentence for search engines and feeds.
    pub description: Option<String>,
    /// The language.
    pub locale: Locale,
    /// Light, dark, or as the system says.
    pub appearance: Appearance,
    /// The name of the site.
    pub site_name: String,
    /// The owner's logo.
    pub logo: Option<Html>,
    /// The owner's header.
    pub header: Option<Html>,
    /// The owner's footer.
    pub footer: Option<Html>,
    /// Whether this is a demonstration.
    pub demo: bool,
    /// Styles, in their order.
    pub styles: Vec<String>,
    /// The script.
    pub script: String,
    /// Further scripts of this page.
    pub scripts: Vec<String>,
    /// The mark in the browser's tab.
    pub icon: String,
    /// The navigation.
    pub nav: Vec<FrameLink>,
    /// Where the page stands below the start.
    pub crumbs: Vec<Crumb>,
    /// The offered languages.
    pub languages: Vec<FrameLink>,
    /// The appearances.
    pub appearances: Vec<FrameLink>,
    /// Who is signed in.
    pub person: Option<PersonLine>,
    /// Whether the person may see the desk.
    pub has_desk: bool,
    /// Where to sign in.
    pub sign_in: String,
    /// What the page before left to be said.
    pub flashes: Vec<Flash>,
    csrf: Csrf,
}

impl Page {
    /// A text of the page's language, as markup.
    pub fn say(&self, id: &str) -> Saying<'_> {
        self.locale.say(id)
    }

    /// A text for attributes.
    pub fn text(&self, id: &str) -> String {
        self.locale.text(id)
    }

    /// A message, as markup.
    pub fn tell(&self, message: &Message) -> Saying<'_> {
        self.locale.tell(message)
    }

    /// The hidden field that stands first in every form.
    pub fn csrf_field(&self) -> Html {
        self.csrf.field()
    }

    /// Adds a step between the start and this page.
    pub fn crumb(mut self, href: impl Into<String>, text: impl Into<String>) -> Self {
        let href = href.into();
        // Below a line of the navigation, that line is where the reader is, whatever the address.
        if self.nav.iter().any(|line| line.href == href) {
            self.nav.iter_mut().for_each(|line| line.current = line.href == href);
        }
        self.crumbs.push(Crumb { href, text: text.into() });
        self
    }

    /// Brings a style or a script that a module has of its own, by its name.
    pub fn bringing(mut self, visit: &Visit, name: &str) -> Self {
        let href = visit.app.assets.href(name);
        if name.ends_with(".js") {
            self.scripts.push(href);
        } else {
            self.styles.push(href);
        }
        self
    }

    /// Says in one sentence what the page is about.
    pub fn described(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    /// A page as it may look around a sample.
    pub fn sample(face: Face, locale: &Locale, title: impl Into<String>) -> Self {
        let random = std::sync::Arc::new(centum_base::SeededRandom::new(1));
        let assets = crate::assets::Assets::new([], None);
        let link =
            |id: &str, current| FrameLink { href: "/".into(), text: locale.text(id), lang: None, current };
        Self {
            title: title.into(),
            description: None,
            locale: locale.clone(),
            appearance: Appearance::Auto,
            site_name: "Ἑκατόν".into(),
            logo: None,
            header: None,
            footer: None,
            demo: false,
            styles: assets.styles(face),
            script: assets.href("centum.js"),
            scripts: Vec::new(),
            icon: assets.href("mark.svg"),
            nav: vec![link("nav-start", true)],
            crumbs: Vec::new(),
            languages: vec![FrameLink { lang: Some(locale.tag()), ..link("language-name", true) }],
            appearances: appearances(locale, Appearance::Auto, &Query::default(), "/"),
            person: (face == Face::Desk).then(|| PersonLine {
                id: "sample".into(),
                name: "Ελένη Παππά".into(),
                roles: vec![locale.text("role-organiser")],
            }),
            has_desk: face == Face::Desk,
            sign_in: "/sign-in".into(),
            flashes: Vec::new(),
            csrf: Csrf::of_session("sample", random),
        }
    }
}

impl Visit {
    /// The frame of a page for readers.
    pub fn public_page(&self, title: impl Into<String>) -> Page {
        self.page(Face::Public, title.into())
    }

    /// The frame of a page for those who work here.
    pub fn desk_page(&self, title: impl Into<String>) -> Page {
        self.page(Face::Desk, title.into())
    }

    fn page(&self, face: Face, title: String) -> Page {
        let app: &App = &self.app;
        let locale = &self.locale;
        self.flashes_shown.store(!self.flashes.is_empty(), Ordering::Relaxed);
        let address = self.page_here();
        let (path, query) = parted(&address);
        let here = Query::parse(query);
        let languages = app.catalogue.offered().map(|offered| FrameLink {
            href: here.with("lang", offered.tag()).href(path),
            text: offered.endonym(),
            lang: Some(offered.tag()),
            current: offered.tag() == locale.tag(),
        });
        let settings = &app.settings;
        Page {
            title,
            description: None,
            locale: locale.clone(),
            appearance: self.appearance,
            site_name: settings.site_name.clone(),
            logo: settings.theme.logo.clone(),
            header: settings.theme.header.clone(),
            footer: settings.theme.footer.clone(),
            demo: settings.demo,
            styles: app.assets.styles(face),
            script: app.assets.href("centum.js"),
            scripts: Vec::new(),
            icon: app.assets.href("mark.svg"),
            nav: self.nav(face),
            crumbs: Vec::new(),
            languages: languages.collect(),
            appearances: appearances(locale, self.appearance, &here, path),
            person: self.actor.person().map(|person| PersonLine {
                id: person.id.to_string(),
                name: person.name.clone(),
                roles: person
                    .roles
                    .iter()
                    .map(|role| locale.text(&format!("role-{}", role.name())))
                    .collect(),
            }),
            has_desk: self.actor.may(centum_accounts::Permission::ReadDesk),
            sign_in: self.sign_in_href(),
            flashes: self.flashes.clone(),
            csrf: self.csrf.clone(),
        }
    }

    fn nav(&self, face: Face) -> Vec<FrameLink> {
        let path = self.uri.path();
        let seen = self.app.nav.iter().filter(|item| item.face == face && self.actor.may(item.permission));
        // The longest line that the path begins with is where the reader is. A line that others begin with is a start,
        // and stands for itself alone.
        let below =
            |path: &str, href: &str| path.strip_prefix(href).is_some_and(|rest| rest.starts_with('/'));
        let is_start = |href: &str| href == "/" || seen.clone().any(|other| below(other.href, href));
        let holds = |href: &str| path == href || (!is_start(href) && below(path, href));
        let current = seen.clone().filter(|item| holds(item.href)).max_by_key(|item| item.href.len());
        seen.map(|item| FrameLink {
            href: item.href.to_owned(),
            text: self.locale.text(item.message),
            lang: None,
            current: current.is_some_and(|current| current.href == item.href),
        })
        .collect()
    }

    /// Writes a view as a page.
    pub fn html(&self, view: &impl askama::Template) -> Result<Response, Problem> {
        let html = view.render()?;
        let headers = [
            (header::CONTENT_TYPE, Format::Html.content_type()),
            (header::CONTENT_LANGUAGE, self.locale.tag()),
        ];
        Ok((headers, html).into_response())
    }
}

/// On to another page after something was done.
pub fn onward(href: &str) -> Response {
    Redirect::to(href).into_response()
}

/// A page that is shown again, with what is wrong.
pub fn again(visit: &Visit, view: &impl askama::Template) -> Result<Response, Problem> {
    let mut response = visit.html(view)?;
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(response)
}

fn appearances(locale: &Locale, current: Appearance, here: &Query, path: &str) -> Vec<FrameLink> {
    Appearance::ALL
        .into_iter()
        .map(|appearance| FrameLink {
            href: here.with("appearance", appearance.name()).href(path),
            text: locale.text(&format!("appearance-{}", appearance.name())),
            lang: None,
            current: appearance == current,
        })
        .collect()
}
