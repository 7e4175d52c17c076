package org.precisionhooks.engine.pharmacogenomics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionhooks.BuiltIn.KNOWLEDGE;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.consent.ConsentedFactsFixture;
import org.precisionhooks.engine.ActionClass;
import org.precisionhooks.engine.Conclusion.Recommendation;
import org.precisionhooks.engine.DrugDictionary;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Occasion;
import org.precisionhooks.engine.OrderedDrug;
import org.precisionhooks.engine.Question;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.Demographics;
import org.precisionhooks.facts.Fact;
import org.precisionhooks.facts.Genotype;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Sex;
import org.precisionhooks.facts.Source;

/**
 * Persons without a result, with one that is not final or of a tumour, and with an allele whose function is uncertain or not
 * known: no drug of any gene is told to fit as usual, unless a row of guidance for exactly that result says so.
 */
class UncertainIsNeverNormalTest {

    private static final int PERSONS = 25;
    private static final DrugDictionary DRUGS = BuiltIn.drugs();
    private static final PharmacogenomicsEngine ENGINE = BuiltIn.pharmacogenomics();
    private static final GeneTables GENES = GeneTables.of(KNOWLEDGE);
    private static final GuidanceTables GUIDANCE = GuidanceTables.of(KNOWLEDGE);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    static Stream<String> genes() {
        return GENES.functions().stream().map(GeneTables.FunctionRow::gene).distinct();
    }

    @ParameterizedTest
    @MethodSource("genes")
    void whatCannotBeReadNeverMakesADrugFit(String gene) {
        List<String> drugs = GUIDANCE.recommendations().rows().stream()
                .filter(row -> row.genes().contains(gene))
                .map(GuidanceTables.RecommendationRow::drug)
                .distinct()
                .toList();
        List<GeneTables.FunctionRow> alleles = GENES.functions().stream()
                .filter(row -> row.gene().equals(gene))
                .toList();
        Random random = new Random(gene.hashCode());
        for (int person = 0; person < PERSONS; person++) {
            String any = alleles.get(random.nextInt(alleles.size())).allele();
            String other = alleles.get(random.nextInt(alleles.size())).allele();
            List<Fact> facts = List.of(
                    genotype(gene, any + "/an allele that nobody knows", ResultStatus.FINAL, Origin.GERMLINE),
                    genotype(gene, "*9999/" + other, ResultStatus.FINAL, Origin.GERMLINE),
                    genotype(gene, any + "/" + other, ResultStatus.PRELIMINARY, Origin.GERMLINE),
                    genotype(gene, any + "/" + other, ResultStatus.UNKNOWN, Origin.GERMLINE),
                    genotype(gene, any + "/" + other, ResultStatus.FINAL, Origin.SOMATIC));
            Fact fact = facts.get(random.nextInt(facts.size()));
            drugs.forEach(drug -> usual(drug, fact).forEach(finding -> {
                // One allele that decides alone is a result: responsive CFTR, malignant hyperthermia.
                assertThat(decides(gene)).as(fact + " -> " + finding.headline()).isTrue();
            }));
        }
    }

    @ParameterizedTest
    @MethodSource("genes")
    void anUncertainFunctionIsNoNormalFunction(String gene) {
        List<String> uncertain = GENES.functions().stream()
                .filter(row -> row.gene().equals(gene) && row.function() == AlleleFunction.UNCERTAIN)
                .map(GeneTables.FunctionRow::allele)
                .limit(PERSONS)
                .toList();
        List<String> all = GENES.functions().stream()
                .filter(row -> row.gene().equals(gene))
                .map(GeneTables.FunctionRow::allele)
                .toList();
        Random random = new Random(gene.hashCode());
        for (String allele : uncertain) {
            String text = gene.equals("MT-RNR1") ? allele : allele + "/" + all.get(random.nextInt(all.size()));
            Fact fact = genotype(gene, text, ResultStatus.FINAL, Origin.GERMLINE);
            for (String drug : drugsOf(gene)) {
                Set<String> published = rowsOf(drug, gene);
                assertThat(usual(drug, fact))
                        .as(drug + " " + fact)
                        .allMatch(finding -> published.contains(finding.rule()) || decides(gene));
            }
        }
    }

    private static boolean decides(String gene) {
        return gene.equals("CFTR");
    }

    private static List<String> drugsOf(String gene) {
        return GUIDANCE.recommendations().rows().stream()
                .filter(row -> row.genes().contains(gene))
                .map(GuidanceTables.RecommendationRow::drug)
                .distinct()
                .toList();
    }

    /** The rows that guidance has for a result whose function is not known, or is only likely. */
    private static Set<String> rowsOf(String drug, String gene) {
        return GUIDANCE.recommendations().rows().stream()
                .filter(row -> row.drug().equals(drug) && row.genes().contains(gene))
                .filter(row -> {
                    String key = row.keys().get(row.genes().indexOf(gene));
                    return !key.startsWith("Normal") && !key.equals("2.0") && !key.startsWith("normal risk");
                })
                .map(row -> row.source() + "/" + row.recommendationId())
                .collect(Collectors.toSet());
    }

    /** What is said to fit as usual. */
    private static List<Finding> usual(String drug, Fact fact) {
        List<Fact> facts = new ArrayList<>(List.of(fact));
        facts.add(new Demographics(
                new Source("Patient/p", ResultStatus.FINAL, Optional.empty()),
                Optional.of(LocalDate.of(1980, 1, 1)),
                Sex.FEMALE));
        Question question = new Question(
                Occasion.ON_DEMAND,
                TODAY,
                List.of(OrderedDrug.of(DRUGS.ingredient(drug).orElseThrow())),
                List.of());
        return ENGINE.assess(ConsentedFactsFixture.permitted("p", facts.toArray(Fact[]::new)), question).stream()
                .filter(finding -> finding.conclusion() instanceof Recommendation recommendation
                        && recommendation.action() == ActionClass.STANDARD)
                .toList();
    }

    private static Fact genotype(String gene, String diplotype, ResultStatus status, Origin origin) {
        return new Genotype(
                new Source("Observation/o", status, ClinicalTime.parse("2026-10-01", ZoneOffset.UTC)),
                gene,
                origin,
                diplotype);
    }
}
