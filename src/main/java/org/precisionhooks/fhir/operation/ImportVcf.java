package org.precisionhooks.fhir.operation;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.precisionhooks.fhir.access.Callers;
import org.precisionhooks.fhir.access.ConsentDecisions;
import org.precisionhooks.fhir.access.Grants;
import org.precisionhooks.fhir.importer.FileRefusedException;
import org.precisionhooks.fhir.importer.ImportAnswer;
import org.precisionhooks.fhir.importer.ImportOrder;
import org.precisionhooks.fhir.importer.ImportProblem;
import org.precisionhooks.fhir.importer.Imports;
import org.precisionhooks.fhir.write.Canonical;

/** {@code Patient/[id]/$import-vcf}: the variants of a file become results of the patient. */
public final class ImportVcf implements OwnOperation {

    private final Ports ports;
    private final Imports imports;
    private final long longestWait;

    /** What the operation reaches outside for. */
    public record Ports(
            Callers callers,
            Grants grants,
            ConsentDecisions decisions,
            PatientLookup patients,
            ResourceLookup resources,
            Queue queue) {}

    /** @param longestWait most bytes of a file that is imported while its sender waits */
    public ImportVcf(Ports ports, Imports imports, long longestWait) {
        this.ports = ports;
        this.imports = imports;
        this.longestWait = longestWait;
    }

    @Operation(name = "$import-vcf", typeName = "Patient", canonicalUrl = Canonical.IMPORT_VCF_OPERATION)
    public Parameters importVcf(@IdParam IdType id, RequestDetails details) {
        String patient = id.getIdPart();
        requireVisible(patient, details);
        Arguments arguments = Arguments.of(details);
        byte[] file = new ImportedFile(ports.resources(), patient, details).of(arguments);
        details.getResponse().addHeader("Cache-Control", "no-store");
        try {
            ImportOrder order = permitted(new ImportArguments(arguments).order(patient, hash(file)), file, details);
            if (asksForLater(details)) {
                throw AsyncAnswer.accepted(later(order, file, details));
            }
            if (file.length > longestWait) {
                throw ImportProblem.TOO_LARGE_TO_WAIT.exception();
            }
            return ImportAnswer.of(imports.now(order, file, details));
        } catch (FileRefusedException refused) {
            throw ImportProblem.of(refused.refusal());
        }
    }

    private static boolean asksForLater(RequestDetails details) {
        return details.getHeaders("Prefer").stream()
                .flatMap(header -> Stream.of(header.split("[,;]")))
                .anyMatch(part -> part.strip().equalsIgnoreCase("respond-async"));
    }

    /** As much as the caller may store; the rest of the file is passed over and counted. */
    private ImportOrder permitted(ImportOrder order, byte[] file, RequestDetails details) {
        Set<String> domains = imports.foretold(order, file).entrySet().stream()
                .filter(each -> ports.decisions().permitsCreate(details, each.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        if (domains.isEmpty()) {
            throw ImportProblem.NOT_PERMITTED.exception();
        }
        return order.of(domains);
    }

    private String later(ImportOrder order, byte[] file, RequestDetails details) {
        String requester = ImportStatus.requester(ports.callers().of(details).requester());
        String task = ports.queue().add(order, file, requester);
        return details.getFhirServerBase() + "/" + ImportStatus.NAME + "?job=" + task;
    }

    /** Port: takes imports that nobody waits for. */
    @FunctionalInterface
    public interface Queue {

        /** @return id that its status is asked by */
        String add(ImportOrder order, byte[] file, String requester);
    }

    /** A patient who may not be seen is answered like one who does not exist. */
    private void requireVisible(String patient, RequestDetails details) {
        Patient asked = new Patient();
        asked.setId(new IdType("Patient", patient));
        if (!ports.grants().covers(ports.callers().of(details), RestOperationTypeEnum.READ, asked)) {
            throw new ResourceNotFoundException(asked.getIdElement());
        }
        ports.patients().require(new IdType("Patient", patient), details);
    }

    private static String hash(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
