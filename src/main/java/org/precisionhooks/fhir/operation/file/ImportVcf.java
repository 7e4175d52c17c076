package org.precisionhooks.fhir.operation.file;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.precisionhooks.fhir.importer.FileHash;
import org.precisionhooks.fhir.importer.ImportAnswer;
import org.precisionhooks.fhir.importer.ImportOrder;
import org.precisionhooks.fhir.importer.ImportProblem;
import org.precisionhooks.fhir.importer.Imports;
import org.precisionhooks.fhir.importer.vcf.FileRefusedException;
import org.precisionhooks.fhir.operation.Arguments;
import org.precisionhooks.fhir.operation.KnownParameters;
import org.precisionhooks.fhir.operation.OwnOperation;
import org.precisionhooks.fhir.operation.PatientLookup;
import org.precisionhooks.fhir.operation.ResourceLookup;
import org.precisionhooks.fhir.write.Canonical;

/** {@code Patient/[id]/$import-vcf}: the variants of a file become results of the patient. */
public final class ImportVcf implements OwnOperation {

    private final Ports ports;
    private final Imports imports;
    private final ImportRights rights;
    private final LaterImports later;
    private final Limits limits;

    /** What the operation reaches outside for. */
    public record Ports(PatientLookup patients, ResourceLookup resources, KnownParameters parameters) {}

    /**
     * Bounds on what is held.
     *
     * @param longestWait most bytes of a file that is imported while its sender waits
     * @param beside most bytes of what stands beside the file in a form
     */
    public record Limits(long longestWait, long beside) {}

    public ImportVcf(Ports ports, Imports imports, ImportRights rights, LaterImports later, Limits limits) {
        this.ports = ports;
        this.imports = imports;
        this.rights = rights;
        this.later = later;
        this.limits = limits;
    }

    /** The body is read here, since a large file must not be held as a whole. */
    @Operation(
            name = "$import-vcf",
            typeName = "Patient",
            manualRequest = true,
            canonicalUrl = Canonical.IMPORT_VCF_OPERATION)
    public Parameters importVcf(@IdParam IdType id, RequestDetails details) {
        String patient = id.getIdPart();
        ports.patients().require(new IdType("Patient", patient), details);
        details.getResponse().addHeader("Cache-Control", "no-store");
        try {
            String type = details.getHeader("Content-Type");
            if (FormHead.isForm(type)) {
                return form(patient, details);
            }
            return RawFile.isSentAs(type)
                    ? raw(order(patient, new Parameters(), details), details)
                    : described(patient, details);
        } catch (FileRefusedException refused) {
            throw ImportProblem.of(refused.refusal());
        } catch (IOException e) {
            throw ImportProblem.BROKEN_OFF.exception();
        }
    }

    private ImportOrder order(String patient, Parameters parameters, RequestDetails details) {
        return new ImportArguments(ports.parameters().arguments(details, parameters), files(patient, details))
                .order(patient);
    }

    /** The body is the file, all else stands in the address. */
    private Parameters raw(ImportOrder order, RequestDetails details) throws IOException {
        if (asksForLater(details)) {
            throw later.accepted(order, RawFile.of(details), details);
        }
        requireShort(RawFile.length(details));
        return now(order, held(RawFile.of(details)), details);
    }

    /** The file is a field of the body, and so is all else. */
    private Parameters form(String patient, RequestDetails details) throws IOException {
        SentForm form = new SentForm(details, "file", limits.beside());
        if (asksForLater(details)) {
            throw later.accepted(
                    taker -> order(patient, form.read((file, before) -> taker.take(file)), details), details);
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        Parameters parameters = form.read((content, before) -> file.writeBytes(held(content)));
        return now(order(patient, parameters, details), file.toByteArray(), details);
    }

    /** A file that is waited for; one byte more than may be is enough to refuse it. */
    private byte[] held(InputStream file) throws IOException {
        byte[] content = file.readNBytes(Math.toIntExact(limits.longestWait() + 1));
        requireShort(content.length);
        return content;
    }

    private void requireShort(long length) {
        if (length > limits.longestWait()) {
            throw ImportProblem.TOO_LARGE_TO_WAIT.exception();
        }
    }

    /** The body says where the file is, or holds it as an attachment. */
    private Parameters described(String patient, RequestDetails details) throws IOException {
        Arguments arguments = ports.parameters().arguments(details, SentParameters.of(details));
        ImportedFile files = files(patient, details);
        ImportOrder order = new ImportArguments(arguments, files).order(patient);
        ImportedFile.Found file = files.of(arguments);
        if (asksForLater(details)) {
            throw later.accepted(order.in(file.document()), new ByteArrayInputStream(file.content()), details);
        }
        return now(order.in(file.document()), file.content(), details);
    }

    private ImportedFile files(String patient, RequestDetails details) {
        return new ImportedFile(ports.resources(), patient, details);
    }

    private Parameters now(ImportOrder order, byte[] file, RequestDetails details) {
        requireShort(file.length);
        ImportOrder permitted = rights.of(order.of(FileHash.of(file)), () -> new ByteArrayInputStream(file), details);
        return ImportAnswer.of(imports.now(permitted, () -> new ByteArrayInputStream(file), details));
    }

    private static boolean asksForLater(RequestDetails details) {
        return details.getHeaders("Prefer").stream()
                .flatMap(header -> Stream.of(header.split("[,;]")))
                .anyMatch(part -> part.strip().equalsIgnoreCase("respond-async"));
    }
}
