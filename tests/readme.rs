//! Every block of the README works as printed: the `sh` blocks run in order in one new folder, each
//! line ends as it says (`# exits N`, else 0), and the error shown is the error printed.

#![expect(clippy::expect_used, reason = "a test that cannot go on says why")]
use std::path::Path;
use std::process::{Command, Output};

/// The README's lines of `sh`, in order.
fn commands(readme: &str) -> Vec<(String, i32)> {
    let mut commands = Vec::new();
    let mut inside = false;
    for line in readme.lines() {
        if line.starts_with("```") {
            inside = line == "```sh";
        } else if inside {
            let (command, exit) = line.split_once("   # exits ").map_or((line, 0), |(command, exit)| {
                (command, exit.trim().parse().expect("a number behind `# exits`"))
            });
            commands.push((command.to_owned(), exit));
        }
    }
    commands
}

fn run(command: &str, folder: &Path) -> Output {
    let binary = Path::new(env!("CARGO_BIN_EXE_opsctl"));
    let path = format!("{}:/usr/local/bin:/usr/bin:/bin", binary.parent().expect("a folder").display());
    Command::new("sh")
        .args(["-c", command])
        .current_dir(folder)
        .env_clear()
        .env("PATH", path)
        .env("HOME", folder)
        .env("COLUMNS", "140")
        .output()
        .expect("sh runs")
}

#[test]
fn every_block_works_as_printed() {
    let readme = include_str!("../README.md");
    let folder = tempfile::tempdir().expect("a folder");
    let commands = commands(readme);
    assert!(commands.len() >= 12, "{commands:?}");
    let mut said = String::new();
    for (command, exit) in commands {
        let output = run(&command, folder.path());
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(exit), "{command}\n{stderr}");
        said.push_str(&stderr);
        said.push_str(&String::from_utf8_lossy(&output.stdout));
    }
    // The commands that build and test stand above the first block; what is shown below was printed.
    let below = readme.lines().skip_while(|line| *line != "```sh");
    let shown: Vec<&str> = below.filter(|line| line.starts_with("    ")).map(str::trim_start).collect();
    assert!(shown.len() >= 8, "the README shows an error and two answers");
    for line in shown {
        assert!(said.contains(line), "not printed: {line}\n{said}");
    }
}

#[test]
fn the_tour_ends_well() {
    let tour = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/tour.sh");
    let folder = tempfile::tempdir().expect("a folder");
    let output = Command::new("sh")
        .arg(&tour)
        .env("OPSCTL", env!("CARGO_BIN_EXE_opsctl"))
        .env("HOME", folder.path())
        .env("COLUMNS", "120")
        .output()
        .expect("sh runs");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}\n{}", String::from_utf8_lossy(&output.stderr));
    assert!(said.contains("desk#1 is done") && said.contains("everything adds up"), "{said}");
    assert!(said.contains("ghp_***"), "the token is masked");
}
