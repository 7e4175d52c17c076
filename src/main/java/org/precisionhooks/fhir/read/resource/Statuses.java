package org.precisionhooks.fhir.read.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.fhir.read.json.Concepts;
import org.precisionhooks.fhir.read.json.Json;

/** What the status of a resource means for its use (genomics-fhir.md section 3.12). */
public final class Statuses {

    private static final Set<String> WITHOUT_STATUS =
            Set.of("Patient", "Condition", "AllergyIntolerance", "MolecularSequence");

    private Statuses() {}

    /** The status; types that have none in FHIR R4 count as final. */
    static ResultStatus of(JsonNode json) {
        if (WITHOUT_STATUS.contains(Json.text(json, "resourceType"))) {
            return ResultStatus.FINAL;
        }
        return switch (stated(json)) {
            case "final",
                    "amended",
                    "corrected",
                    "appended",
                    "active",
                    "on-hold",
                    "completed",
                    "stopped",
                    "intended",
                    "requested",
                    "received",
                    "ready",
                    "accepted",
                    "not-taken",
                    "not-done",
                    "current" -> ResultStatus.FINAL;
            case "preliminary", "registered", "partial", "draft", "in-progress" -> ResultStatus.PRELIMINARY;
            default -> ResultStatus.UNKNOWN;
        };
    }

    /** A Goal states it in another place; a family history that is not complete is relied on as far as it goes. */
    private static String stated(JsonNode json) {
        String type = Json.text(json, "resourceType");
        if (type.equals("Goal")) {
            return Json.text(json, "lifecycleStatus");
        }
        String status = Json.text(json, "status");
        return type.equals("FamilyMemberHistory") && status.equals("partial") ? "completed" : status;
    }

    /** Entered in error, cancelled, or refuted: never used. */
    public static boolean isRetracted(JsonNode json) {
        return isWithdrawn(stated(json))
                || isWithdrawn(Json.text(json, "docStatus"))
                || isRefuted(json.path("verificationStatus"));
    }

    private static boolean isWithdrawn(String status) {
        return status.equals("entered-in-error") || status.equals("cancelled");
    }

    private static boolean isRefuted(JsonNode verification) {
        if (verification.isMissingNode()) {
            return false;
        }
        Concept concept = Concepts.concept(verification);
        return Concepts.hasCode(concept, "refuted")
                || Concepts.hasCode(concept, "entered-in-error")
                || concept.text().equals("refuted")
                || concept.text().equals("entered-in-error");
    }
}
