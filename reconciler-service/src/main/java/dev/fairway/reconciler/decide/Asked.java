package dev.fairway.reconciler.decide;

import dev.fairway.contracts.model.Desired;

/** A desired state and the provider it is for. */
public record Asked(String provider, Desired desired) {}
