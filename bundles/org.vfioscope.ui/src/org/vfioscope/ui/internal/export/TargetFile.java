package org.vfioscope.ui.internal.export;

import java.nio.file.Files;
import java.nio.file.Path;

/** What is where a document is to be written. */
enum TargetFile {
    /** Nothing, in a folder that is there. */
    NEW,
    /** A file, which would be replaced. */
    EXISTS,
    /** A folder. */
    FOLDER,
    /** Nothing, and no folder for it either. */
    NOWHERE,
    /** It was not looked to the end. */
    UNKNOWN;

    /** Asks the file system; blocks as long as that takes. */
    static TargetFile at(Path file) {
        if (Files.isDirectory(file)) {
            return FOLDER;
        }
        if (Files.exists(file)) {
            return EXISTS;
        }
        Path folder = file.getParent();
        return folder == null || Files.isDirectory(folder) ? NEW : NOWHERE;
    }
}
