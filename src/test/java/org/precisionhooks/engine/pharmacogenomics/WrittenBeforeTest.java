package org.precisionhooks.engine.pharmacogenomics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionhooks.BuiltIn.KNOWLEDGE;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.consent.ConsentedFactsFixture;
import org.precisionhooks.engine.DrugDictionary;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Occasion;
import org.precisionhooks.engine.OrderedDrug;
import org.precisionhooks.engine.Question;
import org.precisionhooks.engine.pharmacogenomics.GeneTables.FunctionRow;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.Demographics;
import org.precisionhooks.facts.Fact;
import org.precisionhooks.facts.Genotype;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Sex;
import org.precisionhooks.facts.Source;

/** Words that were written for one person are used again for the next whose results mean the same, and nothing else is. */
class WrittenBeforeTest {

    private static final DrugDictionary DRUGS = BuiltIn.drugs();
    private static final int PEOPLE = 400;

    private final Random random = new Random(41);
    private final Map<String, List<String>> alleles = new TreeMap<>();

    @Test
    void whoWasAskedAboutBeforeChangesNothing() {
        GeneTables.of(KNOWLEDGE).functions().stream()
                .filter(row -> !row.allele().contains("xN"))
                .forEach(this::keep);
        List<Fact[]> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(person(i));
        }
        Map<Fact[], List<Finding>> inOrder = advice(people);
        Collections.reverse(people);
        assertThat(advice(people)).isEqualTo(inOrder);
    }

    @Test
    void theEvidenceIsThePersonsOwn() {
        Map<Fact[], List<Finding>> advice = advice(List.of(carrier("o1"), carrier("o2")));
        advice.forEach((person, findings) -> assertThat(findings.stream()
                        .flatMap(finding -> finding.evidence().stream())
                        .map(evidence -> evidence.source().reference()))
                .isNotEmpty()
                .containsOnly(((Genotype) person[0]).source().reference()));
    }

    private static Fact[] carrier(String id) {
        return new Fact[] {new Genotype(source(id, 2026), "CYP2C19", Origin.GERMLINE, "*2/*2")};
    }

    private void keep(FunctionRow row) {
        alleles.computeIfAbsent(row.gene(), gene -> new ArrayList<>()).add(row.allele());
    }

    /** Few alleles a gene, so that many mean the same; some genes untested, some results old, some people children. */
    private Fact[] person(int number) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Demographics(
                source("p" + number, 2026),
                Optional.of(LocalDate.of(2026 - random.nextInt(90), 1, 1)),
                random.nextBoolean() ? Sex.MALE : Sex.FEMALE));
        alleles.forEach((gene, names) -> {
            if (random.nextInt(4) > 0) {
                int few = Math.min(4, names.size());
                String diplotype = names.get(random.nextInt(few)) + "/" + names.get(random.nextInt(few));
                facts.add(new Genotype(
                        source(gene + number, 2010 + random.nextInt(16)), gene, Origin.GERMLINE, diplotype));
            }
        });
        return facts.toArray(Fact[]::new);
    }

    private static Source source(String id, int year) {
        return new Source("Observation/" + id, ResultStatus.FINAL, ClinicalTime.parse(year + "-06-01", ZoneOffset.UTC));
    }

    private static Map<Fact[], List<Finding>> advice(List<Fact[]> people) {
        PharmacogenomicsEngine engine = new PharmacogenomicsEngine(KNOWLEDGE, DRUGS);
        Question question = new Question(
                Occasion.PASSPORT,
                LocalDate.of(2026, 11, 28),
                engine.drugs().stream().map(OrderedDrug::of).toList(),
                List.of());
        Map<Fact[], List<Finding>> advice = new HashMap<>();
        people.forEach(
                person -> advice.put(person, engine.assess(ConsentedFactsFixture.permitted("p", person), question)));
        return advice;
    }
}
