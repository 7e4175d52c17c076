package org.precisionhooks.advice;

/** Port: keeps what was asked, decided and answered. An entry that cannot be kept stops the answer. */
@FunctionalInterface
public interface AuditLog {

    void record(AuditEntry entry);
}
