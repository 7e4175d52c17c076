package org.precisionhooks.server.schema;

import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

/**
 * The database as a hook call leaves its rows in it. A transaction on it takes its connection at the first row, when all
 * reading is over, so that no call ever holds one connection while it waits for another.
 */
public record CallDatabase(JdbcTemplate jdbc) {

    public static CallDatabase of(DataSource dataSource) {
        return new CallDatabase(new JdbcTemplate(new LazyConnectionDataSourceProxy(dataSource)));
    }
}
