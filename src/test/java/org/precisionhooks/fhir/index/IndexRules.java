package org.precisionhooks.fhir.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Source;
import org.precisionhooks.facts.Variant;
import org.precisionhooks.facts.Zygosity;
import org.precisionhooks.fhir.source.StoreRules;

/** The index says what the stored resources say, whatever becomes of them, on any database. */
public abstract class IndexRules extends StoreRules {

    private static final GenomicRegion RANGE = new GenomicRegion("NC_000010.11", 1_000, 2_000);

    private VariantSearch search;
    private VariantIndex index;

    @BeforeEach
    void connectIndex() {
        search = server().getBean(VariantSearch.class);
        index = server().getBean(VariantIndex.class);
    }

    private List<String> found(String patient) {
        return search.overlapping(Optional.of(patient), RANGE)
                .map(FiledVariant::reference)
                .toList();
    }

    private void variant(String id, String patient, String status) {
        put("{'resourceType':'Observation','id':'" + id + "','status':'" + status + "'," + subject(patient) + ","
                + content("LA9633-4") + "}");
    }

    private static String subject(String patient) {
        return "'subject':{'reference':'Patient/" + patient + "'}";
    }

    private static String content(String answer) {
        return "'code':{'coding':[{'system':'http://loinc.org','code':'69548-6'}]},"
                + "'valueCodeableConcept':{'coding':[{'system':'http://loinc.org','code':'" + answer + "'}]},"
                + "'component':["
                + coded("48013-7", "http://www.ncbi.nlm.nih.gov/refseq", "NC_000010.11") + ","
                + coded("92822-6", "http://loinc.org", "LA30102-0") + ","
                + text("69547-8", "G") + "," + text("69551-0", "A") + ","
                + "{'code':{'coding':[{'system':'http://loinc.org','code':'81254-5'}]},'valueRange':{'low':{'value':1501}}}]";
    }

    private static String coded(String code, String system, String value) {
        return "{'code':{'coding':[{'system':'http://loinc.org','code':'" + code + "'}]},"
                + "'valueCodeableConcept':{'coding':[{'system':'" + system + "','code':'" + value + "'}]}}";
    }

    private static String text(String code, String value) {
        return "{'code':{'coding':[{'system':'http://loinc.org','code':'" + code + "'}]},'valueString':'" + value
                + "'}";
    }

    private void report(String id, String patient) {
        put("{'resourceType':'DiagnosticReport','id':'" + id + "','status':'final'," + subject(patient)
                + ",'code':{'coding':[{'system':'http://loinc.org','code':'51969-4'}]},'result':[{'reference':'#o1'}],"
                + "'contained':[{'resourceType':'Observation','id':'o1','status':'final'," + content("LA9633-4")
                + "}]}");
    }

    /** Through a group that names nobody either, to the one patient whose report leads to it. */
    @Test
    void resultThatNamesNobodyIsOfWhomItIsLedToFrom() {
        patient("ix-loose");
        put("{'resourceType':'Observation','id':'ix-loose-1','status':'final'," + content("LA9633-4") + "}");
        assertThat(found("ix-loose")).isEmpty();
        put("{'resourceType':'Observation','id':'ix-loose-2','status':'final','code':{'text':'group'},"
                + "'hasMember':[{'reference':'Observation/ix-loose-1'}]}");
        put("{'resourceType':'DiagnosticReport','id':'ix-loose-3','status':'final'," + subject("ix-loose")
                + ",'code':{'text':'report'},'result':[{'reference':'Observation/ix-loose-2'}]}");

        assertThat(found("ix-loose")).containsExactly("Observation/ix-loose-1");
        assertThat(search.overlapping(Optional.empty(), RANGE)
                        .filter(found -> found.reference().equals("Observation/ix-loose-1"))
                        .map(FiledVariant::patient))
                .containsExactly("ix-loose");
    }

    @Test
    void storedVariantIsIndexedByItsPlaceCountedFromZero() {
        patient("ix-stored");
        variant("ix-stored-1", "ix-stored", "final");

        assertThat(search.at(Optional.of("ix-stored"), new GenomicLocation("NC_000010.11", 1_500, "G", "A")))
                .extracting(FiledVariant::reference)
                .containsExactly("Observation/ix-stored-1");
    }

