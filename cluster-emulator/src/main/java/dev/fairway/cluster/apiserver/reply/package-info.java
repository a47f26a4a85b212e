/** What a request comes to: a value, or a refusal worded as upstream's Status. Pure. */
@NullMarked
package dev.fairway.cluster.apiserver.reply;

import org.jspecify.annotations.NullMarked;
