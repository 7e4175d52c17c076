package org.precisionhooks.server.access;

import ca.uhn.fhir.rest.server.exceptions.AuthenticationException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.consent.request.Requester;
import org.precisionhooks.consent.request.Requester.Relation;
import org.precisionhooks.consent.term.CodeSystems;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.fhir.access.scope.Caller;
import org.precisionhooks.fhir.access.scope.Callers;
import org.precisionhooks.fhir.access.scope.Role;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Callers who say in a header who they are, as {@code Authorization: As clinician}. */
@TestConfiguration(proxyBeanMethods = false)
class TestCallers {

    private static final String SCHEME = "As ";

    /** Who there is. */
    enum Who {
        CLINICIAN("TREAT", Relation.TREATING_ORGANIZATION, ""),
        OUTSIDER("TREAT", Relation.OTHER, ""),
        PATIENT("PATRQT", Relation.SELF, "part-pat", Role.PATIENT),
        RELATIVE("PATRQT", Relation.SELF, "relative-pat", Role.PATIENT),
        CONSENT_OFFICER("HOPERAT", Relation.OTHER, "", Role.CONSENT_OFFICER),
        PRIVACY_OFFICER("HOPERAT", Relation.OTHER, "", Role.PRIVACY_OFFICER),
        AUDITOR("HOPERAT", Relation.OTHER, "", Role.AUDITOR),
        RESEARCHER("HRESCH", Relation.OTHER, ""),
        /** Loads data under ids of its choice. */
        LOADER("TREAT", Relation.TREATING_ORGANIZATION, "", Role.OWNER, Role.CONSENT_OFFICER);

        private final Caller caller;

        Who(String purpose, Relation relation, String patient, Role... roles) {
            Set<Role> held = EnumSet.noneOf(Role.class);
            held.addAll(Arrays.asList(roles));
            this.caller = new Caller(
                    Requester.treating(code()).withRelation(relation),
                    List.of(Coding.of(CodeSystems.ACT_REASON, purpose)),
                    held,
                    Optional.of(patient).filter(id -> !id.isEmpty()),
                    Optional.empty(),
                    Optional.empty());
        }

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        String header() {
            return SCHEME + code();
        }
    }

    @Bean
    @Primary
    Callers testCallers() {
        return details -> Arrays.stream(Who.values())
                .filter(who -> who.header().equals(details.getHeader("Authorization")))
                .findFirst()
                .map(who -> who.caller)
                .orElseThrow(() -> new AuthenticationException("Unknown"));
    }
}
