package org.vfioscope.report.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Reads the properties of one JSON object, and says line and reason where one is missing or makes no sense.
 *
 * @param node the object
 * @param lenient whether the file is of a newer version, whose words need not be known
 */
record Reader(JsonNode.Fields node, boolean lenient) {

    private static final Pattern HEX = Pattern.compile("0x[0-9a-f]{1,16}");

    /** Turns an object into a value. */
    @FunctionalInterface
    interface Part<T> {
        T read(Reader fields) throws Damage;
    }

    /** Makes a reader of a node that has to be an object. */
    static Reader of(JsonNode node, boolean lenient) throws Damage {
        if (node instanceof JsonNode.Fields fields) {
            return new Reader(fields, lenient);
        }
        throw new Damage(node.line(), "an object was expected");
    }

    boolean has(String name) {
        return node.all().containsKey(name);
    }

    Damage damage(String name, String reason) {
        JsonNode at = node.all().getOrDefault(name, node);
        return new Damage(at.line(), "\"%s\" %s".formatted(name, reason));
    }

    private JsonNode get(String name) throws Damage {
        JsonNode value = node.all().get(name);
        if (value == null) {
            throw new Damage(node.line(), "\"%s\" is missing in the object that begins here".formatted(name));
        }
        return value;
    }

    boolean isNull(String name) throws Damage {
        return find(name).isEmpty();
    }

    private Optional<JsonNode> find(String name) throws Damage {
        return get(name) instanceof JsonNode.None ? Optional.empty() : Optional.of(get(name));
    }

    String text(String name) throws Damage {
        if (get(name) instanceof JsonNode.Text text) {
            return text.value();
        }
        throw damage(name, "is no string");
    }

    Optional<String> optionalText(String name) throws Damage {
        return find(name).isPresent() ? Optional.of(text(name)) : Optional.empty();
    }

    List<String> texts(String name) throws Damage {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : elements(name)) {
            if (!(element instanceof JsonNode.Text text)) {
                throw new Damage(element.line(), "\"%s\" holds something that is no string".formatted(name));
            }
            texts.add(text.value());
        }
        return texts;
    }

    boolean truth(String name) throws Damage {
        if (get(name) instanceof JsonNode.Truth truth) {
            return truth.value();
        }
        throw damage(name, "is neither true nor false");
    }

    int number(String name) throws Damage {
        long value = longNumber(name);
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw damage(name, "is out of range: " + value);
        }
        return (int) value;
    }

    long longNumber(String name) throws Damage {
        if (get(name) instanceof JsonNode.Number number) {
            return number.value();
        }
        throw damage(name, "is no integer");
    }

    /** The number; 0 where it is null. */
    long optionalLong(String name) throws Damage {
        return find(name).isPresent() ? longNumber(name) : 0;
    }

    OptionalInt optionalNumber(String name) throws Damage {
        return find(name).isPresent() ? OptionalInt.of(number(name)) : OptionalInt.empty();
    }

    long hex(String name) throws Damage {
        String text = text(name);
        if (!HEX.matcher(text).matches()) {
            throw damage(name, "is no hexadecimal number of up to 64 bits: " + text);
        }
        return Long.parseUnsignedLong(text.substring(2), 16);
    }

    int id(String name) throws Damage {
        long value = hex(name);
        if (value >>> 32 != 0) {
            throw damage(name, "does not fit into 32 bits");
        }
        return (int) value;
    }

    Reader object(String name) throws Damage {
        return of(get(name), lenient);
    }

    <T> Optional<T> optional(String name, Part<T> part) throws Damage {
        return find(name).isPresent() ? Optional.of(part.read(object(name))) : Optional.empty();
    }

    <T> List<T> list(String name, Part<T> part) throws Damage {
        List<T> all = new ArrayList<>();
        for (JsonNode element : elements(name)) {
            all.add(part.read(of(element, lenient)));
        }
        return all;
    }

    private List<JsonNode> elements(String name) throws Damage {
        if (get(name) instanceof JsonNode.Elements elements) {
            return elements.all();
        }
        throw damage(name, "is no array");
    }

    /** A word of a closed set; in a file of a newer version, one that is not known is as good as none. */
    <E extends Enum<E>> Optional<E> word(String name, Class<E> type) throws Damage {
        Optional<String> text = optionalText(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        for (E value : type.getEnumConstants()) {
            if (value.name().equals(text.get())) {
                return Optional.of(value);
            }
        }
        if (lenient) {
            return Optional.empty();
        }
        throw damage(name, "is not known: " + text.get());
    }

    /** The property's bytes in the file. */
    Optional<JsonNode.Bytes> bytes(String name) {
        return Optional.ofNullable(node.all().get(name))
                .filter(JsonNode.Bytes.class::isInstance)
                .map(JsonNode.Bytes.class::cast);
    }
}
