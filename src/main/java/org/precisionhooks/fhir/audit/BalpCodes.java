package org.precisionhooks.fhir.audit;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** The codes of IHE BALP AuditEvents (security-reliability.md section 4.2). */
final class BalpCodes {

    static final String PROFILE = "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.";
    static final String RESTFUL_INTERACTION = "http://hl7.org/fhir/restful-interaction";
    static final String JTI = "urn:ietf:params:oauth:jti:";

    static final Coding ROLE_APPLICATION = dicom("110150", "Application");
    static final Coding ROLE_DESTINATION = dicom("110152", "Destination Role ID");
    static final Coding ROLE_SOURCE = dicom("110153", "Source Role ID");
    static final Coding ROLE_CUSTODIAN =
            coding("http://terminology.hl7.org/CodeSystem/provenance-participant-type", "custodian", "Custodian");
    static final Coding ROLE_AUTHORIZER =
            coding("http://terminology.hl7.org/CodeSystem/extra-security-role-type", "authserver", "");
    static final Coding ROLE_ORGANIZATION = coding("http://terminology.hl7.org/CodeSystem/v3-RoleClass", "PROV", "");

    static final Coding EMERGENCY = dicom("110127", "Emergency Override Started");
    static final Coding LOGIN = dicom("110122", "Login");

    static final Coding ENTITY_PERSON = entityType("1", "Person");
    static final Coding ENTITY_SYSTEM_OBJECT = entityType("2", "System Object");
    static final Coding ENTITY_OTHER = entityType("4", "Other");
    static final Coding ENTITY_CONSENT = coding("http://hl7.org/fhir/resource-types", "Consent", "Consent");
    static final Coding ENTITY_REQUEST =
            coding("https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType", "XrequestId", "");
    static final Coding ENTITY_TOKEN =
            coding("https://profiles.ihe.net/ITI/BALP/CodeSystem/UserAgentTypes", "UserOauthAgent", "");

    static final Coding OBJECT_PATIENT = objectRole("1", "Patient");
    static final Coding OBJECT_RESOURCE = objectRole("4", "Domain Resource");
    static final Coding OBJECT_QUERY = objectRole("24", "Query");

    static final Coding APPLICATION_SERVER = sourceType("4", "Application Server");
    static final Coding SECURITY_SERVER = sourceType("6", "Security Server");

    private static final Coding REST =
            coding("http://terminology.hl7.org/CodeSystem/audit-event-type", "rest", "RESTful Operation");
    private static final Coding SECURITY_ALERT = dicom("110113", "Security Alert");
    private static final Coding USER_AUTHENTICATION = dicom("110114", "User Authentication");
    private static final Coding APPLICATION_ACTIVITY = dicom("110100", "Application Activity");

    private BalpCodes() {}

    static Coding type(AuditKind kind) {
        return switch (kind) {
            case DECISION -> SECURITY_ALERT;
            case AUTHENTICATION -> USER_AUTHENTICATION;
            case ADMINISTRATION -> APPLICATION_ACTIVITY;
            case READ,
                    HISTORY,
                    SEARCH,
                    CREATE,
                    UPDATE,
                    DELETE,
                    BUNDLE,
                    OPERATION,
                    HOOK,
                    FEEDBACK,
                    CAPABILITIES,
                    OTHER -> REST;
        };
    }

    /** The kinds of events that have this type. */
    static Set<AuditKind> kinds(Optional<String> system, String code) {
        return Arrays.stream(AuditKind.values())
                .filter(kind -> type(kind).getCode().equals(code))
                .filter(kind -> system.map(type(kind).getSystem()::equals).orElse(true))
                .collect(Collectors.toUnmodifiableSet());
    }

    static Coding participation(String code) {
        return coding("http://terminology.hl7.org/CodeSystem/v3-ParticipationType", code, "");
    }

    static Coding authorization(String code) {
        return coding("https://profiles.ihe.net/ITI/BALP/CodeSystem/AuthZsubType", code, "");
    }

    static CodeableConcept concept(Coding coding) {
        return new CodeableConcept().addCoding(coding.copy());
    }

    static Coding coding(String system, String code, String display) {
        Coding coding = new Coding().setSystem(system).setCode(code);
        return display.isEmpty() ? coding : coding.setDisplay(display);
    }

    private static Coding dicom(String code, String display) {
        return coding("http://dicom.nema.org/resources/ontology/DCM", code, display);
    }

    private static Coding entityType(String code, String display) {
        return coding("http://terminology.hl7.org/CodeSystem/audit-entity-type", code, display);
    }

    private static Coding objectRole(String code, String display) {
        return coding("http://terminology.hl7.org/CodeSystem/object-role", code, display);
    }

    private static Coding sourceType(String code, String display) {
        return coding("http://terminology.hl7.org/CodeSystem/security-source-type", code, display);
    }
}