    @Test
    void variantInAReportIsIndexedAsAPartOfIt() {
        patient("ix-report");
        report("ix-report-1", "ix-report");

        assertThat(found("ix-report")).containsExactly("DiagnosticReport/ix-report-1#o1");
    }

    @Test
    void deletedResourceLeavesTheIndex() {
        patient("ix-deleted");
        variant("ix-deleted-1", "ix-deleted", "final");
        report("ix-deleted-2", "ix-deleted");
        dao("Observation").delete(id("Observation/ix-deleted-1"), system());
        dao("DiagnosticReport").delete(id("DiagnosticReport/ix-deleted-2"), system());

        assertThat(found("ix-deleted")).isEmpty();
    }

    @Test
    void resourceThatMovesIsIndexedForTheOtherPatientOnly() {
        patient("ix-from");
        patient("ix-to");
        variant("ix-moved", "ix-from", "final");
        variant("ix-moved", "ix-to", "final");

        assertThat(found("ix-from")).isEmpty();
        assertThat(found("ix-to")).containsExactly("Observation/ix-moved");
    }

    @Test
    void retractedResultLeavesTheIndex() {
        patient("ix-error");
        variant("ix-error-1", "ix-error", "final");
        variant("ix-error-1", "ix-error", "entered-in-error");

        assertThat(found("ix-error")).isEmpty();
    }

    @Test
    void resultThatBecomesAnotherKindLeavesTheIndex() {
        patient("ix-other");
        variant("ix-other-1", "ix-other", "final");
        observation("ix-other-1", "ix-other");

        assertThat(found("ix-other")).isEmpty();
    }

    @Test
    void rolledBackChangeLeavesTheIndexAsItWas() {
        patient("ix-rollback");
        variant("ix-rollback-1", "ix-rollback", "final");
        transaction.executeWithoutResult(status -> {
            dao("Observation").delete(id("Observation/ix-rollback-1"), system());
            variant("ix-rollback-2", "ix-rollback", "final");
            status.setRollbackOnly();
        });

        assertThat(found("ix-rollback")).containsExactly("Observation/ix-rollback-1");
    }

    @Test
    void importedRowsLiveAsLongAsTheirStudy() {
        patient("ix-import");
        study("ix-study", "ix-import", "completed");
        importRows("ix-import", "Procedure/ix-study");
        study("ix-study", "ix-import", "in-progress");

        assertThat(found("ix-import")).as("a change of the study").containsExactly("Procedure/ix-study");

        dao("Procedure").delete(id("Procedure/ix-study"), system());
        assertThat(found("ix-import")).isEmpty();
    }

    @Test
    void importedRowsDoNotFollowTheirStudyToAnotherPatient() {
        patient("ix-import-a");
        patient("ix-import-b");
        study("ix-study-a", "ix-import-a", "completed");
        importRows("ix-import-a", "Procedure/ix-study-a");
        study("ix-study-a", "ix-import-b", "completed");

        assertThat(found("ix-import-a")).isEmpty();
        assertThat(found("ix-import-b")).isEmpty();
    }

    private void study(String id, String patient, String status) {
        put(
                "{'resourceType':'Procedure','id':'" + id + "','status':'" + status + "'," + subject(patient)
                        + ",'extension':[{'url':'" + StudyExtensions.ANALYSIS
                        + "genome-build','valueCodeableConcept':{'coding':[{'system':'http://loinc.org','code':'LA26806-2'}]}}]}");
    }

    private void importRows(String patient, String resource) {
        Variant variant = new Variant(
                new Source(resource, ResultStatus.FINAL, Optional.empty()),
                "",
                Origin.GERMLINE,
                Presence.PRESENT,
                Zygosity.HETEROZYGOUS,
                List.of(),
                Optional.of(new GenomicLocation("NC_000010.11", 1_700, "C", "T")));
        transaction.executeWithoutResult(
                status -> index.replace(patient, resource, Stream.of(new IndexedVariant(variant, "", ""))));
    }
}
