package org.precisionhooks.engine.pharmacogenomics;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precisionhooks.facts.HlaTyping;
import org.precisionhooks.facts.Remembered;

/** One gene: its alleles and the rules that turn them into a phenotype. */
final class GeneModel {

    /** Key of CPIC's rows that only say that the number of copies must be known. */
    static final String UNKNOWN_COPIES = "xN combinations";

    /** Laboratories' spellings that are kept in mind. */
    private static final int MOST_READINGS = 5_000;

    private final GeneTables.GeneRow row;
    private final AlleleNames names;
    private final Map<List<AlleleFunction>, GeneCall> pairRules = new HashMap<>();
    private final List<GeneTables.ScoreRule> scoreRules;
    private final Set<String> scoreKeys;
    private final Set<String> statusAlleles;
    private final Remembered<ActivityScore, GeneCall> scores = new Remembered<>(MOST_READINGS);
    private final Remembered<String, Reading> readings = new Remembered<>(MOST_READINGS);
    private final Remembered<String, GeneCall> reported = new Remembered<>(MOST_READINGS);
    private final Remembered<List<String>, Typed> typed = new Remembered<>(MOST_READINGS);

    GeneModel(GeneTables.GeneRow row, GeneTables tables) {
        this.row = row;
        this.names = new AlleleNames(
                row.gene(),
                of(tables.functions(), GeneTables.FunctionRow::gene),
                of(tables.aliases(), GeneTables.AliasRow::gene));
        for (GeneTables.PairRule rule : of(tables.pairRules(), GeneTables.PairRule::gene)) {
            pairRules.put(sorted(rule.function1(), rule.function2()), GeneCall.ofPhenotype(rule.phenotype()));
        }
        this.scoreRules = of(tables.scoreRules(), GeneTables.ScoreRule::gene);
        this.scoreKeys = of(tables.scoreKeys(), GeneTables.ScoreKey::gene).stream()
                .map(GeneTables.ScoreKey::score)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        this.statusAlleles = of(tables.alleleStatuses(), GeneTables.AlleleStatusRow::gene).stream()
                .map(GeneTables.AlleleStatusRow::allele)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    String gene() {
        return row.gene();
    }

    /** Edition of its allele functions, where it is not that of the table. */
    Optional<String> edition() {
        return row.edition();
    }

    AlleleNames names() {
        return names;
    }

    /** Whether guidance goes by the activity score; of another gene it tells nothing. */
    boolean looksUpScore() {
        return row.lookup() == GeneTables.Lookup.ACTIVITY_SCORE;
    }

    boolean looksUpAlleleStatus() {
        return row.lookup() == GeneTables.Lookup.ALLELE_STATUS;
    }

    /** @param oneX true for a person known to have one X chromosome */
    boolean hasOneCopy(boolean oneX) {
        return switch (row.inheritance()) {
            case AUTOSOMAL -> false;
            case X_LINKED -> oneX;
            case MITOCHONDRIAL -> true;
        };
    }

    /** An allele by its name; one that is defined and has no function on file is of unknown function. */
    Allele allele(String name) {
        return names.find(name)
                .orElseGet(() -> new Allele(name, AlleleFunction.UNCERTAIN, ActivityScore.NOT_AVAILABLE, false));
    }

    /** Names of alleles, the one with the strongest effect first: by activity value, else by function. */
    Comparator<String> strongestFirst() {
        return Comparator.comparing(
                        (String name) -> allele(name).activity().value().orElse(BigDecimal.valueOf(Long.MAX_VALUE)))
                .thenComparing(name -> -effect(allele(name).function()));
    }

    /** An unknown function may be worse than a normal one and is not held against a known effect. */
    private static int effect(AlleleFunction function) {
        return 2 * (function == AlleleFunction.UNCERTAIN ? AlleleFunction.NORMAL : function).ordinal()
                + (function == AlleleFunction.UNCERTAIN ? 1 : 0);
    }

    /** Alleles whose presence alone guidance asks for, {@code *57:01}. */
    Set<String> statusAlleles() {
        return statusAlleles;
    }

    /** What a typing of the two copies tells of the alleles whose presence alone counts; what it cannot tell is left out. */
    Typed statuses(HlaTyping typing) {
        return typing.ambiguous() || typing.alleles().size() > 2
                ? statusesOf(typing)
                : typed.of(typing.alleles(), any -> statusesOf(typing));
    }

    /** What a typing tells, by its look-up keys, and words for it. */
    record Typed(GeneCall call, String words) {}

    private Typed statusesOf(HlaTyping typing) {
        Set<String> statuses = new LinkedHashSet<>();
        for (String allele : statusAlleles) {
            HlaMatch match = HlaMatch.of(typing, allele);
            if (match != HlaMatch.UNKNOWN) {
                statuses.add(ResultReader.key(allele, match == HlaMatch.PRESENT));
            }
        }
        return new Typed(GeneCall.ofKeys(statuses), gene() + " " + String.join("/", typing.alleles()));
    }

    /** The phenotype of a diplotype; empty when the rules do not know the combination. */
    Optional<GeneCall> call(Diplotype diplotype) {
        if (diplotype.unknownCopies()) {
            return Optional.of(new GeneCall(GeneCall.INDETERMINATE, Optional.empty(), Set.of(UNKNOWN_COPIES)));
        }
        if (row.lookup() == GeneTables.Lookup.ACTIVITY_SCORE) {
            return diplotype.alleles().size() < 2
                    ? Optional.empty()
                    : Optional.of(ofScore(diplotype.alleles().stream()
                                    .map(Allele::activity)
                                    .reduce(ActivityScore.ZERO, ActivityScore::plus)))
                            .map(call -> call.of(diplotype));
        }
        List<AlleleFunction> functions =
                diplotype.alleles().stream().map(Allele::function).sorted().toList();
        return Optional.ofNullable(pairRules.get(functions)).map(call -> call.of(diplotype));
    }

    /** The result that an activity score stands for. */
    GeneCall ofScore(ActivityScore score) {
        return scores.of(score, this::scored);
    }

    private GeneCall scored(ActivityScore score) {
        String phenotype = score.value().flatMap(this::phenotypeOf).orElse(GeneCall.INDETERMINATE);
        return new GeneCall(phenotype, Optional.of(score), Set.of(key(score)));
    }

    /**
     * A laboratory's diplotype, read.
     *
     * @param copies how many alleles it names
     * @param call what it means
     * @param words for both
     */
    record Reading(int copies, GeneCall call, String words) {

        /** Of a text that is no diplotype, or one that the rules do not know. */
        static final Reading NONE = new Reading(0, GeneCall.ofKeys(Set.of()), "");
    }

    /** Reads a laboratory's diplotype; empty where it is none, or the rules do not know the combination. */
    Optional<Reading> read(String text) {
        Reading reading = text.length() > Diplotype.LONGEST ? Reading.NONE : readings.of(text, this::reading);
        return reading == Reading.NONE ? Optional.empty() : Optional.of(reading);
    }

    private Reading reading(String text) {
        return Diplotype.parse(text, names)
                .flatMap(diplotype -> call(diplotype)
                        .map(call -> new Reading(
                                diplotype.alleles().size(),
                                call,
                                gene() + " " + diplotype.text() + ": " + call.text())))
                .orElse(Reading.NONE);
    }

    /** The result of a score that other drugs have changed; one that guidance does not list stands for its phenotype. */
    GeneCall ofAdjusted(ActivityScore score) {
        GeneCall call = ofScore(score);
        return scoreKeys.containsAll(call.keys())
                ? call
                : new GeneCall(
                        call.phenotype(),
                        call.score(),
                        ofReported(call.phenotype()).keys());
    }

    /** The result that a laboratory's phenotype stands for: for a score gene, every score of that phenotype. */
    GeneCall ofReported(String phenotype) {
        return phenotype.length() > Diplotype.LONGEST ? reported(phenotype) : reported.of(phenotype, this::reported);
    }

    private GeneCall reported(String phenotype) {
        if (!looksUpScore()) {
            return GeneCall.ofPhenotype(phenotype);
        }
        Set<String> keys = scoreKeys.stream()
                .filter(key -> phenotypeOfKey(key).equals(phenotype))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new GeneCall(phenotype, Optional.empty(), keys.isEmpty() ? Set.of(phenotype) : keys);
    }

    /** What may hold when at least one copy of an allele was seen and nothing is known of the other copy. */
    GeneCall atLeastOne(Allele allele) {
        return GeneCall.anyOf(names.all().stream()
                .flatMap(other -> call(Diplotype.of(allele, other)).stream())
                .toList());
    }

    private Optional<String> phenotypeOf(BigDecimal score) {
        return scoreRules.stream()
                .filter(rule -> rule.minimum().compareTo(score) <= 0)
                .filter(rule ->
                        rule.maximum().map(max -> max.compareTo(score) >= 0).orElse(true))
                .map(GeneTables.ScoreRule::phenotype)
                .findFirst();
    }

    /** The phenotype of a score as the tables write it; empty for what is no score. */
    Optional<String> phenotypeOfScore(String key) {
        return ActivityScore.parse(key).flatMap(ActivityScore::value).flatMap(this::phenotypeOf);
    }

    private String phenotypeOfKey(String key) {
        return ActivityScore.parse(key)
                .flatMap(ActivityScore::value)
                .flatMap(this::phenotypeOf)
                .orElse(GeneCall.INDETERMINATE);
    }

    /** The table's key of a score; a score above all keys takes the highest open one. */
    private String key(ActivityScore score) {
        String text = score.text();
        if (scoreKeys.contains(text) || !score.isAvailable()) {
            return text;
        }
        return scoreKeys.stream()
                .flatMap(key -> ActivityScore.parse(key).stream())
                .filter(ActivityScore::atLeast)
                .filter(key -> key.value().orElseThrow().compareTo(score.value().orElseThrow()) <= 0)
                .max((a, b) -> a.value().orElseThrow().compareTo(b.value().orElseThrow()))
                .map(ActivityScore::text)
                .orElse(text);
    }

    private <R> List<R> of(Collection<R> rows, Function<R, String> gene) {
        return rows.stream()
                .filter(candidate -> gene.apply(candidate).equals(row.gene()))
                .toList();
    }

    private static List<AlleleFunction> sorted(AlleleFunction first, Optional<AlleleFunction> second) {
        return Stream.concat(Stream.of(first), second.stream()).sorted().toList();
    }
}
