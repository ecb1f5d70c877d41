package org.vfioscope.ui.internal.tree;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Orders cells as people read them: addresses and sizes by their value, names with numbers by the number. */
final class CellOrder implements Comparator<String> {

    private static final Pattern HEX = Pattern.compile("0x([0-9a-f]{1,16})\\b.*");
    private static final Pattern PART = Pattern.compile("\\d{1,18}|\\D+");

    @Override
    public int compare(String a, String b) {
        Matcher left = HEX.matcher(a);
        Matcher right = HEX.matcher(b);
        if (left.matches() && right.matches()) {
            return Long.compareUnsigned(
                    Long.parseUnsignedLong(left.group(1), 16), Long.parseUnsignedLong(right.group(1), 16));
        }
        return natural(a, b);
    }

    private static int natural(String a, String b) {
        Matcher left = PART.matcher(a);
        Matcher right = PART.matcher(b);
        while (left.find()) {
            if (!right.find()) {
                return 1;
            }
            int order = part(left.group(), right.group());
            if (order != 0) {
                return order;
            }
        }
        return right.find() ? -1 : 0;
    }

    private static int part(String a, String b) {
        boolean numbers = Character.isDigit(a.charAt(0)) && Character.isDigit(b.charAt(0));
        return numbers ? Long.compare(Long.parseLong(a), Long.parseLong(b)) : a.compareToIgnoreCase(b);
    }
}
