package org.vfioscope.linux.internal.sysfs;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/** A folder of sysfs with one entry a device. */
final class SysfsFolder {

    private SysfsFolder() {}

    /**
     * The names of the entries.
     *
     * @param folder the folder of a bus
     * @return in no order; none where the kernel has no such bus
     * @throws VfioException if the folder is there but cannot be listed
     */
    static List<String> names(Path folder) throws VfioException {
        List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                found.add(entry.getFileName().toString());
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (AccessDeniedException e) {
            throw new VfioException(folder.toString(), Operation.DISCOVER, Errno.EACCES);
        } catch (IOException | DirectoryIteratorException e) {
            throw new VfioException(folder.toString(), Operation.DISCOVER, Errno.EIO);
        }
        return found;
    }
}
