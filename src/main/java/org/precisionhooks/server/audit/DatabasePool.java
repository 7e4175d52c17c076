package org.precisionhooks.server.audit;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Tells, without asking it, whether the database is there: a pool that has not one connection cannot get any. */
record DatabasePool(DataSource dataSource) {

    boolean isGone() {
        try {
            if (!dataSource.isWrapperFor(HikariDataSource.class)) {
                return false;
            }
            var pool = dataSource.unwrap(HikariDataSource.class).getHikariPoolMXBean();
            return pool != null && pool.getTotalConnections() == 0;
        } catch (SQLException e) {
            return false;
        }
    }
}
