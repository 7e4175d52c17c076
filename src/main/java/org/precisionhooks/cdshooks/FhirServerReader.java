package org.precisionhooks.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.precisionhooks.cdshooks.hook.ErrorCode;
import org.precisionhooks.cdshooks.hook.HookError;
import org.precisionhooks.cdshooks.hook.Members;

/** Reads {@code fhirServer} and {@code fhirAuthorization} (CDS Hooks 2.0.1, FHIR resource access). */
final class FhirServerReader {

    /** What a token may hold, so that it stays one value of one header (RFC 6750 section 2.1, read generously). */
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7E]+");

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final Members root;

    FhirServerReader(Members root) {
        this.root = root;
    }

    Optional<FhirServer> read(String patientId) {
        Optional<URI> base = root.optionalText("fhirServer").map(FhirServerReader::base);
        Optional<Members> sent = root.optionalObject("fhirAuthorization");
        if (sent.isPresent() && base.isEmpty()) {
            throw root.missing("fhirServer");
        }
        sent.ifPresent(members -> requirePatient(members, patientId));
        Optional<FhirServer.Authorization> authorization = sent.map(FhirServerReader::authorization);
        return base.map(uri -> new FhirServer(uri, authorization));
    }

    private static URI base(String text) {
        try {
            URI uri = new URI(text);
            if (uri.getHost() != null && uri.getUserInfo() == null && SCHEMES.contains(scheme(uri))) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // told below, without the text
        }
        throw HookError.invalid("fhirServer", "must be an absolute http or https URL");
    }

    private static String scheme(URI uri) {
        return String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    }

    private static FhirServer.Authorization authorization(Members sent) {
        if (!sent.text("token_type").equalsIgnoreCase("Bearer")) {
            throw HookError.invalid("fhirAuthorization.token_type", "must be Bearer");
        }
        JsonNode expires = sent.present("expires_in").orElseThrow(() -> sent.missing("expires_in"));
        if (!expires.isIntegralNumber()) {
            throw HookError.invalid("fhirAuthorization.expires_in", "must be a whole number");
        }
        sent.text("subject");
        String token = sent.text("access_token");
        if (!TOKEN.matcher(token).matches()) {
            throw HookError.invalid("fhirAuthorization.access_token", "must hold visible ASCII characters only");
        }
        return new FhirServer.Authorization(token, sent.text("scope"), expires.longValue());
    }

    private static void requirePatient(Members sent, String patientId) {
        sent.optionalText("patient")
                .filter(patient -> !patient.equals(patientId))
                .ifPresent(patient -> {
                    throw new HookError(
                            ErrorCode.PATIENT_MISMATCH, "fhirAuthorization.patient is not context.patientId");
                });
    }
}
