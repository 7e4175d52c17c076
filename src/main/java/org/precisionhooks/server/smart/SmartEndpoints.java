package org.precisionhooks.server.smart;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * What apps are told of an authorization server.
 *
 * @param addresses its endpoints, by their name in {@code .well-known/smart-configuration}; the token endpoint is there
 * @param grantTypes grant types that its token endpoint takes
 * @param capabilities its capabilities in SMART App Launch
 */
record SmartEndpoints(Map<String, URI> addresses, List<String> grantTypes, List<String> capabilities) {

    static final String AUTHORIZATION = "authorization_endpoint";
    static final String TOKEN = "token_endpoint";
    static final String REGISTRATION = "registration_endpoint";
    static final String MANAGEMENT = "management_endpoint";
    static final String INTROSPECTION = "introspection_endpoint";
    static final String REVOCATION = "revocation_endpoint";

    SmartEndpoints {
        addresses = Map.copyOf(addresses);
        grantTypes = List.copyOf(grantTypes);
        capabilities = List.copyOf(capabilities);
    }
}
