package org.precisionhooks.consent.decision;

import java.util.Set;
import org.precisionhooks.consent.decision.Basis.Criteria;
import org.precisionhooks.consent.document.ConsentDocument;
import org.precisionhooks.consent.document.Provision;
import org.precisionhooks.consent.document.Provision.Applicability;
import org.precisionhooks.consent.document.Provision.Type;

/** The criteria of one provision, ANDed (consent.md section 5): a deny applies on TRUE or UNKNOWN, a permit on TRUE. */
final class Matching {

    private final Type type;
    private final Truth actor;
    private final Truth purpose;
    private final Truth action;
    private final Truth above;
    private final LimitsMatch limits;
    private final Clause.Place place;

    private Matching(Type type, Truth[] who, Truth above, LimitsMatch limits, Clause.Place place) {
        this.type = type;
        this.actor = who[0];
        this.purpose = who[1];
        this.action = who[2];
        this.above = above;
        this.limits = limits;
        this.place = place;
    }

    static Matching of(Provision provision, Type type, Clause.Place place, Asked asked) {
        return new Matching(
                type,
                who(provision.applicability(), type, asked),
                Truth.TRUE,
                new LimitsMatch(provision, type, asked),
                place);
    }

    static Truth applicability(Provision provision, Type type, Asked asked) {
        Truth[] who = who(provision.applicability(), type, asked);
        return who[0].and(who[1]).and(who[2]);
    }

    private static Truth[] who(Applicability stated, Type type, Asked asked) {
        return new Truth[] {
            stated.actors().isEmpty()
                    ? Truth.TRUE
                    : Truth.any(stated.actors(), new ActorMatch(asked.request().requester())::of),
            asked.purposeIn(stated.purposes(), type),
            asked.actionIn(stated.actions(), type)
        };
    }

    Matching and(Truth more) {
        return new Matching(type, new Truth[] {actor, purpose, action}, above.and(more), limits, place);
    }

    Truth applicability() {
        return actor.and(purpose).and(action).and(above);
    }

    boolean canApply() {
        return counts(applicability());
    }

    boolean applies(Subject subject) {
        return canApply() && counts(limits.of(subject));
    }

    Truth limits(Subject subject) {
        return limits.of(subject);
    }

    Verdict verdict(Outcome outcome, Subject subject, Set<String> purposes) {
        Criteria criteria = new Criteria(
                actor,
                purpose,
                action,
                limits.label(subject),
                limits.resourceClass(subject),
                limits.code(subject),
                limits.period(subject),
                limits.data(subject));
        ConsentDocument document = place.document();
        return Verdict.of(
                new Basis(document.reference(), document.version(), place.path(), outcome, criteria), purposes);
    }

    private boolean counts(Truth truth) {
        return type == Type.DENY ? truth != Truth.FALSE : truth == Truth.TRUE;
    }
}
