package dev.fairway.quickstart.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fairway.quickstart.reach.Cloud;
import dev.fairway.quickstart.why.Words;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code calls [--since N] [-f]}. */
public record Calls(Cloud cloud) {

    public int print(List<String> arguments) throws IOException, InterruptedException {
        long since = 0;
        boolean follow = false;
        for (Iterator<String> words = arguments.iterator(); words.hasNext(); ) {
            String word = words.next();
            switch (word) {
                case "-f" -> follow = true;
                case "--since" -> since = words.hasNext() ? number(words.next()) : number("");
                default ->
                    throw new IllegalArgumentException("calls does not know '" + word + "'; it knows --since N and -f");
            }
        }
        long seen = print(since);
        while (follow) {
            TimeUnit.MILLISECONDS.sleep(300);
            seen = print(seen);
        }
        return 0;
    }

    private long print(long since) throws IOException, InterruptedException {
        long last = since;
        for (JsonNode call : cloud.journal(since)) {
            last = call.path("seq").asLong();
            System.out.printf(
                    "%5d %s %-5s %s  %s%n",
                    last,
                    call.path("mutating").asBoolean() ? "*" : " ",
                    call.path("cloud").asText(),
                    Words.call(call),
                    call.path("source").asText());
        }
        return last;
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--since needs the number of an entry, not '" + text + "'", e);
        }
    }
}
