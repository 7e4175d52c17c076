package org.precisionhooks.fhir.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class GatheringTest {

    private final JdbcTransactionManager transactions =
            new JdbcTransactionManager(new DriverManagerDataSource("jdbc:h2:mem:gathering", "sa", ""));
    private final TransactionTemplate joined = new TransactionTemplate(transactions);
    private final TransactionTemplate alone = new TransactionTemplate(transactions);
    private final List<String> committed = new ArrayList<>();

    GatheringTest() {
        alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    private final class Words extends Gathering {

        private final List<String> words = new ArrayList<>();

        Words() {
            super(GatheringTest.this);
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            committed.add(String.join(" ", words));
        }
    }

    private void add(String word) {
        Gathering.of(this, Words.class, Words::new).words.add(word);
    }

    @Test
    void oneTransactionGathersOnceAndTheNextAnew() {
        joined.executeWithoutResult(status -> {
            add("a");
            joined.executeWithoutResult(same -> add("b"));
        });
        joined.executeWithoutResult(status -> add("c"));
        assertThat(committed).containsExactly("a b", "c");
    }

    @Test
    void transactionInsideOfAnotherGathersForItself() {
        joined.executeWithoutResult(status -> {
            add("outer");
            alone.executeWithoutResult(inner -> add("inner"));
            add("again");
        });
        assertThat(committed).containsExactly("inner", "outer again");
    }

    @Test
    void whatIsUndoneIsForgotten() {
        joined.executeWithoutResult(status -> {
            add("undone");
            status.setRollbackOnly();
        });
        joined.executeWithoutResult(status -> add("kept"));
        assertThat(committed).containsExactly("kept");
    }
}
