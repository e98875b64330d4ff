package ai.beluga.voice.it;

import ai.beluga.voice.tool.api.CallParameter;
import ai.beluga.voice.tool.api.CallTool;
import ai.beluga.voice.tool.api.NotDone;
import ai.beluga.voice.tool.api.ToolContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** An application's tools, as docs/tools.md has them: a bean in a jar of its own, which knows nothing of the gateway else. */
@ApplicationScoped
public class ShopTools {

    /** What callers may want to know. */
    public enum Service {
        SHOP,
        WORKSHOP
    }

    /** When a service is there. */
    public record Hours(Service service, LocalDate day, String opens) {}

    /** What a caller has ordered. */
    public record Order(String caller, String thing) {}

    /** A table that is taken. */
    public record Table(int seats, String name) {}

    private final Queue<String> done = new ConcurrentLinkedQueue<>();

    /** What was done, in order: the call, the tool and what it was given. */
    List<String> done() {
        return List.copyOf(done);
    }

    @CallTool(description = "Tells when a service opens.")
    public Hours openingHours(Service service, @CallParameter(description = "the day") LocalDate day) {
        return new Hours(service, day, "late noon");
    }

    @CallTool(description = "Tells what the caller has ordered.")
    public Order lastOrder(ToolContext call) {
        String caller = call.caller().orElseThrow(() -> new NotDone("the caller hides their number"));
        done.add(call.call() + " lastOrder " + caller + " key " + call.idempotencyKey());
        return new Order(caller, "green lamp");
    }

    @CallTool(description = "Books a table.", effect = true, confirm = "Book {seats}? Press 1.", deadlineMillis = 5_000)
    public Table bookTable(@CallParameter(min = "1", max = "9") int seats, ToolContext call) {
        done.add(call.call() + " bookTable " + seats + " for " + call.caller().orElse("nobody") + " key "
                + call.idempotencyKey());
        return new Table(seats, "under trees");
    }
}
