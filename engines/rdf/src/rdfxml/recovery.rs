//! Where to go on after a fault: behind the element that is wrong, inside the same parents, as long as these have names.

use super::tags::{Kind, Tag, Tags, end_of_element};

/// What to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Resume {
    /// Go on here.
    At(usize),
    /// Go on here; what failed is only the echo of an earlier fault.
    Quietly(usize),
    /// There is nothing left.
    Nowhere,
}

/// The elements that are open where reading stands.
pub(super) struct Recovery<'a> {
    text: &'a str,
    /// Declarations of entities and the root's tag.
    preamble: &'a str,
    root: Tag,
    /// Open elements under the root.
    open: Vec<Tag>,
    scanned: usize,
    root_is_frame: bool,
    pub(super) restarted: bool,
    /// The elements around the last fault that stand for nodes, from the outermost on.
    around: Vec<Tag>,
    /// Whether the element that was wrong stands for a node itself.
    lost_a_node: bool,
}

/// What a fault took something from: tags of nodes.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Torn {
    /// The nodes around the fault, from the innermost to the first with a name of its own, be it a wrong one.
    pub(super) nodes: Vec<Tag>,
    /// The named node that lost its link to these.
    pub(super) owner: Option<Tag>,
}

impl<'a> Recovery<'a> {
    pub(super) fn new(text: &'a str) -> Option<Self> {
        let root = Tags::new(text, 0).next()?;
        // The declaration names an encoding that the text is no longer in.
        let begin = match text.trim_start().starts_with("<?xml") {
            true => text.find("?>").map_or(0, |end| end + 2),
            false => 0,
        };
        Some(Self {
            text,
            preamble: text.get(begin..root.end)?,
            root,
            open: Vec::new(),
            scanned: root.end,
            root_is_frame: name(text, root).ends_with("RDF"),
            restarted: false,
            around: Vec::new(),
            lost_a_node: false,
        })
    }

    pub(super) fn root_end(&self) -> usize {
        self.root.end
    }

