package org.precisionhooks.fhir.source;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.interceptor.api.HookParams;
import ca.uhn.fhir.interceptor.api.IInterceptorBroadcaster;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

/** When a stamp is raised. */
public abstract class RecordStampsRules extends StoreRules {

    @Test
    void labelAddedLaterIsReadAndRaisesTheStamp() {
        patient("label");
        observation("label-1", "label");
        RecordStamp before = stamps.of("label");
        dao("Observation")
                .metaAddOperation(
                        id("Observation/label-1"),
                        new Meta().addSecurity("urn:s", "V", null).setVersionId(null),
                        system());

        assertThat(stamps.of("label")).isNotEqualTo(before);
        assertThat(store.resources("label", Set.of("Observation"))
                        .get(0)
                        .at("/meta/security")
                        .findValuesAsText("code"))
                .contains("V");
    }

    @Test
    void everyChangeRaisesTheStampOfItsPatients() {
        patient("stamp");
        patient("stamp-other");
        RecordStamp first = stamps.of("stamp");
        observation("stamp-1", "stamp");
        RecordStamp created = stamps.of("stamp");
        RecordStamp other = stamps.of("stamp-other");
        observation("stamp-1", "stamp-other");
        RecordStamp moved = stamps.of("stamp");

        assertThat(first.own()).isPositive();
        assertThat(created.own()).isGreaterThan(first.own());
        assertThat(moved.own()).as("old subject").isGreaterThan(created.own());
        assertThat(stamps.of("stamp-other").own()).as("new subject").isGreaterThan(other.own());
        observation("stamp-1", "stamp-other");
        assertThat(stamps.of("stamp")).as("nothing changed").isEqualTo(moved);

        RecordStamp beforeDelete = stamps.of("stamp-other");
        dao("Observation").delete(id("Observation/stamp-1"), system());
        assertThat(stamps.of("stamp-other").own()).isGreaterThan(beforeDelete.own());
    }

    @Test
    void changeOfWhatIsNobodysRaisesAllStamps() {
        RecordStamp before = stamps.of("anyone");
        put("{'resourceType':'Medication','id':'shared-m','code':{'text':'x'}}");
        RecordStamp after = stamps.of("anyone");
        put("{'resourceType':'Location','id':'shared-l'}");

        assertThat(after.shared()).isGreaterThan(before.shared());
        assertThat(stamps.of("anyone")).as("not read with a record").isEqualTo(after);
        assertThat(after.own()).isZero();
    }

    @Test
    void expungeRaisesAllStamps() {
        RecordStamp before = stamps.of("anyone");
        server().getBean(IInterceptorBroadcaster.class)
                .callHooks(
                        Pointcut.STORAGE_PRESTORAGE_EXPUNGE_EVERYTHING,
                        new HookParams()
                                .add(AtomicInteger.class, new AtomicInteger())
                                .add(RequestDetails.class, null)
                                .add(ServletRequestDetails.class, null));

        assertThat(stamps.of("anyone").shared()).isGreaterThan(before.shared());
    }

    @Test
    void transactionRaisesTheStampOfEachOfItsPatients() {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        for (String patient : List.of("bundle-a", "bundle-b")) {
            add(bundle, "{'resourceType':'Patient','id':'" + patient + "'}");
        }
        daos.getSystemDao().transaction(system(), bundle);

        assertThat(stamps.of("bundle-a").own()).isPositive();
        assertThat(stamps.of("bundle-b").own()).isPositive();
    }

    @Test
    void rolledBackChangeLeavesStampAndRecord() {
        patient("rollback");
        RecordStamp before = stamps.of("rollback");
        transaction.executeWithoutResult(status -> {
            observation("rollback-1", "rollback");
            status.setRollbackOnly();
        });

        assertThat(stamps.of("rollback")).isEqualTo(before);
        assertThat(read("rollback")).containsExactly("Patient/rollback");
    }

    @Test
    void stampIsRaisedWithTheChangeNotBeforeAndNotAfter() {
        patient("together");
        RecordStamp before = stamps.of("together");
        transaction.executeWithoutResult(status -> {
            observation("together-1", "together");
            assertThat(elsewhere(() -> stamps.of("together"))).isEqualTo(before);
            assertThat(elsewhere(() -> read("together"))).containsExactly("Patient/together");
        });

        assertThat(stamps.of("together")).isNotEqualTo(before);
    }

    @Test
    void firstStampMayBeWrittenByTwoAtOnce() {
        for (int round = 0; round < 20; round++) {
            String patient = "first-" + round;
            inParallel(4, () -> {
                stamps.raiseAlone(List.of(patient));
                return patient;
            });
            assertThat(stamps.of(patient).own()).isEqualTo(4);
        }
    }

    private static void add(Bundle bundle, String json) {
        Resource resource = (Resource) FHIR.newJsonParser().parseResource(json.replace('\'', '"'));
        bundle.addEntry()
                .setResource(resource)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.PUT)
                .setUrl(resource.fhirType() + "/" + resource.getIdPart());
    }

    private static <T> T elsewhere(Callable<T> work) {
        return inParallel(1, work).get(0);
    }

    private static <T> List<T> inParallel(int threads, Callable<T> work) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<T>> results =
                    pool.invokeAll(Stream.generate(() -> work).limit(threads).toList(), 20, TimeUnit.SECONDS);
            List<T> values = new ArrayList<>();
            for (Future<T> result : results) {
                values.add(result.get());
            }
            return values;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            pool.shutdownNow();
        }
    }
}
