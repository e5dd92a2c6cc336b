#!/usr/bin/env bash
# Ctrl-C while `keel risk` runs. Usage: tests/cli_signal_test.sh build/native/keel
set -eu

keel=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
set -m # a shell without jobs would have what it starts in the background ignore Ctrl-C

# Hours of paths, with more options behind; it has begun when it tells how far it is.
start() {
    "$keel" risk --set risk.model=jumps --set risk.paths=1e8 --progress --format csv "$@" \
        >"$folder/out" 2>"$folder/err" &
    running=$!
    for _ in $(seq 600); do
        grep -q ' % of 100,000,000 paths' "$folder/err" && return
        sleep 0.1
    done
    kill -KILL "$running"
    echo "it tells no progress" >&2
    exit 1
}

status=0
start
kill -INT "$running"
wait "$running" || status=$?
[ "$status" = 0 ] || { echo "the first Ctrl-C ends with status $status" >&2; exit 1; }
grep -q '^risk.method.wanted,100000000,$' "$folder/out" || { echo "it does not tell what it has" >&2; exit 1; }

# With long paths it is busy for a while after the first one.
status=0
start --threads 1 --set horizon_days=365 --set risk.step_days=0.1
kill -INT "$running"
sleep 0.05
kill -INT "$running"
wait "$running" || status=$?
[ "$status" = 130 ] || { echo "the second Ctrl-C ends with status $status" >&2; exit 1; }
[ ! -s "$folder/out" ] || { echo "the second Ctrl-C does not end at once" >&2; exit 1; }
echo "Ctrl-C does what it should"
