package org.vfioscope.linux.internal.lab;

import java.util.Optional;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.DmabufOutcome;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.DmabufRequest;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.rules.Forecast;

/**
 * A request for a dmabuf, what was foretold and what the kernel said.
 *
 * @param request the request
 * @param forecast the forecast
 * @param refusal the errno; empty where a dmabuf was made, which is released again
 */
record Answer(DmabufRequest request, Forecast forecast, Optional<Errno> refusal) {

    static Answer to(DeviceSession session, DmabufRequest request) throws Exception {
        Forecast forecast = session.forecast(request);
        return new Answer(request, forecast, ask(session, request));
    }

    private static Optional<Errno> ask(DeviceSession session, DmabufRequest request) throws Exception {
        try {
            return switch (session.createDmabuf(request)) {
                case DmabufOutcome.Created created -> {
                    created.handle().release();
                    yield Optional.empty();
                }
                case DmabufOutcome.Unsupported unsupported -> Optional.of(Errno.ENOTTY);
                case DmabufOutcome.Skipped skipped -> throw new AssertionError(skipped.reason());
            };
        } catch (VfioException e) {
            return Optional.of(e.errno());
        }
    }

    boolean asForetold() {
        return Forecast.agrees(forecast, refusal);
    }
}
