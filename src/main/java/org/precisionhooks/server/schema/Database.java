package org.precisionhooks.server.schema;

import ca.uhn.fhir.jpa.migrate.DriverTypeEnum;
import ca.uhn.fhir.jpa.model.dialect.HapiFhirH2Dialect;
import ca.uhn.fhir.jpa.model.dialect.HapiFhirPostgresDialect;
import java.sql.DatabaseMetaData;
import javax.sql.DataSource;
import org.hibernate.dialect.Dialect;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/** The databases that the server runs on; the JDBC address alone decides which. */
public enum Database {
    H2("jdbc:h2:", HapiFhirH2Dialect.class, DriverTypeEnum.H2_EMBEDDED),
    POSTGRESQL("jdbc:postgresql:", HapiFhirPostgresDialect.class, DriverTypeEnum.POSTGRES_9_4);

    private final String prefix;
    private final Class<? extends Dialect> dialect;
    private final DriverTypeEnum driver;

    Database(String prefix, Class<? extends Dialect> dialect, DriverTypeEnum driver) {
        this.prefix = prefix;
        this.dialect = dialect;
        this.driver = driver;
    }

    /** The kind of database behind a JDBC address; any other than those listed is refused. */
    public static Database ofUrl(String url) {
        for (Database database : values()) {
            if (url.startsWith(database.prefix)) {
                return database;
            }
        }
        throw new IllegalArgumentException("spring.datasource.url must name an H2 or a PostgreSQL database");
    }

    /** The kind of database behind a data source, asked of a connection. */
    public static Database of(DataSource dataSource) {
        try {
            return ofUrl(JdbcUtils.extractDatabaseMetaData(dataSource, DatabaseMetaData::getURL));
        } catch (MetaDataAccessException e) {
            throw new IllegalStateException("The database of spring.datasource.url cannot be reached", e);
        }
    }

    /** The class of the Hibernate dialect. */
    public String dialect() {
        return dialect.getName();
    }

    DriverTypeEnum driver() {
        return driver;
    }
}
