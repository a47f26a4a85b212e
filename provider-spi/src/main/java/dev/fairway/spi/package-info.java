/**
 * What a cloud provider is: pure questions and a few acts on resources. No cloud is named here, nothing waits, retries or
 * measures: that is provider-runtime's.
 */
@NullMarked
package dev.fairway.spi;

import org.jspecify.annotations.NullMarked;
