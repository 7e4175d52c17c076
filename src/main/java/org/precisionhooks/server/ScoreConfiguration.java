package org.precisionhooks.server;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.precisionhooks.engine.cardiology.polygenic.LoadedScores;
import org.precisionhooks.engine.cardiology.polygenic.ReferenceCohort;
import org.precisionhooks.engine.cardiology.polygenic.ScoreLimits;
import org.precisionhooks.fhir.access.ConsentDecisions;
import org.precisionhooks.fhir.importer.VcfImport;
import org.precisionhooks.fhir.importer.vcf.CohortReader;
import org.precisionhooks.fhir.importer.vcf.PatientScores;
import org.precisionhooks.fhir.importer.vcf.ScoreGenotypes;
import org.precisionhooks.fhir.importer.vcf.VcfLimits;
import org.precisionhooks.fhir.importer.vcf.VcfReader;
import org.precisionhooks.fhir.operation.KnownParameters;
import org.precisionhooks.fhir.operation.PatientLookup;
import org.precisionhooks.fhir.operation.file.PolygenicScores;
import org.precisionhooks.fhir.source.StoredByReference;
import org.precisionhooks.genome.ReferenceSequences;
import org.precisionhooks.knowledge.Knowledge;
import org.precisionhooks.server.edition.Editions;
import org.precisionhooks.server.edition.Made;
import org.precisionhooks.server.settings.PrecisionHooksProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The polygenic scores that the site has loaded. */
@Configuration(proxyBeanMethods = false)
class ScoreConfiguration {

    private static final int LONGEST_LINE = 1 << 24;
    private static final int FURTHEST = 2_000;

    @Bean
    LoadedScores loadedScores(PrecisionHooksProperties properties) {
        return Optional.ofNullable(properties.polygenic().scores())
                .map(folder -> new ScoreFolder(Path.of(folder)).scores())
                .orElse(LoadedScores.NONE);
    }

    @Bean
    Made<ScoreLimits> scoreLimits(Editions editions) {
        return editions.each(edition -> ScoreLimits.from(edition.knowledge()));
    }

    /**
     * Files of an operator have no bound of bytes and rows: a genome of a thousand people is larger than that of a patient.
     * They are read at the start.
     */
    @Bean
    ReferenceCohort referenceCohort(LoadedScores loaded, Editions editions, PrecisionHooksProperties properties) {
        Knowledge knowledge = editions.now().knowledge();
        VcfReader reader = new VcfReader(
                knowledge,
                ReferenceSequences.from(knowledge),
                region -> "",
                new VcfLimits(Long.MAX_VALUE, Long.MAX_VALUE, LONGEST_LINE, 0, FURTHEST));
        return Optional.ofNullable(properties.polygenic().frequencies())
                .map(folder -> new CohortFolder(Path.of(folder), new CohortReader(reader)).cohort(loaded))
                .orElse(ReferenceCohort.NONE);
    }

    @Bean
    Made<PatientScores> patientScores(
            Editions editions,
            LoadedScores loaded,
            ReferenceCohort cohort,
            Made<ScoreLimits> limits,
            Made<VcfImport.Reading> reading,
            PrecisionHooksProperties properties) {
        return editions.each(edition -> new PatientScores(
                loaded,
                new ScoreGenotypes(
                        reading.of(edition).vcf(),
                        properties.imports().filters(),
                        limits.of(edition).leastCohort(),
                        cohort),
                cohort,
                limits.of(edition).leastMatched()));
    }

    @Bean
    PolygenicScores.Ports scorePorts(
            ConsentDecisions decisions,
            PatientLookup patients,
            DataSource dataSource,
            DaoRegistry daos,
            KnownParameters parameters) {
        StoredByReference stored = new StoredByReference(dataSource);
        return new PolygenicScores.Ports(
                decisions,
                patients,
                reference -> Optional.ofNullable(stored.of(List.of(reference)).get(reference)),
                new CallersReads(daos)::read,
                parameters);
    }

    @Bean
    PolygenicScores polygenicScores(
            PolygenicScores.Ports ports, Made<PatientScores> scores, PrecisionHooksProperties properties, Clock clock) {
        return new PolygenicScores(
                ports,
                scores,
                new PolygenicScores.Bounds(
                        properties.imports().uploadBounds(),
                        properties.limits().fhirBody().toBytes()),
                clock);
    }
}
