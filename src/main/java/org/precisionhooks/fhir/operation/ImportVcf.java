package org.precisionhooks.fhir.operation;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.precisionhooks.fhir.access.Callers;
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
    public record Ports(Callers callers, Grants grants, PatientLookup patients, ResourceLookup resources) {}

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
        ImportOrder order = new ImportArguments(arguments).order(patient, hash(file));
        details.getResponse().addHeader("Cache-Control", "no-store");
        if (file.length > longestWait) {
            throw ImportProblem.TOO_LARGE_TO_WAIT.exception();
        }
        try {
            return ImportAnswer.of(imports.now(order, file, details));
        } catch (FileRefusedException refused) {
            throw ImportProblem.of(refused.refusal());
        }
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
