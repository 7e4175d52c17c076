package org.precisionhooks.server.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.cdshooks.RepeatAtSigning;
import org.precisionhooks.fhir.review.TreatingTeam;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The one settings tree, {@code precision-hooks.*}. A setting that it does not know stops the start: a misspelt restriction
 * would be none.
 *
 * @param enabled whether Precision Hooks joins the HAPI FHIR server that it finds
 * @param publicUrl base address that clients use, without a path of ours; absent means that of each request, which is
 *     never an audience of a token
 * @param warmUp how long hook calls are rehearsed before the server calls itself ready; zero is not at all
 * @param demo whether the synthetic demo patients are loaded at start-up
 * @param data where the standalone server keeps its files
 * @param fhir the FHIR endpoint of the standalone server
 * @param hooks the CDS Hooks endpoint
 * @param knowledge the knowledge tables
 * @param genome places on the genome
 * @param genomics the genomics operations
 * @param polygenic the polygenic scores
 * @param newResults reviews of drugs when a genetic result is stored
 * @param limits bounds on what a client may send or ask for
 * @param callback reads from the FHIR servers of CDS Hooks clients
 * @param cache what is kept in memory of patients' records
 * @param imports the import of files of variants
 * @param security whether clients must prove who they are
 * @param audit how the audit is protected
 * @param clients the clients that may call the hooks, by id
 * @param authorization the authorization servers whose access tokens open the FHIR API, by id
 */
