package dev.fairway.provider.loop;

import dev.fairway.spi.Spec;

/** The steps of a turn, one class each. */
record Steps<S extends Spec, F>(
        Facts<S, F> facts,
        Look<S, F> look,
        Planning<S, F> planning,
        Puts<S, F> puts,
        Deletes<S, F> deletes,
        Saying<S> saying,
        Drain<S> drain,
        Versions<S> versions,
        Finish<S> finish,
        Settling<S, F> settling,
        SharedTurn<S, F> sharedTurn) {}
