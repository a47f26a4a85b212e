/** AWS' query and ec2 dialects, form in and XML out, by the SDK's own field descriptions. Pure. */
@NullMarked
package dev.fairway.cloud.aws.codec;

import org.jspecify.annotations.NullMarked;
