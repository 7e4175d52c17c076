package org.precisionhooks.engine.pharmacogenomics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.OrderedDrug;
import org.precisionhooks.engine.Verdict;

/**
 * Findings that were written before, without the order and the sources: what is said of a drug follows from what the results
 * mean and from the populations. Where there is more to tell (several readings of a gene, alleles called from variants,
 * results that cannot be used), it is always written anew.
 */
final class KnownFindings {

    /** Each has a few kilobytes of words. */
    private static final int MOST_FINDINGS = 20_000;

    /** Of one gene; laboratories' own words for phenotypes count as well. Each place of a finding may lead to as many others. */
    private static final int MOST_MEANINGS = 250;

    private final Guidance guidance;
    private final DrugPlans plans;
    private final Writer writer;
    private volatile Memory memory;

    KnownFindings(Guidance guidance, DrugPlans plans, Writer writer) {
        this.guidance = guidance;
        this.plans = plans;
        this.writer = writer;
        this.memory = new Memory();
    }

    /**
     * What guidance comes to.
     *
     * @param action the one action that the leading guidance asks for, where a share of the usual start is told by it
     */
    record ByGuidance(Finding finding, Optional<String> action) {}

    /** Writes what there is to say of a drug by its guidance. */
    interface Writer {

        ByGuidance write(List<DrugCase> ofDrug, Asked asked);
    }

    /**
     * What was written before.
     *
     * @param genes the numbers of the genes whose results it rests on, in its order; not to be changed
     */
    private record Written(Verdict verdict, Optional<String> action, int[] genes) {}

    /** What a result means to all guidance; the genotype as far as some guidance goes by it. */
    private record Meaning(String phenotype, Set<String> keys, Optional<Candidate.Basis> basis, String genotype) {

        static final Meaning NONE = new Meaning("", Set.of(), Optional.empty(), "");
    }

    /**
     * What a gene's result means.
     *
     * @param number its own among the meanings of the gene
     * @param findings where the findings begin on drugs of which this is the first gene, by {@link DrugPlan#place}
     */
    private record Told(int number, List<Branch<Written>> findings) {}

    /** What was written so far. Once it is full all is forgotten: the frequent findings are soon back. */
    private final class Memory {
        private final List<Map<Meaning, Told>> meanings = Stream.<Map<Meaning, Told>>generate(ConcurrentHashMap::new)
                .limit(plans.genes().size())
                .toList();

        private final AtomicInteger written = new AtomicInteger();
        private volatile boolean full;

        /** What a gene's result means; the same for all that mean the same. */
        Told told(int gene, Meaning meaning) {
            Map<Meaning, Told> ofGene = meanings.get(gene);
            @Nullable Told known = ofGene.get(meaning);
            return known == null ? numbered(gene, meaning, ofGene) : known;
        }

        private Told numbered(int gene, Meaning meaning, Map<Meaning, Told> ofGene) {
            synchronized (ofGene) {
                Told told = ofGene.computeIfAbsent(
                        meaning, any -> new Told(ofGene.size(), Branch.some(plans.places(gene))));
                if (ofGene.size() >= MOST_MEANINGS) {
                    full = true;
                }
                return told;
            }
        }

        Written kept(Written anew, Branch<Written> place) {
            if (written.incrementAndGet() >= MOST_FINDINGS) {
                full = true;
            }
            return place.answered(anew);
        }
    }

    /**
     * A gene's result.
     *
     * @param told what it means; null where that does not decide alone what is said
     */
    private record Known(@Nullable Told told, List<Evidence> evidence) {}

    Patient of(Asked asked) {
        Memory now = memory;
        if (now.full) {
            now = new Memory();
            memory = now;
        }
        return new Patient(asked, now);
    }

    /** The findings for one patient. */
    final class Patient {
        private final Asked asked;
        private final Memory memory;
        private final boolean hasReports;
        private final @Nullable Known[] genes;

