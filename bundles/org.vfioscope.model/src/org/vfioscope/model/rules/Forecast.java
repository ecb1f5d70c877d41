package org.vfioscope.model.rules;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vfioscope.model.errno.Advice;
import org.vfioscope.model.errno.Errno;

/** What the kernel is expected to answer, worked out before it is asked. */
public sealed interface Forecast {

    /** {@return the answer in one sentence, without its full stop} */
    String summary();

    /** The kernel will do it. */
    record Accepted() implements Forecast {
        @Override
        public String summary() {
            return "the kernel will do it";
        }
    }

    /**
     * The kernel will make the dmabuf, but no importer can use it until the cause is gone.
     *
     * @param cause why it is born revoked, a sentence without its full stop
     * @param change what makes it usable, likewise
     */
    record BornRevoked(String cause, String change) implements Forecast {
        @Override
        public String summary() {
            return "the dmabuf will be born revoked: " + cause;
        }
    }

    /**
     * The kernel will refuse.
     *
     * @param rule the rule that refuses
     * @param errno one of these will be the answer: mostly one, more where kernels differ
     * @param change what to change, a sentence without its full stop
     */
    record Refused(RefusalRule rule, List<Errno> errno, String change) implements Forecast {

        /** Keeps an own copy. */
        public Refused {
            errno = List.copyOf(errno);
        }

        /** {@return the rule and the change as cause and remedy of the refusal, once it came} */
        public Advice advice() {
            String cause = rule.text();
            return new Advice(cause.substring(0, 1).toUpperCase(Locale.ROOT) + cause.substring(1), change);
        }

        @Override
        public String summary() {
            return "the kernel will refuse: " + rule.text();
        }
    }

    /**
     * Whether an answer is the one that was expected.
     *
     * @param forecast what was expected
     * @param answer the errno of the refusal; empty where the kernel did it
     * @return whether both agree
     */
    static boolean agrees(Forecast forecast, Optional<Errno> answer) {
        return forecast instanceof Refused refused
                ? answer.filter(refused.errno()::contains).isPresent()
                : answer.isEmpty();
    }

    /** The rules by which exports are refused, in words. */
    enum Rule implements RefusalRule {
        /** The backend has no device features. */
        NO_BACKEND("this backend has no device features"),
        /** The kernel lacks the exporter. */
        NO_EXPORTER("this kernel has no dmabuf export for VFIO"),
        /** The driver lacks the exporter. */
        NO_DRIVER("the device's VFIO driver does not offer dmabuf export"),
        /** No range was asked for. */
        NO_RANGE("a dmabuf needs at least one range"),
        /** The region is not a BAR. */
        NOT_A_BAR("only BARs 0 to 5 can be exported"),
        /** The device has no such BAR. */
        ABSENT_BAR("the device has no such BAR"),
        /** A length of 0. */
        EMPTY_RANGE("a range is empty"),
        /** Offset or length are not aligned to a page. */
        UNALIGNED("a range is not aligned to pages"),
        /** The lengths sum up past what a dmabuf can hold. */
        SUM_TOO_LARGE("the lengths sum up to more than a dmabuf can hold"),
        /** An I/O-port BAR. */
        IO_PORTS("an I/O-port BAR has no memory that other devices could reach"),
        /** Offset plus length go past 64 bits. */
        WRAPS("a range's offset plus its length goes past 64 bits"),
        /** A range reaches past the BAR's end. */
        PAST_END("a range reaches past the BAR's end"),
        /** No BAR stands behind the region, only what a driver makes up. */
        NOT_A_REAL_BAR("the region is one that the driver makes up, without a BAR of the device behind it");

        private final String text;

        Rule(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }
    }
}
