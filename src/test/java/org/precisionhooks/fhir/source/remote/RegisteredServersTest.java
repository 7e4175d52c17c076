package org.precisionhooks.fhir.source.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.precisionhooks.fhir.source.remote.CanaryServer.json;
import static org.precisionhooks.fhir.source.remote.CanaryServer.neverEnding;
import static org.precisionhooks.fhir.source.remote.CanaryServer.redirect;
import static org.precisionhooks.fhir.source.remote.CanaryServer.silence;
import static org.precisionhooks.fhir.source.remote.CanaryServer.text;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionhooks.fhir.source.BearerToken;
import org.precisionhooks.fhir.source.CallerServer;
import org.precisionhooks.fhir.source.RemoteResult;
import org.precisionhooks.fhir.source.RemoteResult.State;
import org.precisionhooks.fhir.source.ServerGrant;
import org.precisionhooks.fhir.source.remote.CanaryServer.Behaviour;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/** Reads from callers' servers: cds-hooks.md section 5 point 2 and the threats 8 to 11 of security-reliability.md. */
@Timeout(120)
class RegisteredServersTest {

    private static final String TOKEN = "canary.token-7~/+==";
    private static final String SEARCH = "Observation?patient=p1";
    private static final int MANY_BYTES = 64 * 1024;
    private static final String PAGE = "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":"
            + "{\"resourceType\":\"Observation\",\"id\":\"%s\"}}],\"link\":[{\"relation\":\"next\",\"url\":\"%s\"}]}";
    private static final String LAST = "{\"resourceType\":\"Bundle\",\"entry\":[]}";

    private final CanaryServer ehr = new CanaryServer();
    private final CanaryServer other = new CanaryServer();
    private final List<String> lookedUp = new ArrayList<>();
    private HostLookup lookup = InetAddress::getAllByName;
    private CallbackLimits limits = limits(100, Set.of());
    private RegisteredServers servers;

    private static CallbackLimits limits(int requests, Set<String> privateHosts) {
        return new CallbackLimits(
                Duration.ofMillis(500),
                Duration.ofMillis(400),
                Duration.ofMillis(1500),
                requests,
                3,
                1000,
                MANY_BYTES,
                100,
                8,
                Duration.ofMinutes(5),
                privateHosts);
    }

    @AfterEach
    void stop() throws Exception {
        if (servers != null) {
            servers.close();
        }
        ehr.close();
        other.close();
    }

    private Optional<CallerServer> open(URI base, URI... registered) {
        if (servers == null) {
            servers = new RegisteredServers(limits, host -> {
                synchronized (lookedUp) {
                    lookedUp.add(host);
                }
                return lookup.addresses(host);
            });
        }
        return servers.open(new ServerGrant(base, Set.of(registered), Optional.of(new BearerToken(TOKEN))));
    }

    private List<RemoteResult> fetch(String... addresses) {
        return open(ehr.base(), ehr.base()).orElseThrow().fetch(List.of(addresses));
    }

    private State state(Behaviour behaviour) {
        ehr.on("Observation", behaviour);
        return fetch(SEARCH).get(0).state();
    }

    @Test
    void aSearchIsAskedWithTheTokenAsGivenAndNothingElseIsAsked() {
        ehr.on("Observation", json(LAST));
        RemoteResult result = fetch(SEARCH).get(0);

        assertThat(result.state()).isEqualTo(State.COMPLETE);
        assertThat(ehr.targets()).containsExactly(SEARCH);
        assertThat(ehr.authorizations()).containsExactly("Bearer " + TOKEN);
        assertThat(ehr.requests().get(0).headers())
                .containsEntry("accept", "application/fhir+json")
                .containsOnlyKeys("accept", "authorization", "connection", "host");
    }

