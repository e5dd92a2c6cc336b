#!/usr/bin/env bash
# The desktop window on a display without a screen: pictures of it, its options, and what it says without a display.
# Usage: tests/desktop/desktop_test.sh build/native/keel-desktop. Pictures are kept in build/screenshots.
set -eu

[ $# = 1 ] && [ -x "$1" ] || { echo "usage: tests/desktop/desktop_test.sh KEEL-DESKTOP" >&2; exit 2; }
program=$(realpath "$1")
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
shots=build/screenshots
folder=$(mktemp -d)
display_id=
trap '[ -z "$display_id" ] || kill "$display_id"; rm -rf "$folder"' EXIT
mkdir -p "$shots"
failed=0

say() { printf '%-7s %s\n' "$1" "$2"; [ "$1" = ok ] || failed=1; }
check() { if [ "$1" = "$2" ]; then say ok "$3"; else say FAILED "$3: $1 instead of $2"; fi; }

# One display for all pictures, larger than the windows; it chooses a free number itself and says when it is ready.
mkfifo "$folder/number"
Xvfb -displayfd 7 -screen 0 1600x1200x24 7>"$folder/number" 2>"$folder/xvfb.log" &
display_id=$!
read -r number <"$folder/number" || { cat "$folder/xvfb.log" >&2; exit 1; }

# In a window, drawn without a graphics card.
in_window() { DISPLAY=:$number LIBGL_ALWAYS_SOFTWARE=1 timeout 60 "$program" "$@"; }

# picture NAME SIZE LEAST-COLOURS DARK|LIGHT OPTION…
picture() {
    local name=$1 size=$2 least=$3 scheme=$4 status=0 seen colours brightness
    shift 4
    in_window --screenshot "$folder/$name.ppm" "$@" >"$folder/out" 2>&1 || status=$?
    check "$status" 0 "$name: exit status"
    [ "$status" = 0 ] || { sed 's/^/        /' "$folder/out"; return; }
    seen=$(node tests/support/png.mjs "$folder/$name.ppm" "$shots/$name.png")
    check "${seen%%,*}" "$size" "$name: size"
    colours=$(printf '%s' "$seen" | sed 's/.*, \([0-9]*\) colours.*/\1/')
    if [ "$colours" -ge "$least" ]; then say ok "$name: $colours colours"; else say FAILED "$name: $colours colours"; fi
    brightness=$(printf '%s' "$seen" | sed 's/.*brightness //')
    case $scheme:$brightness in
        light:1.00 | light:0.9* | dark:0.0* | dark:0.1*) say ok "$name: $scheme" ;;
        *) say FAILED "$name: brightness $brightness is not $scheme" ;;
    esac
}

# message STATUS WORDS NAME COMMAND… : ends with that status and says the words, on standard error unless it is 0.
message() {
    local expected=$1 words=$2 name=$3 status=0 stream=err
    shift 3
    "$@" >"$folder/out" 2>"$folder/err" || status=$?
    check "$status" "$expected" "$name: exit status"
    [ "$expected" != 0 ] || stream=out
    if grep -q -- "$words" "$folder/$stream"; then
        say ok "$name: says \"$words\""
    else
        say FAILED "$name: no \"$words\" in"; sed 's/^/        /' "$folder/out" "$folder/err"
    fi
}

danger='v=1&leg.contract=binance:BTCUSDT&leg.leverage=10'
picture desktop-1280x800 1280x800 300 light
picture desktop-1280x800-dark 1280x800 300 dark --scheme dark
picture desktop-danger 1280x800 300 light --link "$danger"
picture desktop-narrow 500x900 300 light --size 500x900 --link "https://example.org/keel/#$danger"
picture desktop-heat 1280x800 4000 light --link "$danger" --tab 'Heat map'
picture desktop-heat-dark 1280x800 4000 dark --link "$danger" --tab 'Heat map' --scheme dark
picture desktop-damaged 1280x800 300 light --link 'v=1&bag.amount=-5&colour=blue&ok=0000000'

printf 'date,close\n2024-01-01,40000\n2024-01-02,41000\n2024-01-03,39000\n2024-01-04,39500\n' >"$folder/prices.csv"
picture desktop-history 1280x800 300 light --history "$folder/prices.csv"

