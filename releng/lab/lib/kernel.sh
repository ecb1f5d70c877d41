# shellcheck shell=bash
# The guest's kernels: stock Debian packages, unpacked into the cache as
#   kernel-NAME/version   the kernel's release, as uname -r says it
#   kernel-NAME/vmlinux   the uncompressed kernel
#   kernel-NAME/root      what the packages hold, with lib/modules/RELEASE

# prepare_kernel NAME: fetches it unless the cache has it.
prepare_kernel() {
    local name=$1 suite dir=$LAB_CACHE/kernel-$1
    if [[ $name == iommufd ]]; then
        prepare_iommufd_kernel
        return
    fi
    [[ ! -e $dir/version ]] || return 0
    case $name in
        new) suite=trixie-backports ;; # 6.19 or later: vfio-pci exports dmabufs
        old) suite=bookworm ;;         # 6.1: it does not
        *) fail "no kernel called '$name'" ;;
    esac
    rm -rf "$dir" "$dir.new"
    mkdir "$dir.new"
    fetch_kernel "$suite" "$dir.new"
    mv "$dir.new" "$dir"
}

# fetch_kernel SUITE DIR
fetch_kernel() {
    local suite=$1 dir=$2 image release parts vmlinuz
    say "fetching the package list of $suite"
    suite_update "$suite"
    image=$(suite_depends "$suite" linux-image-amd64 'linux-image-[0-9]')
    [[ -n $image ]] || fail "$suite has no linux-image-amd64"
    release=${image#linux-image-}
    # Since 6.19 the image is split; before that these packages do not exist.
    parts=$(suite_depends "$suite" "$image" 'linux-(base|binary|modules)-[0-9]')
    say "fetching Linux $release"
    # shellcheck disable=SC2086 # a list of package names
    suite_unpack "$suite" "$dir/root" "$image" $parts
    merge_usr "$dir/root"
    depmod -b "$dir/root" "$release" || fail "depmod refused the modules of Linux $release"
    for vmlinuz in "$dir/root/lib/modules/$release/vmlinuz" "$dir/root/boot/vmlinuz-$release"; do
        [[ -e $vmlinuz ]] && break
    done
    extract_vmlinux "$vmlinuz" "$dir/vmlinux"
    echo "$release" > "$dir/version"
}

# Newer packages ship /usr/lib/modules, older ones /lib/modules: /lib/modules finds both.
merge_usr() {
    [[ -d $1/usr/lib/modules ]] || return 0
    mkdir -p "$1/lib"
    [[ -e $1/lib/modules ]] || ln -s ../usr/lib/modules "$1/lib/modules"
}

# extract_vmlinux BZIMAGE FILE: the kernel that a bzImage carries compressed (Linux: Documentation/arch/x86/boot.rst).
# Booting it directly saves the guest from decompressing it under emulation.
extract_vmlinux() {
    local image=$1 target=$2 sectors offset length start magic decompress
    sectors=$(unsigned "$image" $((0x1f1)) 1)
    offset=$(unsigned "$image" $((0x248)) 4)
    length=$(unsigned "$image" $((0x24c)) 4)
    start=$(((sectors + 1) * 512 + offset))
    magic=$(od -An -tx1 -j "$start" -N 4 "$image" | tr -d ' ')
    # All but gzip are followed by 4 bytes of uncompressed size, which their tools would take for damage.
    case $magic in
        28b52ffd) decompress=(zstd -dcq) length=$((length - 4)) ;;
        fd377a58) decompress=(xz -dc) length=$((length - 4)) ;;
        1f8b*) decompress=(gzip -dc) ;;
        *) fail "$image is compressed in a way the lab does not know (it starts with $magic)" ;;
    esac
    dd if="$image" iflag=skip_bytes,count_bytes skip="$start" count="$length" bs=1M status=none |
        "${decompress[@]}" > "$target" || fail "cannot decompress the kernel of $image"
}

# unsigned FILE OFFSET BYTES: a little-endian number.
unsigned() { od -An "-tu$3" -j "$2" -N "$3" "$1" | tr -d ' '; }
