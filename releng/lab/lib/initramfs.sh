# shellcheck shell=bash
# The guest's first root: busybox, the modules it needs until the host's root is mounted, and guest/init.

# Loaded by guest/init in this order.
readonly GUEST_MODULES=(virtio_pci virtio_console 9pnet_virtio 9p overlay vfio-pci vfio_iommu_type1)

# prepare_initramfs NAME: makes it for that kernel unless one of the same inputs is there; the path is in $INITRAMFS. Its name
# holds a digest of the inputs, so that runs of differing checkouts do not disturb each other.
prepare_initramfs() {
    local kernel=$LAB_CACHE/kernel-$1 busybox digest
    busybox=$(command -v busybox) || fail "no busybox though busybox-static is installed"
    digest=$( (cat "$LAB_HOME/lib/initramfs.sh" "$LAB_HOME"/guest/* "$kernel/version" && stat -c '%s %Y' "$busybox") | sha256sum)
    INITRAMFS=$kernel/initramfs-${digest:0:16}
    export INITRAMFS
    [[ -e $INITRAMFS ]] && return
    find "$kernel" -maxdepth 1 -name 'initramfs-*' -mtime +7 -delete
    say "making the initramfs of Linux $(< "$kernel/version")"
    local tree
    tree=$(mktemp -d "$LAB_CACHE/initramfs.XXXXXX")
    fill_initramfs "$tree" "$kernel/root" "$(< "$kernel/version")" "$busybox"
    (cd "$tree" && find . -print0 | cpio --null --create --format=newc --quiet | gzip -1) > "$INITRAMFS.new"
    mv "$INITRAMFS.new" "$INITRAMFS"
    rm -rf "$tree"
}

# fill_initramfs TREE KERNELROOT RELEASE BUSYBOX
fill_initramfs() {
    local tree=$1 root=$2 release=$3 busybox=$4 module path
    mkdir -p "$tree"/{bin,dev,proc,sys,lower,overlay,newroot,lib/modules/"$release"}
    cp "$busybox" "$tree/bin/busybox"
    install -m 755 "$LAB_HOME/guest/init" "$tree/init"
    install -m 755 "$LAB_HOME/guest/session" "$tree/session"
    printf '%s\n' "${GUEST_MODULES[@]}" > "$tree/modules"
    for module in "${GUEST_MODULES[@]}"; do
        modprobe -d "$root" -S "$release" --show-depends "$module" || fail "Linux $release has no module $module"
    done | awk '$1 == "insmod" && !seen[$2]++ { print $2 }' | while read -r path; do
        copy_module "$path" "$tree/lib/modules/$release"
    done
    depmod -b "$tree" "$release" 2> /dev/null || fail "depmod refused the initramfs of Linux $release"
}

# copy_module FILE DIR: uncompressed, for busybox's modprobe.
copy_module() {
    local name=${1##*/}
    case $name in
        *.xz) xz -dc "$1" > "$2/${name%.xz}" ;;
        *.zst) zstd -dcq "$1" > "$2/${name%.zst}" ;;
        *) cp "$1" "$2/$name" ;;
    esac
}
