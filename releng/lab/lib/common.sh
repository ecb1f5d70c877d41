# shellcheck shell=bash
# Messages, the lab's exit statuses and the cache folder. Sourced by the scripts of the lab.

# Statuses of the lab itself, apart from those of the guest's command (the same numbers timeout(1) and env(1) use).
readonly STATUS_USAGE=2 STATUS_TIMEOUT=124 STATUS_LAB=125
export STATUS_USAGE STATUS_TIMEOUT STATUS_LAB

LAB_CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/vfioscope/lab

# Standard output belongs to the guest's command: the lab speaks on standard error.
say() { printf 'lab: %s\n' "$*" >&2; }

die() {
    say "$*"
    exit "$STATUS_LAB"
}

# Runs the given command while no other set-up of this cache runs.
with_setup_lock() {
    mkdir -p "$LAB_CACHE" || die "cannot make the cache folder $LAB_CACHE"
    local fd
    exec {fd}> "$LAB_CACHE/lock"
    if ! flock --nonblock "$fd"; then
        say "waiting for another set-up of the lab to end"
        flock "$fd"
    fi
    "$@"
    exec {fd}>&-
}
