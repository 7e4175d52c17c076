package org.precisionhooks.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.precisionhooks.cdshooks.hook.ContextField;
import org.precisionhooks.cdshooks.hook.ContextResources;
import org.precisionhooks.cdshooks.hook.ErrorCode;
import org.precisionhooks.cdshooks.hook.Hook;
import org.precisionhooks.cdshooks.hook.HookContext;
import org.precisionhooks.cdshooks.hook.HookError;
import org.precisionhooks.cdshooks.hook.HookTest;
import org.precisionhooks.cdshooks.hook.StrictJson;

/**
 * Contexts in {@code cases/contexts}, at least one a hook: each is accepted as it is, and refused when a field is left out,
 * empty, of another type, of another user or of another patient. A new file is a new test.
 */
class ContextCasesTest {

    private static final Path CASES = Path.of("src/test/resources/cases/contexts");

    private static final HookRequestReader READER = new HookRequestReader(new StrictJson(100_000));

    /** By hook, who may be its user (cds-hooks.md section 4). */
    private static final Map<String, Set<String>> USERS = Map.of(
            "patient-view", Set.of("Practitioner", "PractitionerRole", "Patient", "RelatedPerson"),
            "appointment-book", Set.of("Practitioner", "PractitionerRole", "Patient", "RelatedPerson"),
            "allergyintolerance-create", Set.of("Practitioner"));

    private static final Set<String> CLINICIANS = Set.of("Practitioner", "PractitionerRole");

    private record Case(String name, String title, Hook hook, JsonNode json, String same) {

        /** A copy, to be bent. */
        ObjectNode context() {
            return json.path("context").deepCopy();
        }
    }

    @Test
    void everyHookHasAContext() {
        assertThat(cases().map(Case::hook).distinct()).containsExactlyInAnyOrder(Hook.values());
    }

    @TestFactory
    Stream<DynamicTest> isAccepted() {
        return cases().map(one -> dynamicTest(
                one.title(),
                () -> assertThat(read(one.hook(), one.context()).patientId()).isEqualTo("p1")));
    }

    @TestFactory
    Stream<DynamicTest> otherSpellingsSayTheSame() {
        return cases().filter(one -> !one.same().isEmpty())
                .map(one -> dynamicTest(one.title(), () -> {
                    Case plain = named(one.same());
                    ContextResources expected =
                            read(plain.hook(), plain.context()).resources();
                    ContextResources found = read(one.hook(), one.context()).resources();
                    assertThat(found.orders().resources())
                            .isEqualTo(expected.orders().resources());
                    assertThat(found.dispatched()).isEqualTo(expected.dispatched());
                    assertThat(found.stated()).isEqualTo(expected.stated());
                }));
    }

    @TestFactory
    Stream<DynamicTest> aRequiredFieldMustBeThereAndOfItsType() {
        return plainCases()
                .flatMap(one -> one.hook().required().stream()
                        .flatMap(field -> Stream.of(
                                        "", "null", "\"\"", "7", "true", "{}", "[]", "[7]", "[{}]", "{\"a\":1}")
                                .map(value -> refused(one, field, value))));
    }

    @TestFactory
    Stream<DynamicTest> anOptionalFieldMustBeOfItsTypeWhenItIsThere() {
        return plainCases()
                .flatMap(one -> one.hook().optional().stream()
                        .flatMap(field -> Stream.of("\"\"", "7", "true", "[7]", "\"a b\"")
                                .map(value -> refused(one, field, value))));
    }

    @TestFactory
    Stream<DynamicTest> anOptionalFieldMayBeLeftOutOrNull() {
        return plainCases()
                .flatMap(one -> one.hook().optional().stream()
                        .flatMap(field -> Stream.of("", "null")
                                .map(value -> dynamicTest(
                                        told(one, field, value),
                                        () -> assertThat(read(one.hook(), bent(one, field, value))
                                                        .patientId())
                                                .isEqualTo("p1")))));
    }

    @TestFactory
    Stream<DynamicTest> onlyTheHooksUsersAreUsers() {
        return plainCases()
                .filter(one -> one.hook().has(ContextField.USER_ID))
                .flatMap(one -> Stream.of(
                                "Practitioner",
                                "PractitionerRole",
                                "Patient",
                                "RelatedPerson",
                                "Organization",
                                "Device")
                        .map(type -> dynamicTest(one.hook().code() + " by a " + type, () -> {
                            ObjectNode context = one.context().put("userId", type + "/x");
                            if (USERS.getOrDefault(one.hook().code(), CLINICIANS)
                                    .contains(type)) {
                                assertThat(read(one.hook(), context).user().orElseThrow())
                                        .hasToString(type + "/x");
                            } else {
                                assertThat(refusal(one.hook(), context).code()).isEqualTo(ErrorCode.INVALID_FIELD);
                            }
                        })));
    }

    /** Each reference to the patient, one after the other, is turned to somebody else. */
    @TestFactory
    Stream<DynamicTest> noResourceOfAContextIsOfAnotherPatient() {
        return cases().flatMap(one -> {
            int references = references(one.context()).size();
            return Stream.iterate(0, i -> i < references, i -> i + 1)
                    .map(i -> dynamicTest(one.title() + ", reference " + i, () -> {
                        ObjectNode context = one.context();
                        references(context).get(i).put("reference", "https://ehr.example.org/fhir/Patient/p2");
                        assertThat(refusal(one.hook(), context).code()).isEqualTo(ErrorCode.PATIENT_MISMATCH);
                    }));
        });
    }

