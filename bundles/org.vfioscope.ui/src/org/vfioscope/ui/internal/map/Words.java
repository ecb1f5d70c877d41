package org.vfioscope.ui.internal.map;

import java.util.ArrayList;
import java.util.List;

/** Breaks texts into lines. */
final class Words {

    private Words() {}

    /**
     * The same words on lines of at most so many characters; a longer word has a line of its own. A text that does not fit
     * into one line is parted where two blanks are, too.
     */
    static List<String> wrapped(String text, int characters) {
        if (text.length() <= characters) {
            return List.of(text);
        }
        List<String> lines = new ArrayList<>();
        for (String phrase : text.split(" {2,}")) {
            List<String> own = new ArrayList<>();
            for (String word : phrase.split(" ")) {
                if (!own.isEmpty() && own.getLast().length() + 1 + word.length() <= characters) {
                    own.add(own.removeLast() + " " + word);
                } else {
                    own.addAll(pieces(word, characters));
                }
            }
            lines.addAll(own);
        }
        return lines;
    }

    /** An offset such as dmabuf+0x1000 may have the line below its name. */
    private static List<String> pieces(String word, int characters) {
        return word.length() <= characters ? List.of(word) : List.of(word.split("(?=\\+)", 2));
    }

    /** The same on at most so many lines, the last of which may be longer; none where there is room for none. */
    static List<String> wrapped(String text, int characters, int most) {
        if (most == 0) {
            return List.of();
        }
        List<String> lines = wrapped(text, characters);
        if (lines.size() <= most) {
            return lines;
        }
        List<String> fewer = new ArrayList<>(lines.subList(0, most - 1));
        fewer.add(String.join(" ", lines.subList(most - 1, lines.size())));
        return fewer;
    }
}
