package org.precisionhooks.fhir.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Reads of the database that all see the same state of it, on a connection apart from any transaction of the caller. */
record Snapshot(DataSource dataSource) {

    private static final int FETCHED_AT_ONCE = 500;

    <T> T read(Function<JdbcTemplate, T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return inOneTransaction(connection, work);
        } catch (SQLException e) {
            throw new UncategorizedSQLException("read of a patient's resources", null, e);
        }
    }

    private static <T> T inOneTransaction(Connection connection, Function<JdbcTemplate, T> work) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        int isolation = connection.getTransactionIsolation();
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        try {
            JdbcTemplate database = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            database.setFetchSize(FETCHED_AT_ONCE);
            return work.apply(database);
        } finally {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
            connection.setTransactionIsolation(isolation);
            connection.setReadOnly(false);
        }
    }
}
