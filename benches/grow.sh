#!/usr/bin/env bash
# How the commands grow with the store: 1,000, 10,000 and 100,000 requests of six events each.
# Builds in release mode, fills the stores (some minutes, in memory where /dev/shm is there),
# measures, and prints the table of the README. Changes nothing outside a temporary folder.
#
#   benches/grow.sh [COUNT...]
set -euo pipefail
cd "$(dirname "$0")/.."

counts=("$@")
[ ${#counts[@]} -gt 0 ] || counts=(1000 10000 100000)
target=${CARGO_TARGET_DIR:-target}
opsctl=$(cd . && realpath -m "$target")/release/opsctl
here=$PWD
memory=/dev/shm
[ -d "$memory" ] || memory=${TMPDIR:-/tmp}
stores=$(mktemp -d "$memory/opsctl-grow-XXXXXX")
trap 'rm -rf "$stores"' EXIT

cargo build --release --locked
cargo test --release --locked --lib --no-run

rows=(
  "opsctl --version|21|--version"
  "request list (first page)|21|request list"
  "inbox|21|--as omar inbox"
  "request show|21|request show 12"
  "request finish|9|--as dana request finish {run}6 --field release=1.1"
  "request new|9|--as rita request new release --title Another --field service=web"
  "deployments|21|deployments"
  "audit|9|audit"
  "sla status (every clock)|9|sla status"
  "sla status --json|9|sla status --json"
)

measure() { # FOLDER RUNS WORDS...
  (cd "$1" && env -u OPSCTL_ACTOR HOME="$1" python3 "$here/benches/measure.py" "$2" "$opsctl" "${@:3}")
}

declare -A cells
for count in "${counts[@]}"; do
  folder=$stores/$count
  mkdir "$folder"
  cp -r benches/pack/. "$folder"
  echo "filling a store with $count requests" >&2
  OPSCTL_FILL_STORE=$folder/.opsctl/store.db OPSCTL_FILL_COUNT=$count \
    cargo test --release --locked --lib -q -- --ignored --exact fill::fill >&2
  cells["first list: the cache is made|$count"]=$(measure "$folder" 1 --as omar request list)
  for row in "${rows[@]}"; do
    IFS='|' read -r name runs words <<<"$row"
    # shellcheck disable=SC2086 # words are words
    cells["$name|$count"]=$(measure "$folder" "$runs" $words)
  done
  printf '\n  # Another pack.\n' >>"$folder/opsctl.yaml"
  sed -i 's/^organization: .*/organization: Another/' "$folder/opsctl.yaml"
  cells["first list after a change of the pack|$count"]=$(measure "$folder" 1 --as omar request list)
  rm -rf "$folder"
done

printf '| |'
printf ' %s |' "${counts[@]}"
printf '\n|---|'
printf -- '---|%.0s' "${counts[@]}"
printf '\n'
names=("first list: the cache is made")
for row in "${rows[@]}"; do names+=("${row%%|*}"); done
names+=("first list after a change of the pack")
for name in "${names[@]}"; do
  printf '| %s |' "$name"
  for count in "${counts[@]}"; do
    read -r median _ size <<<"${cells["$name|$count"]}"
    printf ' %s ms, %s MB |' "$median" "$size"
  done
  printf '\n'
done
