# shellcheck shell=bash
# One guest, from its start to the exit status of its command. Uses the options of `run`: KERNEL, DEVICES, WRITE, TIMEOUT,
# MEMORY, TRACE.

# run_guest COMMAND...: boots, streams the command's output, returns its exit status.
run_guest() {
    local attempt
    RUN_DIR=$(mktemp -d "$LAB_CACHE/run.XXXXXX")
    trap end_guest EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    write_command "$@" > "$RUN_DIR/command"
    write_shares > "$RUN_DIR/shares"
    echo "$LAB_CACHE/kernel-$KERNEL/root/lib/modules" > "$RUN_DIR/modules"
    mkfifo "$RUN_DIR/out" "$RUN_DIR/err"
    for attempt in 1 2; do
        boot_guest
        [[ ! -e $RUN_DIR/failure ]] || fail "$(< "$RUN_DIR/failure")"
        [[ ! -e $RUN_DIR/status ]] || return "$(< "$RUN_DIR/status")"
        explain_missing_status
        ((GUEST_RAN)) || fail "QEMU refused its arguments"
        ((attempt == 2)) || say "the guest ended without a status; trying once more"
    done
    fail "the guest ended without a status twice; its console is $(keep_console)"
}

# The script that the guest runs: the caller's environment as far as it matters, its folder, the command.
write_command() {
    local name
    for name in PATH HOME JAVA_HOME LANG; do
        [[ -z ${!name:-} ]] || printf 'export %s=%q\n' "$name" "${!name}"
    done
    printf 'cd %q || exit %d\n' "$PWD" "$STATUS_LAB"
    printf 'exec'
    printf ' %q' "$@"
    echo
}

# The --write folders: a line of 9p tag and path each.
write_shares() {
    local i
    for i in "${!WRITE[@]}"; do
        echo "write$i ${WRITE[i]}"
    done
}

# Boots once. Returns when the guest has ended, or the reader of its output has gone.
boot_guest() {
    local streams=() status=0
    # Opened here for reading and writing, so that neither QEMU nor cat waits for the other side.
    exec {out}<> "$RUN_DIR/out" {err}<> "$RUN_DIR/err"
    cat "$RUN_DIR/out" {out}>&- {err}>&- & streams+=($!)
    cat "$RUN_DIR/err" >&2 {out}>&- {err}>&- & streams+=($!)
    qemu_arguments
    timeout --kill-after=5 "$TIMEOUT" qemu-system-x86_64 "${QEMU[@]}" \
        < /dev/null > "$RUN_DIR/qemu.log" 2>&1 {out}>&- {err}>&- & QEMU_PID=$!
    wait -n "$QEMU_PID" "${streams[@]}" || status=$?
    if kill -0 "$QEMU_PID" 2> /dev/null && ! kill -0 "${streams[0]}" 2> /dev/null; then
        exit 141 # as SIGPIPE would end the command itself
    fi
    wait "$QEMU_PID" || status=$?
    QEMU_PID=
    exec {out}>&- {err}>&-
    wait "${streams[@]}"
    GUEST_RAN=$((status != 1)) # QEMU's status for what it cannot start with
    [[ $status != 124 && $status != 137 ]] || {
        say "the command did not end within $TIMEOUT seconds (--timeout); the guest's console is $(keep_console)"
        exit "$STATUS_TIMEOUT"
    }
}

# Sets QEMU to its arguments. Always TCG: KVM may open and yet hang where machines are virtual themselves.
qemu_arguments() {
    local i words
    QEMU=(-accel tcg -cpu Westmere -smp 1 -m "$MEMORY" -nodefaults -no-user-config -display none -no-reboot)
    mapfile -t words < <(devices_of "$DEVICES" | tr -s ' \t' '\n' | sed '/^$/d')
    QEMU+=("${words[@]}")
    QEMU+=(-serial "file:$(qemu_path "$RUN_DIR/console.log")")
    share root / readonly=on 1c.0
    share run "$RUN_DIR" readonly=off 1d.0
    for i in "${!WRITE[@]}"; do
        share "write$i" "${WRITE[i]}" readonly=off "$(printf '%x.0' $((0x10 + i)))"
    done
    QEMU+=(-device "virtio-serial-pci,id=ports,addr=1e.0")
    for i in out err; do
        QEMU+=(-chardev "file,id=$i,path=$(qemu_path "$RUN_DIR/$i")" -device "virtserialport,bus=ports.0,chardev=$i,name=lab.$i")
    done
    # RUN_DIR is the guest's /run/lab
    [[ -z $TRACE ]] || QEMU+=(-trace "$TRACE" -D "$RUN_DIR/trace.log")
    # A panic ends QEMU (-no-reboot) instead of running into the time-out.
    QEMU+=(-kernel "$LAB_CACHE/kernel-$KERNEL/vmlinux" -initrd "$INITRAMFS"
        -append "console=ttyS0 panic=-1 mitigations=off nokaslr intel_iommu=on")
}

# devices_of FILE: its arguments without comments; a line "include NAME" stands for the file of that name beside it.
devices_of() {
    local line
    sed -e 's/#.*//' -e "s|@KERNEL@|$LAB_CACHE/kernel-$KERNEL|g" "$1" | while IFS= read -r line; do
        case $line in
            include\ *) devices_of "$(dirname "$1")/${line#include }" ;;
            *) printf '%s\n' "$line" ;;
        esac
    done
}

# share TAG DIR OPTION SLOT: a folder of the host, by 9p.
share() {
    QEMU+=(-fsdev "local,id=$1,path=$(qemu_path "$2"),security_model=none,multidevs=remap,$3"
        -device "virtio-9p-pci,fsdev=$1,mount_tag=$1,addr=$4")
}

# QEMU separates options by commas; a comma in a path is written twice.
qemu_path() { printf '%s' "${1//,/,,}"; }

explain_missing_status() {
    sed 's/^/lab: qemu: /' "$RUN_DIR/qemu.log" >&2
    [[ ! -e $RUN_DIR/console.log ]] || tail -n 20 "$RUN_DIR/console.log" | sed 's/^/lab: console: /' >&2
}

# Saves the console from being removed with the rest of the run; prints where.
keep_console() {
    local kept
    kept=$(mktemp "$LAB_CACHE/console.XXXXXX.log")
    cp "$RUN_DIR/console.log" "$kept"
    echo "$kept"
}

end_guest() {
    trap - EXIT
    [[ -z ${QEMU_PID:-} ]] || {
        kill "$QEMU_PID" 2> /dev/null || true # it may have ended by itself meanwhile
        wait "$QEMU_PID" || true
    }
    rm -rf "$RUN_DIR"
}
