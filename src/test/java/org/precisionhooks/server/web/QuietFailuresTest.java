package org.precisionhooks.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.sql.SQLTransientConnectionException;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.precisionhooks.fhir.importer.ImportProblem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class QuietFailuresTest {

    private final QuietFailures failures = new QuietFailures();

    @Test
    void failureOfTheServerIsNeitherShownNorQuoted(CapturedOutput log) {
        BaseServerResponseException answer = failures.quiet(
                null, new InternalErrorException("canary", new IllegalStateException("canary in the cause")));

        assertThat(answer.getStatusCode()).isEqualTo(500);
        assertThat(((OperationOutcome) answer.getOperationOutcome())
                        .getIssueFirstRep()
                        .getDiagnostics())
                .doesNotContain("canary");
        assertThat(log.getAll()).contains("IllegalStateException").doesNotContain("canary");
    }

    /** It was answered as a defect (500), which nobody sends again. */
    @Test
    void whatIsToBeSentAgainLaterIsNoDefect() {
        assertThat(failures.quiet(null, ImportProblem.TOO_MANY_UPLOADS.exception()))
                .isNull();
    }

    @Test
    void errorOfTheCallerKeepsItsExplanation() {
        assertThat(failures.quiet(null, new ResourceNotFoundException("none"))).isNull();
        assertThat(failures.quiet(null, new DataFormatException("bad"))).isNull();
    }

    @Test
    void errorOfTheCallerIsNotQuoted() {
        String words = "HAPI-1: Unknown code \"a \"canary\" b\" for 'canary', see there";

        assertThat(failures.quiet(null, new ResourceNotFoundException(words)))
                .hasMessage("HAPI-1: Unknown code \u2026, see there");
        assertThat(failures.quiet(null, new DataFormatException(words)))
                .hasMessage("HAPI-1: Unknown code \u2026, see there");
    }

    @Test
    void databaseThatCannotBeReachedIsNoDefect() {
        BaseServerResponseException answer =
                failures.quiet(null, new InternalErrorException(new SQLTransientConnectionException("canary")));

        assertThat(answer.getStatusCode()).isEqualTo(503);
    }
}
