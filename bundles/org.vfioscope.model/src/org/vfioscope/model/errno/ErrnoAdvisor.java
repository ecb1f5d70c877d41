package org.vfioscope.model.errno;

import java.util.Map;
import java.util.Optional;

/** Explains every errno that a VFIO call answers with, for the call it came from. */
public final class ErrnoAdvisor {

    private record Key(Operation operation, Errno errno) {}

    private static final String FULL_TABLE =
            "Close handles or devices that are not needed, or raise the limit with ulimit -n";

    private static final Map<Key, Advice> BY_CALL = Map.ofEntries(
            entry(
                    Operation.OPEN_CONTAINER,
                    Errno.ENOENT,
                    "The kernel has no VFIO container: the vfio module is not loaded, or it was built without VFIO_CONTAINER",
                    "Load it with: modprobe vfio-pci"),
            entry(
                    Operation.OPEN_CONTAINER,
                    Errno.ENODEV,
                    "The vfio module behind /dev/vfio/vfio is not there",
                    "Load it with: modprobe vfio-pci"),
            entry(
                    Operation.OPEN_GROUP,
                    Errno.ENOENT,
                    "No device of this IOMMU group is bound to a VFIO driver, so the group has no node under /dev/vfio",
                    "Bind the device to vfio-pci (see the README, Binding a device)"),
            entry(
                    Operation.OPEN_GROUP,
                    Errno.EBUSY,
                    "Another process has this group open; a group has one owner at a time",
                    "Find it with: fuser -v /dev/vfio/*  and stop it, often a virtual machine"),
            entry(
                    Operation.OPEN_GROUP,
                    Errno.EPERM,
                    "The group is in no-IOMMU mode, which needs CAP_SYS_RAWIO",
                    "Run as root, or turn the IOMMU on"),
            entry(
                    Operation.GROUP_SET_CONTAINER,
                    Errno.EPERM,
                    "The group is not viable: another device of the group is bound to a driver that is not VFIO",
                    "Bind every device of the group to vfio-pci, or unbind it from its driver"),
            entry(
                    Operation.GROUP_SET_CONTAINER,
                    Errno.EBUSY,
                    "The group already belongs to a container",
                    "Close the process that uses the group"),
            entry(
                    Operation.GROUP_SET_CONTAINER,
                    Errno.EINVAL,
                    "The group already belongs to a container, or the container's IOMMU cannot take it",
                    "Close the process that uses the group"),
            entry(
                    Operation.SET_IOMMU,
                    Errno.EPERM,
                    "The platform does not isolate interrupts (no interrupt remapping)",
                    "Turn interrupt remapping on in the firmware, or, at your own risk, load vfio_iommu_type1 with"
                            + " allow_unsafe_interrupts=1"),
            entry(
                    Operation.SET_IOMMU,
                    Errno.ENODEV,
                    "The type1 IOMMU driver is not loaded or does not fit this IOMMU",
                    "Load it with: modprobe vfio_iommu_type1"),
            entry(
                    Operation.SET_IOMMU,
                    Errno.ENOMEM,
                    "The kernel could not allocate the IOMMU domain",
                    "Free memory and try again"),
            entry(
                    Operation.GROUP_GET_DEVICE_FD,
                    Errno.ENODEV,
                    "The group has no such device: it left, or was bound to another driver meanwhile",
                    "Look for devices again"),
            entry(
                    Operation.GROUP_GET_DEVICE_FD,
                    Errno.EINVAL,
                    "The group has no container or the container has no IOMMU",
                    "Close the device and open it again"),
            entry(
                    Operation.GROUP_GET_DEVICE_FD,
                    Errno.EBUSY,
                    "The device is in use, or the kernel could not wake and reset it",
                    "See the kernel's log: dmesg | grep vfio"),
            entry(
                    Operation.GROUP_GET_DEVICE_FD,
                    Errno.EACCES,
                    "The device is a virtual function whose physical function demands a VF token",
                    "Open it with the process that set the token"),
            entry(
                    Operation.DEVICE_GET_REGION_INFO,
                    Errno.EINVAL,
                    "The device has no region of this index",
                    "Choose one of the regions that the report lists"),
            entry(
                    Operation.DEVICE_GET_IRQ_INFO,
                    Errno.EINVAL,
                    "The device has no interrupt of this index",
                    "Nothing is wrong: not every device has every index"),
            entry(
                    Operation.DEVICE_FEATURE_DMA_BUF,
                    Errno.ENOTTY,
                    "This kernel has no dmabuf export for VFIO (it came with Linux 6.19, VFIO_PCI_DMABUF)",
                    "Regions stay usable through plain mmap; for dmabufs boot Linux 6.19 or later with"
                            + " CONFIG_VFIO_PCI_DMABUF and CONFIG_PCI_P2PDMA"),
            entry(
                    Operation.DEVICE_FEATURE_DMA_BUF,
                    Errno.EOPNOTSUPP,
                    "The VFIO driver bound to this device does not offer dmabuf export",
                    "Bind the device to vfio-pci, or use a newer version of its driver"),
            entry(
                    Operation.DEVICE_FEATURE_DMA_BUF,
                    Errno.EINVAL,
                    "The kernel refused the ranges: it takes page-aligned, non-empty ranges inside a memory BAR of at"
                            + " least a page that can do peer-to-peer DMA",
                    "Choose a memory BAR of at least 4 KiB and ranges aligned to 0x1000"),
            entry(
                    Operation.DEVICE_FEATURE_DMA_BUF,
                    Errno.EOVERFLOW,
                    "A range's offset plus its length goes past 64 bits",
                    "Choose ranges inside the region"),
            entry(
                    Operation.DEVICE_FEATURE_DMA_BUF,
                    Errno.ENODEV,
                    "Only BARs 0 to 5 that the device really has can be exported, not the ROM or the config space; or"
                            + " the device is going away",
                    "Choose a BAR that the report lists with mmap ranges"),
            entry(
                    Operation.DEVICE_FEATURE_DMA_BUF,
                    Errno.EFAULT,
                    "The kernel could not read the request for a dmabuf from memory",
                    "This is a defect of the tool: report it with the trace of the request"),
            entry(
                    Operation.DEVICE_FEATURE_DMA_BUF,
                    Errno.EMFILE,
                    "A dmabuf is a descriptor, and this process has as many open as it may",
                    "Release dmabufs that are not needed, or raise the limit with ulimit -n"),
            entry(
                    Operation.DEVICE_FEATURE_DMA_BUF,
                    Errno.ENOMEM,
                    "The kernel could not allocate memory for the dmabuf",
                    "Use fewer ranges or free memory, then try again"),
            entry(
                    Operation.REGION_READ,
                    Errno.EIO,
                    "The device's memory decode is off (PCI_COMMAND.MEM is clear), or the device does not answer",
                    "Turn memory decode on, or wake or reset the device"),
            entry(
                    Operation.REGION_WRITE,
                    Errno.EIO,
                    "The device's memory decode is off (PCI_COMMAND.MEM is clear), or the device does not answer",
                    "Turn memory decode on, or wake or reset the device"),
            entry(
                    Operation.REGION_READ,
                    Errno.EINVAL,
                    "The region cannot be read, or the offset lies past its end",
                    "Choose an offset inside a region with the READ flag"),
            entry(
                    Operation.REGION_WRITE,
                    Errno.EINVAL,
                    "The region cannot be written, or the offset lies past its end",
                    "Choose an offset inside a region with the WRITE flag"),
            entry(Operation.SPAWN, Errno.ENOENT, "There is no such command", "Check its name and PATH"),
            entry(Operation.SPAWN, Errno.EACCES, "The command is not executable", "Check its permissions: chmod +x"),
            entry(
                    Operation.REGION_MMAP,
                    Errno.ENODEV,
                    "This backend maps no regions into the process",
                    "Access the region without a mapping"),
            entry(
                    Operation.REGION_MMAP,
                    Errno.EINVAL,
                    "The kernel maps whole pages of the region's mmap ranges, and of regions with the MMAP flag only",
                    "Choose a part inside the mmap ranges that the report lists"),
            entry(
                    Operation.MAPPED_ACCESS,
                    Errno.EIO,
                    "The access faulted (SIGBUS): the device's memory decode is off (PCI_COMMAND.MEM is clear), or it is"
                            + " asleep, being reset or gone; a value that was read means nothing",
                    "Turn memory decode on, or wake the device, then try again"),
            entry(
                    Operation.MAPPED_ACCESS,
                    Errno.EINVAL,
                    "One access moves 1, 2, 4 or 8 bytes, at a multiple of that, inside of the mapping",
                    "Align the offset, or choose another width"),
            entry(Operation.MAPPED_ACCESS, Errno.EBADF, "The mapping was closed", "Map the region again"),
            entry(
                    Operation.DMABUF_SET_NAME,
                    Errno.EINVAL,
                    "The name is longer than 31 bytes",
                    "Choose a shorter name; letters beyond ASCII take several bytes each"),
            entry(Operation.DMABUF_SET_NAME, Errno.EOPNOTSUPP, "A simulated dmabuf has no name", "Use a real device"),
            entry(
                    Operation.DMABUF_SEND,
                    Errno.EOPNOTSUPP,
                    "A simulated dmabuf has no descriptor to be sent",
                    "Use a real device"));

