package org.precisionhooks.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import org.precisionhooks.facts.ResultStatus;

/** What the status of a resource means for its use (genomics-fhir.md section 3.12). */
final class Statuses {

    private Statuses() {}

    static ResultStatus of(JsonNode json) {
        return switch (Json.text(json, "status")) {
            case "final",
                    "amended",
                    "corrected",
                    "appended",
                    "active",
                    "on-hold",
                    "completed",
                    "stopped",
                    "intended",
                    "current" -> ResultStatus.FINAL;
            case "preliminary", "registered", "partial", "draft", "in-progress" -> ResultStatus.PRELIMINARY;
            default -> ResultStatus.UNKNOWN;
        };
    }

    /** Entered in error, cancelled, or refuted: never used. */
    static boolean isRetracted(JsonNode json) {
        return isWithdrawn(Json.text(json, "status"))
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
        var concept = Concepts.concept(verification);
        return Concepts.hasCode(concept, "refuted")
                || Concepts.hasCode(concept, "entered-in-error")
                || concept.text().equals("refuted")
                || concept.text().equals("entered-in-error");
    }
}
