package org.precisionhooks.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.validation.JpaValidationSupportChain;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.precisionhooks.advice.Adviser;
import org.precisionhooks.advice.EngineAdviser;
import org.precisionhooks.consent.ConsentGate;
import org.precisionhooks.consent.document.ConsentReview;
import org.precisionhooks.consent.term.ConsentTerms;
import org.precisionhooks.engine.Domain;
import org.precisionhooks.engine.DrugDictionary;
import org.precisionhooks.engine.cardiology.RiskEquations;
import org.precisionhooks.engine.cardiology.polygenic.LoadedScores;
import org.precisionhooks.engine.cardiology.polygenic.ReferenceCohort;
import org.precisionhooks.fhir.access.DecisionLog;
import org.precisionhooks.fhir.access.scope.Callers;
import org.precisionhooks.fhir.access.scope.Grants;
import org.precisionhooks.fhir.consent.WrittenConsents;
import org.precisionhooks.fhir.intake.WrittenResults;
import org.precisionhooks.fhir.operation.AdviceChanges;
import org.precisionhooks.fhir.operation.CardiovascularRisk;
import org.precisionhooks.fhir.operation.FamilialHypercholesterolaemia;
import org.precisionhooks.fhir.operation.ImportKnowledge;
import org.precisionhooks.fhir.operation.IndexedStudies;
import org.precisionhooks.fhir.operation.KnownParameters;
import org.precisionhooks.fhir.operation.LoadedKnowledge;
import org.precisionhooks.fhir.operation.MedicationReviews;
import org.precisionhooks.fhir.operation.OwnOperation;
import org.precisionhooks.fhir.operation.PatientGenomicSummary;
import org.precisionhooks.fhir.operation.PatientLookup;
import org.precisionhooks.fhir.operation.PatientPorts;
import org.precisionhooks.fhir.operation.PharmacogenomicPassport;
import org.precisionhooks.fhir.operation.PrecisionRecommendations;
import org.precisionhooks.fhir.operation.ReadReportOfPatient;
import org.precisionhooks.fhir.operation.Releases;
import org.precisionhooks.fhir.source.PatientReaders;
import org.precisionhooks.fhir.source.ResourceSource;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.GeneCodes;
import org.precisionhooks.fhir.write.advice.AdviceBundle;
import org.precisionhooks.fhir.write.advice.ReviewBundle;
import org.precisionhooks.fhir.write.summary.GenomicSummary;
import org.precisionhooks.fhir.write.summary.PassportDocument;
import org.precisionhooks.server.edition.Editions;
import org.precisionhooks.server.edition.Made;
import org.precisionhooks.server.fairness.AdviceCounts;
import org.precisionhooks.server.settings.KnowledgeSettings;
import org.precisionhooks.server.settings.PrecisionHooksProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** The FHIR operations and the contract that describes them, joined to whichever HAPI server is there. */
@Configuration(proxyBeanMethods = false)
class OperationConfiguration {

    @Bean
    PatientLookup patientLookup(Callers callers, Grants grants, DaoRegistry daos) {
        return new GrantedPatients(callers, grants, new CallersReads(daos));
    }

    @Bean
    PrecisionRecommendations precisionRecommendations(
            PatientPorts ports, Adviser adviser, Made<GeneCodes> codes, Clock clock) {
        return new PrecisionRecommendations(ports, adviser, () -> new AdviceBundle(codes.get()), clock);
    }

    @Bean
    MedicationReviews medicationReviews(PatientPorts ports, Adviser adviser, Made<GeneCodes> codes, Clock clock) {
        return new MedicationReviews(ports, adviser, () -> new ReviewBundle(codes.get()), clock);
    }

    @Bean
    PharmacogenomicPassport pharmacogenomicPassport(
            PatientPorts ports, Adviser adviser, Made<GeneCodes> codes, Clock clock) {
        return new PharmacogenomicPassport(ports, adviser, () -> new PassportDocument(codes.get()), clock);
    }

    @Bean
    CardiovascularRisk cardiovascularRisk(PatientPorts ports, Adviser adviser, Editions editions, Clock clock) {
        return new CardiovascularRisk(
                ports, adviser, editions.each(edition -> RiskEquations.from(edition.knowledge())), clock);
    }

