package org.precisionhooks.consent.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.precisionhooks.consent.ConsentTables;
import org.precisionhooks.consent.Documents;
import org.precisionhooks.consent.document.ConsentDocument;
import org.precisionhooks.consent.document.Consents;
import org.precisionhooks.consent.document.Provision;
import org.precisionhooks.consent.document.Provision.Type;
import org.precisionhooks.consent.label.LabelledResource;
import org.precisionhooks.consent.request.AccessRequest;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.ResourceView;

/** What holds for every request (consent.md section 14, item 3), on seeded random cases. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsentPropertiesTest {

    private static final int CASES = Integer.getInteger("precision-hooks.consent.cases", 12_500);

    /** What is open before a change, by seed: the same for every property. */
    private final Map<Long, Set<String>> permittedBefore = new HashMap<>();

    private final Decider decider = new Decider(ConsentTables.POLICY, ConsentTables.TERMS);

    /** One random case. */
    private record Case(AccessRequest request, List<ConsentDocument> consents, List<LabelledResource> resources) {}

    /** A change of a case that must not open anything. */
    private interface Change {
        Case of(Case one, RandomConsents random);
    }

    @Test
    void addingADenyNeverWidens() {
        neverWidens((one, random) -> with(one, Documents.of("added", random.rule(Type.DENY, true))));
    }

    @Test
    void removingAnUnlimitedPermitNeverWidens() {
        for (long seed = 0; seed < CASES; seed++) {
            RandomConsents random = new RandomConsents(seed);
            Case without = random(random);
            Case before = with(without, Documents.of("added", random.rule(Type.PERMIT, false)));
            assertNotWider(before, without, seed);
        }
    }

    @Test
    void removingANestedPermitNeverWidens() {
        neverWidens((one, random) -> consents(one, root -> withoutPermits(root)));
    }

    @Test
    void anUnknownExtensionNeverWidens() {
        neverWidens((one, random) -> consents(one, root -> narrowed(root, random)));
    }

    @Test
    void addingAPurposeNeverWidens() {
        neverWidens((one, random) -> {
            List<Coding> purposes = new ArrayList<>(one.request().purposes());
            purposes.add(RandomConsents.reason(random.pick(RandomConsents.PURPOSES)));
            AccessRequest request = one.request();
            return new Case(
                    new AccessRequest(
                            request.time(),
                            request.requester(),
                            purposes,
                            request.action(),
                            request.policyCodes(),
                            request.breakGlass()),
                    one.consents(),
                    one.resources());
        });
    }

    @Test
    void addingADomainNeverWidens() {
        neverWidens((one, random) -> resources(one, resource -> {
            Set<String> domains = new HashSet<>(resource.domains());
            domains.add(random.pick(RandomConsents.DOMAINS));
            return new LabelledResource(resource.view(), domains, resource.labels());
        }));
    }

    @Test
    void addingAPatientNeverWidens() {
        neverWidens((one, random) -> resources(
                one,
                resource -> new LabelledResource(
                        naming(resource.view(), "Patient/p2"), resource.domains(), resource.labels())));
    }

    @Test
    void aPermitOfLowerStatusNeverGrants() {
        for (long seed = 0; seed < CASES; seed++) {
            RandomConsents random = new RandomConsents(seed);
            Case base = random(random);
            ConsentDocument permit = Documents.of("added", random.rule(Type.PERMIT, false));
            String lower = random.pick(List.of("draft", "proposed", "rejected", "inactive", "entered-in-error"));
            assertNotWider(with(base, permit), with(base, Documents.withStatus(permit, lower)), seed);
            assertThat(permitted(with(base, Documents.withStatus(permit, lower))))
                    .isEqualTo(permitted(base));
        }
    }

    @Test
    void orderIsIrrelevantAndTheSameInputGivesTheSameId() {
        for (long seed = 0; seed < CASES; seed++) {
            RandomConsents random = new RandomConsents(seed);
            Case one = random(random);
            Case other = new Case(
                    one.request(),
                    random.shuffled(
                            consents(one, root -> shuffled(root, random)).consents()),
                    random.shuffled(one.resources()));
            Decision decision = decide(one);
            assertThat(outcomes(decide(other))).as("seed %d", seed).isEqualTo(outcomes(decision));
            assertThat(decide(one).id()).isEqualTo(decision.id());
        }
    }

    private void neverWidens(Change change) {
        int opened = 0;
        for (long seed = 0; seed < CASES; seed++) {
            RandomConsents random = new RandomConsents(seed);
            Case one = random(random);
            Set<String> before = permittedBefore.computeIfAbsent(seed, first -> permitted(one));
            opened += before.isEmpty() ? 0 : 1;
            assertThat(before).as("seed %d", seed).containsAll(permitted(change.of(one, random)));
        }
        assertThat(opened).as("cases in which anything is open at all").isGreaterThan(CASES / 20);
    }

    private void assertNotWider(Case before, Case after, long seed) {
        assertThat(permitted(before)).as("seed %d", seed).containsAll(permitted(after));
    }

    private static Case random(RandomConsents random) {
        return new Case(random.request(), random.consents(), random.resources());
    }

    private Decision decide(Case one) {
        Consents consents = new Consents("Patient/p1", Map.of("Patient/p1", one.consents(), "Patient/p2", List.of()));
        return decider.decide(one.request(), consents, one.resources());
    }

    private Set<String> permitted(Case one) {
        return decide(one).outcomes().stream()
                .filter(ResourceOutcome::permitted)
                .map(ResourceOutcome::reference)
                .collect(Collectors.toSet());
    }

    private static List<String> outcomes(Decision decision) {
        return decision.outcomes().stream()
                .map(outcome -> outcome.reference() + outcome.permitted() + outcome.ground() + outcome.consents())
                .toList();
    }

    private static Case with(Case one, ConsentDocument added) {
        List<ConsentDocument> consents = new ArrayList<>(one.consents());
        consents.add(added);
        return new Case(one.request(), consents, one.resources());
    }

    private static Case consents(Case one, UnaryOperator<Provision> change) {
        List<ConsentDocument> changed = one.consents().stream()
                .map(document ->
                        Documents.of(document.id(), change.apply(document.root().orElseThrow())))
                .toList();
        return new Case(one.request(), changed, one.resources());
    }

    private static Case resources(Case one, UnaryOperator<LabelledResource> change) {
        return new Case(
                one.request(),
                one.consents(),
                one.resources().stream().map(change).toList());
    }

    private static Provision narrowed(Provision rule, RandomConsents random) {
        List<Provision> exceptions = rule.exceptions().stream()
                .map(exception -> narrowed(exception, random))
                .toList();
        boolean narrowed = rule.narrowed() || random.pick(List.of(true, false, false));
        return new Provision(rule.type(), rule.period(), rule.applicability(), rule.limits(), narrowed, exceptions);
    }

    private static Provision withoutPermits(Provision rule) {
        List<Provision> kept = rule.exceptions().stream()
                .filter(exception ->
                        !exception.exceptions().isEmpty() || !exception.type().equals(Optional.of(Type.PERMIT)))
                .map(ConsentPropertiesTest::withoutPermits)
                .toList();
        return new Provision(rule.type(), rule.period(), rule.applicability(), rule.limits(), rule.narrowed(), kept);
    }

    private static Provision shuffled(Provision rule, RandomConsents random) {
        List<Provision> exceptions = rule.exceptions().stream()
                .map(exception -> shuffled(exception, random))
                .toList();
        return new Provision(
                rule.type(),
                rule.period(),
                rule.applicability(),
                rule.limits(),
                rule.narrowed(),
                random.shuffled(exceptions));
    }

    private static ResourceView naming(ResourceView view, String patient) {
        Set<String> patients = new HashSet<>(view.patients());
        patients.add(patient);
        return view.naming(patients);
    }
}
