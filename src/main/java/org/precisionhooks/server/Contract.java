package org.precisionhooks.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.precisionhooks.fhir.write.Canonical;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The FHIR contract of this jar: profiles, operations and codes, the files of {@code profiles/}. They are served from
 * memory, so that a database needs no installation and an update no migration.
 */
record Contract(List<MetadataResource> resources) {

    private static final String FILES = "classpath*:profiles/*.json";

    Contract {
        resources = List.copyOf(resources);
    }

    static Contract installed() {
        IParser parser = FhirContext.forR4Cached().newJsonParser().setParserErrorHandler(new StrictErrorHandler());
        try {
            return new Contract(Stream.of(new PathMatchingResourcePatternResolver().getResources(FILES))
                    .map(file -> read(parser, file))
                    .filter(resource -> resource.getUrl().startsWith(Canonical.BASE))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the operations of this server take and answer. */
    List<OperationDefinition> operations() {
        return resources.stream()
                .filter(OperationDefinition.class::isInstance)
                .map(OperationDefinition.class::cast)
                .toList();
    }

    /** The codes of one of our code systems. */
    Set<String> codes(String codeSystem) {
        return resources.stream()
                .filter(resource -> resource.getUrl().equals(codeSystem))
                .flatMap(resource -> ((CodeSystem) resource).getConcept().stream())
                .map(CodeSystem.ConceptDefinitionComponent::getCode)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Makes validation and terminology know the contract. */
    void joinTo(ValidationSupportChain chain) {
        chain.addValidationSupport(new ContractSupport(chain, resources));
    }

    private static MetadataResource read(IParser parser, Resource file) {
        try (InputStream in = file.getInputStream()) {
            return (MetadataResource) parser.parseResource(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
