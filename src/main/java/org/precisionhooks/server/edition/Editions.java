package org.precisionhooks.server.edition;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.knowledge.Knowledge;
import org.precisionhooks.knowledge.KnowledgeException;
import org.precisionhooks.knowledge.Table;

/**
 * The edition of the knowledge by which this node answers. Another one takes its place as a whole, once all of it was made and
 * tried; whoever is at work goes on with the one that it began with.
 */
public final class Editions {

    private final Supplier<Knowledge> folders;
    private final Knowledge standing;
    private final List<Made<?>> parts = new CopyOnWriteArrayList<>();
    private final List<Consumer<Edition>> trials = new CopyOnWriteArrayList<>();
    private final ThreadLocal<@Nullable Edition> begun = new ThreadLocal<>();

    private volatile Edition current;

    /**
     * Begins with what the folders hold.
     *
     * @param folders reads them
     */
    public Editions(Supplier<Knowledge> folders) {
        this.folders = folders;
        this.standing = folders.get();
        this.current = new Edition(standing.unopened());
    }

    /** Two editions, the second in the place of the first; the same where nothing was exchanged. */
    public record Exchange(Edition before, Edition after) {

        @SuppressWarnings("ReferenceEquality") // The same edition, not an equal one.
        public boolean isNone() {
            return before == after;
        }
    }

    /** Work that sees one edition until it is closed. */
    @FunctionalInterface
    public interface Begun extends AutoCloseable {
        @Override
        void close();
    }

    /** The knowledge of the start, for what stands until the next one: who may see what, and who calls. */
    public Knowledge standing() {
        return standing;
    }

    /** The tables that are in use, by name. */
    public Collection<Table<?>> tables() {
        Map<String, Table<?>> tables = new TreeMap<>();
        standing.tables().forEach(table -> tables.put(table.name(), table));
        now().knowledge().tables().forEach(table -> tables.put(table.name(), table));
        return tables.values();
    }

    /** Something that every edition has; made at once of the current one, hence after the parts that it is made of. */
    public synchronized <T> Made<T> each(Function<Edition, T> maker) {
        Made<T> part = new Made<>(this, maker);
        current.make(part);
        parts.add(part);
        return part;
    }

    /** What an edition must pass before it answers; refused by an exception. */
    public synchronized void tried(Consumer<Edition> trial) {
        trials.add(trial);
    }

    /** The edition with which this thread's work began; outside of such work the one that answers now. */
    public Edition now() {
        Edition own = begun.get();
        return own == null ? current : own;
    }

    /** Begins work that sees the edition that answers now; within other such work, a part of that. */
    public Begun begin() {
        return begin(now());
    }

    /** Does a work that sees one edition. */
    public void during(Runnable work) {
        during(now(), work);
    }

    private void during(Edition edition, Runnable work) {
        Begun own = begin(edition);
        try {
            work.run();
        } finally {
            own.close();
        }
    }

    private Begun begin(Edition edition) {
        Edition outer = begun.get();
        begun.set(edition);
        return () -> {
            if (outer == null) {
                begun.remove();
            } else {
                begun.set(outer);
            }
        };
    }

    /** Complains of files in the folders that nobody opened, e.g. with a misspelt name; asked once all is made. */
    public void refuseUnknownFiles() {
        refuseUnknownFiles(current);
    }

    /**
     * Reads the folders anew and lets what they hold answer from now on.
     *
     * @param wanted whether an edition is one that may take the place
     * @param last told of an edition that passed all trials, before it answers
     * @throws KnowledgeException when a table is broken, or one has changed that stands until the next start
     */
    public synchronized Exchange exchange(Predicate<Edition> wanted, Consumer<Edition> last) {
        Edition before = current;
        Edition next = new Edition(folders.get());
        if (next.digest().equals(before.digest()) || !wanted.test(next)) {
            return new Exchange(before, before);
        }
        during(next, () -> make(next));
        last.accept(next);
        current = next;
        return new Exchange(before, next);
    }

    private void make(Edition next) {
        parts.forEach(next::make);
        refuseUnknownFiles(next);
        refuseWhatStands(next.knowledge());
        trials.forEach(trial -> trial.accept(next));
    }

    private void refuseUnknownFiles(Edition edition) {
        Set<String> used = new HashSet<>(standing.names());
        used.addAll(edition.knowledge().names());
        edition.knowledge().refuseSiteFilesBut(used);
    }

    private void refuseWhatStands(Knowledge next) {
        standing.names().stream()
                .filter(table -> !standing.agreesOn(table, next))
                .sorted()
                .findFirst()
                .ifPresent(table -> {
                    throw new KnowledgeException(
                            table + ".tsv", 0, "a change of this table needs a start of the server");
                });
    }
}
