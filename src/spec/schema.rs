//! The JSON Schemas of the two kinds of files (draft 2020-12). They are what files are checked
//! against and what `opsctl schema` prints for editors: one truth for both.

use schemars::generate::SchemaSettings;
use serde_json::Value;

use super::raw_config::Config;
use super::raw_workflow::Workflow;

/// The schema of `opsctl.yaml`.
pub(crate) fn config_schema() -> Value {
    SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Config>().to_value()
}

/// The schema of a file of `workflows/`.
pub(crate) fn workflow_schema() -> Value {
    SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Workflow>().to_value()
}
