package org.precisionhooks.fhir.index;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.Source;
import org.precisionhooks.genome.ReferenceSequences;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The index of variants beside HAPI's tables. It is written in the transaction of the resource that the variants stand in. */
public final class VariantIndex {

    private static final int BATCH = 1_000;

    private static final List<ResultKind> ALL = List.of(ResultKind.values());
    private static final List<ResultKind> OTHERS =
            ALL.stream().filter(kind -> kind != ResultKind.VARIANT).toList();

    private final DataSource dataSource;
    private final JdbcTemplate database;
    private final Supplier<ReferenceSequences> sequences;
    private final UnaryOperator<GenomicLocation> spelling;
    private final GenomicSources sources;

    /** Keeps each place as it is spelled. */
    public VariantIndex(DataSource dataSource, ReferenceSequences sequences) {
        this(dataSource, () -> sequences, place -> place);
    }

    /** @param spelling gives the one spelling of a change that has several */
    public VariantIndex(
            DataSource dataSource, Supplier<ReferenceSequences> sequences, UnaryOperator<GenomicLocation> spelling) {
        this.dataSource = dataSource;
        this.database = new JdbcTemplate(dataSource);
        this.sequences = sequences;
        this.spelling = spelling;
        this.sources = new GenomicSources(database);
    }

    /**
     * Puts variants in the place of all that were indexed of a resource, in the caller's transaction.
     *
     * @param patient logical id
     * @param resource what they stand in, {@code Observation/abc}; the source of each fact is it or a part of it
     */
    public void replace(String patient, String resource, Stream<IndexedVariant> variants) {
        replace(patient, Set.of(resource), variants);
    }

    /** The same, of several resources at once. */
    public void replace(String patient, Set<String> resources, Stream<IndexedVariant> variants) {
        requireTransaction();
        resources.forEach(resource -> remove(resource, List.of(ResultKind.VARIANT)));
        database.execute((Connection connection) -> {
            try (Writing writing = new Writing(patient, resources, connection)) {
                for (Iterator<IndexedVariant> each = variants.iterator(); each.hasNext(); ) {
                    writing.add(each.next());
                }
                writing.flush();
            }
            return true;
        });
    }

    /**
     * Puts all that a resource holds in the place of what was indexed of it before; variants of an import, which stand in no
     * such resource, stay for as long as it is the same patient's.
     */
    void file(FiledResource filed) {
        requireTransaction();
        if (filed.holdsItsVariants()) {
            replace(filed.patient(), filed.resource(), filed.variants().stream());
        } else {
            removeOfOthers(filed.patient(), filed.resource());
        }
        remove(filed.resource(), OTHERS);
        filed.results().forEach(result -> sources.add(filed.patient(), result));
    }

    /** A resource that is there no more, or holds nothing of the kind any more. */
    void forget(String resource) {
        requireTransaction();
        remove(resource, ALL);
    }

    /** The resources of which anything is indexed for a patient. */
    List<String> resources(String patient) {
        return sources.resources(patient);
    }

    /** Everything: what the index was made from is gone. */
    void clear() {
        requireTransaction();
        List.of("ph_variant", "ph_variant_name", "ph_genomic_source")
                .forEach(table -> database.update("delete from " + table));
    }

    private void removeOfOthers(String patient, String resource) {
        removeRows(sources.ofOthers(patient, resource));
    }

    private void remove(String resource, List<ResultKind> kinds) {
        removeRows(sources.of(resource, kinds));
    }

    private void removeRows(List<Long> keys) {
        if (!keys.isEmpty()) {
            database.update("delete from ph_variant where source = any(?)", GenomicSources.keys(keys));
            database.update("delete from ph_variant_name where source = any(?)", GenomicSources.keys(keys));
            sources.remove(keys);
        }
    }

    private void requireTransaction() {
        if (!TransactionSynchronizationManager.hasResource(dataSource)) {
            throw new IllegalStateException("Variants are indexed in a transaction of this database only");
        }
    }

    /** What distinguishes one row of the sources from another. */
    private record Key(Source source, String test, String specimen) {}

    /** One replacement, in batches. */
    private final class Writing implements AutoCloseable {

        private static final int LONGEST_NAME = 255;

        private final String patient;
        private final Set<String> resources;
        private final PreparedStatement variants;
        private final PreparedStatement names;
        private final VariantRow row;
        private final Map<Key, Long> keys = new HashMap<>();
        private int waiting;

        Writing(String patient, Set<String> resources, Connection connection) throws SQLException {
            this.patient = patient;
            this.resources = resources;
            this.variants = connection.prepareStatement(VariantRow.INSERT);
            this.names = connection.prepareStatement("insert into ph_variant_name (source, name) values (?, ?)");
            this.row = new VariantRow(sequences.get(), spelling, variants);
        }

        void add(IndexedVariant variant) throws SQLException {
            Source from = variant.fact().source();
            if (!resources.contains(from.resource())) {
                throw new IllegalArgumentException("A variant stands in the resource that it is indexed for");
            }
            long source = keys.computeIfAbsent(
                    new Key(from, variant.test(), variant.specimen()),
                    key -> sources.add(
                            patient,
                            new IndexedResult(ResultKind.VARIANT, from, variant.test(), variant.specimen(), "")));
            row.add(source, patient, variant);
            addNames(source, variant);
            if (++waiting % BATCH == 0) {
                flush();
            }
        }

        private void addNames(long source, IndexedVariant variant) throws SQLException {
            for (String name : variant.names()) {
                if (name.length() <= LONGEST_NAME) {
                    names.setLong(1, source);
                    names.setString(2, name);
                    names.addBatch();
                }
            }
        }

        void flush() throws SQLException {
            variants.executeBatch();
            names.executeBatch();
        }

        @Override
        public void close() throws SQLException {
            variants.close();
            names.close();
        }
    }
}
