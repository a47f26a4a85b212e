package dev.fairway.cluster.apiserver.watch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

final class RecordingSink implements Sink {
    final List<String> events = new ArrayList<>();
    boolean ended;

    @Override
    public void send(byte[] event) {
        events.add(new String(event, StandardCharsets.UTF_8));
    }

    @Override
    public void end() {
        ended = true;
    }
}
