package org.precisionhooks.fhir.operation.file;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Parameters;
import org.precisionhooks.fhir.operation.Refusal;

/** Reads the body of an operation that HAPI leaves to it, as it may be a file. */
final class SentParameters {

    private SentParameters() {}

    /** The parameters of a body that is no file: a Binary is the one parameter {@code file}, no body is none. */
    static Parameters of(RequestDetails details) {
        byte[] body = details.loadRequestContents();
        EncodingEnum encoding = EncodingEnum.forContentType(details.getHeader("Content-Type"));
        if (body.length == 0 || encoding == null) {
            return new Parameters();
        }
        IBaseResource resource = resource(details, encoding, body);
        if (resource instanceof Binary binary) {
            Parameters parameters = new Parameters();
            parameters.addParameter().setName("file").setValue(new Attachment().setData(binary.getData()));
            return parameters;
        }
        if (resource instanceof Parameters parameters) {
            return parameters;
        }
        throw Refusal.UNREADABLE_BODY.exception();
    }

    private static IBaseResource resource(RequestDetails details, EncodingEnum encoding, byte[] body) {
        try {
            return encoding.newParser(details.getFhirContext()).parseResource(new String(body, StandardCharsets.UTF_8));
        } catch (DataFormatException e) {
            throw Refusal.UNREADABLE_BODY.exception();
        }
    }
}
