package org.precisionhooks.consent.term;

import java.util.Map;
import java.util.Set;

/**
 * The words in which consents are read.
 *
 * @param hierarchy which code stands below which
 * @param domainSystem code system of the knowledge domains
 * @param aliases other spellings of a code system, to its canonical URL; the only leniency a permit gets
 * @param frames category codes of opt-in frames, whose root deny only limits (MII broad consent)
 * @param additive category codes of opt-ins whose root limits leave other data alone
 */
public record ConsentTerms(
        Hierarchy hierarchy,
        String domainSystem,
        Map<String, String> aliases,
        Set<String> frames,
        Set<String> additive) {

    /** Category of the MII broad consent (consent.md section 6). */
    public static final String MII_BROAD_CONSENT = "2.16.840.1.113883.3.1937.777.24.2.184";

    /** Category of a domain opt-in (consent.md section 6). */
    public static final String DOMAIN_OPT_IN = "domain-opt-in";

    public ConsentTerms {
        aliases = Map.copyOf(aliases);
        frames = Set.copyOf(frames);
        additive = Set.copyOf(additive);
    }

    public static ConsentTerms of(Hierarchy hierarchy, String domainSystem) {
        return new ConsentTerms(hierarchy, domainSystem, Map.of(), Set.of(MII_BROAD_CONSENT), Set.of(DOMAIN_OPT_IN));
    }

    public String canonical(String system) {
        return aliases.getOrDefault(system, system);
    }
}
