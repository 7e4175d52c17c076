package org.precisionhooks.server.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class DatabaseTest {

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:mem:x, H2, HapiFhirH2Dialect",
        "jdbc:h2:file:./data/x, H2, HapiFhirH2Dialect",
        "jdbc:postgresql://db:5432/x, POSTGRESQL, HapiFhirPostgresDialect"
    })
    void addressDecides(String url, Database expected, String dialect) {
        assertThat(Database.ofUrl(url)).isEqualTo(expected);
        assertThat(expected.dialect()).endsWith(dialect);
    }

    @Test
    void otherDatabaseIsRefused() {
        assertThatThrownBy(() -> Database.ofUrl("jdbc:mysql://db/x"))
                .hasMessage("spring.datasource.url must name an H2 or a PostgreSQL database");
    }

    @Test
    void databaseThatDoesNotAnswerIsNamedWithoutItsAddress() {
        assertThatThrownBy(() -> Database.of(new DriverManagerDataSource("jdbc:h2:tcp://127.0.0.1:1/none")))
                .hasMessage("The database of spring.datasource.url cannot be reached");
    }
}
