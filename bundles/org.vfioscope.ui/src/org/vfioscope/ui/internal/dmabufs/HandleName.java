package org.vfioscope.ui.internal.dmabufs;

import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.rows.TreeRow;

/** Names a dmabuf in a column of dmabufs, which is narrow: what tells it from others comes first, its inode last. */
final class HandleName {

    private HandleName() {}

    /** Such as {@code fd 3 "frames" [simulated] (inode 1001)}. */
    static String of(int fd, long inode, Optional<String> name, boolean simulated) {
        String number = NLS.bind(Messages.Handles_fd, Integer.toString(fd));
        String named = name.map(given -> NLS.bind(Messages.Handles_named, number, given))
                .orElse(number);
        return NLS.bind(Messages.Handles_inode, TreeRow.marked(named, simulated), Long.toUnsignedString(inode));
    }
}
