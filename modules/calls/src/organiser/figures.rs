//! Live figures of a call. Each is one query; applications, the cities behind them and places are three different things.

use std::collections::BTreeMap;

use centum_base::{Country, Date, Timestamp};
use centum_store::{Conn, Statement, StoreResult, args};

use super::store::figures as sql;
use crate::call::{Call, Zone};

/// How many applications stand how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Begun, and nothing of it counts.
    pub drafts: u64,
    /// A submission counts.
    pub submitted: u64,
    /// Withdrawn by the applicant.
    pub withdrawn: u64,
}

impl Tally {
    /// Every application that was ever begun.
    pub fn begun(self) -> u64 {
        self.drafts + self.submitted + self.withdrawn
    }

    fn add(&mut self, state: &str, count: u64) {
        match state {
            "draft" => self.drafts += count,
            "submitted" => self.submitted += count,
            _ => self.withdrawn += count,
        }
    }
}

/// Cities behind applications, and the places that they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cities {
    /// Members that are cities, once for each application that they stand in.
    pub cities: u64,
    /// Those of them whose place is chosen from the gazetteer.
    pub placed: u64,
    /// The different places.
    pub places: u64,
}

/// One day of the curve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// The day in the zone of the call.
    pub on: Date,
    /// Applications that were begun on it.
    pub begun: u64,
    /// Applications that were handed in for the first time on it.
    pub handed_in: u64,
}

/// The figures of a call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// All applications.
    pub all: Tally,
    /// By category, by its key.
    pub by_category: BTreeMap<String, Tally>,
    /// Single applicants and consortia.
    pub single: Tally,
    /// Consortia.
    pub consortia: Tally,
    /// By the country of the lead; none where it is not said yet.
    pub by_country: BTreeMap<Option<Country>, Tally>,
    /// The cities behind those that are submitted.
    pub cities_submitted: Cities,
    /// Day by day, without a gap: the last 1,500; what came before them counts on the first.
    pub days: Vec<Day>,
}

/// Counts the applications of a call: everything, with the curve.
pub async fn figures(conn: &mut Conn<'_>, call: &Call, zone: &Zone) -> StoreResult<Figures> {
    let mut figures = headline(conn, call).await?;
    let mut days: BTreeMap<Date, (u64, u64)> = BTreeMap::new();
    for row in conn.all(&sql::BEGUN, args![call.id]).await? {
        days.entry(day(row.get("quarter")?, zone)).or_default().0 += whole(row.get("count")?);
    }
    for row in conn.all(&sql::HANDED_IN, args![call.id]).await? {
        days.entry(day(row.get("quarter")?, zone)).or_default().1 += whole(row.get("count")?);
    }
    figures.days = without_gaps(&days);
    Ok(figures)
}

/// The figures above a list: tallies, and the cities behind what is submitted.
pub async fn headline(conn: &mut Conn<'_>, call: &Call) -> StoreResult<Figures> {
    let mut figures = Figures::default();
    for row in conn.all(&sql::TALLIES, args![call.id]).await? {
        let (state, count): (String, u64) = (row.get("state")?, whole(row.get("count")?));
        let country: String = row.get("country")?;
        figures.all.add(&state, count);
        figures.by_category.entry(row.get("category")?).or_default().add(&state, count);
        figures.by_country.entry(country.parse().ok()).or_default().add(&state, count);
        let kind = if row.get("consortium")? { &mut figures.consortia } else { &mut figures.single };
        kind.add(&state, count);
    }
    figures.cities_submitted = counted(conn, &sql::CITIES_SUBMITTED, call).await?;
    Ok(figures)
}

/// The cities behind all applications that are not withdrawn.
pub async fn cities(conn: &mut Conn<'_>, call: &Call) -> StoreResult<Cities> {
    counted(conn, &sql::CITIES, call).await
}

async fn counted(conn: &mut Conn<'_>, statement: &Statement, call: &Call) -> StoreResult<Cities> {
    let row = conn.one(statement, args![call.id]).await?;
    Ok(Cities {
        cities: whole(row.get("cities")?),
        placed: whole(row.get("placed")?),
        places: whole(row.get("places")?),
    })
}

fn whole(count: i64) -> u64 {
    u64::try_from(count).unwrap_or(0)
}

fn day(quarter: i64, zone: &Zone) -> Date {
    let at =
        Timestamp::from_microsecond(quarter.saturating_mul(900_000_000)).unwrap_or(Timestamp::UNIX_EPOCH);
    zone.day(at)
}

/// The longest curve; on its first day stands what came before, too.
const MAX_DAYS: usize = 1500;

fn without_gaps(days: &BTreeMap<Date, (u64, u64)>) -> Vec<Day> {
    let (Some((first, _)), Some((last, _))) = (days.first_key_value(), days.last_key_value()) else {
        return Vec::new();
    };
    // What was received elsewhere may be dated years back: it counts on the first day that is shown, so that sums hold.
    let mut on = *last;
    for _ in 1..MAX_DAYS {
        let before = on.yesterday().ok().filter(|before| before >= first);
        let Some(before) = before else { break };
        on = before;
    }
    let so_far = days.range(..=on).map(|(_, counts)| *counts);
    let (mut begun, mut handed_in) = so_far.fold((0_u64, 0_u64), |sum, day| (sum.0 + day.0, sum.1 + day.1));
    let mut line = Vec::new();
    while on <= *last {
        line.push(Day { on, begun, handed_in });
        let Ok(next) = on.tomorrow() else { break };
        on = next;
        (begun, handed_in) = days.get(&on).copied().unwrap_or_default();
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_a_day_of_the_calls_zone_and_none_is_left_out() {
        let zone = Zone::named("Europe/Brussels").unwrap();
        let quarter = |at: &str| at.parse::<Timestamp>().unwrap().as_microsecond() / 900_000_000;
        assert_eq!(day(quarter("2020-05-28T22:00:00Z"), &zone).to_string(), "2020-05-29");
        let on = |text: &str| text.parse::<Date>().unwrap();
        let days = BTreeMap::from([(on("2020-05-30"), (2, 0)), (on("2020-06-01"), (0, 1))]);
        let line = without_gaps(&days);
        assert_eq!(
            line.iter().map(|day| (day.begun, day.handed_in)).collect::<Vec<_>>(),
            [(2, 0), (0, 0), (0, 1)]
        );
    }

    #[test]
    fn what_is_older_than_the_curve_counts_on_its_first_day() {
        let on = |text: &str| text.parse::<Date>().unwrap();
        let days = BTreeMap::from([(on("2002-05-30"), (0, 3)), (on("2020-05-30"), (2, 1))]);
        let line = without_gaps(&days);
        assert_eq!(line.len(), MAX_DAYS);
        assert_eq!((line[0].begun, line[0].handed_in), (0, 3));
        assert_eq!((line[MAX_DAYS - 1].on, line[MAX_DAYS - 1].begun), (on("2020-05-30"), 2));
        assert_eq!(line.iter().map(|day| day.handed_in).sum::<u64>(), 4);
        assert!(without_gaps(&BTreeMap::new()).is_empty());
    }
}
