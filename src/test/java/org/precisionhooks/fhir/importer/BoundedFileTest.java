package org.precisionhooks.fhir.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.precisionhooks.fhir.importer.vcf.FileRefusal;
import org.precisionhooks.fhir.importer.vcf.FileRefusedException;

/** A file that is longer than what is taken ends where it is, however it is read. */
class BoundedFileTest {

    private static InputStream file(int length) {
        return new BoundedFile(new ByteArrayInputStream(new byte[length]), 10);
    }

    @Test
    void whatIsNoLongerIsReadToItsEnd() throws IOException {
        assertThat(file(10).readAllBytes()).hasSize(10);
        assertThat(file(0).read()).isNegative();
    }

    @Test
    void whatIsLongerIsRefused() {
        assertThatThrownBy(() -> file(11).readAllBytes())
                .isInstanceOf(FileRefusedException.class)
                .satisfies(
                        e -> assertThat(((FileRefusedException) e).refusal()).isEqualTo(FileRefusal.UPLOAD_TOO_LARGE));
        assertThatThrownBy(() -> {
                    InputStream one = file(11);
                    while (one.read() >= 0) {}
                })
                .isInstanceOf(FileRefusedException.class);
    }
}
