//! The JSON Schemas and the reader agree: what one takes, the other takes; and every key is explained.

use serde_json::{Value, json};

use super::load;
use super::{CONFIG, Source, WORKFLOW, findings, in_config, in_workflow, source};
use crate::spec::{builtin, config_schema, workflow_schema};

/// Every key of `opsctl.yaml`.
pub(super) const FULL_CONFIG: &str = r#"
version: 1
organization: Example
timezone: Africa/Cairo
enforcement: strict
small_team: forbid
trackers:
  desk: {kind: local, path: store.db}
default_tracker: desk
people:
  alice: {name: Alice, email: a@example.org, until: 2026-10-31, bot: false, github: a, gitlab: a, gitea: a, taiga: a}
  bob: {}
roles:
  ops: {title: OPS, members: [alice, bob], lead: alice, calendar: office}
environments:
  devnet: {}
  mainnet: {after: devnet, production: true, url: "https://example.org", owners: [ops], note: Careful}
meetings: {weekly: {title: Weekly, roles: [ops], every: 1w}}
products: {portal: {owner: alice}}
calendars:
  office:
    timezone: Africa/Cairo
    hours: {sun-thu: ["09:00-13:00"]}
    holidays: {country: EG, ics: ours.ics, dates: [2026-12-31], except: [2026-05-01]}
    exceptions: {2026-12-24: ["09:00-12:00"]}
  paris: {hours: {mon-fri: ["09:00-17:00"]}, holidays: {country: FR, region: alsace-moselle}}
  any: {union: [office, paris]}
calendar: any
sprints: {start: 2026-01-04, length: 2w}
severities:
  critical:
    {aliases: [p1], label: Critical, respond: 30m, resolve: 4h, update: 1h, calendar: office, clock: business,
     off_hours: best_effort, at_risk: 80%, blocks: true, on_severity_change: retarget, on_reopen: resume}
oncall:
  ops:
    timezone: Africa/Cairo
    layers:
      - rotation: {start: 2026-06-01T09:00, every: week, at: mon 09:00, members: [alice]}
        restrict: [{days: [tue, sat-mon], times: ["08:00-20:00"]}]
    overrides: [{from: 2026-12-24T00:00, to: "2026-12-26T00:00:00+02:00", who: alice}]
    temporary:
      - {from: 2026-12-30T00:00, to: 2027-01-02T00:00, shifts: [{from: 2026-12-30T00:00, to: 2026-12-31T00:00, who: alice}]}
    fallback: ops
  other:
    layers: [{rotation: {start: 2026-06-01T09:00, every: 3d, members: [alice]}}]
    overrides: [{from: 2026-12-24T00:00, to: 2026-12-25T00:00, away: alice}]
windows:
  - name: winter
    deny:
      {environments: [mainnet], workflows: [full], actions: [release, rollback, maintenance], days: [tue, thu-sun],
       times: ["22:00-06:00"], stretch: "thu 18:00 - mon 08:00", dates: [2026-12-31], months: dec-feb, holidays: office,
       from: 2026-12-20T00:00, to: "2027-01-03T00:00:00+02:00", timezone: Africa/Cairo, in_flight: finish}
    reason: Snow
    break_glass: {by: [ops], approved_by: [ops], incident: p1, expires: 4h, review_by: [ops], review_within: 3d}
  - {name: any-time, allow: {environments: [mainnet]}}
"#;

/// Every key of a workflow.
pub(super) const FULL_WORKFLOW: &str = r#"
workflow: full
version: 1
title: Full
tracker: desk
enforcement: advisory
small_team: record
open_by: [ops]
fields:
  kind: {ask: Which?, type: enum, values: [a, b], required: true, due: false}
