package org.precisionhooks.fhir.operation.file;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.ReferredDocumentStatus;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.fhir.access.scope.Caller;
import org.precisionhooks.fhir.access.scope.Role;
import org.precisionhooks.fhir.importer.BoundedFile;
import org.precisionhooks.fhir.importer.ImportProblem;
import org.precisionhooks.fhir.importer.vcf.FileRefusal;
import org.precisionhooks.fhir.operation.Arguments;
import org.precisionhooks.fhir.operation.Refusal;
import org.precisionhooks.fhir.write.Canonical;

/**
 * Finds the file of genotypes that a score is made of, as far as the patient permits such a score. The file itself is not
 * shown, so it is asked for what the score reveals and not for all that a genome does.
 */
final class GenotypeSource {

    static final Coding POLYGENIC = Coding.of(Canonical.RESULT_KIND, "polygenic-score");

    private final PolygenicScores.Ports ports;
    private final String patient;
    private final RequestDetails details;

    /**
     * A file.
     *
     * @param address of the resource that holds it, empty for one that was sent along
     */
    record Found(InputStream file, String address) {
        Found(byte[] file, String address) {
            this(new ByteArrayInputStream(file), address);
        }
    }

    GenotypeSource(PolygenicScores.Ports ports, String patient, RequestDetails details) {
        this.ports = ports;
        this.patient = patient;
        this.details = details;
    }

    Found of(Arguments arguments) {
        List<Type> given = arguments.values("source", Refusal.UNREADABLE_SOURCE);
        if (given.size() != 1) {
            throw Refusal.UNREADABLE_SOURCE.exception();
        }
        if (given.get(0) instanceof Attachment attachment && attachment.hasData()) {
            return permitted(ofNobody(), attachment.getData(), "");
        }
        IdType id = new IdType(reference(given.get(0)));
        boolean local = !id.hasBaseUrl() || id.getBaseUrl().equals(details.getFhirServerBase());
        if (!local || !id.hasIdPart() || !id.hasResourceType()) {
            throw Refusal.UNREADABLE_SOURCE.exception();
        }
        return switch (id.getResourceType()) {
            case "Binary" -> permitted(ofNobody(), readable(id), address("Binary/" + id.getIdPart()));
            case "DocumentReference" -> document("DocumentReference/" + id.getIdPart());
            default -> throw Refusal.UNREADABLE_SOURCE.exception();
        };
    }

    /** The body is the file: it is not looked into before the patient permits what is made of it. */
    Found ofBody(Arguments arguments, long largest) {
        if (!arguments.values("source", Refusal.UNREADABLE_SOURCE).isEmpty()) {
            throw Refusal.UNREADABLE_SOURCE.exception();
        }
        requirePermitted(ofNobody());
        if (RawFile.length(details) > largest) {
            throw ImportProblem.of(FileRefusal.UPLOAD_TOO_LARGE);
        }
        try {
            return new Found(new BoundedFile(RawFile.of(details), largest), "");
        } catch (IOException e) {
            throw ImportProblem.BROKEN_OFF.exception();
        }
    }

    /** A field of a form is the file. */
    Found ofForm(InputStream file, long largest) {
        requirePermitted(ofNobody());
        return new Found(new BoundedFile(file, largest), "");
    }

    private String address(String reference) {
        return details.getFhirServerBase() + "/" + reference;
    }

    private static String reference(Type value) {
        String text = value instanceof Reference reference ? reference.getReference() : value.primitiveValue();
        return Optional.ofNullable(text).orElse("");
    }

    /** A document of another patient, and one whose score the patient does not permit, are answered like none. */
    private Found document(String reference) {
        DocumentReference document = ports.stored()
                .of(reference)
                .map(json -> FhirContext.forR4Cached()
                        .newJsonParser()
                        .parseResource(DocumentReference.class, json.toString()))
                .filter(this::isOfPatient)
                .orElseThrow(ImportProblem.UNKNOWN_FILE::exception);
        Attachment attachment = document.getContentFirstRep().getAttachment();
        byte[] inline = attachment.getData();
        attachment.setData(null);
        requirePermitted(document);
        if (document.getContent().size() != 1 || !isCurrent(document)) {
            throw Refusal.UNREADABLE_SOURCE.exception();
        }
        return new Found(inline == null ? linked(document, attachment.getUrl()) : inline, address(reference));
    }

    private boolean isOfPatient(DocumentReference document) {
        IdType subject = new IdType(document.getSubject().getReference());
        return "Patient".equals(subject.getResourceType()) && patient.equals(subject.getIdPart());
    }

    private static boolean isCurrent(DocumentReference document) {
        return document.getStatus() == DocumentReferenceStatus.CURRENT
                && document.getDocStatus() != ReferredDocumentStatus.ENTEREDINERROR;
    }

    /**
     * A file beside its document: whoever may write documents must not reach the file of another patient by one, so that the
     * file itself has to say whose it is, or the caller may read it.
     */
    private byte[] linked(DocumentReference document, String url) {
        IdType id = new IdType(Optional.ofNullable(url).orElse(""));
        boolean local = !id.hasBaseUrl() || id.getBaseUrl().equals(details.getFhirServerBase());
        if (!local || !"Binary".equals(id.getResourceType()) || !id.hasIdPart()) {
            throw Refusal.UNREADABLE_SOURCE.exception();
        }
        JsonNode binary =
                ports.stored().of("Binary/" + id.getIdPart()).orElseThrow(ImportProblem.UNKNOWN_FILE::exception);
        String owner = new IdType(binary.at("/securityContext/reference").asText())
                .toUnqualifiedVersionless()
                .getValue();
        boolean own = ("Patient/" + patient).equals(owner)
                || document.getIdElement().toUnqualifiedVersionless().getValue().equals(owner);
        return own ? Base64.getDecoder().decode(binary.path("data").asText()) : readable(id);
    }

    private byte[] readable(IdType id) {
        Caller caller = ports.decisions().caller(details);
        if (caller.is(Role.OWNER)
                && ports.readable().read(id.toUnqualifiedVersionless(), details) instanceof Binary one
                && one.hasData()) {
            return one.getData();
        }
        throw ImportProblem.UNKNOWN_FILE.exception();
    }

    /** What was sent along, or is nobody's, is asked about as a document of the patient that nothing more is known of. */
    private DocumentReference ofNobody() {
        DocumentReference document = new DocumentReference();
        document.setId(new IdType("DocumentReference", "sent"));
        document.setStatus(DocumentReferenceStatus.CURRENT).setSubject(new Reference("Patient/" + patient));
        return document;
    }

    private Found permitted(DocumentReference document, byte[] file, String address) {
        requirePermitted(document);
        return new Found(file, address);
    }

    private void requirePermitted(DocumentReference document) {
        if (!ports.decisions().permitsResult(details, document, POLYGENIC)) {
            throw ImportProblem.UNKNOWN_FILE.exception();
        }
    }
}
