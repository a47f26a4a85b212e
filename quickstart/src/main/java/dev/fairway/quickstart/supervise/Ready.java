package dev.fairway.quickstart.supervise;

import dev.fairway.quickstart.parts.Probe;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/** Asks a part once whether it is ready. */
final class Ready {
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();

    boolean check(Probe probe, long pid) throws InterruptedException {
        return switch (probe) {
            case Probe.Http(URI uri) -> answers(uri);
            case Probe.PidFile(var file) -> {
                try {
                    List<String> lines = Files.readAllLines(file);
                    yield !lines.isEmpty()
                            && lines.getFirst().strip().equals(Long.toString(pid))
                            && lines.stream().anyMatch(line -> line.strip().equals("ready"));
                } catch (IOException e) {
                    yield false;
                }
            }
        };
    }

    private boolean answers(URI uri) throws InterruptedException {
        try {
            var request =
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(2)).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
