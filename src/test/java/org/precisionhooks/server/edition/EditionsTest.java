package org.precisionhooks.server.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.precisionhooks.consent.label.KindRule;
import org.precisionhooks.engine.pharmacogenomics.PairSwitch;
import org.precisionhooks.knowledge.KnowledgeException;
import org.precisionhooks.server.edition.Editions.Exchange;

class EditionsTest {

    @TempDir
    private Path folder;

    private SiteTables site;
    private Editions editions;
    private Made<List<String>> switches;

    @BeforeEach
    void begin() throws IOException {
        site = new SiteTables(Files.createDirectories(folder.resolve("site")));
        Files.createDirectories(folder.resolve("packs"));
        editions = new KnowledgeFolders(List.of(), Optional.of(site.folder()), Optional.of(folder.resolve("packs")))
                .editions();
        switches =
                editions.each(edition -> edition.knowledge().table(PairSwitch.TABLE, PairSwitch.class).rows().stream()
                        .map(PairSwitch::reason)
                        .toList());
    }

    @Test
    void whatWasPutIntoTheFolderAnswersOnlyOnceItWasTakenOver() {
        site.pairSwitch("first");
        assertThat(switches.get()).isEmpty();

        Exchange exchange = exchange();

        assertThat(exchange.isNone()).isFalse();
        assertThat(exchange.after().digest()).isNotEqualTo(exchange.before().digest());
        assertThat(switches.get()).containsExactly("first");
        assertThat(switches.of(exchange.before())).isEmpty();
    }

    @Test
    void anEditionDoesNotChangeWithItsFolder() {
        site.pairSwitch("first");
        exchange();
        Edition first = editions.now();

        site.pairSwitch("second");

        assertThat(first.knowledge().table(PairSwitch.TABLE, PairSwitch.class).rows())
                .extracting(PairSwitch::reason)
                .containsExactly("first");
    }

    @Test
    void theSameFilesAreNoOtherEdition() {
        site.pairSwitch("first");
        exchange();
        Edition first = editions.now();
        site.pairSwitch("first");

        assertThat(exchange().isNone()).isTrue();
        assertThat(editions.now()).isSameAs(first);
    }

    @Test
    void aBrokenTableIsNamedWithFileLineAndColumnAndTheEditionBeforeGoesOn() {
        site.pairSwitch("first");
        exchange();
        Edition first = editions.now();
        site.write("pharmacogenomics/pair_switches", "gene\tdrug\ton\treason\nCYP2D6\t10324\tmaybe\tsecond\n");

        assertThatThrownBy(this::exchange)
                .isInstanceOf(KnowledgeException.class)
                .hasMessageEndingWith("pair_switches.tsv:8: column on cannot be 'maybe'");

        assertThat(editions.now()).isSameAs(first);
        assertThat(switches.get()).containsExactly("first");
    }

    @Test
    void aFileThatNobodyReadsIsRefused() {
        site.write("pharmacogenomics/pair_swiches", "gene\tdrug\ton\treason\n");

        assertThatThrownBy(this::exchange).hasMessageContaining("no table of this name is in use");
    }

    @Test
    void aFolderThatIsGoneIsRefused() throws IOException {
        Files.delete(site.folder());

        assertThatThrownBy(this::exchange).hasMessageContaining("the knowledge folder does not exist");
    }

    @Test
    void whatStandsUntilTheNextStartCannotChangeMeanwhile() {
        editions.standing().table("consent/kind_rules", KindRule.class);
        site.write("consent/kind_rules", "# only for the test\n");

        assertThatThrownBy(this::exchange)
                .hasMessageContaining("consent/kind_rules.tsv:0")
                .hasMessageContaining("start");
    }

    @Test
    void workGoesOnByTheEditionThatItBeganWith() {
        Editions.Begun begun = editions.begin();
        site.pairSwitch("first");
        exchange();

        assertThat(switches.get()).isEmpty();
        editions.during(() -> assertThat(switches.get()).isEmpty());

        begun.close();
        assertThat(switches.get()).containsExactly("first");
        editions.during(() -> assertThat(switches.get()).containsExactly("first"));
    }

    @Test
    void whatIsMadeOfAnotherPartIsMadeOfThatOfTheSameEdition() {
        Made<String> of = editions.each(edition -> "of " + switches.of(edition));
        Made<String> careless = editions.each(edition -> "of " + switches.get());
        site.pairSwitch("first");

        exchange();

        assertThat(of.get()).isEqualTo("of [first]");
        assertThat(careless.get()).isEqualTo("of [first]");
    }

    @Test
    void anEditionThatFailsItsTrialDoesNotAnswer() {
        AtomicInteger told = new AtomicInteger();
        editions.tried(edition -> {
            throw new IllegalStateException("nothing can be answered");
        });
        site.pairSwitch("first");

        assertThatThrownBy(() -> editions.exchange(edition -> true, edition -> told.incrementAndGet()))
                .hasMessage("nothing can be answered");

        assertThat(switches.get()).isEmpty();
        assertThat(told).hasValue(0);
    }

    @Test
    void anEditionThatCannotBeAuditedDoesNotAnswer() {
        site.pairSwitch("first");

        assertThatThrownBy(() -> editions.exchange(edition -> true, edition -> {
                    throw new IllegalStateException("no audit");
                }))
                .hasMessage("no audit");

        assertThat(switches.get()).isEmpty();
    }

    @Test
    void theSiteSwitchesPacksOnAndOff() throws IOException {
        new SiteTables(Files.createDirectories(folder.resolve("packs/dutch"))).pairSwitch("of the pack");
        site.pack("dutch", true);
        exchange();
        assertThat(switches.get()).containsExactly("of the pack");

        site.pack("dutch", false);
        exchange();
        assertThat(switches.get()).isEmpty();
    }

    @Test
    void aPackThatIsNotThereIsRefusedAndNoPackLiesElsewhere() {
        site.pack("dutch", true);
        assertThatThrownBy(this::exchange).hasMessageContaining("the knowledge folder does not exist");

        site.pack("../elsewhere", true);
        assertThatThrownBy(this::exchange).hasMessageContaining("a pack is the name of a folder");
    }

    private Exchange exchange() {
        return editions.exchange(edition -> true, edition -> {});
    }
}
