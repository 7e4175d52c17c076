package org.precisionhooks.fhir.genomics;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.precisionhooks.fhir.ContractCodes;

class GenomicRefusalTest {

    @ParameterizedTest
    @EnumSource
    void theContractListsTheCode(GenomicRefusal refusal) {
        OperationOutcome error = (OperationOutcome) refusal.exception("item").getOperationOutcome();

        assertThat(ContractCodes.of("pm-operation-error")).contains(ContractCodes.of(error));
    }
}
