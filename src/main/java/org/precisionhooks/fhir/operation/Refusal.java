package org.precisionhooks.fhir.operation;

import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.ErrorAnswer;

/** Why a request is turned away; the texts quote nothing of the request. */
public enum Refusal {
    UNREADABLE_BODY("unreadable-body", IssueType.STRUCTURE, "The body must be a Parameters resource"),
    UNKNOWN_PARAMETER("unknown-parameter", IssueType.NOTSUPPORTED, "The operation has no such parameter"),
    MISSING_PATIENT(
            "missing-patient",
            IssueType.REQUIRED,
            "Exactly one parameter 'patient' is needed at the level of the type"),
    UNREADABLE_PATIENT(
            "unreadable-patient",
            IssueType.VALUE,
            "Parameter 'patient' must be the id of a patient of this server, or a reference Patient/[id]"),
    OTHER_PATIENT("other-patient", IssueType.CONFLICT, "Parameter 'patient' names another patient than the address"),
    UNREADABLE_DOMAIN("unreadable-domain", IssueType.VALUE, "Parameter 'domain' must be a code"),
    UNKNOWN_DOMAIN("unknown-domain", IssueType.CODEINVALID, "Parameter 'domain' names no domain of this server"),
    UNREADABLE_DRUG(
            "unreadable-drug",
            IssueType.VALUE,
            "Parameter 'drug' must be a CodeableConcept, a Coding, or a string: system|code or the name of a drug"),
    TOO_MANY_DRUGS("too-many-drugs", IssueType.TOOCOSTLY, "Too many parameters 'drug'"),
    UNREADABLE_LANGUAGE(
            "unreadable-language", IssueType.VALUE, "Parameter 'language' must be a language such as de, at most once"),
    NOT_THE_OWNER("not-the-owner", IssueType.FORBIDDEN, "Only the owner of this server may ask for this"),
    NOT_THE_PRIVACY_OFFICER(
            "not-the-privacy-officer", IssueType.FORBIDDEN, "Only a privacy officer of this server may ask for this"),
    UNREADABLE_REVIEW(
            "unreadable-review",
            IssueType.VALUE,
            "Parameters 'id', 'verdict' (justified or not-justified) and 'note', or 'reviewed' (true or false), must each be given once"),
    NOT_TO_BE_REVIEWED(
            "not-to-be-reviewed",
            IssueType.NOTFOUND,
            "There is no such override that you may review: it is unknown, reviewed already, or your own"),
    UNREADABLE_PERIOD(
            "unreadable-period",
            IssueType.VALUE,
            "Parameters 'start' and 'end' must be dates or times, each at most once, the start before the end"),
    UNREADABLE_COMMENTS("unreadable-comments", IssueType.VALUE, "Parameter 'comments' must be true or false"),
    NOT_THE_AUDITOR("not-the-auditor", IssueType.FORBIDDEN, "Only who audits this server may ask for this"),
    UNKNOWN_EQUATION(
            "unknown-equation",
            IssueType.VALUE,
            "Parameter 'equation' must be the code of a risk equation that this server has turned on"),
    UNREADABLE_WHAT_IF(
            "unreadable-what-if",
            IssueType.VALUE,
            "Parameter 'whatIf' must have one 'input' that is known and one number as 'value', as parts or as input$value"),
    UNREADABLE_AS_OF(
            "unreadable-as-of", IssueType.VALUE, "Parameter 'asOf' must be a day, today or earlier, at most once"),
    UNKNOWN_SCORE(
            "unknown-score",
            IssueType.VALUE,
            "Parameter 'score' must be the id of one polygenic score that this server has loaded"),
    UNREADABLE_SOURCE(
            "unreadable-source",
            IssueType.VALUE,
            "Exactly one parameter 'source' is needed: a reference to a DocumentReference of this patient that is current and has one attachment, or to a Binary"),
    UNREADABLE_SAMPLE("unreadable-sample", IssueType.VALUE, "Parameter 'sample' must be the name of one sample"),
    UNREADABLE_BUILD("unreadable-build", IssueType.VALUE, "Parameter 'build' must be GRCh37 or GRCh38, at most once"),
    UNREADABLE_TIME("unreadable-time", IssueType.VALUE, "Parameter 'time' must be a date or a time, at most once"),
    UNREADABLE_REQUESTER(
            "unreadable-requester",
            IssueType.VALUE,
            "Parameter 'requester' must be a reference such as Practitioner/1"),
    UNREADABLE_RELATION(
            "unreadable-relation",
            IssueType.VALUE,
            "Parameter 'relation' must be treating-organization, public-health-agency, payer, self or other"),
    UNREADABLE_ACTION("unreadable-action", IssueType.VALUE, "Parameter 'action' must be read, cds or write"),
    UNREADABLE_PURPOSE("unreadable-purpose", IssueType.VALUE, "Parameter 'purpose' must be a code of v3-ActReason"),
    NO_RELEASES("no-releases", IssueType.NOTSUPPORTED, "The operator has named no folders for releases and packs"),
    UNREADABLE_RELEASE(
            "unreadable-release",
            IssueType.VALUE,
            "Parameters 'kind' (guidance, alleles or rxnorm), 'release' and 'edition' must each be given once, 'source' and"
                    + " 'patients' at most once, as plain names; or 'pack', and 'after' at most once; 'count', how many"
                    + " patients one answer is about, at most once"),
    RELEASE_REFUSED("release-refused", IssueType.STRUCTURE, "The release is not as expected"),
    KNOWLEDGE_REFUSED("knowledge-refused", IssueType.PROCESSING, "The tables of the operator's folders cannot be used"),
    UNREADABLE_ANCHOR(
            "unreadable-anchor",
            IssueType.VALUE,
            "Parameters 'sequence' and 'hash' must be those of an earlier answer, both or none");

    private final String code;
    private final IssueType type;
    private final String words;

    Refusal(String code, IssueType type, String words) {
        this.code = code;
        this.type = type;
        this.words = words;
    }

    /** Answered with status 403 to who may not ask, 422 for what was understood and cannot be done, 400 otherwise. */
    public BaseServerResponseException exception() {
        return exception(words);
    }

    /** @param words the constant ones, or what is wrong with a file of the operator's own */
    BaseServerResponseException exception(String words) {
        return new ErrorAnswer(Canonical.OPERATION_ERROR, code, type, words).exception(status());
    }

    private int status() {
        return switch (type) {
            case FORBIDDEN -> Constants.STATUS_HTTP_403_FORBIDDEN;
            case PROCESSING -> Constants.STATUS_HTTP_422_UNPROCESSABLE_ENTITY;
            default -> Constants.STATUS_HTTP_400_BAD_REQUEST;
        };
    }
}