separate: [[request, first]]
wip: {limit: 3, urgent: {by: [ops], limit: 1}}
severity: required
reopen: {to: first, by: [ops]}
calendar: office
stale_after: 5d
component: kind
steps:
  - id: first
    title: First
    by: [ops]
    tracker: desk
    phase: Start
    asked_by: ops
    informs: [ops]
    fields: {day: {type: date, due: true}}
    checklist: {docs: Documented}
    approvals: {roles: {ops: 1}}
    outcomes:
      ok: {title: Fine, to: second, skip: true, labels: [fine]}
      no: {refuse: true}
      enough: {end: true}
    promote: devnet
    environment: devnet
    verifies: devnet
    labels: [work]
    waiting: true
    within: 3bd
  - {id: second, by: [ops], handoff: {tracker: desk, template: small, returns: third, on_refused: done}}
  - {id: third, by: [ops]}
"#;

const SMALL: &str = "workflow: small\nversion: 1\nsteps: [{id: only, by: [ops]}]\n";

/// YAML as JSON the way an independent reader sees it: plain scalars by the YAML 1.2 core schema.
fn json_of(text: &str) -> Value {
    use crate::spec::diagnostic::Report;
    use crate::spec::tree::{Node, Value as Tree};
    fn convert(node: &Node) -> Value {
        match &node.value {
            _ if node.is_null() => Value::Null,
            Tree::Text { text, .. } => match (node.boolean(), node.integer()) {
                (Some(truth), _) => json!(truth),
                (_, Some(number)) => json!(number),
                _ => json!(text),
            },
            Tree::List(items) => items.iter().map(|item| convert(item)).collect(),
            Tree::Table(entries) => entries
                .iter()
                .map(|entry| (entry.key.clone(), convert(&entry.value)))
                .collect::<serde_json::Map<_, _>>()
                .into(),
        }
    }
    let source = source("x.yaml", text);
    let outside = crate::spec::Nowhere::new();
    let mut report = Report::new([&source], &outside);
    convert(&crate::spec::yaml::parse(0, &mut report).unwrap())
}

fn validator(schema: &Value) -> jsonschema::Validator {
    jsonschema::draft202012::meta::validate(schema).unwrap();
    jsonschema::draft202012::new(schema).unwrap()
}

#[test]
fn every_key_is_taken_by_schema_and_reader() {
    validator(&config_schema()).validate(&json_of(FULL_CONFIG)).unwrap();
    validator(&workflow_schema()).validate(&json_of(FULL_WORKFLOW)).unwrap();
    assert_eq!(findings(FULL_CONFIG, &[FULL_WORKFLOW, SMALL]), "");
    for (schema, text) in [(config_schema(), FULL_CONFIG), (workflow_schema(), FULL_WORKFLOW)] {
        let used = json_of(text).to_string();
        for_each_key(&schema, &mut |key, _| {
            assert!(used.contains(&format!("\"{key}\":")), "`{key}` is not in the full file");
        });
    }
}

#[test]
fn an_unknown_key_is_refused_in_every_object() {
    for (schema, text, is_config) in [(config_schema(), FULL_CONFIG, true), (workflow_schema(), FULL_WORKFLOW, false)] {
        let validator = validator(&schema);
        let mut objects = 0;
        for pointer in objects_of(&json_of(text), "") {
            let mut changed = json_of(text);
            let object = changed.pointer_mut(&pointer).unwrap().as_object_mut().unwrap();
            object.insert("sur prise".to_owned(), json!({"x": [1]}));
            let by_schema = !validator.is_valid(&changed);
            let changed = changed.to_string();
            let by_reader = match is_config {
                true => load(&source("c", &changed), &[source("w", FULL_WORKFLOW), source("s", SMALL)]).is_err(),
                false => load(&source("c", FULL_CONFIG), &[source("w", &changed), source("s", SMALL)]).is_err(),
            };
            assert!(by_schema && by_reader, "{pointer}: schema {by_schema}, reader {by_reader}");
            objects += 1;
        }
        assert!(objects >= 14, "{objects}");
    }
}

