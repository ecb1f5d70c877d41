package org.vfioscope.ui.internal.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vfioscope.ui.internal.action.Target;
import org.vfioscope.ui.internal.rows.Icon;
import org.vfioscope.ui.internal.rows.TreeRow;

class RowFilterTest {

    private final TreeRow leaf = row("leaf", "0x1000");
    private final TreeRow other = row("other", "0x2000");
    private final TreeRow root = row("root", "").withChildren(List.of(leaf, other));

    @Test
    void keepsTheWayToAMatch() {
        RowFilter.Result left = RowFilter.of(" LEAF  0x1 ").apply(List.of(root));
        assertThat(left.rows()).singleElement().extracting(TreeRow::children).isEqualTo(List.of(leaf));
        assertThat(left.onTheWay()).containsExactly("root");
    }

    @Test
    void keepsAllThatIsBelowAMatch() {
        RowFilter.Result left = RowFilter.of("root").apply(List.of(root));
        assertThat(left.rows()).containsExactly(root);
        assertThat(left.onTheWay()).isEmpty();
    }

    @Test
    void prefersTheWordsAsTheyWereTyped() {
        TreeRow bar0 = row("BAR 0", "0x10");
        TreeRow bar1 = row("BAR 1", "0x0");
        assertThat(RowFilter.of("bar  1").apply(List.of(bar0, bar1)).rows()).containsExactly(bar1);
        assertThat(RowFilter.of("1 bar").apply(List.of(bar0, bar1)).rows()).containsExactly(bar0, bar1);
    }

    @Test
    void looksIntoTooltips() {
        assertThat(RowFilter.of("of-leaf").apply(List.of(root)).rows()).hasSize(1);
        assertThat(RowFilter.of("nothing").apply(List.of(root)).rows()).isEmpty();
    }

    @Test
    void withoutWordsKeepsEverything() {
        assertThat(RowFilter.of("  ").isActive()).isFalse();
        assertThat(RowFilter.of("  ").apply(List.of(root)).rows()).containsExactly(root);
    }

    private static TreeRow row(String name, String offset) {
        return new TreeRow(
                name, List.of(name, offset), "tooltip of-" + name, Icon.NOTE, false, new Target.Nothing(), List.of());
    }
}
