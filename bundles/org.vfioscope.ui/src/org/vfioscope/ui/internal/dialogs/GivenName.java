package org.vfioscope.ui.internal.dialogs;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.ui.internal.DmaMessages;

/** The name that a user gives a dmabuf. */
public final class GivenName {

    /** DMA_BUF_NAME_LEN of linux/dma-buf.h, without the NUL. */
    private static final int LONGEST = 31;

    private GivenName() {}

    /**
     * Says what keeps the kernel from taking a name.
     *
     * @param name what was typed
     * @return what is wrong with it, or empty where it can be given
     */
    public static Optional<String> mistake(String name) {
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        return Optional.of(NLS.bind(DmaMessages.Rename_tooLong, Integer.toString(bytes), Integer.toString(LONGEST)))
                .filter(words -> bytes > LONGEST);
    }
}
