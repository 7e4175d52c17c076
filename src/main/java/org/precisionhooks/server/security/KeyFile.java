package org.precisionhooks.server.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetParseException;
import com.nimbusds.jose.jwk.source.JWKSetRetrievalException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.ParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys in a file, read again when the file has changed. A file that is gone or broken holds no keys. */
final class KeyFile implements JWKSetSource<SecurityContext> {

    private final Path file;
    private volatile @Nullable Content content;

    /** What was read, and of which state of the file. */
    private record Content(List<Object> state, JWKSet keys) {}

    KeyFile(Path file) {
        this.file = file;
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long currentTime, @Nullable SecurityContext context)
            throws KeySourceException {
        return read();
    }

    JWKSet read() throws KeySourceException {
        try {
            List<Object> state = state();
            Content known = content;
            if (known == null || !known.state().equals(state)) {
                known = new Content(state, PublicKeys.of(JWKSet.parse(Files.readString(file))));
                content = known;
            }
            return known.keys();
        } catch (IOException e) {
            throw new JWKSetRetrievalException("The key file cannot be read", e);
        } catch (ParseException e) {
            throw new JWKSetParseException("The key file is not a JWK set", e);
        }
    }

    private List<Object> state() throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return List.of(attributes.lastModifiedTime(), attributes.size(), String.valueOf(attributes.fileKey()));
    }

    @Override
    public void close() {}
}
