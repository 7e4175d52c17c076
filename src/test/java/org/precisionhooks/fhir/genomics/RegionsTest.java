package org.precisionhooks.fhir.genomics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Procedure;
import org.junit.jupiter.api.Test;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.fhir.index.StudyExtensions;

/** Regions of a test: read in the forms that arrive, written without overlap, cut to what was asked for. */
class RegionsTest {

    private static GenomicRegion region(long start, long end) {
        return new GenomicRegion("NC_000007.14", start, end);
    }

    @Test
    void overlappingAndTouchingRegionsBecomeOne() {
        assertThat(Regions.of(Stream.of(region(50, 60), region(10, 20), region(20, 30), region(25, 40)))
                        .all())
                .containsExactly(region(10, 40), region(50, 60));
    }

    @Test
    void onlyWhatLiesInTheRangesIsTold() {
        Regions studied = Regions.of(Stream.of(region(10, 40), region(50, 60)));

        assertThat(studied.within(List.of(region(30, 55), new GenomicRegion("NC_000007.13", 0, 100))))
                .hasToString("['NC_000007.14:30-40', 'NC_000007.14:50-55']");
        assertThat(studied.within(List.of(region(100, 200)))).hasToString("[]");
    }

    @Test
    void listsInBracketsAndWithCommasAreRead() {
        Procedure study = new Procedure();
        Extension regions = study.addExtension().setUrl(StudyExtensions.ANALYSIS + "regions");
        regions.addExtension("studied", new CodeableConcept().setText("['NC_000007.14:1-9', 'NC_000007.14:20-30']"));
        regions.addExtension("studied", new CodeableConcept().setText("NC_000007.14:40-50,NC_000007.14:60-70"));

        assertThat(StudyRegions.of(study, "studied").all())
                .containsExactly(region(1, 9), region(20, 30), region(40, 50), region(60, 70));
    }
}
