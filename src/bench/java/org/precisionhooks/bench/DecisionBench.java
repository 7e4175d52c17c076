package org.precisionhooks.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.consent.ConsentGate;
import org.precisionhooks.consent.Documents;
import org.precisionhooks.consent.document.Actor;
import org.precisionhooks.consent.document.ConsentDocument;
import org.precisionhooks.consent.document.Consents;
import org.precisionhooks.consent.document.Provision;
import org.precisionhooks.consent.document.Provision.Applicability;
import org.precisionhooks.consent.document.Provision.Limits;
import org.precisionhooks.consent.document.Provision.Type;
import org.precisionhooks.consent.label.DomainRule;
import org.precisionhooks.consent.label.KindRule;
import org.precisionhooks.consent.label.LabelRule;
import org.precisionhooks.consent.label.Labelling;
import org.precisionhooks.consent.label.ResourceTypeRow;
import org.precisionhooks.consent.label.ResourceTypes;
import org.precisionhooks.consent.request.AccessRequest;
import org.precisionhooks.consent.tenant.BreakGlassRules;
import org.precisionhooks.consent.tenant.ConsentAuthority;
import org.precisionhooks.consent.tenant.NoticeMode;
import org.precisionhooks.consent.tenant.Policy;
import org.precisionhooks.consent.tenant.PolicyRule;
import org.precisionhooks.consent.tenant.Tenant;
import org.precisionhooks.consent.tenant.Tenants;
import org.precisionhooks.consent.term.CodeSystems;
import org.precisionhooks.consent.term.ConsentTerms;
import org.precisionhooks.consent.term.Hierarchy;
import org.precisionhooks.consent.term.HierarchyRow;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.facts.ResourceView;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.knowledge.Knowledge;

/** What a decision costs by itself: 50 consents with three exceptions each, 500 labelled results. */
public final class DecisionBench {

    private static final int RUNS = Integer.getInteger("bench.runs", 2000);
    private static final int CONSENTS = 50;
    private static final int RESOURCES = 500;
    private static final double NANOS_A_MILLISECOND = 1e6;
    private static final List<String> GENES = List.of("CYP2C19", "TPMT", "BRCA1", "CFTR", "EGFR", "NOGENE1");

    /** Processor time of the thread, so that a busy machine counts for nothing. */
    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

    private DecisionBench() {}

    public static void main(String[] args) {
        print(CONSENTS + " consents x " + RESOURCES + " resources", times(consents(), RESOURCES));
        print("no consent x 200 resources", times(List.of(), 200));
    }

    private static long[] times(List<ConsentDocument> documents, int resources) {
        ConsentGate gate = gate();
        Consents consents = Consents.of("Patient/p1", documents);
        List<ResourceView> views = views(resources);
        AccessRequest request = TreatingRequest.at("2026-11-27T10:00:00Z");
        long[] nanos = new long[RUNS];
        for (int i = 0; i < 2 * RUNS; i++) {
            long start = THREAD.getCurrentThreadCpuTime();
            int outcomes = gate.decide(request, consents, views).outcomes().size();
            nanos[i % RUNS] = THREAD.getCurrentThreadCpuTime() - start;
            if (outcomes != resources) {
                throw new IllegalStateException("A resource was not decided about");
            }
        }
        Arrays.sort(nanos);
        return nanos;
    }

    private static void print(String what, long[] nanos) {
        System.out.printf(
                "Decision, %s: p50 %.2f ms, p95 %.2f ms, p99 %.2f ms%n",
                what, at(nanos, 50), at(nanos, 95), at(nanos, 99));
    }

    private static double at(long[] nanos, int percent) {
        return nanos[nanos.length * percent / 100] / NANOS_A_MILLISECOND;
    }

    private static ConsentGate gate() {
        Knowledge knowledge = Knowledge.builtIn();
        Hierarchy hierarchy = Hierarchy.of(
                knowledge.table("consent/code_hierarchy", HierarchyRow.class).rows());
        Labelling labelling = new Labelling(
                new ResourceTypes(knowledge
                        .table("consent/resource_types", ResourceTypeRow.class)
                        .rows()),
                Canonical.DOMAIN,
                knowledge.table("consent/domain_rules", DomainRule.class).rows(),
                knowledge.table("consent/kind_rules", KindRule.class).rows(),
                knowledge.table("consent/label_rules", LabelRule.class).rows());
        Policy policy = Policy.all(
                        knowledge
                                .table("consent/policy_rules", PolicyRule.class)
                                .rows(),
                        "1")
                .values()
                .iterator()
                .next();
        return new ConsentGate(
                new Tenants(
                        new Tenant(policy, ConsentAuthority.SERVER, NoticeMode.SILENT, BreakGlassRules.OFF), Map.of()),
                ConsentTerms.of(hierarchy, Canonical.DOMAIN),
                labelling);
    }

    private static List<ResourceView> views(int count) {
        List<ResourceView> views = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            views.add(new ResourceView(
                    "Observation",
                    "o" + i,
                    "1",
                    DataOrigin.SERVER,
                    Set.of("Patient/p1"),
                    List.of(),
                    List.of(Coding.of("http://loinc.org", "84413-4")),
                    Set.of(GENES.get(i % GENES.size())),
                    true,
                    Optional.empty(),
                    Set.of(),
                    Set.of(),
                    Set.of()));
        }
        return views;
    }

    /** Permits with exceptions by label, domain and actor, as patients write them. */
    private static List<ConsentDocument> consents() {
        List<ConsentDocument> consents = new ArrayList<>();
        for (int i = 0; i < CONSENTS; i++) {
            Provision byLabel = deny(
                    Applicability.ANY,
                    limits(List.of(code(CodeSystems.ACT_CODE, i % 2 == 0 ? "PSY" : "HIV")), List.of()));
            Provision byDomain =
                    deny(Applicability.ANY, limits(List.of(), List.of(code(Canonical.DOMAIN, "carrier-status"))));
            Provision byActor =
                    deny(new Applicability(List.of(actor("Practitioner/dr-" + i)), List.of(), List.of()), Limits.NONE);
            consents.add(consent("c" + i, List.of(byLabel, byDomain, byActor)));
        }
        return consents;
    }

    private static Actor actor(String reference) {
        return new Actor(reference, Optional.empty(), true, Set.of(), Optional.empty());
    }

    private static Coding code(String system, String code) {
        return Coding.of(system, code);
    }

    private static Limits limits(List<Coding> labels, List<Coding> codes) {
        return new Limits(labels, List.of(), codes, Optional.empty(), List.of());
    }

    private static Provision deny(Applicability who, Limits limits) {
        return new Provision(Optional.of(Type.DENY), Optional.empty(), who, limits, false, List.of());
    }

    private static ConsentDocument consent(String id, List<Provision> exceptions) {
        Provision root = new Provision(
                Optional.of(Type.PERMIT), Optional.empty(), Applicability.ANY, Limits.NONE, false, exceptions);
        return Documents.of(id, root);
    }
}
