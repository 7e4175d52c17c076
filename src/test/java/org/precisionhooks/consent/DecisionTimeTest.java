package org.precisionhooks.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.precisionhooks.consent.Provision.Applicability;
import org.precisionhooks.consent.Provision.Limits;
import org.precisionhooks.consent.Provision.Type;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.ResourceView;

/** Cost of a decision (consent.md section 14, item 10); the bounds leave room for a busy machine. */
class DecisionTimeTest {

    private static final List<String> GENES = List.of("CYP2C19", "TPMT", "BRCA1", "CFTR", "EGFR", "NOGENE1");

    private final ConsentGate gate =
            new ConsentGate(ConsentTables.TENANTS, ConsentTables.TERMS, ConsentTables.LABELLING);

    @Test
    void fiftyConsentsAndFiveHundredResourcesAreDecidedInTime() {
        double p95 = p95(consents(50), 500, 100);
        System.out.printf("Consent: 50 consents x 500 resources, p95 %.2f ms%n", p95);
        assertThat(p95).isLessThan(50);
    }

    @Test
    void twoHundredResourcesWithoutConsentCostNextToNothing() {
        double p95 = p95(List.of(), 200, 500);
        System.out.printf("Consent: no consent x 200 resources, p95 %.3f ms%n", p95);
        assertThat(p95).isLessThan(5);
    }

    private double p95(List<ConsentDocument> documents, int count, int runs) {
        Consents consents = Consents.of("Patient/p1", documents);
        List<ResourceView> views = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            views.add(ConsentGateTest.view("o" + i, Set.of(GENES.get(i % GENES.size())), Set.of("Patient/p1")));
        }
        long[] nanos = new long[runs];
        for (int i = 0; i < 2 * runs; i++) {
            long start = System.nanoTime();
            assertThat(gate.decide(ConsentGateTest.request(), consents, views).outcomes())
                    .hasSize(count);
            nanos[i % runs] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return nanos[runs * 95 / 100] / 1e6;
    }

    /** Permits with exceptions by label, domain, actor and purpose, as patients write them. */
    private static List<ConsentDocument> consents(int count) {
        List<ConsentDocument> consents = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Provision byLabel = rule(Type.DENY, Applicability.ANY, label(i % 2 == 0 ? "PSY" : "HIV"));
            Provision byDomain = rule(Type.DENY, Applicability.ANY, domain("carrier-status"));
            Provision byActor = rule(
                    Type.DENY,
                    new Applicability(List.of(Actor.of("Practitioner/dr-" + i)), List.of(), List.of()),
                    Limits.NONE);
            consents.add(Documents.of("c" + i, Documents.rule(Type.PERMIT, byLabel, byDomain, byActor)));
        }
        return consents;
    }

    private static Provision rule(Type type, Applicability who, Limits limits) {
        return new Provision(Optional.of(type), Optional.empty(), who, limits, false, List.of());
    }

    private static Limits label(String code) {
        return new Limits(
                List.of(Coding.of(CodeSystems.ACT_CODE, code)), List.of(), List.of(), Optional.empty(), List.of());
    }

    private static Limits domain(String code) {
        return new Limits(
                List.of(),
                List.of(),
                List.of(Coding.of(ConsentTables.DOMAIN_SYSTEM, code)),
                Optional.empty(),
                List.of());
    }
}
