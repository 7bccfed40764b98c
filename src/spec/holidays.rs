//! The `holidays` of a calendar: public ones of a country, dates that the pack lists, and those it
//! takes back.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::diagnostic::{Finding, Report, Span};
use super::scalar;
use super::tree::Node;
use super::word;
use crate::domain::calendar::Public;
use crate::domain::holiday::{self, Holiday};

/// The holidays of a calendar, by date.
pub(super) fn read(calendar: &Node, report: &mut Report<'_>) -> BTreeMap<Date, Holiday> {
    let Some(node) = calendar.get("holidays") else { return BTreeMap::new() };
    let public = public(node, report);
    let mut holidays: BTreeMap<Date, Holiday> = public.into_iter().map(|holiday| (holiday.date, holiday)).collect();
    for (date, _) in dates(node, "dates", report) {
        let listed = || Holiday { date, name: "listed holiday".into(), estimated: false };
        // A pack that names an estimated date knows it for sure.
        holidays.entry(date).or_insert_with(listed).estimated = false;
    }
    for (date, span) in dates(node, "except", report) {
        let is_known = source(calendar).is_some_and(|it| (it.years.0..=it.years.1).contains(&date.year()));
        if holidays.remove(&date).is_none() && is_known {
            report.push(Finding::warning("not-a-holiday", span, format!("`{date}` is no holiday of this calendar")));
        }
    }
    holidays
}

/// Whose public holidays a calendar has; `None` where no country is named.
pub(super) fn source(calendar: &Node) -> Option<Public> {
    let node = calendar.get("holidays")?;
    let text = |key: &str| node.text_of(key).map(str::to_owned);
    Some(Public { country: text("country")?, region: text("region"), years: holiday::covered() })
}

/// The holidays of the country and region that are named.
fn public(node: &Node, report: &mut Report<'_>) -> Vec<Holiday> {
    let region = node.get("region");
    let Some(country) = node.get("country") else {
        if let Some(region) = region {
            let finding = Finding::error("unknown-region", region.span, "`region` needs the key `country` beside it");
            report.push(finding.help("write `country: FR`, say"));
        }
        return Vec::new();
    };
    let (Some(code), code_of_region) = (country.text(), region.and_then(|region| region.text())) else {
        return Vec::new();
    };
    if let Some(holidays) = holiday::public(code, code_of_region) {
        return holidays;
    }
    match region {
        Some(region) if holiday::countries().any(|known| known == code) => {
            let name = code_of_region.unwrap_or_default();
            let known: Vec<&str> = holiday::regions(code).collect();
            let message = format!("`{name}` is no region of `{code}` whose holidays are known");
            let help = match known.as_slice() {
                [] => format!("there are none for `{code}`: take `region` out"),
                known => format!("known: {}", word::listed(known, "and")),
            };
            report.push(Finding::error("unknown-region", region.span, message).help(help));
        }
        _ => unknown_country(code, country.span, report),
    }
    Vec::new()
}

fn unknown_country(code: &str, span: Span, report: &mut Report<'_>) {
    let known: Vec<&str> = holiday::countries().collect();
    // Two letters are near any other two: only what surely is meant.
    let upper = code.to_uppercase();
    let meant = if upper == "UK" { "GB" } else { &upper };
    let suggestion = known.contains(&meant).then(|| format!("did you mean `{meant}`? "));
    let message = format!("`{code}` is no country whose holidays are known");
    let help = format!("{}known: {}", suggestion.unwrap_or_default(), word::listed(&known, "and"));
    report.push(Finding::error("unknown-country", span, message).help(help));
}

fn dates(node: &Node, key: &str, report: &mut Report<'_>) -> Vec<(Date, Span)> {
    let items = node.items_of(key).iter();
    items.filter_map(|item| Some((scalar::date(item.text()?, item.span, report)?, item.span))).collect()
}
