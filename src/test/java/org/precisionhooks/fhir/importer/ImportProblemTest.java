package org.precisionhooks.fhir.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.precisionhooks.fhir.ContractCodes;
import org.precisionhooks.fhir.importer.calls.CallRefusal;
import org.precisionhooks.fhir.importer.calls.ReadCall;
import org.precisionhooks.fhir.importer.vcf.FileRefusal;
import org.precisionhooks.fhir.importer.vcf.RowRefusal;

class ImportProblemTest {

    @Test
    void theContractListsTheCodesOfRequestsFilesAndRows() {
        assertThat(ContractCodes.of("pm-import-issue"))
                .containsAll(Stream.of(
                                Arrays.stream(ImportProblem.values()).map(ImportProblem::code),
                                Arrays.stream(FileRefusal.values()).map(FileRefusal::code),
                                Arrays.stream(RowRefusal.values()).map(RowRefusal::code),
                                Arrays.stream(CallRefusal.values()).map(CallRefusal::code),
                                Arrays.stream(ReadCall.Kind.values()).map(ReadCall.Kind::code))
                        .flatMap(codes -> codes)
                        .toList());
    }
}
