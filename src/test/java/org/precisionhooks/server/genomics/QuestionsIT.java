package org.precisionhooks.server.genomics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import org.precisionhooks.server.ServerIT;

/** Questions of the genomics operations, as they stand in an address but for its escapes. */
abstract class QuestionsIT extends ServerIT {

    final JsonNode answer(String path) {
        HttpResponse<String> response = get(
                path.replace("|", "%7C").replace(" ", "%20").replace(">", "%3E").replace("+", "%2B"));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response);
    }

    static List<String> ids(JsonNode answer) {
        return answer.findValues("resource").stream()
                .map(resource -> resource.path("id").asText())
                .toList();
    }
}
