package org.precisionhooks.server.edition;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.precisionhooks.knowledge.KnowledgeException;
import org.precisionhooks.server.edition.Editions.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Takes over what the operator has put into the folders: when this node is asked to, and when another node did. */
public final class KnowledgeReload {

    private static final Logger LOG = LoggerFactory.getLogger(KnowledgeReload.class);

    private final Editions editions;
    private final KnowledgeFolders folders;
    private final AnnouncedEdition announced;
    private final Consumer<Edition> audit;

    private volatile Optional<String> refused = Optional.empty();
    private volatile Optional<String> behind = Optional.empty();

    /** @param audit keeps that an edition answers from now on; if it fails the edition does not */
    public KnowledgeReload(
            Editions editions, KnowledgeFolders folders, AnnouncedEdition announced, Consumer<Edition> audit) {
        this.editions = editions;
        this.folders = folders;
        this.announced = announced;
        this.audit = audit;
    }

    /** Why an edition does not answer: file and line, and what is wrong there. */
    public static final class NotTaken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotTaken(String problem) {
            super(problem);
        }
    }

    /** A start is a decision for what the folders hold, too. */
    public void started() {
        announced.announce(editions.now().digest());
    }

    /**
     * Lets what the folders hold answer here, and then on all nodes.
     *
     * @throws NotTaken when the tables cannot be used; the edition before goes on
     */
    public synchronized Exchange take() {
        try {
            Exchange exchange = exchanged(next -> true);
            announced.announce(exchange.after().digest());
            refused = Optional.empty();
            behind = Optional.empty();
            return exchange;
        } catch (NotTaken e) {
            refused = Optional.ofNullable(e.getMessage());
            throw e;
        }
    }

    /** Goes where the nodes shall be, as soon as this node's folders hold that edition. */
    public synchronized void follow() {
        Optional<String> wanted = announced.digest();
        if (wanted.isEmpty() || wanted.get().equals(editions.now().digest())) {
            behind = Optional.empty();
            return;
        }
        try {
            boolean held =
                    !exchanged(next -> next.digest().equals(wanted.get())).isNone();
            behind = held ? Optional.empty() : Optional.of("another edition was announced than the folders hold here");
            refused = held ? Optional.empty() : refused;
        } catch (NotTaken e) {
            behind = Optional.ofNullable(e.getMessage());
        }
    }

    /** Why this node does not answer by what the operator wants; empty where it does. */
    public Optional<String> trouble() {
        return refused.or(() -> behind);
    }

    private Exchange exchanged(Predicate<Edition> wanted) {
        try {
            Exchange exchange = editions.exchange(wanted, audit);
            if (!exchange.isNone()) {
                LOG.info(
                        "Knowledge {} answers in the place of {}",
                        exchange.after().digest(),
                        exchange.before().digest());
            }
            return exchange;
        } catch (DataAccessException | TransactionException e) {
            // Nothing is wrong with the tables: what cannot be audited is not done.
            throw e;
        } catch (KnowledgeException e) {
            LOG.error("The knowledge in the folders is not taken over: {}", e.getMessage());
            throw new NotTaken(folders.withoutPlaces(String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            LOG.error("The knowledge in the folders is not taken over", e);
            throw new NotTaken(
                    "The tables do not fit together: " + folders.withoutPlaces(String.valueOf(e.getMessage())));
        }
    }
}
