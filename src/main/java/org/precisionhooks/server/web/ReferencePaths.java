package org.precisionhooks.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The paths by which the reference implementation of the genomics operations serves them, below the FHIR API and only to be
 * read: {@code /subject-operations/genotype-operations/$find-subject-variants} is {@code /$find-subject-variants}. Everything
 * that stands before the FHIR API has seen the request by then.
 */
final class ReferencePaths {

    private static final Pattern ALIAS =
            Pattern.compile("(.*)/(?:subject-operations/(?:genotype|phenotype|metadata)-operations"
                    + "|population-operations/(?:genotype|phenotype)-operations)(/(?:\\$|%24)find-[a-z-]+)");

    private ReferencePaths() {}

    static HttpServletRequest of(HttpServletRequest request) {
        Matcher alias = ALIAS.matcher(request.getRequestURI());
        return request.getMethod().equals("GET") && alias.matches()
                ? new Renamed(request, alias.group(1) + alias.group(2))
                : request;
    }

    /** The same request at the path of the operation. */
    private static final class Renamed extends HttpServletRequestWrapper {

        private final String path;

        Renamed(HttpServletRequest request, String path) {
            super(request);
            this.path = path;
        }

        @Override
        public String getRequestURI() {
            return path;
        }

        @Override
        public StringBuffer getRequestURL() {
            String whole = super.getRequestURL().toString();
            return new StringBuffer(
                    whole.substring(0, whole.length() - super.getRequestURI().length()) + path);
        }

        @Override
        public String getPathInfo() {
            return path.substring(getContextPath().length() + getServletPath().length());
        }
    }
}