    @Test
    void everyKindOfResourceInAContextNamesThePatientInSomeCase() {
        assertThat(cases().filter(one -> !references(one.context()).isEmpty())
                        .map(Case::hook)
                        .distinct())
                .contains(
                        Hook.ORDER_SELECT,
                        Hook.ORDER_SIGN,
                        Hook.ORDER_DISPATCH,
                        Hook.APPOINTMENT_BOOK,
                        Hook.ALLERGYINTOLERANCE_CREATE,
                        Hook.PROBLEM_LIST_ITEM_CREATE,
                        Hook.MEDICATION_REFILL,
                        Hook.MEDICATION_VERIFY);
    }

    @Test
    void aResourceOfAnotherKindIsNoOrderToVerify() {
        ObjectNode context = named("medication-verify").context();
        ((ObjectNode) context.path("medication")).put("resourceType", "MedicationStatement");
        assertThat(refusal(Hook.MEDICATION_VERIFY, context).code()).isEqualTo(ErrorCode.INVALID_FIELD);
    }

    @Test
    void aRefillThatNobodyAskedForIsAskedForByItsOrderer() {
        HookContext context =
                read(Hook.MEDICATION_REFILL, named("medication-refill-nobody").context());
        assertThat(context.user()).hasValueSatisfying(user -> assertThat(user).hasToString("Practitioner/d1"));
    }

    @Test
    void aRefillThatTwoOrderedIsAskedForByNeither() {
        ObjectNode context = named("medication-refill-nobody").context();
        ObjectNode second =
                (ObjectNode) context.at("/medications/entry/0/resource").deepCopy();
        second.put("id", "m2").putObject("requester").put("reference", "Practitioner/d2");
        ((ObjectNode) context.path("medications"))
                .withArray("entry")
                .addObject()
                .set("resource", second);
        assertThat(read(Hook.MEDICATION_REFILL, context).user()).isEmpty();
    }

    @Test
    void onlyDraftsCanStillBeChanged() {
        assertThat(read(Hook.MEDICATION_VERIFY, named("medication-verify").context())
                        .draftOrders()
                        .resources())
                .isEmpty();
        assertThat(read(Hook.MEDICATION_REFILL, named("medication-refill").context())
                        .draftOrders()
                        .resources())
                .hasSize(1);
    }

    private static DynamicTest refused(Case one, ContextField field, String value) {
        return dynamicTest(told(one, field, value), () -> {
            ObjectNode context = bent(one, field, value);
            assertThat(refusal(one.hook(), context).code()).isIn(ErrorCode.MISSING_FIELD, ErrorCode.INVALID_FIELD);
        });
    }

    private static String told(Case one, ContextField field, String value) {
        return one.hook().code() + " with " + field.key() + " " + (value.isEmpty() ? "left out" : value);
    }

    private static ObjectNode bent(Case one, ContextField field, String value) throws IOException {
        ObjectNode context = one.context();
        if (value.isEmpty()) {
            context.remove(field.key());
        } else {
            context.set(field.key(), HookFixture.MAPPER.readTree(value));
        }
        return context;
    }

    private static List<ObjectNode> references(JsonNode context) {
        List<ObjectNode> found = new ArrayList<>();
        for (JsonNode holder : context.findParents("reference")) {
            if (holder.path("reference").asText().equals("Patient/p1")) {
                found.add((ObjectNode) holder);
            }
        }
        return found;
    }

    private static HookContext read(Hook hook, ObjectNode context) throws HookError {
        ObjectNode request = HookFixture.MAPPER.createObjectNode();
        request.put("hook", hook.code()).put("hookInstance", "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea");
        request.set("context", context);
        request.set("prefetch", NullNode.instance);
        try {
            return READER.read(new ByteArrayInputStream(request.toString().getBytes(StandardCharsets.UTF_8)), hook)
                    .context();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static HookError refusal(Hook hook, ObjectNode context) {
        HookError error = catchThrowableOfType(() -> read(hook, context), HookError.class);
        assertThat(error).as("refused").isNotNull();
        return error;
    }

    /** The cases that spell each field by its name. */
    private static Stream<Case> plainCases() {
        return cases().filter(one -> one.same().isEmpty()
                && one.hook().required().stream()
                        .allMatch(field -> one.context().has(field.key())));
    }

    private static Case named(String name) {
        return cases().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    private static Stream<Case> cases() {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.sorted().map(ContextCasesTest::load).toList().stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Case load(Path file) {
        try {
            JsonNode json = HookFixture.MAPPER.readTree(Files.readString(file));
            return new Case(
                    file.getFileName().toString().replace(".json", ""),
                    json.path("title").asText(),
                    HookTest.hook(json.path("hook").asText()),
                    json,
                    json.path("same").asText(""));
        } catch (IOException e) {
            throw new AssertionError(file + " cannot be read", e);
        }
    }
}
