package org.precisionhooks.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.DelegatingServletInputStream;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

class BodyLimitTest {

    private final BodyLimit limit = new BodyLimit(DataSize.ofBytes(100));
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final MockFilterChain chain = new MockFilterChain();

    @Test
    void bodyOfTheLimitPasses() throws Exception {
        filter(post("x".repeat(100).getBytes(StandardCharsets.UTF_8)));

        assertThat(chain.getRequest().getInputStream().readAllBytes()).hasSize(100);
    }

    @Test
    void largerBodyIsRefusedBeforeItIsParsed() throws Exception {
        filter(post(new byte[101]));

        assertRefused(413);
    }

    @Test
    void bodyOfUnknownLengthIsCounted() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("PUT", "/fhir/Patient/1") {
            @Override
            public long getContentLengthLong() {
                return -1;
            }
        };
        request.setContent(new byte[101]);
        filter(request);

        assertRefused(413);
    }

    @Test
    void compressedBodyIsInflated() throws Exception {
        MockHttpServletRequest request = post(gzip("{}".getBytes(StandardCharsets.UTF_8)));
        request.addHeader("Content-Encoding", "gzip");
        filter(request);

        assertThat(chain.getRequest().getInputStream().readAllBytes())
                .asString()
                .isEqualTo("{}");
        assertThat(chain.getRequest().getContentLength()).isEqualTo(2);
    }

    @Test
    void bombIsRefused() throws Exception {
        MockHttpServletRequest request = post(gzip(new byte[50_000]));
        request.addHeader("Content-Encoding", "gzip");
        filter(request);

        assertRefused(413);
    }

    @Test
    void brokenCompressionIsTheCallersError() throws Exception {
        MockHttpServletRequest request = post("not gzip at all".getBytes(StandardCharsets.UTF_8));
        request.addHeader("Content-Encoding", "gzip");
        filter(request);

        assertRefused(400);
    }

    @Test
    void truncatedCompressionIsTheCallersError() throws Exception {
        byte[] whole = gzip("{\"resourceType\":\"Patient\"}".getBytes(StandardCharsets.UTF_8));
        MockHttpServletRequest request = post(Arrays.copyOf(whole, whole.length - 12));
        request.addHeader("Content-Encoding", "gzip");
        filter(request);

        assertRefused(400);
    }

    @Test
    void unknownEncodingIsRefused() throws Exception {
        MockHttpServletRequest request = post(new byte[1]);
        request.addHeader("Content-Encoding", "br");
        filter(request);

        assertRefused(415);
    }

    @Test
    void compressedFormIsRefused() throws Exception {
        MockHttpServletRequest request = post(new byte[1]);
        request.setContentType("application/x-www-form-urlencoded");
        request.addHeader("Content-Encoding", "gzip");
        filter(request);

        assertRefused(415);
    }

    @Test
    void bodyThatBreaksOffIsRefused() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/fhir/Patient") {
            @Override
            public ServletInputStream getInputStream() {
                return new DelegatingServletInputStream(InputStream.nullInputStream()) {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("Connection reset by Patient/1");
                    }
                };
            }
        };
        filter(request);

        assertRefused(400);
        assertThat(response.getContentAsString()).doesNotContain("Patient/1");
    }

    private void filter(MockHttpServletRequest request) throws ServletException, IOException {
        limit.doFilter(request, response, chain);
    }

    private void assertRefused(int status) throws IOException {
        assertThat(chain.getRequest()).isNull();
        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(response.getContentAsString()).contains("\"resourceType\":\"OperationOutcome\"");
    }

    private static MockHttpServletRequest post(byte[] body) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/fhir/Patient");
        request.setContent(body);
        return request;
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
