package org.precisionhooks.fhir.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.precisionhooks.fhir.ContractCodes;

class AccessRefusalTest {

    @Test
    void theContractListsEachCode() {
        assertThat(ContractCodes.of("pm-access-error"))
                .containsExactlyElementsOf(Arrays.stream(AccessRefusal.values())
                        .map(refusal -> ContractCodes.of(refusal.outcome()))
                        .toList());
    }
}
