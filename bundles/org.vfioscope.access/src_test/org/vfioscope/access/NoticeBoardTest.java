package org.vfioscope.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class NoticeBoardTest {

    @Test
    void givesAWarningOnce() {
        NoticeBoard board = new NoticeBoard();
        List<Notice> heard = new ArrayList<>();
        Consumer<Notice> listener = heard::add;
        board.addListener(listener);
        board.warnOnce("k", notice("first"));
        board.warnOnce("k", notice("again"));
        board.removeListener(listener);
        board.warnOnce("other", notice("second"));
        assertThat(heard).containsExactly(notice("first"));
        assertThat(board.notices()).containsExactly(notice("first"), notice("second"));
    }

    private static Notice notice(String text) {
        return Notice.of(Notice.Kind.FORECAST, "sim:wheel", text);
    }
}
