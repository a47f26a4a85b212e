/**
 * Reads the protocol buffers that kubectl's typed commands (create namespace, create deployment, drain ..) send, into JSON.
 * Answers are JSON always. Pure.
 */
@NullMarked
package dev.fairway.cluster.apiserver.proto;

import org.jspecify.annotations.NullMarked;
