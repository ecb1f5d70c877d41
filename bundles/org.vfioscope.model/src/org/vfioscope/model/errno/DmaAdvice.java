package org.vfioscope.model.errno;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Explains what iommufd, type1 and resets answer with. */
final class DmaAdvice {

    private static final String ONLY_BY_GROUP = "Open the device by its group instead: --via group";
    private static final String DEFECT = "This is a defect of the tool: report it with the trace";
    private static final String CHOOSE_IOVA =
            "Choose an address inside of the device's IOVA ranges, or let the kernel choose one";

    private static final Map<Operation, Map<Errno, Advice>> ADVICE = new EnumMap<>(Operation.class);

    static {
        opening();
        addressSpaces();
        importing();
        type1();
        resets();
    }

    private DmaAdvice() {}

    static Optional<Advice> of(Operation operation, Errno errno) {
        return Optional.ofNullable(ADVICE.getOrDefault(operation, Map.of()).get(errno));
    }

    private static void opening() {
        on(Operation.OPEN_IOMMUFD)
                .explain(
                        Errno.ENOENT,
                        "The kernel has no iommufd: the module is not loaded, or it was built without CONFIG_IOMMUFD",
                        "Load it with: modprobe iommufd.  " + ONLY_BY_GROUP)
                .explain(
                        Errno.ENODEV,
                        "The iommufd module behind /dev/iommu is not there",
                        "Load it with: modprobe iommufd")
                .explain(
                        Errno.EACCES,
                        "This user may not read and write /dev/iommu",
                        "Give it to the user, e.g. by a udev rule: KERNEL==\"iommu\", GROUP=\"kvm\", MODE=\"0660\", or run"
                                + " as root");
        on(Operation.OPEN_CDEV)
                .explain(
                        Errno.ENOENT,
                        "The device has no node of its own: it is bound to no VFIO driver any more, or the kernel was built"
                                + " without CONFIG_VFIO_DEVICE_CDEV",
                        "Look for devices again.  " + ONLY_BY_GROUP)
                .explain(
                        Errno.EACCES,
                        "This user may not read and write the device's node",
                        "Give it to the user, e.g. by a udev rule: SUBSYSTEM==\"vfio-dev\", GROUP=\"kvm\", MODE=\"0660\", or"
                                + " run as root");
        on(Operation.DEVICE_BIND_IOMMUFD)
                .explain(
                        Errno.EPERM,
                        "The platform does not isolate interrupts (no interrupt remapping), or another device of the IOMMU"
                                + " group has another owner: a driver that is not VFIO, or another process's iommufd",
                        "Turn interrupt remapping on in the firmware, bind all devices of the group to vfio-pci, and let one"
                                + " process use them; at your own risk, load iommufd with allow_unsafe_interrupts=1")
                .explain(
                        Errno.EBUSY,
                        "The device's IOMMU group is open by its group node",
                        "Close it there (fuser -v /dev/vfio/* names the process), or use --via group too")
                .explain(
                        Errno.EINVAL,
                        "The device is already bound to an iommufd, by this or another process",
                        "Close it there: fuser -v /dev/vfio/devices/*  names the process")
                .explain(
                        Errno.ENODEV,
                        "The device is going away, or its IOMMU does not work with iommufd",
                        ONLY_BY_GROUP)
                .explain(
                        Errno.EACCES,
                        "The device is a virtual function whose physical function demands a VF token",
                        "Open it with the process that set the token");
    }

    private static void addressSpaces() {
        on(Operation.DEVICE_ATTACH_IOMMUFD_PT)
                .explain(
                        Errno.EINVAL,
                        "The device is not bound, or another device of its IOMMU group is attached to another IOAS, or"
                                + " memory is mapped where this device cannot reach it",
                        "Attach all devices of a group to one IOAS, and unmap what lies outside of this device's IOVA ranges")
                .explain(Errno.ENOENT, "There is no such IOAS: it was destroyed", "Make a new address space")
                .explain(
                        Errno.EBUSY,
                        "The device is attached already, or is being detached",
                        "Close the address space that it is attached to");
        on(Operation.IOAS_ALLOC).explain(Errno.ENOMEM, "The kernel is out of memory", "Free memory and try again");
        on(Operation.IOMMU_DESTROY)
                .explain(
                        Errno.EBUSY,
                        "It is still in use: a device is attached, or another object was made of it",
                        "Detach the device first")
                .explain(Errno.ENOENT, "It was destroyed already", "Nothing is left to be done");
        on(Operation.IOMMU_HWPT_ALLOC)
                .explain(
                        Errno.EOPNOTSUPP,
                        "The device's IOMMU driver makes no page table of its own for user space",
                        "Attach the device to see its ranges");
        on(Operation.IOAS_IOVA_RANGES).explain(Errno.ENOENT, "There is no such IOAS", "Make a new address space");
    }

