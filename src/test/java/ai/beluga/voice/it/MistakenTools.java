package ai.beluga.voice.it;

import ai.beluga.voice.tool.api.CallTool;
import jakarta.enterprise.context.ApplicationScoped;

/** Tools with a mistake. */
@ApplicationScoped
public class MistakenTools {

    @CallTool(description = "Books a room.", effect = true, confirm = "Shall I book {rom}?")
    public String bookRoom(String room) {
        return room;
    }
}
