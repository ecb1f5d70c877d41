package org.vfioscope.linux.internal.binding;

import java.util.Map;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.errno.Advice;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.ErrnoAdvisor;
import org.vfioscope.model.errno.Operation;

/** Explains what the kernel answers to writes of driver_override, bind and unbind. */
final class BindAdvice {

    /** asm-generic/errno-base.h. */
    private static final Errno EROFS = Errno.of(30);

    private static final Map<Errno, Advice> ADVICE = Map.of(
            Errno.EACCES,
            new Advice("Only root may bind drivers", "Run the command as root, for example with sudo"),
            Errno.EPERM,
            new Advice(
                    "Only root may bind drivers, and not in a container or under lockdown without the right to",
                    "Run the command as root of the host"),
            EROFS,
            new Advice("sysfs is mounted read-only here, as in a container", "Run the command on the host itself"),
            Errno.ENOENT,
            new Advice("The device or the driver is not there any more", "Look for devices again, and load the driver"),
            Errno.ENODEV,
            new Advice(
                    "The driver does not take this device, or the device has left its former driver already",
                    "Choose a driver for this kind of device; see dmesg for what the driver says"),
            Errno.EINVAL,
            new Advice(
                    "The driver refused the device: vfio-pci takes neither bridges nor devices without an IOMMU"
                            + " group",
                    "See dmesg for what the driver says"),
            Errno.EBUSY,
            new Advice(
                    "The device's resources are taken by somebody else, such as the console's framebuffer",
                    "Find who in /proc/iomem, and unbind that"),
            Errno.ENOMEM,
            new Advice("The kernel is out of memory", "Free memory and try again"),
            Errno.EIO,
            new Advice(
                    "The device did not answer when the driver took it", "See dmesg; reset or power-cycle the device"));

    private BindAdvice() {}

    /** The refusal with its cause, and what became of the device, a sentence without its full stop. */
    static VfioException explain(VfioException refusal, String outcome) {
        Advice advice =
                ADVICE.getOrDefault(refusal.errno(), ErrnoAdvisor.advise(Operation.BIND_DRIVER, refusal.errno()));
        VfioException explained = new VfioException(
                refusal.subject(),
                Operation.BIND_DRIVER,
                refusal.errno(),
                new Advice(advice.cause() + ". " + outcome, advice.remedy()));
        explained.initCause(refusal);
        return explained;
    }
}
