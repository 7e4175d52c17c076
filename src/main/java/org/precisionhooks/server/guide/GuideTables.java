package org.precisionhooks.server.guide;

import org.precisionhooks.knowledge.Knowledge;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the table of profiles whether a guide is installed or not, since a table that nobody opens is refused as misspelt. */
@Configuration(proxyBeanMethods = false)
public class GuideTables {

    @Bean
    GuideProfiles guideProfiles(Knowledge knowledge) {
        return GuideProfiles.from(knowledge);
    }
}
