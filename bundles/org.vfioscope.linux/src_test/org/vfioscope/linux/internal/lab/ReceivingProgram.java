package org.vfioscope.linux.internal.lab;

import java.io.PrintStream;
import java.nio.file.Path;
import org.vfioscope.access.spi.DmabufDescriptor;
import org.vfioscope.access.spi.SentDmabufs;
import org.vfioscope.linux.internal.LinuxProvider;
import org.vfioscope.linux.internal.OpenDescriptors;

/** The other process of a hand-over: receives one dmabuf at the socket that it is given, and prints what it is. */
public final class ReceivingProgram {

    private ReceivingProgram() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        SentDmabufs sent = new LinuxProvider().receiver().orElseThrow().receive(Path.of(arguments[0]), () -> false);
        try (DmabufDescriptor dmabuf = sent.dmabufs().getFirst()) {
            out.print("received 0x%x %s inode %d name %s flags %s from process %d of user %d"
                    .formatted(
                            dmabuf.size(),
                            dmabuf.exporter(),
                            dmabuf.inode(),
                            dmabuf.name().orElseThrow(),
                            dmabuf.openFlags().orElseThrow(),
                            sent.sender().orElseThrow().pid(),
                            sent.sender().orElseThrow().uid()));
        }
        out.println(OpenDescriptors.to("/dmabuf:").isEmpty() ? ", then closed" : ", and it is open still");
    }
}
