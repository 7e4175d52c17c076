package org.precisionhooks.cdshooks.feedback;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.precisionhooks.facts.Coding;

/**
 * Port: remembers which treatments cards offered to a patient, and tells which of them were overridden, for which reason. It never
 * fails: what is not known was not refused, and is offered again.
 */
public interface RefusedOffers {

    /** Remembers nothing. */
    RefusedOffers NONE = new RefusedOffers() {
        @Override
        public List<Overridden> overridden(Whom whom) {
            return List.of();
        }

        @Override
        public void remember(Whom whom, List<Offer> offers) {
            // nothing is kept
        }
    };

    /** What cards offered to the patient and somebody overrode, with its coded reasons. */
    List<Overridden> overridden(Whom whom);

    void remember(Whom whom, List<Offer> offers);

    /**
     * To whom a card was shown.
     *
     * @param client the client, in whose record the patient is
     * @param patient logical id of the patient there
     * @param record the FHIR server that keeps the record, with the tenant: clients that name the same one speak of the same
     *     patient; an id alone may be somebody else's with the next client
     */
    record Whom(String client, String patient, Optional<String> record) {

        /** A call that does not say where the record is kept. */
        Whom(String client, String patient) {
            this(client, patient, Optional.empty());
        }

        /** Without content, so that no patient reaches a log. */
        @Override
        public String toString() {
            return "Whom";
        }
    }

    /**
     * What a card offers to start.
     *
     * @param drugs RxNorm ingredients
     */
    record Offer(UUID card, List<String> drugs, Instant time) {
        public Offer {
            drugs = List.copyOf(drugs);
        }
    }

    /**
     * An offer that was not taken.
     *
     * @param received when the feedback came
     */
    record Overridden(String card, List<String> drugs, Coding reason, Instant received) {
        public Overridden {
            drugs = List.copyOf(drugs);
        }
    }
}
