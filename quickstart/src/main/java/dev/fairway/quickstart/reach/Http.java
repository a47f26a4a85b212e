package dev.fairway.quickstart.reach;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Plain HTTP to one part, with errors that name the part. */
final class Http {
    private final String part;
    private final String base;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    Http(String part, String base) {
        this.part = part;
        this.base = base;
    }

    /** @param status of the answer; @param body of the answer, whatever its status is */
    record Answer(int status, String body) {
        boolean ok() {
            return status >= 200 && status < 300;
        }
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(base + path)).GET());
    }

    Answer send(String method, String path, String type, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    String orFail(String path) throws IOException, InterruptedException {
        return orFail(path, get(path));
    }

    String orFail(String path, Answer answer) throws IOException {
        if (!answer.ok()) {
            throw new IOException(part + " answered " + answer.status() + " to " + path + ": " + answer.body());
        }
        return answer.body();
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try {
            HttpResponse<String> response =
                    client.send(request.timeout(Duration.ofSeconds(10)).build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new IOException(
                    part + " does not answer at " + base + " (" + e + "); ./fairway status shows what runs", e);
        }
    }
}
