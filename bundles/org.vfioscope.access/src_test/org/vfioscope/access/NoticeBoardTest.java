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
        board.warnOnce("k", "first");
        board.warnOnce("k", "again");
        board.removeListener(listener);
        board.warnOnce("other", "second");
        assertThat(heard).containsExactly(new Notice("first"));
        assertThat(board.notices()).containsExactly(new Notice("first"), new Notice("second"));
    }
}
