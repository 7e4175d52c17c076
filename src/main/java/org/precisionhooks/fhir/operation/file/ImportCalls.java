package org.precisionhooks.fhir.operation.file;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.precisionhooks.fhir.access.ConsentDecisions;
import org.precisionhooks.fhir.importer.FileHash;
import org.precisionhooks.fhir.importer.ImportOrder;
import org.precisionhooks.fhir.importer.ImportProblem;
import org.precisionhooks.fhir.importer.calls.CallAnswer;
import org.precisionhooks.fhir.importer.calls.CallImport;
import org.precisionhooks.fhir.importer.vcf.FileRefusedException;
import org.precisionhooks.fhir.operation.Arguments;
import org.precisionhooks.fhir.operation.OwnOperation;
import org.precisionhooks.fhir.write.Canonical;

/**
 * {@code Patient/[id]/$import-pgx-calls}: calls of named alleles, phenotypes and activity scores that were made elsewhere become
 * results of the patient.
 */
public final class ImportCalls implements OwnOperation {

    /** JSON that is a resource; any other is a file. */
    private static final Pattern RESOURCE = Pattern.compile("\"resourceType\"\\s*:");

    private final ImportVcf.Ports ports;
    private final Supplier<CallImport> current;
    private final ConsentDecisions decisions;
    private final long largest;

    /**
     * Makes the operation.
     *
     * @param current imports, by the edition of the knowledge that answers
     * @param largest most bytes of a file
     */
    public ImportCalls(ImportVcf.Ports ports, Supplier<CallImport> current, ConsentDecisions decisions, long largest) {
        this.ports = ports;
        this.current = current;
        this.decisions = decisions;
        this.largest = largest;
    }

    @Operation(
            name = "$import-pgx-calls",
            typeName = "Patient",
            manualRequest = true,
            canonicalUrl = Canonical.IMPORT_CALLS_OPERATION)
    public Parameters importCalls(@IdParam IdType id, RequestDetails details) {
        String patient = id.getIdPart();
        ports.patients().require(new IdType("Patient", patient), details);
        details.getResponse().addHeader("Cache-Control", "no-store");
        try {
            Optional<byte[]> body = body(details);
            Arguments arguments = ports.parameters()
                    .arguments(details, body.isPresent() ? new Parameters() : SentParameters.of(details));
            ImportedFile files = new ImportedFile(ports.resources(), patient, details);
            ImportOrder order = new ImportArguments(arguments, files).order(patient);
            ImportedFile.Found file = body.map(bytes -> new ImportedFile.Found(bytes, Optional.empty()))
                    .orElseGet(() -> files.of(arguments));
            return imported(order.in(file.document()), file.content(), details);
        } catch (FileRefusedException refused) {
            throw ImportProblem.of(refused.refusal());
        } catch (IOException e) {
            throw ImportProblem.BROKEN_OFF.exception();
        }
    }

    /** The body where it is the file: PharmCAT's own JSON goes by the type that FHIR's goes by too. */
    private Optional<byte[]> body(RequestDetails details) throws IOException {
        if (RawFile.isSentAs(details.getHeader("Content-Type"))) {
            return Optional.of(RawFile.of(details).readNBytes(Math.toIntExact(largest + 1)));
        }
        byte[] body = details.loadRequestContents();
        String text = new String(body, StandardCharsets.UTF_8);
        boolean file =
                text.stripLeading().startsWith("{") && !RESOURCE.matcher(text).find();
        return file ? Optional.of(body) : Optional.empty();
    }

    private Parameters imported(ImportOrder order, byte[] file, RequestDetails details) {
        if (file.length > largest) {
            throw ImportProblem.TOO_LARGE_TO_WAIT.exception();
        }
        CallImport imports = current.get();
        CallImport.ReadFile read = imports.read(order.of(FileHash.of(file)), file);
        if (read.calls().isEmpty()) {
            throw CallAnswer.refused(read);
        }
        return imports.keep(read, observation -> decisions.permitsCreate(details, observation), details)
                .map(CallAnswer::of)
                .orElseThrow(ImportProblem.NOT_PERMITTED::exception);
    }
}
