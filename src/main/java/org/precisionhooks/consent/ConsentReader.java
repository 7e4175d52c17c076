package org.precisionhooks.consent;

import java.util.List;

/** Port: all Consent resources of one patient, whatever their status. Only {@link ConsentGate} calls it. */
@FunctionalInterface
public interface ConsentReader {

    List<ConsentDocument> read();
}
