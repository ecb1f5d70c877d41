# shellcheck shell=bash
# The kernel `iommufd`: the kernel `new` with modules that Debian does not build (iommufd, vfio with the device cdev,
# nvgrace-gpu-vfio-pci, the samples of mediated devices), made from Debian's own source of that kernel. They are compiled in a
# throw-away root of the same release, whose compiler and headers they need.

# prepare_iommufd_kernel: builds it unless the cache has one of the same inputs.
prepare_iommufd_kernel() {
    local new=$LAB_CACHE/kernel-new dir=$LAB_CACHE/kernel-iommufd digest release work
    with_lock kernel-new prepare_kernel new
    release=$(< "$new/version")
    digest=$( (echo "$release" && find "$LAB_HOME/modules" "$LAB_HOME/lib/modules.sh" -type f -print0 | sort -z | xargs -0 cat) | sha256sum)
    [[ -e $dir/digest && $(< "$dir/digest") == "$digest" ]] && return
    [[ $(id -u) == 0 ]] || fail "building kernel modules takes root (for a throw-away Debian root)"
    with_lock packages need_packages mmdebstrap acpica-tools
    work=$(mktemp -d "$LAB_CACHE/modules.XXXXXX")
    say "building modules for Linux $release; this takes some minutes"
    make_build_root "$work/root" "$release"
    gather_sources "$work" "$release"
    compile_modules "$work/root" "$release"
    rm -rf "$dir"
    assemble_kernel "$new" "$dir" "$work/root/build" "$release"
    rm -rf "$work"
    echo "$digest" > "$dir/digest"
}

# make_build_root DIR RELEASE: a Debian root with the kernel's headers and compiler.
make_build_root() {
    local mirror source
    mirror=$(debian_mirror)
    source="deb [signed-by=$DEBIAN_KEYRING] $mirror"
    mmdebstrap --quiet --variant=minbase --include="make,binutils,linux-headers-$2" trixie "$1" \
        "$source trixie main" "$source trixie-backports main" >&2 ||
        fail "no root with the headers of Linux $2; if the mirror has a newer kernel by now, remove $LAB_CACHE/kernel-new and try again"
}

# gather_sources WORK RELEASE: the folders to compile, in WORK/root/build.
gather_sources() {
    local work=$1 version source build=$1/root/build
    version=$(grep -oE '^[0-9]+\.[0-9]+' <<< "$2")
    suite_update trixie-backports
    suite_unpack trixie-backports "$work/source-package" "linux-source-$version"
    source=$work/source
    mkdir -p "$source" "$build"
    tar -xf "$work/source-package/usr/src/linux-source-$version.tar.xz" -C "$source" --strip-components=1 --wildcards \
        '*/drivers/vfio' '*/drivers/iommu' '*/lib/interval_tree.c' '*/samples/vfio-mdev'
    cp -r "$source/drivers/vfio" "$source/drivers/iommu/iommufd" "$source/samples/vfio-mdev" "$build"
    cp "$source/drivers/iommu/iommu-priv.h" "$build"
    find "$build" -name Makefile -delete
    cp -r "$LAB_HOME/modules/kbuild/." "$build"
    span_iterator "$source/lib/interval_tree.c" > "$build/iommufd/span_iter.c"
}

# span_iterator FILE: the part of lib/interval_tree.c that Debian's kernel is built without and iommufd needs.
span_iterator() {
    printf '#include <linux/interval_tree.h>\n#include <linux/compiler.h>\n'
    sed -n '/^#ifdef CONFIG_INTERVAL_TREE_SPAN_ITER/,$p' "$1" | sed 's/^EXPORT_SYMBOL_GPL(.*);//'
}

# compile_modules ROOT RELEASE
compile_modules() {
    local root=$1 release=$2 log=$LAB_CACHE/modules.log
    install -m 755 "$LAB_HOME/modules/compile" "$root/build/compile"
    # A mount namespace of its own, so that the root's /proc ends with the build.
    # shellcheck disable=SC2016 # expanded by the inner shell
    unshare --mount sh -c 'mount -t proc proc "$1/proc" && exec chroot "$1" /build/compile "$2"' sh "$root" "$release" \
        > "$log" 2>&1 || fail "the modules do not compile; see $log"
}

# assemble_kernel NEW DIR BUILD RELEASE: NEW's files with the built modules in place of its own.
assemble_kernel() {
    local new=$1 dir=$2 build=$3 release=$4 modules
    mkdir -p "$dir/root/lib/modules"
    cp -r "$new/root/lib/modules/." "$dir/root/lib/modules"
    modules=$dir/root/lib/modules/$release
    rm -rf "$modules/kernel/drivers/vfio"
    mkdir -p "$modules/updates"
    find "$build" -name '*.ko' -exec cp {} "$modules/updates/" \;
    depmod -b "$dir/root" "$release" || fail "depmod refused the built modules"
    iasl -p "$dir/ssdt-nvgrace" "$LAB_HOME/modules/ssdt-nvgrace.asl" > /dev/null || fail "iasl refused ssdt-nvgrace.asl"
    ln -s "$new/vmlinux" "$dir/vmlinux"
    echo "$release" > "$dir/version"
}
