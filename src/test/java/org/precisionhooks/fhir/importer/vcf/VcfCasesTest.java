package org.precisionhooks.fhir.importer.vcf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.StructuralVariant;
import org.precisionhooks.facts.Variant;

class VcfCasesTest {

    static Stream<VcfCase> cases() {
        return VcfCase.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void readsTheCaseAsWritten(VcfCase vcf) {
        if (vcf.refusal().isPresent()) {
            assertThatExceptionOfType(FileRefusedException.class)
                    .isThrownBy(() -> Imported.of(vcf.file(), vcf.request()))
                    .matches(refused ->
                            refused.refusal().code().equals(vcf.refusal().get()));
            return;
        }
        Imported file = Imported.of(vcf.file(), vcf.request());
        assertThat(file.calls().stream().map(VcfCasesTest::spelled)).containsExactlyElementsOf(vcf.expected("calls"));
        assertThat(refused(vcf, file)).containsExactlyElementsOf(vcf.expected("refused"));
        assertThat(outcomes(file)).isEqualTo(vcf.outcomes());
        if (vcf.speaksOf("tested") || vcf.speaksOf("uncallable")) {
            assertThat(spelled(file.report().tested())).containsExactlyElementsOf(vcf.expected("tested"));
            assertThat(spelled(file.report().uncallable())).containsExactlyElementsOf(vcf.expected("uncallable"));
        }
        if (vcf.speaksOf("build")) {
            assertThat(file.report().title().build().name())
                    .isEqualTo(vcf.then().path("build").asText());
        }
    }

    private static List<String> refused(VcfCase vcf, Imported file) {
        int header = vcf.header().size();
        return file.report().refused().stream()
                .map(row -> "row " + (row.line() - header) + " " + row.reason().code())
                .toList();
    }

    private static Map<RowOutcome, Long> outcomes(Imported file) {
        Map<RowOutcome, Long> counts = new TreeMap<>(file.report().rows());
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    private static List<String> spelled(List<GenomicRegion> regions) {
        return regions.stream().map(GenomicRegion::toString).toList();
    }

    private static String spelled(VcfCall call) {
        return call instanceof VcfCall.Sequence sequence
                ? spelled(sequence)
                : spelled(((VcfCall.Structural) call).fact());
    }

    private static String spelled(VcfCall.Sequence call) {
        Variant fact = call.fact();
        return fact.location().orElseThrow().spdi()
                + (fact.presence() == Presence.PRESENT ? "" : " " + fact.presence())
                + " " + fact.zygosity()
                + (call.partial() ? " partial" : "")
                + fact.phase()
                        .map(phase -> " phase=" + phase.set() + "/" + phase.copy())
                        .orElse("")
                + fact.alleleFraction().map(share -> " fraction=" + share).orElse("")
                + (fact.names().isEmpty() ? "" : " names=" + String.join(",", fact.names()));
    }

    private static String spelled(StructuralVariant fact) {
        return fact.change()
                + fact.outer()
                        .map(outer -> " outer=" + outer.start() + "-" + outer.end())
                        .orElse("")
                + fact.inner()
                        .map(inner -> " inner=" + inner.start() + "-" + inner.end())
                        .orElse("")
                + " " + fact.zygosity()
                + fact.copies().map(copies -> " copies=" + copies).orElse("");
    }
}
