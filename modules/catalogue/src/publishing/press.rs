//! Making a publication public: its record becomes RDF and goes, mapped and checked as a harvested one, into the same log.

use bytes::Bytes;
use centum_base::{Digest, Id};
use centum_jobs::{Handler, JobError, enqueue};
use centum_ledger::{Actor as Recorded, House};
use centum_store::{Tx, args};

use super::actions::turn;
use super::error::PublishError;
use super::model::{Publication, State, StoredFile};
use super::{rules, store};
use crate::adapters::Found;
use crate::dcat::{self, AsGiven, Checksum, Coded, Distribution, Format, Texts};
use crate::harvest::{Harvester, Mapped, content, read};
use crate::quality::{Answers, Score, assess};
use crate::records::{
    self, Cause, Content, Kind, Sight, State as Standing, What, append, create, note_alike, record, stand,
};
use crate::sources::{Catalogue, INSERT_SOURCE, Source, catalogue};

/// The job that ends embargoes.
pub const RELEASE_JOB: &str = "catalogue.release";
/// The dialect of sources that are written here.
pub const OWN: &str = "own";
/// So many embargoes end at one look.
const AT_ONCE: u32 = 100;

/// What publishing is put together from. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Press {
    /// Maps, checks and keeps bytes.
    pub harvester: Harvester,
    /// The address of the site, without a slash at the end.
    pub base: String,
}

/// A publication, ready for the log.
struct Proof {
    content: Content,
    mapped: (Kind, Vec<records::Identity>),
}

impl Press {
    /// What a publication says, with addresses: its own, and one for each distribution that has none yet.
    pub(super) fn addressed(&self, mut document: dcat::Record, slug: &str, house: &House) -> dcat::Record {
        let uri = format!("{}/data/datasets/{slug}", self.base);
        for distribution in &mut document.distributions {
            if !distribution.uri.as_ref().is_some_and(|own| own.starts_with(&uri)) {
                let id: Id<Distribution> = house.id();
                distribution.uri = Some(format!("{uri}#{id}"));
            }
        }
        document.uri = Some(uri);
        document.settle();
        document
    }

    /// The address of a file.
    pub fn file_address(&self, file: &StoredFile) -> String {
        format!("{}/data/files/{}/{}", self.base, file.digest, file.name)
    }

    /// A distribution that stands for a file.
    pub(super) fn distribution(&self, file: &StoredFile, format: Option<&str>) -> Distribution {
        let address = self.file_address(file);
        Distribution {
            titles: Texts::one("", &file.name),
            access_urls: vec![address.clone()],
            download_urls: vec![address],
            media_type: Some(file.media_type.clone()),
            format: format.map(|code| Format { value: Some(Coded::Code(code.to_owned())), given: None }),
            byte_size: u64::try_from(file.size).ok(),
            checksum: Some(Checksum { algorithm: "sha256".into(), value: file.digest.to_string() }),
            ..Distribution::default()
        }
    }

    /// Approves: public at once, or later.
    pub(super) async fn approve(
        &self,
        house: &House,
        recorded: &Recorded,
        it: &Publication,
    ) -> Result<State, PublishError> {
        let state = rules::approved(it.embargo, house.now());
        if state == State::Published {
            self.release(house, recorded, it).await?;
            return Ok(state);
        }
        // What could not be published later is refused now.
        self.proof(it).await?;
        let mut tx = house.begin().await?;
        turn(house, &mut tx, (recorded, "catalogue.publish"), it, (state, None)).await?;
        let at = it.embargo.unwrap_or_else(|| house.now());
        enqueue(house, &mut tx, RELEASE_JOB, &serde_json::json!({ "publication": it.id }), at).await?;
        tx.commit().await?;
        Ok(state)
    }

    /// Makes a publication public.
    async fn release(
        &self,
        house: &House,
        recorded: &Recorded,
        it: &Publication,
    ) -> Result<(), PublishError> {
        let proof = self.proof(it).await?;
        let mut tx = house.begin().await?;
        self.print(house, &mut tx, recorded, it, &proof).await?;
        let files = store::files(&mut tx.conn(), it.id).await?;
        let named: Vec<StoredFile> =
            files.into_iter().filter(|file| self.names(&it.document, file)).collect();
        store::open_files(&mut tx, it.id, &named).await?;
        let shown = Publication { live: true, ..it.clone() };
        turn(house, &mut tx, (recorded, "catalogue.publish"), &shown, (State::Published, None)).await?;
        Ok(tx.commit().await?)
    }

    fn names(&self, document: &dcat::Record, file: &StoredFile) -> bool {
        let address = self.file_address(file);
        let of =
            |one: &Distribution| one.download_urls.contains(&address) || one.access_urls.contains(&address);
        document.distributions.iter().any(of)
    }

    /// Writes a publication as RDF, reads it as any source's record is read, and puts its bytes away.
    async fn proof(&self, it: &Publication) -> Result<Proof, PublishError> {
        let (found, mut mapped) = self.read_back(it).await?;
        let digest: Digest = self.harvester.vault.put(found.raw.clone()).await?;
        let told = (mapped.kind, std::mem::take(&mut mapped.identities));
        Ok(Proof { content: content(&found, digest, mapped), mapped: told })
    }

