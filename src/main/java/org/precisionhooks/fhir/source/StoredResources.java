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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/** The current, not deleted resources in HAPI's tables (8.8), by plain SQL that H2 and PostgreSQL both take. */
record StoredResources(JdbcTemplate database) {

    /** A resource without its version is not left out but found unreadable. */
    private static final String SELECT = """
            select r.RES_ID, r.RES_TYPE, r.FHIR_ID, r.RES_VER, r.RES_UPDATED, r.HAS_TAGS,
                   v.RES_ENCODING, v.RES_TEXT_VC, v.RES_TEXT
            from HFJ_RESOURCE r left join HFJ_RES_VER v on v.RES_ID = r.RES_ID and v.RES_VER = r.RES_VER
            where r.RES_DELETED_AT is null and\s""";

    private static final String BY_ID = SELECT + "r.RES_TYPE = ? and r.FHIR_ID = any(?)";
    private static final String BY_LINK = SELECT + """
            r.RES_ID in (
                select l.SRC_RESOURCE_ID from HFJ_RES_LINK l
                where l.TARGET_RESOURCE_ID = any(?) and l.SRC_PATH = any(?))""";
    private static final String TAGS = """
            select t.RES_ID, d.TAG_TYPE, d.TAG_SYSTEM, d.TAG_CODE, d.TAG_DISPLAY
            from HFJ_RES_TAG t join HFJ_TAG_DEF d on d.TAG_ID = t.TAG_ID
            where t.RES_ID = any(?) order by d.TAG_TYPE, d.TAG_SYSTEM, d.TAG_CODE""";

    List<StoredResource> ofType(String type, Collection<String> ids) {
        return query(BY_ID, type, array("varchar", ids));
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
