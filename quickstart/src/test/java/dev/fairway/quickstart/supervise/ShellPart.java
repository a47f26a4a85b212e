package dev.fairway.quickstart.supervise;

import dev.fairway.quickstart.parts.Part;
import dev.fairway.quickstart.parts.Probe;
import dev.fairway.quickstart.parts.Program;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Parts that are a few words of shell. */
final class ShellPart {

    static Part ready(String name, Path directory, String... after) {
        return part(name, directory, "printf '%s\\nready\\n' $$ >" + name + ".ready; exec sleep 1000", after);
    }

    /** Does not listen to TERM. */
    static Part deaf(String name, Path directory) {
        return part(name, directory, "trap '' TERM; printf '%s\\nready\\n' $$ >" + name + ".ready; exec sleep 1000");
    }

    static Part failing(String name, Path directory, String words) {
        return part(name, directory, "echo " + words + "; exit 3");
    }

    private static Part part(String name, Path directory, String script, String... after) {
        var program = new Program(
                Path.of("/bin/sh"),
                null,
                List.of("sh", "-c", "cd " + directory + "; " + script),
                Map.of(),
                Program.StopSignal.TERM,
                /* userNamespace= */ false);
        return new Part(
                name,
                "nowhere",
                List.of(),
                List.of(after),
                program,
                new Probe.PidFile(directory.resolve(name + ".ready")));
    }

    private ShellPart() {}
}
