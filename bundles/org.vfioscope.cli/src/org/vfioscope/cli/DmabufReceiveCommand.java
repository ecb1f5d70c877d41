package org.vfioscope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.Closing;
import org.vfioscope.access.spi.DmabufDescriptor;
import org.vfioscope.access.spi.DmabufReceiver;
import org.vfioscope.access.spi.SentDmabufs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes dmabufs from another process. */
@Command(
        name = "receive",
        customSynopsis = {"vfioscope dmabuf receive [-hv] SOCKET [--hold | --exec CMD [ARG...]]"},
        description = {
            "Receives dmabufs from another process at a UNIX socket.",
            "It makes the socket, for this user alone, and waits for a process that sends",
            "dmabufs (SCM_RIGHTS) and hangs up. They are printed and released again."
        },
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        footerHeading = "%n",
        footer = {
            "The sender may be any program: a byte with each message is all it takes. What",
            "is no dmabuf is closed and refused. The device stays the sender's: when it",
            "closes the device, the dmabuf is revoked.",
            "",
            "Examples:",
            "  vfioscope dmabuf receive /run/user/1000/dmabuf",
            "  vfioscope dmabuf receive /run/user/1000/dmabuf --exec ./importer"
        })
final class DmabufReceiveCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SOCKET", description = "The path to listen at; nothing is there yet.")
    private Path socket;

    @Mixin
    private AfterCreation after;

    DmabufReceiveCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, VfioException, RefusedException {
        if (after.hold() && !after.command().isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--hold and --exec exclude each other");
        }
        SentDmabufs sent;
        try (UntilShutdown end = new UntilShutdown()) {
            context.note(
                    "vfioscope: waiting at %s for a process that sends dmabufs; Ctrl-C gives up".formatted(socket));
            sent = receiver().receive(socket, end);
        }
        Closing closing = new Closing();
        try {
            return use(sent);
        } finally {
            sent.dmabufs().forEach(dmabuf -> closing.run(dmabuf::close));
            closing.finish();
        }
    }

    private DmabufReceiver receiver() throws RefusedException {
        return context.access()
                .received()
                .receiver()
                .orElseThrow(() -> new RefusedException(
                        "no provider of devices can receive dmabufs: this product was built without the kernel's"));
    }

    private int use(SentDmabufs sent) throws IOException, VfioException, RefusedException {
        List<DmabufDescriptor> dmabufs = sent.dmabufs();
        if (dmabufs.isEmpty()) {
            throw new RefusedException("no dmabuf came: the other process hung up without sending one");
        }
        for (DmabufDescriptor dmabuf : dmabufs) {
            context.print((dmabuf == dmabufs.getFirst() ? "" : "\n") + ReceivedText.of(dmabuf, sent.sender()));
        }
        if (after.hold()) {
            String what = dmabufs.size() == 1 ? "what came" : dmabufs.size() + " dmabufs";
            AfterCreation.hold(context, what, dmabufs.size() > 1);
        }
        return after.command().isEmpty() ? CommandLineRunner.DONE : run(dmabufs);
    }

    private int run(List<DmabufDescriptor> dmabufs) throws VfioException, RefusedException {
        if (dmabufs.size() > 1) {
            throw new RefusedException("%d dmabufs came, but a command inherits one: let the other process send one"
                    .formatted(dmabufs.size()));
        }
        DmabufDescriptor dmabuf = dmabufs.getFirst();
        return dmabuf.spawn(
                after.command(),
                Map.of("VFIOSCOPE_DMABUF_FD", "%d", "VFIOSCOPE_DMABUF_SIZE", Long.toUnsignedString(dmabuf.size())));
    }
}
