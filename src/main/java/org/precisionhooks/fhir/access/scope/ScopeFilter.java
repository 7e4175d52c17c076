package org.precisionhooks.fhir.access.scope;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A search parameter in a scope, {@code category=system|code,code}.
 *
 * @param parameter its name, without a modifier
 * @param tokens the values, any of which will do
 */
public record ScopeFilter(String parameter, List<Token> tokens) {

    private static final Pattern NAME = Pattern.compile("_?[a-z][a-z-]{1,40}");

    public ScopeFilter {
        tokens = List.copyOf(tokens);
    }

    /**
     * A token as searches write it.
     *
     * @param system the code system, empty for a code that has none; absent where any will do
     * @param code the code, empty where any of the system will do
     */
    public record Token(Optional<String> system, String code) {

        static Optional<Token> parse(String text) {
            int bar = text.indexOf('|');
            Token token = bar < 0
                    ? new Token(Optional.empty(), text)
                    : new Token(Optional.of(text.substring(0, bar)), text.substring(bar + 1));
            boolean empty = token.code.isEmpty()
                    && token.system.filter(system -> !system.isEmpty()).isEmpty();
            return empty || token.code.indexOf('|') >= 0 ? Optional.empty() : Optional.of(token);
        }

        public boolean matches(String otherSystem, String otherCode) {
            return system.map(otherSystem::equals).orElse(true) && (code.isEmpty() || code.equals(otherCode));
        }
    }

    /** Empty for what is no plain token parameter: a modifier, an escape or no value. */
    static Optional<ScopeFilter> parse(String text) {
        int sign = text.indexOf('=');
        if (sign < 0 || !NAME.matcher(text.substring(0, sign)).matches()) {
            return Optional.empty();
        }
        return decoded(text.substring(sign + 1)).flatMap(value -> tokens(text.substring(0, sign), value));
    }

    private static Optional<ScopeFilter> tokens(String name, String value) {
        List<Optional<Token>> tokens =
                Arrays.stream(value.split(",", -1)).map(Token::parse).toList();
        return tokens.stream().allMatch(Optional::isPresent) && value.indexOf('\\') < 0
                ? Optional.of(new ScopeFilter(
                        name, tokens.stream().flatMap(Optional::stream).toList()))
                : Optional.empty();
    }

    /** Scopes are separated by blanks; a plus sign is none in them. */
    private static Optional<String> decoded(String value) {
        try {
            return Optional.of(URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
