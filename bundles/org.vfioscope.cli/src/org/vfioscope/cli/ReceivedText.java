package org.vfioscope.cli;

import java.util.List;
import java.util.Optional;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DmabufDescriptor;
import org.vfioscope.model.ByteSize;
import org.vfioscope.model.OpenFlags;
import org.vfioscope.model.host.PeerProcess;

/** What {@code dmabuf receive} prints of a dmabuf: all that its descriptor tells. */
final class ReceivedText {

    private ReceivedText() {}

    static String of(DmabufDescriptor dmabuf, Optional<PeerProcess> sender) throws VfioException {
        StringBuilder text = new StringBuilder();
        DmabufText.field(text, "fd", Integer.toString(dmabuf.fd()));
        DmabufText.field(text, "size", new ByteSize(dmabuf.size()).toString());
        DmabufText.field(text, "inode", Long.toUnsignedString(dmabuf.inode()));
        DmabufText.field(text, "exporter", dmabuf.exporter());
        Optional<String> name = dmabuf.name();
        name.ifPresent(given -> DmabufText.field(text, "name", given));
        Optional<OpenFlags> flags = dmabuf.openFlags();
        flags.ifPresent(kept -> DmabufText.field(text, "flags", kept.toString()));
        sender.ifPresent(process -> DmabufText.field(text, "from", process.label()));
        DmabufText.field(text, "attached", attached(dmabuf));
        return text.toString();
    }

    private static String attached(DmabufDescriptor dmabuf) {
        try {
            List<String> devices = dmabuf.attachments();
            return devices.isEmpty() ? "none" : String.join(", ", devices);
        } catch (VfioException e) {
            return "unknown. %s. %s".formatted(e.advice().cause(), e.advice().remedy());
        }
    }
}
