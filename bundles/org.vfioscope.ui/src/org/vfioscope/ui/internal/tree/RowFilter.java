package org.vfioscope.ui.internal.tree;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.vfioscope.ui.internal.rows.TreeRow;

/**
 * Chooses rows of a tree by words.
 *
 * @param words all of them must occur in a row's cells or tooltip, in any order and case; no word accepts every row
 */
public record RowFilter(List<String> words) {

    /**
     * What is left of a tree.
     *
     * @param rows the rows that match, with all that is below them, and those on the way to one
     * @param onTheWay the keys of rows that are only there since one below them matches
     */
    public record Result(List<TreeRow> rows, Set<String> onTheWay) {}

    /**
     * Splits what a user typed.
     *
     * @param typed words parted by blanks
     * @return the filter
     */
    public static RowFilter of(String typed) {
        String trimmed = typed.strip().toLowerCase(Locale.ROOT);
        return new RowFilter(trimmed.isEmpty() ? List.of() : List.of(trimmed.split("\\s+")));
    }

    /** {@return whether it leaves anything out} */
    public boolean isActive() {
        return !words.isEmpty();
    }

    /**
     * Leaves out what does not match. Where rows hold all words in a row, as typed, only they match: {@code BAR 1} is about one BAR.
     *
     * @param rows the roots
     * @return what is left
     */
    public Result apply(List<TreeRow> rows) {
        if (!isActive()) {
            return new Result(rows, Set.of());
        }
        Result asTyped = new RowFilter(List.of(String.join(" ", words))).matching(rows);
        return asTyped.rows().isEmpty() ? matching(rows) : asTyped;
    }

    private Result matching(List<TreeRow> rows) {
        Set<String> onTheWay = new HashSet<>();
        return new Result(left(rows, onTheWay), onTheWay);
    }

    private List<TreeRow> left(List<TreeRow> rows, Set<String> onTheWay) {
        List<TreeRow> left = new ArrayList<>();
        for (TreeRow row : rows) {
            if (accepts(row)) {
                left.add(row);
            } else {
                List<TreeRow> children = left(row.children(), onTheWay);
                if (!children.isEmpty()) {
                    left.add(row.withChildren(children));
                    onTheWay.add(row.key());
                }
            }
        }
        return left;
    }

    private boolean accepts(TreeRow row) {
        String text = (String.join(" ", row.cells()) + " " + row.tooltip()).toLowerCase(Locale.ROOT);
        return words.stream().allMatch(text::contains);
    }
}
