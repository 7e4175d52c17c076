package org.precisionhooks.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.precisionhooks.facts.PatientRecord;

class RecordReaderCasesTest {

    static Stream<ReadingCase> cases() {
        return ReadingCase.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void readsTheCaseAsWritten(ReadingCase reading) {
        PatientRecord record = reading.read();
        assertThat(Spelled.facts(record)).containsExactlyElementsOf(reading.facts());
        assertThat(Spelled.issues(record)).containsExactlyElementsOf(reading.issues());
    }
}
