package org.precisionhooks.fhir.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;

/** Reads JSON that came from outside: in UTF-8, not too deep, no key twice, nothing after its end. */
public final class JsonText {

    private final JsonMapper mapper;

    /** @param depth deepest nesting that is read */
    public JsonText(int depth) {
        StreamReadConstraints constraints =
                StreamReadConstraints.builder().maxNestingDepth(depth).build();
        this.mapper = JsonMapper.builder(
                        JsonFactory.builder().streamReadConstraints(constraints).build())
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                // FHIR decimals carry their precision: 2.50 is not 2.5.
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }

    /**
     * The text as a tree, missing when it is empty.
     *
     * @throws CharacterCodingException when it is not UTF-8
     * @throws com.fasterxml.jackson.core.JsonProcessingException when it is not such JSON; its message quotes the text
     */
    public JsonNode read(byte[] text) throws IOException {
        requireUtf8(text);
        return mapper.readTree(text);
    }

    /** Jackson would also take UTF-16 and UTF-32, which it tells by their zero bytes, and lets some broken UTF-8 pass. */
    private static void requireUtf8(byte[] text) throws CharacterCodingException {
        if (!isPlain(text)) {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
        }
    }

    /** Whether all bytes are ASCII; a zero byte is never JSON. */
    private static boolean isPlain(byte[] text) throws CharacterCodingException {
        boolean plain = true;
        for (byte octet : text) {
            if (octet == 0) {
                throw new MalformedInputException(1);
            }
            plain &= octet > 0;
        }
        return plain;
    }
}
