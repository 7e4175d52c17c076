package org.precisionhooks.fhir.operation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.precisionhooks.advice.Adviser;
import org.precisionhooks.advice.Inquiry;
import org.precisionhooks.advice.PgxPassport;
import org.precisionhooks.engine.Domain;
import org.precisionhooks.engine.Occasion;
import org.precisionhooks.fhir.operation.PatientAdvice.Answer;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.summary.PassportContent;
import org.precisionhooks.fhir.write.summary.PassportDocument;
import org.precisionhooks.fhir.write.summary.PassportPage;
import org.precisionhooks.fhir.write.summary.PassportWords;
import org.precisionhooks.fhir.write.summary.SummaryFrame;

/**
 * {@code Patient/[id]/$pgx-passport}: the pharmacogenetic results that a patient carries along, as a FHIR document or as one page to be
 * printed. Only what the patient permits is in it.
 */
public final class PharmacogenomicPassport implements OwnOperation {

    private final PatientAdvice advice;
    private final Supplier<PassportDocument> writer;

    /** @param writer asked for at each call, since its codes are those of the edition that answers */
    public PharmacogenomicPassport(
            PatientPorts ports, Adviser adviser, Supplier<PassportDocument> writer, Clock clock) {
        this.advice = new PatientAdvice(ports, adviser, clock);
        this.writer = writer;
    }

    /** Answers by itself, since HAPI writes nothing but resources. */
    @Operation(
            name = "$pgx-passport",
            typeName = "Patient",
            idempotent = true,
            manualResponse = true,
            canonicalUrl = Canonical.PASSPORT_OPERATION)
    public void passport(@IdParam IdType id, RequestDetails details, HttpServletResponse response) throws IOException {
        if (PageAnswer.isWanted(details)) {
            PageAnswer.write(page(id, details), response);
        } else {
            PageAnswer.write(document(id, details), details);
        }
    }

    public Bundle document(IdType id, RequestDetails details) {
        return writer.get().of(content(id, details), words(details));
    }

    public String page(IdType id, RequestDetails details) {
        return PassportPage.of(content(id, details), words(details));
    }

    private PassportContent content(IdType id, RequestDetails details) {
        String patient = id.getIdPart();
        Answer answer = advice.of(
                details,
                patient,
                day -> new Inquiry(patient, Occasion.PASSPORT, day, List.of(), Set.of(Domain.PHARMACOGENOMICS)));
        List<JsonNode> stored =
                answer.record().resources().stream().map(found -> found.json()).toList();
        return new PassportContent(
                PgxPassport.of(answer.advice()),
                answer.advice(),
                answer.advice().subjects().named() ? patient(stored) : Optional.empty(),
                reference -> laboratory(stored, reference),
                new SummaryFrame(details.getFhirServerBase(), answer.answering()));
    }

    private static Optional<Patient> patient(List<JsonNode> stored) {
        return stored.stream()
                .filter(json -> json.path("resourceType").asText().equals("Patient"))
                .findFirst()
                .map(json -> FhirContext.forR4Cached().newJsonParser().parseResource(Patient.class, json.toString()));
    }

    /** As the result names it; of a result that was used, hence one that may be shown. */
    private static Optional<String> laboratory(List<JsonNode> stored, String reference) {
        return stored.stream()
                .filter(json -> reference.equals(json.path("resourceType").asText() + "/"
                        + json.path("id").asText()))
                .map(json -> json.path("performer").path(0).path("display").asText())
                .filter(name -> !name.isBlank())
                .findFirst();
    }

    private static PassportWords words(RequestDetails details) {
        String accepted = details.getHeader("Accept-Language");
        return PassportWords.of(Arguments.of(details)
                .single("language", Refusal.UNREADABLE_LANGUAGE)
                .orElse(accepted == null ? "" : accepted));
    }
}
