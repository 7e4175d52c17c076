package org.precisionhooks.engine.pharmacogenomics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.GeneReading;
import org.precisionhooks.engine.pharmacogenomics.calling.AlleleCall;
import org.precisionhooks.engine.pharmacogenomics.calling.AlleleCaller;
import org.precisionhooks.engine.pharmacogenomics.calling.Copies;
import org.precisionhooks.engine.pharmacogenomics.calling.PlacedVariant;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.TestedRegions;
import org.precisionhooks.facts.Zygosity;

/** Turns all variants of a gene together into readings of it: one, or two where results contradict each other. */
final class VariantReader {

    private static final Comparator<PlacedVariant> NEWEST_FIRST = Comparator.comparing((PlacedVariant placed) ->
                    placed.variant().source().time().map(ClinicalTime::end).orElse(Instant.MIN))
            .reversed()
            .thenComparing(placed -> placed.variant().source().reference());

    private static final Readings NOTHING = new Readings(List.of(), List.of());

    private final AlleleCaller caller;
    private final boolean oneX;

    /** @param oneX true for a person known to have one X chromosome */
    VariantReader(AlleleCaller caller, boolean oneX) {
        this.caller = caller;
        this.oneX = oneX;
    }

    /** The readings, and what could not be read. */
    record Readings(List<Candidate> candidates, List<Evidence> unreadable) {}

    Readings read(GeneModel model, List<PlacedVariant> variants, List<TestedRegions> regions) {
        if (variants.isEmpty() && regions.isEmpty()) {
            return NOTHING;
        }
        List<PlacedVariant> newestFirst = variants.stream().sorted(NEWEST_FIRST).toList();
        Copies copies = model.hasOneCopy(oneX) ? Copies.ONE : Copies.TWO;
        AlleleCaller.Found found = new AlleleCaller.Found(copies, newestFirst, regions);
        List<Candidate> candidates = new ArrayList<>();
        List<Evidence> unreadable = new ArrayList<>();
        for (AlleleCall call : caller.call(model.gene(), found, model.strongestFirst())) {
            if (call.diplotypes().isEmpty()) {
                evidence(
                                model.gene(),
                                found,
                                model.gene() + " variants on file fit no pair of known alleles",
                                Optional.empty())
                        .forEach(unreadable::add);
            } else if (call.isClosed() || !found.changes().isEmpty()) {
                candidates.add(candidate(model, CalledGene.of(call, model), found));
            }
        }
        return new Readings(candidates, unreadable);
    }

    private Candidate candidate(GeneModel model, CalledGene called, AlleleCaller.Found found) {
        GeneCall meaning = called.meaning(model);
        boolean closed = called.call().isClosed();
        String words = closed
                ? model.gene() + " " + called.text() + GeneReading.CALLED + reservations(called.call()) + ": "
                        + meaning.text()
                : model.gene() + " " + changed(model.gene(), found)
                        + (meaning.phenotype().isEmpty() ? "" : ": " + meaning.text());
        Optional<String> phenotype = Optional.of(meaning.phenotype()).filter(known -> !known.isEmpty());
        return new Candidate(
                meaning,
                closed ? Candidate.Basis.CALLED : Candidate.Basis.VARIANT,
                evidence(model.gene(), found, words, phenotype),
                Optional.of(called));
    }

    /** What goes with the result wherever it is shown, also where it asks for nothing (specification sections 4.2 to 4.4). */
    private static String reservations(AlleleCall call) {
        Stream<String> unlisted = call.undocumented().isEmpty()
                ? Stream.empty()
                : Stream.of("unlisted base at " + String.join(", ", call.undocumented()) + " read as reference");
        return Stream.concat(
                        unlisted,
                        call.warnings().stream().map(VariantReader::words).filter(words -> !words.isEmpty()))
                .map(words -> ", " + words)
                .collect(Collectors.joining());
    }

    private static String words(AlleleCall.Warning warning) {
        return switch (warning) {
            case FALLBACK -> "by one position alone";
            case PROXY_USED -> "HapB3 by its exonic change alone";
            case PROXY_CONTRADICTED -> "exonic change of HapB3 without the intronic one not counted";
            case PROXY_ABSENT -> "intronic change of HapB3 without the exonic one";
            case PRIORITY -> "the most frequent of several that fit";
            case HETEROPLASMY, TWO_BASES_IN_ONE_COPY -> "";
        };
    }

    private static String changed(String gene, AlleleCaller.Found found) {
        return found.changes().stream()
                .map(placed -> words(gene, placed))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** {@code rs4244285 A heterozygous}. */
    private static String words(String gene, PlacedVariant placed) {
        Zygosity zygosity = placed.variant().zygosity();
        String copies =
                zygosity == Zygosity.UNKNOWN ? "" : " " + zygosity.name().toLowerCase(Locale.ROOT);
        return placed.words(gene) + copies;
    }

    /** The results behind a call: the first tells the call, the others the change that they add. */
    private static List<Evidence> evidence(
            String gene, AlleleCaller.Found found, String words, Optional<String> phenotype) {
        List<Evidence> evidence = new ArrayList<>();
        for (PlacedVariant placed : found.changes()) {
            boolean first = evidence.isEmpty();
            evidence.add(new Evidence(
                    first ? words : gene + " " + words(gene, placed),
                    placed.variant().source(),
                    Optional.of(gene),
                    first ? phenotype : Optional.empty()));
        }
        if (evidence.isEmpty()) {
            found.variants().stream()
                    .filter(placed -> placed.variant().presence() != Presence.INDETERMINATE)
                    .map(placed -> placed.variant().source())
                    .findFirst()
                    .or(() ->
                            found.regions().stream().map(TestedRegions::source).findFirst())
                    .ifPresent(source -> evidence.add(new Evidence(words, source, Optional.of(gene), phenotype)));
        }
        return evidence;
    }
}
