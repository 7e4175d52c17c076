package org.precisionhooks.bench;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.consent.request.AccessRequest;
import org.precisionhooks.consent.request.AccessRequest.Action;
import org.precisionhooks.consent.request.Requester;
import org.precisionhooks.consent.term.CodeSystems;
import org.precisionhooks.facts.Coding;

/** What a clinician of the hospital that treats the patient asks for. */
final class TreatingRequest {

    private TreatingRequest() {}

    static AccessRequest at(String time) {
        return new AccessRequest(
                Instant.parse(time),
                new Requester(
                        Set.of("Practitioner/dr-a"),
                        Set.of(),
                        Set.of("Organization/hospital"),
                        Set.of(),
                        Set.of(),
                        "bench",
                        "bench",
                        Requester.Relation.TREATING_ORGANIZATION),
                List.of(Coding.of(CodeSystems.ACT_REASON, "TREAT")),
                Action.CDS,
                Set.of(),
                Optional.empty());
    }
}