#[test]
fn every_key_is_explained() {
    for schema in [config_schema(), workflow_schema()] {
        for_each_key(&schema, &mut |key, schema| {
            let text = schema["description"].as_str().unwrap_or_default();
            assert!(text.ends_with('.') && text.len() > 8, "`{key}`: {text:?}");
        });
    }
}

#[test]
fn the_reader_understands_every_word_of_the_schemas() {
    let known = [
        "$defs",
        "$ref",
        "$schema",
        "additionalProperties",
        "anyOf",
        "const",
        "description",
        "enum",
        "format",
        "items",
        "maximum",
        "maxItems",
        "minimum",
        "minItems",
        "oneOf",
        "pattern",
        "patternProperties",
        "properties",
        "required",
        "title",
        "type",
    ];
    fn walk(value: &Value, known: &[&str]) {
        match value {
            Value::Object(object) => {
                for (word, value) in object {
                    assert!(known.contains(&word.as_str()), "`{word}`");
                    match word.as_str() {
                        "properties" | "patternProperties" | "$defs" => {
                            value.as_object().unwrap().values().for_each(|value| walk(value, known));
                        }
                        _ => walk(value, known),
                    }
                }
            }
            Value::Array(items) => items.iter().for_each(|item| walk(item, known)),
            _ => {}
        }
    }
    walk(&config_schema(), &known);
    walk(&workflow_schema(), &known);
}

#[test]
fn the_builtin_pack_fits_its_schemas_and_loads() {
    let (config, workflows) = builtin();
    validator(&config_schema()).validate(&json_of(&config.text)).unwrap();
    for workflow in &workflows {
        validator(&workflow_schema()).validate(&json_of(&workflow.text)).unwrap();
    }
    let loaded = load(&config, &workflows).unwrap();
    assert_eq!(loaded.warnings, []);
    // The same pack with its workflows left out is the same pack.
    assert_eq!(load(&config, &[]).unwrap().pack.digest, loaded.pack.digest);
}

#[test]
fn plain_mistakes_are_refused_by_both() {
    let cases = [
        CONFIG.replace("version: 1", "version: 2"),
        CONFIG.replace("production: true", "production: maybe"),
        CONFIG.replace("members: [alice]", "members: alice"),
        CONFIG.replace("  bob:", "  \"b b\":"),
    ];
    for text in cases {
        assert!(!validator(&config_schema()).is_valid(&json_of(&text)), "{text}");
        assert_ne!(in_config(&text), "");
    }
    for text in [WORKFLOW.replace("version: 1\n", ""), WORKFLOW.replace("by: [ops]", "by: []")] {
        assert!(!validator(&workflow_schema()).is_valid(&json_of(&text)), "{text}");
        assert_ne!(in_workflow(&text), "");
    }
}

fn for_each_key(schema: &Value, visit: &mut impl FnMut(&str, &Value)) {
    if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
        for (key, schema) in properties {
            visit(key, schema);
        }
    }
    for definition in schema.get("$defs").and_then(Value::as_object).into_iter().flat_map(|all| all.values()) {
        for_each_key(definition, visit);
    }
}

fn objects_of(value: &Value, pointer: &str) -> Vec<String> {
    let children: Vec<(String, &Value)> = match value {
        Value::Object(object) => object.iter().map(|(key, value)| (key.clone(), value)).collect(),
        Value::Array(items) => items.iter().enumerate().map(|(index, value)| (index.to_string(), value)).collect(),
        _ => return Vec::new(),
    };
    let own = value.is_object().then(|| pointer.to_owned());
    let inner = children.into_iter().flat_map(|(key, value)| objects_of(value, &format!("{pointer}/{key}")));
    own.into_iter().chain(inner).collect()
}

#[test]
fn sources_have_names() {
    let (config, workflows) = builtin();
    let names: Vec<&str> =
        std::iter::once(&config).chain(&workflows).map(|Source { name, .. }| name.as_str()).collect();
    assert_eq!(names, ["opsctl.yaml", "workflows/delivery.yaml"]);
}