    private static void importing() {
        on(Operation.IOAS_MAP_FILE)
                .explain(
                        Errno.ENODEV,
                        "The dmabuf is revoked: its device's memory decode is off, it is asleep or being reset, or it was"
                                + " closed",
                        "Turn memory decode on, or wake the device, and map again; of a closed device make a new dmabuf")
                .explain(
                        Errno.EOPNOTSUPP,
                        "The dmabuf has more than one range, or it is not of a device of vfio-pci, or this kernel's iommufd"
                                + " takes no dmabufs (they came with Linux 6.19)",
                        "Make one dmabuf a range (--one-per-range), and import each")
                .explain(
                        Errno.EINVAL,
                        "The part lies outside of the dmabuf or is empty, or an address or length is no multiple of the page"
                                + " size, or the address lies outside of the IOVA ranges, or neither reading nor writing is"
                                + " allowed",
                        "Choose a page-aligned part inside of the dmabuf, and an address inside of the IOVA ranges")
                .explain(
                        Errno.EEXIST,
                        "Something is mapped at these addresses already",
                        "Unmap it first, or let the kernel choose the address")
                .explain(Errno.EBADF, "The dmabuf was released", "Make a new dmabuf")
                .explain(Errno.ENOENT, "There is no such IOAS: it was destroyed", "Make a new address space")
                .explain(
                        Errno.EOVERFLOW,
                        "The part's start plus its length goes past 64 bits",
                        "Choose a part inside of the dmabuf")
                .explain(
                        Errno.ENOMEM,
                        "The kernel has no memory for what it notes of the mapping, or the control group of this process may"
                                + " take no more (memory.max, cgroups(7))",
                        "Free memory, or raise memory.max of the group")
                .explain(
                        Errno.ENOSPC,
                        "No room of this length is left in the IOVA ranges",
                        "Unmap something, or map a smaller part")
                .explain(
                        Errno.ENOTTY,
                        "There is no import of dmabufs here: type1 has none, iommufd has it since Linux 6.13",
                        "Open the device with --via iommufd on a newer kernel; type1 can map the region's mapping instead");
        on(Operation.IOAS_MAP)
                .explain(
                        Errno.EFAULT,
                        "The memory is a mapping of a BAR, which iommufd does not take",
                        "Make a dmabuf of the region and import that")
                .explain(Errno.EEXIST, "Something is mapped at these addresses already", "Unmap it first")
                .explain(
                        Errno.EINVAL,
                        "Address or length is no multiple of the page size, or the address lies outside of the IOVA ranges",
                        CHOOSE_IOVA)
                .explain(Errno.ENOENT, "There is no such IOAS: it was destroyed", "Make a new address space");
        on(Operation.IOAS_UNMAP)
                .explain(
                        Errno.ENOENT,
                        "Nothing is mapped there, or only a part of a mapping: it can only be unmapped as a whole",
                        "Unmap with the address and length that it was mapped with")
                .explain(Errno.EBUSY, "A device's own access to the mapping is under way", "Try again")
                .explain(Errno.EOVERFLOW, "Address plus length goes past 64 bits", "Choose a smaller length");
    }

    private static void type1() {
        on(Operation.IOMMU_MAP_DMA)
                .explain(Errno.EEXIST, "Something is mapped at these addresses already", "Unmap it first")
                .explain(
                        Errno.EINVAL,
                        "Address or length is 0 or no multiple of the page size, or the address lies outside of the IOVA"
                                + " ranges, or neither reading nor writing is allowed",
                        CHOOSE_IOVA)
                .explain(
                        Errno.ENOSPC,
                        "The container has as many mappings as it may (dma_entry_limit of vfio_iommu_type1)",
                        "Unmap something, or load vfio_iommu_type1 with a larger dma_entry_limit")
                .explain(
                        Errno.EFAULT,
                        "The memory cannot be reached: it is not mapped, or the device's memory decode is off",
                        "Turn memory decode on, or wake the device, then try again")
                .explain(
                        Errno.EPERM,
                        "The mapping does not allow what the device is to do: it is read-only here",
                        "Map the region writable, or let the device read only")
                .explain(
                        Errno.ENOMEM,
                        "More memory would be locked than RLIMIT_MEMLOCK lets this process lock",
                        "Raise the limit: ulimit -l");
        on(Operation.IOMMU_UNMAP_DMA)
                .explain(
                        Errno.ENOENT,
                        "Nothing is mapped there",
                        "Unmap with the address and length that it was mapped with")
                .explain(
                        Errno.EINVAL,
                        "Address or length is no multiple of the page size, or they would cut a mapping in two",
                        "Unmap with the address and length that it was mapped with");
        on(Operation.IOMMU_GET_INFO)
                .explain(Errno.EINVAL, "The container has no IOMMU", "Close the device and open it again")
                .explain(Errno.EFAULT, "The kernel could not reach the request's memory", DEFECT);
    }

    private static void resets() {
        on(Operation.DEVICE_RESET)
                .explain(
                        Errno.EINVAL,
                        "The device has no reset of its own",
                        "A hot reset of its slot or bus may do, where all devices there are free")
                .explain(
                        Errno.ENOTTY,
                        "No way to reset this device works",
                        "See its ways: cat /sys/bus/pci/devices/ADDRESS/reset_method")
                .explain(
                        Errno.EAGAIN,
                        "The device is being reset, or its configuration is being changed, by someone else",
                        "Try again");
        on(Operation.DEVICE_GET_PCI_HOT_RESET_INFO)
                .explain(
                        Errno.ENODEV,
                        "Neither the device's slot nor its bus can be reset, as on a root bus",
                        "Use the device's own reset, where it has one")
                .explain(
                        Errno.ENOTTY,
                        "The driver of this device has no hot reset",
                        "Use the device's own reset, where it has one")
                .explain(
                        Errno.ENOSPC,
                        "More devices share the reset than there was room for",
                        "Look at the device again")
                .explain(
                        Errno.EPERM,
                        "A device that would be reset as well belongs to no IOMMU group",
                        "Use the device's own reset, where it has one");
    }

    private static Explainer on(Operation operation) {
        Map<Errno, Advice> answers = ADVICE.computeIfAbsent(operation, key -> new HashMap<>());
        return new Explainer(answers);
    }

    private record Explainer(Map<Errno, Advice> answers) {

        Explainer explain(Errno errno, String cause, String remedy) {
            answers.put(errno, new Advice(cause, remedy));
            return this;
        }
    }
}
