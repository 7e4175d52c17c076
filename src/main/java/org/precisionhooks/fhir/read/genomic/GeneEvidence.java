package org.precisionhooks.fhir.read.genomic;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.fhir.read.vocabulary.ReadingTables;

/** Weighs what a result says of its gene: test code, gene component, words (genomics-fhir.md sections 3.8 and 3.11). */
final class GeneEvidence {

    private final ReadingTables tables;
    private final Set<String> tested = new LinkedHashSet<>(1);
    private final Set<String> coded = new LinkedHashSet<>(1);
    private final Set<String> worded = new LinkedHashSet<>(1);
    private boolean contradiction;
    private boolean unknownCode;
    private boolean otherCode;

    GeneEvidence(ReadingTables tables) {
        this.tables = tables;
    }

    /** The genes of the gene components. */
    static GeneEvidence ofComponents(ObservationSheet sheet, ReadingTables tables) {
        GeneEvidence evidence = new GeneEvidence(tables);
        sheet.values(Keys.GENE).forEach(evidence::component);
        sheet.extension("observation-geneticsGene").ifPresent(evidence::component);
        return evidence;
    }

    /** The genes that the map of laboratory tests gives. */
    GeneEvidence test(List<String> genes) {
        tested.addAll(genes);
        return this;
    }

    GeneEvidence component(Concept concept) {
        List<String> fused = FusionGenes.of(concept, tables);
        return fused.isEmpty() ? one(concept) : fusion(concept, fused);
    }

    private GeneEvidence fusion(Concept concept, List<String> fused) {
        contradiction |= concept.codings().stream()
                .map(tables::geneByCode)
                .anyMatch(gene -> !gene.isEmpty() && !fused.contains(gene));
        coded.addAll(fused);
        return this;
    }

    private GeneEvidence one(Concept concept) {
        Set<String> genes = new LinkedHashSet<>(1);
        for (Coding coding : concept.codings()) {
            String gene = geneOf(coding);
            if (!gene.isEmpty()) {
                genes.add(gene);
            }
        }
        String words = nameIn(concept.text());
        if (!words.isEmpty()) {
            genes.add(words);
        }
        contradiction |= genes.size() > 1;
        coded.addAll(genes);
        return this;
    }

    /** The gene of a coding; code and display that name different genes contradict each other. */
    private String geneOf(Coding coding) {
        String byCode = tables.geneByCode(coding);
        String byName = nameIn(coding.display());
        if (byCode.isEmpty()) {
            unknownCode |= coding.code().startsWith("HGNC:")
                    && !tables.genes().byName(coding.display()).isEmpty();
            return byName.isEmpty() ? bareSymbol(coding.code()) : byName;
        }
        return byName.isEmpty() || byName.equals(byCode) ? byCode : ofTwo(byCode, byName);
    }

    /** A gene with a row of its own names is taken by its name beside an id that is only known as an id, and that is told. */
    private String ofTwo(String byCode, String byName) {
        if (tables.genes().mayBeOlderName(byName, byCode)) {
            return byCode;
        }
        if (tables.genes().isById(byCode) && !tables.genes().byName(byName).isEmpty()) {
            unknownCode = true;
            otherCode = true;
            return byName;
        }
        contradiction = true;
        coded.add(byName);
        return byCode;
    }

    private String nameIn(String words) {
        String known = tables.genes().byName(words);
        if (!known.isEmpty()) {
            return known;
        }
        Set<String> named = new LinkedHashSet<>(1);
        tables.genes().in(words, named);
        return named.size() == 1 ? named.iterator().next() : bareSymbol(words);
    }

    private static String bareSymbol(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean letter = Character.isUpperCase(c);
            if (!letter && (i == 0 || !(Character.isDigit(c) || c == '-'))) {
                return "";
            }
        }
        return word.length() > 1 && word.length() < 16 ? word : "";
    }

    GeneEvidence words(String text) {
        tables.genes().in(text, worded);
        return this;
    }

    /** The genes that code, display and text of a concept name. */
    GeneEvidence words(Concept concept) {
        for (Coding coding : concept.codings()) {
            words(coding.display());
            if (coding.display().isEmpty()) {
                words(coding.code());
            }
        }
        return words(concept.text());
    }

    /** True when the parts name different genes: such a result is not used. */
    boolean conflicts() {
        return contradiction || disagree(tested, coded) || disagree(tested, worded) || disagree(coded, worded);
    }

    private static boolean disagree(Set<String> some, Set<String> others) {
        if (some.isEmpty() || others.isEmpty()) {
            return false;
        }
        for (String gene : some) {
            if (others.contains(gene)) {
                return false;
            }
        }
        return true;
    }

    /** True when the gene was taken from its name beside the id of another one: good enough to keep, not to recommend by. */
    boolean isCodedAsAnother() {
        return otherCode;
    }

    /** True when the gene was taken from the name since its HGNC id is not the gene's. */
    boolean hasUnknownCode() {
        return unknownCode;
    }

    /** The one gene of the result, empty when none or several are meant. */
    String gene() {
        Set<String> genes = !coded.isEmpty() ? coded : !tested.isEmpty() ? tested : worded;
        if (genes.size() < 2) {
            return genes.isEmpty() ? "" : genes.iterator().next();
        }
        Set<String> meant = new LinkedHashSet<>(genes);
        meant.retainAll(worded);
        return genes != worded && meant.size() == 1 ? meant.iterator().next() : "";
    }

    /** The genes of the components. */
    Set<String> coded() {
        return coded;
    }

    /** All genes that are named in any way. */
    Set<String> all() {
        Set<String> all = new LinkedHashSet<>(coded);
        all.addAll(tested);
        all.addAll(worded);
        return all;
    }
}
