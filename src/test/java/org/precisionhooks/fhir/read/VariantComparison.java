package org.precisionhooks.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.facts.Copies;
import org.precisionhooks.facts.GenomicFact;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.StructuralVariant;
import org.precisionhooks.facts.Variant;
import org.precisionhooks.facts.Zygosity;

/** Compares a transcript of a variant, worked out anew from its components, with the fact that was read. */
final class VariantComparison {

    private final Transcript transcript;
    private final List<String> differences = new ArrayList<>();

    private VariantComparison(Transcript transcript) {
        this.transcript = transcript;
    }

    static List<String> differences(Transcript transcript, GenomicFact fact) {
        VariantComparison comparison = new VariantComparison(transcript);
        comparison.same(
                "gene",
                String.join("::", inOrder(transcript)),
                fact.gene(),
                !transcript.genes().isEmpty());
        comparison.same(
                "origin",
                origin(transcript),
                fact.origin(),
                !transcript.component("sourceClass").isEmpty());
        if (fact instanceof Variant variant) {
            comparison.compare(variant);
        } else if (fact instanceof StructuralVariant variant) {
            comparison.compare(variant);
        } else {
            comparison.differences.add("is a " + fact.getClass().getSimpleName());
        }
        return comparison.differences;
    }

    private static Set<String> inOrder(Transcript transcript) {
        Set<String> genes = new LinkedHashSet<>();
        transcript.component("gene").forEach(gene -> {
            Transcript.words(gene).stream().filter(transcript.genes()::contains).forEach(genes::add);
        });
        return genes;
    }

    private void same(String what, Object expected, Object found, boolean stated) {
        if (stated && !expected.equals(found)) {
            differences.add(what + " " + found + " instead of " + expected);
        }
    }

    private void compare(Variant variant) {
        same("presence", presence(), variant.presence(), true);
        same("zygosity", zygosity(), variant.zygosity(), true);
        names(variant.names());
        Optional<GenomicLocation> expected = location();
        same("location", expected, variant.location(), expected.isPresent());
        transcript.first("vaf").ifPresent(share -> same("fraction", fraction(share), variant.alleleFraction(), true));
        boolean structural = !transcript.component("copyNumber").isEmpty()
                || !transcript.component("repeatMotif").isEmpty();
        same("kind", "structural", "variant", structural && !(isBases("ref") && isBases("alt")));
    }

    private void compare(StructuralVariant variant) {
        same("presence", presence(), variant.presence(), true);
        same("zygosity", zygosity(), variant.zygosity(), true);
        names(variant.names());
        same(
                "inner",
                region("innerStartEnd"),
                variant.inner(),
                !transcript.component("innerStartEnd").isEmpty());
        same(
                "outer",
                region("outerStartEnd"),
                variant.outer(),
                !transcript.component("outerStartEnd").isEmpty());
        transcript
                .first("copyNumber")
                .ifPresent(copies -> same(
                        "copies",
                        Optional.of(copies.path("value").decimalValue()),
                        variant.copies().flatMap(Copies::number),
                        true));
        transcript
                .first("repeatMotif")
                .ifPresent(motif -> same(
                        "repeat",
                        true,
                        variant.names()
                                .contains(motif.asText() + "["
                                        + transcript
                                                .first("repeatNumber")
                                                .orElseThrow()
                                                .path("value")
                                                .asText() + "]"),
                        true));
        boolean bases = isBases("ref") && isBases("alt");
        same("kind", "variant", "structural", bases);
    }

    private boolean isBases(String name) {
        return transcript
                .first(name)
                .filter(allele -> allele.asText().matches("[ACGT]+|-"))
                .isPresent();
    }

    /** Each name as it stands, or at the end of one with the transcript in front. */
    private void names(List<String> names) {
        for (String word : transcript.words("gHGVS", "cHGVS", "pHGVS", "variantId")) {
            boolean found = names.stream().anyMatch(name -> name.equals(word) || name.endsWith(":" + word));
            same("name " + word, true, found, true);
        }
    }

    private Presence presence() {
        Set<String> value = Transcript.words(transcript.json().path("value"));
        if (value.contains("LA9634-2")) {
            return Presence.ABSENT;
        }
        boolean reference = transcript.first("ref").equals(transcript.first("alt"));
        boolean wild = transcript.has("changeType", "wild type") || transcript.has("changeType", "LA9658-1");
        boolean stated = transcript.first("ref").isPresent() && reference;
        return !value.contains("LA9633-4")
                ? Presence.INDETERMINATE
                : stated || wild ? Presence.REFERENCE_CONFIRMED : Presence.PRESENT;
    }

    private Zygosity zygosity() {
        List<String> codes = List.of("LA6706-1", "LA6705-3", "LA6707-9", "LA6704-6", "LA6703-8");
        for (int i = 0; i < codes.size(); i++) {
            if (transcript.has("allelicState", codes.get(i))) {
                return Zygosity.values()[i];
            }
        }
        return Zygosity.UNKNOWN;
    }

    private static Origin origin(Transcript transcript) {
        return transcript.has("sourceClass", "LA6684-0") ? Origin.SOMATIC : Origin.GERMLINE;
    }

    private Optional<GenomicLocation> location() {
        Optional<JsonNode> range = transcript.first("exactStartEnd");
        boolean chromosome = transcript.accession().startsWith("NC_");
        if (range.isEmpty() || transcript.base().isEmpty() || !chromosome || !isBases("ref") || !isBases("alt")) {
            return Optional.empty();
        }
        long start = range.get().path("low").path("value").asLong()
                - transcript.base().getAsLong();
        String ref = transcript.first("ref").orElseThrow().asText();
        String alt = transcript.first("alt").orElseThrow().asText();
        return Optional.of(
                ref.equals(alt)
                        ? new GenomicLocation(transcript.accession(), start, ref, alt)
                        : GenomicLocation.trimmed(transcript.accession(), start, ref, alt));
    }

    private Optional<GenomicRegion> region(String name) {
        return transcript
                .first(name)
                .map(range -> new GenomicRegion(
                        transcript.accession(),
                        range.path("low").path("value").asLong()
                                - transcript.base().orElseThrow(),
                        range.path("high").path("value").asLong()));
    }

    private static Optional<BigDecimal> fraction(JsonNode share) {
        BigDecimal value = share.path("value").decimalValue();
        boolean percent = share.path("code").asText().equals("%")
                || share.path("code").isMissingNode() && value.compareTo(BigDecimal.ONE) > 0;
        return Optional.of(percent ? value.divide(BigDecimal.valueOf(100)) : value);
    }
}
