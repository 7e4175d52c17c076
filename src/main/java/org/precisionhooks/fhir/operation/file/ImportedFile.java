package org.precisionhooks.fhir.operation.file;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.fhir.importer.ImportProblem;
import org.precisionhooks.fhir.operation.Arguments;
import org.precisionhooks.fhir.operation.ResourceLookup;

/** Finds the file that is to be imported: sent along, or stored where the caller may read it. */
final class ImportedFile {

    private static final String BINARY = "Binary";
    private static final String DOCUMENT = "DocumentReference";

    private final ResourceLookup resources;
    private final String patient;
    private final RequestDetails details;

    ImportedFile(ResourceLookup resources, String patient, RequestDetails details) {
        this.resources = resources;
        this.patient = patient;
        this.details = details;
    }

    /**
     * A file that was found.
     *
     * @param document that it is the content of, {@code DocumentReference/id}
     */
    record Found(byte[] content, Optional<String> document) {}

    Found of(Arguments arguments) {
        List<Type> given = arguments.values("file", ImportProblem.UNREADABLE_FILE::exception);
        if (given.size() != 1) {
            throw ImportProblem.UNREADABLE_FILE.exception();
        }
        return of(given.get(0));
    }

    /** Sent as an attachment, or named by its reference. */
    Found of(Type file) {
        if (file instanceof Attachment attachment) {
            return attached(attachment);
        }
        return stored(file instanceof Reference reference ? reference.getReference() : file.primitiveValue());
    }

    private Found attached(Attachment attachment) {
        return attachment.hasData() ? new Found(attachment.getData(), Optional.empty()) : stored(attachment.getUrl());
    }

    private Found stored(@Nullable String reference) {
        IdType id = new IdType(Optional.ofNullable(reference).orElse(""));
        boolean local = !id.hasBaseUrl() || id.getBaseUrl().equals(details.getFhirServerBase());
        if (!local || !id.hasIdPart() || !id.hasResourceType()) {
            throw ImportProblem.UNREADABLE_FILE.exception();
        }
        return switch (id.getResourceType()) {
            case BINARY ->
                read(id) instanceof Binary binary && binary.hasData()
                        ? new Found(binary.getData(), Optional.empty())
                        : unknown();
            case DOCUMENT -> read(id) instanceof DocumentReference document ? document(document) : unknown();
            default -> throw ImportProblem.UNREADABLE_FILE.exception();
        };
    }

    /** A document of another patient is answered like none. */
    private Found document(DocumentReference document) {
        IdType subject = new IdType(document.getSubject().getReference());
        if (!"Patient".equals(subject.getResourceType()) || !patient.equals(subject.getIdPart())) {
            throw ImportProblem.UNKNOWN_FILE.exception();
        }
        if (document.getContent().size() != 1) {
            throw ImportProblem.UNREADABLE_FILE.exception();
        }
        Attachment attachment = document.getContentFirstRep().getAttachment();
        IdType url = new IdType(attachment.getUrl());
        if (!attachment.hasData() && !BINARY.equals(url.getResourceType())) {
            throw ImportProblem.UNREADABLE_FILE.exception();
        }
        return new Found(
                attached(attachment).content(),
                Optional.of(DOCUMENT + "/" + document.getIdElement().getIdPart()));
    }

    private IBaseResource read(IdType id) {
        try {
            return resources.read(id.toUnqualifiedVersionless(), details);
        } catch (ResourceNotFoundException | ResourceGoneException e) {
            throw ImportProblem.UNKNOWN_FILE.exception();
        }
    }

    private static Found unknown() {
        throw ImportProblem.UNKNOWN_FILE.exception();
    }
}
