//! One order for every list of a record, so that equal graphs give equal records.

use serde::Serialize;

use super::Coded;
use super::model::{AccessService, Agent, Contact, Distribution, Record};

impl Record {
    /// Puts every list in its own order and drops doubles and empty members.
    pub fn settle(&mut self) {
        for agents in [&mut self.publishers, &mut self.creators, &mut self.contributors] {
            agents.iter_mut().for_each(Agent::settle);
            tidy(agents);
        }
        self.attributions.iter_mut().for_each(|attribution| attribution.agent.settle());
        tidy(&mut self.attributions);
        self.contacts.iter_mut().for_each(Contact::settle);
        tidy(&mut self.contacts);
        for coded in [
            &mut self.themes,
            &mut self.subjects,
            &mut self.types,
            &mut self.licences,
            &mut self.languages,
            &mut self.hvd_categories,
        ] {
            coded.sort();
            coded.dedup();
        }
        for texts in [
            &mut self.identifiers,
            &mut self.other_identifiers,
            &mut self.landing_pages,
            &mut self.pages,
            &mut self.has_versions,
            &mut self.is_version_of,
            &mut self.previous_versions,
            &mut self.in_series,
            &mut self.applicable_legislation,
            &mut self.referenced_by,
            &mut self.relations,
            &mut self.sources,
            &mut self.generated_by,
            &mut self.endpoint_urls,
            &mut self.endpoint_descriptions,
            &mut self.serves_datasets,
        ] {
            texts.sort();
            texts.dedup();
        }
        for references in [&mut self.rights, &mut self.conforms_to, &mut self.provenance] {
            tidy(references);
        }
        self.keywords.retain(|_, words| !words.is_empty());
        tidy(&mut self.spatial);
        tidy(&mut self.temporal);
        tidy(&mut self.formats);
        self.spatial_resolution.sort_by(f64::total_cmp);
        self.spatial_resolution.dedup();
        for distributions in [&mut self.samples, &mut self.distributions] {
            distributions.iter_mut().for_each(Distribution::settle);
            tidy(distributions);
        }
    }
}

impl Record {
    /// The licence that stands for the whole: its own, else the one that all its distributions share.
    pub fn licence(&self) -> Option<&Coded> {
        let shared = || {
            let mut all = self.distributions.iter().map(|one| one.licences.first());
            let first = all.next().flatten()?;
            all.all(|other| other == Some(first)).then_some(first)
        };
        self.licences.first().or_else(shared)
    }
}

impl Distribution {
    /// Puts every list in its own order and drops doubles.
    pub fn settle(&mut self) {
        for texts in [
            &mut self.access_urls,
            &mut self.download_urls,
            &mut self.pages,
            &mut self.applicable_legislation,
        ] {
            texts.sort();
            texts.dedup();
        }
        for coded in [&mut self.licences, &mut self.languages] {
            coded.sort();
            coded.dedup();
        }
        tidy(&mut self.rights);
        tidy(&mut self.conforms_to);
        self.services.iter_mut().for_each(AccessService::settle);
        tidy(&mut self.services);
        self.spatial_resolution.sort_by(f64::total_cmp);
        self.spatial_resolution.dedup();
    }

    /// The licence that counts: one that is known before any other.
    pub fn licence(&self) -> Option<&Coded> {
        self.licences.iter().find(|licence| licence.code().is_some()).or(self.licences.first())
    }
}

impl AccessService {
    fn settle(&mut self) {
        for texts in [&mut self.endpoint_urls, &mut self.endpoint_descriptions] {
            texts.sort();
            texts.dedup();
        }
        tidy(&mut self.conforms_to);
        self.licences.sort();
        self.licences.dedup();
    }
}

impl Agent {
    fn settle(&mut self) {
        for texts in [&mut self.homepages, &mut self.emails] {
            texts.sort();
            texts.dedup();
        }
    }
}

impl Contact {
    fn settle(&mut self) {
        for texts in [&mut self.emails, &mut self.urls, &mut self.telephones] {
            texts.sort();
            texts.dedup();
        }
    }
}

/// Orders by what each member says, and drops doubles and members that say nothing.
fn tidy<T: Default + PartialEq + Serialize>(list: &mut Vec<T>) {
    list.retain(|member| *member != T::default());
    if list.len() > 1 {
        list.sort_by_cached_key(|member| serde_json::to_string(member).unwrap_or_default());
        list.dedup();
    }
}
