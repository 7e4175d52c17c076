package org.precisionhooks.fhir.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The body of a stored resource, in one of HAPI's encodings.
 *
 * @param encoding JSON, or JSONC for compressed JSON
 * @param text the body, where it is kept as text
 * @param bytes the body, where it is kept as bytes
 */
record StoredBody(String encoding, @Nullable String text, byte @Nullable [] bytes) {

    private static final ObjectReader JSON = new ObjectMapper().readerFor(JsonNode.class);

    /** @throws UnreadableResourceException when the body is kept elsewhere, or is none */
    ObjectNode json() {
        try {
            if (JSON.readValue(content()) instanceof ObjectNode resource) {
                return resource;
            }
        } catch (JsonProcessingException e) {
            // Its message quotes the text.
            throw new UnreadableResourceException("A stored resource is not JSON");
        }
        throw new UnreadableResourceException("A stored resource is not a JSON object");
    }

    private String content() {
        if (encoding.equals("JSON") && text != null) {
            return text;
        }
        if (encoding.equals("JSON") && bytes != null) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        if (encoding.equals("JSONC") && bytes != null) {
            return unzip(bytes);
        }
        throw new UnreadableResourceException("A resource is stored as " + encoding + ", which cannot be read here");
    }

    private static String unzip(byte[] compressed) {
        try (GZIPInputStream content = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("A stored resource cannot be unpacked", e);
        }
    }
}
