package org.vfioscope.cli;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.cli.TestDevice.Dmabufs;

/** Runs command lines against test devices. */
abstract class CommandLineTestBase {

    final TestProvider simulated = new TestProvider("sim:", true)
            .with("gpu", Dmabufs.MADE)
            .with("old", Dmabufs.ENOTTY)
            .with("bare", Dmabufs.NO_FEATURES)
            .with("picky", Dmabufs.EINVAL);
    final TestProvider host = new TestProvider("0000:", false).with("00:03.0", Dmabufs.MADE);
    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();
    final AtomicInteger loaded = new AtomicInteger();
    InputStream in = new ByteArrayInputStream(new byte[0]);
    boolean interactive;

    int run(String... arguments) {
        return run(out, arguments);
    }

    int run(Writer to, String... arguments) {
        return new CommandLineRunner(
                        new ProductVersion("0.1.0", "20260101"),
                        () -> {
                            loaded.incrementAndGet();
                            return new DeviceAccess(List.of(simulated, host), Clock.systemUTC());
                        },
                        to,
                        err,
                        in,
                        () -> interactive)
                .run(arguments);
    }
}
