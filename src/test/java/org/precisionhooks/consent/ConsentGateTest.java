package org.precisionhooks.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.precisionhooks.consent.decision.Decision;
import org.precisionhooks.consent.document.ConsentDocument;
import org.precisionhooks.consent.request.AccessRequest;
import org.precisionhooks.consent.request.AccessRequest.Action;
import org.precisionhooks.consent.request.Requester;
import org.precisionhooks.consent.term.CodeSystems;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.facts.Fact;
import org.precisionhooks.facts.Genotype;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.PatientRecord;
import org.precisionhooks.facts.ReadIssue;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.facts.ResourceView;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Source;
import org.precisionhooks.facts.SourcedFacts;

class ConsentGateTest {

    private final ConsentGate gate =
            new ConsentGate(ConsentTables.TENANTS, ConsentTables.TERMS, ConsentTables.LABELLING);
    private final List<String> read = new ArrayList<>();

    @Test
    void consentsAreReadBeforeTheRecord() {
        release(List.of(), record(part("o1", "CYP2C19", "p1")));
        assertThat(read).containsExactly("consents of p1", "record");
    }

    @Test
    void theRecordIsReadAlsoWhenEverythingIsDenied() {
        Release release = release(List.of(Documents.deny("c1")), record(part("o1", "CYP2C19", "p1")));
        assertThat(read).containsExactly("consents of p1", "record");
        assertThat(release.facts().all(Fact.class)).isEmpty();
        assertThat(release.facts().issues()).isEmpty();
    }

    @Test
    void onlyFactsOfPermittedResourcesAreReleased() {
        Release release = release(List.of(), record(part("o2", "CFTR", "p1"), part("o1", "CYP2C19", "p1")));
        assertThat(genes(release)).containsExactly("CYP2C19");
        assertThat(release.decision().effect()).isEqualTo(Decision.Effect.REDACT);
        assertThat(release.facts().issues()).extracting(ReadIssue::reference).containsExactly("Observation/o1");
    }

    @Test
    void factsComeInTheOrderOfTheirResourcesWhateverTheRecordsOrder() {
        SourcedFacts first = part("o1", "CYP2C19", "p1");
        SourcedFacts second = part("o2", "TPMT", "p1");
        assertThat(genes(release(List.of(), record(second, first)))).containsExactly("CYP2C19", "TPMT");
        assertThat(genes(release(List.of(), record(first, second)))).containsExactly("CYP2C19", "TPMT");
    }

    @Test
    void aResourceOfAnotherPatientIsDropped() {
        assertThat(genes(release(List.of(Documents.permit("c1")), record(part("o1", "CYP2C19", "p2")))))
                .isEmpty();
    }

    @Test
    void theOtherPatientOfAResourceIsAskedToo() {
        release(List.of(), record(part("o1", "HLA-DRB1", "p1", "donor")));
        assertThat(read).containsExactly("consents of p1", "record", "consents of donor");
    }

    @Test
    void aGeneOfNoTableIsWithheldWithoutAConsent() {
        assertThat(genes(release(List.of(), record(part("o1", "NOGENE1", "p1")))))
                .isEmpty();
        assertThat(genes(release(List.of(Documents.permit("c1")), record(part("o1", "NOGENE1", "p1")))))
                .containsExactly("NOGENE1");
    }

    @Test
    void oneUnknownGeneWithholdsTheKnownOneBesideIt() {
        ResourceView view = view("o1", Set.of("CYP2C19", "NOGENE1"), Set.of("Patient/p1"));
        SourcedFacts part = new SourcedFacts(view, List.of(genotype("o1", "CYP2C19")), List.of());
        assertThat(genes(release(List.of(), record(part)))).isEmpty();
    }

    @Test
    void anUnreadableResourceLeavesNoTraceButAShortListIsTold() {
        ReadIssue unreadable = new ReadIssue("Observation/x", ReadIssueCode.MALFORMED, "no object");
        ReadIssue cutShort = new ReadIssue("", ReadIssueCode.INCOMPLETE, "more than one page");
        PatientRecord record = new PatientRecord("p1", List.of(), List.of(unreadable, cutShort));
        assertThat(release(List.of(), record).facts().issues()).containsExactly(cutShort);
        assertThat(release(List.of(Documents.deny("c1")), record).facts().issues())
                .isEmpty();
    }

