package org.precisionhooks.fhir.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;
import org.precisionhooks.server.schema.Database;

/** What is read of a patient's record. */
public abstract class LocalStoreRules extends StoreRules {

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

        assertThat(read.getMeta().getSecurity())
                .extracting("code")
                .as("those that were sent, and what the content was labelled")
                .containsExactlyInAnyOrder("R", "GDIS", "clinical");
        assertThat(read.getMeta().getProfile()).extracting("value").containsExactly("http://example.org/p");
        assertThat(read.getMeta().getTag()).extracting("code").containsExactly("t");
        assertThat(read.getIdElement().getIdPart()).isEqualTo("meta-1");
        assertThat(read.getMeta().getVersionId()).isEqualTo("1");
        assertThat(Instant.parse(stored.at("/meta/lastUpdated").asText()))
                .isEqualTo(expected.getMeta().getLastUpdated().toInstant());
        assertThat(read.getCode().getText()).isEqualTo("é 中");
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
    void medicationsAreReadByIdWithTheProductsInThem() {
        put("{'resourceType':'Medication','id':'product-inner','code':{'text':'x'}}");
        put("{'resourceType':'Medication','id':'product-outer','ingredient':[{'itemReference':"
                + "{'reference':'Medication/product-inner'}}]}");
        put("{'resourceType':'Medication','id':'product-other','code':{'text':'x'}}");

        assertThat(keys(store.medications(Set.of("product-outer", "never-known"))))
                .containsExactly("Medication/product-inner", "Medication/product-outer");
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
        database.update("delete from HFJ_HISTORY_TAG where RES_ID = " + PID, "packed-1");
        database.update("delete from HFJ_RES_VER where RES_ID = " + PID, "packed-1");
        assertThatThrownBy(() -> read("packed")).isInstanceOf(UnreadableResourceException.class);
    }

    private void nobodysObservation(String id, String derivedFrom) {
        put("{'resourceType':'Observation','id':'" + id + "','status':'final','code':{'text':'x'},"
                + "'derivedFrom':[{'reference':'" + derivedFrom + "'}]}");
    }

    private static final String PID = "(select r.RES_ID from HFJ_RESOURCE r where r.FHIR_ID = ?)";

    /** As an older HAPI would have kept it. */
    private void store(String id, String encoding, byte[] body) {
        database.update(
                "update HFJ_RES_VER set RES_ENCODING = ?, RES_TEXT_VC = null, RES_TEXT = "
                        + (Database.of(server().getBean(DataSource.class)) == Database.POSTGRESQL
                                ? "lo_from_bytea(0, ?)"
                                : "?")
                        + " where RES_ID = " + PID,
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
}
