package org.precisionhooks.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Whoever fails again and again is told to wait; whoever can prove who they are is served from the same address. */
class FailedAttemptsTest {

    private static final int LIMIT = 3;

    private final FailedAttempts filter = new FailedAttempts(LIMIT);

    @Test
    void failuresBeyondTheLimitWait() throws Exception {
        for (int i = 0; i < LIMIT; i++) {
            assertThat(answer("192.0.2.1", 401).getStatus()).isEqualTo(401);
        }
        MockHttpServletResponse refused = answer("192.0.2.1", 401);

        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(Long.parseLong(String.valueOf(refused.getHeader("Retry-After"))))
                .isBetween(1L, 60L);
        assertThat(answer("192.0.2.1", 200).getStatus()).as("who can prove it").isEqualTo(200);
        assertThat(answer("192.0.2.1", 403).getStatus()).isEqualTo(403);
        assertThat(answer("192.0.2.2", 401).getStatus()).as("another address").isEqualTo(401);
    }

    @Test
    void onlyFailuresCount() throws Exception {
        for (int i = 0; i < 10; i++) {
            answer("192.0.2.1", 200);
            answer("192.0.2.1", 404);
        }
        assertThat(answer("192.0.2.1", 401).getStatus()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:ffff:0:0:1, true",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:3:3:4:5:6, false",
        "10.0.0.1, 10.0.0.2, false"
    })
    void addressesOfOneNetworkOfVersionSixAreOne(String first, String second, boolean same) throws Exception {
        for (int i = 0; i < LIMIT; i++) {
            answer(first, 401);
        }
        assertThat(answer(second, 401).getStatus()).isEqualTo(same ? 429 : 401);
    }

    private MockHttpServletResponse answer(String address, int status) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request, response, (in, out) -> ((HttpServletResponse) out).setStatus(status));
        return response;
    }
}
