package org.precisionhooks.fhir.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.facts.PatientRecord;
import org.precisionhooks.fhir.read.RecordReader;
import org.precisionhooks.fhir.read.resource.FoundResource;

/**
 * Keeps the facts that were read of stored records. They hold for the very trees that they were read from, and {@link
 * CachedStore} hands out the same trees only for as long as a record's stamp stands; so nothing here has to be told of a
 * change. Facts are kept, never a decision: consent is asked anew for each request.
 */
public final class ReadRecords {

    /** Reads each time. */
    public static final ReadRecords NONE = new ReadRecords(Duration.ZERO, 0);

    private final Cache<Trees, PatientRecord> kept;

    /**
     * What follows from the facts of a record and is kept with them, as so many resources: 16 KB were measured for the results of
     * all genes with guidance.
     */
    private static final int WHAT_FOLLOWS = 20;

    /**
     * @param timeToLive longest time for which facts are kept after their last use
     * @param largest bounds the number of resources that they were read from, of all records together
     */
    public ReadRecords(Duration timeToLive, long largest) {
        this.kept = Caffeine.newBuilder()
                .expireAfterAccess(timeToLive)
                .maximumWeight(largest)
                .<Trees, PatientRecord>weigher(
                        (trees, record) -> WHAT_FOLLOWS + trees.all().size())
                .build();
    }

    /** What a caller sent along is new each time and is read each time. */
    PatientRecord of(String patient, List<FoundResource> resources, RecordReader reader) {
        boolean stored = resources.stream().allMatch(found -> found.origin() == DataOrigin.SERVER);
        return stored
                ? kept.get(Trees.of(patient, resources), trees -> reader.read(patient, resources))
                : reader.read(patient, resources);
    }

    /** The trees of a record; equal to others only when they are the same objects in the same order. */
    private record Trees(String patient, List<JsonNode> all) {

        static Trees of(String patient, List<FoundResource> resources) {
            return new Trees(
                    patient, resources.stream().map(FoundResource::json).toList());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Trees trees && patient.equals(trees.patient) && same(trees.all);
        }

        @SuppressWarnings("ReferenceEquality") // A changed record has new trees, which may well be equal ones.
        private boolean same(List<JsonNode> others) {
            if (all.size() != others.size()) {
                return false;
            }
            for (int i = 0; i < all.size(); i++) {
                if (all.get(i) != others.get(i)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public int hashCode() {
            int hash = patient.hashCode();
            for (JsonNode tree : all) {
                hash = 31 * hash + System.identityHashCode(tree);
            }
            return hash;
        }
    }
}