    @Bean
    FamilialHypercholesterolaemia familialHypercholesterolaemia(PatientPorts ports, Adviser adviser, Clock clock) {
        return new FamilialHypercholesterolaemia(ports, adviser, clock);
    }

    @Bean
    PatientGenomicSummary patientGenomicSummary(
            PatientPorts ports,
            ConsentGate gate,
            ObjectProvider<DecisionLog> decisions,
            ObjectProvider<IndexedStudies> studies,
            Editions editions,
            Clock clock) {
        return new PatientGenomicSummary(
                ports,
                gate,
                decisions.getIfAvailable(() -> DecisionLog.NONE),
                editions.each(edition -> new GenomicSummary(edition.knowledge())),
                studies.getIfAvailable(() -> IndexedStudies.NONE),
                clock);
    }

    @Bean
    PatientPorts operationPorts(ResourceSource store, PatientReaders readers, Callers callers, PatientLookup patients) {
        return new PatientPorts(store, readers, callers, patients);
    }

    @Bean
    LoadedKnowledge loadedKnowledge(Editions editions, LoadedScores scores, ReferenceCohort cohort) {
        return new LoadedKnowledge(editions::tables, scores, cohort);
    }

    @Bean
    Releases releases(
            PrecisionHooksProperties properties,
            Editions editions,
            ConsentGate gate,
            AdviceCounts counts,
            JdbcTemplate jdbc,
            Clock clock) {
        KnowledgeSettings settings = properties.knowledge();
        KnowledgeReleases.Folders folders = new KnowledgeReleases.Folders(
                Optional.ofNullable(settings.releases()).map(Path::of),
                Optional.ofNullable(settings.imported()).map(Path::of));
        return new KnowledgeReleases(
                folders,
                () -> editions.now().knowledge(),
                with -> {
                    DrugDictionary drugs = new DrugDictionary(with);
                    return new EngineAdviser(gate, Engines.of(with, drugs).all(), drugs, counts.uncounted());
                },
                jdbc,
                clock);
    }

    @Bean
    ImportKnowledge importKnowledge(
            Releases releases,
            PatientPorts ports,
            ConsentGate gate,
            Editions editions,
            Made<Engines> engines,
            Made<DrugDictionary> drugs,
            AdviceCounts counts,
            Callers callers,
            Clock clock) {
        Made<Adviser> now = editions.each(
                edition -> new EngineAdviser(gate, engines.of(edition).all(), drugs.of(edition), counts.uncounted()));
        return new ImportKnowledge(releases, new AdviceChanges(ports, now, clock), callers);
    }

    @Bean
    ReadReportOfPatient readReport(PatientPorts ports, ConsentGate gate, ObjectProvider<DecisionLog> log, Clock clock) {
        return new ReadReportOfPatient(ports, gate, log.getIfAvailable(() -> DecisionLog.NONE), clock);
    }

    @Bean
    WrittenConsents writtenConsents(
            FhirContext fhir, ResourceSource store, PatientReaders readers, ConsentTerms terms, Clock clock) {
        Set<String> domains = Contract.installed().codes(Canonical.DOMAIN).stream()
                .filter(code -> Domain.ofCode(code).map(Domain::holdsResults).orElse(true))
                .collect(Collectors.toSet());
        return new WrittenConsents(
                fhir, new WrittenConsents.Sources(store, readers), new ConsentReview(terms, domains), clock);
    }

    @Bean
    KnownParameters knownParameters() {
        return new KnownParameters(Contract.installed().operations());
    }

    @Bean
    SmartInitializingSingleton operations(
            ObjectProvider<RestfulServer> servers,
            List<OwnOperation> operations,
            KnownParameters parameters,
            WrittenConsents consents,
            WrittenResults results,
            ObjectProvider<JpaValidationSupportChain> validation) {
        return () -> {
            servers.ifAvailable(server -> {
                server.registerProviders(operations);
                server.registerInterceptor(parameters);
                server.registerInterceptor(consents);
                server.registerInterceptor(results);
            });
            validation.ifAvailable(chain -> Contract.installed().joinTo(chain));
        };
    }
}
