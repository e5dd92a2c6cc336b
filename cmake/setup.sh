# Sourced by build-wasm.sh and tests/check.sh: installs what a build needs and does not find.
#
#   . cmake/setup.sh
#   keel_need_emscripten        # now emcc works
#
# Debian packages are installed with apt-get. What Debian 12 lacks goes into ${XDG_CACHE_HOME:-~/.cache}/keel and is
# shared by all checkouts: each folder there is made under a temporary name and renamed when it is complete, so an
# interrupted run leaves nothing half-done, and a lock keeps two runs apart. Every function ends the calling script with
# a message when it cannot do its work, and does nothing when there is nothing to do.
# shellcheck shell=bash disable=SC2015 # A && B || keel_die: the message is for either.

keel_cmake_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=cmake/versions.sh
. "$keel_cmake_dir/versions.sh"
KEEL_CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/keel

keel_say() { printf 'keel: %s\n' "$*" >&2; }
keel_die() { keel_say "$*"; exit 1; }

# keel_has COMMAND... : whether all of them are on PATH (command -v alone is content with one).
keel_has() {
    local name
    for name in "$@"; do command -v "$name" >/dev/null || return 1; done
}

# keel_at_least VERSION MINIMUM
keel_at_least() { [ "$(printf '%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

# ---- Debian packages ----

keel_as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# Waits for another apt-get instead of failing, asks nothing, prints only errors.
keel_apt_get() {
    keel_as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=600 "$@" >/dev/null
}

# keel_need_apt PACKAGE... : on a system without apt-get the tools must be there already; CMake names what is missing.
keel_need_apt() {
    local package missing=()
    keel_has dpkg-query apt-get || return 0
    for package in "$@"; do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0

    if [ "$(id -u)" != 0 ] && ! keel_has sudo; then
        keel_die "Debian packages are missing, and without sudo only root can install them: apt-get install ${missing[*]}"
    fi
    keel_say "installing ${missing[*]}"
    # A list of packages that is absent or old is the usual reason for a failure: refresh it only then.
    keel_apt_get install -y --no-install-recommends "${missing[@]}" 2>/dev/null ||
        { keel_apt_get update && keel_apt_get install -y --no-install-recommends "${missing[@]}"; } ||
        keel_die "could not install Debian packages; try as root: apt-get install ${missing[*]}"
}

# ---- The cache ----

# keel_cached NAME FUNCTION : runs FUNCTION in a new folder, which becomes $KEEL_CACHE/NAME when it succeeds.
keel_cached() {
    local final=$KEEL_CACHE/$1
    [ ! -d "$final" ] || return 0
    mkdir -p "$KEEL_CACHE" || keel_die "cannot write to $KEEL_CACHE (XDG_CACHE_HOME chooses another place)"
    (
        flock 9 || keel_die "cannot lock $KEEL_CACHE/lock"
        [ ! -d "$final" ] || exit 0 # Another run made it while this one waited.
        rm -rf "$final.tmp" && mkdir "$final.tmp" && cd "$final.tmp" || keel_die "cannot write to $KEEL_CACHE"
        "$2" "$final"
        mv "$final.tmp" "$final"
    ) 9>"$KEEL_CACHE/lock" || exit 1
}

# shellcheck disable=SC2016 # The variable is apt's.
keel_mirror() {
    apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Label: Debian' | head -n 1
}

# apt with the next Debian release as its only source and all its state in the cache: the system's own sources stay as
# they are, and apt checks the signatures as always. The mirror is the one that the system uses.
keel_next_apt() {
    local state=$KEEL_CACHE/apt-$KEEL_NEXT_DEBIAN tool=$1 mirror
    local keyring=/usr/share/keyrings/debian-archive-keyring.gpg
    shift
    if [ -z "$(find "$state/updated" -mmin -720 2>/dev/null)" ]; then
        mirror=$(keel_mirror)
        if [ -z "$mirror" ]; then # As in a fresh container: apt does not know its own sources yet.
            keel_apt_get update
            mirror=$(keel_mirror)
        fi
        [ -n "$mirror" ] && [ -f "$keyring" ] || return 1
        mkdir -p "$state/lists/partial" "$state/cache/archives/partial"
        printf "%s [signed-by=$keyring] $mirror $KEEL_NEXT_DEBIAN main\n" deb deb-src >"$state/sources.list"
        printf '%s\n' "Dir::Etc::SourceList \"$state/sources.list\";" 'Dir::Etc::SourceParts "/dev/null";' \
            "Dir::State::Lists \"$state/lists\";" "Dir::Cache \"$state/cache\";" \
            'Dir::Etc::Preferences "/dev/null";' 'Dir::Etc::PreferencesParts "/dev/null";' \
            'APT::Sandbox::User "root";' >"$state/apt.conf"
        APT_CONFIG=$state/apt.conf apt-get -qq update && touch "$state/updated" || return 1
    fi
    APT_CONFIG=$state/apt.conf "$tool" -qq "$@"
}

keel_need_debian_12() {
    local ID='' VERSION_ID=''
    # shellcheck source=/dev/null
    [ ! -f /etc/os-release ] || . /etc/os-release
    [ "$ID" = debian ] && [ "$VERSION_ID" -ge 12 ] 2>/dev/null || keel_die "$1"
}

# ---- Node and its packages ----

# Sets KEEL_NODE_MODULES and puts its commands (tsc) on PATH.
keel_need_node_modules() {
    local hash
    # shellcheck disable=SC2086 # A list of words.
    keel_has node npm || keel_need_apt $KEEL_NODE_PACKAGES
    keel_has node npm || keel_die "node and npm are missing: install Node $KEEL_NODE_MINIMUM or newer"
    keel_at_least "$(node --version | tr -d v)" "$KEEL_NODE_MINIMUM" ||
        keel_die "node $(node --version) is too old: Keel needs $KEEL_NODE_MINIMUM or newer"
    hash=$(cat "$keel_cmake_dir/package.json" "$keel_cmake_dir/package-lock.json" | cksum | tr -d ' ')
    keel_cached "npm-$hash" keel_make_node_modules
    export KEEL_NODE_MODULES=$KEEL_CACHE/npm-$hash/node_modules
    PATH=$KEEL_NODE_MODULES/.bin:$PATH
}

keel_make_node_modules() {
    keel_say "fetching the npm packages"
    cp "$keel_cmake_dir/package.json" "$keel_cmake_dir/package-lock.json" . &&
        npm ci --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error >/dev/null || keel_die "npm ci failed"
}

# ---- Emscripten ----

# Puts emcc on PATH and sets KEEL_EMSCRIPTEN_ROOT: the one that is there, the system's package, or a private copy.
keel_need_emscripten() {
    local version prefix
    keel_need_node_modules # Emscripten needs Node, acorn and, for the TypeScript declarations, tsc.
    version=$(emcc -dumpversion 2>/dev/null || echo 0)
    if ! keel_at_least "$version" "$KEEL_EMSCRIPTEN_MINIMUM"; then
        version=$(apt-cache policy emscripten 2>/dev/null | sed -n 's/^ *Candidate: *//p')
        if keel_at_least "${version:-0}" "$KEEL_EMSCRIPTEN_MINIMUM"; then
            keel_need_apt emscripten
        else
            prefix=emscripten-$KEEL_EMSCRIPTEN_MINIMUM-$KEEL_EMSCRIPTEN_REVISION
            keel_need_debian_12 "emcc $KEEL_EMSCRIPTEN_MINIMUM or newer is missing: install it, for example with emsdk"
            # shellcheck disable=SC2086 # A list of words.
            keel_need_apt $KEEL_EMSCRIPTEN_HOST_PACKAGES
            keel_cached "$prefix" keel_make_emscripten
            prefix=$KEEL_CACHE/$prefix
            "$prefix/usr/bin/wasm-opt" --version >/dev/null || keel_die "$prefix is damaged: remove it and try again"
            export EM_CONFIG=$prefix/emscripten.config PATH=$prefix/usr/share/emscripten:$PATH
            EM_NODE_JS=$(command -v node) EMSDK_PYTHON=/usr/bin/python3
            export EM_NODE_JS EMSDK_PYTHON
        fi
    fi
    version=$(emcc -dumpversion) || keel_die "emcc does not work"
    KEEL_EMSCRIPTEN_ROOT=$(em-config EMSCRIPTEN_ROOT) || keel_die "em-config does not work"
    export KEEL_EMSCRIPTEN_ROOT
}

# keel_make_emscripten FINAL : Debian's packages of Emscripten, unpacked beside the C library that its binaries want.
keel_make_emscripten() {
    local final=$1 package file loader libraries
    keel_say "fetching Emscripten $KEEL_EMSCRIPTEN_MINIMUM (250 MB, only once)"
    # shellcheck disable=SC2086 # A list of words.
    keel_next_apt apt-get download $KEEL_EMSCRIPTEN_PACKAGES ||
        keel_die "could not fetch Emscripten; with emcc $KEEL_EMSCRIPTEN_MINIMUM or newer on PATH this is not needed"
    for package in *.deb; do
        # Without the libraries for threads and the tests, which Keel does not use: half the size on disk.
        dpkg-deb --fsys-tarfile "$package" | tar -x --exclude='*-mt[-.]*' --exclude='*-ww[-.]*' --exclude=./usr/share/doc \
            --exclude=./usr/share/emscripten/test && rm "$package" || keel_die "could not unpack $package"
    done
    [ "$(tr -d '"\n' <usr/share/emscripten/emscripten-version.txt)" = "$KEEL_EMSCRIPTEN_MINIMUM" ] ||
        keel_die "the Emscripten that was fetched is not $KEEL_EMSCRIPTEN_MINIMUM"

    # The binaries shall find the loader and libraries of this folder, under the name that it will have.
    loader=$(find usr/lib -name 'ld-linux*.so.*')
    libraries=$final/$(dirname "$loader")
    for file in usr/bin/wasm*; do
        patchelf --set-interpreter "$final/$loader" --set-rpath "$libraries" "$file" || keel_die "could not patch $file"
    done
    patchelf --set-rpath "$libraries" usr/lib/*/libbinaryen.so || keel_die "could not patch libbinaryen.so"

    sed "s|^BINARYEN_ROOT.*|BINARYEN_ROOT = '$final/usr'|" usr/share/emscripten/.emscripten >emscripten.config
    # Emscripten looks for acorn from its own folder upwards; Debian's package counts on Debian's Node to know it.
    mkdir usr/share/emscripten/node_modules && cp -r "$KEEL_NODE_MODULES/acorn" usr/share/emscripten/node_modules/ ||
        keel_die "could not add acorn to Emscripten"
}

# ---- Dear ImGui and Catch2 ----

# Sets KEEL_IMGUI_SOURCE_DIR and KEEL_CATCH2_SOURCE_DIR, which the caller may have set to folders of their own.
keel_need_sources() {
    if [ -z "${KEEL_IMGUI_SOURCE_DIR:-}" ]; then
        keel_cached "imgui-$KEEL_IMGUI_VERSION" keel_make_source
        KEEL_IMGUI_SOURCE_DIR=$KEEL_CACHE/imgui-$KEEL_IMGUI_VERSION
    fi
    if [ -z "${KEEL_CATCH2_SOURCE_DIR:-}" ]; then
        keel_cached "catch2-$KEEL_CATCH2_VERSION" keel_make_source
        KEEL_CATCH2_SOURCE_DIR=$KEEL_CACHE/catch2-$KEEL_CATCH2_VERSION
    fi
    export KEEL_IMGUI_SOURCE_DIR KEEL_CATCH2_SOURCE_DIR
}

# keel_make_source FINAL : the authors' own archive, as it is in Debian's source package. FINAL ends in name-version.
keel_make_source() {
    local id=${1##*/}
    local name=${id%-*} version=${id##*-}
    keel_need_debian_12 "$name $version is missing: unpack its source and set KEEL_${name^^}_SOURCE_DIR to the folder"
    keel_say "fetching $name $version"
    keel_next_apt apt-get source --download-only "$name" >/dev/null || keel_die "could not fetch the source of $name"
    # shellcheck disable=SC2144 # One file at most.
    tar -x --strip-components=1 -f "$name"_"$version"[.+]*orig.tar.* &&
        rm ./"$name"_"$version"* || keel_die "the source of $name that was fetched is not $version"
}

# ---- What each kind of build needs ----

# shellcheck disable=SC2086 # Lists of words.
keel_need_build() { keel_need_apt $KEEL_BUILD_PACKAGES; }

# shellcheck disable=SC2086
keel_need_native() { keel_need_build && keel_need_apt $KEEL_NATIVE_PACKAGES && keel_need_sources; }

keel_need_wasm() { keel_need_build && keel_need_emscripten && keel_need_sources; }

# shellcheck disable=SC2086
keel_need_browser_tests() { keel_need_apt $KEEL_BROWSER_PACKAGES && keel_need_node_modules; }

# shellcheck disable=SC2086 # A list of words.
keel_need_fuzz() { keel_need_apt $KEEL_FUZZ_PACKAGES; }

# Only where the distribution has that version: elsewhere the check of the code's layout is skipped.
keel_need_format() {
    ! apt-cache show "$KEEL_FORMAT_PACKAGE" >/dev/null 2>&1 || keel_need_apt "$KEEL_FORMAT_PACKAGE"
}
