# shellcheck shell=bash
# Debian packages the lab needs on the host, installed where they are missing.

readonly LAB_PACKAGES=(qemu-system-x86 busybox-static kmod cpio zstd xz-utils)
export LAB_PACKAGES

# install_packages PACKAGE...: installs those that are not installed yet.
install_packages() {
    local package missing=()
    command -v dpkg-query > /dev/null || die "the lab needs a Debian system (no dpkg-query here)"
    for package in "$@"; do
        [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2> /dev/null) == installed ]] || missing+=("$package")
    done
    ((${#missing[@]})) || return 0
    [[ $(id -u) == 0 ]] || die "packages are missing; install them with: sudo apt-get install ${missing[*]}"
    say "installing ${missing[*]}"
    apt_get_quietly update
    apt_get_quietly install --yes --no-install-recommends "${missing[@]}"
}

# apt-get's chatter is shown only when it fails. Another apt may hold the lock: wait for it.
apt_get_quietly() {
    local output
    output=$(DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 "$@" 2>&1) || {
        printf '%s\n' "$output" >&2
        die "apt-get $1 failed"
    }
}
