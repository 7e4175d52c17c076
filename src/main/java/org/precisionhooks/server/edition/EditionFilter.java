package org.precisionhooks.server.edition;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Each request is answered by one edition from its beginning to its end. */
public final class EditionFilter extends OncePerRequestFilter {

    private final Editions editions;

    public EditionFilter(Editions editions) {
        this.editions = editions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Editions.Begun begun = editions.begin();
        try {
            chain.doFilter(request, response);
        } finally {
            begun.close();
        }
    }
}
