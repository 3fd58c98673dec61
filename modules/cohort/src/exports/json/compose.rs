//! The JSON document of a content, field by field.

use super::super::credit::credits;
use super::super::links::Links;
use super::super::point::Point;
use super::document::{
    Announcement, City, Counts, CreditLine, Days, Edition, Exception, FORMAT, Figure, Place, Printed, Row,
    RuleClause, Seat, Source, Words,
};
use crate::announcement::{CityEntry, Content, Entry, FigureLine, Note, Placing, SourceLine};
use crate::model::{Claim, OpenSeat, SumRole};

/// What the JSON file of a content says.
pub fn document<'a>(content: &'a Content, links: &Links) -> Announcement<'a> {
    let edition = &content.edition;
    let texts = content
        .texts
        .iter()
        .map(|(tag, texts)| (tag.as_str(), Words { title: &texts.title, introduction: &texts.introduction }));
    Announcement {
        format: FORMAT,
        address: links.version(&edition.slug, content.number),
        digest: content.hash(),
        edition: edition_of(content, links),
        number: content.number,
        date: content.date,
        as_of: content.as_of,
        credits: credit_lines(content),
        texts: texts.collect(),
        counts: Counts {
            rows: content.entries.len(),
            cities: content.entries.iter().map(|entry| entry.cities.len()).sum(),
            points: Point::all(content).count(),
        },
        rows: content.entries.iter().map(|entry| row(entry, &edition.slug, links)).collect(),
        open_seats: content.open_seats.iter().map(seat).collect(),
        figures: content.figures.iter().map(figure).collect(),
        sources: content.sources.iter().map(source).collect(),
        dates: edition
            .dates
            .iter()
            .map(|(from, until, title)| Days { from: *from, until: *until, title })
            .collect(),
        exception: content.exception.as_ref().map(exception),
    }
}

fn edition_of<'a>(content: &'a Content, links: &Links) -> Edition<'a> {
    let edition = &content.edition;
    Edition {
        slug: &edition.slug,
        name: &edition.name,
        address: links.edition(&edition.slug),
        programme: &edition.programme,
        publisher: &edition.publisher,
        licence: &edition.licence,
        members_on: edition.members_on,
        extra_countries: &edition.extra_countries,
        marks: &edition.marks,
        invented: edition.invented,
    }
}

fn credit_lines(content: &Content) -> Vec<CreditLine<'_>> {
    credits(content)
        .into_iter()
        .map(|credit| CreditLine {
            covers: credit.covers,
            holder: credit.holder,
            address: credit.address,
            licence: credit.licence.id,
            licence_address: credit.licence.address(),
        })
        .collect()
}

fn row<'a>(entry: &'a Entry, slug: &str, links: &Links) -> Row<'a> {
    Row {
        id: &entry.participation,
        address: links.participant(slug, &entry.participation),
        name: &entry.name,
        part: entry.part,
        standing: entry.standing,
        countries: &entry.countries,
        marks: &entry.marks,
        lead: entry.lead,
        cities: entry.cities.iter().map(|city| city_of(city, links)).collect(),
    }
}

fn city_of<'a>(city: &'a CityEntry, links: &Links) -> City<'a> {
    City {
        name: &city.name,
        country: city.country,
        is_lead: city.is_lead,
        place: city.place.as_ref().map(|placing| place(placing, links)),
    }
}

fn place<'a>(placing: &'a Placing, links: &Links) -> Place<'a> {
    Place {
        id: &placing.id,
        address: links.place(&placing.id),
        name: &placing.name,
        geonames: placing.geonames,
        point: Point::of(placing),
        population: placing.population,
    }
}

fn seat(seat: &OpenSeat) -> Seat<'_> {
    Seat { part: seat.part, count: seat.count, inside: seat.inside, sentence: &seat.sentence }
}

fn figure(figure: &FigureLine) -> Figure<'_> {
    let clauses = figure.rule.iter().map(|clause| RuleClause { id: &clause.id, arguments: &clause.args });
    Figure {
        name: &figure.name,
        value: figure.value,
        rule: figure.rule_in_english(),
        clauses: clauses.collect(),
    }
}

fn source(source: &SourceLine) -> Source<'_> {
    Source {
        label: &source.label,
        digest: source.digest,
        date: source.date,
        has_rows: source.has_rows,
        claims: source.claims.iter().map(printed).collect(),
    }
}

fn printed(claim: &Claim) -> Printed<'_> {
    let (total_of, part_of) = match claim.sum {
        Some(SumRole::Total { group }) => (Some(group), None),
        Some(SumRole::Part { group }) => (None, Some(group)),
        None => (None, None),
    };
    Printed {
        quantity: claim.quantity,
        value: claim.value,
        words: &claim.words,
        sentence: &claim.sentence,
        line: claim.line,
        part: claim.qualifier.part,
        inside: claim.qualifier.inside,
        with_countries: &claim.qualifier.with_countries,
        mark: claim.qualifier.mark.as_deref(),
        still_open: claim.qualifier.still_open,
        total_of,
        part_of,
    }
}

fn exception(note: &Note) -> Exception<'_> {
    Exception { reason: &note.reason, by: &note.by, at: note.at }
}
