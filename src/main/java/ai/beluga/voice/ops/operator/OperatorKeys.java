package ai.beluga.voice.ops.operator;

import ai.beluga.voice.config.Area;
import ai.beluga.voice.config.Key;
import ai.beluga.voice.config.Secret;
import jakarta.inject.Singleton;
import java.util.List;

/** Who may use the operator's functions. */
@Singleton
public final class OperatorKeys implements Area {

    private static final int LEAST_CHARACTERS = 16;

    public static final Key<List<Secret>> TOKEN = Key.secrets("beluga.operator.token")
            .where(
                    tokens -> tokens.stream().allMatch(token -> token.reveal().length() >= LEAST_CHARACTERS),
                    "each of at least " + LEAST_CHARACTERS + " characters")
            .describedAs("What a request under /operator presents as `Authorization: Bearer …`; several, separated by"
                    + " commas, while one is replaced. Without it there is nothing under /operator. A file is read"
                    + " again for each request.");

    @Override
    public String title() {
        return "Operator";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(TOKEN);
    }
}