    @Test
    void withoutATokenTheServerIsAskedWithoutOne() {
        ehr.on("Observation", json(LAST));
        servers = new RegisteredServers(limits);
        servers.open(new ServerGrant(ehr.base(), Set.of(ehr.base()), Optional.empty()))
                .orElseThrow()
                .fetch(List.of(SEARCH));
        assertThat(ehr.authorizations()).containsExactly("");
    }

    static Stream<Arguments> failingAnswers() {
        return Stream.of(
                Arguments.of("HTML", text(200, "text/html", "<html>sign in</html>")),
                Arguments.of("JSON that says it is HTML", text(200, "text/html", LAST)),
                Arguments.of("no content type", text(200, "", LAST)),
                Arguments.of("another charset", text(200, "application/json;charset=utf-16", LAST)),
                Arguments.of("compressed", text(200, "application/json", LAST, "Content-Encoding: gzip\r\n")),
                Arguments.of(
                        "401", text(401, "application/fhir+json", LAST, "WWW-Authenticate: Basic realm=\"x\"\r\n")),
                Arguments.of("404", text(404, "application/fhir+json", LAST)),
                Arguments.of("500", text(500, "application/fhir+json", LAST)),
                Arguments.of("201", text(201, "application/fhir+json", LAST)),
                Arguments.of("no body", text(200, "application/fhir+json", "")),
                Arguments.of("malformed", json("{\"resourceType\":\"Bundle\"")),
                Arguments.of("trailing text", json(LAST + "x")),
                Arguments.of("a key twice", json("{\"resourceType\":\"Bundle\",\"resourceType\":\"Bundle\"}")),
                Arguments.of("too deep", json("[".repeat(200) + "]".repeat(200))),
                Arguments.of("not UTF-8", json("{\"resourceType\":\"Bundle\",\"id\":\"\u0000\"}")),
                Arguments.of("an array", json("[]")),
                Arguments.of("an OperationOutcome", json("{\"resourceType\":\"OperationOutcome\"}")),
                Arguments.of("a resource for a search", json("{\"resourceType\":\"Observation\",\"id\":\"o\"}")),
                Arguments.of("too large", json(" ".repeat(MANY_BYTES) + LAST)),
                Arguments.of("too large, of unknown length", neverEnding(8 * 1024)),
                Arguments.of("no header ever", silence()),
                Arguments.of("a body without end", neverEnding(1)),
                Arguments.of("a connection that ends", (Behaviour) (request, out) -> out.close()),
                Arguments.of("not HTTP", (Behaviour) (request, out) -> {
                    out.write("SSH-2.0-x\r\n\r\n".getBytes("US-ASCII"));
                    out.close();
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failingAnswers")
    void anyOtherAnswerIsNoData(String name, Behaviour behaviour) {
        assertThat(state(behaviour)).isEqualTo(State.FAILED);
        assertThat(ehr.requests()).hasSize(1);
    }

    @Test
    void aFailureOfOneReadCostsNoOther() {
        ehr.on("Observation", neverEnding(1)).on("Condition", json(LAST)).on("Procedure", text(500, "text/plain", ""));
        assertThat(fetch(SEARCH, "Condition?patient=p1", "Procedure?patient=p1"))
                .extracting(RemoteResult::state)
                .containsExactly(State.FAILED, State.COMPLETE, State.FAILED);
    }

    @Test
    void aBodyWithoutEndIsGivenUpAtTheOtherSideToo() throws InterruptedException {
        state(neverEnding(1));
        while (ehr.stillOpen() > 0) {
            Thread.sleep(20);
        }
        assertThat(ehr.connections()).isEqualTo(1);
    }

    /** The rest of a refused answer is not read, which would use the time of the whole call. */
    @Test
    void anAnswerThatIsRefusedDoesNotUseUpTheTimeOfTheCall() {
        ehr.on("Observation", neverEnding(8 * 1024)).on("Condition", json(LAST));
        CallerServer call = open(ehr.base(), ehr.base()).orElseThrow();
        assertThat(call.fetch(List.of(SEARCH)).get(0).state()).isEqualTo(State.FAILED);
        assertThat(call.fetch(List.of("Condition?patient=p1")).get(0).state()).isEqualTo(State.COMPLETE);
    }

    @Test
    void aServerThatIsNotThereIsNoData() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = free.getLocalPort();
        }
        URI base = URI.create("http://127.0.0.1:" + port + "/fhir");
        assertThat(open(base, base).orElseThrow().fetch(List.of(SEARCH)))
                .extracting(RemoteResult::state)
                .containsExactly(State.FAILED);
    }

    @Test
    void redirectsAreNotFollowed() {
        other.on("", json(LAST));
        ehr.on("Observation", redirect(other.base() + "/" + SEARCH));
        ehr.on("Condition", redirect("/fhir/Procedure?patient=p1"));
        assertThat(fetch(SEARCH, "Condition?patient=p1"))
                .extracting(RemoteResult::state)
                .containsExactly(State.FAILED, State.FAILED);
        assertThat(other.connections()).isZero();
        assertThat(ehr.targets()).containsExactlyInAnyOrder(SEARCH, "Condition?patient=p1");
    }

    @Test
    void pagesOnTheSameBaseAreFollowedWithTheToken() {
        ehr.on("Observation", json(PAGE.formatted("o1", ehr.base() + "?_getpages=a|b&_offset=1")));
        ehr.on("?_getpages", json(PAGE.formatted("o2", "Observation/_page?x=2")));
        ehr.on("Observation/_page", json(LAST));
        RemoteResult result = fetch(SEARCH).get(0);
        assertThat(result.state()).isEqualTo(State.COMPLETE);
        assertThat(result.pages()).hasSize(3);
        assertThat(ehr.targets()).containsExactly(SEARCH, "?_getpages=a%7Cb&_offset=1", "Observation/_page?x=2");
        assertThat(ehr.authorizations()).containsOnly("Bearer " + TOKEN).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:OTHER/fhir?page=2",
                "//127.0.0.1:OTHER/fhir?page=2",
                "http://localhost:SAME/fhir?page=2",
                "https://127.0.0.1:SAME/fhir?page=2",
                "http://127.0.0.1:SAME/elsewhere?page=2",
                "http://127.0.0.1:SAME/fhir/../elsewhere?page=2",
                "http://127.0.0.1:SAME/fhir/%2e%2e/elsewhere?page=2",
                "http://127.0.0.1:SAME/fhir/..;/elsewhere?page=2",
                "http://127.0.0.1:SAME/fhirs?page=2",
                "http://127.0.0.1:SAME@127.0.0.1:OTHER/fhir?page=2",
                "http://u@127.0.0.1:SAME/fhir?page=2",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "nonsense:",
                "\\\\\\\\127.0.0.1:OTHER\\\\fhir",
                ""
            })
    void aNextPageElsewhereEndsTheSearchAndTheTokenStays(String next) {
        String url = next.replace("SAME", "" + ehr.port()).replace("OTHER", "" + other.port());
        RemoteResult result;
        ehr.on("Observation", json(PAGE.formatted("o1", url)));
        result = fetch(SEARCH).get(0);
        assertThat(result.state()).isEqualTo(State.CUT);
        assertThat(result.pages()).hasSize(1);
        assertThat(other.connections()).isZero();
        assertThat(ehr.targets()).containsExactly(SEARCH);
    }

    @Test
    void pagesWithoutEndAreCutAtTheLimit() {
        ehr.on("Observation", json(PAGE.formatted("o1", ehr.base() + "/" + SEARCH)));
        RemoteResult result = fetch(SEARCH).get(0);
        assertThat(result.state()).isEqualTo(State.CUT);
        assertThat(result.pages()).hasSize(3);
        assertThat(ehr.requests()).hasSize(3);
    }

    @Test
    void aSearchOfTooManyResourcesIsCut() {
        String many = IntStream.range(0, 1000)
                .mapToObj(i -> "{\"resource\":{\"resourceType\":\"Observation\"}}")
                .collect(java.util.stream.Collectors.joining(","));
        ehr.on(
                "Observation",
                json("{\"resourceType\":\"Bundle\",\"entry\":[" + many
                        + "],\"link\":[{\"relation\":\"next\",\"url\":\"Observation?page=2\"}]}"));
        assertThat(fetch(SEARCH).get(0).state()).isEqualTo(State.CUT);
        assertThat(ehr.requests()).hasSize(1);
    }

    @Test
    void aLaterPageThatFailsLeavesTheSearchCut() {
        ehr.on("Observation", json(PAGE.formatted("o1", ehr.base() + "/page2")));
        assertThat(fetch(SEARCH).get(0).state()).isEqualTo(State.CUT);
        ehr.on("page2", silence());
        assertThat(fetch(SEARCH).get(0).state()).isEqualTo(State.CUT);
    }

    @Test
    void oneCallMakesNoMoreRequestsThanItMay() {
        limits = limits(5, Set.of());
        ehr.on("Medication", json(LAST));
        fetch(IntStream.range(0, 20).mapToObj(i -> "Medication?x=" + i).toArray(String[]::new));
        assertThat(ehr.requests()).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({
        "Medication/m1, m1, COMPLETE",
        "Medication/m1, m2, FAILED",
        "BASE/Medication/m1, m1, COMPLETE",
        "https://elsewhere.example.org/fhir/Medication/m1, m1, FAILED",
        "http://127.0.0.1:OTHER/fhir/Medication/m1, m1, FAILED"
    })
    void aReadGivesJustTheResourceThatItNames(String address, String answered, State state) {
        ehr.on("Medication", json("{\"resourceType\":\"Medication\",\"id\":\"" + answered + "\"}"));
        String written = address.replace("BASE", ehr.base().toString()).replace("OTHER", "" + other.port());
        assertThat(fetch(written).get(0).state()).isEqualTo(state);
        assertThat(other.connections()).isZero();
        assertThat(lookedUp).doesNotContain("elsewhere.example.org");
    }

    @ParameterizedTest
    @CsvSource({
        // named, registered, whether it may be called
        "http://127.0.0.1:SAME/fhir, http://127.0.0.1:SAME/fhir, true",
        "http://127.0.0.1:SAME/fhir/, http://127.0.0.1:SAME/fhir, true",
        "http://127.0.0.1:SAME/fhir, http://127.0.0.1:SAME/fhir/, true",
        "http://127.0.0.1:SAME/fhir/r4, http://127.0.0.1:SAME/fhir, true",
        "http://127.0.0.1:SAME/fhir, http://127.0.0.1:SAME, true",
        "http://127.0.0.1:SAME/fhir, http://127.0.0.1:OTHER/fhir, false",
        "http://127.0.0.1:SAME/fhir, http://127.0.0.1:SAME/fhir/r4, false",
        "http://127.0.0.1:SAME/fhirs, http://127.0.0.1:SAME/fhir, false",
        "http://127.0.0.1:SAME/fhir/../x, http://127.0.0.1:SAME/fhir, false",
        "http://127.0.0.1:SAME/fhir/%2E%2E/x, http://127.0.0.1:SAME/fhir, false",
        "http://127.0.0.1:SAME/fhir?x=1, http://127.0.0.1:SAME/fhir, false",
        "http://127.0.0.1:SAME/fhir#x, http://127.0.0.1:SAME/fhir, false",
        "https://127.0.0.1:SAME/fhir, http://127.0.0.1:SAME/fhir, false",
        "http://localhost:SAME/fhir, http://127.0.0.1:SAME/fhir, false",
        "http://127.1:SAME/fhir, http://127.0.0.1:SAME/fhir, false",
        "http://u@127.0.0.1:SAME/fhir, http://127.0.0.1:SAME/fhir, false",
        "http://ehr.example.org:SAME/fhir, http://ehr.example.org:SAME/fhir, false",
        "http://10.0.0.1/fhir, http://10.0.0.1/fhir, false",
        "https://ehr.example.org/fhir, https://EHR.example.org:443/fhir, true",
        "https://ehr.example.org/fhir, https://example.org/fhir, false",
        "https://ehr.example.org.evil.example/fhir, https://ehr.example.org/fhir, false",
        "https://evil.example/fhir, '', false",
    })
    void onlyRegisteredBasesAreOpened(String named, String registered, boolean called) {
        URI[] bases = registered.isEmpty() ? new URI[0] : new URI[] {URI.create(ports(registered))};
        assertThat(open(URI.create(ports(named)), bases).isPresent()).isEqualTo(called);
        assertThat(ehr.connections() + other.connections()).isZero();
        assertThat(lookedUp).isEmpty();
    }

    private String ports(String address) {
        return address.replace("SAME", "" + ehr.port()).replace("OTHER", "" + other.port());
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "255.255.255.255", "::1", "fe80::1", "fd00::1", "ff02::1", "::", "::ffff:127.0.0.1", "64:ff9b::7f00:1",
        "2002:7f00:1::"
    })
    void aNameThatLeadsInsideIsNotCalled(String address) {
        lookup = host -> new InetAddress[] {InetAddress.getByName("8.8.8.8"), InetAddress.getByName(address)};
        URI base = URI.create("https://ehr.example.org:" + ehr.port() + "/fhir");
        assertThatThrownBy(() -> new VettedAddresses(lookup, Set.of()).resolve("ehr.example.org"))
                .isInstanceOf(RefusedAddressException.class);
        assertThat(open(base, base).orElseThrow().fetch(List.of(SEARCH)).get(0).state())
                .isEqualTo(State.FAILED);
        assertThat(ehr.connections()).isZero();
    }

    @Test
    void aListedHostMayLieInAPrivateNetworkButNotHere() throws Exception {
        VettedAddresses vetted = new VettedAddresses(
                host -> new InetAddress[] {InetAddress.getByName("10.1.2.3")}, Set.of("ehr.hospital.example"));
        assertThat(vetted.resolve("EHR.hospital.example")).hasSize(1);
        assertThatThrownBy(() -> vetted.resolve("x.hospital.example")).isInstanceOf(RefusedAddressException.class);
        for (String never : List.of("127.0.0.1", "169.254.169.254", "0.0.0.0")) {
            assertThatThrownBy(() -> new VettedAddresses(
                                    host -> new InetAddress[] {InetAddress.getByName(never)},
                                    Set.of("ehr.hospital.example"))
                            .resolve("ehr.hospital.example"))
                    .isInstanceOf(RefusedAddressException.class);
        }
    }

    /** The second look-up would lead to the other server's address: a name that is bound anew between check and call. */
    @Test
    void theAddressThatWasCheckedIsTheOneThatIsCalled() throws Exception {
        InetAddress here = InetAddress.getByName("127.0.0.1");
        InetAddress inside = InetAddress.getByName("10.255.255.1");
        lookup = host -> new InetAddress[] {lookedUp.size() == 1 ? here : inside};
        ehr.on("Observation", json(LAST));
        URI base = URI.create("http://localhost:" + ehr.port() + "/fhir");
        assertThat(open(base, base).orElseThrow().fetch(List.of(SEARCH)).get(0).state())
                .isEqualTo(State.COMPLETE);
        assertThat(lookedUp).containsExactly("localhost");
        assertThat(ehr.connections()).isEqualTo(1);
    }

    @Test
    void aFailingServerIsLeftAloneForAWhile() {
        ehr.on("Observation", text(500, "text/plain", ""));
        for (int i = 0; i < 3; i++) {
            fetch(IntStream.range(0, 10).mapToObj(n -> "Observation?x=" + n).toArray(String[]::new));
        }
        int before = ehr.requests().size();
        int connections = ehr.connections();
        ehr.on("Observation", json(LAST));
        assertThat(fetch(SEARCH).get(0).state()).isEqualTo(State.FAILED);
        assertThat(ehr.requests()).hasSize(before);
        assertThat(ehr.connections()).isEqualTo(connections);

        other.on("Observation", json(LAST));
        assertThat(open(other.base(), other.base())
                        .orElseThrow()
                        .fetch(List.of(SEARCH))
                        .get(0)
                        .state())
                .isEqualTo(State.COMPLETE);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 400})
    void refusalsAreNotFailuresOfTheServer(int status) {
        ehr.on("Observation", text(status, "text/plain", ""));
        for (int i = 0; i < 4; i++) {
            fetch(IntStream.range(0, 10).mapToObj(n -> "Observation?x=" + n).toArray(String[]::new));
        }
        assertThat(state(json(LAST))).isEqualTo(State.COMPLETE);
    }

