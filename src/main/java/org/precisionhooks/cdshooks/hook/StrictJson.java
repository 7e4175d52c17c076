package org.precisionhooks.cdshooks.hook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import org.precisionhooks.fhir.source.JsonText;

/**
 * Reads a request body as one JSON object, or refuses it: size, UTF-8, depth, duplicate keys and trailing content are
 * checked here and nowhere else (cds-hooks.md sections 3 and 11).
 */
public final class StrictJson {

    private static final int MAX_DEPTH = 1_000;

    private final int maxBytes;
    private final JsonText json = new JsonText(MAX_DEPTH);

    public StrictJson(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** The largest body that is read. */
    public int maxBytes() {
        return maxBytes;
    }

    public Members object(InputStream body) throws IOException {
        JsonNode node = parse(bytes(body));
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

    private JsonNode parse(byte[] text) throws IOException {
        try {
            return json.read(text);
        } catch (CharacterCodingException e) {
            throw new HookError(ErrorCode.MALFORMED_JSON, "The body is not UTF-8");
        } catch (JsonProcessingException e) {
            throw new HookError(
                    ErrorCode.MALFORMED_JSON,
                    "The body is not valid JSON, repeats a key, is too deep or goes on after its end");
        }
    }
}
