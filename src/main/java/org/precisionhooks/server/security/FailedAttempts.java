package org.precisionhooks.server.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds how often a minute callers of one remote address may fail to prove who they are. Beyond that they are told to wait,
 * whatever is wrong with their tokens; callers who can prove it are served, since many may come from one address.
 */
public final class FailedAttempts extends OncePerRequestFilter {

    private static final int MOST_KEPT = 100_000;
    private static final int TOO_MANY_REQUESTS = 429;

    /** The first half of an address of IPv6, which is what a caller is given. */
    private static final Pattern NETWORK = Pattern.compile("((?:[0-9a-fA-F]{1,4}:){4}).*");

    private final int perMinute;
    private final Cache<String, RequestRate> failures = Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .expireAfterAccess(Duration.ofMinutes(2))
            .build();

    /** @param perMinute most failures of one address in a minute */
    FailedAttempts(int perMinute) {
        this.perMinute = perMinute;
    }

    /** The filter before a path, ahead of all that may refuse a caller. */
    public static FilterRegistrationBean<FailedAttempts> before(String name, String path, int perMinute) {
        FilterRegistrationBean<FailedAttempts> filter = new FilterRegistrationBean<>(new FailedAttempts(perMinute));
        filter.setName(name);
        filter.addUrlPatterns(path, path + "/*");
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 40);
        return filter;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, new Counted(response, source(request.getRemoteAddr())));
    }

    private Optional<Duration> count(String source) {
        return failures.get(source, address -> new RequestRate("failures", perMinute))
                .count();
    }

    private static String source(String address) {
        Matcher network = NETWORK.matcher(address);
        return network.matches() ? network.group(1) : address;
    }

    /** A response that counts when it is to say 401, and says 429 in its place when that was too often. */
    private final class Counted extends HttpServletResponseWrapper {

        private final String source;

        Counted(HttpServletResponse response, String source) {
            super(response);
            this.source = source;
        }

        @Override
        public void setStatus(int status) {
            Optional<Duration> wait = status == SC_UNAUTHORIZED ? count(source) : Optional.empty();
            super.setStatus(wait.isPresent() ? TOO_MANY_REQUESTS : status);
            wait.ifPresent(time -> setHeader(
                    HttpHeaders.RETRY_AFTER,
                    Long.toString(Math.max(1, time.plusMillis(999).toSeconds()))));
        }
    }
}
