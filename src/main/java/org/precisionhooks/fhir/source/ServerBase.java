package org.precisionhooks.fhir.source;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The base address of a FHIR server. An address lies under it that has its scheme, host and port, and whose path begins with
 * its path.
 *
 * @param scheme http or https
 * @param host in lower case; an IPv6 address in brackets
 * @param port the scheme's own when the address names none
 * @param path without a slash at its end
 */
public record ServerBase(String scheme, String host, int port, String path) {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    /** What one server may take for another path than the next: dot segments, empty segments and their encoded forms. */
    private static final Pattern AMBIGUOUS =
            Pattern.compile("(^|/)\\.{1,2}(/|$)|//|;|%(2e|2f|5c|00)", Pattern.CASE_INSENSITIVE);

    /** Empty for anything but a plain http or https address without user, query and fragment. */
    public static Optional<ServerBase> of(URI uri) {
        return Optional.of(uri)
                .filter(base -> isPlain(base) && base.getRawQuery() == null)
                .map(base -> new ServerBase(
                        scheme(base), base.getHost().toLowerCase(Locale.ROOT), port(base), trimmed(base.getRawPath())));
    }

    public boolean contains(ServerBase other) {
        return hasOriginOf(other) && (other.path.equals(path) || other.path.startsWith(path + "/"));
    }

    /**
     * The address that a text means, read as relative to this base; empty when it is none, or lies elsewhere.
     *
     * @param address relative or absolute, its parts encoded
     */
    public Optional<URI> resolve(String address) {
        try {
            // HAPI and others write the bar of a token search as it is.
            URI uri = new URI(this + "/").resolve(new URI(address.replace("|", "%7C")));
            return isPlain(uri) && contains(withoutQuery(uri)) ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static ServerBase withoutQuery(URI uri) {
        return new ServerBase(
                scheme(uri), uri.getHost().toLowerCase(Locale.ROOT), port(uri), trimmed(uri.getRawPath()));
    }

    private boolean hasOriginOf(ServerBase other) {
        return scheme.equals(other.scheme) && host.equals(other.host) && port == other.port;
    }

    private static boolean isPlain(URI uri) {
        return SCHEMES.contains(scheme(uri))
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawFragment() == null
                && !AMBIGUOUS.matcher(uri.getRawPath()).find();
    }

    private static String scheme(URI uri) {
        return String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return scheme(uri).equals("https") ? 443 : 80;
    }

    private static String trimmed(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** Scheme, host and port. */
    public String origin() {
        return scheme + "://" + host + ":" + port;
    }

    @Override
    public String toString() {
        return origin() + path;
    }
}