        private Patient(Asked asked, Memory memory) {
            this.asked = asked;
            this.memory = memory;
            this.genes = new @Nullable Known[plans.genes().size()];
            this.hasReports = !asked.results().unreadableReports().isEmpty();
        }

        Asked asked() {
            return asked;
        }

        /** The finding for a drug; written only where it was not before. */
        ByGuidance finding(DrugPlan plan, OrderedDrug order, Drug drug) {
            @Nullable Branch<Written> place = hasReports ? null : place(plan, order);
            if (place == null) {
                return written(plan, order, drug);
            }
            @Nullable Written before = place.answer();
            Written known =
                    before != null ? before : memory.kept(withoutPerson(plan, written(plan, order, drug)), place);
            return of(known, order);
        }

        private ByGuidance written(DrugPlan plan, OrderedDrug order, Drug drug) {
            return writer.write(plan.cases(order, drug, asked), asked);
        }

        /** Where the finding is kept, by all that its words depend on; nowhere if there is more to tell. */
        private @Nullable Branch<Written> place(DrugPlan plan, OrderedDrug order) {
            int[] numbers = plan.numbers();
            @Nullable Told first = known(numbers[0]).told();
            if (first == null) {
                return null;
            }
            Branch<Written> place =
                    first.findings().get(plan.place(order.resolution().recognition()));
            for (int i = 1; i < numbers.length; i++) {
                @Nullable Told next = known(numbers[i]).told();
                if (next == null) {
                    return null;
                }
                place = place.to(next.number());
            }
            for (Applies applies : plan.populations(order, asked)) {
                place = place.to(applies.ordinal());
            }
            return place;
        }

        private ByGuidance of(Written written, OrderedDrug order) {
            return new ByGuidance(
                    new Finding(written.verdict(), Optional.of(order), evidence(written.genes())), written.action());
        }

        private List<Evidence> evidence(int[] told) {
            if (told.length == 1) {
                return known(told[0]).evidence();
            }
            List<Evidence> all = new ArrayList<>(told.length);
            for (int gene : told) {
                for (Evidence one : known(gene).evidence()) {
                    all.add(one);
                }
            }
            return all;
        }

        private Known known(int gene) {
            @Nullable Known before = genes[gene];
            if (before != null) {
                return before;
            }
            Known anew = lookedUp(gene, plans.genes().get(gene));
            genes[gene] = anew;
            return anew;
        }

        private Known lookedUp(int gene, String symbol) {
            GeneResult result = asked.results().of(symbol);
            List<Evidence> evidence = result.candidates().isEmpty()
                    ? List.of()
                    : result.candidates().get(0).evidence();
            boolean plain = isPlain(result) && !asked.awaited().isAwaited(symbol);
            return new Known(plain ? memory.told(gene, meaning(result)) : null, evidence);
        }
    }

    private static boolean isPlain(GeneResult result) {
        return result.candidates().size() <= 1
                && result.overruled().isEmpty()
                && result.preliminary().isEmpty()
                && result.unreadable().isEmpty()
                && (result.candidates().isEmpty()
                        || result.candidates().get(0).called().isEmpty());
    }

    private Meaning meaning(GeneResult result) {
        if (result.candidates().isEmpty()) {
            return Meaning.NONE;
        }
        Candidate candidate = result.candidates().get(0);
        GeneCall call = candidate.call();
        String genotype = guidance.goesByGenotype(result.gene())
                ? call.genotype()
                        .flatMap(alleles -> guidance.genotypeKey(result.gene(), alleles))
                        .orElse("")
                : "";
        return new Meaning(call.phenotype(), call.keys(), Optional.of(candidate.basis()), genotype);
    }

    private Written withoutPerson(DrugPlan plan, ByGuidance found) {
        int[] genes = found.finding().evidence().stream()
                .flatMap(evidence -> evidence.gene().stream())
                .mapToInt(plans.genes()::indexOf)
                .distinct()
                .toArray();
        int[] known = Arrays.equals(genes, plan.numbers()) ? plan.numbers() : genes;
        return new Written(found.finding().verdict(), found.action(), known);
    }
}