    /// What the root says that addresses are relative to.
    pub(super) fn own_base(&self) -> Option<&'a str> {
        self.attribute(self.root, "xml:base")
    }

    /// What must be read before the text can go on: the root's tag and those of the open elements.
    pub(super) fn head(&self) -> String {
        let tags = self.open.iter().map(|tag| &self.text[tag.start..tag.end]);
        std::iter::once(self.preamble).chain(tags).collect()
    }

    /// Where to go on when reading from `from` failed just before `at`.
    pub(super) fn after(&mut self, from: usize, at: usize, in_head: bool) -> Resume {
        self.restarted = true;
        self.around.clear();
        self.lost_a_node = false;
        if self.root.kind == Kind::Whole {
            return Resume::Nowhere;
        }
        if in_head {
            // The parents can't be opened again: only what has a name of its own is left.
            return if self.open.is_empty() && from == self.root.end {
                Resume::Nowhere
            } else {
                self.next_named(from)
            };
        }
        let at = floor(self.text, at);
        let before = floor(self.text, at.saturating_sub(1));
        let failed = self.text[..before].rfind('<').unwrap_or(before).max(from);
        self.scan_to(failed);
        let open = self.open.iter().enumerate();
        let nodes = open.filter(|(index, _)| self.is_node_level(index + 1)).map(|(_, tag)| *tag);
        self.around = nodes.collect();
        let Some(tag) = Tags::new(self.text, failed).next().filter(|tag| tag.start == failed) else {
            return self.next_named(at.max(from + 1));
        };
        if tag.kind == Kind::Close {
            let stray = self.open.is_empty();
            self.step(tag);
            self.scanned = tag.end;
            let next = tag.end.max(at);
            return match stray {
                true => Resume::Quietly(next),
                false => self.inside_parents(next),
            };
        }
        let mut end = end_of_element(self.text, tag.start).unwrap_or(tag.end);
        if self.is_node_level(self.open.len() + 1) {
            self.around.push(tag);
            self.lost_a_node = true;
            // A property without its node would be an empty text: it goes as well.
            if let Some(parent) = self.open.pop() {
                end = end_of_element(self.text, parent.start).unwrap_or(end);
            }
        }
        self.scanned = end;
        self.inside_parents(end.max(at.min(end + 1)))
    }

    /// What the last fault took something from.
    pub(super) fn torn(&self) -> Torn {
        let is_named =
            |tag: &Tag| ["rdf:about", "rdf:ID"].iter().any(|name| self.attribute(*tag, name).is_some());
        let mut outwards = self.around.iter().rev().copied();
        let mut nodes = Vec::new();
        for tag in outwards.by_ref() {
            nodes.push(tag);
            if is_named(&tag) {
                break;
            }
        }
        let owner = outwards.find(is_named).filter(|_| self.lost_a_node && nodes.len() == 1);
        Torn { nodes, owner }
    }

    /// An attribute of a tag as it stands in the text.
    pub(super) fn attribute(&self, tag: Tag, name: &str) -> Option<&'a str> {
        let (_, after) = self.text[tag.start..tag.end].split_once(name)?;
        let value = after.trim_start().strip_prefix('=')?.trim_start();
        let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        value[1..].split_once(quote).map(|(value, _)| value)
    }

    /// What relative addresses in a tag are relative to, as far as the text says it, from the outermost on.
    pub(super) fn bases(&self, tag: Tag) -> impl Iterator<Item = &'a str> {
        let outer = self.around.iter().copied().take_while(move |outer| outer.start <= tag.start);
        std::iter::once(self.root).chain(outer).filter_map(|outer| self.attribute(outer, "xml:base"))
    }

    fn inside_parents(&mut self, mut next: usize) -> Resume {
        let text = self.text;
        // What stands inside a literal can't be entered half-way: the property goes as a whole.
        if let Some(index) = self.open.iter().position(|tag| text[tag.start..tag.end].contains("parseType")) {
            next = next.max(end_of_element(text, self.open[index].start).unwrap_or(next));
            self.open.truncate(index);
            self.scanned = next;
        }
        // A node without a name would be another one if it were opened again: it goes, and the property that leads to it.
        let is_nameless = |(index, tag): (usize, &Tag)| {
            self.is_node_level(index + 1) && !is_named(&text[tag.start..tag.end])
        };
        if let Some(index) = self.open.iter().enumerate().position(is_nameless) {
            let outer = index.saturating_sub(1);
            let Some(end) = end_of_element(text, self.open[outer].start) else {
                return self.next_named(next);
            };
            self.open.truncate(outer);
            next = next.max(end);
            self.scanned = next;
        }
        Resume::At(next)
    }

    fn next_named(&mut self, from: usize) -> Resume {
        self.open.clear();
        let next = Tags::new(self.text, floor(self.text, from))
            .find(|tag| tag.kind != Kind::Close && self.text[tag.start..tag.end].contains("rdf:about"));
        match next {
            Some(tag) => {
                self.scanned = tag.start;
                Resume::At(tag.start)
            }
            None => Resume::Nowhere,
        }
    }

    /// Whether elements at a depth under the root stand for nodes; the others stand for properties.
    fn is_node_level(&self, level: usize) -> bool {
        (level % 2 == 1) == self.root_is_frame
    }

    fn scan_to(&mut self, to: usize) {
        let tags: Vec<Tag> =
            Tags::new(self.text, self.scanned.min(to)).take_while(|tag| tag.start < to).collect();
        for tag in tags {
            self.step(tag);
        }
        self.scanned = to;
    }

    fn step(&mut self, tag: Tag) {
        match tag.kind {
            Kind::Open => self.open.push(tag),
            Kind::Whole => {}
            Kind::Close => {
                let closes = name(self.text, tag);
                let opened = self.open.iter().rposition(|open| name(self.text, *open) == closes);
                // A misspelt end closes what is open.
                self.open.truncate(opened.unwrap_or(self.open.len().saturating_sub(1)));
            }
        }
    }
}

fn is_named(tag: &str) -> bool {
    ["rdf:about", "rdf:nodeID", "rdf:ID"].iter().any(|name| tag.contains(name))
}

fn name(text: &str, tag: Tag) -> &str {
    let inner = text[tag.start..tag.end].trim_start_matches('<').trim_start_matches('/');
    inner
        .split(|letter: char| letter.is_whitespace() || matches!(letter, '>' | '/'))
        .next()
        .unwrap_or_default()
}

fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
