package org.precisionhooks.fhir.write.summary;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Composition.CompositionStatus;
import org.hl7.fhir.r4.model.Composition.DocumentConfidentiality;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.precisionhooks.fhir.write.Answering;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.Codes;

/**
 * What all parts of a summary share.
 *
 * @param base address of the server's FHIR API, under which the results are stored
 * @param answering whom and when it is for
 */
public record SummaryFrame(String base, Answering answering) {

    static final String URI = "urn:ietf:rfc:3986";

    /** The address of a stored resource, or of a part in it. */
    String stored(String reference) {
        return reference.contains(":") ? reference : base + "/" + reference;
    }

    /** The name of a part of the document: the same record gives the same names. */
    String urn(String part) {
        String name = base + "/Patient/" + answering.patient() + "/" + part;
        return "urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** Where a result in the document comes from. */
    Identifier origin(String reference) {
        return new Identifier().setSystem(URI).setValue(stored(reference));
    }

    String patientUrn() {
        return urn("patient");
    }

    String deviceUrn() {
        return urn("device");
    }

    /** The beginning of a document of results, of which no more than its words and sections is its own. */
    Composition composition(String profile, String title) {
        Composition composition = new Composition();
        composition.getMeta().addProfile(profile);
        return composition
                .setStatus(CompositionStatus.FINAL)
                .setType(Codes.concept(Canonical.LOINC, "51969-4", "Genetic analysis report"))
                .setSubject(patient())
                .setDateElement(dateTime())
                .addAuthor(device())
                .setTitle(title)
                .setConfidentiality(DocumentConfidentiality.R);
    }

    Reference patient() {
        return new Reference(patientUrn());
    }

    Reference device() {
        return new Reference(deviceUrn());
    }

    DateTimeType dateTime() {
        return answering.dateTime();
    }
}
