package org.vfioscope.ui.internal.tree;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Shares a width among columns: each has what its content wants while there is room, and prose gives way first. */
final class ColumnShares {

    private ColumnShares() {}

    /**
     * What a column asks for.
     *
     * @param wanted the width of its longest text, in pixels
     * @param minimum the width below which it does not shrink, in pixels
     * @param weight its share of what is left over; a column without one does not shrink either, as a size that is cut off
     *     is another size
     */
    record Wish(int wanted, int minimum, int weight) {

        private int slack() {
            return weight == 0 ? 0 : Math.max(0, wanted - minimum);
        }
    }

    /**
     * Shares a width.
     *
     * @param room the width, in pixels
     * @param wishes what each column asks for
     * @return the width of each column; together more than there is where none can shrink any further
     */
    static int[] share(int room, List<Wish> wishes) {
        int left = room - wishes.stream().mapToInt(Wish::wanted).sum();
        return left < 0 ? shrunk(-left, wishes) : grown(left, wishes);
    }

    /** What is left above the minimums goes by weight to those that want little first: one sentence does not cut the names. */
    private static int[] shrunk(int missing, List<Wish> wishes) {
        int[] widths =
                wishes.stream().mapToInt(wish -> wish.wanted() - wish.slack()).toArray();
        int left = Math.max(0, wishes.stream().mapToInt(Wish::slack).sum() - missing);
        int weights = wishes.stream().mapToInt(Wish::weight).sum();
        List<Integer> modestFirst = IntStream.range(0, widths.length)
                .boxed()
                .filter(i -> wishes.get(i).weight() > 0)
                .sorted(Comparator.comparingDouble(
                        i -> (double) wishes.get(i).slack() / wishes.get(i).weight()))
                .toList();
        for (int i : modestFirst) {
            Wish wish = wishes.get(i);
            int part = Math.min(wish.slack(), left * wish.weight() / weights);
            widths[i] += part;
            left -= part;
            weights -= wish.weight();
        }
        return widths;
    }

    private static int[] grown(int room, List<Wish> wishes) {
        int[] widths = wishes.stream().mapToInt(Wish::wanted).toArray();
        int weights = wishes.stream().mapToInt(Wish::weight).sum();
        int left = room;
        for (int i = 0; i < widths.length && weights > 0; i++) {
            int weight = wishes.get(i).weight();
            int part = left * weight / weights;
            widths[i] += part;
            left -= part;
            weights -= weight;
        }
        return widths;
    }
}