@ConfigurationProperties(prefix = "precision-hooks", ignoreUnknownFields = false)
public record PrecisionHooksProperties(
        @DefaultValue("true") boolean enabled,
        @Nullable URI publicUrl,
        @DefaultValue("5s") Duration warmUp,
        @DefaultValue("false") boolean demo,
        @DefaultValue Data data,
        @DefaultValue Fhir fhir,
        @DefaultValue Hooks hooks,
        @NestedConfigurationProperty @DefaultValue KnowledgeSettings knowledge,
        @DefaultValue Genome genome,
        @DefaultValue Genomics genomics,
        @DefaultValue Polygenic polygenic,
        @DefaultValue NewResults newResults,
        @NestedConfigurationProperty @DefaultValue LimitSettings limits,
        @NestedConfigurationProperty @DefaultValue CallbackSettings callback,
        @DefaultValue Cache cache,
        @NestedConfigurationProperty @DefaultValue ImportSettings imports,
        @DefaultValue Security security,
        @DefaultValue Audit audit,
        @DefaultValue Map<String, ClientSettings> clients,
        @DefaultValue Map<String, AuthorizationSettings> authorization) {

    public PrecisionHooksProperties {
        if (publicUrl != null && !isBase(publicUrl)) {
            throw new IllegalArgumentException(
                    "precision-hooks.public-url must be an http or https address without a slash at its end");
        }
        requireNotNegative("precision-hooks.warm-up", warmUp);
        clients = Map.copyOf(clients);
        authorization = Map.copyOf(authorization);
    }

    /**
     * Files of the standalone server.
     *
     * @param directory folder of the H2 database; absolute, or relative and starting with a dot
     */
    public record Data(@DefaultValue("./data") String directory) {}

    /**
     * The FHIR endpoint of the standalone server.
     *
     * @param path path of the endpoint, starting with a slash
     * @param guarded whether consent is asked on every path of a FHIR server that the plugin joins; the standalone server
     *     always asks
     * @param packages folder with packages of FHIR guides that resources can be validated against; absent means none
     * @param strict clients, and addresses in {@code meta.source}, whose resources must fit their profiles; absent means none
     */
    public record Fhir(
            @DefaultValue("/fhir") String path,
            @DefaultValue("false") boolean guarded,
            @Nullable String packages,
            @Nullable Set<String> strict) {
        public Fhir {
            requirePath("precision-hooks.fhir.path", path);
            if (packages == null && strict != null && !strict.isEmpty()) {
                throw new IllegalArgumentException(
                        "precision-hooks.fhir.strict needs the guides of precision-hooks.fhir.packages");
            }
        }
    }

    /**
     * The CDS Hooks endpoint.
     *
     * @param path path of the discovery endpoint, starting with a slash
     * @param cardMemory how long it is remembered to whom which finding was shown; zero is not at all
     * @param overrideSilence how long a finding that a user overrode is not told to that user again, without a reason not at a signature, as long as it does not
     *     change, is not critical and the card memory lasts; zero is not at all
     * @param repeatAtSigning what is said again at the signature though the same user was shown it when the drug was picked
     * @param signingWindow for how long what was shown then is not said again
     * @param commentRetention how long comments and extensions of feedback are kept, which may speak of patients
     */
    public record Hooks(
            @DefaultValue("/cds-services") String path,
            @DefaultValue("24h") Duration cardMemory,
            @DefaultValue("24h") Duration overrideSilence,
            @DefaultValue("critical") RepeatAtSigning repeatAtSigning,
            @DefaultValue("1h") Duration signingWindow,
            @DefaultValue("365d") Duration commentRetention) {
        public Hooks {
            requirePath("precision-hooks.hooks.path", path);
            requireNotNegative("precision-hooks.hooks.card-memory", cardMemory);
            requireNotNegative("precision-hooks.hooks.override-silence", overrideSilence);
            requireNotNegative("precision-hooks.hooks.signing-window", signingWindow);
            requireNotNegative("precision-hooks.hooks.comment-retention", commentRetention);
        }
    }

    /**
     * Reviews of a patient's drugs when a genetic result is stored.
     *
     * @param owner who works on the tasks that they result in, {@code Organization/abc}, a CareTeam, HealthcareService,
     *     PractitionerRole or Practitioner; absent means that none are written
     * @param delay how long results of one patient are gathered before they are reviewed together
     */
    public record NewResults(
            @Nullable String owner, @DefaultValue("10s") Duration delay) {
        public NewResults {
            requireNotNegative("precision-hooks.new-results.delay", delay);
            if (owner != null && TreatingTeam.of(owner).isEmpty()) {
                throw new IllegalArgumentException(
                        "precision-hooks.new-results.owner must be a reference such as Organization/abc");
            }
        }

        public Optional<TreatingTeam> team() {
            return Optional.ofNullable(owner).flatMap(TreatingTeam::of);
        }
    }

    /**
     * The genomics operations.
     *
     * @param smallestCount a count of patients above none that is below it is told as less than it, and without the patients
     * @param mostVariants most variants that one answer holds; beyond it smaller ranges have to be asked for
     */
    public record Genomics(
            @DefaultValue("1") int smallestCount,
            @DefaultValue("10000") int mostVariants) {}

    /**
     * The polygenic scores.
     *
     * @param scores folder with scoring files of the PGS Catalog; absent means that there are no scores
     * @param frequencies folder with allele frequencies of a reference cohort; absent means that none is loaded
     */
    public record Polygenic(
            @Nullable String scores, @Nullable String frequencies) {}

    /**
     * Places on the genome.
     *
     * @param chains folder with chain files between GRCh37 and GRCh38; absent means that only regions of the table of
     *     variants are known in both builds
     */
    public record Genome(@Nullable String chains) {}

    /**
     * What is kept in memory of patients' records.
     *
     * @param timeToLive longest time that a record is kept; a change of it ends that at once
     * @param resources most resources that are kept, of all patients together
     */
    public record Cache(
            @DefaultValue("10m") Duration timeToLive,
            @DefaultValue("100000") long resources) {}

    /**
     * Whether clients must prove who they are.
     *
     * @param mode whether clients must prove who they are; {@code open} is accepted only with profile {@code dev} on a
     *     loopback address
     */
    public record Security(@DefaultValue("authenticated") SecurityMode mode) {}

    /**
     * How the audit is protected.
     *
     * @param key secret of at least 32 bytes, the same on all nodes and not in the database, by which its chain is hashed;
     *     absent means a hash without a key
     */
    public record Audit(@Nullable String key) {

        /** Without the key. */
        @Override
        public String toString() {
            return "Audit[redacted]";
        }
    }

    private static boolean isBase(URI address) {
        boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        return web
                && address.getHost() != null
                && address.getRawQuery() == null
                && address.getRawFragment() == null
                && !address.toString().endsWith("/");
    }

    static void requireNotNegative(String setting, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(setting + " must not be negative");
        }
    }

    private static void requirePath(String setting, String path) {
        if (!path.startsWith("/") || path.length() < 2 || path.endsWith("/")) {
            throw new IllegalArgumentException(
                    setting + " must start with a slash, name a path and not end with a slash");
        }
    }
}
