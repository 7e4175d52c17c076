package org.precisionhooks.fhir.source;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * The current, not deleted resources in HAPI's tables (8.8), by plain SQL that H2 and PostgreSQL both take. Lists of values are
 * joined: for {@code = any(?)} beside another condition H2 reads all rows of the type.
 */
record StoredResources(JdbcTemplate database) {

    private static final String SELECT = """
            select r.RES_ID, r.RES_TYPE, r.FHIR_ID, r.RES_VER, r.RES_UPDATED, r.HAS_TAGS,
                   v.RES_ENCODING, v.RES_TEXT_VC, v.RES_TEXT
            from\s""";
    /** A resource without its version is not left out but found unreadable. */
    private static final String WITH_TEXT = """
            \s
            left join HFJ_RES_VER v on v.RES_ID = r.RES_ID and v.RES_VER = r.RES_VER
            where r.RES_DELETED_AT is null""";

    private static final String BY_ID = SELECT + """
            unnest(cast(? as varchar(64) array)) as wanted(FHIR_ID)
            join HFJ_RESOURCE r on r.RES_TYPE = ? and r.FHIR_ID = wanted.FHIR_ID""" + WITH_TEXT;
    private static final String BY_LINK = SELECT + """
            (select distinct l.SRC_RESOURCE_ID as RES_ID
             from unnest(cast(? as bigint array)) as target(RES_ID)
             join HFJ_RES_LINK l on l.TARGET_RESOURCE_ID = target.RES_ID
             where l.SRC_PATH = any(?)) as found
            join HFJ_RESOURCE r on r.RES_ID = found.RES_ID""" + WITH_TEXT;
    private static final String TAGS = """
            select t.RES_ID, d.TAG_TYPE, d.TAG_SYSTEM, d.TAG_CODE, d.TAG_DISPLAY
            from unnest(cast(? as bigint array)) as tagged(RES_ID)
            join HFJ_RES_TAG t on t.RES_ID = tagged.RES_ID
            join HFJ_TAG_DEF d on d.TAG_ID = t.TAG_ID
            order by d.TAG_TYPE, d.TAG_SYSTEM, d.TAG_CODE""";

    /** @param ids each once */
    List<StoredResource> ofType(String type, Set<String> ids) {
        return query(BY_ID, array("varchar", ids), type);
    }

    /** Those that point to one of the resources by one of these paths. */
    List<StoredResource> pointingTo(Collection<StoredResource> targets, Collection<String> paths) {
        List<Long> pids = targets.stream().map(StoredResource::pid).toList();
        return query(BY_LINK, array("bigint", pids), array("varchar", paths));
    }

    /** Tags, profiles and security labels, by the key of their resource. */
    Map<Long, List<StoredTag>> tags(Collection<StoredResource> resources) {
        List<Long> tagged = resources.stream()
                .filter(StoredResource::tagged)
                .map(StoredResource::pid)
                .toList();
        if (tagged.isEmpty()) {
            return Map.of();
        }
        return database
                .query(TAGS, (row, number) -> Map.entry(row.getLong("RES_ID"), tag(row)), array("bigint", tagged))
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    private List<StoredResource> query(String sql, Object... arguments) {
        List<StoredResource> found = database.query(sql, (row, number) -> resource(row), arguments);
        refuseTwins(found);
        return found;
    }

    /** HAPI's partitions may hold the same id twice, and these are not the same patient's. */
    private static void refuseTwins(List<StoredResource> found) {
        if (found.stream().map(StoredResource::reference).distinct().count() < found.size()) {
            throw new UnreadableResourceException("Two partitions hold a resource of the same type and id");
        }
    }

    private static SqlArrayValue array(String type, Collection<?> values) {
        return new SqlArrayValue(type, values.toArray());
    }

    private static StoredResource resource(ResultSet row) throws SQLException {
        return new StoredResource(
                row.getLong("RES_ID"),
                required(row, "RES_TYPE"),
                required(row, "FHIR_ID"),
                row.getLong("RES_VER"),
                row.getTimestamp("RES_UPDATED").toInstant(),
                row.getBoolean("HAS_TAGS"),
                body(row));
    }

    private static StoredBody body(ResultSet row) throws SQLException {
        String encoding = Objects.requireNonNullElse(row.getString("RES_ENCODING"), "nothing");
        String text = row.getString("RES_TEXT_VC");
        return new StoredBody(encoding, text, text == null ? bytes(row) : null);
    }

    private static byte @Nullable [] bytes(ResultSet row) throws SQLException {
        Blob content = row.getBlob("RES_TEXT");
        return content == null ? null : content.getBytes(1, Math.toIntExact(content.length()));
    }

    private static StoredTag tag(ResultSet row) throws SQLException {
        return new StoredTag(
                row.getInt("TAG_TYPE"),
                row.getString("TAG_SYSTEM"),
                row.getString("TAG_CODE"),
                row.getString("TAG_DISPLAY"));
    }

    private static String required(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }
}
