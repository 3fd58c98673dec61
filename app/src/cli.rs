//! The command line.

use std::path::PathBuf;
use std::process::ExitCode;

use centum_accounts::{Role, UnknownRole};
use clap::{Args, Parser, Subcommand, ValueEnum};

/// Something did not work; nothing was kept of it.
pub const FAILED: u8 = 1;
/// A check was made and found something.
pub const FOUND: u8 = 3;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It did what it was asked.
    Done,
    /// A check found something.
    Found,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done => Self::SUCCESS,
            Outcome::Found => Self::from(FOUND),
        }
    }
}

/// Centum runs a city challenge end to end.
#[derive(Debug, Parser)]
#[command(
    name = "centum",
    version,
    propagate_version = true,
    after_help = "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 a check found something.\n\
        Settings come from defaults, then the file, then CENTUM_… variables, then flags: see `centum config`."
)]
pub struct Cli {
    /// Settings that apply to every command.
    #[command(flatten)]
    pub settings: SettingsArgs,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Settings that apply to every command.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Settings")]
pub struct SettingsArgs {
    /// The settings file [default: centum.toml, if there is one]
    #[arg(long, global = true, value_name = "FILE", env = "CENTUM_CONFIG")]
    pub config: Option<PathBuf>,
    /// The database: sqlite:PATH or postgres://USER@HOST/NAME
    #[arg(long, global = true, value_name = "URL")]
    pub database: Option<String>,
    /// The folder for the database, keys, harvested bytes, indexes and letters
    #[arg(long, global = true, value_name = "FOLDER")]
    pub data: Option<PathBuf>,
}

/// What can be done.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the site until told to stop
    Serve(Listen),
    /// Serve a populated demonstration
    Demo(Demo),
    /// Take published lists in
    #[command(subcommand)]
    Import(Import),
    /// Hold printed figures against the register of an edition
    Reconcile(Reconcile),
    /// Write everything of an edition, or every table of the whole installation, to files; harvested bytes go with a backup
    Export(Export),
    /// Take a portal in: ask what it speaks, try it dry, harvest it, and print what is wrong with it
    Harvest(HarvestPortal),
    /// Editions of programmes
    #[command(subcommand)]
    Edition(EditionCommand),
    /// People with an account
    #[command(subcommand)]
    Person(PersonCommand),
    /// Bring the schema of the database up to this program
    Migrate,
    /// Move everything from one database to another, empty one
    Copy(Copy),
    /// Write a backup to a new file, while the server goes on serving; harvested bytes go into a folder beside it
    Backup {
        /// The file; it must not exist
        file: PathBuf,
    },
    /// Fill an empty database from a backup
    Restore {
        /// The file
        file: PathBuf,
    },
    /// Check settings, schema, places for bytes, ledger and the rules of the domain
    Doctor,
    /// The audit ledger
    #[command(subcommand)]
    Ledger(LedgerCommand),
    /// Receipts of expressions of interest
    #[command(subcommand)]
    Receipt(ReceiptCommand),
    /// Selections, worked out again
    #[command(subcommand)]
    Selection(SelectionCommand),
    /// Print the settings in effect and where each comes from, secrets masked
    Config,
    /// Print a completion script for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

/// Where to listen.
#[derive(Clone, Debug, Default, Args)]
pub struct Listen {
    /// The address to listen on [default: 127.0.0.1:8080]
    #[arg(long, value_name = "HOST:PORT")]
    pub listen: Option<String>,
}

/// The demonstration.
#[derive(Clone, Debug, Args)]
pub struct Demo {
    /// Where to listen.
    #[command(flatten)]
    pub listen: Listen,
    /// Populate, then leave without serving
    #[arg(long)]
    pub populate_only: bool,
}

/// Taking lists in.
#[derive(Debug, Subcommand)]
pub enum Import {
    /// Read a list of selected cities as it was published: text, CSV, XLSX or the source of a page
    Announcement(ImportAnnouncement),
}

/// Reading a list.
#[derive(Debug, Args)]
pub struct ImportAnnouncement {
    /// The file, or - for standard input
    pub file: PathBuf,
    /// The edition, by its name in addresses
    #[arg(long, value_name = "SLUG")]
    pub edition: String,
    /// Only show what would happen
    #[arg(long)]
    pub dry_run: bool,
    /// Print JSON as described in docs/schema/reading.schema.json
    #[arg(long)]
    pub json: bool,
    /// What the document is to be called
    #[arg(long, default_value = "")]
    pub label: String,
    /// The date that it bears, such as 2020-07-03
    #[arg(long, value_name = "DATE")]
    pub dated: Option<jiff::civil::Date>,
    /// Confirm at once, if nothing needs a person; cities without a certain place stay open
    #[arg(long)]
    pub confirm: bool,
    /// With --confirm: the list adds to the cohort and is not all of it
    #[arg(long, requires = "confirm")]
    pub addition: bool,
    /// With --confirm: on what the consent to be named rests; without it new rows have none
    #[arg(long, requires = "confirm", value_name = "WORDS")]
    pub consent: Option<String>,
}

/// Reconciling.
#[derive(Debug, Args)]
pub struct Reconcile {
    /// The edition, by its name in addresses
    #[arg(long, value_name = "SLUG")]
    pub edition: String,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// Exporting.
#[derive(Debug, Args)]
pub struct Export {
    /// The folder to write to; it must not exist, and has its name once it is whole
    pub folder: PathBuf,
    /// Published announcements of one edition only, in every format
    #[arg(long, value_name = "SLUG")]
    pub edition: Option<String>,
}

/// Taking a portal in.
#[derive(Debug, Args)]
pub struct HarvestPortal {
    /// The address of any of its pages
    pub address: String,
    /// Stop after the dry run: the source stays, without a schedule and without a record
    #[arg(long)]
    pub dry_run: bool,
    /// The name of the catalogue; what the portal calls itself when absent
    #[arg(long)]
    pub name: Option<String>,
    /// Who publishes; the host of the portal when absent
    #[arg(long)]
    pub publisher: Option<String>,
}

/// Editions.
#[derive(Debug, Subcommand)]
pub enum EditionCommand {
    /// List the editions
    List,
    /// Create an edition
    Create {
        /// Its name in addresses
        slug: String,
        /// Its name
        #[arg(long)]
        name: String,
        /// The programme's name; its name in addresses is made from it
        #[arg(long)]
        programme: String,
        /// Who publishes
        #[arg(long)]
        publisher: String,
        /// The licence of its data
        #[arg(long, default_value = "CC-BY-4.0")]
        licence: String,
        /// The day on which membership of the Union decides what is inside
        #[arg(long, value_name = "DATE")]
        members_on: jiff::civil::Date,
        /// Countries inside the area besides the member states, such as GB
        #[arg(long, value_name = "CODE", value_delimiter = ',', value_parser = country)]
        also: Vec<centum_base::Country>,
    },
}

/// A country by its code, EL and UK as the Union writes them among them, or by its name.
fn country(text: &str) -> Result<centum_base::Country, String> {
    centum_places::countries::read(text)
        .ok_or_else(|| format!("“{text}” is no country: write its two letters, such as GB"))
}

/// A role by its name.
fn role_named(text: &str) -> Result<Role, String> {
    let all = Role::ALL.map(Role::name).join(", ");
    text.parse().map_err(|unknown: UnknownRole| format!("{unknown}: write one of {all}"))
}

/// People.
#[derive(Debug, Subcommand)]
pub enum PersonCommand {
    /// Add a person with a first role
    Add {
        /// The mail address
        email: String,
        /// The name as it is to be shown
        #[arg(long)]
        name: String,
        /// The role: organiser, panel-chair, evaluator, city-officer, mentor, expert or supplier
        #[arg(long, default_value = "organiser", value_parser = role_named)]
        role: Role,
    },
    /// List the people
    List,
    /// Erase a person
    Erase {
        /// The mail address
        email: String,
    },
}

/// Copying.
#[derive(Debug, Args)]
pub struct Copy {
    /// The database to read
    #[arg(long, value_name = "URL")]
    pub from: String,
    /// The empty database to write
    #[arg(long, value_name = "URL")]
    pub to: String,
}

/// The ledger.
#[derive(Debug, Subcommand)]
pub enum LedgerCommand {
    /// Check every link of the chain
    Verify {
        /// A head that was kept outside, to find a truncation
        #[arg(long, value_name = "NUMBER:HASH")]
        head: Option<String>,
    },
    /// Print the head of the chain; keep it outside
    Head,
}

/// Receipts.
#[derive(Debug, Subcommand)]
pub enum ReceiptCommand {
    /// Check a receipt, and what was handed in, without the server and without a connection
    Verify(VerifyReceipt),
}

/// Selections.
#[derive(Debug, Subcommand)]
pub enum SelectionCommand {
    /// Work every assignment, calibration, decision and draw out again and compare with the ledger; needs no running server
    Replay,
}

/// Checking a receipt.
#[derive(Debug, Args)]
pub struct VerifyReceipt {
    /// The signed receipt, as it was downloaded
    pub file: PathBuf,
    /// The public key of the site, or a file with its keys: /.well-known/centum-receipt-keys.json, or one key a line
    #[arg(long, value_name = "HEX|FILE")]
    pub key: String,
    /// The list of what was handed in, as it was downloaded
    #[arg(long, value_name = "FILE")]
    pub manifest: Option<PathBuf>,
    /// The answers, as they were downloaded: each is held against the list
    #[arg(long, value_name = "FILE", requires = "manifest")]
    pub answers: Option<PathBuf>,
}

/// How logs are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LogStyle {
    /// For people.
    Text,
    /// For programs.
    Json,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_is_read_as_in_tables_and_by_programs() {
        let code = |text: &str| country(text).map(|country| country.code().to_owned());
        assert_eq!(code("UK"), Ok("GB".to_owned()));
        assert_eq!(code("GB"), Ok("GB".to_owned()));
        assert!(code("ZZ").is_err());
    }

    #[test]
    fn who_misspells_a_role_is_told_which_there_are() {
        assert_eq!(role_named("panel-chair"), Ok(Role::PanelChair));
        let told = role_named("boss").unwrap_err();
        assert!(Role::ALL.iter().all(|role| told.contains(role.name())), "{told}");
    }
}
