package org.precisionhooks.release;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON value and where it stands, so that what is wrong with a release can be named by file and line.
 *
 * @param file name of the file
 * @param line line at which the value begins
 * @param value text, {@code Boolean}, a list or a map of places; empty for null
 */
record JsonPlace(String file, int line, Optional<Object> value) {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    static JsonPlace read(Path path) {
        String file = String.valueOf(path.getFileName());
        try (JsonParser parser = JSON.createParser(Files.newInputStream(path))) {
            parser.nextToken();
            return value(file, parser);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new ReleaseException(file, line, "not valid JSON");
        } catch (IOException e) {
            throw new ReleaseException(file, 0, "not readable");
        }
    }

    /** JSON in a cell of another file. */
    static JsonPlace of(String file, int line, String json) {
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            return new JsonPlace(file, line, value(file, parser).value());
        } catch (IOException e) {
            throw new ReleaseException(file, line, "not valid JSON");
        }
    }

    private static JsonPlace value(String file, JsonParser parser) throws IOException {
        int line = parser.currentTokenLocation().getLineNr();
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new ReleaseException(file, line, "the file is empty");
        }
        return switch (token) {
            case START_OBJECT -> new JsonPlace(file, line, Optional.of(members(file, parser)));
            case START_ARRAY -> new JsonPlace(file, line, Optional.of(items(file, parser)));
            case VALUE_TRUE, VALUE_FALSE -> new JsonPlace(file, line, Optional.of(parser.getBooleanValue()));
            case VALUE_NULL -> new JsonPlace(file, line, Optional.empty());
            default -> new JsonPlace(file, line, Optional.of(parser.getText()));
        };
    }

    private static Map<String, JsonPlace> members(String file, JsonParser parser) throws IOException {
        Map<String, JsonPlace> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, value(file, parser));
        }
        return members;
    }

    private static List<JsonPlace> items(String file, JsonParser parser) throws IOException {
        List<JsonPlace> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(file, parser));
        }
        return items;
    }

    /** A member that is there and not null. */
    Optional<JsonPlace> optional(String name) {
        return Optional.ofNullable(members().get(name))
                .filter(member -> member.value().isPresent());
    }

    JsonPlace member(String name) {
        return optional(name).orElseThrow(() -> refused("member '" + name + "' is missing"));
    }

    @SuppressWarnings("unchecked")
    Map<String, JsonPlace> members() {
        return (Map<String, JsonPlace>)
                value.filter(Map.class::isInstance).orElseThrow(() -> refused("an object is needed"));
    }

    @SuppressWarnings("unchecked")
    List<JsonPlace> items() {
        return (List<JsonPlace>) value.filter(List.class::isInstance).orElseThrow(() -> refused("a list is needed"));
    }

    boolean isText() {
        return value.filter(String.class::isInstance).isPresent();
    }

    boolean isList() {
        return value.filter(List.class::isInstance).isPresent();
    }

    String text() {
        return value.filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> refused("a text is needed"));
    }

    boolean flag() {
        return value.filter(Boolean.class::isInstance)
                .map(Boolean.class::cast)
                .orElseThrow(() -> refused("true or false is needed"));
    }

    ReleaseException refused(String problem) {
        return new ReleaseException(file, line, problem);
    }
}
