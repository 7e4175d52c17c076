package org.precisionhooks.server.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetSourceWrapper;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a set that can verify a signature. A set that shows a private or a shared key is worth nothing any more; that
 * is no outage, which older keys would help over.
 */
final class PublicKeys extends JWKSetSourceWrapper<SecurityContext> {

    private static final int SMALLEST_RSA = 2048;

    PublicKeys(JWKSetSource<SecurityContext> source) {
        super(source);
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long currentTime, @Nullable SecurityContext context)
            throws KeySourceException {
        return of(getSource().getJWKSet(refresh, currentTime, context));
    }

    static JWKSet of(JWKSet set) throws KeySourceException {
        if (set.getKeys().stream().anyMatch(key -> key.isPrivate() || key instanceof OctetSequenceKey)) {
            throw new KeySourceException("The key set holds a private or a shared key");
        }
        List<JWK> usable = set.getKeys().stream().filter(PublicKeys::verifies).toList();
        if (usable.isEmpty()) {
            throw new KeySourceException("The key set holds no key that can verify a signature");
        }
        return new JWKSet(usable);
    }

    private static boolean verifies(JWK key) {
        boolean forSignatures = key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE);
        boolean fits = key instanceof ECKey || (key instanceof RSAKey && key.size() >= SMALLEST_RSA);
        return key.getKeyID() != null && forSignatures && fits;
    }
}
