//! Who depends on whom, as cargo resolves it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

/// Every crate that is built, ours and others'.
#[derive(Default)]
pub(super) struct Graph {
    /// By cargo's own id, because two versions may share a name.
    pub(super) crates: BTreeMap<String, Crate>,
}

/// One crate.
#[derive(Default)]
pub(super) struct Crate {
    pub(super) name: String,
    pub(super) version: String,
    /// Its folder from the root, if it is one of ours.
    pub(super) folder: Option<String>,
    /// Ids of what it is built with and runs with.
    pub(super) needs: BTreeSet<String>,
    /// Ids of what only its tests need.
    pub(super) tests_need: BTreeSet<String>,
}

impl Graph {
    /// Asks cargo; nothing is fetched and the lock file is not changed.
    pub(super) fn of_workspace(root: &Path) -> Result<Self> {
        let answer = Command::new(std::env!("CARGO"))
            .args(["metadata", "--format-version", "1", "--locked"])
            .current_dir(root)
            .output()
            .context("cargo metadata")?;
        ensure!(answer.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&answer.stderr));
        let metadata: Metadata = serde_json::from_slice(&answer.stdout).context("cargo metadata")?;
        Ok(metadata.into_graph())
    }

    /// Our own crates.
    pub(super) fn members(&self) -> impl Iterator<Item = (&Crate, &str)> {
        self.crates.values().filter_map(|krate| Some((krate, krate.folder.as_deref()?)))
    }

    /// The crates behind some ids.
    pub(super) fn resolve<'a>(&'a self, ids: &'a BTreeSet<String>) -> impl Iterator<Item = &'a Crate> {
        ids.iter().filter_map(|id| self.crates.get(id))
    }

    /// Everything that a crate needs, directly or not.
    pub(super) fn reach<'a>(&'a self, krate: &'a Crate) -> Vec<&'a Crate> {
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let mut open: Vec<&str> = krate.needs.iter().map(String::as_str).collect();
        let mut reached = Vec::new();
        while let Some(id) = open.pop() {
            if let (true, Some(found)) = (seen.insert(id), self.crates.get(id)) {
                open.extend(found.needs.iter().map(String::as_str));
                reached.push(found);
            }
        }
        reached
    }
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    resolve: Resolve,
    workspace_members: BTreeSet<String>,
    workspace_root: String,
}

#[derive(Deserialize)]
struct Package {
    id: String,
    name: String,
    version: String,
    manifest_path: String,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Edge>,
}

#[derive(Deserialize)]
struct Edge {
    pkg: String,
    dep_kinds: Vec<EdgeKind>,
}

#[derive(Deserialize)]
struct EdgeKind {
    kind: Option<String>,
}

impl Metadata {
    fn into_graph(self) -> Graph {
        let packages: BTreeMap<&str, &Package> =
            self.packages.iter().map(|package| (package.id.as_str(), package)).collect();
        let mut graph = Graph::default();
        for node in &self.resolve.nodes {
            let Some(package) = packages.get(node.id.as_str()) else { continue };
            let ours = self.workspace_members.contains(&node.id);
            let mut krate = Crate {
                name: package.name.clone(),
                version: package.version.clone(),
                folder: ours.then(|| folder(&package.manifest_path, &self.workspace_root)),
                ..Crate::default()
            };
            for edge in &node.deps {
                let only_tests = edge.dep_kinds.iter().all(|kind| kind.kind.as_deref() == Some("dev"));
                let side = if only_tests { &mut krate.tests_need } else { &mut krate.needs };
                side.insert(edge.pkg.clone());
            }
            graph.crates.insert(node.id.clone(), krate);
        }
        graph
    }
}

fn folder(manifest: &str, root: &str) -> String {
    let inside = manifest.strip_prefix(root).unwrap_or(manifest);
    inside.trim_start_matches('/').trim_end_matches("Cargo.toml").trim_end_matches('/').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edge_that_only_tests_use_is_kept_apart() {
        let metadata: Metadata = serde_json::from_value(serde_json::json!({
            "packages": [
                {"id": "a", "name": "centum-a", "version": "0.1.0", "manifest_path": "/x/kernel/a/Cargo.toml"},
                {"id": "b", "name": "b", "version": "2.0.0", "manifest_path": "/y/b/Cargo.toml"},
                {"id": "c", "name": "c", "version": "3.0.0", "manifest_path": "/y/c/Cargo.toml"},
            ],
            "resolve": {"nodes": [
                {"id": "a", "deps": [
                    {"pkg": "b", "dep_kinds": [{"kind": "dev"}, {"kind": null}]},
                    {"pkg": "c", "dep_kinds": [{"kind": "dev"}]},
                ]},
                {"id": "b", "deps": [{"pkg": "c", "dep_kinds": [{"kind": "build"}]}]},
                {"id": "c", "deps": []},
            ]},
            "workspace_members": ["a"],
            "workspace_root": "/x",
        }))
        .unwrap();
        let graph = metadata.into_graph();
        let ours = &graph.crates["a"];
        assert_eq!(ours.folder.as_deref(), Some("kernel/a"));
        assert_eq!(ours.needs, BTreeSet::from(["b".to_owned()]));
        assert_eq!(ours.tests_need, BTreeSet::from(["c".to_owned()]));
        let mut reached: Vec<_> = graph.reach(ours).iter().map(|krate| krate.name.as_str()).collect();
        reached.sort_unstable();
        assert_eq!(reached, ["b", "c"]);
    }
}
