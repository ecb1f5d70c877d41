package org.vfioscope.simulator.internal.data;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads a {@link Quantity} from a JSON integer or text. */
final class QuantityDeserializer extends StdDeserializer<Quantity> {

    QuantityDeserializer() {
        super(Quantity.class);
    }

    @Override
    public Quantity deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT && parser.currentToken() != JsonToken.VALUE_STRING) {
            return (Quantity) context.handleUnexpectedToken(Quantity.class, parser);
        }
        String text = parser.getString();
        return Quantity.parse(text)
                .orElseThrow(() -> context.weirdStringException(
                        text, Quantity.class, "not an unsigned number of 64 bits: write 16384 or \"0x4000\""));
    }
}
