#!/usr/bin/env bash
# The TypeScript compiler reads keel.d.ts, and tests/module/types_test.ts as somebody's program that uses it.
# Usage: tests/module/check_types.sh build/web. tsc has to be on PATH; tests/check.sh module sees to it.
set -eu

[ $# = 1 ] && [ -f "$1/keel.d.ts" ] || { echo "usage: tests/module/check_types.sh WEBDIR" >&2; exit 2; }
here=$(dirname "${BASH_SOURCE[0]}")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# The test imports "./keel.mjs", for which the compiler looks for keel.d.mts.
cp "$1/keel.d.ts" "$folder/keel.d.mts"
cp "$1/keel.mjs" "$here/types_test.ts" "$folder/"
echo '{"type": "module"}' >"$folder/package.json"

cd "$folder"
check() {
    tsc --noEmit --strict --noUncheckedIndexedAccess --exactOptionalPropertyTypes --target es2022 --lib es2022,dom \
        "$@" types_test.ts
}
check --module esnext --moduleResolution bundler # as bundlers resolve it
check --module nodenext --moduleResolution nodenext # and as Node does

# A compiler that reads nothing would be content too.
echo 'import { createKeel } from "./keel.mjs"; export const wrong: string = await createKeel();' >types_test.ts
if check --module esnext --moduleResolution bundler >/dev/null; then
    echo "a wrong program is taken for a right one" >&2
    exit 1
fi
echo "keel.d.ts is in order"
