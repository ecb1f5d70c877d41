# shellcheck shell=bash
# A QEMU that exports the BARs of its vfio-pci devices as dmabufs and has the vfio-user client (11.1, trixie-backports): the peer
# that Vfioscope is compared with. Debian 12's own QEMU, which emulates the lab's guest, is too old for either. It lies with all
# the libraries it needs in a Debian root of its own in the cache and runs from there by that root's loader; nothing is installed.
#   qemu/root                 the packages' files, not configured
#   qemu/qemu-system-x86_64   starts it; works in the guest as well as on the host

# prepare_qemu: fetches it unless the cache has it; the path of its start script is in $PEER_QEMU.
prepare_qemu() {
    local dir=$LAB_CACHE/qemu work
    PEER_QEMU=$dir/qemu-system-x86_64
    export PEER_QEMU
    [[ ! -x $PEER_QEMU ]] || return 0
    [[ $(id -u) == 0 ]] || fail "fetching the newer QEMU takes root (for a throw-away Debian root)"
    with_lock packages need_packages mmdebstrap
    say "fetching QEMU of trixie-backports with its libraries"
    work=$(mktemp -d "$LAB_CACHE/qemu.XXXXXX")
    fetch_qemu "$work/root"
    write_start_script "$work/qemu-system-x86_64"
    chmod 755 "$work"
    "$work/qemu-system-x86_64" --version > /dev/null || fail "the QEMU in $work does not start"
    rm -rf "$dir"
    mv -T "$work" "$dir"
}

# fetch_qemu DIR: unpacked only (the variant extract): no script of a package runs.
fetch_qemu() {
    local mirror source
    mirror=$(debian_mirror)
    source="deb [signed-by=$DEBIAN_KEYRING] $mirror"
    # Without the default release apt would take QEMU's own parts from trixie, which do not fit.
    mmdebstrap --quiet --variant=extract --aptopt='APT::Default-Release "trixie-backports"' --include=qemu-system-x86 trixie "$1" \
        "$source trixie main" "$source trixie-backports main" >&2 || fail "no root with the QEMU of trixie-backports"
}

# write_start_script FILE: finds everything beside itself, so that the folder can be moved.
write_start_script() {
    cat > "$1" << 'END'
#!/bin/sh
root=$(dirname "$(readlink -f "$0")")/root
export QEMU_MODULE_DIR="$root/usr/lib/x86_64-linux-gnu/qemu"
exec "$root/usr/lib64/ld-linux-x86-64.so.2" --library-path "$root/usr/lib/x86_64-linux-gnu" --argv0 qemu-system-x86_64 \
    "$root/usr/bin/qemu-system-x86_64" -L "$root/usr/share/qemu" -L "$root/usr/share/seabios" "$@"
END
    chmod 755 "$1"
}
