package org.precisionhooks.fhir.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.Copies;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.Phase;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Source;
import org.precisionhooks.facts.StructuralChange;
import org.precisionhooks.facts.StructuralVariant;
import org.precisionhooks.facts.Variant;
import org.precisionhooks.facts.Zygosity;
import org.precisionhooks.genome.ReferenceSequences;
import org.precisionhooks.server.schema.Database;
import org.precisionhooks.server.schema.HooksSchema;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What goes into the index comes out of it, and by range, place and name only what is meant. */
class VariantIndexTest {

    private static final String CHR10 = "NC_000010.11";

    private static VariantIndex index;
    private static VariantSearch search;
    private static TransactionTemplate transaction;

    @BeforeAll
    static void open() {
        DataSource database = new DriverManagerDataSource("jdbc:h2:mem:variants;DB_CLOSE_DELAY=-1");
        HooksSchema.migrate(database, Database.H2);
        index = new VariantIndex(database, ReferenceSequences.from(BuiltIn.KNOWLEDGE));
        search = new VariantSearch(database);
        transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    }

    private static void store(String patient, String resource, IndexedVariant... variants) {
        transaction.executeWithoutResult(status -> index.replace(patient, resource, Stream.of(variants)));
    }

    private static Source source(String reference) {
        return new Source(reference, ResultStatus.FINAL, ClinicalTime.parse("2026-03-01", ZoneOffset.UTC));
    }

    private static IndexedVariant at(String reference, long start, String ref, String alt) {
        return variant(reference, Presence.PRESENT, new GenomicLocation(CHR10, start, ref, alt));
    }

    private static IndexedVariant variant(String reference, Presence presence, GenomicLocation place) {
        return new IndexedVariant(
                new Variant(
                        source(reference),
                        "CYP2C19",
                        Origin.GERMLINE,
                        presence,
                        Zygosity.HETEROZYGOUS,
                        List.of(place.spdi()),
                        Optional.of(place),
                        Optional.of(new Phase("17", 1)),
                        Optional.of(new BigDecimal("0.48"))),
                "urn:t|1",
                "specimen-1");
    }

    private static IndexedVariant structural(String reference, String outer, String inner) {
        return new IndexedVariant(
                new StructuralVariant(
                        source(reference),
                        "CYP2D6",
                        Origin.GERMLINE,
                        Presence.PRESENT,
                        Zygosity.UNKNOWN,
                        StructuralChange.COPY_NUMBER_VARIATION,
                        region(outer),
                        region(inner),
                        Optional.of(Copies.of(new BigDecimal("3"))),
                        List.of()),
                "",
                "");
    }

    private static Optional<GenomicRegion> region(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String[] ends = text.split("-");
        return Optional.of(range(Long.parseLong(ends[0]), Long.parseLong(ends[1])));
    }

    private static GenomicRegion range(long start, long end) {
        return new GenomicRegion(CHR10, start, end);
    }

    @Test
    void whatGoesInComesOut() {
        IndexedVariant simple = at("Observation/whole", 94_781_858, "G", "A");
        IndexedVariant wide = structural("Observation/wide", "100-900", "200-800");
        store("whole", "Observation/whole", simple);
        store("whole", "Observation/wide", wide);

        assertThat(search.overlapping(Optional.of("whole"), range(94_781_000, 94_782_000)))
                .containsExactly(new FiledVariant("whole", simple));
        assertThat(search.intersecting(Optional.of("whole"), range(0, 150)))
                .containsExactly(new FiledVariant("whole", wide));
    }

    @ParameterizedTest(name = "{0} {1}>{2} in {3}-{4}: {5}")
    @CsvSource({
        "100, G, A, 100, 101, true",
        "100, G, A, 101, 200, false",
        "100, G, A, 50, 100, false",
        "100, GTC, '', 102, 103, true",
        "100, GTC, '', 103, 104, false",
        "100, '', TT, 100, 200, true",
        "100, '', TT, 50, 100, true",
        "100, '', TT, 101, 200, false",
        "100, '', TT, 50, 99, false"
    })
    void rangeFindsWhatChangesABaseOfIt(long start, String ref, String alt, long from, long to, boolean found) {
        store("ranges", "Observation/ranges", at("Observation/ranges", start, ref, alt));

        assertThat(search.overlapping(Optional.of("ranges"), range(from, to))
                        .findAny()
                        .isPresent())
                .isEqualTo(found);
    }

    @Test
    void longDeletionIsFoundFarFromItsStart() {
        store("long", "Observation/long", at("Observation/long", 1_000, "A".repeat(5_000), ""));
        store("long", "Observation/short", at("Observation/short", 1_000, "A".repeat(1_000), ""));

        assertThat(search.overlapping(Optional.of("long"), range(5_990, 5_991))).hasSize(1);
        assertThat(search.overlapping(Optional.of("long"), range(1_999, 2_000))).hasSize(2);
        assertThat(search.overlapping(Optional.of("long"), range(2_000, 2_001))).hasSize(1);
    }

