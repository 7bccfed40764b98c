//! `opsctl schema`: prints the schemas, and puts them where the packs look for them.

use serde_json::Value;

use crate::support::Sandbox;

#[test]
fn both_schemas_are_printed() {
    let sandbox = Sandbox::new();
    for (which, key) in [("config", "people"), ("workflow", "steps")] {
        let schema: Value = serde_json::from_str(&sandbox.opsctl(&["schema", which]).ok()).unwrap();
        assert!(schema["properties"][key]["description"].is_string(), "{which}");
    }
    assert_eq!(sandbox.opsctl(&["schema"]).ok(), sandbox.opsctl(&["schema", "config"]).ok());
}

#[test]
fn they_are_written_beside_the_pack() {
    let sandbox = Sandbox::with_pack("built-in");
    sandbox.write("opsctl.schema.json", "old");
    insta::assert_snapshot!(sandbox.opsctl(&["schema", "--write"]).run(), @r"
    exit 0
    --- stdout
    wrote `opsctl.schema.json`
    wrote `workflow.schema.json`
    --- stderr
    ");
    assert_eq!(sandbox.read("opsctl.schema.json"), sandbox.opsctl(&["schema"]).ok());
    insta::assert_snapshot!(Sandbox::new().opsctl(&["schema", "--write"]).run(), @r"
    exit 1
    --- stdout
    --- stderr
    error: there is no pack here to write the schemas beside
      hint: `opsctl init` writes a pack with its schemas
    ");
}

#[test]
fn every_shipped_pack_fits_its_schema() {
    for pack in ["built-in", "immersion-facilitee", "socialgouv", "threefold", "uyoop-cal"] {
        let sandbox = Sandbox::with_pack(pack);
        for file in sandbox.files().iter().filter(|file| file.ends_with(".yaml")) {
            let text = sandbox.read(file);
            let (_, schema) = text.lines().next().unwrap().split_once("$schema=").unwrap();
            let folder = sandbox.work().join(file);
            assert!(folder.parent().unwrap().join(schema).is_file(), "{pack}/{file}: {schema}");
        }
    }
}
