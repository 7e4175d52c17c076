package org.precisionhooks.fhir.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a reader of the store can expect, on any database. Each test has a patient of its own. */
public abstract class StoreRules {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final Set<String> ALL =
            Set.of("Patient", "Observation", "MolecularSequence", "DiagnosticReport", "MedicationRequest", "Consent");

    private LocalStore store;
    private RecordStamps stamps;
    private DaoRegistry daos;
    private JdbcTemplate database;
    private TransactionTemplate transaction;

    protected abstract ApplicationContext server();

    protected abstract boolean isPostgres();

    @BeforeEach
    void connect() {
        store = server().getBean(LocalStore.class);
        stamps = server().getBean(RecordStamps.class);
        daos = server().getBean(DaoRegistry.class);
        database = new JdbcTemplate(server().getBean(DataSource.class));
        transaction = new TransactionTemplate(server().getBean(PlatformTransactionManager.class));
    }

    @Test
    void recordIsThePatientAndWhatIsAboutThem() {
        patient("about");
        patient("about-other");
        observation("about-1", "about");
        observation("about-2", "about-other");
        put("{'resourceType':'Observation','id':'about-3','status':'final','code':{'text':'x'},"
                + "'subject':{'reference':'Patient/about-other'},'performer':[{'reference':'Patient/about'}]}");
        put("{'resourceType':'MolecularSequence','id':'about-s','coordinateSystem':0,"
                + "'patient':{'reference':'Patient/about'}}");

        assertThat(read("about")).containsExactly("MolecularSequence/about-s", "Observation/about-1", "Patient/about");
        assertThat(keys(store.resources("about", Set.of("Observation")))).containsExactly("Observation/about-1");
    }

