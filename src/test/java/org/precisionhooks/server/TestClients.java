package org.precisionhooks.server;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.cdshooks.client.ClientIdentity;
import org.precisionhooks.cdshooks.client.ClientProfiles;
import org.precisionhooks.cdshooks.client.HookClients;
import org.precisionhooks.consent.request.Requester;
import org.precisionhooks.consent.term.CodeSystems;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.fhir.access.scope.AccessToken;
import org.precisionhooks.fhir.access.scope.Caller;
import org.precisionhooks.fhir.access.scope.Callers;
import org.precisionhooks.fhir.access.scope.Role;
import org.precisionhooks.fhir.access.scope.Scopes;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Lets a test call as a client of its own: {@code Authorization: Test <client> <profile>}. All others are known as ever. On
 * the FHIR side such a client has no role.
 */
public final class TestClients implements BeanPostProcessor {

    private static final String SCHEME = "Test ";
    private static final int PATIENT = 2;
    private static final List<Coding> TREATMENT = List.of(new Coding(CodeSystems.ACT_REASON, "TREAT", "treatment"));

    private final ClientProfiles profiles = new ClientProfiles(BuiltIn.KNOWLEDGE);

    /** The header of a client. */
    public static String header(String client, String profile) {
        return SCHEME + client + " " + profile;
    }

    /** The header of a user of such a client who has roles; a patient's own record is named, too. */
    public static String header(String client, String patient, Role... roles) {
        return header(client, "default") + " " + patient + " "
                + Arrays.stream(roles).map(Role::code).collect(Collectors.joining(" "));
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof HookClients clients) {
            HookClients withTests = credentials ->
                    named(credentials.authorization()).map(this::client).orElseGet(() -> clients.identify(credentials));
            return withTests;
        }
        if (bean instanceof Callers callers) {
            Callers withTests = details ->
                    named(authorization(details)).map(TestClients::caller).orElseGet(() -> callers.of(details));
            return withTests;
        }
        return bean;
    }

    private static Optional<String> authorization(RequestDetails details) {
        @Nullable String header = details.getHeader("Authorization");
        return Optional.ofNullable(header);
    }

    private static Optional<String[]> named(Optional<String> authorization) {
        return authorization
                .filter(header -> header.startsWith(SCHEME))
                .map(header -> header.substring(SCHEME.length()).split(" "));
    }

    private ClientIdentity client(String[] names) {
        return new ClientIdentity(Requester.treating(names[0]), TREATMENT, profiles.named(names[1]), Set.of());
    }

    private static Caller caller(String[] names) {
        return new Caller(
                Requester.treating(names[0]),
                TREATMENT,
                Arrays.stream(names)
                        .skip(PATIENT + 1)
                        .flatMap(code -> Role.ofCode(code).stream())
                        .collect(Collectors.toSet()),
                Optional.of(names).filter(parts -> parts.length > PATIENT).map(parts -> parts[PATIENT]),
                Optional.empty(),
                Optional.of(new AccessToken(names[0], Scopes.parse("system/*.cruds"))));
    }
}
