//! How complete each section is.

use centum_base::Timestamp;
use centum_forms::{Asked, Finding, Kind, Part, Section, Severity};
use centum_web::Locale;

use super::super::words::{Said, said};
use super::path_of;
use crate::expression::{Access, Dossier};

/// A section with how complete it is, for each part that answers it.
pub(crate) struct SectionLine {
    /// What it is called.
    pub(crate) title: Said,
    /// One line for the application, or one for each member.
    pub(crate) rows: Vec<Row>,
}

/// How complete a section is for one part.
pub(crate) struct Row {
    /// Which member, where there are several.
    pub(crate) member: Option<String>,
    /// Where it is filled in.
    pub(crate) href: String,
    /// Questions that are answered.
    pub(crate) answered: usize,
    /// Questions that are asked.
    pub(crate) asked: usize,
    /// Required answers that are not there.
    pub(crate) missing: usize,
    /// Answers that cannot stay as they are.
    pub(crate) wrong: usize,
    /// Documents that are not there and may follow after the deadline of the application.
    pub(crate) later: usize,
    /// Whether the reader may write there.
    pub(crate) mine: bool,
}

impl Row {
    /// Whether nothing is left to do.
    pub(crate) fn is_done(&self) -> bool {
        self.missing == 0 && self.wrong == 0
    }
}

/// Every section that is asked for anything.
pub(crate) fn sections(
    locale: &Locale,
    dossier: &Dossier,
    access: &Access,
    findings: &[Finding],
) -> Vec<SectionLine> {
    let answers = dossier.answers();
    let circumstances = dossier.circumstances();
    let asked = Asked::of(&dossier.form, &answers, &circumstances);
    let line = |section: &Section| {
        let parts = circumstances.parts(section.whose);
        let several = parts.len() > 1;
        let row = |part: &Part| {
            let fields = asked.fields(part, section);
            let count = |severity| {
                let here = |one: &&Finding| {
                    one.part == *part
                        && one.severity() == severity
                        && fields.iter().any(|field| field.key == one.field)
                };
                findings
                    .iter()
                    .filter(here)
                    .map(|one| &one.field)
                    .collect::<std::collections::BTreeSet<_>>()
                    .len()
            };
            (!fields.is_empty()).then(|| Row {
                member: several.then(|| member_name(dossier, part)),
                href: href(dossier, section, part, several),
                answered: fields.iter().filter(|field| answers.get(part, &field.key).is_some()).count(),
                asked: fields.len(),
                missing: count(Severity::Missing),
                wrong: count(Severity::Wrong),
                later: fields
                    .iter()
                    .filter(|field| field.required && answers.get(part, &field.key).is_none())
                    .filter(|field| !findings.iter().any(|one| one.part == *part && one.field == field.key))
                    .filter(|field| matches!(field.kind, Kind::File { document: Some(_), .. }))
                    .count(),
                mine: access.writes(dossier.head.shared, part),
            })
        };
        let rows: Vec<Row> = parts.iter().filter_map(row).collect();
        (!rows.is_empty()).then(|| SectionLine { title: said(locale, &section.title), rows })
    };
    dossier.form.sections.iter().filter_map(line).collect()
}

/// Where a section is filled in for a part.
pub(crate) fn href(dossier: &Dossier, section: &Section, part: &Part, several: bool) -> String {
    let path = format!("{}/form/{}", path_of(dossier.head.id), section.key);
    match part {
        Part::Member(id) if several => format!("{path}?part={id}"),
        _ => path,
    }
}

/// What a member is called, by its part.
pub(crate) fn member_name(dossier: &Dossier, part: &Part) -> String {
    let found = dossier.members.iter().find(|member| member.part() == *part);
    found.map(|member| member.name.clone()).unwrap_or_default()
}

/// What blocks handing in: the first place to go to that the reader may write in.
pub(crate) fn next(sections: &[SectionLine]) -> Option<&Row> {
    sections.iter().flat_map(|line| &line.rows).find(|row| row.mine && !row.is_done())
}

/// What is wrong or missing in the whole application, by what blocks.
pub(crate) fn blocking(dossier: &Dossier, at: Timestamp) -> usize {
    dossier.findings(at).iter().filter(|one| one.blocks()).count()
}
