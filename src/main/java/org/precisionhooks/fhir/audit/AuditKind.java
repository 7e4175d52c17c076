package org.precisionhooks.fhir.audit;

/** What kind of event is audited (security-reliability.md section 4.1). */
public enum AuditKind {
    READ,
    HISTORY,
    SEARCH,
    CREATE,
    UPDATE,
    DELETE,
    /** A Bundle of type batch or transaction as a whole; what it writes has events of its own. */
    BUNDLE,
    OPERATION,
    HOOK,
    FEEDBACK,
    /** A consent decision, permit or deny. */
    DECISION,
    /** A caller who could not prove who they are. */
    AUTHENTICATION,
    /** What the server runs with: knowledge, policy, registrations. */
    ADMINISTRATION,
    /** Discovery and the CapabilityStatement: of no patient, and audited only where it was refused. */
    CAPABILITIES,
    /** A request that was turned away before anyone knew what it asks for. */
    OTHER
}
