package org.precisionhooks.fhir.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A cached record is never older than the call that reads it. */
public abstract class CachedRecordsRules extends StoreRules {

    /** What an order of a drug is answered from, and the same with a type that no hook asks for. */
    private static final Set<String> ORDER =
            Set.of("Patient", "Observation", "MedicationRequest", "Medication", "Consent");

    private static final Set<String> WITH_TASKS =
            Set.of("Patient", "Observation", "MedicationRequest", "Medication", "ServiceRequest", "Task", "Consent");

    @Test
    void changeIsSeenByTheNextCall() {
        patient("cached");
        CachedRecords<List<String>> records = records();
        assertThat(cached(records, "cached")).containsExactly("Patient/cached");
        List<String> kept = cached(records, "cached");
        assertThat(cached(records, "cached")).as("not read again").isSameAs(kept);

        observation("cached-1", "cached");
        assertThat(cached(records, "cached")).containsExactly("Observation/cached-1", "Patient/cached");
        dao("Observation").delete(id("Observation/cached-1"), system());
        assertThat(cached(records, "cached")).containsExactly("Patient/cached");
    }

    @Test
    void changeDuringTheLoadIsSeenByTheNextCall() {
        patient("during");
        CachedRecords<List<String>> records = records();
        List<String> early = records.of("during", () -> {
            List<String> read = read("during");
            observation("during-1", "during");
            return read;
        });

        assertThat(early).containsExactly("Patient/during");
        assertThat(cached(records, "during")).containsExactly("Observation/during-1", "Patient/during");
    }

    @Test
    void withdrawnConsentBindsEveryCallAfterIt() {
        patient("withdrawn");
        CachedRecords<List<String>> records = records();
        for (int round = 0; round < 5; round++) {
            consent("active");
            assertThat(statusOfConsent(records)).isEqualTo("active");
            consent("inactive");
            assertThat(statusOfConsent(records)).isEqualTo("inactive");
        }
    }

    /** Readers fill the cache all the while; what a writer has stored, it must find. */
    @Test
    void noReaderLeavesAStaleRecord() throws Exception {
        patient("race");
        CachedRecords<List<String>> records = records();
        ExecutorService readers = Executors.newFixedThreadPool(3);
        Random pause = new Random(42);
        try {
            for (int change = 0; change < 40; change++) {
                List<Future<List<String>>> reads = IntStream.range(0, 3)
                        .mapToObj(reader -> readers.submit(() -> cached(records, "race")))
                        .toList();
                TimeUnit.MICROSECONDS.sleep(pause.nextInt(2000));
                observation("race-" + change, "race");
                assertThat(cached(records, "race")).contains("Observation/race-" + change);
                for (Future<List<String>> read : reads) {
                    read.get(20, TimeUnit.SECONDS);
                }
                assertThat(cached(records, "race")).hasSize(change + 2);
            }
        } finally {
            readers.shutdownNow();
        }
    }

    @Test
    void keptStoreAnswersAsTheStoreDoes() {
        patient("kept");
        observation("kept-1", "kept");
        ResourceSource kept =
                new CachedStore(store, new CachedRecords<>(stamps, Duration.ofMinutes(10), 10_000, List::size));

        for (Set<String> types :
                List.of(ALL, Set.of("Observation"), Set.of("Patient", "Consent"), Set.of("Goal"), WITH_TASKS)) {
            assertThat(kept.resources("kept", types)).isEqualTo(store.resources("kept", types));
        }
    }

    @Test
    void recordThatAHookNeedsIsReadOnce() {
        patient("once");
        observation("once-1", "once");
        List<Set<String>> asked = new ArrayList<>();
        ResourceSource counted = (patient, types) -> {
            asked.add(types);
            return store.resources(patient, types);
        };
        ResourceSource kept =
                new CachedStore(counted, new CachedRecords<>(stamps, Duration.ofMinutes(10), 10_000, List::size));

        kept.resources("once", ORDER);
        kept.resources("once", ORDER);
        kept.resources("once", WITH_TASKS);

        assertThat(asked).containsExactly(RecordTypes.OF_PATIENT, Set.of("Task"));
    }

    private CachedRecords<List<String>> records() {
        return new CachedRecords<>(stamps, Duration.ofMinutes(10), 10_000, List::size);
    }

    private List<String> cached(CachedRecords<List<String>> records, String patient) {
        return records.of(patient, () -> read(patient));
    }

    private String statusOfConsent(CachedRecords<List<String>> records) {
        return records.of(
                        "withdrawn",
                        () -> store.resources("withdrawn", Set.of("Consent")).stream()
                                .map(consent -> consent.path("status").asText())
                                .toList())
                .get(0);
    }

    private void consent(String status) {
        put("{'resourceType':'Consent','id':'withdrawn-c','status':'" + status + "','scope':{'text':'x'},"
                + "'category':[{'text':'x'}],'policyRule':{'text':'x'},'patient':{'reference':'Patient/withdrawn'}}");
    }
}
