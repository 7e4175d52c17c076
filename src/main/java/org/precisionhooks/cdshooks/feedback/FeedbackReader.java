package org.precisionhooks.cdshooks.feedback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.precisionhooks.cdshooks.feedback.FeedbackEntry.OverrideReport;
import org.precisionhooks.cdshooks.hook.ErrorCode;
import org.precisionhooks.cdshooks.hook.HookError;
import org.precisionhooks.cdshooks.hook.Json;
import org.precisionhooks.cdshooks.hook.Members;
import org.precisionhooks.cdshooks.hook.StrictJson;
import org.precisionhooks.facts.Coding;

/** The one validating reader of feedback: a batch is valid as a whole or refused (cds-hooks.md section 8). */
public final class FeedbackReader {

    private static final int MAX_ID = 512;
    private static final int MAX_COMMENT = 10_000;
    private static final int MAX_EXTENSION = 10_000;
    private static final int MAX_REASONS = 20;

    private static final List<String> OVERRIDES = List.of("overrideReason", "overrideReasons");

    /** RFC 3339, section 5.6. */
    private static final Pattern TIMESTAMP =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})");

    private final StrictJson json;

    public FeedbackReader(StrictJson json) {
        this.json = json;
    }

    /** @throws HookError when any item is not valid */
    public List<FeedbackEntry> read(InputStream body) throws IOException {
        List<FeedbackEntry> entries = new ArrayList<>();
        for (JsonNode item : json.object(body).array("feedback")) {
            entries.add(entry(members(item, "feedback.")));
        }
        return entries;
    }

    private static FeedbackEntry entry(Members item) {
        FeedbackOutcome outcome = FeedbackOutcome.ofCode(item.text("outcome"))
                .orElseThrow(() -> HookError.invalid("feedback.outcome", "must be accepted or overridden"));
        if (outcome == FeedbackOutcome.ACCEPTED) {
            requireSuggestions(item);
        }
        return new FeedbackEntry(id(item, "card"), outcome, time(item.text("outcomeTimestamp")), overrides(item));
    }

    private static String id(Members members, String name) {
        String id = members.text(name);
        if (id.length() > MAX_ID) {
            throw HookError.invalid(members.path() + name, "is longer than " + MAX_ID + " characters");
        }
        return storable(id);
    }

    private static OffsetDateTime time(String text) {
        if (TIMESTAMP.matcher(text).matches()) {
            try {
                return OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).truncatedTo(ChronoUnit.MICROS);
            } catch (DateTimeException e) {
                // told below, without the text
            }
        }
        throw HookError.invalid("feedback.outcomeTimestamp", "must be an RFC 3339 timestamp");
    }

    /** They are not kept: suggestions get new ids in each answer, and these say nothing later. */
    private static void requireSuggestions(Members item) {
        JsonNode suggestions = item.array("acceptedSuggestions");
        if (suggestions.isEmpty()) {
            throw item.missing("acceptedSuggestions");
        }
        suggestions.forEach(suggestion -> id(members(suggestion, "feedback.acceptedSuggestions."), "id"));
    }

    /** Epic writes {@code overrideReasons}; both spellings hold one object or a list of them. */
    private static List<OverrideReport> overrides(Members item) {
        List<OverrideReport> reports = new ArrayList<>();
        for (String name : OVERRIDES) {
            item.present(name).ifPresent(sent -> reports.addAll(reports(sent, name)));
        }
        if (reports.size() > MAX_REASONS) {
            throw HookError.invalid("feedback.overrideReason", "holds more than " + MAX_REASONS + " reasons");
        }
        return reports;
    }

    private static List<OverrideReport> reports(JsonNode sent, String name) {
        if (!sent.isArray()) {
            return List.of(report(members(sent, "feedback.overrideReason.")));
        }
        if (sent.isEmpty()) {
            throw HookError.invalid("feedback." + name, "must not be empty");
        }
        List<OverrideReport> reports = new ArrayList<>();
        sent.forEach(one -> reports.add(report(members(one, "feedback.overrideReason."))));
        return reports;
    }

    private static OverrideReport report(Members sent) {
        Optional<Coding> reason = sent.optionalObject("reason").map(FeedbackReader::coding);
        String comment = comment(sent);
        String extension = sent.optionalObject("extension")
                .filter(found -> !found.node().isEmpty())
                .map(found -> Json.text(found.node()))
                .orElse("");
        if (reason.isEmpty() && comment.isEmpty() && extension.isEmpty()) {
            throw new HookError(ErrorCode.MISSING_FIELD, "feedback.overrideReason says nothing");
        }
        if (extension.length() > MAX_EXTENSION) {
            throw HookError.invalid("feedback.overrideReason.extension", "is too long");
        }
        return new OverrideReport(reason, comment, storable(extension));
    }

    private static Coding coding(Members reason) {
        return new Coding(
                reason.present("system").isEmpty() ? "" : id(reason, "system"),
                id(reason, "code"),
                reason.present("display").isEmpty() ? "" : id(reason, "display"));
    }

    /** An empty comment is what a client sends when the user wrote none. */
    private static String comment(Members sent) {
        JsonNode value = sent.present("userComment").orElse(TextNode.valueOf(""));
        if (!value.isTextual()) {
            throw HookError.invalid("feedback.overrideReason.userComment", "must be a string");
        }
        String comment = value.textValue();
        if (comment.codePointCount(0, comment.length()) > MAX_COMMENT) {
            throw HookError.invalid(
                    "feedback.overrideReason.userComment", "is longer than " + MAX_COMMENT + " characters");
        }
        return storable(comment.strip());
    }

    /** Databases refuse NUL and lone surrogates. */
    private static String storable(String text) {
        return text.codePoints()
                .map(point -> point == 0 || Character.getType(point) == Character.SURROGATE ? 0xFFFD : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Members members(JsonNode item, String path) {
        if (!item.isObject()) {
            throw HookError.invalid(path.substring(0, path.length() - 1), "must hold objects");
        }
        return new Members(item, path);
    }
}
