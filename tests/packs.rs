//! The shipped packs: they fit the schema in the eyes of a validator the project did not write, they
//! load with exactly the findings they are meant to have, they carry the rules they are made from,
//! and the diagram of the French document comes out again.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says why")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn opsctl(arguments: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_opsctl"))
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .env("HOME", folder)
        .env("COLUMNS", "120")
        .output()
        .expect("opsctl runs")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

/// The folders of the shipped packs; the built-in one as `init` writes it.
fn packs(built_in: &Path) -> Vec<PathBuf> {
    let init = opsctl(&["init", "--no-input"], built_in);
    assert!(init.status.success(), "{}", String::from_utf8_lossy(&init.stderr));
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let examples = root.join("examples").read_dir().expect("examples");
    let mut packs: Vec<PathBuf> = examples.map(|entry| entry.expect("an entry").path()).collect();
    packs.retain(|folder| folder.join("opsctl.yaml").is_file());
    packs.push(built_in.to_owned());
    assert!(packs.len() >= 3, "{packs:?}");
    packs
}

fn workflows(pack: &Path) -> Vec<PathBuf> {
    let files = pack.join("workflows").read_dir().expect("workflows");
    files.map(|entry| entry.expect("an entry").path()).collect()
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn every_shipped_pack_fits_the_schema() {
    let folder = tempfile::tempdir().expect("a folder");
    let schema = |which| {
        let printed = stdout(&opsctl(&["schema", which], folder.path()));
        let schema: serde_json::Value = serde_json::from_str(&printed).expect("a schema is JSON");
        jsonschema::draft202012::new(&schema).expect("a schema")
    };
    let (config, workflow) = (schema("config"), schema("workflow"));
    for pack in packs(folder.path()) {
        let mut files = vec![(pack.join("opsctl.yaml"), &config)];
        files.extend(workflows(&pack).into_iter().map(|path| (path, &workflow)));
        for (path, validator) in files {
            let source = text(&path);
            assert!(source.starts_with("# yaml-language-server: $schema="), "{}", path.display());
            let value: serde_json::Value = serde_saphyr::from_str(&source).expect("YAML");
            let problems: Vec<String> = validator.iter_errors(&value).map(|problem| problem.to_string()).collect();
            assert!(problems.is_empty(), "{}: {problems:?}", path.display());
        }
    }
}

#[test]
fn the_packs_have_the_findings_they_are_meant_to_have() {
    let folder = tempfile::tempdir().expect("a folder");
    for pack in packs(folder.path()) {
        let output = opsctl(&["workflow", "check"], &pack);
        let said = stdout(&output);
        assert_eq!(output.status.code(), Some(0), "{}: {said}", pack.display());
        if pack.ends_with("threefold") {
            // The document says both: only OPS pushes to production, and the dev lead pushed to mainnet.
            assert_eq!(said.matches("warning[").count(), 1, "{said}");
            assert_eq!(said.matches("error[").count(), 0, "{said}");
            let places = [
                "production-push-by-other-role",
                "workflows/product.yaml:",
                "by: [dev-lead]",
                "opsctl.yaml:",
                "owners: [ops]",
            ];
            for place in places {
                assert!(said.contains(place), "`{place}` is not named:\n{said}");
            }
        } else {
            assert!(said.trim_end().ends_with("sound"), "{}: {said}", pack.display());
        }
    }
}

#[test]
fn the_packs_carry_the_rules_of_their_documents() {
    let carried = |pack: &str| {
        let pack = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(pack);
        let files = [pack.join("opsctl.yaml")].into_iter().chain(workflows(&pack));
        files.map(|path| text(&path)).collect::<String>()
    };
    let rules = [
        ("socialgouv", "S0", vec![1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12]),
        ("threefold", "S1", vec![1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 19]),
        ("immersion-facilitee", "S3", vec![1, 2, 3, 5, 6, 7, 14]),
        ("uyoop-cal", "S4", vec![2, 3, 5, 6, 7, 10, 11, 14]),
    ];
    for (pack, document, numbers) in rules {
        let text = carried(pack);
        for number in numbers {
            let rule = format!("{document}-{number:02}");
            assert!(text.contains(&rule), "{pack} does not carry {rule}");
        }
    }
}

#[test]
fn the_diagram_of_the_document_comes_out_again() {
    let pack = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/socialgouv");
    let drawn = stdout(&opsctl(&["workflow", "graph", "besoin", "--format", "mermaid"], &pack));
    assert!(drawn.starts_with("sequenceDiagram"), "{drawn}");
    let mut messages = Vec::new();
    for line in drawn.lines().map(str::trim) {
        for arrow in ["-->>", "->>", "--x", "-->", "->"] {
            if let Some((from, rest)) = line.split_once(arrow) {
                let (to, says) = rest.split_once(": ").expect("a message says something");
                messages.push(format!("{from} {to}: {says}"));
                break;
            }
        }
    }
    let document = "\
STARTUP STARTUP: Définition du besoin
STARTUP SECU: Validation fonctionnelle
SECU STARTUP: Demande refusée
SECU STARTUP: Demande validée
STARTUP SRE: Soumission du besoin
SRE STARTUP: Challenge technique
SRE SECU: Validation technique
SECU SRE: Demande refusée
SECU SRE: Demande validée
SRE SRE: Roadmap
SRE STARTUP: Date de livraison
SRE SRE: Implém/Inté en dev
SRE STARTUP: Livraison
STARTUP SRE: Tests / Validation
SRE SRE: Packaging
SRE OPS: Demande MEP (app/service)
OPS SRE: Challenge technique
OPS OPS: Roadmap
OPS SRE: Date de livraison
OPS OPS: Implém/Inté en staging
OPS SRE: Livraison
SRE OPS: Tests / Validation
OPS OPS: Implem/Inté en prod
OPS SRE: Livraison
SRE OPS: Tests / Validation
OPS STARTUP: Livraison
STARTUP OPS: Tests / Validation
STARTUP STARTUP: Déploiement";
    assert_eq!(messages.join("\n"), document, "{drawn}");
    assert_eq!(drawn.matches("alt ").count(), 2, "two decisions can refuse");
    assert_eq!(drawn.matches("--x").count(), 2, "two refusals");
    for phase in ["Dev Cluster(s)", "Staging Cluster", "Prod Cluster"] {
        assert!(drawn.contains(phase), "{phase}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn files_made_to_exhaust_end_in_little_memory() {
    let nested: String = (1..10)
        .map(|level| format!("a{level}: &a{level} [{}]\n", vec![format!("*a{}", level - 1); 9].join(", ")))
        .collect();
    let aliases = format!("a: &a [{}]\nb: [{}]\n", "x, ".repeat(20_000), "*a, ".repeat(2_000));
    let bombs = [
        ("too-many-values", format!("a0: &a0 [x, x, x, x, x, x, x, x, x]\n{nested}")),
        ("too-many-values", aliases),
        ("too-deep", "[".repeat(100_000)),
        ("larger than 1 MiB", "# too long\n".repeat(200_000)),
    ];
    for (expected, text) in bombs {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("opsctl.yaml"), text).expect("a file");
        // The address space, so the most it could ever hold: 100 MB beside what the binary itself maps.
        let limited = "ulimit -v 200000; exec \"$0\" workflow check";
        let output = Command::new("sh")
            .args(["-c", limited, env!("CARGO_BIN_EXE_opsctl")])
            .current_dir(folder.path())
            .output()
            .expect("sh runs");
        let said = stdout(&output) + &String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{expected}: {said}");
        assert!(said.contains(expected), "{expected}: {said}");
    }
}
