package org.precisionhooks.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@ExtendWith(OutputCaptureExtension.class)
class FailureBarrierTest {

    @Test
    void whatNobodyCaughtIsNeitherShownNorQuoted(CapturedOutput log) throws ServletException, IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();

        new FailureBarrier().doFilter(new MockHttpServletRequest(), response, (request, answer) -> {
            answer.getWriter().write("half an answer");
            throw new ServletException("canary", new IllegalStateException("canary in the cause"));
        });

        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(response.getContentAsString())
                .contains("\"resourceType\":\"OperationOutcome\"")
                .doesNotContain("canary", "half");
        assertThat(log.getAll()).contains("IllegalStateException").doesNotContain("canary");
    }
}
