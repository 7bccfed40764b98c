#!/bin/sh
# The main job, played on the embedded store in a folder of its own: a need goes from the startup
# through security and SRE to production, by the people allowed to, refused to the others. It ends
# with 0 only if everything happened as announced. The binary is $OPSCTL, else the release build.
set -eu

here=$(cd "$(dirname "$0")/.." && pwd)
opsctl=${OPSCTL:-$here/target/release/opsctl}
[ -x "$opsctl" ] || { echo "there is no opsctl at $opsctl: build it, or set OPSCTL" >&2; exit 1; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
unset OPSCTL_ACTOR OPSCTL_CONFIG

say() { printf '\n# %s\n' "$*"; }

# run EXPECTED PERSON ARGUMENTS...: shows the command, runs it, and holds it to its exit code.
run() {
  expected=$1 person=$2
  shift 2
  printf '$ opsctl --as %s' "$person"
  for word in "$@"; do
    case $word in
      *\ *) printf " '%s'" "$word" ;;
      *) printf ' %s' "$word" ;;
    esac
  done
  printf '\n'
  code=0
  "$opsctl" --as "$person" "$@" 2>&1 || code=$?
  if [ "$code" != "$expected" ]; then
    printf 'this was to end with %s, and ended with %s\n' "$expected" "$code" >&2
    exit 1
  fi
  [ "$code" = 0 ] || printf '(exit %s)\n' "$code"
}

say 'A process pack to begin with: startup, SECU, SRE, OPS; devnet, testnet, mainnet.'
"$opsctl" init --no-input
"$opsctl" workflow check

say 'A startup states a need. Only SECU validates it: whoever else tries is told whom to ask.'
run 0 alice request new delivery --title 'A cache for the portal' --field service=portal
run 0 alice request finish 1
run 4 alice request finish 1 --outcome valid
run 0 chloe request finish 1 --outcome valid

say 'SRE challenges it, SECU looks at the design, SRE names a date: without it the step is refused.'
run 0 alice request finish 1
run 0 emma request finish 1
run 0 chloe request finish 1 --outcome valid
run 3 emma request finish 1
run 0 emma request finish 1 --field delivery_date=2030-01-31

say 'It is built on devnet, fails the tests, is built again, and is packaged.'
run 0 emma request finish 1 --field release=1.4.0
run 0 emma request finish 1
run 0 alice request finish 1 --outcome failed --note 'the cache is never filled'
run 0 emma request finish 1 --field release=1.4.1
run 0 emma request finish 1
run 0 alice request finish 1 --outcome passed
run 0 emma request check 1 docs rollback
run 0 emma request finish 1
run 0 emma request finish 1

say 'Production is out of reach: for SRE at all, for OPS until testnet has seen the release.'
run 4 emma promote mainnet --request 1
run 3 grace promote mainnet --request 1

say 'OPS deploys to testnet. The exit status of the command decides what is recorded.'
run 1 grace promote testnet -- sh -c 'echo "pushing 1.4.1"; echo "no space left" >&2; exit 1'
run 0 grace request check 1 monitoring
run 0 grace promote testnet -- sh -c 'echo "pushing 1.4.1"; echo "token ghp_0123456789abcdefghijklmnopqrstuvwxyz"'
run 0 felix request finish 1 --outcome verified

say 'Mainnet asks for approvals, by people who did not build it.'
run 0 grace explain 1
run 3 grace promote mainnet -- true
run 4 emma request approve 1
run 0 felix request approve 1
run 0 chloe request approve 1
run 0 grace request check 1 backup told
run 0 grace promote mainnet -- echo 'pushing 1.4.1'
run 4 grace request finish 1
run 0 alice request finish 1

say 'What happened stands in the log, and everything adds up.'
run 0 alice request log 1
run 0 alice deployments
run 0 alice audit --strict
