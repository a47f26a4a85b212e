package dev.fairway.cloud.dataplane;

public enum Transport {
    TCP,
    UDP
}
