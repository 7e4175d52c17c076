package org.precisionhooks.facts;

import java.lang.ref.SoftReference;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All that could be read of one patient, before consent was asked. Each is equal to itself only. */
public final class PatientRecord {

    private final String patient;
    private final List<SourcedFacts> sources;
    private final List<ReadIssue> issues;
    /** Given up when memory runs short: all of it can be worked out again. */
    private volatile SoftReference<Derived> derived = new SoftReference<>(new Derived());

    /**
     * @param patient logical id of the patient
     * @param sources the resources with their facts
     * @param issues parts that belong to no readable resource
     */
    public PatientRecord(String patient, List<SourcedFacts> sources, List<ReadIssue> issues) {
        this.patient = patient;
        this.sources = List.copyOf(sources);
        this.issues = List.copyOf(issues);
    }

    public String patient() {
        return patient;
    }

    public List<SourcedFacts> sources() {
        return sources;
    }

    public List<ReadIssue> issues() {
        return issues;
    }

    /** What follows from the record, by {@link Derived#of}: a record that is kept between requests keeps it. */
    public <T> T derived(Object what, Supplier<T> work) {
        @Nullable Derived kept = derived.get();
        if (kept == null) {
            kept = new Derived();
            derived = new SoftReference<>(kept);
        }
        return kept.of(what, work);
    }
}
