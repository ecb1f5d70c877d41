package org.vfioscope.access;

import java.util.Optional;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.rules.Forecast;
import org.vfioscope.model.trace.TraceEvent;

/** Compares the kernel's answers with what was foretold. */
final class ForecastComparison {

    private final DeviceAccess access;
    private final DeviceDescription device;

    ForecastComparison(DeviceAccess access, DeviceDescription device) {
        this.access = access;
        this.device = device;
    }

    /**
     * An answer that was not foreseen says that the rules written down here are not the kernel's: it must be seen.
     *
     * @param what what was asked, such as {@code region 0}
     * @param forecast what was foretold
     * @param answer the errno of a refusal; empty where the kernel did it
     * @param made what the kernel makes when it does not refuse, such as {@code a dmabuf}
     */
    void compare(String what, Forecast forecast, Optional<Errno> answer, String made) {
        if (Forecast.agrees(forecast, answer)) {
            return;
        }
        String told = answer.map(Errno::toString).orElse(made);
        TraceEvent event = new TraceEvent(
                "vfioscope_forecast_differs",
                "Device %s, %s, forecast: %s, answer: %s".formatted(device.name(), what, forecast.summary(), told));
        access.trace().add(event, device.simulated());
        String text = "%s, %s: the forecast was that %s, but the kernel answered with %s"
                .formatted(device.name(), what, forecast.summary(), told);
        access.notices().warnOnce(event.toString(), Notice.of(Notice.Kind.FORECAST, device.name(), text));
    }

    /**
     * Compares a refusal, and explains it by the one rule that foretold it rather than by all causes of its errno.
     *
     * @param what what was asked, such as {@code region 0}
     * @param forecast what was foretold
     * @param refusal what the kernel answered
     * @param made what the kernel makes when it does not refuse, such as {@code a dmabuf}
     * @return the refusal, with cause and remedy of the forecast where that named its errno
     */
    VfioException explain(String what, Forecast forecast, VfioException refusal, String made) {
        compare(what, forecast, Optional.of(refusal.errno()), made);
        if (forecast instanceof Forecast.Refused refused && refused.errno().contains(refusal.errno())) {
            VfioException explained =
                    new VfioException(refusal.subject(), refusal.operation(), refusal.errno(), refused.advice());
            explained.initCause(refusal);
            return explained;
        }
        return refusal;
    }
}