    @ParameterizedTest(name = "outer {0} inner {1}, range {2}: intersects {3}, subsumes {4}")
    @CsvSource({
        "100-900, 200-800, 850-1000, true, false",
        "100-900, 200-800, 300-400, true, true",
        "100-900, 200-800, 150-400, true, false",
        "100-900, '', 150-400, true, true",
        "'', 200-800, 150-400, true, false",
        "'', 200-800, 100-200, false, false",
        "100-900, 200-800, 900-1000, false, false"
    })
    void structuralChangesIntersectByTheirOuterAndSubsumeByTheirInnerBounds(
            String outer, String inner, String range, boolean intersects, boolean subsumes) {
        store("structure", "Observation/structure", structural("Observation/structure", outer, inner));
        GenomicRegion asked = region(range).orElseThrow();

        assertThat(search.intersecting(Optional.of("structure"), asked)
                        .findAny()
                        .isPresent())
                .isEqualTo(intersects);
        assertThat(search.subsuming(Optional.of("structure"), asked).findAny().isPresent())
                .isEqualTo(subsumes);
    }

    @Test
    void placeAndNameFindThatChangeOfAllPatients() {
        store("one", "Observation/one", at("Observation/one", 777, "C", "T"));
        store("two", "Observation/two", at("Observation/two", 777, "C", "T"));
        store("three", "Observation/three", at("Observation/three", 777, "C", "G"));
        GenomicLocation asked = new GenomicLocation(CHR10, 777, "C", "T");

        assertThat(search.at(Optional.empty(), asked))
                .extracting(FiledVariant::patient)
                .containsExactly("one", "two");
        assertThat(search.at(Optional.of("two"), asked)).hasSize(1);
        assertThat(search.named(Optional.empty(), CHR10 + ":777:C:G"))
                .extracting(FiledVariant::patient)
                .containsExactly("three");
    }

    @Test
    void onlyWhatIsPresentIsFound() {
        GenomicLocation place = new GenomicLocation(CHR10, 555, "C", "T");
        store("absent", "Observation/absent", variant("Observation/absent", Presence.ABSENT, place));
        store("absent", "Observation/nocall", variant("Observation/nocall", Presence.INDETERMINATE, place));
        store("absent", "Observation/same", variant("Observation/same", Presence.REFERENCE_CONFIRMED, place));

        assertThat(search.overlapping(Optional.of("absent"), range(0, 1_000))).isEmpty();
    }

    @Test
    void buildsAndPatientsAreApart() {
        store("apart", "Observation/apart", at("Observation/apart", 300, "C", "T"));

        assertThat(search.overlapping(Optional.of("apart"), new GenomicRegion("NC_000010.10", 0, 1_000)))
                .isEmpty();
        assertThat(search.overlapping(Optional.of("another"), range(0, 1_000))).isEmpty();
    }

    @Test
    void replacementLeavesNothingOfBefore() {
        store(
                "again",
                "DiagnosticReport/again",
                at("DiagnosticReport/again#o1", 10, "C", "T"),
                at("DiagnosticReport/again#o2", 20, "C", "T"));
        store("again", "DiagnosticReport/again", at("DiagnosticReport/again#o2", 30, "C", "T"));

        assertThat(search.overlapping(Optional.of("again"), range(0, 100)))
                .extracting(FiledVariant::reference)
                .containsExactly("DiagnosticReport/again#o2");
    }

    @Test
    void resourceThatMovesLeavesThePatient() {
        store("from", "Observation/moves", at("Observation/moves", 10, "C", "T"));
        store("to", "Observation/moves", at("Observation/moves", 10, "C", "T"));

        assertThat(search.overlapping(Optional.of("from"), range(0, 100))).isEmpty();
        assertThat(search.overlapping(Optional.of("to"), range(0, 100))).hasSize(1);
    }

    @Test
    void manyRowsGoInBatches() {
        transaction.executeWithoutResult(status -> index.replace(
                "many",
                "Procedure/many",
                LongStream.range(0, 2_500).mapToObj(i -> at("Procedure/many", 10 * i, "C", "T"))));

        assertThat(search.overlapping(Optional.of("many"), range(0, 25_000))).hasSize(2_500);
    }

    @Test
    void outsideOfATransactionNothingIsWritten() {
        assertThatThrownBy(() -> index.replace("none", "Observation/none", Stream.empty()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void variantOfAnotherResourceIsRefused() {
        assertThatThrownBy(() -> store("wrong", "Observation/wrong", at("Observation/other", 10, "C", "T")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
