package org.vfioscope.ui.internal.save;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where something is saved, and as what.
 *
 * @param file the file
 * @param format the kind of file
 */
public record SaveTarget(Path file, SaveFormat format) {

    /**
     * By the file's name alone.
     *
     * @param file its path
     * @param formats the kinds of files, the usual one first
     * @return the kind of its extension, or the usual one where that is none of theirs
     */
    public static SaveTarget of(String file, List<SaveFormat> formats) {
        return new SaveTarget(Path.of(file), byName(file, formats).orElse(formats.getFirst()));
    }

    /**
     * By the name and the kind that were chosen in a dialog, which had proposed the extension of the usual kind. Another one was
     * typed and is meant; the proposed one gives way to the chosen kind.
     *
     * @param file the path that was chosen
     * @param chosen the place of the kind that was chosen; less than 0 where the desktop does not tell
     * @param formats the kinds of files, the usual one first
     * @return the file, with the extension of its kind where it has that of another
     */
    public static SaveTarget of(String file, int chosen, List<SaveFormat> formats) {
        Optional<SaveFormat> named = byName(file, formats);
        boolean typed = named.isPresent() && !named.get().equals(formats.getFirst());
        if (typed || chosen < 0 || chosen >= formats.size()) {
            return of(file, formats);
        }
        SaveFormat format = formats.get(chosen);
        String stem = named.map(before ->
                        file.substring(0, file.length() - before.extension().length()) + format.extension())
                .orElse(file);
        return new SaveTarget(Path.of(stem), format);
    }

    private static Optional<SaveFormat> byName(String file, List<SaveFormat> formats) {
        return formats.stream()
                .filter(format -> file.endsWith("." + format.extension()))
                .findFirst();
    }
}
