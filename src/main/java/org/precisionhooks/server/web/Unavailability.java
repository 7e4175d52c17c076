package org.precisionhooks.server.web;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells a database that cannot be reached, or has no connection left, from a defect. */
final class Unavailability {

    private static final int CAUSES = 12;
    /** Connection exceptions, insufficient resources and operator intervention (SQL standard, PostgreSQL appendix A). */
    private static final Set<String> CLASSES = Set.of("08", "53", "57");

    private Unavailability() {}

    static boolean isBehind(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(CAUSES)
                .anyMatch(Unavailability::isOne);
    }

    private static boolean isOne(Throwable failure) {
        return failure instanceof CannotCreateTransactionException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof QueryTimeoutException
                || failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException
                || (failure instanceof SQLException sql && isOfClass(sql.getSQLState()));
    }

    private static boolean isOfClass(@Nullable String state) {
        return state != null && state.length() >= 2 && CLASSES.contains(state.substring(0, 2));
    }
}
