package org.precisionhooks.consent;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.facts.Demographics;
import org.precisionhooks.facts.Derived;
import org.precisionhooks.facts.Fact;
import org.precisionhooks.facts.ReadIssue;

/**
 * The facts of one patient that a request may use. Only {@link ConsentGate} can make it, so no engine can see
 * a fact that consent was not asked for.
 */
public final class ConsentedFacts {

    private final String patient;
    private final List<Fact> facts;
    private final List<ReadIssue> issues;
    private final List<String> genomic;

    /** Kinds that were asked for, since engines ask again and again. */
    private final Map<Class<? extends Fact>, List<Fact>> byKind = new ConcurrentHashMap<>();

    private final Derived derived = new Derived();

    /** @param genomic references of the permitted resources that are genetic results, whatever was read of them */
    ConsentedFacts(String patient, List<Fact> facts, List<ReadIssue> issues, List<String> genomic) {
        this.patient = patient;
        this.facts = List.copyOf(facts);
        this.issues = List.copyOf(issues);
        this.genomic = List.copyOf(genomic);
    }

    /** Logical id of the patient. */
    public String patient() {
        return patient;
    }

    /** The permitted facts of one kind, in a stable order. */
    @SuppressWarnings("unchecked")
    public <F extends Fact> List<F> all(Class<F> kind) {
        @Nullable List<Fact> known = byKind.get(kind);
        return (List<F>) (known != null ? known : byKind.computeIfAbsent(kind, this::found));
    }

    private List<Fact> found(Class<? extends Fact> kind) {
        List<Fact> found = new ArrayList<>(0);
        for (Fact fact : facts) {
            if (kind.isInstance(fact)) {
                found.add(fact);
            }
        }
        return found.isEmpty() ? List.of() : Collections.unmodifiableList(found);
    }

    /**
     * What follows from the facts, by {@link Derived#of}: worked out once however often a request comes back to it, since other
     * drugs are put to the same engines before they are offered, and once for all requests that may use the same facts of a
     * record.
     */
    public <T> T derived(Object what, Supplier<T> work) {
        return derived.of(what, work);
    }

    public Optional<Demographics> demographics() {
        List<Demographics> stated = all(Demographics.class);
        return stated.isEmpty() ? Optional.empty() : Optional.of(stated.get(0));
    }

    /** What could not be read, of permitted resources only. */
    public List<ReadIssue> issues() {
        return issues;
    }

    /** References of the permitted genetic results, in a stable order; also of those that nothing could be read of. */
    public List<String> genomicResources() {
        return genomic;
    }
}