    @Test
    void cookiesAreNotKept() {
        ehr.on("Observation", text(200, "application/json", LAST, "Set-Cookie: session=1\r\n"));
        fetch(SEARCH);
        fetch(SEARCH);
        assertThat(ehr.requests())
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.headers()).doesNotContainKey("cookie"));
    }

    @Test
    void theEnvironmentsProxyIsNotUsed() {
        Properties before = (Properties) System.getProperties().clone();
        try {
            System.setProperty("http.proxyHost", "127.0.0.1");
            System.setProperty("http.proxyPort", "" + other.port());
            System.setProperty("http.nonProxyHosts", "");
            assertThat(state(json(LAST))).isEqualTo(State.COMPLETE);
        } finally {
            System.setProperties(before);
        }
        assertThat(other.connections()).isZero();
    }

    /** The standalone server's log levels, with everything else of the HTTP client turned on. */
    @Test
    void theTokenReachesNoLog() {
        Map<String, Level> before = new java.util.HashMap<>();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        try {
            shippedLevels().forEach((name, level) -> set(name, Level.toLevel(level), before));
            set("org.apache.hc", Level.TRACE, before);
            set("org.precisionhooks", Level.TRACE, before);
            state(json(LAST));
            state(text(500, "text/plain", ""));
            state(neverEnding(1));
        } finally {
            before.forEach((name, level) -> logger(name).setLevel(level));
            root.detachAppender(log);
        }
        assertThat(log.list).extracting(ILoggingEvent::getLoggerName).contains(Session.class.getName());
        assertThat(log.list).allSatisfy(event -> {
            assertThat(event.getFormattedMessage()).doesNotContain(TOKEN);
            assertThat(event.getThreadName()).doesNotContain(TOKEN);
            assertThat(event.getThrowableProxy()).isNull();
        });
        assertThat(new BearerToken(TOKEN)).asString().doesNotContain(TOKEN);
        assertThat(new ServerGrant(ehr.base(), Set.of(), Optional.of(new BearerToken(TOKEN))))
                .asString()
                .doesNotContain(TOKEN);
    }

    private static Map<String, String> shippedLevels() {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("precision-hooks-server.yml"));
        Map<String, String> levels = new java.util.HashMap<>();
        yaml.getObject().forEach((key, value) -> {
            String name = key.toString().replace("logging.level.", "");
            if (key.toString().startsWith("logging.level.org.apache.hc.")) {
                levels.put(name, value.toString());
            }
        });
        return levels;
    }

    private static void set(String name, Level level, Map<String, Level> before) {
        before.putIfAbsent(name, logger(name).getLevel());
        logger(name).setLevel(level);
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }

    @Test
    void aBudgetOfFiveSecondsOrMoreIsRefused() {
        CallbackLimits given = limits;
        assertThatThrownBy(() -> new CallbackLimits(
                        given.connect(),
                        given.read(),
                        Duration.ofSeconds(5),
                        1,
                        1,
                        1,
                        1,
                        1,
                        1,
                        given.pause(),
                        Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
