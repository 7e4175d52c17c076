package org.precisionhooks.fhir.write.summary;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Device.DeviceNameType;
import org.hl7.fhir.r4.model.Patient;
import org.precisionhooks.fhir.write.Canonical;

/** The first entries of a summary: what the document is, whom it is about, what made it. */
final class SummaryComposition {

    private SummaryComposition() {}

    static Composition of(SummaryDraft draft) {
        Composition composition = draft.frame().composition(Canonical.SUMMARY_COMPOSITION, "Genomic summary");
        composition.setText(SummaryNarrative.paragraph(words(draft)));
        draft.parts().forEach(part -> composition.addSection(part.written()));
        return composition;
    }

    private static String words(SummaryDraft draft) {
        int results = draft.parts().subList(0, SummarySection.CONFLICTS.ordinal()).stream()
                .mapToInt(SummaryPart::size)
                .sum();
        return "What this server holds of the genome and may show. Results: " + results + "; contradictions: "
                + draft.part(SummarySection.CONFLICTS).size() + "; unreadable: "
                + draft.part(SummarySection.UNREAD).size()
                + ". What is not listed is not known; it is not normal because of that.";
    }

    /** The patient as stored, without what leads elsewhere; or only where the record is. */
    static Patient patient(Optional<Patient> stored, SummaryFrame frame) {
        Patient patient = stored.map(Patient::copy).orElseGet(Patient::new);
        patient.setId((String) null);
        patient.setGeneralPractitioner(List.of()).setManagingOrganization(null);
        patient.setLink(List.of()).setPhoto(List.of()).setContact(List.of()).setContained(List.of());
        patient.setMeta(null);
        patient.setText(null);
        patient.addIdentifier(frame.origin("Patient/" + frame.answering().patient()));
        return patient;
    }

    static Device device() {
        Device device = new Device();
        device.addDeviceName().setName("Precision Hooks").setType(DeviceNameType.MANUFACTURERNAME);
        return device;
    }
}
