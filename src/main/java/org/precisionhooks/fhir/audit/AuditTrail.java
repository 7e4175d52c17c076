package org.precisionhooks.fhir.audit;

import java.util.List;
import java.util.Optional;

/** Port: the audit as it can be read; nothing in it changes. */
public interface AuditTrail {

    /** The latest first. */
    List<AuditRecord> find(AuditQuery query);

    Optional<AuditRecord> find(String id);

    /**
     * Goes through the whole chain.
     *
     * @param anchor a place and a hash that were noted outside of the database before, if there are any
     */
    ChainReport verify(Optional<Anchor> anchor);

    /** A place in the chain and the hash that stood there. */
    record Anchor(long sequence, String hash) {}
}
