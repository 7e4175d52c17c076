package org.precisionhooks.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.precisionhooks.server.ServerIT;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.core.io.ClassPathResource;

/** The demo patients, as each start loads them. */
class DemoPatientsIT extends ServerIT {

    @Autowired
    private DemoPatients demo;

    @Test
    void everyEntryIsServed() throws IOException {
        assertThat(urls())
                .isNotEmpty()
                .allSatisfy(url ->
                        assertThat(get("/fhir/" + url).statusCode()).as(url).isEqualTo(200));
    }

    @Test
    void loadingAgainChangesNothing() throws IOException {
        demo.run(new DefaultApplicationArguments());

        assertThat(urls())
                .allSatisfy(url -> assertThat(
                                json(get("/fhir/" + url)).at("/meta/versionId").asText())
                        .as(url)
                        .isEqualTo("1"));
    }

    private static List<String> urls() throws IOException {
        JsonNode bundle =
                json(new ClassPathResource("demo/demo-bundle.json").getContentAsString(StandardCharsets.UTF_8));
        return StreamSupport.stream(bundle.path("entry").spliterator(), false)
                .map(entry -> entry.at("/request/url").asText())
                .toList();
    }
}
