package dev.fairway.cloud.edge;

import java.util.Map;

/**
 * A request with its body read.
 *
 * @param query of the URL, decoded
 * @param authorization the header, empty when absent
 */
public record Incoming(String method, String path, Map<String, String> query, String authorization, String body) {}
