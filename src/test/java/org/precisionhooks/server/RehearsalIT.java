package org.precisionhooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.precisionhooks.cdshooks.CdsServices;
import org.precisionhooks.cdshooks.Rehearsal;
import org.precisionhooks.server.edition.Made;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;

class RehearsalIT extends ServerIT {

    private static final List<String> TABLES =
            List.of("ph_audit", "ph_card", "ph_shown", "ph_feedback", "ph_patient_stamp", "HFJ_RESOURCE");

    @Autowired
    private Made<Rehearsal> rehearsals;

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void playsARealCallAndLeavesNoTrace() throws IOException {
        List<Integer> before = rows();

        byte[] answer = rehearsals
                .get()
                .answer(
                        new CdsServices().find("precision-pgx-order-select").orElseThrow(),
                        new ClassPathResource("rehearsal/order-select.json").getContentAsByteArray());

        assertThat(new String(answer, StandardCharsets.UTF_8))
                .contains("Avoid clopidogrel; use prasugrel or ticagrelor (CYP2C19 Poor Metabolizer)");
        assertThat(rows()).isEqualTo(before);
    }

    private List<Integer> rows() {
        return TABLES.stream()
                .map(table -> jdbc.queryForObject("select count(*) from " + table, Integer.class))
                .toList();
    }
}
