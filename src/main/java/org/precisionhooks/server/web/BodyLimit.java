package org.precisionhooks.server.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.server.security.Outcomes;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads a request's body up to a limit, inflated where it is compressed, before anything parses it. A body that is too
 * large, or that inflates to too much, never reaches a parser.
 */
public class BodyLimit extends OncePerRequestFilter {

    private static final int PAYLOAD_TOO_LARGE = 413;

    private final int limit;

    public BodyLimit(DataSize limit) {
        this.limit = Math.toIntExact(limit.toBytes());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"POST".equals(request.getMethod())
                && !"PUT".equals(request.getMethod())
                && !"PATCH".equals(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (request.getContentLengthLong() > limit) {
            tooLarge(response);
        } else if (isForm(request)) {
            // The container reads forms, within a limit of its own, and does not inflate them.
            withoutEncoding(encoding, request, response, chain);
        } else {
            limited(encoding, request, response, chain);
        }
    }

    private static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    private static void withoutEncoding(
            @Nullable String encoding, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (encoding == null) {
            chain.doFilter(request, response);
        } else {
            unsupported(response);
        }
    }

    private void limited(
            @Nullable String encoding, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (encoding != null && !"gzip".equalsIgnoreCase(encoding) && !"identity".equalsIgnoreCase(encoding)) {
            unsupported(response);
            return;
        }
        byte[] body;
        try (InputStream in = open(encoding, request)) {
            body = in.readNBytes(limit + 1);
        } catch (IOException e) {
            // Cut off, chunks that are none, no gzip: nothing of ours failed.
            Outcomes.write(
                    response,
                    HttpServletResponse.SC_BAD_REQUEST,
                    "structure",
                    "The body is cut off or not encoded as its headers say");
            return;
        }
        if (body.length > limit) {
            tooLarge(response);
        } else {
            chain.doFilter(new BufferedRequest(request, body), response);
        }
    }

    private static InputStream open(@Nullable String encoding, HttpServletRequest request) throws IOException {
        return "gzip".equalsIgnoreCase(encoding)
                ? new GZIPInputStream(request.getInputStream())
                : request.getInputStream();
    }

    private void tooLarge(HttpServletResponse response) throws IOException {
        Outcomes.write(response, PAYLOAD_TOO_LARGE, "too-long", "The body is larger than " + limit + " bytes");
    }

    private static void unsupported(HttpServletResponse response) throws IOException {
        Outcomes.write(
                response,
                HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE,
                "not-supported",
                "This Content-Encoding is not supported");
    }
}
