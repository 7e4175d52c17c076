package org.precisionhooks.engine.pharmacogenomics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.pharmacogenomics.calling.AlleleCall;
import org.precisionhooks.engine.pharmacogenomics.calling.AlleleCaller;
import org.precisionhooks.engine.pharmacogenomics.calling.Copies;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.TestedRegions;
import org.precisionhooks.facts.Variant;
import org.precisionhooks.facts.Zygosity;

/** Turns all variants of a gene together into readings of it: one, or two where results contradict each other. */
final class VariantReader {

    private static final Comparator<Variant> NEWEST_FIRST = Comparator.comparing((Variant variant) -> variant.source()
                    .time()
                    .map(ClinicalTime::end)
                    .orElse(java.time.Instant.MIN))
            .reversed()
            .thenComparing(variant -> variant.source().reference());

    private final AlleleCaller caller;
    private final boolean oneX;

    /** @param oneX true for a person known to have one X chromosome */
    VariantReader(AlleleCaller caller, boolean oneX) {
        this.caller = caller;
        this.oneX = oneX;
    }

    /** Whether a variant can be placed among the named alleles of a gene. */
    boolean knows(String gene, Variant variant) {
        return caller.definitions().genesOf(variant).contains(gene);
    }

    /** The readings, and what could not be read. */
    record Readings(List<Candidate> candidates, List<Evidence> unreadable) {}

    Readings read(GeneModel model, List<Variant> variants, List<TestedRegions> regions) {
        List<Variant> newestFirst = variants.stream().sorted(NEWEST_FIRST).toList();
        Copies copies = model.hasOneCopy(oneX) ? Copies.ONE : Copies.TWO;
        AlleleCaller.Found found = new AlleleCaller.Found(copies, newestFirst, regions);
        List<Candidate> candidates = new ArrayList<>();
        List<Evidence> unreadable = new ArrayList<>();
        for (AlleleCall call : caller.call(model.gene(), found, model.strongestFirst())) {
            if (call.diplotypes().isEmpty()) {
                changes(found, regions, model.gene() + " variants on file fit no pair of known alleles", Optional.empty())
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
                ? model.gene() + " " + called.text() + ", called from variants: " + meaning.text()
                : model.gene() + " " + changed(model.gene(), found) + (meaning.phenotype().isEmpty() ? "" : ": " + meaning.text());
        Optional<String> phenotype = Optional.of(meaning.phenotype()).filter(known -> !known.isEmpty());
        return new Candidate(
                meaning,
                closed ? Candidate.Basis.CALLED : Candidate.Basis.VARIANT,
                changes(found, found.regions(), words, phenotype),
                Optional.of(called));
    }

    private String changed(String gene, AlleleCaller.Found found) {
        return found.changes().stream()
                .map(variant -> words(gene, variant))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** {@code rs4244285 A heterozygous}. */
    private String words(String gene, Variant variant) {
        String copies = variant.zygosity() == Zygosity.UNKNOWN
                ? ""
                : " " + variant.zygosity().name().toLowerCase(Locale.ROOT);
        return String.join(" or ", caller.words(gene, variant)) + copies;
    }

    /** The results behind a call: the first tells the call, the others the change that they add. */
    private List<Evidence> changes(
            AlleleCaller.Found found, List<TestedRegions> regions, String words, Optional<String> phenotype) {
        List<Evidence> evidence = new ArrayList<>();
        for (Variant variant : found.changes()) {
            String gene = variant.gene();
            evidence.add(new Evidence(
                    evidence.isEmpty() ? words : gene + " " + words(gene, variant),
                    variant.source(),
                    Optional.of(gene),
                    evidence.isEmpty() ? phenotype : Optional.empty()));
        }
        if (evidence.isEmpty()) {
            found.variants().stream()
                    .filter(variant -> variant.presence() != Presence.INDETERMINATE)
                    .map(Variant::source)
                    .findFirst()
                    .or(() -> regions.stream().map(TestedRegions::source).findFirst())
                    .ifPresent(source -> evidence.add(new Evidence(words, source, Optional.empty(), phenotype)));
        }
        return evidence;
    }
}
