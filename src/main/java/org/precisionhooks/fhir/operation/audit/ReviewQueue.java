package org.precisionhooks.fhir.operation.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.consent.decision.Decision;

/** Port: the emergency overrides of a tenant, for those who review them. */
public interface ReviewQueue {

    /** The oldest first. */
    List<Entry> entries(String tenant, Scope scope, int most);

    Optional<Entry> entry(String tenant, String id);

    /** The decisions that were made under an override, the first ones first; the audit knows them by their ids. */
    List<Use> uses(String id, int most);

    /** Notes that those who were to be told of these overrides have seen them. */
    void seen(List<String> ids, Set<String> reviewers, Instant time);

    /** Whether there was such an entry of the tenant, and nobody had reviewed it before. */
    boolean review(String tenant, String id, Review review);

    /** Which overrides. */
    enum Scope {
        NOT_REVIEWED,
        ALL
    }

    /**
     * One override.
     *
     * @param patient {@code Patient/id}
     * @param uses how many decisions were made under it
     * @param notices who was to be told of it
     */
    record Entry(
            String id,
            String client,
            String user,
            String patient,
            String reason,
            Instant opened,
            Instant expires,
            int uses,
            List<Notice> notices,
            Optional<Review> review) {

        public Entry {
            notices = List.copyOf(notices);
        }

        /** Without content, so that no patient reaches a log. */
        @Override
        public String toString() {
            return "Entry";
        }
    }

    /**
     * That a reviewer is to know of an override.
     *
     * @param reviewer by reference, as the tenant's settings name them
     * @param seen when the reviewer first saw it in the queue
     */
    record Notice(String reviewer, Optional<Instant> seen) {}

    /**
     * A consent decision under an override.
     *
     * @param decision its id
     */
    record Use(String decision, Decision.Effect effect, Instant time) {}

    /** What a reviewer found. */
    record Review(Verdict verdict, String note, String reviewer, Instant time) {}

    /** Whether an override was right. */
    enum Verdict {
        JUSTIFIED("justified"),
        NOT_JUSTIFIED("not-justified");

        private final String code;

        Verdict(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        static Optional<Verdict> ofCode(String code) {
            return List.of(values()).stream()
                    .filter(verdict -> verdict.code.equals(code))
                    .findFirst();
        }
    }
}
