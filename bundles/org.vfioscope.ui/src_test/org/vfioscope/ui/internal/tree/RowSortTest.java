package org.vfioscope.ui.internal.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vfioscope.ui.internal.action.Target;
import org.vfioscope.ui.internal.rows.Icon;
import org.vfioscope.ui.internal.rows.TreeRow;

class RowSortTest {

    @Test
    void ordersAddressesByTheirUnsignedValue() {
        assertThat(sorted("0x10 (16 B)", "0xf000000000000000", "0x9", ""))
                .containsExactly("", "0x9", "0x10 (16 B)", "0xf000000000000000");
    }

    @Test
    void ordersNumbersInNamesByTheirValue() {
        assertThat(sorted("BAR 10", "bar 9", "BAR", "BAR 2x")).containsExactly("BAR", "BAR 2x", "bar 9", "BAR 10");
        assertThat(sorted("12345678901234567890", "2")).containsExactly("2", "12345678901234567890");
    }

    @Test
    void goesUpDownAndBack() {
        RowSort up = RowSort.AS_GIVEN.clicked(0);
        assertThat(up).isEqualTo(new RowSort(0, false));
        assertThat(up.clicked(0)).isEqualTo(new RowSort(0, true));
        assertThat(up.clicked(0).clicked(0)).isEqualTo(RowSort.AS_GIVEN);
        assertThat(up.clicked(0).clicked(1)).isEqualTo(new RowSort(1, false));
    }

    @Test
    void ordersEveryLevel() {
        TreeRow root = row("root").withChildren(List.of(row("a"), row("b")));
        assertThat(new RowSort(0, true).apply(List.of(root)).getFirst().children())
                .extracting(TreeRow::key)
                .containsExactly("b", "a");
    }

    private static List<String> sorted(String... cells) {
        List<TreeRow> rows = Arrays.stream(cells).map(RowSortTest::row).toList();
        return new RowSort(0, false).apply(rows).stream().map(TreeRow::key).toList();
    }

    private static TreeRow row(String cell) {
        return new TreeRow(cell, List.of(cell), "", Icon.NOTE, false, new Target.Nothing(), List.of());
    }
}
