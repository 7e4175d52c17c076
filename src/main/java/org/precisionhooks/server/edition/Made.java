package org.precisionhooks.server.edition;

import java.util.function.Function;
import java.util.function.Supplier;

/** Something that is made of each edition of the knowledge, and asked for where it is needed. */
public final class Made<T> implements Supplier<T> {

    private final Editions editions;
    private final Function<Edition, T> maker;

    Made(Editions editions, Function<Edition, T> maker) {
        this.editions = editions;
        this.maker = maker;
    }

    /** That of the edition by which this thread answers. */
    @Override
    public T get() {
        return of(editions.now());
    }

    /** That of an edition. */
    public T of(Edition edition) {
        return edition.part(this);
    }

    T make(Edition edition) {
        return maker.apply(edition);
    }
}