# chart NAME LEAST-COLOURS OPTION… : the first chart of a tab as PNG, with a title, words and a link around it.
chart() {
    local name=$1 least=$2 status=0 seen colours
    shift 2
    in_window --chart "$shots/$name.png" "$@" >"$folder/out" 2>&1 || status=$?
    check "$status" 0 "$name: exit status"
    [ "$status" = 0 ] || { sed 's/^/        /' "$folder/out"; return; }
    seen=$(node tests/support/png.mjs "$shots/$name.png")
    case $seen in 1920x1[0-9][0-9][0-9],*) say ok "$name: ${seen%%,*}" ;; *) say FAILED "$name: $seen" ;; esac
    colours=$(printf '%s' "$seen" | sed 's/.*, \([0-9]*\) colours.*/\1/')
    if [ "$colours" -ge "$least" ]; then say ok "$name: $colours colours"; else say FAILED "$name: $colours colours"; fi
    case $seen in *brightness\ 0.9* | *brightness\ 1.00) say ok "$name: light" ;; *) say FAILED "$name: $seen" ;; esac
}
chart chart-payoff 100 --link "$danger"
chart chart-payoff-dark 100 --link "$danger" --scheme dark
chart chart-path 100 --link 'scenario.path=squeeze_then_crash&leg.leverage=3' --tab Path
if cmp -s "$shots/chart-payoff.png" "$shots/chart-payoff-dark.png"; then
    say ok "a saved chart is the same in dark colours"
else
    say FAILED "a saved chart depends on the colours of the window"
fi

# A window keeps the plans that were opened, in the person's data folder; a picture is nobody's work.
export XDG_DATA_HOME="$folder/data"
kept="$XDG_DATA_HOME/keel/recent"
# window_until LINK PATTERN NAME : opens a window with the link until the file has the line.
window_until() {
    local window tries=0
    DISPLAY=:$number LIBGL_ALWAYS_SOFTWARE=1 "$program" --link "$1" >/dev/null 2>&1 &
    window=$!
    until grep -qsE "$2" "$kept" || [ $((tries += 1)) -gt 300 ]; do sleep 0.1; done
    kill "$window"
    wait "$window" 2>/dev/null || true
    if grep -qsE "$2" "$kept"; then say ok "$3"; else say FAILED "$3"; fi
}
in_window --screenshot "$folder/unkept.ppm" --link "$danger" >/dev/null 2>&1
if [ -e "$XDG_DATA_HOME" ]; then say FAILED "a picture keeps its plan"; else say ok "a picture keeps nothing"; fi
window_until "$danger" '^[0-9]{10} v=[0-9]+&leg\.contract=binance:BTCUSDT&leg\.leverage=10&ok=' "a window keeps its plan"
printf 'no plan\n' >>"$kept"
window_until 'bag.amount=7' '^[0-9]{10} v=[0-9]+&bag\.amount=7&ok=' "a window keeps the next plan"
check "$(grep -c . "$kept")" 2 "and the one before, but nothing else"

same_as_first() { cmp -s "$folder/desktop-1280x800.ppm" "$folder/$1.ppm"; }
if same_as_first desktop-history; then say FAILED "a history shows nothing"; else say ok "a history shows itself"; fi
if same_as_first desktop-danger; then say FAILED "a link changes nothing"; else say ok "a link changes the picture"; fi
in_window --screenshot "$folder/again.ppm" >/dev/null 2>&1
if same_as_first again; then say ok "the same picture each time"; else say FAILED "another picture each time"; fi

without_display() { env -u DISPLAY -u WAYLAND_DISPLAY timeout 20 "$program" "$@"; }
message 0 '--screenshot' 'help' without_display --help
message 2 'there is no such option' 'an unknown option' without_display --nonsense
message 2 'a value is missing' 'an option without its value' without_display --link
message 2 '1280x800' 'a bad size' without_display --size 5x5
message 2 'light or dark' 'a bad scheme' without_display --scheme blue
message 1 'cannot open a window' 'no display' without_display
message 1 'there is no chart' 'a tab without charts' in_window --chart "$folder/x.png" --tab Venues
message 1 'cannot write' 'a chart that cannot be written' in_window --chart "$folder/no/such/folder/x.png"
message 1 'cannot write' 'a picture that cannot be written' in_window --screenshot "$folder/no/such/folder/x.ppm"

[ "$failed" = 0 ] && echo "the desktop window works"
exit "$failed"
