package org.precisionhooks.consent;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.facts.Demographics;
import org.precisionhooks.facts.Fact;
import org.precisionhooks.facts.ReadIssue;

/**
 * The facts of one patient that may be used for one request. Only {@link ConsentGate} can make it, so no engine can see
 * a fact that consent was not asked for.
 */
public final class ConsentedFacts {

    private final String patient;
    private final List<Fact> facts;
    private final List<ReadIssue> issues;
    private final List<String> genomic;

    /** Kinds that were asked for, since engines ask again and again. */
    private final Map<Class<? extends Fact>, List<Fact>> byKind = new ConcurrentHashMap<>();

    /** What was worked out of the facts; it is gone with them. */
    private final Map<Object, Object> derived = new HashMap<>();

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
        return (List<F>)
                (known != null
                        ? known
                        : byKind.computeIfAbsent(
                                kind,
                                any -> facts.stream().filter(kind::isInstance).toList()));
    }

    /**
     * What follows from the facts alone, worked out once however often one request comes back to it: other drugs are put to the
     * same engines before they are offered. For one thread.
     *
     * @param what whose it is, and what else it depends on; compared by {@code equals}
     */
    @SuppressWarnings("unchecked")
    public <T> T derived(Object what, Supplier<T> work) {
        @Nullable Object before = derived.get(what);
        if (before != null) {
            return (T) before;
        }
        T made = work.get();
        derived.put(what, made);
        return made;
    }

    public Optional<Demographics> demographics() {
        return all(Demographics.class).stream().findFirst();
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
