package org.precisionhooks.fhir.index;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MolecularSequence;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;

/** By what a test and a specimen are searched for: identifiers as {@code system|value}, references as they are; one a line. */
final class ResultIdentifiers {

    private ResultIdentifiers() {}

    static String test(DomainResource resource) {
        return lines(Stream.concat(identifiers(resource).stream().map(ResultIdentifiers::token), tests(resource)));
    }

    static String specimen(DomainResource resource) {
        return lines(specimens(resource).flatMap(ResultIdentifiers::tokens));
    }

    private static List<Identifier> identifiers(DomainResource resource) {
        if (resource instanceof Observation observation) {
            return observation.getIdentifier();
        } else if (resource instanceof DiagnosticReport report) {
            return report.getIdentifier();
        } else if (resource instanceof MolecularSequence sequence) {
            return sequence.getIdentifier();
        }
        return resource instanceof Procedure procedure ? procedure.getIdentifier() : List.of();
    }

    /** The study that it is part of, and the order that it answers. */
    private static Stream<String> tests(DomainResource resource) {
        if (resource instanceof Observation observation) {
            return Stream.of(observation.getPartOf(), observation.getBasedOn())
                    .flatMap(List::stream)
                    .flatMap(ResultIdentifiers::tokens);
        }
        return resource instanceof DiagnosticReport report
                ? report.getBasedOn().stream().flatMap(ResultIdentifiers::tokens)
                : Stream.empty();
    }

    private static Stream<Reference> specimens(DomainResource resource) {
        if (resource instanceof Observation observation) {
            return Stream.of(observation.getSpecimen());
        } else if (resource instanceof DiagnosticReport report) {
            return report.getSpecimen().stream();
        } else if (resource instanceof MolecularSequence sequence) {
            return Stream.of(sequence.getSpecimen());
        }
        return resource instanceof Procedure procedure ? StudyExtensions.specimens(procedure) : Stream.empty();
    }

    private static Stream<String> tokens(Reference reference) {
        Stream<String> identifier =
                reference.hasIdentifier() ? Stream.of(token(reference.getIdentifier())) : Stream.empty();
        Stream<String> target = reference.hasReference() ? Stream.of(reference.getReference()) : Stream.empty();
        return Stream.concat(identifier, target);
    }

    private static String token(Identifier identifier) {
        String value = identifier.hasValue() ? identifier.getValue() : "";
        return identifier.hasSystem() && !value.isEmpty() ? identifier.getSystem() + "|" + value : value;
    }

    private static String lines(Stream<String> tokens) {
        return tokens.filter(token -> !token.isBlank()).distinct().collect(Collectors.joining("\n"));
    }
}
