package org.vfioscope.help.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words that are searched for; each may be a part of a longer one.
 *
 * @param each the words, in lower case
 */
record Words(List<String> each) {

    static final Words NONE = new Words(List.of());

    /** A word, or an element with its content, which FormText does not let others be nested in. */
    private static final Pattern PIECE = Pattern.compile("<(a|b|span)\\b([^>]*)>(.*?)</\\1>|<[^>]*>|[^<]+");

    private static final String MARKED = "<span color=\"hit\" font=\"hit\">";

    /** Keeps an own copy. */
    Words {
        each = List.copyOf(each);
    }

    /** The words of what was typed. */
    static Words of(String typed) {
        return new Words(Arrays.stream(typed.toLowerCase(Locale.ROOT).strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList());
    }

    boolean isEmpty() {
        return each.isEmpty();
    }

    /** Whether all of them are in a text. */
    boolean allIn(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return each.stream().allMatch(lower::contains);
    }

    /** How often any of them is in a text. */
    int countIn(String text) {
        return isEmpty() ? 0 : (int) any(text).results().count();
    }

    /** Finds each place of any of them. */
    Matcher any(String text) {
        return Pattern.compile(alternatives(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(text);
    }

    private String alternatives() {
        return each.stream().map(Pattern::quote).collect(Collectors.joining("|"));
    }

    /** Marks them in the markup of a {@link Block}, by the colour and the font "hit". */
    String marked(String markup) {
        return isEmpty()
                ? markup
                : PIECE.matcher(markup).replaceAll(piece -> Matcher.quoteReplacement(marked(piece.group(), piece)));
    }

    private String marked(String whole, MatchResult piece) {
        String element = piece.group(1);
        if (element != null) {
            boolean mark = !element.equals("a") && countIn(Markup.plain(piece.group(3))) > 0;
            return mark ? MARKED + piece.group(3) + "</span>" : whole;
        }
        return whole.startsWith("<") ? whole : markedText(Markup.plain(whole));
    }

    private String markedText(String plain) {
        StringBuilder marked = new StringBuilder();
        Matcher found = any(plain);
        int from = 0;
        while (found.find()) {
            marked.append(Markup.escaped(plain.substring(from, found.start())))
                    .append(MARKED)
                    .append(Markup.escaped(found.group()))
                    .append("</span>");
            from = found.end();
        }
        return marked.append(Markup.escaped(plain.substring(from))).toString();
    }
}
