package org.precisionhooks.fhir.operation;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.precisionhooks.fhir.ContractCodes;

class OperationRefusalTest {

    @ParameterizedTest
    @EnumSource
    void theContractListsTheCode(Refusal refusal) {
        OperationOutcome error = (OperationOutcome) refusal.exception().getOperationOutcome();

        assertThat(ContractCodes.of("pm-operation-error")).contains(ContractCodes.of(error));
    }
}
