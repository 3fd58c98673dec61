//! Walking through the site by its links, and looking closely at one page of each kind.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use anyhow::{Context as _, ensure};

use crate::browser::Browser;

/// So many pages of a kind are looked at: records differ in what they hold.
const OF_A_KIND: usize = 2;
const MOST_PAGES: usize = 120;

/// What kind of page an address leads to: identifiers do not matter. None for a file, or the same page asked otherwise.
fn kind(path: &str) -> Option<String> {
    let file = path.rsplit('/').next().is_some_and(|last| last.contains('.'));
    if file || path.contains('?') || path.starts_with("/static/") {
        return None;
    }
    // Names of the catalogue and of calls are made from titles, and differ as identifiers do.
    const NAMED: [&str; 4] = ["datasets", "catalogues", "publishers", "themes"];
    let parts: Vec<&str> = path.split('/').collect();
    let is_name = |at: usize| match parts[1..at.max(1)] {
        ["data", kind] => NAMED.contains(&kind),
        ["calls"] | ["desk", "calls"] => parts[at] != "new",
        _ => false,
    };
    let general = |(at, part): (usize, &&str)| match *part {
        _ if is_name(at) => "{name}".to_owned(),
        part if part.len() == 36 && part.bytes().filter(|byte| *byte == b'-').count() == 4 => {
            "{id}".to_owned()
        }
        part if !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()) => "{n}".to_owned(),
        part => part.to_owned(),
    };
    Some(parts.iter().enumerate().map(general).collect::<Vec<_>>().join("/"))
}

impl Browser {
    /// Follows every link from an address on, inside what `within` says, and inspects pages of every kind. Gives the
    /// kinds that were seen.
    pub async fn inspect_all_from(
        &self,
        start: &str,
        within: impl Fn(&str) -> bool,
    ) -> anyhow::Result<BTreeSet<String>> {
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        let mut known = BTreeSet::from([start.to_owned()]);
        let mut waiting = VecDeque::from([start.to_owned()]);
        let mut problems = Vec::new();
        while let Some(path) = waiting.pop_front() {
            let Some(kind) = kind(&path).filter(|kind| seen.get(kind).copied().unwrap_or(0) < OF_A_KIND)
            else {
                continue;
            };
            let turn = seen.entry(kind.clone()).or_default();
            *turn += 1;
            let name = format!("{}-{turn}", kind.trim_matches('/').replace(['/', '{', '}'], "_"));
            self.goto(&path).await?;
            if !self.is_page().await? {
                continue;
            }
            if let Err(problem) = self.inspect(&name).await {
                problems.push(format!("{path}: {problem:#}"));
            }
            for link in self.links().await? {
                if within(&link) && known.insert(link.clone()) {
                    waiting.push_back(link);
                }
            }
            ensure!(seen.values().sum::<usize>() < MOST_PAGES, "more than {MOST_PAGES} pages: {seen:?}");
        }
        ensure!(problems.is_empty(), "{} pages have defects:\n{}", problems.len(), problems.join("\n\n"));
        Ok(seen.into_keys().collect())
    }

    /// Whether what is shown is a page: data that a link leads to has no rules of pages to keep.
    async fn is_page(&self) -> anyhow::Result<bool> {
        Ok(self.evaluate("document.contentType").await?.as_str() == Some("text/html"))
    }

    /// Where the links of the page lead on this site. Each must lead to a page.
    async fn links(&self) -> anyhow::Result<Vec<String>> {
        let found = self
            .evaluate(
                "JSON.stringify([...document.links].filter(link => link.origin === location.origin) \
                 .map(link => link.pathname + link.search))",
            )
            .await?;
        Ok(serde_json::from_str(found.as_str().context("a list of links")?)?)
    }

    /// The status of each link of this page that the site itself answers, where it is no success.
    pub async fn dead_links(&self) -> anyhow::Result<Vec<String>> {
        let found = self
            .evaluate(
                "(async () => { const dead = []; \
                 for (const path of new Set([...document.links].filter(link => link.origin === location.origin) \
                 .map(link => link.pathname + link.search))) { \
                 const answer = await fetch(path); if (!answer.ok) dead.push(answer.status + ' ' + path); } \
                 return JSON.stringify(dead); })()",
            )
            .await?;
        Ok(serde_json::from_str(found.as_str().context("a list of links")?)?)
    }
}

#[cfg(test)]
mod tests {
    use super::kind;

    #[test]
    fn pages_of_a_kind_differ_only_in_identifiers() {
        assert_eq!(
            kind("/editions/icc-2020/announcements/1").as_deref(),
            Some("/editions/icc-2020/announcements/{n}")
        );
        let id = "/places/019478aa-0000-7000-8000-0123456789ab";
        assert_eq!(kind(id).as_deref(), Some("/places/{id}"));
        assert_eq!(kind("/").as_deref(), Some("/"));
        assert_eq!(kind("/data/datasets/trees-1f/history").as_deref(), Some("/data/datasets/{name}/history"));
        assert_eq!(kind("/data/datasets").as_deref(), Some("/data/datasets"));
        assert_eq!(kind("/desk/calls/example-2026/form").as_deref(), Some("/desk/calls/{name}/form"));
        assert_eq!(kind("/desk/calls/new").as_deref(), Some("/desk/calls/new"));
        assert_eq!(kind("/calls/example-2027").as_deref(), Some("/calls/{name}"));
    }

    #[test]
    fn a_file_and_a_filtered_list_are_no_kind() {
        assert_eq!(kind("/editions/icc-2020/announcements/1.csv"), None);
        assert_eq!(kind("/desk/people?role=mentor"), None);
    }
}
