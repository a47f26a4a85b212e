/** The cloud-neutral model: what one source wants of one provider, and the targets it may send traffic to. Pure. */
@NullMarked
package dev.fairway.contracts.model;

import org.jspecify.annotations.NullMarked;
