package org.precisionhooks.fhir.genomics;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.Codes;
import org.precisionhooks.fhir.write.ErrorAnswer;

/** Why one of the genomics operations cannot answer (genomics-fhir.md section 6.5); the item at fault is named, nothing else. */
enum GenomicRefusal {
    MISSING_PARAMETER(400, IssueType.REQUIRED, "A parameter that is needed is missing"),
    UNREADABLE_PARAMETER(400, IssueType.VALUE, "A parameter cannot be read"),
    UNREADABLE_RANGE(
            400,
            IssueType.VALUE,
            "A range is a chromosome of GRCh37 or GRCh38 and 0-based half-open bounds, RefSeq:start-end"),
    UNREADABLE_VARIANT(400, IssueType.VALUE, "A variant is not an HGVS or SPDI expression that is understood"),
    VARIANT_NOT_LOCATED(400, IssueType.NOTSUPPORTED, "A variant cannot be normalised"),
    OTHER_SUBJECT(400, IssueType.CONFLICT, "Parameter 'subject' names another patient than the address"),
    TOO_MANY_ITEMS(400, IssueType.TOOCOSTLY, "The question has too many items"),
    TOO_MANY_VARIANTS(
            422,
            IssueType.TOOCOSTLY,
            "The answer would hold more variants than this server writes into one; ask for smaller ranges, or without them"),
    TOO_MANY_RESULTS(
            422,
            IssueType.TOOCOSTLY,
            "The answer would hold more results than this server writes into one; ask for less at once"),
    NOT_THE_OWNER(403, IssueType.FORBIDDEN, "Only the owner of this server, or an app of the system, may ask for this"),
    UNKNOWN_JOB(404, IssueType.NOTFOUND, "There is no such work that you asked for"),
    REBUILD_FAILED(
            500, IssueType.EXCEPTION, "The rebuild failed for a reason of the server; it may be asked for again"),
    NOT_LIFTED(
            422,
            IssueType.PROCESSING,
            "There are results on the other genome build, to which a range cannot be lifted over");

    private final int status;
    private final IssueType type;
    private final String words;

    GenomicRefusal(int status, IssueType type, String words) {
        this.status = status;
        this.type = type;
        this.words = words;
    }

    /** @param item the name of the parameter, or what of it cannot be dealt with, as it was sent */
    BaseServerResponseException exception(String item) {
        String text = words + ": " + shortened(item);
        String code = Codes.code(this);
        return new ErrorAnswer(Canonical.OPERATION_ERROR, code, type, text).exception(status);
    }

    private static String shortened(String item) {
        return item.length() > 200 ? item.substring(0, 200) : item;
    }
}
