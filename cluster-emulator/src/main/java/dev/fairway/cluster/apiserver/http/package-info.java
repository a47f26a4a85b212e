/** HTTP and WebSocket on loopback: path to target, verb to read or write, answer in the asked form. Shell. */
@NullMarked
package dev.fairway.cluster.apiserver.http;

import org.jspecify.annotations.NullMarked;
