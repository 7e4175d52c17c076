package org.precisionhooks.fhir.operation.file;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.io.ByteArrayInputStream;
import java.io.IOException;
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
    private final long longestWait;

    /** What the operation reaches outside for. */
    public record Ports(PatientLookup patients, ResourceLookup resources) {}

    /** @param longestWait most bytes of a file that is imported while its sender waits */
    public ImportVcf(Ports ports, Imports imports, ImportRights rights, LaterImports later, long longestWait) {
        this.ports = ports;
        this.imports = imports;
        this.rights = rights;
        this.later = later;
        this.longestWait = longestWait;
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
            return RawFile.isSentAs(details.getHeader("Content-Type"))
                    ? raw(
                            new ImportArguments(Arguments.of(details, new Parameters()), files(patient, details))
                                    .order(patient),
                            details)
                    : described(patient, details);
        } catch (FileRefusedException refused) {
            throw ImportProblem.of(refused.refusal());
        } catch (IOException e) {
            throw ImportProblem.BROKEN_OFF.exception();
        }
    }

    /** The body is the file, all else stands in the address. */
    private Parameters raw(ImportOrder order, RequestDetails details) throws IOException {
        if (asksForLater(details)) {
            throw later.accepted(order, RawFile.of(details), details);
        }
        if (RawFile.length(details) > longestWait) {
            throw ImportProblem.TOO_LARGE_TO_WAIT.exception();
        }
        return now(order, RawFile.of(details).readNBytes(Math.toIntExact(longestWait + 1)), details);
    }

    /** The body says where the file is, or holds it as an attachment. */
    private Parameters described(String patient, RequestDetails details) throws IOException {
        Arguments arguments = Arguments.of(details, SentParameters.of(details));
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
        if (file.length > longestWait) {
            throw ImportProblem.TOO_LARGE_TO_WAIT.exception();
        }
        ImportOrder permitted = rights.of(order.of(FileHash.of(file)), () -> new ByteArrayInputStream(file), details);
        return ImportAnswer.of(imports.now(permitted, () -> new ByteArrayInputStream(file), details));
    }

    private static boolean asksForLater(RequestDetails details) {
        return details.getHeaders("Prefer").stream()
                .flatMap(header -> Stream.of(header.split("[,;]")))
                .anyMatch(part -> part.strip().equalsIgnoreCase("respond-async"));
    }
}
