package org.precisionhooks.server.smart;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestSecurityComponent;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.UriType;

/** Says in the CapabilityStatement who is let in, no more than is enforced. */
@Interceptor
public final class SmartStatement {

    private static final String SERVICES = "http://terminology.hl7.org/CodeSystem/restful-security-service";
    private static final String OAUTH_URIS = "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris";

    /** Names in the extension, by those in {@code .well-known/smart-configuration}. */
    private static final Map<String, String> URIS = Map.of(
            SmartEndpoints.AUTHORIZATION, "authorize",
            SmartEndpoints.TOKEN, "token",
            SmartEndpoints.REGISTRATION, "register",
            SmartEndpoints.MANAGEMENT, "manage",
            SmartEndpoints.INTROSPECTION, "introspect",
            SmartEndpoints.REVOCATION, "revoke");

    private final AuthorizationServers servers;

    public SmartStatement(AuthorizationServers servers) {
        this.servers = servers;
    }

    @Hook(Pointcut.SERVER_CAPABILITY_STATEMENT_GENERATED)
    public void describe(IBaseConformance statement) {
        if (statement instanceof CapabilityStatement r4) {
            r4.getRest().forEach(rest -> describe(rest.getSecurity()));
        }
    }

    private void describe(CapabilityStatementRestSecurityComponent security) {
        security.setCors(!servers.origins().isEmpty());
        if (servers.isEmpty()) {
            security.setDescription("Nobody is let in: no authorization server is registered.");
            return;
        }
        security.addService().addCoding().setSystem(SERVICES).setCode("SMART-on-FHIR");
        security.setDescription(
                "Every request needs a signed OAuth 2.0 access token of a registered authorization server,"
                        + " but for this statement and .well-known/smart-configuration. Scopes of SMART App Launch 1 and 2 and the"
                        + " patient of the token bound every interaction; consent is asked beside them.");
        servers.told().ifPresent(told -> security.addExtension(uris(told)));
    }

    private static Extension uris(SmartEndpoints told) {
        Extension uris = new Extension(OAUTH_URIS);
        new TreeMap<>(URIS).forEach((name, uri) -> {
            if (told.addresses().containsKey(name)) {
                uris.addExtension(uri, new UriType(told.addresses().get(name).toString()));
            }
        });
        return uris;
    }
}
