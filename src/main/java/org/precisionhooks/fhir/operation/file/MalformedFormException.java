package org.precisionhooks.fhir.operation.file;

import java.io.IOException;

/** A body of {@code multipart/form-data} that is not written as one is. */
final class MalformedFormException extends IOException {

    private static final long serialVersionUID = 1L;
}
