# shellcheck shell=bash
# Packages of one Debian suite, fetched and unpacked without installing anything: apt with a private source list, which names
# the mirror that the machine's own apt uses.

SUITES=${XDG_CACHE_HOME:-$HOME/.cache}/vfioscope/apt
readonly DEBIAN_KEYRING=/usr/share/keyrings/debian-archive-keyring.gpg

# The URI of the mirror that serves the machine's own release.
debian_mirror() {
    local mirror
    mirror=$(known_mirror)
    if [[ -z $mirror ]] && ((EUID == 0)); then
        # a new container has no lists yet
        apt-get -qq update < /dev/null >&2
        mirror=$(known_mirror)
    fi
    [[ -n $mirror ]] || fail "apt knows no source of this Debian's component main; is this Debian, and did apt-get update run?"
    echo "$mirror"
}

known_mirror() {
    local release
    # shellcheck source=/dev/null
    release=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
    # shellcheck disable=SC2016 # $(REPO_URI) is apt's, not the shell's
    apt-get indextargets --format '$(REPO_URI) $(CODENAME) $(COMPONENT)' 'Created-By: Packages' |
        awk -v release="$release" '$2 == release && $3 == "main" && !uri { uri = $1 } END { print uri }'
}

# suite_apt SUITE get|cache ARGS...: apt-get or apt-cache that sees that suite alone.
suite_apt() {
    local dir=$SUITES/$1
    "apt-$2" -o Dir::Etc::sourcelist="$dir/sources.list" -o Dir::Etc::sourceparts=/dev/null \
        -o Dir::State::lists="$dir/lists" -o Dir::Cache="$dir/cache" -o Acquire::Languages=none \
        -o APT::Get::List-Cleanup=0 -o APT::Sandbox::User=root "${@:3}"
}

# suite_update SUITE: fetches the suite's package lists.
suite_update() {
    local suite=$1 dir=$SUITES/$1 mirror output
    mirror=$(debian_mirror)
    [[ -r $DEBIAN_KEYRING ]] || fail "no $DEBIAN_KEYRING; install debian-archive-keyring"
    mkdir -p "$dir/lists/partial" "$dir/cache/archives/partial"
    echo "deb [signed-by=$DEBIAN_KEYRING] $mirror $suite main" > "$dir/sources.list"
    output=$(suite_apt "$suite" get -q -o APT::Update::Error-Mode=any update 2>&1) || {
        printf '%s\n' "$output" >&2
        fail "the machine's Debian mirror does not serve the suite $suite (or cannot be reached)"
    }
}

# suite_depends SUITE PACKAGE REGEX: the packages PACKAGE depends on whose names match.
suite_depends() {
    suite_apt "$1" cache depends "$2" | awk -v re="^$3" '$1 == "Depends:" && $2 ~ re { print $2 }'
}

# suite_unpack SUITE DIR PACKAGE...: the packages' files, under DIR.
suite_unpack() {
    local suite=$1 target=$2 debs deb output
    debs=$(mktemp -d "$SUITES/debs.XXXXXX")
    output=$(cd "$debs" && suite_apt "$suite" get -q download "${@:3}" 2>&1) || {
        rm -rf "$debs"
        printf '%s\n' "$output" >&2
        fail "cannot download ${*:3} of $suite"
    }
    for deb in "$debs"/*.deb; do
        dpkg -x "$deb" "$target"
    done
    rm -rf "$debs"
}
