package org.vfioscope.ui.internal.save;

import java.util.List;
import java.util.Optional;

/** A view whose content can be saved. */
public interface Saveable {

    /** {@return the kinds of files, the usual one first} */
    List<SaveFormat> formats();

    /** {@return a name for the file, without extension} */
    String proposedName();

    /** {@return why nothing can be saved now, in one sentence; empty where something can} */
    Optional<String> nothingToSave();

    /**
     * Takes hold of what is shown now. To be called on the window's thread.
     *
     * @param format one of {@link #formats}
     * @return what to write, or empty where there is nothing to be saved
     */
    Optional<Saving> saving(SaveFormat format);

    /** {@return the device that is read while it is saved, so that nothing else asks it then; empty for none} */
    default Optional<String> deviceRead() {
        return Optional.empty();
    }
}
