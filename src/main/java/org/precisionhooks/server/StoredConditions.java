package org.precisionhooks.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import org.precisionhooks.fhir.access.Conditions;
import org.springframework.jdbc.core.JdbcTemplate;

/** Those of HAPI's table (8.8), in the form in which it keeps them. */
record StoredConditions(JdbcTemplate jdbc, MatchUrlService urls, FhirContext fhir) implements Conditions {

    @Override
    public void forget(String type, String condition) {
        String criteria = urls.translateMatchUrl(condition, fhir.getResourceDefinition(type))
                .toNormalizedQueryString(fhir);
        jdbc.update("delete from HFJ_RES_SEARCH_URL where RES_SEARCH_URL = ?", type + criteria);
    }
}
