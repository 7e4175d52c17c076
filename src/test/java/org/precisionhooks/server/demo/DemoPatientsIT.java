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
import org.springframework.jdbc.core.JdbcTemplate;

/** The demo patients, as each start loads them. */
class DemoPatientsIT extends ServerIT {

    /** What the patient who refuses genetics does not let anyone see. */
    private static final String REFUSED = "Observation/demo-refuses-genetics-cyp2c19";

    @Autowired
    private DemoPatients demo;

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void everyEntryIsServedButTheOneThatIsRefused() throws IOException {
        assertThat(urls())
                .contains(REFUSED)
                .allSatisfy(url -> assertThat(get("/fhir/" + url).statusCode())
                        .as(url)
                        .isEqualTo(url.equals(REFUSED) ? 404 : 200));
    }

    @Test
    void loadingAgainChangesNothing() throws IOException {
        demo.run(new DefaultApplicationArguments());

        assertThat(urls())
                .isNotEmpty()
                .allSatisfy(url -> assertThat(versions(url)).as(url).containsExactly(1));
    }

    private List<Integer> versions(String url) {
        String[] parts = url.split("/");
        return jdbc.queryForList(
                "select res_ver from hfj_resource where res_type = ? and fhir_id = ?",
                Integer.class,
                parts[0],
                parts[1]);
    }

    private static List<String> urls() throws IOException {
        JsonNode bundle =
                json(new ClassPathResource("demo/demo-bundle.json").getContentAsString(StandardCharsets.UTF_8));
        return StreamSupport.stream(bundle.path("entry").spliterator(), false)
                .map(entry -> entry.at("/request/url").asText())
                .toList();
    }
}
