package org.precisionhooks.server.security;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Addresses that a registration may name: https, and in development http on this machine. */
final class WebAddress {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private WebAddress() {}

    static Optional<URI> parse(String text, boolean development) {
        return uri(text)
                .filter(address -> isSecure(address) || (development && isLoopback(address)))
                .filter(address -> address.getRawUserInfo() == null
                        && address.getRawQuery() == null
                        && address.getRawFragment() == null);
    }

    /** An origin as browsers write it: scheme, host in small letters and perhaps a port. */
    static Optional<String> origin(String text, boolean development) {
        return parse(text, development)
                .filter(address -> address.getRawPath().isEmpty() && text.equals(text.toLowerCase(Locale.ROOT)))
                .map(URI::toString);
    }

    private static boolean isSecure(URI address) {
        return "https".equals(address.getScheme()) && address.getHost() != null;
    }

    private static boolean isLoopback(URI address) {
        return "http".equals(address.getScheme()) && address.getHost() != null && LOOPBACK.contains(address.getHost());
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
