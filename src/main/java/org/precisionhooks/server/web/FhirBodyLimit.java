package org.precisionhooks.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.precisionhooks.fhir.operation.file.RawFile;
import org.springframework.util.unit.DataSize;

/** Leaves a file that is sent to be imported or summed to the operation, which takes it piece by piece within a limit of its own. */
final class FhirBodyLimit extends BodyLimit {

    private static final Pattern FILE = Pattern.compile("/Patient/[A-Za-z0-9.-]{1,64}/\\$(import-vcf|polygenic-score)");

    FhirBodyLimit(DataSize limit) {
        super(limit);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return super.shouldNotFilter(request) || isFile(request);
    }

    private static boolean isFile(HttpServletRequest request) {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("");
        return "POST".equals(request.getMethod())
                && FILE.matcher(path).matches()
                && RawFile.isSentAs(request.getContentType());
    }
}
