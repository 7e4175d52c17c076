package org.precisionhooks.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.precisionhooks.cdshooks.hook.ErrorCode;
import org.precisionhooks.cdshooks.hook.HookError;

/** Threat 34: a client may not ask about one patient without end, and hinders nobody else when it tries. */
class PatientRateTest {

    private final PatientRate rate = new PatientRate(3);

    @Test
    void oneClientIsBoundedForOnePatientAlone() {
        for (int i = 0; i < 3; i++) {
            rate.count("clinic", "p1");
        }

        assertThatThrownBy(() -> rate.count("clinic", "p1"))
                .isInstanceOfSatisfying(
                        HookError.class, error -> assertThat(error.code()).isEqualTo(ErrorCode.TOO_MANY_REQUESTS));
        assertThatCode(() -> rate.count("clinic", "p2")).doesNotThrowAnyException();
        assertThatCode(() -> rate.count("another", "p1")).doesNotThrowAnyException();
    }
}
