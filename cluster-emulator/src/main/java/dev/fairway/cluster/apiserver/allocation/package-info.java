/** Cluster IPs and node ports: which are taken and which a Service gets next. State in memory, no I/O. */
@NullMarked
package dev.fairway.cluster.apiserver.allocation;

import org.jspecify.annotations.NullMarked;
