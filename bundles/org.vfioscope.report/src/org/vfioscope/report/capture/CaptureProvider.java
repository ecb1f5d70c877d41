package org.vfioscope.report.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.access.spi.DeviceProvider;
import org.vfioscope.access.spi.Recording;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.DeviceSnapshot;
import org.vfioscope.model.OpenWay;
import org.vfioscope.report.export.WholeFile;

/**
 * Opens captures: {@code capture:FILE} for a file of one device, {@code capture:FILE#NAME} for one device of several. The
 * file is a JSON report, a log of QEMU's trace events or the output of lspci; which, its content tells.
 */
public final class CaptureProvider implements DeviceProvider {

    /** The provider's id, and what stands before the file in its devices' names. */
    public static final String ID = "capture";

    private static final String PREFIX = ID + ":";

    private final CaptureCache files = new CaptureCache();

    /**
     * The name that stands for all devices of a file.
     *
     * @param file the file
     * @return its name, with the whole path
     */
    public static String nameOf(Path file) {
        return PREFIX + file.toAbsolutePath().normalize();
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String label() {
        return "Captures";
    }

    @Override
    public boolean simulated() {
        return false;
    }

    @Override
    public boolean searches() {
        return false;
    }

    /** {@inheritDoc} None is found: which files are of interest, the user tells. */
    @Override
    public List<DeviceDescription> discover(BooleanSupplier cancelled) {
        return List.of();
    }

    @Override
    public boolean accepts(String name) {
        return name.startsWith(PREFIX) && name.length() > PREFIX.length();
    }

    @Override
    public List<DeviceDescription> describeAll(String name) throws DeviceException {
        if (Place.of(name).device().isPresent()) {
            return List.of(describe(name));
        }
        CaptureFile file = file(name);
        List<DeviceDescription> all = new ArrayList<>();
        for (DeviceDescription device : file.devices()) {
            all.add(named(file, device, name));
        }
        return all;
    }

    @Override
    public DeviceDescription describe(String name) throws DeviceException {
        CaptureFile file = file(name);
        DeviceDescription device = file.devices().get(index(file, name));
        return named(file, device, PREFIX + Place.of(name).file());
    }

    @Override
    public DeviceIo open(DeviceDescription device, Optional<OpenWay> way) throws DeviceException {
        String name = device.name();
        if (way.isPresent()) {
            throw new DeviceException(
                    "%s is a capture: it is not opened by the kernel, so neither by iommufd nor by a group"
                            .formatted(name));
        }
        CaptureFile file = file(name);
        Recording recording = file.recording(index(file, name), name);
        DeviceSnapshot snapshot = recording.snapshot();
        DeviceSnapshot renamed = new DeviceSnapshot(
                renamed(snapshot.device(), name),
                snapshot.via(),
                snapshot.info(),
                snapshot.regions(),
                snapshot.irqs(),
                snapshot.config(),
                snapshot.features(),
                snapshot.dmabufSupport(),
                snapshot.hotReset(),
                snapshot.iovaRanges(),
                snapshot.pageSize(),
                snapshot.problems(),
                snapshot.notCaptured());
        return new CapturedDevice(
                name,
                new Recording(
                        renamed,
                        recording.dmabufs(),
                        recording.contents(),
                        recording.occasion(),
                        recording.warnings()));
    }

    /** What keeps the device from being opened was so when it was captured: the capture itself can be opened. */
    private static DeviceDescription named(CaptureFile file, DeviceDescription device, String fileName) {
        String name = file.count() == 1 ? fileName : fileName + "#" + device.name();
        DeviceDescription renamed = renamed(device, name);
        return new DeviceDescription(
                renamed.name(),
                renamed.providerId(),
                renamed.simulated(),
                renamed.title(),
                renamed.pci(),
                renamed.driver(),
                renamed.iommuGroup(),
                renamed.bars(),
                Optional.empty(),
                renamed.capture());
    }

    private static DeviceDescription renamed(DeviceDescription device, String name) {
        return new DeviceDescription(
                name,
                device.providerId(),
                device.simulated(),
                device.title(),
                device.pci(),
                device.driver(),
                device.iommuGroup(),
                device.bars(),
                device.obstacle(),
                device.capture());
    }

    private static int index(CaptureFile file, String name) throws DeviceException {
        Place place = Place.of(name);
        if (place.device().isEmpty() && file.count() == 1) {
            return 0;
        }
        int index = place.device().map(file::find).orElse(-1);
        if (index < 0) {
            throw new DeviceException("%s holds %s devices; name one of them: %s"
                    .formatted(
                            place.file(),
                            file.count(),
                            file.devices().stream()
                                    .limit(20)
                                    .map(device -> PREFIX + place.file() + "#" + device.name())
                                    .collect(Collectors.joining(", "))));
        }
        return index;
    }

    private CaptureFile file(String name) throws DeviceException {
        String file = Place.of(name).file();
        try {
            Path path = Path.of(file);
            if (Files.isDirectory(path)) {
                throw new DeviceException("%s is a folder, not a capture".formatted(file));
            }
            return files.get(path);
        } catch (NoSuchFileException e) {
            throw new DeviceException("there is no file %s".formatted(file), e);
        } catch (InvalidPathException e) {
            throw new DeviceException("%s cannot be the name of a file".formatted(file), e);
        } catch (IOException e) {
            throw new DeviceException("cannot read %s: %s".formatted(file, WholeFile.reason(e)), e);
        }
    }

    /** A name, taken apart: the file, and the device in it where one is named. */
    private record Place(String file, Optional<String> device) {

        static Place of(String name) {
            String rest = name.substring(PREFIX.length());
            int mark = rest.lastIndexOf('#');
            // a file whose own name has the mark is meant as it is
            return mark <= 0 || Files.exists(Path.of(rest))
                    ? new Place(rest, Optional.empty())
                    : new Place(rest.substring(0, mark), Optional.of(rest.substring(mark + 1)));
        }
    }
}
