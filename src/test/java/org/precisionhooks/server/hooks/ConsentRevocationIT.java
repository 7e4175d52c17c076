package org.precisionhooks.server.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** No request that starts after a refusal was acknowledged uses the old consent (consent.md section 14, item 6). */
class ConsentRevocationIT extends HookIT {

    private static final int ROUNDS = Integer.getInteger("precision-hooks.revocations", 20);
    private static final int CALLERS = 4;
    private static final int CALLS_AFTER = 4;
    private static final String FROM = "demo-refuses-genetics";

    private final AtomicInteger before = new AtomicInteger();
    private final AtomicInteger after = new AtomicInteger();
    private volatile boolean acknowledged;

    @Test
    void noRequestAfterTheAcknowledgementUsesTheOldConsent() throws Exception {
        int late = 0;
        ExecutorService callers = Executors.newFixedThreadPool(2 * CALLERS);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                late += lateUses(callers, "revokes-" + round);
            }
        } finally {
            callers.shutdownNow();
        }
        assertThat(late).as("answers from the old consent").isZero();
        assertThat(before.get()).as("answers that the old consent permitted").isPositive();
        assertThat(after.get()).isGreaterThanOrEqualTo(2 * ROUNDS * CALLERS * CALLS_AFTER);
    }

    /** Another patient each round: calls about one are bounded. */
    private int lateUses(ExecutorService callers, String patient) throws Exception {
        List<JsonNode> record = HookRecords.renamed(HookRecords.demo(FROM), FROM, patient);
        store(record.get(0), record.get(1));
        write(record.get(2), "inactive");
        acknowledged = false;
        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            answers.add(callers.submit(calls(() -> hookUsesTheResult(patient))));
            answers.add(callers.submit(calls(() -> resultIsShown(record.get(1)))));
        }
        write(record.get(2), "active");
        acknowledged = true;
        int late = 0;
        for (Future<Integer> answer : answers) {
            late += answer.get();
        }
        return late;
    }

    /** Whether a call started late is known before it starts. */
    private Callable<Integer> calls(Callable<Boolean> call) {
        return () -> {
            int late = 0;
            int done = 0;
            while (done < CALLS_AFTER) {
                boolean started = acknowledged;
                boolean used = call.call();
                late += started && used ? 1 : 0;
                done += started ? 1 : 0;
                (started ? after : before).addAndGet(started || used ? 1 : 0);
            }
            return late;
        };
    }

    private boolean hookUsesTheResult(String patient) {
        return summaries(HookBody.ordering(SIGN, patient, "32968")).stream()
                .anyMatch(summary -> summary.contains("avoid clopidogrel"));
    }

    private boolean resultIsShown(JsonNode result) {
        return get("/fhir/Observation/" + result.path("id").asText()).statusCode() == 200;
    }

    private void write(JsonNode of, String status) {
        ObjectNode consent = of.deepCopy();
        consent.put("status", status);
        String path = "/fhir/Consent/" + consent.path("id").asText();
        String version = json(get(path)).at("/meta/versionId").asText("0");
        assertThat(send(request(path)
                                .header("Content-Type", "application/json")
                                .header("If-Match", "W/\"" + version + "\"")
                                .PUT(BodyPublishers.ofString(consent.toString())))
                        .statusCode())
                .isBetween(200, 201);
    }
}
