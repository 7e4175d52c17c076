package org.precisionhooks.fhir.source.remote;

import java.net.UnknownHostException;

/** A host's name leads to an address that must not be called. */
final class RefusedAddressException extends UnknownHostException {

    private static final long serialVersionUID = 1L;
}
