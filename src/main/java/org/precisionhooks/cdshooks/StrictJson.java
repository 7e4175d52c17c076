package org.precisionhooks.cdshooks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads a request body as one JSON object, or refuses it: size, UTF-8, depth, duplicate keys and trailing content are
 * checked here and nowhere else (cds-hooks.md sections 3 and 11).
 */
public final class StrictJson {

    public static final int DEFAULT_MAX_BYTES = 10 * 1024 * 1024;

    private static final int MAX_DEPTH = 1_000;

    private final int maxBytes;
    private final JsonMapper mapper;

    public StrictJson(int maxBytes) {
        this.maxBytes = maxBytes;
        StreamReadConstraints constraints =
                StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build();
        this.mapper = JsonMapper.builder(
                        JsonFactory.builder().streamReadConstraints(constraints).build())
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                // FHIR decimals carry their precision: 2.50 is not 2.5.
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }

    /** The largest body that is read. */
    public int maxBytes() {
        return maxBytes;
    }

    public Members object(InputStream body) throws IOException {
        JsonNode node = parse(utf8(bytes(body)));
        if (!node.isObject()) {
            throw new HookError(ErrorCode.MALFORMED_JSON, "The body is not a JSON object");
        }
        return new Members(node, "");
    }

    private byte[] bytes(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(maxBytes + 1);
        if (bytes.length > maxBytes) {
            throw new HookError(ErrorCode.TOO_LARGE, "The body is larger than " + maxBytes + " bytes");
        }
        return bytes;
    }

    /** Jackson would also take UTF-16 and UTF-32, which it tells by their zero bytes, and lets some broken UTF-8 pass. */
    private static byte[] utf8(byte[] bytes) {
        if (!isPlain(bytes)) {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            } catch (CharacterCodingException e) {
                throw new HookError(ErrorCode.MALFORMED_JSON, "The body is not UTF-8");
            }
        }
        return bytes;
    }

    /** Whether all bytes are ASCII; a zero byte is never JSON. */
    private static boolean isPlain(byte[] bytes) {
        boolean plain = true;
        for (byte b : bytes) {
            if (b == 0) {
                throw new HookError(ErrorCode.MALFORMED_JSON, "The body is not UTF-8");
            }
            plain &= b > 0;
        }
        return plain;
    }

    private JsonNode parse(byte[] text) throws IOException {
        try {
            return mapper.readTree(text);
        } catch (JsonProcessingException e) {
            throw new HookError(
                    ErrorCode.MALFORMED_JSON,
                    "The body is not valid JSON, repeats a key, is too deep or goes on after its end");
        }
    }
}
