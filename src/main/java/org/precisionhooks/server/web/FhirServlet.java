package org.precisionhooks.server.web;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.HardcodedServerAddressStrategy;
import ca.uhn.fhir.rest.server.RestfulServer;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.precisionhooks.fhir.access.scope.OpenOperations;
import org.precisionhooks.server.settings.PrecisionHooksProperties;

/** HAPI's FHIR servlet, which does not advertise its make and version in a header. */
class FhirServlet extends RestfulServer {

    private static final long serialVersionUID = 1L;
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    FhirServlet(FhirContext context, OpenOperations operations, PrecisionHooksProperties properties) {
        super(context);
        setServerName("Precision Hooks");
        setServerVersion(Optional.ofNullable(FhirServlet.class.getPackage().getImplementationVersion())
                .orElse("development"));
        setImplementationDescription("Precision-medicine decision support");
        setDefaultResponseEncoding(EncodingEnum.JSON);
        // The body limit inflates, and counts what it inflates.
        setUncompressIncomingContents(false);
        // Before the providers, which it looks through as they are registered.
        registerInterceptor(new DisabledOperations(operations));
        registerInterceptor(new QuietFailures());
        address(properties);
    }

    private void address(PrecisionHooksProperties properties) {
        URI publicUrl = properties.publicUrl();
        if (publicUrl != null) {
            setServerAddressStrategy(new HardcodedServerAddressStrategy(
                    publicUrl + properties.fhir().path()));
        }
    }

    /** HAPI repeats whatever a caller names its request in the answer and in the log; only what is plainly an id is. */
    @Override
    protected String getOrCreateRequestId(HttpServletRequest request) {
        String id = super.getOrCreateRequestId(request);
        return REQUEST_ID.matcher(id).matches() ? id : newRequestId(Constants.REQUEST_ID_LENGTH);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        super.service(ReferencePaths.of(request), response);
    }

    @Override
    public void addHeadersToResponse(HttpServletResponse response) {}
}
