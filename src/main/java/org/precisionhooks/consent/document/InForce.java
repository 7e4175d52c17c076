package org.precisionhooks.consent.document;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.consent.document.NotInForce.Reason;
import org.precisionhooks.consent.term.References;

/**
 * The consents of one patient that count at one instant (consent.md section 6, step 1).
 *
 * @param consents those that count, in a stable order
 * @param others those that do not
 * @param tooMany more than anybody can mean: nothing may be concluded from them
 */
public record InForce(List<ConsentDocument> consents, List<NotInForce> others, boolean tooMany) {

    private static final int CONSENTS = 200;
    private static final int PROVISIONS = 1000;
    private static final Set<String> WITHOUT_EFFECT =
            Set.of("draft", "proposed", "rejected", "inactive", "entered-in-error");

    public static InForce of(List<ConsentDocument> documents, String patient, Instant time) {
        List<ConsentDocument> own =
                documents.stream().filter(document -> isOf(document, patient)).toList();
        Supersession supersession = new Supersession(own, time);
        List<ConsentDocument> consents = new ArrayList<>();
        List<NotInForce> others = new ArrayList<>();
        for (ConsentDocument document : documents) {
            Optional<Reason> reason =
                    isOf(document, patient) ? silence(document, supersession, time) : Optional.of(Reason.PATIENT);
            reason.ifPresentOrElse(
                    why -> others.add(NotInForce.of(document, why)), () -> consents.add(checked(document)));
        }
        consents.sort((one, other) -> order(one).compareTo(order(other)));
        int provisions = consents.stream()
                .flatMap(document -> document.root().stream())
                .mapToInt(InForce::count)
                .sum();
        return new InForce(
                List.copyOf(consents), List.copyOf(others), consents.size() > CONSENTS || provisions > PROVISIONS);
    }

    private static boolean isOf(ConsentDocument document, String patient) {
        return document.patient()
                .filter(reference -> References.type(reference).equals("Patient"))
                .filter(reference -> !References.tail(reference).equals(References.tail(patient)))
                .isEmpty();
    }

    private static Optional<Reason> silence(ConsentDocument document, Supersession supersession, Instant time) {
        if (supersession.replaced(document)) {
            return Optional.of(Reason.SUPERSEDED);
        }
        if (WITHOUT_EFFECT.contains(document.status())) {
            return Optional.of(Reason.STATUS);
        }
        if (document.root()
                .flatMap(Provision::period)
                .filter(period -> !period.contains(time))
                .isPresent()) {
            return Optional.of(Reason.PERIOD);
        }
        return Scope.of(document) == Scope.NOT_ABOUT_DATA ? Optional.of(Reason.SCOPE) : Optional.empty();
    }

    private static ConsentDocument checked(ConsentDocument document) {
        boolean known = document.status().equals("active") || !document.defect().isEmpty();
        return known ? document : document.withDefect("unknown status");
    }

    private static String order(ConsentDocument document) {
        return document.id() + '/' + document.version();
    }

    private static int count(Provision provision) {
        return 1 + provision.exceptions().stream().mapToInt(InForce::count).sum();
    }
}
