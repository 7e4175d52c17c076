package org.precisionhooks.server;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.utilities.npm.NpmPackage;

/** The definitions of a package of the Genomics Reporting guide. */
final class GenomicsReporting {

    private GenomicsReporting() {}

    static PrePopulatedValidationSupport guide(Path file) throws IOException {
        FhirContext context = FhirContext.forR4Cached();
        PrePopulatedValidationSupport guide = new PrePopulatedValidationSupport(context);
        try (InputStream in = Files.newInputStream(file)) {
            NpmPackage contents = NpmPackage.fromPackage(in);
            for (String name : contents.list("package")) {
                if (name.matches("(StructureDefinition|ValueSet|CodeSystem)-.*json")) {
                    String json = new String(contents.load("package", name).readAllBytes(), StandardCharsets.UTF_8);
                    guide.addResource(context.newJsonParser().parseResource(json));
                }
            }
        }
        return guide;
    }
}
