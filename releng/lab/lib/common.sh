# shellcheck shell=bash
# Messages, the lab's exit statuses, its cache folder and its locks. Sourced by the scripts of the lab.

# Statuses of the lab itself, apart from those of the guest's command (the same numbers timeout(1) and env(1) use).
readonly STATUS_USAGE=2 STATUS_TIMEOUT=124 STATUS_LAB=125
export STATUS_USAGE STATUS_TIMEOUT STATUS_LAB

LAB_CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/vfioscope/lab

# Standard output belongs to the guest's command: the lab speaks on standard error.
say() { printf 'lab: %s\n' "$*" >&2; }

fail() {
    say "$*"
    exit "$STATUS_LAB"
}

# with_lock NAME COMMAND...: runs the command while no other run of the lab has the lock of that name.
with_lock() {
    local fd name=$1
    mkdir -p "$LAB_CACHE" || fail "cannot make the cache folder $LAB_CACHE"
    exec {fd}> "$LAB_CACHE/$name.lock"
    if ! flock --nonblock "$fd"; then
        say "waiting for another run of the lab to prepare: $name"
        flock "$fd"
    fi
    "${@:2}"
    exec {fd}>&-
}