    private static final Map<Errno, Advice> BY_ERRNO = Map.ofEntries(
            entry(Errno.EPERM, "The kernel does not permit it to this user", "Run as root, or see dmesg for lockdown"),
            entry(
                    Errno.EACCES,
                    "This user may not open the node",
                    "Give the node to the user, e.g. by a udev rule:"
                            + " SUBSYSTEM==\"vfio\", GROUP=\"kvm\", MODE=\"0660\", or run as root"),
            entry(Errno.ENOENT, "It is not there", "Look for devices again"),
            entry(Errno.EIO, "The device does not answer", "See dmesg; reset or power-cycle the device"),
            entry(Errno.ENXIO, "The device is gone", "Look for devices again"),
            entry(Errno.ENODEV, "The device is gone or going away", "Look for devices again"),
            entry(Errno.EBADF, "The descriptor was already closed", "Open the device again"),
            entry(Errno.EBUSY, "It is in use", "Close what uses it; fuser -v /dev/vfio/* names the process"),
            entry(Errno.EINVAL, "The kernel refused an argument", "See the trace for what was asked, and dmesg"),
            entry(
                    Errno.ENOMEM,
                    "The kernel is out of memory, or RLIMIT_MEMLOCK is too low",
                    "Free memory or raise the limit: ulimit -l"),
            entry(
                    Errno.EFAULT,
                    "The kernel could not reach the request's memory",
                    "This is a defect of the tool: report it with the trace"),
            entry(Errno.EMFILE, "This process has as many descriptors open as it may", FULL_TABLE),
            entry(Errno.ENFILE, "The system has as many files open as it may", "Raise fs.file-max: sysctl fs.file-max"),
            entry(Errno.ENOTTY, "The kernel does not know this call", "Use a newer kernel"),
            entry(Errno.EOVERFLOW, "A number went past its width", "Choose a smaller offset or length"),
            entry(Errno.EOPNOTSUPP, "The driver does not offer it", "Use another driver for the device"));

    private ErrnoAdvisor() {}

    /**
     * Explains a refusal.
     *
     * @param operation what was asked
     * @param errno what was answered
     * @return cause and remedy; for an errno nobody has met here, an advice that says so
     */
    public static Advice advise(Operation operation, Errno errno) {
        Advice special = BY_CALL.get(new Key(operation, errno));
        if (special != null) {
            return special;
        }
        Optional<Advice> other = DmaAdvice.of(operation, errno).or(() -> SocketAdvice.of(operation, errno));
        if (other.isPresent()) {
            return other.get();
        }
        return BY_ERRNO.getOrDefault(
                errno, new Advice("The kernel answered " + errno, "See dmesg for what the kernel says of it"));
    }

    private static Map.Entry<Key, Advice> entry(Operation operation, Errno errno, String cause, String remedy) {
        return Map.entry(new Key(operation, errno), new Advice(cause, remedy));
    }

    private static Map.Entry<Errno, Advice> entry(Errno errno, String cause, String remedy) {
        return Map.entry(errno, new Advice(cause, remedy));
    }
}
