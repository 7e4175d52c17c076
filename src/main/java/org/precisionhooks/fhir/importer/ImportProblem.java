package org.precisionhooks.fhir.importer;

import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.precisionhooks.fhir.importer.vcf.FileRefusal;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.ErrorAnswer;

/** Why a request for an import is turned away; the texts are constants, nothing of the request is quoted. */
public enum ImportProblem {
    UNREADABLE_FILE(
            "unreadable-file",
            IssueType.VALUE,
            "Exactly one parameter 'file' is needed: an Attachment with data, or a reference to a Binary or DocumentReference; or the file is the body, or the field 'file' of a form"),
    UNREADABLE_FORM(
            "unreadable-form",
            IssueType.VALUE,
            "A form of multipart/form-data is cut into fields by its boundary, has one field with the file, and no more than 100 fields of bounded length"),
    UNKNOWN_FILE("unknown-file", IssueType.NOTFOUND, "There is no such file, or it is not of this patient"),
    UNREADABLE_BUILD("unreadable-build", IssueType.VALUE, "Parameter 'build' must be GRCh37 or GRCh38"),
    UNREADABLE_SOURCE_CLASS(
            "unreadable-source-class", IssueType.VALUE, "Parameter 'genomicSourceClass' must be germline or somatic"),
    UNREADABLE_MODE("unreadable-mode", IssueType.VALUE, "Parameter 'mode' must be observations or index"),
    UNREADABLE_TEST(
            "unreadable-test",
            IssueType.VALUE,
            "Parameters 'sample', 'testId', 'testDate' and 'specimen' may each be given once: texts, a FHIR date, Specimen/[id]"),
    UNREADABLE_REGIONS(
            "unreadable-regions",
            IssueType.VALUE,
            "Parameters 'regions', 'regionStudied' and 'uncallable' must be BED files as Attachments with data, or ranges such as NC_000010.11:94761899-94852964"),
    TOO_LARGE_TO_WAIT(
            "too-large-to-wait",
            IssueType.TOOCOSTLY,
            "The file is too large to wait for; send 'Prefer: respond-async'"),
    UNSUPPORTED_ENCODING(
            "unsupported-encoding",
            IssueType.NOTSUPPORTED,
            "A file may be sent as it is or with Content-Encoding gzip"),
    BROKEN_OFF("broken-off", IssueType.STRUCTURE, "The file is cut off on its way, or not encoded as its headers say"),
    TOO_MANY_UPLOADS(
            "too-many-uploads",
            IssueType.THROTTLED,
            "Other large files are being sent; this one may be sent again soon"),
    NOT_PERMITTED("not-permitted", IssueType.FORBIDDEN, "Results of no kind may be stored of this patient"),
    FAILED("import-failed", IssueType.EXCEPTION, "The import failed for a reason of the server; nothing of it is kept"),
    UNKNOWN_IMPORT("unknown-import", IssueType.NOTFOUND, "There is no such import that you asked for");

    private static final int TOO_LARGE = 413;
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;
    private static final int UNAVAILABLE = 503;

    private final String code;
    private final IssueType type;
    private final String words;

    ImportProblem(String code, IssueType type, String words) {
        this.code = code;
        this.type = type;
        this.words = words;
    }

    public String code() {
        return code;
    }

    public String words() {
        return words;
    }

    public OperationOutcome outcome() {
        return answer().outcome();
    }

    /** Answered with status 404 for what is not there, with 403 for what is not permitted, mostly with 400 otherwise. */
    public BaseServerResponseException exception() {
        int status =
                switch (type) {
                    case NOTFOUND -> Constants.STATUS_HTTP_404_NOT_FOUND;
                    case FORBIDDEN -> Constants.STATUS_HTTP_403_FORBIDDEN;
                    case NOTSUPPORTED -> UNSUPPORTED_MEDIA_TYPE;
                    case THROTTLED -> UNAVAILABLE;
                    default -> Constants.STATUS_HTTP_400_BAD_REQUEST;
                };
        BaseServerResponseException exception = answer().exception(status);
        if (status == UNAVAILABLE) {
            exception.addResponseHeader("Retry-After", "60");
        }
        return exception;
    }

    /** A file that is not imported is answered with 422, one that is too large to be taken with 413. */
    public static BaseServerResponseException of(FileRefusal refusal) {
        return answer(refusal)
                .exception(
                        refusal == FileRefusal.UPLOAD_TOO_LARGE
                                ? TOO_LARGE
                                : Constants.STATUS_HTTP_422_UNPROCESSABLE_ENTITY);
    }

    public static OperationOutcome outcome(FileRefusal refusal) {
        return answer(refusal).outcome();
    }

    private static ErrorAnswer answer(FileRefusal refusal) {
        return new ErrorAnswer(Canonical.IMPORT_ISSUE, refusal.code(), IssueType.PROCESSING, refusal.words());
    }

    private ErrorAnswer answer() {
        return new ErrorAnswer(Canonical.IMPORT_ISSUE, code, type, words);
    }
}
