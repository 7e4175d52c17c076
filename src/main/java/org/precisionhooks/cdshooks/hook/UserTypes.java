package org.precisionhooks.cdshooks.hook;

import java.util.Set;

/** Who may be the user of a hook, as types of resource (cds-hooks.md section 4). */
final class UserTypes {

    static final Set<String> PRACTITIONER = Set.of("Practitioner");
    static final Set<String> CLINICIAN = Set.of("Practitioner", "PractitionerRole");
    static final Set<String> ANYONE = Set.of("Practitioner", "PractitionerRole", "Patient", "RelatedPerson");
    /** The hook has no user. */
    static final Set<String> NOBODY = Set.of();

    private UserTypes() {}
}
