package org.precisionhooks.server.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.ResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Opens the key sets of issuers. A set at an address is kept for ten minutes, and for an hour if it cannot be had; a key that
 * is not in it makes it be fetched again, but not more than twice in half a minute, whoever asks.
 */
public final class KeySources {

    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final Duration KEPT_IN_OUTAGE = Duration.ofHours(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(30);

    private final ResourceRetriever retriever;

    public KeySources() {
        this(new KeyDownload());
    }

    KeySources(ResourceRetriever retriever) {
        this.retriever = retriever;
    }

    /** The keys at a {@code file:} or web address, which the registration has found fit. */
    public JWKSource<SecurityContext> open(URI location) {
        return "file".equals(location.getScheme())
                ? new JWKSetBasedJWKSource<>(new KeyFile(Path.of(location)))
                : fetched(location);
    }

    /** The address of a file, if a text is one. */
    static Optional<URI> file(String text) {
        try {
            return Optional.of(new URI(text))
                    .filter(address -> "file".equals(address.getScheme()))
                    .filter(address -> Path.of(address).isAbsolute());
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether a file holds keys that can be used now. */
    static boolean isReadable(URI file) {
        try {
            new KeyFile(Path.of(file)).read();
            return true;
        } catch (KeySourceException e) {
            return false;
        }
    }

    private JWKSource<SecurityContext> fetched(URI location) {
        try {
            return JWKSourceBuilder.create(new PublicKeys(new URLBasedJWKSetSource<>(location.toURL(), retriever)))
                    .cache(KEPT.toMillis(), LONGEST_WAIT.toMillis())
                    .refreshAheadCache(false)
                    .rateLimited(BETWEEN_FETCHES.toMillis())
                    .outageTolerant(KEPT_IN_OUTAGE.toMillis())
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("Not a web address", e);
        }
    }
}
