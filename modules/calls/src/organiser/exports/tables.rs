//! Applications as tables: one line each, members, and the answers section by section.

use centum_base::Timestamp;
use centum_cohort::exports::{Cell, Table, table_csv, tables_xlsx};
use centum_forms::{Part, Section, Whose};
use centum_web::Locale;

use super::{ExportError, Line, Whole, category, said};
use crate::call::Call;
use crate::expression::stock;

/// The columns of the list.
const COLUMNS: [&str; 19] = [
    "number",
    "title",
    "lead",
    "country",
    "category",
    "consortium",
    "state",
    "origin",
    "begun-at",
    "saved-at",
    "submitted-at",
    "in-grace",
    "members",
    "cities",
    "unsigned",
    "open",
    "overlaps",
    "eligibility",
    "refused",
];

fn line(call: &Call, locale: &Locale, line: &Line) -> Vec<Cell> {
    let state = locale.text(&format!("calls-organiser-state-{}", line.state));
    vec![
        line.reference().into(),
        line.title.as_str().into(),
        line.lead.clone().into(),
        line.country.map(|country| country.to_string()).into(),
        category(call, &line.category, locale).into(),
        line.consortium.into(),
        state.into(),
        line.origin.name().into(),
        line.begun_at.to_string().into(),
        line.saved_at.to_string().into(),
        line.submitted_at.map(|at| at.to_string()).into(),
        line.submitted_at.map(|_| line.in_grace).into(),
        line.members.into(),
        line.cities.into(),
        line.unsigned.into(),
        line.open.into(),
        line.overlaps.into(),
        line.verdict.map(|verdict| verdict.name().to_owned()).into(),
        line.refused.into(),
    ]
}

fn lines(call: &Call, locale: &Locale, of: &[&Line]) -> Table {
    Table {
        columns: COLUMNS.map(|name| locale.text(&format!("calls-export-{name}"))).to_vec(),
        rows: of.iter().map(|one| line(call, locale, one)).collect(),
    }
}

/// The list as CSV.
pub fn lines_csv(call: &Call, locale: &Locale, of: &[Line]) -> Vec<u8> {
    table_csv(&lines(call, locale, &of.iter().collect::<Vec<_>>()))
}

/// Everything as a workbook: the list, the members, and a sheet for each section of the form.
pub fn workbook(
    call: &Call,
    locale: &Locale,
    wholes: &[Whole],
    as_of: Timestamp,
) -> Result<Vec<u8>, ExportError> {
    let heads: Vec<&Line> = wholes.iter().map(|whole| &whole.line).collect();
    let mut sheets = vec![
        (locale.text("calls-export-applications"), lines(call, locale, &heads)),
        (locale.text("calls-export-members-sheet"), members(locale, wholes)),
    ];
    let mut taken: Vec<String> = sheets.iter().map(|(name, _)| name.to_lowercase()).collect();
    for (title, table) in sections(locale, wholes) {
        // Sheets are told apart by the beginning of their names.
        let mut name: String = title.chars().take(26).collect();
        while taken.contains(&name.to_lowercase()) {
            name = format!("{} {}", title.chars().take(22).collect::<String>(), taken.len());
        }
        taken.push(name.to_lowercase());
        sheets.push((name, table));
    }
    let named: Vec<(&str, Table)> =
        sheets.iter().map(|(name, table)| (name.as_str(), table.clone())).collect();
    let title = call.terms.title.in_lang(locale.tag());
    Ok(tables_xlsx(title, &named, as_of)?)
}

fn members(locale: &Locale, wholes: &[Whole]) -> Table {
    const MEMBER: [&str; 7] = ["number", "member", "country", "is-lead", "is-city", "place", "population"];
    let rows = wholes.iter().flat_map(|whole| {
        whole.dossier.members.iter().map(|member| {
            vec![
                whole.line.reference().into(),
                member.name.as_str().into(),
                member.country.map(|country| country.to_string()).into(),
                member.is_lead.into(),
                member.is_city.into(),
                member.place.clone().into(),
                member.place.as_deref().and_then(stock::population).into(),
            ]
        })
    });
    Table {
        columns: MEMBER.map(|name| locale.text(&format!("calls-export-{name}"))).to_vec(),
        rows: rows.collect(),
    }
}

/// The answers of each section: one line an application, or one a member where each member answers. Applications may be of
/// several versions of the form; a section is known by its key, its questions by theirs.
fn sections(locale: &Locale, wholes: &[Whole]) -> Vec<(String, Table)> {
    let mut known: Vec<&Section> = Vec::new();
    for section in wholes.iter().flat_map(|whole| &whole.dossier.form.sections) {
        if !known.iter().any(|one| one.key == section.key) {
            known.push(section);
        }
    }
    known
        .into_iter()
        .map(|section| {
            let title = section.title.in_lang(locale.tag());
            let title = if title.is_empty() { section.key.as_str() } else { title };
            (title.to_owned(), answers(locale, section, wholes))
        })
        .collect()
}

fn answers(locale: &Locale, section: &Section, wholes: &[Whole]) -> Table {
    let mut fields = Vec::new();
    for whole in wholes {
        for one in whole.dossier.form.sections.iter().filter(|one| one.key == section.key) {
            for field in &one.fields {
                if !fields.iter().any(|known: &&centum_forms::Field| known.key == field.key) {
                    fields.push(field);
                }
            }
        }
    }
    let mut columns =
        ["number", "lead", "member"].map(|name| locale.text(&format!("calls-export-{name}"))).to_vec();
    columns.extend(fields.iter().map(|field| field.label.in_lang(locale.tag()).to_owned()));
    let mut rows = Vec::new();
    for whole in wholes {
        let answers = whole.dossier.answers();
        let lead = whole.dossier.lead().map(|lead| lead.name.clone());
        let mut row = |part: &Part, member: Option<String>| {
            let mut cells: Vec<Cell> =
                vec![whole.line.reference().into(), lead.clone().into(), member.into()];
            cells.extend(fields.iter().map(|field| {
                let value = answers.get(part, &field.key);
                Cell::from(value.map(|value| said(field, value, locale)))
            }));
            rows.push(cells);
        };
        match section.whose {
            Whose::Application => row(&Part::Application, None),
            Whose::EachMember => {
                for member in &whole.dossier.members {
                    row(&member.part(), Some(member.name.clone()));
                }
            }
        }
    }
    Table { columns, rows }
}
