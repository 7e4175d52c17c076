package org.precisionhooks.server;

import java.nio.file.Path;
import java.util.Optional;
import org.precisionhooks.genome.CuratedLiftover;
import org.precisionhooks.genome.Liftover;
import org.precisionhooks.genome.Normaliser;
import org.precisionhooks.genome.ReferenceSequences;
import org.precisionhooks.knowledge.Knowledge;
import org.precisionhooks.server.settings.PrecisionHooksProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Places and names on the genome: the normaliser, and the liftover of the site's chains or of the table of variants. */
@Configuration(proxyBeanMethods = false)
class GenomeConfiguration {

    @Bean
    Normaliser normaliser(Knowledge knowledge) {
        return Normaliser.from(knowledge);
    }

    @Bean
    Liftover liftover(Knowledge knowledge, PrecisionHooksProperties properties) {
        return Optional.ofNullable(properties.genome().chains())
                .map(folder -> new ChainFolder(Path.of(folder)).liftover(ReferenceSequences.from(knowledge)))
                .orElseGet(() -> CuratedLiftover.from(knowledge));
    }
}
