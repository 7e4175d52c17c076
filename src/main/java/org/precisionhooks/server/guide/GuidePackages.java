package org.precisionhooks.server.guide;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport.IssueSeverity;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.utilities.npm.NpmPackage;

/**
 * FHIR guides that an operator puts into a folder, such as Genomics Reporting: packages {@code *.tgz} with profiles and codes. A
 * broken one stops the start.
 */
public final class GuidePackages {

    /** What validation looks for; examples and operations of a guide are no part of it. */
    private static final Pattern DEFINITION = Pattern.compile("(StructureDefinition|ValueSet|CodeSystem)-.*\\.json");

    /** A version with a label, such as {@code 4.0.0-ballot}. */
    private static final Pattern DRAFT = Pattern.compile("\\d+\\.\\d+\\.\\d+-[A-Za-z]");

    private final List<IBaseResource> resources;

    private GuidePackages(List<IBaseResource> resources) {
        this.resources = List.copyOf(resources);
    }

    /** Of two versions of a guide the later one counts, but that a draft counts only where there is no other. */
    static GuidePackages in(Path folder) {
        List<IBaseResource> resources = new ArrayList<>();
        List<Path> files = files(folder);
        if (files.isEmpty()) {
            throw new IllegalStateException(folder + " holds no package *.tgz");
        }
        files.forEach(file -> resources.addAll(read(file)));
        return new GuidePackages(resources);
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException("The folder of FHIR packages does not exist: " + folder);
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".tgz"))
                    .sorted(Comparator.comparing(GuidePackages::isPublished).thenComparing(Comparator.naturalOrder()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isPublished(Path file) {
        return !DRAFT.matcher(file.getFileName().toString()).find();
    }

    private static List<IBaseResource> read(Path file) {
        IParser parser = FhirContext.forR4Cached().newJsonParser();
        List<IBaseResource> resources = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file)) {
            NpmPackage contents = NpmPackage.fromPackage(in);
            for (String name : contents.list("package")) {
                if (DEFINITION.matcher(name).matches()) {
                    resources.add(versioned(
                            contents.version(),
                            parser.parseResource(new String(
                                    contents.load("package", name).readAllBytes(), StandardCharsets.UTF_8))));
                }
            }
        } catch (IOException | DataFormatException e) {
            throw new IllegalStateException(file + " cannot be read as a FHIR package: " + e.getMessage(), e);
        }
        return resources;
    }

    /** Packages that were built from the source of a guide state the version once, and senders name profiles with it. */
    private static IBaseResource versioned(String version, IBaseResource definition) {
        if (definition instanceof MetadataResource stated && !stated.hasVersion()) {
            stated.setVersion(version);
        }
        return definition;
    }

    /** One package alone. */
    public static GuidePackages only(Path file) {
        return new GuidePackages(read(file));
    }

    /** The definitions, for a chain of validation. */
    public PrePopulatedValidationSupport support() {
        PrePopulatedValidationSupport support = new PrePopulatedValidationSupport(FhirContext.forR4Cached());
        resources.forEach(support::addResource);
        return support;
    }

    /**
     * Makes validation know the guides. They refer to LOINC's lists of answers and to other code systems that no server has in
     * full, so that an unknown system is a warning.
     */
    void joinTo(ValidationSupportChain chain) {
        UnknownCodeSystemWarningValidationSupport unknown =
                new UnknownCodeSystemWarningValidationSupport(chain.getFhirContext());
        unknown.setNonExistentCodeSystemSeverity(IssueSeverity.WARNING);
        chain.addValidationSupport(support());
        chain.addValidationSupport(unknown);
    }
}
