package org.precisionhooks.server.edition;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.precisionhooks.knowledge.Knowledge;

/** One edition of the knowledge with all that is made of it; nothing of it changes once it answers. */
public final class Edition {

    private final Knowledge knowledge;
    private final String digest;
    private final Map<Made<?>, Object> parts = new ConcurrentHashMap<>();

    Edition(Knowledge knowledge) {
        this.knowledge = knowledge;
        this.digest = knowledge.digest();
    }

    public Knowledge knowledge() {
        return knowledge;
    }

    /** SHA-256 of the files of the operator's folders; the built-in tables come with the software. */
    public String digest() {
        return digest;
    }

    void make(Made<?> made) {
        parts.put(made, made.make(this));
    }

    @SuppressWarnings("unchecked") // Only make() puts parts here, each of the type of its maker.
    <T> T part(Made<T> made) {
        Object part = parts.get(made);
        if (part == null) {
            throw new IllegalStateException("What is made of another part is declared after it");
        }
        return (T) part;
    }
}
