//! Scratch.
use centum_base::Country;
use centum_places::map::*;
use centum_places::{Gazetteer, Outcome, Query, resolve};
use centum_web::chart::*;
use std::collections::BTreeMap;
fn main() {
    let table = std::fs::read_to_string("modules/places/tests/announced.tsv").unwrap();
    let mut points = Vec::new();
    let mut counts: BTreeMap<Country, u32> = BTreeMap::new();
    for line in table.lines().skip(1) {
        let c: Vec<_> = line.split('\t').collect();
        let country = Country::new(c[1].split('/').next().unwrap()).unwrap();
        let id = c[2].parse().ok().or_else(|| match resolve(&Query::new(c[0], country)).outcome {
            Outcome::Automatic { place } => place.id.to_string().split(':').nth(1).unwrap().parse().ok(),
            _ => None,
        });
        let Some(p) = id.and_then(|i| Gazetteer::shipped().place(i)) else {
            println!("no {}", c[0]);
            continue;
        };
        *counts.entry(country).or_default() += 1;
        let (lat, lon) = p.position();
        let mentor = [
            "Antwerp",
            "Barcelona",
            "Singapore",
            "Valencia",
            "Helsinki",
            "Aarhus",
            "Porto",
            "Rotterdam",
            "Amsterdam",
            "Nice",
        ]
        .contains(&c[0]);
        points.push((
            p.population(),
            Point {
                id: c[2].into(),
                label: c[0].into(),
                latitude: lat,
                longitude: lon,
                size: if c[0].len() % 11 == 0 { 4 } else { 1 },
                kind: if mentor { "mentor" } else { "core" },
                href: Some(format!("/places/{}", c[2])),
            },
        ));
    }
    points.sort_by_key(|p| std::cmp::Reverse(p.0));
    let points: Vec<_> = points.into_iter().map(|p| p.1).collect();
    println!("{} points", points.len());
    let map = EuropeMap::new(
        "Cities of the announcement",
        "126 cities in 23 countries; most lie in Italy and Spain.",
    )
    .with_points(points.clone())
    .highlight(counts.iter().map(|(c, n)| Highlight {
        country: *c,
        name: format!("{}: {n}", centum_places::countries::name(*c, "en")),
    }))
    .with_key(vec![
        Key { kind: "core", label: "Core city".into() },
        Key { kind: "mentor", label: "Mentor city".into() },
    ])
    .with_outside_heading("Outside this map:")
    .with_credit("Places: GeoNames, CC BY 4.0. Outlines: Natural Earth.");
    let start = std::time::Instant::now();
    let page = map.render();
    println!(
        "{} bytes in {:?}, outside {:?}",
        page.len(),
        start.elapsed(),
        map.outside().iter().map(|p| &p.label).collect::<Vec<_>>()
    );
    std::fs::write("/tmp/m/map.svg", map.render_standalone()).unwrap();
    let near = |names: &[(&str, f64, f64)]| {
        names
            .iter()
            .map(|(n, a, o)| Point {
                id: (*n).into(),
                label: (*n).into(),
                latitude: *a,
                longitude: *o,
                size: 1,
                kind: "core",
                href: None,
            })
            .collect::<Vec<_>>()
    };
    let c1 = CandidateMap::new(
        "c1",
        "Which Mechelen?",
        "Three.",
        near(&[
            ("Mechelen, Antwerp", 51.026, 4.478),
            ("Mechelen, Limburg NL", 50.797, 5.92),
            ("Mechelen-aan-de-Maas", 50.965, 5.69),
        ]),
    )
    .with_country_names("en")
    .render();
    let c2 = CandidateMap::new(
        "c2",
        "Which Ravne?",
        "Four.",
        near(&[
            ("a", 46.543, 14.969),
            ("b", 46.41, 15.06),
            ("c", 46.42, 15.07),
            ("d", 45.9, 13.9),
            ("New Ravne", 40.0, -80.0),
        ]),
    )
    .with_country_names("de")
    .with_outside_heading("Outside Europe")
    .render();
    let c3 = CandidateMap::new(
        "c3",
        "Which Valencia?",
        "Two.",
        near(&[
            ("Valencia", 39.47, -0.376),
            ("Valencia de Alcántara", 39.41, -7.24),
            ("Valencia de Don Juan", 42.29, -5.51),
        ]),
    )
    .with_country_names("fr")
    .render();
    println!("candidate maps {} {} {}", c1.len(), c2.len(), c3.len());
    let mut rows: Vec<_> = counts.iter().collect();
    rows.sort_by_key(|r| std::cmp::Reverse(r.1));
    let bars =
        Bars::new(Naming { id: "bars".into(), title: "Cities by country".into(), description: "d".into() })
            .with_bars(
                rows.iter()
                    .take(8)
                    .map(|(c, n)| Bar {
                        label: centum_places::countries::name(**c, "en").into(),
                        value: u64::from(**n),
                        says: n.to_string(),
                        second: (**n % 2 == 0).then(|| Second { value: 6, says: "6 invited".into() }),
                    })
                    .collect(),
            )
            .unwrap();
    let d = |m, v| Sample { on: format!("2020-0{m}-07").parse().unwrap(), value: v };
    let trend = Trend::new(
        Naming { id: "trend".into(), title: "Confirmed".into(), description: "d".into() },
        "7 Jan 2020",
        "7 Jul 2020",
    )
    .with_series(vec![
        Series {
            label: "Confirmed 88".into(),
            samples: vec![d(1, 0), d(2, 12), d(3, 40), d(5, 77), d(7, 88)],
        },
        Series { label: "Roadmap 80".into(), samples: vec![d(2, 0), d(4, 10), d(5, 45), d(7, 80)] },
        Series { label: "Asked 12".into(), samples: vec![d(1, 30), d(3, 22), d(7, 12)] },
    ])
    .unwrap();
    std::fs::write("/tmp/m/bars.svg", bars.render_standalone()).unwrap();
    std::fs::write("/tmp/m/trend.svg", trend.render_standalone()).unwrap();
    let many: Vec<_> = (0..10_000u32)
        .map(|n| Point {
            id: n.to_string(),
            label: format!("City number {n}"),
            latitude: 36.0 + f64::from(n % 331) / 331.0 * 30.0,
            longitude: -9.0 + f64::from(n % 449) / 449.0 * 40.0,
            size: 1 + n % 9,
            kind: "core",
            href: Some(format!("/p/{n}")),
        })
        .collect();
    for count in [1000, 10_000] {
        let m = EuropeMap::new("a", "b").with_points(many[..count].to_vec());
        let t = std::time::Instant::now();
        let l = m.render().len();
        println!("{count}: {l} bytes {:?}", t.elapsed());
    }
    let css = ["tokens", "base", "components", "public"]
        .map(|n| std::fs::read_to_string(format!("kernel/web/static/{n}.css")).unwrap())
        .join("\n")
        + &std::fs::read_to_string("/tmp/m/map.css").unwrap();
    for theme in ["light", "dark"] {
        let body = format!(
            "<figure style='margin:0'>{page}</figure><h2>Which one</h2><div style='display:grid;grid-template-columns:repeat(auto-fit,minmax(280px,1fr));gap:24px'>{c1}{c2}{c3}</div><h2>Bars</h2><div style='max-width:640px'>{}</div><h2>Trend</h2><div style='max-width:640px'>{}</div>",
            bars.render(),
            trend.render()
        );
        std::fs::write(format!("/tmp/m/{theme}.html"), format!("<!doctype html><html lang=en data-theme={theme}><meta charset=utf-8><meta name=viewport content='width=device-width'><style>{css}</style><body><main style='padding:16px;max-width:1000px;margin:auto'><h1>Cities</h1>{body}</main>")).unwrap();
    }
}
