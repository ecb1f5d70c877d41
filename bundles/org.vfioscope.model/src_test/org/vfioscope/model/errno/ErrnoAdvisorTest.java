package org.vfioscope.model.errno;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrnoAdvisorTest {

    @Test
    void explainsEveryErrnoOfTheExporter() {
        List<Errno> all = List.of(
                Errno.ENOTTY,
                Errno.EOPNOTSUPP,
                Errno.EINVAL,
                Errno.EOVERFLOW,
                Errno.ENODEV,
                Errno.EFAULT,
                Errno.ENOMEM,
                Errno.EMFILE);
        assertThat(all)
                .extracting(errno -> ErrnoAdvisor.advise(Operation.DEVICE_FEATURE_DMA_BUF, errno)
                        .cause())
                .doesNotHaveDuplicates()
                .noneMatch(cause -> cause.startsWith("The kernel answered"));
    }

    @Test
    void explainsEveryErrnoOfAnImport() {
        List<Errno> all = List.of(
                Errno.ENODEV,
                Errno.EOPNOTSUPP,
                Errno.EINVAL,
                Errno.EEXIST,
                Errno.EBADF,
                Errno.ENOENT,
                Errno.EOVERFLOW,
                Errno.ENOMEM);
        assertThat(all)
                .extracting(errno ->
                        ErrnoAdvisor.advise(Operation.IOAS_MAP_FILE, errno).cause())
                .doesNotHaveDuplicates()
                .noneMatch(cause -> cause.startsWith("The kernel answered"));
        assertThat(ErrnoAdvisor.advise(Operation.IOAS_MAP_FILE, Errno.ENODEV).cause())
                .contains("revoked");
        assertThat(ErrnoAdvisor.advise(Operation.DEVICE_RESET, Errno.EINVAL).cause())
                .contains("no reset");
    }

    @Test
    void explainsWhatSocketsAnswer() {
        assertThat(ErrnoAdvisor.advise(Operation.SERVE, Errno.ENOENT).cause()).contains("no such folder");
        assertThat(ErrnoAdvisor.advise(Operation.CONNECT, Errno.EPROTOTYPE).cause())
                .contains("not a stream socket");
        for (Errno hungUp : List.of(Errno.EPIPE, Errno.ECONNRESET)) {
            assertThat(ErrnoAdvisor.advise(Operation.CONNECT, hungUp).cause())
                    .contains("closed the connection", "may be no vfio-user server");
            assertThat(ErrnoAdvisor.advise(Operation.REGION_READ, hungUp).cause())
                    .contains("closed the connection")
                    .doesNotContain("vfio-user");
        }
    }

    @Test
    void theCallMattersMoreThanTheErrno() {
        assertThat(ErrnoAdvisor.advise(Operation.OPEN_GROUP, Errno.EBUSY).cause())
                .contains("Another process");
        assertThat(ErrnoAdvisor.advise(Operation.SET_IOMMU, Errno.EPERM).cause())
                .contains("interrupt remapping");
        assertThat(ErrnoAdvisor.advise(Operation.REGION_READ, Errno.EIO).cause())
                .contains("memory decode is off");
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void cutsNoSentenceShort(Operation operation) {
        for (int number = 1; number < 134; number++) {
            Advice advice = ErrnoAdvisor.advise(operation, Errno.of(number));
            assertThat(advice.cause()).isNotBlank().doesNotEndWith(".");
            assertThat(advice.remedy()).isNotBlank().doesNotEndWith(".");
        }
    }

    @Test
    void admitsWhatItHasNotMet() {
        assertThat(ErrnoAdvisor.advise(Operation.CLOSE, Errno.of(111)))
                .isEqualTo(new Advice(
                        "The kernel answered ECONNREFUSED (Connection refused)",
                        "See dmesg for what the kernel says of it"));
    }
}
