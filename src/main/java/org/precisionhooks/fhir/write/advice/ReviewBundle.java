package org.precisionhooks.fhir.write.advice;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CanonicalType;
import org.precisionhooks.advice.Advice;
import org.precisionhooks.advice.MedicationReview;
import org.precisionhooks.fhir.write.Answering;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.GeneCodes;

/** Writes a review of a patient's drugs: first the List of all of them, then the advice as it is given anywhere else. */
public final class ReviewBundle {

    private final AdviceBundle advice;
    private final ReviewList list;

    public ReviewBundle(GeneCodes genes) {
        this.advice = new AdviceBundle(genes);
        this.list = new ReviewList(genes);
    }

    public Bundle write(Advice reviewed, Answering answer) {
        Bundle bundle = advice.write(reviewed, answer);
        bundle.getMeta().getProfile().set(0, new CanonicalType(Canonical.REVIEW));
        bundle.getEntry()
                .add(
                        0,
                        new BundleEntryComponent()
                                .setFullUrl("urn:uuid:"
                                        + UUID.nameUUIDFromBytes(
                                                Canonical.REVIEWED_DRUGS.getBytes(StandardCharsets.UTF_8)))
                                .setResource(list.of(MedicationReview.of(reviewed), reviewed, answer)));
        return bundle;
    }
}
