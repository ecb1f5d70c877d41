package org.vfioscope.access;

import java.io.Serial;
import org.vfioscope.model.errno.Advice;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.ErrnoAdvisor;
import org.vfioscope.model.errno.Operation;

/** A call that the kernel, or what stands in for it, refused; with its errno, the cause and the remedy in words. */
public final class VfioException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String subject;
    private final Operation operation;
    private final transient Errno errno;
    private final transient Advice advice;

    /**
     * A refusal with the usual explanation of its errno.
     *
     * @param subject what was to be used: a device, a node or a file
     * @param operation what was asked
     * @param errno what was answered
     */
    public VfioException(String subject, Operation operation, Errno errno) {
        this(subject, operation, errno, ErrnoAdvisor.advise(operation, errno));
    }

    /**
     * A refusal whose caller knows more than its errno tells.
     *
     * @param subject what was to be used: a device, a node or a file
     * @param operation what was asked
     * @param errno what was answered
     * @param advice cause and remedy
     */
    public VfioException(String subject, Operation operation, Errno errno, Advice advice) {
        super("%s: %s: %s".formatted(subject, operation.label(), errno));
        this.subject = subject;
        this.operation = operation;
        this.errno = errno;
        this.advice = advice;
    }

    /** {@return the device, node or file} */
    public String subject() {
        return subject;
    }

    /** {@return what was asked} */
    public Operation operation() {
        return operation;
    }

    /** {@return what was answered} */
    public Errno errno() {
        return errno;
    }

    /** {@return cause and remedy} */
    public Advice advice() {
        return advice;
    }

    /** {@return call, errno, cause and remedy in one line, for a terminal} */
    public String explained() {
        return "%s. %s. %s.".formatted(getMessage(), advice.cause(), advice.remedy());
    }
}
