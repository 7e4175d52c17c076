package org.precisionhooks.fhir.access;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.util.Arrays;
import java.util.Optional;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.Codes;
import org.precisionhooks.fhir.write.ErrorAnswer;

/** Why a request on the FHIR API is turned away; the texts are constants, nothing of the request or the store is quoted. */
enum AccessRefusal {
    /** For what is not there and for what may not be seen. */
    ABSENT(404, IssueType.NOTFOUND, "There is no such resource, or it may not be seen"),
    UNKNOWN_REFERENCE(
            400, IssueType.PROCESSING, "The resource refers to something that is not there, or may not be seen"),
    NOT_GRANTED(403, IssueType.FORBIDDEN, "The access token does not grant this interaction"),
    NOT_PERMITTED(403, IssueType.FORBIDDEN, "This may not be written"),
    RESERVED(403, IssueType.FORBIDDEN, "Resources of this type are written by who keeps them only"),
    UNCONFIRMED_ACTOR(
            422,
            IssueType.BUSINESSRULE,
            "The Consent names an entry of the directory that nobody who keeps it has confirmed"),
    INFERRING_SEARCH(
            403,
            IssueType.FORBIDDEN,
            "This search is refused: its answer would depend on resources that may not be seen. It must use parameters of"
                    + " the resource itself, without chains, _has, _filter, _list, _text, _content, _sort, _offset and"
                    + " iterated includes by wildcard or along more than plain references"),
    COSTLY_SEARCH(400, IssueType.TOOCOSTLY, "This search has too many parameters, values or includes"),
    COSTLY_BUNDLE(400, IssueType.TOOCOSTLY, "This Bundle has too many entries"),
    CLOSED_INTERACTION(403, IssueType.FORBIDDEN, "This interaction is not offered"),
    CONSENT_NOT_DELETED(405, IssueType.NOTSUPPORTED, "A Consent is not deleted; its status is changed"),
    VERSION_CONFLICT(
            409,
            IssueType.CONFLICT,
            "A Consent is changed by naming its current version in If-Match, and in no other way");

    private final int status;
    private final IssueType type;
    private final String words;

    AccessRefusal(int status, IssueType type, String words) {
        this.status = status;
        this.type = type;
        this.words = words;
    }

    BaseServerResponseException exception() {
        return answer().exception(status);
    }

    /** HAPI keeps no more of a refused entry of a batch than the words. */
    static Optional<AccessRefusal> ofWords(@Nullable String words) {
        return Arrays.stream(values())
                .filter(refusal -> refusal.words.equals(words))
                .findFirst();
    }

    OperationOutcome outcome() {
        return answer().outcome();
    }

    private ErrorAnswer answer() {
        return new ErrorAnswer(Canonical.ACCESS_ERROR, Codes.code(this), type, words);
    }
}
