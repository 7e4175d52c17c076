package org.precisionhooks.fhir.operation.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port: the emergency overrides of a tenant, for those who review them. */
public interface ReviewQueue {

    /** The oldest first. */
    List<Entry> entries(String tenant, boolean reviewedToo, int most);

    /** Whether there was such an entry of the tenant, and nobody had reviewed it before. */
    boolean review(String tenant, String id, Review review);

    /**
     * One override.
     *
     * @param patient {@code Patient/id}
     * @param uses how many decisions were made under it
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
            Optional<Review> review) {

        /** Without content, so that no patient reaches a log. */
        @Override
        public String toString() {
            return "Entry";
        }
    }

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
