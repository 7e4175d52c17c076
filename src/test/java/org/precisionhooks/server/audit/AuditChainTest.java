package org.precisionhooks.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.precisionhooks.cdshooks.feedback.TestDatabase;
import org.precisionhooks.fhir.audit.AuditTrail.Anchor;
import org.precisionhooks.fhir.audit.ChainReport;
import org.precisionhooks.fhir.audit.ChainReport.Broken;
import org.precisionhooks.fhir.audit.ChainReport.Fault;
import org.springframework.jdbc.core.JdbcTemplate;

/** Threat 36: whoever alters, removes or adds a row of the audit is noticed. */
class AuditChainTest {

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void chainOfManyEventsHolds(TestDatabase database) throws IOException {
        AuditFixture audit = AuditFixture.on(database).with(1_203);

        ChainReport report = audit.trail().verify(Optional.empty());

        assertThat(report.holds()).isTrue();
        assertThat(report.rows()).isEqualTo(1_203);
        assertThat(report.waiting()).isZero();
        assertThat(report.keyed()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void eventIsReadAsItWasWritten(TestDatabase database) throws IOException {
        AuditFixture audit = AuditFixture.on(database);
        var event = AuditFixture.event("p1");
        audit.outbox().append(List.of(event));

        assertThat(audit.trail().find(event.id())).contains(event);
    }

    @ParameterizedTest
    @CsvSource({
        "update ph_audit set patient = 'other' where sequence_number = 3, 3, CHANGED",
        "update ph_audit set outcome = '8' where sequence_number = 1, 1, CHANGED",
        "update ph_audit set detail = '{}' where sequence_number = 5, 5, CHANGED",
        "update ph_audit set hash = 'x' where sequence_number = 2, 2, DETACHED",
        "delete from ph_audit where sequence_number = 3, 4, MISSING",
        "delete from ph_audit where sequence_number >= 4, 4, CUT_OFF",
        "delete from ph_audit, 1, CUT_OFF"
    })
    void tamperingIsNoticedAtItsPlace(String statement, long place, Fault fault) throws IOException {
        for (TestDatabase database : TestDatabase.values()) {
            AuditFixture audit = AuditFixture.on(database).with(5);

            audit.jdbc().update(statement);

            assertThat(audit.broken()).contains(new Broken(place, fault));
        }
    }

    @Test
    void rowsThatChangePlacesAreNoticed() throws IOException {
        AuditFixture audit = AuditFixture.on(TestDatabase.H2).with(4);

        audit.jdbc().update("update ph_audit set sequence_number = 99 where sequence_number = 2");
        audit.jdbc().update("update ph_audit set sequence_number = 2 where sequence_number = 3");
        audit.jdbc().update("update ph_audit set sequence_number = 3 where sequence_number = 99");

        assertThat(audit.broken()).contains(new Broken(2, Fault.DETACHED));
    }

    @Test
    void chainThatWasComputedAnewIsNoticedByItsKey() throws IOException {
        AuditFixture audit = AuditFixture.on(TestDatabase.H2)
                .with(AuditSeal.of(AuditFixture.KEY))
                .with(5);
        assertThat(audit.trail().verify(Optional.empty()).keyed()).isTrue();

        computeAnew(audit.jdbc());

        assertThat(audit.broken()).contains(new Broken(3, Fault.CHANGED));
    }

    @Test
    void chainThatWasComputedAnewWithoutKeyIsNoticedByWhatWasNotedOutside() throws IOException {
        AuditFixture audit = AuditFixture.on(TestDatabase.H2).with(5);
        ChainReport noted = audit.trail().verify(Optional.empty());

        computeAnew(audit.jdbc());

        assertThat(audit.broken()).as("nothing else can notice it").isEmpty();
        assertThat(audit.trail()
                        .verify(Optional.of(new Anchor(noted.rows(), noted.hash())))
                        .broken())
                .contains(new Broken(5, Fault.REPLACED));
    }

    @Test
    void endThatIsCutOffWithTheHeadIsNoticedByWhatWasNotedOutside() throws IOException {
        AuditFixture audit = AuditFixture.on(TestDatabase.H2).with(5);
        ChainReport noted = audit.trail().verify(Optional.empty());

        audit.jdbc().update("delete from ph_audit where sequence_number = 5");
        audit.jdbc()
                .update("update ph_audit_head set sequence_number = 4, hash = (select hash from ph_audit where"
                        + " sequence_number = 4)");

        assertThat(audit.trail()
                        .verify(Optional.of(new Anchor(noted.rows(), noted.hash())))
                        .broken())
                .contains(new Broken(5, Fault.CUT_OFF));
    }

    @Test
    void rowIsSealedBeforeItIsChained() throws IOException {
        AuditFixture audit = AuditFixture.on(TestDatabase.H2).with(AuditSeal.of(AuditFixture.KEY));
        audit.outbox().append(List.of(AuditFixture.event("p1")));

        audit.jdbc().update("update ph_audit_outbox set patient = 'other'");

        assertThat(audit.broken()).contains(new Broken(1, Fault.CHANGED));
    }

    @Test
    void keyMayComeLater() throws IOException {
        AuditFixture audit = AuditFixture.on(TestDatabase.H2).with(3);
        AuditFixture keyed = audit.with(AuditSeal.of(AuditFixture.KEY)).with(2);
        assertThat(keyed.broken()).isEmpty();

        audit.with(1);

        assertThat(keyed.broken()).contains(new Broken(6, Fault.CHANGED));
    }

    @Test
    void shortKeyIsRefused() {
        assertThatThrownBy(() -> AuditSeal.of(Optional.of("too short")))
                .hasMessageContaining("precision-hooks.audit.key");
        assertThat(AuditSeal.of(AuditFixture.KEY).toString()).doesNotContain("thirty");
    }

    @Test
    void eventThatVanishesBeforeItIsChainedIsMissed() throws IOException {
        AuditFixture audit = AuditFixture.on(TestDatabase.H2);
        AuditWatch watch = new AuditWatch(audit.jdbc());
        List<String> ids = new ArrayList<>();
        for (String patient : List.of("kept", "gone", "waiting")) {
            var event = AuditFixture.event(patient);
            audit.outbox().append(List.of(event));
            ids.add(event.id());
        }
        watch.expect(ids);
        audit.jdbc().update("delete from ph_audit_outbox where id = ?", ids.get(1));

        assertThat(watch.missing()).containsExactly(ids.get(1));
        audit.chain().drain();
        assertThat(watch.missing()).isEmpty();
    }

    /** Several nodes write and chain at the same time. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void nothingIsLostOrForkedBetweenNodes(TestDatabase database) throws Exception {
        AuditFixture audit = AuditFixture.on(database);
        ExecutorService nodes = Executors.newFixedThreadPool(6);
        List<Future<?>> work = new ArrayList<>();
        for (int writer = 0; writer < 4; writer++) {
            work.add(nodes.submit(() -> {
                for (int i = 0; i < 100; i++) {
                    audit.outbox().append(List.of(AuditFixture.event("a"), AuditFixture.event("b")));
                }
            }));
        }
        for (int drainer = 0; drainer < 2; drainer++) {
            work.add(nodes.submit(() -> {
                for (int i = 0; i < 60; i++) {
                    audit.chain().drain();
                }
            }));
        }
        for (Future<?> done : work) {
            done.get();
        }
        nodes.shutdown();

        assertThat(audit.broken()).isEmpty();
        assertThat(audit.jdbc().queryForList("select sequence_number from ph_audit order by 1", Long.class))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 800).boxed().toList());
    }

    /** As someone would who may write in the database and knows this program, but not its key. */
    private static void computeAnew(JdbcTemplate jdbc) {
        jdbc.update("update ph_audit set patient = 'other' where sequence_number = 3");
        String[] before = {jdbc.queryForObject("select hash from ph_audit where sequence_number = 2", String.class)};
        jdbc.query("select * from ph_audit where sequence_number >= 3 order by sequence_number", row -> {
            String seal = AuditSeal.PLAIN.of(AuditRow.read(row));
            long place = row.getLong("sequence_number");
            before[0] = AuditSeal.PLAIN.link(before[0], place, seal);
            jdbc.update("update ph_audit set seal = ?, hash = ? where sequence_number = ?", seal, before[0], place);
        });
        jdbc.update("update ph_audit_head set hash = ?", before[0]);
    }
}
