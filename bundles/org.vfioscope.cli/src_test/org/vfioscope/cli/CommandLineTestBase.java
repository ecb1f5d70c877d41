package org.vfioscope.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.cli.TestDevice.Dmabufs;
import org.vfioscope.model.Occasion;
import org.vfioscope.report.ReportFormats;
import org.vfioscope.report.capture.CaptureProvider;

/** Runs command lines against test devices. */
abstract class CommandLineTestBase {

    static final Occasion OCCASION =
            new Occasion(Instant.parse("2026-11-22T17:20:31Z"), "workstation", "Linux 7.3.4 amd64");

    final TestProvider simulated = new TestProvider("sim:", true)
            .with("gpu", Dmabufs.MADE)
            .with("old", Dmabufs.ENOTTY)
            .with("bare", Dmabufs.NO_FEATURES)
            .with("picky", Dmabufs.EINVAL);
    final TestProvider host = new TestProvider("0000:", false).with("00:03.0", Dmabufs.MADE);
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final StringWriter err = new StringWriter();
    final AtomicInteger loaded = new AtomicInteger();
    Pause pause = length -> false;
    InputStream in = new ByteArrayInputStream(new byte[0]);
    boolean interactive;

    int run(String... arguments) {
        return run(out, arguments);
    }

    int run(OutputStream to, String... arguments) {
        return new CommandLineRunner(
                        new Product(
                                new ProductVersion("0.1.0", "20260101"),
                                () -> {
                                    loaded.incrementAndGet();
                                    return new DeviceAccess(
                                            List.of(simulated, host, new CaptureProvider()), Clock.systemUTC());
                                },
                                ReportFormats::builtIn,
                                () -> OCCASION,
                                length -> pause.await(length)),
                        to,
                        err,
                        in,
                        () -> interactive)
                .run(arguments);
    }
}
