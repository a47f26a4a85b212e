/** What exists in the emulated account, as records, and the rules that refuse. States are functions of time. Pure. */
@NullMarked
package dev.fairway.cloud.aws.state;

import org.jspecify.annotations.NullMarked;