    /// What a publication would be worth as it stands; none where it is no dataset or cannot be read back.
    pub async fn judge(&self, it: &Publication) -> Result<Option<Score>, PublishError> {
        let mapped = match self.read_back(it).await {
            Ok((_, mapped)) => mapped,
            Err(PublishError::Unreadable(_)) => return Ok(None),
            Err(error) => return Err(error),
        };
        let record = serde_json::from_str(&mapped.record).ok();
        let tally = record.and_then(|record| assess(&record, &mapped.findings, &Answers::default()));
        Ok(tally.and_then(Score::of))
    }

    /// Writes a publication as RDF and reads it as any source's record is read.
    async fn read_back(&self, it: &Publication) -> Result<(Found, Mapped), PublishError> {
        let (subject, graph) = dcat::triples(&it.document, &AsGiven);
        let mut lines: Vec<String> = graph.iter().map(|triple| format!("{triple} .\n")).collect();
        lines.sort_unstable();
        lines.dedup();
        let raw = Bytes::from(lines.concat());
        let found =
            Found { remote_id: it.id.to_string(), raw, media_type: "application/n-triples", graph, subject };
        let parts = self.harvester.clone();
        let read = tokio::task::spawn_blocking(move || {
            let mapped = read(&*parts.mapper, &*parts.check, &parts.limits, &found);
            mapped.map(|mapped| (found, mapped))
        });
        let broken = |error: tokio::task::JoinError| {
            PublishError::Vault(crate::harvest::VaultFault(error.to_string()))
        };
        read.await.map_err(broken)?.map_err(PublishError::Unreadable)
    }

    /// Puts a publication into the log.
    async fn print(
        &self,
        house: &House,
        tx: &mut Tx,
        recorded: &Recorded,
        it: &Publication,
        proof: &Proof,
    ) -> Result<(), PublishError> {
        let source = self.source(house, tx, it.catalogue).await?;
        let by = recorded.to_string();
        let reading = self.harvester.mapper.reading();
        let sight = Sight { source, run: None, by: Some(&by), page: "", at: house.now(), reading };
        let (kind, identities) = &proof.mapped;
        match record(&mut tx.conn(), it.id).await? {
            None => {
                let remote_id = it.id.to_string();
                create(tx, sight, it.id, (&remote_id, *kind, &it.slug), &proof.content).await?;
            }
            // Taken out by an organiser, not by who publishes: then it would not be live.
            Some(known) if known.state == Standing::Withdrawn && it.live => {
                return Err(PublishError::TakenOut);
            }
            Some(known) => {
                append(tx, sight, (it.id, *kind), (What::Changed, known.state), &proof.content).await?;
                if known.state == Standing::Withdrawn {
                    let cause = Cause { run: None, by: Some(by.clone()), reason: None };
                    stand(tx, it.id, house.now(), (What::Restored, Standing::Live), &cause).await?;
                }
            }
        }
        note_alike(tx, source, &[(it.id, identities)], house.now()).await?;
        Ok(())
    }

    /// The source of one of our own catalogues: there once it publishes for the first time.
    async fn source(
        &self,
        house: &House,
        tx: &mut Tx,
        of: Id<Catalogue>,
    ) -> Result<Id<Source>, PublishError> {
        if let (Some(source), _) = store::own(&mut tx.conn(), of).await? {
            return Ok(source);
        }
        let own = catalogue(&mut tx.conn(), of).await?.ok_or(PublishError::Absent)?;
        let id: Id<Source> = house.id();
        let address = format!("{}/data/catalogues/{}", self.base, own.slug);
        // No schedule, no requests, nothing that could vanish.
        let values =
            args![id, of, &address, OWN, None::<u32>, 0_u32, 100_u32, 0_u32, false, None::<i64>, house.now()];
        tx.conn().execute(&INSERT_SOURCE, values).await?;
        store::set_source(tx, of, id).await?;
        Ok(id)
    }

    /// The handler of the job that ends embargoes. Done twice, the second finds nothing to do.
    pub fn handler(&self) -> Handler {
        self.doing(RELEASE_JOB)
    }

    /// The chore that ends embargoes whose job was lost.
    pub fn chore(&self) -> Handler {
        self.doing("catalogue.release-due")
    }

    fn doing(&self, name: &'static str) -> Handler {
        let press = self.clone();
        Handler::new(name, move |house, _| {
            let press = press.clone();
            async move { press.release_due(&house).await.map(drop).map_err(|error| JobError(error.to_string())) }
        })
    }

    /// Makes public whatever was approved and whose embargo is over. Tells how many.
    pub async fn release_due(&self, house: &House) -> Result<usize, PublishError> {
        let due = store::due(&mut house.db.read_current().await?.conn(), house.now(), AT_ONCE).await?;
        let mut released = 0;
        for it in due {
            match self.release(house, &Recorded::System("embargo"), &it).await {
                Ok(()) => released += 1,
                // Somebody was faster, or changed it.
                Err(PublishError::Changed) => {}
                Err(error @ (PublishError::Store(_) | PublishError::Vault(_))) => return Err(error),
                Err(error) => tracing::warn!(publication = %it.id, %error, "an embargo did not end"),
            }
        }
        Ok(released)
    }
}
