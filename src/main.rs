//! The binary: hands over to [`opsctl::run`] and returns its exit code. Nothing else belongs here.

fn main() -> std::process::ExitCode {
    opsctl::run()
}
