package org.precisionhooks.consent.decision;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.precisionhooks.consent.ConsentTables;
import org.precisionhooks.consent.Documents;
import org.precisionhooks.consent.document.ConsentDocument;
import org.precisionhooks.consent.document.Provision;
import org.precisionhooks.consent.document.Provision.Applicability;
import org.precisionhooks.consent.document.Provision.DataReference;
import org.precisionhooks.consent.document.Provision.Limits;
import org.precisionhooks.consent.document.Provision.Meaning;
import org.precisionhooks.consent.document.Provision.Type;
import org.precisionhooks.consent.label.LabelledResource;
import org.precisionhooks.consent.request.AccessRequest;
import org.precisionhooks.consent.request.AccessRequest.Action;
import org.precisionhooks.consent.request.AccessRequest.BreakGlass;
import org.precisionhooks.consent.request.Requester;
import org.precisionhooks.consent.term.CodeSystems;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.facts.ResourceView;

/** A seeded generator of requests, consents and resources that meet often enough to be interesting. */
public final class RandomConsents {

    static final List<String> DOMAINS =
            List.of("pharmacogenomics", "hereditary-risk", "carrier-status", "secondary-actionable", "clinical", "");
    static final List<String> PURPOSES = List.of("TREAT", "ETREAT", "HRESCH", "BIORCH", "HMARKT", "PATRQT", "COVERAGE");
    private static final List<String> ACTORS = List.of(
            "Practitioner/dr-a",
            "Practitioner/dr-z",
            "Organization/hospital",
            "Organization/other",
            "Group/g",
            "Device/d");
    private static final List<Coding> LABELS = List.of(
            Coding.of(CodeSystems.CONFIDENTIALITY, "N"),
            Coding.of(CodeSystems.CONFIDENTIALITY, "R"),
            Coding.of(CodeSystems.CONFIDENTIALITY, "V"),
            Coding.of(CodeSystems.ACT_CODE, "GDIS"),
            Coding.of(CodeSystems.ACT_CODE, "ETH"),
            Coding.of(CodeSystems.ACT_CODE, "OPIOIDUD"),
            Coding.of("", "PSY"),
            Coding.of("http://terminology.hl7.org/ValueSet/v3-InformationSensitivityPolicy", "SUD"));
    private static final List<String> PERIODS = List.of("2024", "2025", "2025-02", "2026", "2030");

    private final Random random;

    RandomConsents(long seed) {
        this.random = new Random(seed);
    }

    AccessRequest request() {
        Requester requester = new Requester(
                chance(10) ? Set.of() : Set.of("Practitioner/dr-a"),
                Set.of(),
                chance(4) ? Set.of() : Set.of("Organization/hospital"),
                Set.of(),
                Set.of(),
                "client",
                "tenant",
                pick(List.of(Requester.Relation.values())));
        boolean emergency = chance(8);
        return new AccessRequest(
                Instant.parse("2026-01-15T10:00:00Z"),
                requester,
                emergency ? List.of(reason("BTG")) : list(3, () -> reason(pick(PURPOSES))),
                pick(List.of(Action.values())),
                Set.of(),
                emergency ? Optional.of(new BreakGlass(true, "bleeding", true, !chance(4))) : Optional.empty());
    }

    List<ConsentDocument> consents() {
        List<ConsentDocument> consents = new ArrayList<>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            consents.add(Documents.of("c" + i, provision(random.nextInt(4))));
        }
        return consents;
    }

    /** A rule without exceptions. */
    Provision rule(Type type, boolean limited) {
        return new Provision(
                Optional.of(type), period(), applicability(), limited ? limits() : Limits.NONE, chance(12), List.of());
    }

    List<LabelledResource> resources() {
        List<LabelledResource> resources = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            resources.add(new LabelledResource(view("o" + i), Set.copyOf(some(DOMAINS)), list(2, () -> pick(LABELS))));
        }
        return resources;
    }

    <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    <T> List<T> shuffled(List<T> values) {
        List<T> shuffled = new ArrayList<>(values);
        java.util.Collections.shuffle(shuffled, random);
        return shuffled;
    }

    public static Coding reason(String code) {
        return Coding.of(CodeSystems.ACT_REASON, code);
    }

    private Provision provision(int depth) {
        List<Provision> exceptions = depth == 0 ? List.of() : list(3, () -> provision(depth - 1));
        Optional<Type> type = chance(20) ? Optional.empty() : Optional.of(pick(List.of(Type.values())));
        return new Provision(
                type, period(), applicability(), chance(2) ? limits() : Limits.NONE, chance(12), exceptions);
    }

    private Applicability applicability() {
        return new Applicability(
                chance(3) ? list(2, () -> Documents.actor(pick(ACTORS))) : List.of(),
                chance(3) ? list(2, () -> reason(pick(PURPOSES))) : List.of(),
                chance(4)
                        ? list(
                                2,
                                () -> Coding.of(
                                        CodeSystems.ACTION, pick(List.of("use", "disclose", "access", "collect"))))
                        : List.of());
    }

    private Limits limits() {
        return new Limits(
                chance(2) ? list(2, () -> pick(LABELS)) : List.of(),
                chance(5)
                        ? List.of(Coding.of(CodeSystems.RESOURCE_TYPES, pick(List.of("Observation", "Condition"))))
                        : List.of(),
                chance(3) ? list(2, () -> Coding.of(ConsentTables.DOMAIN_SYSTEM, pick(DOMAINS))) : List.of(),
                chance(5) ? ClinicalTime.parse(pick(PERIODS), ZoneOffset.UTC) : Optional.empty(),
                chance(6)
                        ? List.of(new DataReference(
                                pick(List.of(Meaning.values())),
                                pick(List.of("Observation/o1", "Practitioner/w")),
                                Set.of()))
                        : List.of());
    }

    private Optional<ClinicalTime> period() {
        return chance(8) ? ClinicalTime.parse(pick(PERIODS), ZoneOffset.UTC) : Optional.empty();
    }

    private ResourceView view(String id) {
        return new ResourceView(
                "Observation",
                id,
                "1",
                pick(List.of(DataOrigin.values())),
                chance(6) ? Set.of("Patient/p1", "Patient/p2") : Set.of("Patient/p1"),
                List.of(),
                List.of(),
                Set.of(),
                chance(2),
                chance(3) ? Optional.empty() : ClinicalTime.parse(pick(PERIODS), ZoneOffset.UTC),
                chance(2) ? Set.of() : Set.of(pick(List.of("Practitioner/w", "Practitioner/v"))),
                chance(4) ? Set.of("Observation/o1") : Set.of(),
                Set.of());
    }

    private Set<String> some(List<String> values) {
        Set<String> some = new HashSet<>();
        some.add(pick(values));
        if (chance(3)) {
            some.add(pick(values));
        }
        return some;
    }

    private <T> List<T> list(int most, Supplier<T> source) {
        List<T> list = new ArrayList<>();
        int count = random.nextInt(most) + 1;
        for (int i = 0; i < count; i++) {
            list.add(source.get());
        }
        return list;
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }
}