    @Test
    void theSameInputGivesTheSameDecisionId() {
        PatientRecord record = record(part("o1", "CYP2C19", "p1"), part("o2", "CFTR", "p1"));
        List<ConsentDocument> consents = List.of(Documents.permit("c1"));
        String id = release(consents, record).decision().id();
        assertThat(release(consents, record).decision().id()).isEqualTo(id).hasSize(64);
        assertThat(release(List.of(), record).decision().id()).isNotEqualTo(id);
    }

    @Test
    void requestsFromWhichTheSameIsWithheldShareWhatWasWorkedOut() {
        PatientRecord record = record(part("o1", "CYP2C19", "p1"), part("o2", "CFTR", "p1"));
        ConsentedFacts first = release(List.of(), record).facts();
        assertThat(first.derived("genes", () -> "CYP2C19")).isEqualTo("CYP2C19");
        ConsentedFacts again = release(List.of(), record).facts();
        assertThat(again.<String>derived("genes", () -> {
                    throw new AssertionError("worked out twice");
                }))
                .isEqualTo("CYP2C19");
    }

    @Test
    void whatWasWorkedOutForOneAudienceIsNeverGivenToAnother() {
        PatientRecord record = record(part("o1", "CYP2C19", "p1"), part("o2", "CFTR", "p1"));
        ConsentedFacts all = release(List.of(Documents.permit("c1")), record).facts();
        assertThat(all.derived("genes", () -> genesOf(all))).containsExactly("CYP2C19", "CFTR");
        ConsentedFacts some = release(List.of(), record).facts();
        assertThat(some.derived("genes", () -> genesOf(some))).containsExactly("CYP2C19");
        ConsentedFacts none = release(List.of(Documents.deny("c2")), record).facts();
        assertThat(none.derived("genes", () -> genesOf(none))).isEmpty();
        assertThat(none.issues()).isEmpty();
        assertThat(none.genomicResources()).isEmpty();
    }

    @Test
    void anEqualRecordReadLaterSharesNothing() {
        ConsentedFacts before =
                release(List.of(), record(part("o1", "CYP2C19", "p1"))).facts();
        before.derived("genes", () -> "old");
        ConsentedFacts after =
                release(List.of(), record(part("o1", "CYP2C19", "p1"))).facts();
        assertThat(after.derived("genes", () -> "new")).isEqualTo("new");
    }

    private Release release(List<ConsentDocument> consents, PatientRecord record) {
        ConsentReader reader = patient -> {
            read.add("consents of " + patient);
            return patient.equals("p1") ? consents : List.of();
        };
        return gate.release(request(), new ConsentGate.Sources("p1", reader, () -> {
            read.add("record");
            return record;
        }));
    }

    static AccessRequest request() {
        Requester requester = new Requester(
                Set.of("Practitioner/dr-a"),
                Set.of(),
                Set.of("Organization/hospital"),
                Set.of(),
                Set.of(),
                "ehr",
                "tenant",
                Requester.Relation.TREATING_ORGANIZATION);
        return new AccessRequest(
                Instant.parse("2026-01-15T10:00:00Z"),
                requester,
                List.of(Coding.of(CodeSystems.ACT_REASON, "TREAT")),
                Action.CDS,
                Set.of(),
                Optional.empty());
    }

    private static List<String> genes(Release release) {
        return genesOf(release.facts());
    }

    private static List<String> genesOf(ConsentedFacts facts) {
        return facts.all(Genotype.class).stream().map(Genotype::gene).toList();
    }

    private static PatientRecord record(SourcedFacts... parts) {
        return new PatientRecord("p1", List.of(parts), List.of());
    }

    private static SourcedFacts part(String id, String gene, String... patients) {
        Set<String> named = new HashSet<>();
        List.of(patients).forEach(patient -> named.add("Patient/" + patient));
        ReadIssue issue = new ReadIssue("Observation/" + id, ReadIssueCode.UNKNOWN_VALUE, "a word");
        return new SourcedFacts(view(id, Set.of(gene), named), List.of(genotype(id, gene)), List.of(issue));
    }

    private static Genotype genotype(String id, String gene) {
        Source source = new Source("Observation/" + id, ResultStatus.FINAL, Optional.empty());
        return new Genotype(source, gene, Origin.GERMLINE, "*1/*2");
    }

    static ResourceView view(String id, Set<String> genes, Set<String> patients) {
        return new ResourceView(
                "Observation",
                id,
                "1",
                DataOrigin.SERVER,
                patients,
                List.of(),
                List.of(Coding.of("http://loinc.org", "84413-4")),
                genes,
                true,
                Optional.empty(),
                Set.of(),
                Set.of(),
                Set.of());
    }
}
