package org.precisionhooks.consent;

import java.util.Optional;
import java.util.Set;
import org.precisionhooks.consent.decision.Decision;

/**
 * What the gate lets pass.
 *
 * @param facts the permitted facts, for engines
 * @param decision the decision with its explanation, for audit only
 * @param remarks what must or may be told beside what engines say
 * @param usable the facts that may be used, some of them without being shown; only where a tenant lets be told that a
 *     critical check could not be completed
 */
public record Release(ConsentedFacts facts, Decision decision, Set<Remark> remarks, Optional<ConsentedFacts> usable) {

    public Release {
        remarks = Set.copyOf(remarks);
    }
}
