package org.precisionhooks.server;

import java.nio.file.Path;
import java.util.Optional;
import org.precisionhooks.genome.CuratedLiftover;
import org.precisionhooks.genome.GeneLocations;
import org.precisionhooks.genome.Liftover;
import org.precisionhooks.genome.Normaliser;
import org.precisionhooks.genome.ReferenceSequences;
import org.precisionhooks.server.edition.Editions;
import org.precisionhooks.server.edition.Made;
import org.precisionhooks.server.settings.PrecisionHooksProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Places and names on the genome: the normaliser, and the liftover of the chains that the site had at the start or of the table of variants. */
@Configuration(proxyBeanMethods = false)
class GenomeConfiguration {

    @Bean
    Made<Normaliser> normaliser(Editions editions) {
        return editions.each(edition -> Normaliser.from(edition.knowledge()));
    }

    @Bean
    Made<ReferenceSequences> referenceSequences(Editions editions) {
        return editions.each(edition -> ReferenceSequences.from(edition.knowledge()));
    }

    @Bean
    Made<GeneLocations> geneLocations(Editions editions) {
        return editions.each(edition -> GeneLocations.from(edition.knowledge()));
    }

    @Bean
    Made<Liftover> liftover(
            Editions editions, Made<ReferenceSequences> sequences, PrecisionHooksProperties properties) {
        Optional<Liftover> chains = Optional.ofNullable(properties.genome().chains())
                .map(folder -> new ChainFolder(Path.of(folder)).liftover(sequences.get()));
        return editions.each(edition -> chains.orElseGet(() -> CuratedLiftover.from(edition.knowledge())));
    }
}
