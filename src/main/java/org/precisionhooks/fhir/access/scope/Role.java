package org.precisionhooks.fhir.access.scope;

import java.util.Arrays;
import java.util.Optional;
import org.precisionhooks.fhir.write.Codes;

/** What a caller may be beside a user of clinical data (consent.md section 11, security-reliability.md section 4). */
public enum Role {
    /** The patient in person, or a proxy. */
    PATIENT,
    /** Keeps consents for patients. */
    CONSENT_OFFICER,
    /** Reviews break-glass and explains decisions. */
    PRIVACY_OFFICER,
    /** Reads the audit. */
    AUDITOR,
    /** Answers for the content of the server: knowledge, reports on its use. */
    OWNER;

    /** The name in tokens and settings, such as {@code privacy-officer}. */
    public String code() {
        return Codes.code(this);
    }

    public static Optional<Role> ofCode(String code) {
        return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
    }
}
