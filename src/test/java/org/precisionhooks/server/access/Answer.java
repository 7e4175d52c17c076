package org.precisionhooks.server.access;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What leaves the server, with what differs between any two requests put in a form of its own: ids that are asked for, random
 * ids and instants, which keep their length.
 */
record Answer(int status, Map<String, List<String>> headers, String body) {

    private static final Set<String> OF_THE_WIRE = Set.of("date", "connection");

    static Answer of(HttpResponse<String> response, String asked) {
        Map<String, List<String>> headers = new TreeMap<>();
        response.headers().map().forEach((name, values) -> {
            if (!OF_THE_WIRE.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(
                        name, values.stream().map(value -> plain(value, asked)).toList());
            }
        });
        return new Answer(response.statusCode(), headers, plain(response.body(), asked));
    }

    private static String plain(String text, String asked) {
        return text.replace(asked, "x".repeat(asked.length()))
                .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "uuid")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(?:Z|[+-]\\d\\d:\\d\\d)", "instant")
                .replaceAll("[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT", "date")
                .replaceAll("^[A-Za-z0-9]{16}$", "request-id");
    }
}
