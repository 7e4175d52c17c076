package org.precisionhooks.server.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.precisionhooks.engine.pharmacogenomics.PairSwitch;
import org.precisionhooks.server.schema.Database;
import org.precisionhooks.server.schema.HooksSchema;
import org.springframework.jdbc.core.JdbcTemplate;

/** Nodes over one database, each with folders of its own. */
class KnowledgeReloadTest {

    @TempDir
    private Path folders;

    private AnnouncedEdition announced;
    private Node first;
    private Node second;

    /** What one node runs. */
    private record Node(SiteTables site, Editions editions, KnowledgeReload reload, List<Edition> audited) {

        static Node of(Path folder, AnnouncedEdition announced) throws IOException {
            Files.createDirectories(folder);
            KnowledgeFolders folders = new KnowledgeFolders(List.of(), Optional.of(folder), Optional.empty());
            Editions editions = folders.editions();
            editions.each(edition -> edition.knowledge().table(PairSwitch.TABLE, PairSwitch.class));
            List<Edition> audited = new ArrayList<>();
            return new Node(
                    new SiteTables(folder),
                    editions,
                    new KnowledgeReload(editions, folders, announced, audited::add),
                    audited);
        }

        String digest() {
            return editions.now().digest();
        }
    }

    @BeforeEach
    void start() throws IOException {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        HooksSchema.migrate(database, Database.of(database));
        announced = new AnnouncedEdition(new JdbcTemplate(database), Clock.systemUTC());
        first = Node.of(folders.resolve("first"), announced);
        second = Node.of(folders.resolve("second"), announced);
        first.reload().started();
        second.reload().started();
    }

    @Test
    void whatOneNodeTakesOverTheOthersTakeOverToo() {
        first.site().pairSwitch("decided");
        second.site().pairSwitch("decided");

        first.reload().take();
        assertThat(second.digest()).isNotEqualTo(first.digest());
        second.reload().follow();

        assertThat(second.digest()).isEqualTo(first.digest());
        assertThat(second.reload().trouble()).isEmpty();
        assertThat(first.audited()).hasSize(1);
        assertThat(second.audited()).hasSize(1);
    }

    @Test
    void aNodeWhoseFoldersHoldNotYetWhatWasTakenGoesOnSaysSoAndFollowsOnceTheyDo() {
        first.site().pairSwitch("decided");
        String before = second.digest();
        first.reload().take();

        second.reload().follow();
        assertThat(second.digest()).isEqualTo(before);
        assertThat(second.reload().trouble()).isPresent();
        assertThat(first.reload().trouble()).isEmpty();

        second.site().pairSwitch("decided");
        second.reload().follow();
        assertThat(second.digest()).isEqualTo(first.digest());
        assertThat(second.reload().trouble()).isEmpty();
    }

    @Test
    void nobodyFollowsWhatNobodyTookOver() {
        second.site().pairSwitch("being written");
        String before = second.digest();

        second.reload().follow();

        assertThat(second.digest()).isEqualTo(before);
        assertThat(second.reload().trouble()).isEmpty();
    }

    @Test
    void whatIsBrokenIsRefusedWithoutPlacesOfThisMachineAndToldUntilItIsMended() {
        first.site().write("pharmacogenomics/pair_switches", "gene\tdrug\ton\treason\nCYP2D6\t10324\tmaybe\t\n");

        assertThatThrownBy(() -> first.reload().take())
                .isInstanceOf(KnowledgeReload.NotTaken.class)
                .hasMessage("first/pharmacogenomics/pair_switches.tsv:8: column on cannot be 'maybe'");
        first.reload().follow();
        assertThat(first.reload().trouble()).isPresent();
        assertThat(announced.digest()).contains(first.digest());
        assertThat(first.audited()).isEmpty();

        first.site().pairSwitch("mended");
        first.reload().take();
        assertThat(first.reload().trouble()).isEmpty();
    }

    @Test
    void goingBackToWhatAnswersEndsTheTrouble() {
        first.site().write("pharmacogenomics/pair_switches", "broken");
        assertThatThrownBy(() -> first.reload().take()).isInstanceOf(KnowledgeReload.NotTaken.class);

        first.site().remove("pharmacogenomics/pair_switches");

        assertThat(first.reload().take().isNone()).isTrue();
        assertThat(first.reload().trouble()).isEmpty();
    }

    @Test
    void aNodeThatStartsWithOtherKnowledgeIsFollowedToo() throws IOException {
        first.site().pairSwitch("decided");
        Node third = Node.of(folders.resolve("third"), announced);
        third.site().pairSwitch("decided");
        Node restarted = Node.of(folders.resolve("third"), announced);

        restarted.reload().started();
        first.reload().follow();

        assertThat(first.digest()).isEqualTo(restarted.digest());
    }
}
