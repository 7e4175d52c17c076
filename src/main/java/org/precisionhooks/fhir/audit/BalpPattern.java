package org.precisionhooks.fhir.audit;

import java.util.Optional;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.Coding;

/**
 * One row of the table of REST profiles (security-reliability.md section 4.2).
 *
 * @param profile its name without {@code Patient}; empty where no profile fits
 * @param action what was done
 * @param client role of the client
 * @param server role of the server
 * @param user participation of the user
 */
record BalpPattern(Optional<String> profile, AuditEventAction action, Coding client, Coding server, Coding user) {

    private static final Coding RECIPIENT = BalpCodes.participation("IRCP");
    private static final Coding AUTHOR = BalpCodes.participation("AUT");
    private static final Coding CUSTODIAN = BalpCodes.participation("CST");

    private static final BalpPattern READ = new BalpPattern(
            Optional.of("Read"), AuditEventAction.R, BalpCodes.ROLE_DESTINATION, BalpCodes.ROLE_SOURCE, RECIPIENT);
    private static final BalpPattern DELETE = new BalpPattern(
            Optional.of("Delete"), AuditEventAction.D, BalpCodes.ROLE_APPLICATION, BalpCodes.ROLE_CUSTODIAN, CUSTODIAN);

    static BalpPattern of(AuditKind kind) {
        return switch (kind) {
            case READ -> READ;
            case CREATE -> incoming("Create", AuditEventAction.C, AUTHOR);
            case UPDATE -> incoming("Update", AuditEventAction.U, AUTHOR);
            case DELETE -> DELETE;
            case SEARCH -> incoming("Query", AuditEventAction.E, RECIPIENT);
            case HISTORY,
                    BUNDLE,
                    OPERATION,
                    HOOK,
                    FEEDBACK,
                    DECISION,
                    AUTHENTICATION,
                    ADMINISTRATION,
                    CAPABILITIES,
                    OTHER -> incoming("", AuditEventAction.E, RECIPIENT);
        };
    }

    private static BalpPattern incoming(String profile, AuditEventAction action, Coding user) {
        return new BalpPattern(
                Optional.of(profile).filter(name -> !name.isEmpty()),
                action,
                BalpCodes.ROLE_SOURCE,
                BalpCodes.ROLE_DESTINATION,
                user);
    }
}
