#!/usr/bin/env bash
# How many deadlines a second opsctl makes on one core, beside Python's `businesstimedelta`: 10,000
# over a calendar with two intervals a day and French holidays. Builds in release mode and installs
# the Python package below the target folder. Ends with 1 where the targets are missed: a million a
# second, and 300 times as many as Python.
#
#   benches/deadlines.sh
set -euo pipefail
cd "$(dirname "$0")/.."

target=$(realpath -m "${CARGO_TARGET_DIR:-target}")
python=$target/businesstimedelta/bin/python3
if ! [ -x "$python" ]; then
  python3 -m venv "$target/businesstimedelta"
  "$python" -m pip install --quiet --disable-pip-version-check businesstimedelta==1.0.1
fi

answer=$(mktemp)
trap 'rm -f "$answer"' EXIT
OPSCTL_DEADLINES=$answer cargo test --release --locked --lib -q -- --ignored --exact deadlines::measure >&2
"$python" benches/deadlines.py "$answer"