    @Test
    void resourceIsAsAClientReadsIt() {
        patient("meta");
        put(
                "{'resourceType':'Observation','id':'meta-1','meta':{'security':[{'system':'urn:s','code':'R',"
                        + "'display':'restricted'},{'system':'urn:s','code':'GDIS'}],'profile':['http://example.org/p'],"
                        + "'tag':[{'code':'t'}]},'status':'final','code':{'text':'é 中'},'subject':{'reference':'Patient/meta'}}");
        JsonNode stored = store.resources("meta", Set.of("Observation")).get(0);
        Observation read = FHIR.newJsonParser().parseResource(Observation.class, stored.toString());
        Observation expected = (Observation) dao("Observation").read(id("Observation/meta-1"), system());

        assertThat(read.getMeta().getSecurity()).extracting("code").containsExactlyInAnyOrder("R", "GDIS");
        assertThat(read.getMeta().getProfile()).extracting("value").containsExactly("http://example.org/p");
        assertThat(read.getMeta().getTag()).extracting("code").containsExactly("t");
        assertThat(read.getIdElement().getIdPart()).isEqualTo("meta-1");
        assertThat(read.getMeta().getVersionId()).isEqualTo("1");
        assertThat(Instant.parse(stored.at("/meta/lastUpdated").asText()))
                .isEqualTo(expected.getMeta().getLastUpdated().toInstant());
        assertThat(read.getCode().getText()).isEqualTo("é 中");
    }

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
                        .at("/meta/security/0/code")
                        .asText())
                .isEqualTo("V");
    }

    @Test
    void onlyTheCurrentVersionIsRead() {
        patient("version");
        observation("version-1", "version");
        put("{'resourceType':'Observation','id':'version-1','status':'amended','code':{'text':'x'},"
                + "'subject':{'reference':'Patient/version'}}");
        JsonNode stored = store.resources("version", Set.of("Observation")).get(0);

        assertThat(stored.path("status").asText()).isEqualTo("amended");
        assertThat(stored.at("/meta/versionId").asText()).isEqualTo("2");
    }

    @Test
    void deletedIsGone() {
        patient("deleted");
        observation("deleted-1", "deleted");
        dao("Observation").delete(id("Observation/deleted-1"), system());
        assertThat(read("deleted")).containsExactly("Patient/deleted");

        dao("Patient").delete(id("Patient/deleted"), system());
        assertThat(read("deleted")).isEmpty();
        assertThat(read("never-known")).isEmpty();
        assertThat(read("x' or '1'='1")).isEmpty();
    }

    @Test
    void whatIsNobodysComesWithWhatRefersToIt() {
        patient("lean");
        patient("lean-other");
        put("{'resourceType':'Medication','id':'lean-m','code':{'text':'x'}}");
        put("{'resourceType':'MedicationRequest','id':'lean-r','status':'active','intent':'order',"
                + "'medicationReference':{'reference':'Medication/lean-m'},'subject':{'reference':'Patient/lean'}}");
        put("{'resourceType':'MolecularSequence','id':'lean-s','coordinateSystem':0}");
        nobodysObservation("lean-member", "MolecularSequence/lean-s");
        observation("lean-foreign", "lean-other");
        put("{'resourceType':'DiagnosticReport','id':'lean-d','status':'final','code':{'text':'x'},"
                + "'subject':{'reference':'Patient/lean'},'result':[{'reference':'Observation/lean-member'},"
                + "{'reference':'Observation/lean-foreign'}]}");

        assertThat(read("lean"))
                .containsExactly(
                        "DiagnosticReport/lean-d",
                        "Medication/lean-m",
                        "MedicationRequest/lean-r",
                        "MolecularSequence/lean-s",
                        "Observation/lean-member",
                        "Patient/lean");
    }

    @Test
    void actorOfANestedProvisionComesWithTheConsent() {
        patient("actor");
        put("{'resourceType':'Organization','id':'actor-o','name':'x'}");
        put("{'resourceType':'Group','id':'actor-g','type':'practitioner','actual':true}");
        put("{'resourceType':'Consent','id':'actor-c','status':'active','scope':{'text':'x'},"
                + "'category':[{'text':'x'}],'patient':{'reference':'Patient/actor'},'policyRule':{'text':'x'},"
                + "'organization':[{'reference':'Organization/actor-o'}],'provision':{'provision':[{'actor':"
                + "[{'role':{'text':'x'},'reference':{'reference':'Group/actor-g'}}]}]}}");

        assertThat(keys(store.resources("actor", Set.of("Consent"))))
                .containsExactly("Consent/actor-c", "Group/actor-g", "Organization/actor-o");
    }

    @Test
    void compressedBodyIsReadAndAnyOtherIsRefused() {
        patient("packed");
        observation("packed-1", "packed");
        String body = "{\"resourceType\":\"Observation\",\"status\":\"final\"}";
        store("packed-1", "JSONC", zip(body));
        assertThat(store.resources("packed", Set.of("Observation"))
                        .get(0)
                        .path("status")
                        .asText())
                .isEqualTo("final");

        store("packed-1", "JSON", body.getBytes(StandardCharsets.UTF_8));
        assertThat(read("packed")).contains("Observation/packed-1");

        store("packed-1", "ESR", new byte[] {1});
        assertThatThrownBy(() -> read("packed"))
                .isInstanceOf(UnreadableResourceException.class)
                .hasMessage("A resource is stored as ESR, which cannot be read here");
        database.update("delete from HFJ_RES_VER where RES_ID = " + PID, "packed-1");
        assertThatThrownBy(() -> read("packed")).isInstanceOf(UnreadableResourceException.class);
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
        put("{'resourceType':'ValueSet','id':'shared-v','status':'active'}");

        assertThat(after.shared()).isGreaterThan(before.shared());
        assertThat(stamps.of("anyone").own()).isZero();
    }

    @Test
    void expungeRaisesAllStamps() {
        RecordStamp before = stamps.of("anyone");
        server().getBean(ca.uhn.fhir.interceptor.api.IInterceptorBroadcaster.class)
                .callHooks(
                        ca.uhn.fhir.interceptor.api.Pointcut.STORAGE_PRESTORAGE_EXPUNGE_EVERYTHING,
                        new ca.uhn.fhir.interceptor.api.HookParams()
                                .add(
                                        java.util.concurrent.atomic.AtomicInteger.class,
                                        new java.util.concurrent.atomic.AtomicInteger())
                                .add(ca.uhn.fhir.rest.api.server.RequestDetails.class, null)
                                .add(ca.uhn.fhir.rest.server.servlet.ServletRequestDetails.class, null));

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

    private List<String> read(String patient) {
        return keys(store.resources(patient, ALL));
    }

    private static List<String> keys(List<JsonNode> resources) {
        return resources.stream()
                .map(json -> json.path("resourceType").asText() + "/"
                        + json.path("id").asText())
                .toList();
    }

    private void patient(String id) {
        put("{'resourceType':'Patient','id':'" + id + "'}");
    }

    private void observation(String id, String patient) {
        put("{'resourceType':'Observation','id':'" + id + "','status':'final','code':{'text':'x'},"
                + "'subject':{'reference':'Patient/" + patient + "'}}");
    }

    private void nobodysObservation(String id, String derivedFrom) {
        put("{'resourceType':'Observation','id':'" + id + "','status':'final','code':{'text':'x'},"
                + "'derivedFrom':[{'reference':'" + derivedFrom + "'}]}");
    }

    private void put(String json) {
        IBaseResource resource = FHIR.newJsonParser().parseResource(json.replace('\'', '"'));
        dao(resource.fhirType()).update(resource, system());
    }

    private static void add(Bundle bundle, String json) {
        Resource resource = (Resource) FHIR.newJsonParser().parseResource(json.replace('\'', '"'));
        bundle.addEntry()
                .setResource(resource)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.PUT)
                .setUrl(resource.fhirType() + "/" + resource.getIdPart());
    }

    @SuppressWarnings("unchecked")
    private IFhirResourceDao<IBaseResource> dao(String type) {
        return daos.getResourceDao(type);
    }

    private static IdType id(String reference) {
        return new IdType(new Reference(reference).getReference());
    }

    private static SystemRequestDetails system() {
        return new SystemRequestDetails();
    }

    private static final String PID = "(select r.RES_ID from HFJ_RESOURCE r where r.FHIR_ID = ?)";

    /** As an older HAPI would have kept it. */
    private void store(String id, String encoding, byte[] body) {
        database.update(
                "update HFJ_RES_VER set RES_ENCODING = ?, RES_TEXT_VC = null, RES_TEXT = "
                        + (isPostgres() ? "lo_from_bytea(0, ?)" : "?") + " where RES_ID = " + PID,
                encoding,
                body,
                id);
    }

    private static byte[] zip(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static <T> T elsewhere(Callable<T> work) {
        return inParallel(1, work).get(0);
    }

    private static <T> List<T> inParallel(int threads, Callable<T> work) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<T>> results =
                    pool.invokeAll(Stream.generate(() -> work).limit(threads).toList(), 20, TimeUnit.SECONDS);
            List<T> values = new java.util.ArrayList<>();
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
