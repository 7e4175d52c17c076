package org.precisionhooks.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionhooks.server.security.TestClient.CLINIC;
import static org.precisionhooks.server.security.TestClient.NORTH;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

/** No token is in the log, in an answer or in the database (threat 10). */
@ExtendWith(OutputCaptureExtension.class)
class TokenSecrecyIT extends SecuredIT {

    private static final String CANARY = "canary-7c1d";

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void tokenIsNowhere(CapturedOutput log) {
        List<String> tokens = Stream.of(
                        canary(),
                        canary().header("kid", CANARY),
                        canary().claim("iss", "https://" + CANARY + ".example"),
                        canary().claim("aud", CANARY),
                        canary().claim("exp", CANARY),
                        canary().claim("tenant", CANARY),
                        canary().issued(Duration.ofHours(-1), Duration.ofSeconds(60)),
                        canary().signed("RS384", NORTH.keys().getPrivate()))
                .map(Tokens::text)
                .toList();
        List<HttpResponse<String>> answers = tokens.stream()
                .flatMap(token -> Stream.of(
                        hook(VIEW, "Bearer " + token, VIEW_CALL),
                        hook(VIEW, "Bearer " + token, "{" + token),
                        hook(VIEW, "Bearer " + token + "~" + CANARY, VIEW_CALL),
                        hook(VIEW, CANARY + " " + token, VIEW_CALL)))
                .toList();

        assertThat(answers.get(0).statusCode()).as("the first is legal").isEqualTo(200);
        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.body() + answer.headers().map())
                                .doesNotContain(CANARY)
                                .doesNotContain(tokens));
        assertThat(log.getAll())
                .contains("A token was refused")
                .doesNotContain(CANARY)
                .doesNotContain(tokens);
        assertThat(tokens).allSatisfy(token -> assertThat(log.getAll()).doesNotContain(token.split("\\.")));
        assertThat(dump()).contains("PH_TOKEN").doesNotContain(CANARY).doesNotContain(tokens);
    }

    private static Tokens canary() {
        // Its identifier alone is kept, in the audit.
        return Tokens.of(CLINIC, VIEW).claim("canary", CANARY);
    }

    /** All rows of all tables, as H2 would restore them. */
    private String dump() {
        StringBuilder dump = new StringBuilder();
        for (Map<String, Object> row : jdbc.queryForList("script")) {
            dump.append(row.values());
        }
        return dump.toString();
    }
}
